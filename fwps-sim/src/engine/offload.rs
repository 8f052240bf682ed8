//! Checksums that the NIC computes: what a send carries instead, and what a list says about it (C-031).
//!
//! Inside of the stack every packet has its whole checksum. A send whose checksum is left to the NIC only looks otherwise: it is shown
//! with the checksum of the pseudo header, and what a driver injects of it is completed when it was accepted.

use std::borrow::Cow;
use std::sync::Arc;

use fwps_sys as sys;

use super::packet::{Source, Traveller};
use crate::machine::Machine;
use crate::memory::list::List;
use crate::ndis::information;
use crate::traffic::output::Direction;
use crate::traffic::packet::{
    Family, Headers, TCP, UDP, checksum_offset, set_transport_checksum, transport_sum,
};
use crate::verify::contract::contract;

/// Bits of `NDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO` on a send.
const IS_IPV4: usize = 1;
const IS_IPV6: usize = 1 << 1;
const TCP_CHECKSUM: usize = 1 << 2;
const UDP_CHECKSUM: usize = 1 << 3;
const TCP_HEADER_OFFSET: u32 = 16;
/// Bits of it on a received packet.
const TCP_SUCCEEDED: usize = 1 << 3;
const UDP_SUCCEEDED: usize = 1 << 4;
const IP_SUCCEEDED: usize = 1 << 5;

/// Leaves the checksums of a list of sends to the NIC, by the seed, if the run has such sends.
pub(super) fn mark(machine: &mut Machine, packet: &mut Traveller) {
    let fits = |part: &Traveller| {
        let headers = &part.headers;
        let segment = &part.bytes[headers.ip_len..headers.total_len];
        // A UDP checksum of zero says that there is none.
        let absent = headers.protocol == UDP && segment.get(6..8) == Some(&[0, 0]);
        matches!(headers.protocol, TCP | UDP)
            && headers.protocol == packet.headers.protocol
            && headers.fragment.is_none()
            && part.injections.is_empty()
            && part.source.transport_checksum_good()
            && !absent
    };
    if machine.options.checksum_offload && packet.parts().all(fits) && machine.draw(2) == 0 {
        Arc::make_mut(&mut packet.source).offloaded = true;
        for part in &mut packet.rest {
            Arc::make_mut(&mut part.source).offloaded = true;
        }
    }
}

/// The checksum field with the sum of the pseudo header alone, which the NIC goes on from.
fn partial(headers: &Headers, segment_len: usize) -> [u8; 2] {
    let mut sum: u32 = segment_len as u32 + u32::from(headers.protocol);
    for address in [headers.source, headers.destination] {
        let octets = match address {
            std::net::IpAddr::V4(address) => address.octets().to_vec(),
            std::net::IpAddr::V6(address) => address.octets().to_vec(),
        };
        let words = octets.chunks_exact(2);
        sum += words
            .map(|word| u32::from(u16::from_be_bytes([word[0], word[1]])))
            .sum::<u32>();
    }
    while sum > 0xFFFF {
        sum = (sum >> 16) + (sum & 0xFFFF);
    }
    (sum as u16).to_be_bytes()
}

impl Traveller {
    /// Whether the NIC is to compute the checksum.
    fn is_offloaded(&self) -> bool {
        self.direction == Direction::Outbound && self.source.offloaded
    }

    /// The bytes of the packet as layers show them.
    pub(crate) fn shown(&self) -> Cow<'_, [u8]> {
        let at = checksum_offset(self.headers.protocol).filter(|_| self.is_offloaded());
        let Some(at) = at.map(|at| self.headers.ip_len + at) else {
            return Cow::Borrowed(&self.bytes);
        };
        let mut bytes = self.bytes.to_vec();
        let len = self.headers.total_len - self.headers.ip_len;
        bytes[at..at + 2].copy_from_slice(&partial(&self.headers, len));
        Cow::Owned(bytes)
    }
}

/// Writes what a list says about the checksums of the packets that it shows.
pub(super) fn inform(machine: &mut Machine, list: List, packet: &Traveller) {
    let headers = &packet.headers;
    let v4 = headers.family == Family::V4;
    let tcp = headers.protocol == TCP;
    let value = if packet.is_offloaded() {
        let offset = (headers.ip_len << TCP_HEADER_OFFSET) * usize::from(tcp);
        offset | if v4 { IS_IPV4 } else { IS_IPV6 } | if tcp { TCP_CHECKSUM } else { UDP_CHECKSUM }
    } else if packet.direction == Direction::Inbound && machine.options.checksum_offload {
        let checked = packet.injections.is_empty()
            && packet.flags & sys::FWP_CONDITION_FLAG_IS_LOOPBACK == 0
            && machine.draw(2) == 0;
        let source = &packet.source;
        let header = IP_SUCCEEDED * usize::from(v4 && source.header_checksum_good());
        let transport = match headers.protocol {
            TCP => TCP_SUCCEEDED,
            UDP => UDP_SUCCEEDED,
            _ => 0,
        };
        let whole = source.transport_checksum_good() && headers.fragment.is_none();
        (header | (transport * usize::from(whole))) * usize::from(checked)
    } else {
        0
    };
    information::write(list, sys::TcpIpChecksumNetBufferListInfo, value);
}

