//! Reassembly of fragments.

use std::collections::VecDeque;
use std::net::IpAddr;

use super::packet::{Family, Headers, set_header_checksum};

/// How many datagrams may be incomplete at the same time; the oldest is given up beyond that.
const GROUPS: usize = 256;

/// What identifies the fragments of one datagram.
type Key = (IpAddr, IpAddr, u8, u32);

/// Collects fragments until a datagram is whole. `T` travels with each fragment.
#[derive(Debug)]
pub(crate) struct Reassembly<T> {
    groups: VecDeque<(Key, Vec<Piece<T>>)>,
    given_up: Vec<Piece<T>>,
}

/// One fragment, as it came.
#[derive(Debug)]
pub(crate) struct Piece<T> {
    pub(crate) bytes: std::sync::Arc<[u8]>,
    pub(crate) headers: Headers,
    pub(crate) tag: T,
}

impl<T> Piece<T> {
    fn offset(&self) -> usize {
        self.headers.fragment.map_or(0, |fragment| fragment.offset)
    }

    fn payload(&self) -> &[u8] {
        &self.bytes[self.headers.ip_len..self.headers.total_len]
    }
}

impl<T> Reassembly<T> {
    pub(crate) fn new() -> Self {
        Self {
            groups: VecDeque::new(),
            given_up: Vec::new(),
        }
    }

    /// Adds a fragment; returns the whole packet and its pieces in order of arrival when it was the last missing one.
    pub(crate) fn add(&mut self, piece: Piece<T>) -> Option<(Vec<u8>, Vec<Piece<T>>)> {
        let headers = piece.headers;
        let identification = headers.fragment?.identification;
        let key = (
            headers.source,
            headers.destination,
            headers.protocol,
            identification,
        );
        let index = match self.groups.iter().position(|(other, _)| *other == key) {
            Some(index) => index,
            None => {
                if self.groups.len() == GROUPS {
                    self.given_up
                        .extend(self.groups.pop_front().into_iter().flat_map(|(_, pieces)| pieces));
                }
                self.groups.push_back((key, Vec::new()));
                self.groups.len() - 1
            }
        };
        self.groups[index].1.push(piece);
        let whole = assemble(&self.groups[index].1)?;
        let (_, pieces) = self.groups.remove(index)?;
        Some((whole, pieces))
    }

    /// Takes out every fragment whose datagram never became whole.
    pub(crate) fn take_incomplete(&mut self) -> Vec<Piece<T>> {
        let mut pieces = std::mem::take(&mut self.given_up);
        pieces.extend(self.groups.drain(..).flat_map(|(_, pieces)| pieces));
        pieces
    }
}

/// The whole packet, when the pieces cover it without a gap. Overlapping pieces never do.
fn assemble<T>(pieces: &[Piece<T>]) -> Option<Vec<u8>> {
    let mut order: Vec<&Piece<T>> = pieces.iter().collect();
    order.sort_by_key(|piece| piece.offset());
    let first = *order.first().filter(|first| first.offset() == 0)?;
    let last = order.last()?.headers.fragment?;
    if last.more {
        return None;
    }
    let fragment = first.headers.fragment?;
    let mut whole = first.bytes[..first.headers.ip_len].to_vec();
    if first.headers.family == Family::V6 {
        whole[fragment.naming_byte] = whole[fragment.header_start];
        whole.drain(fragment.header_start..fragment.header_start + 8);
    }
    let header_len = whole.len();
    for piece in order {
        if piece.offset() != whole.len() - header_len {
            return None;
        }
        whole.extend_from_slice(piece.payload());
    }
    match first.headers.family {
        Family::V4 => {
            let total = u16::try_from(whole.len()).ok()?;
            whole[2..4].copy_from_slice(&total.to_be_bytes());
            whole[6..8].fill(0);
            set_header_checksum(&mut whole[..header_len]);
        }
        Family::V6 => {
            let payload = u16::try_from(whole.len() - 40).ok()?;
            whole[4..6].copy_from_slice(&payload.to_be_bytes());
        }
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fragments() -> Vec<Vec<u8>> {
        let payload: Vec<u8> = (0..40).collect();
        [(0, 16, true), (16, 32, true), (32, 40, false)]
            .into_iter()
            .map(|(from, to, more)| {
                let mut header = etherparse::Ipv4Header::new(
                    (to - from) as u16,
                    64,
                    etherparse::IpNumber::UDP,
                    [10, 0, 0, 2],
                    [10, 0, 0, 1],
                )
                .expect("short");
                header.identification = 7;
                header.more_fragments = more;
                header.fragment_offset =
                    etherparse::IpFragOffset::try_new((from / 8) as u16).expect("in range");
                header.header_checksum = header.calc_header_checksum();
                let mut packet = header.to_bytes().to_vec();
                packet.extend_from_slice(&payload[from..to]);
                packet
            })
            .collect()
    }

    fn piece(bytes: Vec<u8>) -> Piece<()> {
        Piece {
            headers: Headers::parse(&bytes).expect("well formed"),
            bytes: bytes.into(),
            tag: (),
        }
    }

    #[test]
    fn joins_fragments_in_any_order() {
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let mut reassembly = Reassembly::new();
            let all = fragments();
            assert!(reassembly.add(piece(all[order[0]].clone())).is_none());
            assert!(reassembly.add(piece(all[order[1]].clone())).is_none());
            let (whole, pieces) = reassembly.add(piece(all[order[2]].clone())).expect("complete");
            assert_eq!((whole.len(), pieces.len()), (60, 3));
            assert_eq!(whole[20..], (0..40).collect::<Vec<u8>>()[..]);
            let headers = Headers::parse(&whole);
            assert!(headers.is_err() || headers.is_ok_and(|headers| headers.fragment.is_none()));
        }
    }

    #[test]
    fn overlaps_and_gaps_never_become_whole() {
        let mut reassembly = Reassembly::new();
        let all = fragments();
        for index in [0, 0, 2, 1] {
            assert!(reassembly.add(piece(all[index].clone())).is_none());
        }
        assert_eq!(reassembly.take_incomplete().len(), 4);
    }
}
