//! What the headers of one IP packet say.

use std::net::IpAddr;

use etherparse::checksum::Sum16BitWords;
use etherparse::{Ipv4HeaderSlice, Ipv6HeaderSlice, TcpHeaderSlice};
use thiserror::Error;

/// IP version of a packet, a layer or a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

/// Why bytes are not an IP packet that a stack would process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Malformed {
    /// No byte at all.
    #[error("the packet is empty")]
    Empty,
    /// The Ethernet header is cut off.
    #[error("the Ethernet header is cut off")]
    Link,
    /// The virtual switch has no such port.
    #[error("the virtual switch has no port {0}")]
    Port(u32),
    /// Neither 4 nor 6.
    #[error("IP version {0} is neither 4 nor 6")]
    Version(u8),
    /// The header is cut off or its length field is wrong.
    #[error("the IP header is cut off or has a wrong length")]
    Header,
    /// The total length says more than there is, or less than the header.
    #[error("the length in the header is {stated} bytes, but there are {present}")]
    Length {
        /// Length by the header, in bytes.
        stated: usize,
        /// Length of the data, in bytes.
        present: usize,
    },
    /// An extension header is cut off.
    #[error("an IPv6 extension header is cut off")]
    Extension,
    /// The transport header is cut off.
    #[error("the transport header is cut off or has a wrong length")]
    Transport,
}

/// The fragment fields of a packet that is a fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fragment {
    pub(crate) identification: u32,
    /// Where the piece belongs in the payload of the whole, in bytes.
    pub(crate) offset: usize,
    pub(crate) more: bool,
    /// Where the IPv6 fragment header starts, and the index of the byte that names it; zero for IPv4.
    pub(crate) header_start: usize,
    pub(crate) naming_byte: usize,
}

/// Sizes, addresses and ports of one IP packet. All lengths are in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Headers {
    pub(crate) family: Family,
    pub(crate) source: IpAddr,
    pub(crate) destination: IpAddr,
    /// Protocol of the payload after all extension headers.
    pub(crate) protocol: u8,
    /// IP header with options or extension headers.
    pub(crate) ip_len: usize,
    /// The packet by its own length field.
    pub(crate) total_len: usize,
    pub(crate) fragment: Option<Fragment>,
    /// Transport header; zero for a fragment and for protocols without ports.
    pub(crate) transport_len: usize,
    /// Source and destination port in host order, or ICMP type and code.
    pub(crate) ports: (u16, u16),
}

pub(crate) const ICMP: u8 = 1;
pub(crate) const IGMP: u8 = 2;
pub(crate) const TCP: u8 = 6;
pub(crate) const UDP: u8 = 17;
pub(crate) const ICMPV6: u8 = 58;
const FRAGMENT: u8 = 44;