/// What an injected packet comes from, with its checksum left to the NIC exactly when its list says so.
pub(crate) fn source_of(
    machine: &Machine,
    address: usize,
    direction: Direction,
    mut source: Arc<Source>,
    headers: &Headers,
) -> Arc<Source> {
    let known = machine.ledger.list(address).is_some();
    // SAFETY: the ledger has the list.
    let list = unsafe { List::new(address) }.filter(|_| known && direction == Direction::Outbound);
    let asked = list.is_some_and(|list| is_asked(list, headers.protocol)) && headers.fragment.is_none();
    if source.offloaded != asked {
        Arc::make_mut(&mut source).offloaded = asked;
    }
    source
}

/// Whether the list of a send leaves the checksum of this protocol to the NIC.
fn is_asked(list: List, protocol: u8) -> bool {
    let info = information::read(list, sys::TcpIpChecksumNetBufferListInfo);
    match protocol {
        TCP => info & TCP_CHECKSUM != 0,
        UDP => info & UDP_CHECKSUM != 0,
        _ => false,
    }
}

/// Does for an IP packet that is sent what the NIC would do, if its list asks for that. What does not fit together is reported.
pub(crate) fn complete(machine: &mut Machine, address: usize, list: List, bytes: &mut [u8]) {
    let Ok(headers) = Headers::parse(bytes) else {
        return;
    };
    let info = information::read(list, sys::TcpIpChecksumNetBufferListInfo);
    let Some(record) = machine.ledger.list(address) else {
        return;
    };
    let received = record
        .packet
        .as_ref()
        .is_some_and(|packet| packet.direction == Direction::Inbound);
    let shown_partial = record
        .fate()
        .and_then(|fate| fate.packet())
        .is_some_and(Traveller::is_offloaded);
    if received && info != 0 {
        let text = format!(
            "a packet that was received is sent with its information about received checksums, {info:#x}"
        );
        machine.report_about(contract!(39), &[address], text);
        information::write(list, sys::TcpIpChecksumNetBufferListInfo, 0);
        return;
    }
    let asked = is_asked(list, headers.protocol);
    let Some(at) = checksum_offset(headers.protocol).filter(|_| headers.fragment.is_none()) else {
        return;
    };
    let (source, destination, protocol) = (headers.source, headers.destination, headers.protocol);
    let segment = &mut bytes[headers.ip_len..headers.total_len];
    let whole = transport_sum(source, destination, protocol, segment) == 0;
    let pseudo = segment[at..at + 2] == partial(&headers, segment.len());
    let wrong = match (asked, pseudo) {
        (true, true) => None,
        (true, false) => {
            Some("the list leaves the checksum to the NIC, but its field is not the sum of the pseudo header")
        }
        (false, true) if shown_partial && !whole => {
            Some("the checksum is the sum of the pseudo header, but the list does not leave it to the NIC")
        }
        (false, _) => return,
    };
    if let Some(text) = wrong {
        machine.report_about(contract!(31), &[address], text);
    }
    set_transport_checksum(source, destination, protocol, segment);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_the_segment_completes_the_sum() {
        let mut packet = Vec::new();
        etherparse::PacketBuilder::ipv6([0xFD; 16], [7; 16], 64)
            .udp(4000, 53)
            .write(&mut packet, b"odd")
            .expect("in memory");
        let headers = Headers::parse(&packet).expect("well formed");
        let good = [packet[46], packet[47]];
        let sum = partial(&headers, 11);
        packet[46..48].copy_from_slice(&sum);
        // What the NIC does: the complement of the sum over the segment, the field included.
        let padded = [&packet[40..], &[0]].concat();
        let mut total: u32 = padded
            .chunks_exact(2)
            .map(|word| u32::from(u16::from_be_bytes([word[0], word[1]])))
            .sum();
        while total > 0xFFFF {
            total = (total >> 16) + (total & 0xFFFF);
        }
        assert_eq!((!(total as u16)).to_be_bytes(), good);
    }
}
