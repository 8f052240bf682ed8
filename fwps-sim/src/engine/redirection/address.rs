//! Addresses of packets, and packets with other addresses.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use crate::engine::packet::{Source, Traveller};
use crate::traffic::output::Direction;
use crate::traffic::packet::{
    Family, Headers, ICMP, ICMPV6, TCP, UDP, set_header_checksum, set_transport_checksum,
};

/// Whether connections of the protocol pass the redirect layers (C-248).
pub(super) fn is_redirectable(packet: &Traveller) -> bool {
    matches!(packet.headers.protocol, TCP | UDP | ICMP | ICMPV6) && packet.headers.fragment.is_none()
}

/// The host's side of a packet; port 0 for a protocol without ports.
pub(super) fn local_of(packet: &Traveller) -> SocketAddr {
    SocketAddr::new(packet.local(), ports_of(packet).0)
}

/// The other side of a packet; port 0 for a protocol without ports.
pub(super) fn remote_of(packet: &Traveller) -> SocketAddr {
    SocketAddr::new(packet.remote(), ports_of(packet).1)
}

fn ports_of(packet: &Traveller) -> (u16, u16) {
    match packet.headers.protocol {
        TCP | UDP => packet.ports(),
        _ => (0, 0),
    }
}

/// The unspecified address of the family of `address`.
pub(super) fn unspecified(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => std::net::Ipv4Addr::UNSPECIFIED.into(),
        IpAddr::V6(_) => std::net::Ipv6Addr::UNSPECIFIED.into(),
    }
}

impl Traveller {
    /// Gives the packet, and those in its list, other ends.
    pub(super) fn readdress(&mut self, local: SocketAddr, remote: SocketAddr) {
        let (source, destination) = match self.direction {
            Direction::Outbound => (local, remote),
            Direction::Inbound => (remote, local),
        };
        self.readdress_one(source, destination);
        for part in &mut self.rest {
            part.readdress_one(source, destination);
        }
    }

    fn readdress_one(&mut self, source: SocketAddr, destination: SocketAddr) {
        let headers = self.headers;
        let bytes = Arc::make_mut(&mut self.bytes);
        match (headers.family, source.ip(), destination.ip()) {
            (Family::V4, IpAddr::V4(source), IpAddr::V4(destination)) => {
                bytes[12..16].copy_from_slice(&source.octets());
                bytes[16..20].copy_from_slice(&destination.octets());
                set_header_checksum(&mut bytes[..headers.ip_len]);
            }
            (Family::V6, IpAddr::V6(source), IpAddr::V6(destination)) => {
                bytes[8..24].copy_from_slice(&source.octets());
                bytes[24..40].copy_from_slice(&destination.octets());
            }
            _ => return,
        }
        let transport = &mut bytes[headers.ip_len..headers.total_len];
        if matches!(headers.protocol, TCP | UDP) {
            transport[..2].copy_from_slice(&source.port().to_be_bytes());
            transport[2..4].copy_from_slice(&destination.port().to_be_bytes());
        }
        set_transport_checksum(source.ip(), destination.ip(), headers.protocol, transport);
        if let Ok(headers) = Headers::parse(&self.bytes) {
            self.headers = headers;
        }
        let mut source = Source::new(self.source.number, Arc::clone(&self.bytes), Vec::new());
        source.link.clone_from(&self.source.link);
        source.padding.clone_from(&self.source.padding);
        self.source = Arc::new(source);
    }
}
