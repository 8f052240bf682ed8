//! The layers between the transport layers and the host or an application, for everything but TCP: DATAGRAM_DATA in both
//! directions, and the layers of ICMP errors.
//!
//! They see packets only while a filter stands there. An ICMP error is no datagram: it has layers of its own.

use fwps_sys as sys;

use super::classify::View;
use super::layer::{Field, Layer};
use super::packet::Traveller;
use super::path;
use super::value::{self, Value};
use crate::machine::{self, Machine};
use crate::traffic::embedded::{self, Embedded, ICMP_HEADER};
use crate::traffic::output::Direction;
use crate::traffic::packet::{Family, TCP};

use Field::{
    CompartmentId, Flags, InterfaceIndex, InterfaceType, LocalAddress, LocalAddressType, LocalInterface,
    LocalPort, Protocol, RemoteAddress, RemotePort, SubInterfaceIndex, TunnelType,
};

/// A field of the layers of ICMP errors that no other layer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ErrorField {
    EmbeddedProtocol,
    EmbeddedRemoteAddress,
    EmbeddedLocalAddressType,
    EmbeddedLocalPort,
    EmbeddedRemotePort,
    ArrivalInterface,
    ArrivalInterfaceIndex,
    ArrivalInterfaceType,
    ArrivalTunnelType,
    ArrivalInterfaceProfile,
    NextHopInterfaceProfile,
    InterfaceQuarantineEpoch,
}

/// The fields of DATAGRAM_DATA, in order.
pub(super) const DATAGRAM_DATA: &[Field] = &[
    Protocol,
    LocalAddress,
    RemoteAddress,
    LocalAddressType,
    LocalPort,
    RemotePort,
    LocalInterface,
    InterfaceIndex,
    SubInterfaceIndex,
    Field::Direction,
    Flags,
    InterfaceType,
    TunnelType,
    CompartmentId,
];

/// The fields of INBOUND_ICMP_ERROR, in order. Type and code are what ports are to other protocols (C-145).
pub(super) const INBOUND_ICMP_ERROR: &[Field] = &[
    Field::Error(ErrorField::EmbeddedProtocol),
    LocalAddress,
    RemoteAddress,
    Field::Error(ErrorField::EmbeddedRemoteAddress),
    Field::Error(ErrorField::EmbeddedLocalAddressType),
    Field::Error(ErrorField::EmbeddedLocalPort),
    Field::Error(ErrorField::EmbeddedRemotePort),
    LocalInterface,
    LocalPort,
    RemotePort,
    InterfaceIndex,
    SubInterfaceIndex,
    InterfaceType,
    TunnelType,
    Field::Error(ErrorField::ArrivalInterface),
    Field::Error(ErrorField::ArrivalInterfaceIndex),
    Field::Error(ErrorField::ArrivalInterfaceType),
    Field::Error(ErrorField::ArrivalTunnelType),
    Flags,
    Field::Error(ErrorField::ArrivalInterfaceProfile),
    Field::Error(ErrorField::InterfaceQuarantineEpoch),
    CompartmentId,
];

/// The fields of OUTBOUND_ICMP_ERROR, in order.
pub(super) const OUTBOUND_ICMP_ERROR: &[Field] = &[
    LocalAddress,
    RemoteAddress,
    LocalAddressType,
    LocalInterface,
    LocalPort,
    RemotePort,
    InterfaceIndex,
    SubInterfaceIndex,
    InterfaceType,
    TunnelType,
    Flags,
    Field::Error(ErrorField::NextHopInterfaceProfile),
    Field::Error(ErrorField::InterfaceQuarantineEpoch),
    CompartmentId,
];

impl ErrorField {
    pub(crate) fn value(self, machine: &Machine, packet: &Traveller) -> Value {
        let Some(embedded) = packet.embedded() else {
            return Value::Empty;
        };
        // What comes back is a packet of the host, so its source is the local side.
        let port =
            |of: fn((u16, u16)) -> u16| embedded.ports.map_or(Value::Empty, |ports| Value::U16(of(ports)));
        match self {
            ErrorField::EmbeddedProtocol => Value::U8(embedded.protocol),
            ErrorField::EmbeddedRemoteAddress => Value::address(embedded.destination),
            ErrorField::EmbeddedLocalAddressType => Value::U8(value::address_type(machine, embedded.source)),
            ErrorField::EmbeddedLocalPort => port(|ports| ports.0),
            ErrorField::EmbeddedRemotePort => port(|ports| ports.1),
            ErrorField::ArrivalInterface => Value::U64(machine.interface(packet).luid),
            ErrorField::ArrivalInterfaceIndex => Value::U32(machine.interface(packet).index),
            ErrorField::ArrivalInterfaceType => Value::U32(super::host::INTERFACE_TYPE),
            ErrorField::ArrivalTunnelType => Value::U32(0),
            ErrorField::ArrivalInterfaceProfile | ErrorField::NextHopInterfaceProfile => Value::U32(1),
            // No interface is under quarantine, so the field has no value.
            ErrorField::InterfaceQuarantineEpoch => Value::Empty,
        }
    }
}

