//! Other forms of the same packet: options and extension headers, fragments; and the one form that all of them have in common.

use std::net::IpAddr;

use super::fragments::{Piece, Reassembly};
use super::packet::{Family, Headers, set_header_checksum};

/// An IPv4 option for experiments (RFC 4727) that is copied into fragments: type, length, and what no sender writes.
const OPTION: [u8; 8] = [0x9E, 8, b'f', b'w', b'p', b's', 0, 1];
/// An IPv6 header of destination options with an option for experiments that who does not know it skips; the first byte names the
/// next header.
const EXTENSION: [u8; 8] = [0, 0, 0x1E, 4, b'f', b'w', b'p', b's'];
const DESTINATION_OPTIONS: u8 = 60;
const FRAGMENT: u8 = 44;
/// Extension headers that come before those of the destination.
const EARLY: [u8; 2] = [0, 43];

/// The packet with an option more, if it has room for one.
pub(crate) fn with_option(packet: &[u8], headers: &Headers) -> Option<Vec<u8>> {
    let longest = match headers.family {
        Family::V4 => usize::from(u16::MAX),
        Family::V6 => 40 + usize::from(u16::MAX),
    };
    if headers.fragment.is_some() || headers.total_len + OPTION.len() > longest {
        return None;
    }
    let mut longer = packet[..headers.total_len].to_vec();
    match headers.family {
        Family::V4 => {
            if headers.ip_len + OPTION.len() > 60 || !headers.header_checksum_good(packet) {
                return None;
            }
            longer.splice(20..20, OPTION);
            longer[0] += 2;
            let total = longer.len() as u16;
            longer[2..4].copy_from_slice(&total.to_be_bytes());
            set_header_checksum(&mut longer[..headers.ip_len + OPTION.len()]);
        }
        Family::V6 => {
            if EARLY.contains(&longer[6]) {
                return None;
            }
            longer.splice(40..40, EXTENSION);
            longer[40] = longer[6];
            longer[6] = DESTINATION_OPTIONS;
            let payload = (longer.len() - 40) as u16;
            longer[4..6].copy_from_slice(&payload.to_be_bytes());
        }
    }
    Some(longer)
}

/// The packet in three fragments, if it is whole and long enough; `identification` is theirs alone.
pub(crate) fn in_fragments(packet: &[u8], headers: &Headers, identification: u32) -> Option<Vec<Vec<u8>>> {
    let header = match headers.family {
        Family::V4 => headers.ip_len,
        Family::V6 => 40,
    };
    let payload = packet.get(header..headers.total_len)?;
    let third = payload.len() / 3 / 8 * 8;
    let early = headers.family == Family::V6 && EARLY.contains(&packet[6]);
    if headers.fragment.is_some()
        || third == 0
        || early
        || !headers.header_checksum_good(packet)
        || headers.total_len + 8 > usize::from(u16::MAX)
    {
        return None;
    }
    let bounds = [(0, third), (third, 2 * third), (2 * third, payload.len())];
    let cut = |(from, to): (usize, usize)| {
        let more = u16::from(to < payload.len());
        let mut piece = packet[..header].to_vec();
        match headers.family {
            Family::V4 => {
                piece[2..4].copy_from_slice(&((header + to - from) as u16).to_be_bytes());
                piece[4..6].copy_from_slice(&(identification as u16).to_be_bytes());
                piece[6..8].copy_from_slice(&((from / 8) as u16 | more << 13).to_be_bytes());
                set_header_checksum(&mut piece);
            }
            Family::V6 => {
                piece[4..6].copy_from_slice(&((8 + to - from) as u16).to_be_bytes());
                let next = std::mem::replace(&mut piece[6], FRAGMENT);
                piece.extend([next, 0]);
                piece.extend((from as u16 | more).to_be_bytes());
                piece.extend(identification.to_be_bytes());
            }
        }
        piece.extend_from_slice(&payload[from..to]);
        piece
    };
    Some(bounds.into_iter().map(cut).collect())
}