impl Headers {
    /// Reads the headers of `bytes`, which may be longer than the packet.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut headers = match bytes.first().ok_or(Malformed::Empty)? >> 4 {
            4 => Self::parse_v4(bytes)?,
            6 => Self::parse_v6(bytes)?,
            version => return Err(Malformed::Version(version)),
        };
        if headers.fragment.is_none() {
            headers.parse_transport(&bytes[headers.ip_len..headers.total_len])?;
        }
        Ok(headers)
    }

    fn parse_v4(bytes: &[u8]) -> Result<Self, Malformed> {
        let header = Ipv4HeaderSlice::from_slice(bytes).map_err(|_| Malformed::Header)?;
        let ip_len = header.slice().len();
        let total_len = usize::from(header.total_len());
        if total_len < ip_len || total_len > bytes.len() {
            return Err(Malformed::Length {
                stated: total_len,
                present: bytes.len(),
            });
        }
        let fragment = header.is_fragmenting_payload().then(|| Fragment {
            identification: u32::from(header.identification()),
            offset: usize::from(header.fragments_offset().value()) * 8,
            more: header.more_fragments(),
            header_start: 0,
            naming_byte: 0,
        });
        Ok(Self {
            family: Family::V4,
            source: header.source_addr().into(),
            destination: header.destination_addr().into(),
            protocol: header.protocol().0,
            ip_len,
            total_len,
            fragment,
            transport_len: 0,
            ports: (0, 0),
        })
    }

    fn parse_v6(bytes: &[u8]) -> Result<Self, Malformed> {
        let header = Ipv6HeaderSlice::from_slice(bytes).map_err(|_| Malformed::Header)?;
        let total_len = 40 + usize::from(header.payload_length());
        if total_len > bytes.len() {
            return Err(Malformed::Length {
                stated: total_len,
                present: bytes.len(),
            });
        }
        let (mut at, mut next, mut naming_byte) = (40, header.next_header().0, 6);
        let mut fragment = None;
        while fragment.is_none() {
            // Hop-by-hop, routing, destination options, mobility and authentication headers say their own length.
            let len = match next {
                0 | 43 | 60 | 135 => bytes.get(at + 1).map(|units| 8 + usize::from(*units) * 8),
                51 => bytes.get(at + 1).map(|units| 8 + usize::from(*units) * 4),
                FRAGMENT => Some(8),
                _ => break,
            };
            let len = len
                .filter(|len| at + len <= total_len)
                .ok_or(Malformed::Extension)?;
            if next == FRAGMENT {
                let word = u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]);
                let identification = [bytes[at + 4], bytes[at + 5], bytes[at + 6], bytes[at + 7]];
                fragment = Some(Fragment {
                    identification: u32::from_be_bytes(identification),
                    offset: usize::from(word & !7),
                    more: word & 1 == 1,
                    header_start: at,
                    naming_byte,
                });
            }
            naming_byte = at;
            next = bytes[at];
            at += len;
        }
        // A fragment header that covers the whole packet ("atomic fragment") makes no fragment of it.
        let fragment = fragment.filter(|fragment| fragment.more || fragment.offset > 0);
        Ok(Self {
            family: Family::V6,
            source: header.source_addr().into(),
            destination: header.destination_addr().into(),
            protocol: next,
            ip_len: at,
            total_len,
            fragment,
            transport_len: 0,
            ports: (0, 0),
        })
    }

    fn parse_transport(&mut self, transport: &[u8]) -> Result<(), Malformed> {
        let (len, ports) = transport_header(self.protocol, transport)?;
        self.transport_len = len;
        self.ports = ports;
        Ok(())
    }

    /// Whether the checksum of the IPv4 header is right; always true for IPv6.
    pub(crate) fn header_checksum_good(&self, packet: &[u8]) -> bool {
        match self.family {
            Family::V6 => true,
            Family::V4 => {
                Sum16BitWords::new()
                    .add_slice(&packet[..self.ip_len])
                    .ones_complement()
                    == 0
            }
        }
    }

    /// Whether the checksum of the transport header is right. A UDP checksum of 0 over IPv4 counts as right.
    pub(crate) fn transport_checksum_good(&self, packet: &[u8]) -> bool {
        if self.fragment.is_some() {
            return true;
        }
        let transport = &packet[self.ip_len..self.total_len];
        if self.family == Family::V4 && self.protocol == UDP && transport.get(6..8) == Some(&[0, 0]) {
            return true;
        }
        match checksum_offset(self.protocol) {
            None => true,
            Some(_) => transport_sum(self.source, self.destination, self.protocol, transport) == 0,
        }
    }
}

/// Length of the transport header at the start of `transport`, and source and destination port (host order) or ICMP type and code.
pub(crate) fn transport_header(protocol: u8, transport: &[u8]) -> Result<(usize, (u16, u16)), Malformed> {
    let word = |at: usize| u16::from_be_bytes([transport[at], transport[at + 1]]);
    match protocol {
        TCP => {
            let header = TcpHeaderSlice::from_slice(transport).map_err(|_| Malformed::Transport)?;
            Ok((
                header.slice().len(),
                (header.source_port(), header.destination_port()),
            ))
        }
        UDP if transport.len() >= 8 => Ok((8, (word(0), word(2)))),
        ICMP | ICMPV6 if transport.len() >= 8 => Ok((8, (u16::from(transport[0]), u16::from(transport[1])))),
        // ICMPv4 messages are at least 8 bytes, ICMPv6 ones at least 4.
        ICMPV6 if transport.len() >= 4 => Ok((4, (u16::from(transport[0]), u16::from(transport[1])))),
        UDP | ICMP | ICMPV6 => Err(Malformed::Transport),
        _ => Ok((0, (0, 0))),
    }
}

