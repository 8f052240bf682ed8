//! The packet that an ICMP error message is about: its start comes back behind the ICMP header.

use std::net::IpAddr;

use super::packet::{ICMP, ICMPV6, TCP, UDP};

/// Length of the header of an ICMP error message.
pub(crate) const ICMP_HEADER: usize = 8;

/// What the start of a returned packet says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Embedded {
    pub(crate) source: IpAddr,
    pub(crate) destination: IpAddr,
    pub(crate) protocol: u8,
    /// Source and destination port in host order, for protocols that have some.
    pub(crate) ports: Option<(u16, u16)>,
}

/// Whether an ICMP message reports an error about another packet. A redirect is for the routing table, and reaches no transport.
pub(crate) fn is_error(protocol: u8, kind: u16) -> bool {
    match protocol {
        ICMP => matches!(kind, 3 | 4 | 11 | 12),
        ICMPV6 => (1..=4).contains(&kind),
        _ => false,
    }
}

impl Embedded {
    /// Reads the start of a packet, which is cut off somewhere behind its IP header. `None` when less is there.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let (source, destination, protocol, at) = match bytes.first()? >> 4 {
            4 => Self::parse_v4(bytes)?,
            6 => Self::parse_v6(bytes)?,
            _ => return None,
        };
        let ports = match (protocol, bytes.get(at..at + 4)) {
            (TCP | UDP, Some(ports)) => Some((
                u16::from_be_bytes([ports[0], ports[1]]),
                u16::from_be_bytes([ports[2], ports[3]]),
            )),
            _ => None,
        };
        Some(Self {
            source,
            destination,
            protocol,
            ports,
        })
    }

    fn parse_v4(bytes: &[u8]) -> Option<(IpAddr, IpAddr, u8, usize)> {
        let header = bytes.get(..20)?;
        let len = usize::from(header[0] & 15) * 4;
        if len < 20 || bytes.len() < len {
            return None;
        }
        let address = |at: usize| IpAddr::from([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        Some((address(12), address(16), header[9], len))
    }

    fn parse_v6(bytes: &[u8]) -> Option<(IpAddr, IpAddr, u8, usize)> {
        let header = bytes.get(..40)?;
        let address = |at: usize| <[u8; 16]>::try_from(&header[at..at + 16]).ok().map(IpAddr::from);
        let (mut next, mut at) = (header[6], 40);
        // Hop-by-hop, routing, destination options and fragment headers.
        while matches!(next, 0 | 43 | 60 | 44) {
            let extension = bytes.get(at..at + 8)?;
            let len = if next == 44 {
                8
            } else {
                8 + usize::from(extension[1]) * 8
            };
            next = extension[0];
            at += len;
        }
        Some((address(8)?, address(24)?, next, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_router_sends_back() {
        let mut packet = Vec::new();
        etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [192, 0, 2, 7], 1)
            .udp(4000, 53)
            .write(&mut packet, &[0; 100])
            .expect("in memory");
        let embedded = Embedded::parse(&packet[..28]).expect("header and 8 bytes");
        assert_eq!((embedded.protocol, embedded.ports), (UDP, Some((4000, 53))));
        assert_eq!(embedded.destination, IpAddr::from([192, 0, 2, 7]));
        assert_eq!(Embedded::parse(&packet[..22]).expect("a header").ports, None);
        for len in 0..20 {
            assert_eq!(Embedded::parse(&packet[..len]), None);
        }
    }

    #[test]
    fn skips_extension_headers() {
        let mut packet = vec![0; 56];
        (packet[0], packet[6], packet[23], packet[39]) = (0x60, 60, 1, 2);
        (packet[40], packet[41]) = (UDP, 0);
        packet[48..52].copy_from_slice(&[0x10, 0, 0, 53]);
        let embedded = Embedded::parse(&packet).expect("whole headers");
        assert_eq!((embedded.protocol, embedded.ports), (UDP, Some((0x1000, 53))));
        assert_eq!(Embedded::parse(&packet[..44]), None);
    }

    #[test]
    fn tells_errors_from_questions() {
        assert!(is_error(ICMP, 3) && is_error(ICMPV6, 2));
        assert!(!is_error(ICMP, 8) && !is_error(ICMP, 5) && !is_error(ICMPV6, 128) && !is_error(UDP, 3));
    }
}