/// The packets in the form that does not depend on shapes, sorted: fragments joined, added options taken out, and without what only
/// fragments need, the identification and the flag "don't fragment" of IPv4.
pub(crate) fn normal<'a>(packets: impl Iterator<Item = &'a [u8]>) -> Vec<Vec<u8>> {
    let mut joined = Reassembly::new();
    let mut normal = Vec::new();
    for packet in packets {
        match Headers::parse(packet) {
            Ok(headers) if headers.fragment.is_some() => {
                let piece = Piece {
                    bytes: packet.into(),
                    headers,
                    tag: (),
                };
                if let Some((whole, _)) = joined.add(piece) {
                    normal.push(whole);
                }
            }
            _ => normal.push(packet.to_vec()),
        }
    }
    for packet in &mut normal {
        if let Ok(headers) = Headers::parse(packet) {
            simplify(packet, &headers);
        }
    }
    normal.extend(
        joined
            .take_incomplete()
            .into_iter()
            .map(|piece| piece.bytes.to_vec()),
    );
    normal.sort_unstable();
    normal
}

fn simplify(packet: &mut Vec<u8>, headers: &Headers) {
    packet.truncate(headers.total_len);
    match headers.family {
        Family::V4 => {
            let mut len = headers.ip_len;
            if packet.get(20..28) == Some(&OPTION) && len >= 28 {
                packet.drain(20..28);
                packet[0] -= 2;
                len -= 8;
                let total = packet.len() as u16;
                packet[2..4].copy_from_slice(&total.to_be_bytes());
            }
            packet[4..6].fill(0);
            packet[6] &= !0x40;
            set_header_checksum(&mut packet[..len]);
        }
        Family::V6 => {
            if packet[6] == DESTINATION_OPTIONS && packet.get(41..48) == Some(&EXTENSION[1..]) {
                packet[6] = packet[40];
                packet.drain(40..48);
                let payload = (packet.len() - 40) as u16;
                packet[4..6].copy_from_slice(&payload.to_be_bytes());
            }
        }
    }
}

/// A number that both directions between two ends have in common.
pub(crate) fn conversation(headers: &Headers) -> u64 {
    use std::hash::{Hash, Hasher};
    let end = |address: IpAddr, port: u16| {
        let mut hasher = rustc_hash::FxHasher::default();
        (address, port).hash(&mut hasher);
        hasher.finish() >> 32
    };
    end(headers.source, headers.ports.0) ^ end(headers.destination, headers.ports.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packets() -> [Vec<u8>; 2] {
        let payload: Vec<u8> = (0..100).collect();
        let (mut v4, mut v6) = (Vec::new(), Vec::new());
        etherparse::PacketBuilder::ipv4([10, 0, 0, 2], [10, 0, 0, 1], 64)
            .udp(1, 2)
            .write(&mut v4, &payload)
            .expect("in memory");
        etherparse::PacketBuilder::ipv6([1; 16], [2; 16], 64)
            .udp(1, 2)
            .write(&mut v6, &payload)
            .expect("in memory");
        [v4, v6]
    }

    #[test]
    fn every_form_of_a_packet_is_normally_the_same() {
        for packet in packets() {
            let expected = normal([packet.as_slice()].into_iter());
            let headers = Headers::parse(&packet).expect("well formed");
            let longer = with_option(&packet, &headers).expect("there is room");
            let known = Headers::parse(&longer).expect("well formed");
            assert_eq!((known.ip_len, known.ports), (headers.ip_len + 8, (1, 2)));
            assert!(known.header_checksum_good(&longer) && known.transport_checksum_good(&longer));
            assert_eq!(normal([longer.as_slice()].into_iter()), expected);
            for (whole, headers) in [(&packet, &headers), (&longer, &known)] {
                let pieces = in_fragments(whole, headers, 77).expect("long enough");
                assert_eq!(pieces.len(), 3);
                assert_eq!(
                    normal(pieces.iter().rev().map(Vec::as_slice)),
                    expected,
                    "fragments of {whole:x?}"
                );
                for piece in &pieces {
                    let headers = Headers::parse(piece).expect("well formed");
                    assert!(headers.fragment.is_some() && headers.header_checksum_good(piece));
                }
            }
        }
    }

    #[test]
    fn other_bytes_are_another_packet() {
        let [packet, _] = packets();
        let mut other = packet.clone();
        other[40] ^= 1;
        assert_ne!(
            normal([packet.as_slice()].into_iter()),
            normal([other.as_slice()].into_iter())
        );
    }
}