/// Where the checksum stands in the transport header of `protocol`.
pub(crate) fn checksum_offset(protocol: u8) -> Option<usize> {
    match protocol {
        TCP => Some(16),
        UDP => Some(6),
        ICMP | ICMPV6 => Some(2),
        _ => None,
    }
}

/// The one's complement sum of a transport segment with its pseudo header; zero when the checksum in it is right.
pub(crate) fn transport_sum(source: IpAddr, destination: IpAddr, protocol: u8, transport: &[u8]) -> u16 {
    let mut sum = Sum16BitWords::new();
    if protocol != ICMP {
        for address in [source, destination] {
            sum = match address {
                IpAddr::V4(address) => sum.add_4bytes(address.octets()),
                IpAddr::V6(address) => sum.add_16bytes(address.octets()),
            };
        }
        sum = sum
            .add_4bytes((transport.len() as u32).to_be_bytes())
            .add_2bytes([0, protocol]);
    }
    sum.add_slice(transport).ones_complement().to_be()
}

/// Writes the right checksum into the IPv4 header `header`, all of it.
pub(crate) fn set_header_checksum(header: &mut [u8]) {
    header[10..12].fill(0);
    let sum = Sum16BitWords::new().add_slice(header).ones_complement();
    header[10..12].copy_from_slice(&sum.to_ne_bytes());
}

/// Writes the right checksum into the transport segment `transport`.
pub(crate) fn set_transport_checksum(
    source: IpAddr,
    destination: IpAddr,
    protocol: u8,
    transport: &mut [u8],
) {
    let Some(at) = checksum_offset(protocol).filter(|at| transport.len() >= at + 2) else {
        return;
    };
    transport[at..at + 2].fill(0);
    let mut sum = transport_sum(source, destination, protocol, transport);
    if sum == 0 && protocol == UDP {
        sum = 0xFFFF;
    }
    transport[at..at + 2].copy_from_slice(&sum.to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn udp_v4(payload: &[u8]) -> Vec<u8> {
        let mut packet = Vec::new();
        etherparse::PacketBuilder::ipv4([10, 0, 0, 2], [10, 0, 0, 1], 64)
            .udp(5353, 53)
            .write(&mut packet, payload)
            .expect("a packet in memory");
        packet
    }

    #[test]
    fn reads_udp_over_ipv4() {
        let packet = udp_v4(b"hello");
        let headers = Headers::parse(&packet).expect("well formed");
        assert_eq!(
            (headers.ip_len, headers.transport_len, headers.total_len),
            (20, 8, 33)
        );
        assert_eq!(headers.ports, (5353, 53));
        assert!(headers.header_checksum_good(&packet) && headers.transport_checksum_good(&packet));
    }

    #[test]
    fn checksums_are_written_as_etherparse_writes_them() {
        let good = udp_v4(b"odd length!");
        let headers = Headers::parse(&good).expect("well formed");
        let mut packet = good.clone();
        packet[10..12].fill(0xEE);
        packet[26..28].fill(0xEE);
        assert!(!headers.header_checksum_good(&packet) && !headers.transport_checksum_good(&packet));
        let (header, transport) = packet.split_at_mut(20);
        set_header_checksum(header);
        set_transport_checksum(headers.source, headers.destination, UDP, transport);
        assert_eq!(packet, good);
    }

    #[test]
    fn refuses_every_truncation_without_panicking() {
        let packet = udp_v4(b"hello");
        for len in 0..packet.len() {
            assert!(Headers::parse(&packet[..len]).is_err(), "{len}");
        }
        let mut v6 = Vec::new();
        etherparse::PacketBuilder::ipv6([1; 16], [2; 16], 64)
            .udp(1, 2)
            .write(&mut v6, b"x")
            .expect("in memory");
        assert!(Headers::parse(&v6).is_ok());
        for len in 0..v6.len() {
            assert!(Headers::parse(&v6[..len]).is_err(), "{len}");
        }
    }
}