impl Layer {
    /// The layer of datagrams of a family; it has both directions.
    fn datagram(family: Family) -> Layer {
        match family {
            Family::V4 => Layer::DatagramDataV4,
            Family::V6 => Layer::DatagramDataV6,
        }
    }

    fn icmp_error(direction: Direction, family: Family) -> Layer {
        match (direction, family) {
            (Direction::Inbound, Family::V4) => Layer::InboundIcmpErrorV4,
            (Direction::Inbound, Family::V6) => Layer::InboundIcmpErrorV6,
            (Direction::Outbound, Family::V4) => Layer::OutboundIcmpErrorV4,
            (Direction::Outbound, Family::V6) => Layer::OutboundIcmpErrorV6,
        }
    }

    pub(crate) fn is_datagram(self) -> bool {
        matches!(self, Layer::DatagramDataV4 | Layer::DatagramDataV6)
    }

    pub(crate) fn is_icmp_error(self) -> bool {
        matches!(
            self,
            Layer::InboundIcmpErrorV4
                | Layer::InboundIcmpErrorV6
                | Layer::OutboundIcmpErrorV4
                | Layer::OutboundIcmpErrorV6
        )
    }
}

impl Traveller {
    fn is_icmp_error(&self) -> bool {
        embedded::is_error(self.headers.protocol, self.headers.ports.0)
    }

    /// The packet that an ICMP error is about.
    pub(crate) fn embedded(&self) -> Option<Embedded> {
        let inner = self.bytes.get(self.headers.ip_len + ICMP_HEADER..)?;
        Embedded::parse(inner).filter(|_| self.is_icmp_error())
    }
}

/// Shows a packet that passed the transport layers on its way up. `view` is how those showed it.
pub(super) fn receive(mut packet: Traveller, view: View) -> Option<Traveller> {
    let headers = packet.headers;
    if headers.protocol == TCP {
        return Some(packet);
    }
    // ALE has seen it when it comes here.
    packet.flags &= !sys::FWP_CONDITION_FLAG_REQUIRES_ALE_CLASSIFY;
    if !packet.is_icmp_error() {
        return pass(Layer::datagram(headers.family), packet, view);
    }
    if packet.embedded().is_none() {
        // No transport can be told of an error about nothing.
        return Some(packet);
    }
    // The data starts at the packet that comes back; the one size leads back over both headers (C-064).
    let both = headers.ip_len + ICMP_HEADER;
    let view = View {
        start: both,
        from: 0,
        ip_header: both,
        transport_header: ICMP_HEADER,
    };
    pass(
        Layer::icmp_error(Direction::Inbound, headers.family),
        packet,
        view,
    )
}

/// Shows a packet to the transport layers, before it goes down to them. `view` is how those show it.
pub(super) fn send(packet: Traveller, view: View) -> Option<Traveller> {
    let headers = packet.headers;
    let layer = match headers.protocol {
        TCP => return Some(packet),
        _ if packet.is_icmp_error() => Layer::icmp_error(Direction::Outbound, headers.family),
        _ => Layer::datagram(headers.family),
    };
    pass(layer, packet, view)
}

fn pass(layer: Layer, packet: Traveller, view: View) -> Option<Traveller> {
    if machine::with(|machine| machine.management.has_filters(layer)) {
        path::pass(layer, packet, view)
    } else {
        Some(packet)
    }
}

impl Machine {
    /// The endpoint that a layer names for a packet: for an ICMP error that arrived, the one that sent what comes back.
    pub(super) fn endpoint_at(&mut self, layer: Layer, packet: &Traveller) -> u64 {
        match packet.embedded() {
            Some(embedded) if layer.is_icmp_error() && packet.direction == Direction::Inbound => {
                let port = embedded.ports.map_or(0, |ports| ports.0);
                self.host
                    .endpoint_of((packet.headers.family, embedded.protocol, port))
            }
            _ => self.host.endpoint(packet),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_the_published_numbers() {
        assert_eq!(DATAGRAM_DATA.len(), sys::FWPS_FIELD_DATAGRAM_DATA_V4_MAX as usize);
        assert_eq!(
            INBOUND_ICMP_ERROR.len(),
            sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_MAX as usize
        );
        assert_eq!(
            OUTBOUND_ICMP_ERROR.len(),
            sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_MAX as usize
        );
        assert_eq!(
            DATAGRAM_DATA[sys::FWPS_FIELD_DATAGRAM_DATA_V6_DIRECTION as usize],
            Field::Direction
        );
        let inbound = |index: i32| INBOUND_ICMP_ERROR[index as usize];
        assert_eq!(
            inbound(sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_CODE),
            RemotePort
        );
        assert_eq!(
            inbound(sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_TUNNEL_TYPE),
            Field::Error(ErrorField::ArrivalTunnelType)
        );
        let outbound = |index: i32| OUTBOUND_ICMP_ERROR[index as usize];
        assert_eq!(outbound(sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_FLAGS), Flags);
        assert_eq!(
            outbound(sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_INDEX),
            InterfaceIndex
        );
    }
}
