//! Ethernet headers.

use std::net::IpAddr;

use super::output::Direction;
use super::packet::{Family, Headers};

/// An Ethernet address.
pub(crate) type MacAddress = [u8; 6];

/// The address of the host's interface, as long as the traffic shows no other one.
pub(crate) const HOST: MacAddress = [2, 0, 0, 0, 0, 1];

const IPV4: u16 = 0x0800;
const ARP: u16 = 0x0806;
const IPV6: u16 = 0x86DD;
/// Tags of customers and of providers.
const TAGS: [u16; 2] = [0x8100, 0x88A8];

/// The parts of an Ethernet header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ethernet {
    pub(crate) destination: MacAddress,
    pub(crate) source: MacAddress,
    /// What the payload is, behind all tags.
    pub(crate) ether_type: u16,
    /// The VLAN of the outermost tag; zero without any.
    pub(crate) vlan: u16,
    /// Length of the header in bytes, tags included.
    pub(crate) len: usize,
}

impl Ethernet {
    /// Reads the header; `None` when it is cut off.
    pub(crate) fn parse(frame: &[u8]) -> Option<Self> {
        let word = |at: usize| Some(u16::from_be_bytes([*frame.get(at)?, *frame.get(at + 1)?]));
        let mut at = 12;
        let mut vlan = None;
        while TAGS.contains(&word(at)?) {
            let tag = word(at + 2)?;
            vlan = vlan.or(Some(tag & 0x0FFF));
            at += 4;
        }
        Some(Self {
            destination: frame.get(..6)?.try_into().ok()?,
            source: frame.get(6..12)?.try_into().ok()?,
            ether_type: word(at)?,
            vlan: vlan.unwrap_or(0),
            len: at + 2,
        })
    }

    /// Whether the payload is an IP packet, well formed or not.
    pub(crate) fn holds_ip(&self) -> bool {
        matches!(self.ether_type, IPV4 | IPV6)
    }

    /// The headers of the IP packet in the frame, when there is a whole one.
    pub(crate) fn ip(&self, frame: &[u8]) -> Option<Headers> {
        let headers = Headers::parse(&frame[self.len..]).ok()?;
        let expected = match headers.family {
            Family::V4 => IPV4,
            Family::V6 => IPV6,
        };
        (self.ether_type == expected).then_some(headers)
    }

    /// The IPv4 address of the sender of an ARP message.
    pub(crate) fn arp_sender(&self, frame: &[u8]) -> Option<IpAddr> {
        let bytes = frame.get(self.len + 14..self.len + 18)?;
        let address: [u8; 4] = bytes.try_into().ok()?;
        (self.ether_type == ARP).then(|| address.into())
    }
}

/// Whether the bytes start at an Ethernet header, and not at an IP header.
pub(crate) fn starts_at_header(bytes: &[u8]) -> bool {
    let Some(header) = Ethernet::parse(bytes) else {
        return false;
    };
    let version = bytes.get(header.len).map(|byte| byte >> 4);
    match header.ether_type {
        IPV4 => version == Some(4),
        IPV6 => version == Some(6),
        _ => Headers::parse(bytes).is_err(),
    }
}

/// Whether the address is that of a group.
pub(crate) fn is_group(address: MacAddress) -> bool {
    address[0] & 1 != 0
}

/// The header of a packet that came without one: its addresses follow from those of the IP header.
pub(crate) fn header_for(direction: Direction, host: MacAddress, headers: &Headers) -> Vec<u8> {
    let (source, destination) = match direction {
        Direction::Inbound => (address_for(headers.source), address_for(headers.destination)),
        Direction::Outbound => (host, address_for(headers.destination)),
    };
    let group = is_group(destination);
    let destination = if direction == Direction::Inbound && !group {
        host
    } else {
        destination
    };
    let ether_type = match headers.family {
        Family::V4 => IPV4,
        Family::V6 => IPV6,
    };
    [&destination[..], &source[..], &ether_type.to_be_bytes()].concat()
}

/// The address of a neighbour, or of a group.
fn address_for(address: IpAddr) -> MacAddress {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, d] = address.octets();
            match address {
                _ if address.is_broadcast() => [0xFF; 6],
                _ if address.is_multicast() => [1, 0, 0x5E, b & 0x7F, c, d],
                _ => [2, 4, a, b, c, d],
            }
        }
        IpAddr::V6(address) => {
            let octets = address.octets();
            let [a, b, c, d] = [octets[12], octets[13], octets[14], octets[15]];
            if address.is_multicast() {
                [0x33, 0x33, a, b, c, d]
            } else {
                [2, 6, a, b, c, d]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_and_refuses_every_truncation() {
        let mut frame = vec![1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        frame.extend_from_slice(&[0x88, 0xA8, 0x20, 5, 0x81, 0, 0, 6, 8, 6]);
        let header = Ethernet::parse(&frame).expect("whole");
        assert_eq!((header.vlan, header.ether_type, header.len), (5, ARP, 22));
        assert_eq!(header.source, [7, 8, 9, 10, 11, 12]);
        for len in 0..frame.len() {
            assert_eq!(Ethernet::parse(&frame[..len]), None, "{len}");
        }
    }

    #[test]
    fn tells_an_ip_header_from_an_ethernet_header() {
        let mut packet = Vec::new();
        etherparse::PacketBuilder::ipv4([10, 0, 0, 2], [10, 0, 0, 1], 64)
            .udp(1, 2)
            .write(&mut packet, b"payload")
            .expect("in memory");
        assert!(!starts_at_header(&packet));
        let headers = Headers::parse(&packet).expect("whole");
        let mut frame = header_for(Direction::Inbound, HOST, &headers);
        frame.extend_from_slice(&packet);
        assert!(starts_at_header(&frame));
        let header = Ethernet::parse(&frame).expect("whole");
        assert_eq!((header.destination, header.source), (HOST, [2, 4, 10, 0, 0, 2]));
        assert_eq!(header.ip(&frame), Some(headers));
    }
}
