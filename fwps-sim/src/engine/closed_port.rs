//! Ports that nobody listens at: the stack drops what comes for them, shows it at a discard layer, and answers.
//!
//! A TCP segment is dropped by the transport layer, and a reset answers it. A datagram is dropped by the network layer, and an ICMP
//! error answers it. Neither comes to the transport layers or to ALE. A callout that blocks at the discard layer keeps the stack
//! from answering (C-172). What the host sent from such a port has opened it: the answers to that come in.

use std::net::IpAddr;

use etherparse::icmpv6::DestUnreachableCode;
use etherparse::{Icmpv4Type, Icmpv6Type, PacketBuilder, TcpHeaderSlice, icmpv4};
use fwps_sys as sys;

use super::ale::flow_of;
use super::authorization::{self, endpoint_of};
use super::classify::{Verdict, View};
use super::discard::{self, Discard};
use super::layer::Layer;
use super::packet::Traveller;
use super::path;
use crate::machine::{self, Machine};
use crate::traffic::address::Kind;
use crate::traffic::embedded::ICMP_HEADER;
use crate::traffic::output::Direction;
use crate::traffic::packet::{Family, TCP, UDP};

/// The hop limit of what the stack sends of its own.
const HOPS: u8 = 128;
/// How many bytes behind its IP header an ICMP error returns of a packet.
const RETURNED_V4: usize = 8;
/// The size of an IPv6 packet that every link carries, in bytes: an ICMPv6 error returns what fits.
const MINIMUM_MTU: usize = 1280;

const RST: u8 = 0x04;
const ACK: u8 = 0x10;
/// The control bits that count as one byte of data: SYN and FIN.
const SYN_OR_FIN: [u8; 2] = [0x02, 0x01];

impl Machine {
    /// Whether a packet is for a port that nobody has, or is the reset that answers one.
    pub(super) fn has_no_endpoint(&self, packet: &Traveller) -> bool {
        let closed = &self.options.closed_ports;
        // Nearly every host has none, and this is asked for every packet.
        if closed.is_empty() || packet.exempt || packet.headers.fragment.is_some() {
            return false;
        }
        let protocol = packet.headers.protocol;
        closed.contains(&(protocol, packet.ports().0))
            && match (packet.direction, protocol) {
                (Direction::Inbound, TCP) => !self.host.authorizations.has_flow(&flow_of(packet)),
                (Direction::Inbound, UDP) => !self.host.authorizations.is_open(&endpoint_of(packet)),
                (Direction::Outbound, TCP) => {
                    authorization::flags_of_tcp(packet) & RST != 0
                        && !self.host.authorizations.has_flow(&flow_of(packet))
                }
                _ => false,
            }
    }
}

/// Drops a packet that nobody is there for, and answers it unless a callout of the discard layer says no. `view` is how
/// INBOUND_TRANSPORT would show it.
pub(super) fn refuse(packet: Traveller, view: View) {
    let headers = packet.headers;
    let (base, view, discard) = if headers.protocol == TCP {
        let discard = Discard::by_transport(sys::InetDiscardEndpointNotFound);
        (
            Layer::transport(Direction::Inbound, headers.family),
            view,
            discard,
        )
    } else {
        // Nobody says where the stack stopped: before the transport header, or behind it.
        let behind = machine::with(|machine| machine.draw(2) == 0);
        let view = View {
            start: if behind { view.start } else { headers.ip_len },
            transport_header: 0,
            ..view
        };
        let discard = Discard::by_network(sys::IpDiscardPortUnreachable);
        (
            Layer::ip_packet(Direction::Inbound, headers.family),
            view,
            discard,
        )
    };
    let answer = machine::with(|machine| answer(machine, &packet));
    if discard::show(base, packet, view, discard) == Verdict::Block {
        return;
    }
    // Both are packets of this module's own making.
    if let Some(Ok(answer)) = answer.map(|bytes| Traveller::new(Direction::Outbound, bytes, None)) {
        path::send(answer);
    }
}

/// What the stack answers; nothing to groups, from groups, or to a reset.
fn answer(machine: &Machine, packet: &Traveller) -> Option<Vec<u8>> {
    let headers = packet.headers;
    let addresses = &machine.host.addresses;
    let alone = |address: IpAddr| matches!(addresses.kind(address), Kind::Unicast | Kind::Foreign);
    if !alone(headers.source) || headers.source.is_unspecified() || !alone(headers.destination) {
        return None;
    }
    match headers.protocol {
        TCP => reset(packet),
        _ => Some(unreachable(packet)),
    }
}

/// The reset that answers a segment for which there is no connection (RFC 9293, section 3.10.7.1).
fn reset(packet: &Traveller) -> Option<Vec<u8>> {
    let headers = packet.headers;
    let segment = &packet.bytes[headers.ip_len..headers.total_len];
    let header = TcpHeaderSlice::from_slice(segment).ok()?;
    let flags = authorization::flags_of_tcp(packet);
    if flags & RST != 0 {
        return None;
    }
    let (from, to) = (headers.ports.1, headers.ports.0);
    let tcp = match (headers.destination, headers.source) {
        (IpAddr::V4(host), IpAddr::V4(peer)) => PacketBuilder::ipv4(host.octets(), peer.octets(), HOPS),
        (IpAddr::V6(host), IpAddr::V6(peer)) => PacketBuilder::ipv6(host.octets(), peer.octets(), HOPS),
        _ => return None,
    };
    let tcp = if flags & ACK != 0 {
        tcp.tcp(from, to, header.acknowledgment_number(), 0).rst()
    } else {
        let data = segment.len() - headers.transport_len;
        let control = SYN_OR_FIN.iter().filter(|bit| flags & **bit != 0).count();
        let next = header.sequence_number().wrapping_add((data + control) as u32);
        tcp.tcp(from, to, 0, 0).rst().ack(next)
    };
    let mut bytes = Vec::new();
    tcp.write(&mut bytes, &[]).ok()?;
    Some(bytes)
}

/// The ICMP error that answers a datagram: port unreachable.
fn unreachable(packet: &Traveller) -> Vec<u8> {
    let headers = packet.headers;
    let returned = match headers.family {
        Family::V4 => headers.ip_len + RETURNED_V4,
        Family::V6 => MINIMUM_MTU - 40 - ICMP_HEADER,
    };
    let returned = &packet.bytes[..headers.total_len.min(returned)];
    let mut bytes = Vec::new();
    let written = match (headers.destination, headers.source) {
        (IpAddr::V4(host), IpAddr::V4(peer)) => PacketBuilder::ipv4(host.octets(), peer.octets(), HOPS)
            .icmpv4(Icmpv4Type::DestinationUnreachable(
                icmpv4::DestUnreachableHeader::Port,
            ))
            .write(&mut bytes, returned),
        (IpAddr::V6(host), IpAddr::V6(peer)) => PacketBuilder::ipv6(host.octets(), peer.octets(), HOPS)
            .icmpv6(Icmpv6Type::DestinationUnreachable(DestUnreachableCode::Port))
            .write(&mut bytes, returned),
        _ => unreachable!("one header has addresses of one family"),
    };
    written.expect("a short packet in memory");
    bytes
}
