//! The host as a router: its two interfaces, what it forwards, and the IPFORWARD layers.
//!
//! The host's own networks are behind the one interface, everything else is behind the other. A packet between other hosts
//! passes INBOUND_IPPACKET, IPFORWARD and OUTBOUND_IPPACKET (C-046). With weak hosts, a packet between the host and the far
//! interface passes IPFORWARD too, marked as passing through (C-045). The hop count of a packet is left alone.

use fwps_sys as sys;

use super::classify::View;
use super::fragment_group;
use super::host::{INTERFACE_INDEX, INTERFACE_LUID, SUB_INTERFACE_INDEX};
use super::layer::{Field, Layer};
use super::mac;
use super::packet::Traveller;
use super::path;
use super::value::Value;
use crate::machine::{self, Machine};
use crate::traffic::address::Kind;
use crate::traffic::output::Direction;

/// An interface of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interface {
    pub(crate) index: u32,
    pub(crate) sub_index: u32,
    pub(crate) luid: u64,
}

/// The interface to the networks of the host's addresses.
pub(crate) const NEAR: Interface = Interface {
    index: INTERFACE_INDEX,
    sub_index: SUB_INTERFACE_INDEX,
    luid: INTERFACE_LUID,
};

/// The interface to everywhere else.
pub(crate) const FAR: Interface = Interface {
    index: INTERFACE_INDEX + 1,
    sub_index: SUB_INTERFACE_INDEX + 1,
    luid: INTERFACE_LUID + 0x100_0000,
};

/// How a packet comes to the IPFORWARD layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passage {
    /// From another host to another host.
    Transit,
    /// To the host, over the interface that does not have its address.
    Inbound,
    /// From the host, over the interface that does not have its address.
    Outbound,
}

/// A field of the IPFORWARD layers that no other layer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ForwardField {
    SourceAddress,
    DestinationAddress,
    ForwardInterface,
    SourceInterfaceIndex,
    SourceSubInterfaceIndex,
    DestinationInterfaceIndex,
    DestinationSubInterfaceIndex,
    PhysicalArrivalInterface,
    ArrivalInterfaceProfile,
    PhysicalNextHopInterface,
    NextHopInterfaceProfile,
}

/// The fields of the IPFORWARD layers, in order.
pub(super) const FIELDS: &[Field] = &[
    Field::Forward(ForwardField::SourceAddress),
    Field::Forward(ForwardField::DestinationAddress),
    Field::DestinationAddressType,
    Field::LocalInterface,
    Field::Forward(ForwardField::ForwardInterface),
    Field::Forward(ForwardField::SourceInterfaceIndex),
    Field::Forward(ForwardField::SourceSubInterfaceIndex),
    Field::Forward(ForwardField::DestinationInterfaceIndex),
    Field::Forward(ForwardField::DestinationSubInterfaceIndex),
    Field::Flags,
    Field::Forward(ForwardField::PhysicalArrivalInterface),
    Field::Forward(ForwardField::ArrivalInterfaceProfile),
    Field::Forward(ForwardField::PhysicalNextHopInterface),
    Field::Forward(ForwardField::NextHopInterfaceProfile),
    Field::CompartmentId,
];

impl ForwardField {
    pub(crate) fn value(self, machine: &Machine, packet: &Traveller) -> Value {
        let (arrival, departure) = machine.route(packet);
        match self {
            ForwardField::SourceAddress => Value::address(packet.headers.source),
            ForwardField::DestinationAddress => Value::address(packet.headers.destination),
            ForwardField::ForwardInterface | ForwardField::PhysicalNextHopInterface => {
                Value::U64(departure.luid)
            }
            ForwardField::PhysicalArrivalInterface => Value::U64(arrival.luid),
            ForwardField::SourceInterfaceIndex => Value::U32(arrival.index),
            ForwardField::SourceSubInterfaceIndex => Value::U32(arrival.sub_index),
            ForwardField::DestinationInterfaceIndex => Value::U32(departure.index),
            ForwardField::DestinationSubInterfaceIndex => Value::U32(departure.sub_index),
            ForwardField::ArrivalInterfaceProfile | ForwardField::NextHopInterfaceProfile => Value::U32(1),
        }
    }
}

impl Machine {
    /// How a packet comes to the IPFORWARD layers; `None` when it does not.
    pub(crate) fn passage(&self, packet: &Traveller) -> Option<Passage> {
        // Most hosts do neither, and this is asked for every packet at every layer.
        if !self.options.forwarding && !self.options.weak_host {
            return None;
        }
        let addresses = &self.host.addresses;
        let (source, destination) = (packet.headers.source, packet.headers.destination);
        let kinds = (addresses.kind(source), addresses.kind(destination));
        let weak = self.options.weak_host;
        match kinds {
            _ if source.is_unspecified() => None,
            (Kind::Foreign, Kind::Foreign) if self.options.forwarding => Some(Passage::Transit),
            (Kind::Foreign, Kind::Unicast) if weak && !addresses.is_near(source) => Some(Passage::Inbound),
            (Kind::Unicast, Kind::Foreign) if weak && !addresses.is_near(destination) => {
                Some(Passage::Outbound)
            }
            _ => None,
        }
    }

    /// Whether a packet only passes through the host.
    pub(crate) fn is_transit(&self, packet: &Traveller) -> bool {
        self.passage(packet) == Some(Passage::Transit)
    }

    /// The interfaces on which a packet arrives and leaves, as the IPFORWARD layers name them.
    pub(crate) fn route(&self, packet: &Traveller) -> (Interface, Interface) {
        let behind = |address| {
            let near = self.host.addresses.is_near(address);
            if near { NEAR } else { FAR }
        };
        (behind(packet.headers.source), behind(packet.headers.destination))
    }

    /// The interface that a packet is indicated on at the other layers.
    pub(crate) fn interface(&self, packet: &Traveller) -> Interface {
        if self.passage(packet).is_none() {
            return NEAR;
        }
        let (arrival, departure) = self.route(packet);
        match packet.direction {
            Direction::Inbound => arrival,
            Direction::Outbound => departure,
        }
    }
}

impl Passage {
    /// The metadata flag that says so.
    pub(crate) fn metadata(self) -> u32 {
        match self {
            Passage::Transit => 0,
            Passage::Inbound => sys::FWPS_METADATA_FIELD_FORWARD_LAYER_INBOUND_PASS_THRU,
            Passage::Outbound => sys::FWPS_METADATA_FIELD_FORWARD_LAYER_OUTBOUND_PASS_THRU,
        }
    }

    /// The condition flag that says so.
    fn condition(self) -> u32 {
        match self {
            Passage::Transit => 0,
            Passage::Inbound => sys::FWP_CONDITION_FLAG_IS_INBOUND_PASS_THRU,
            Passage::Outbound => sys::FWP_CONDITION_FLAG_IS_OUTBOUND_PASS_THRU,
        }
    }
}

/// Whether a packet only passes through the host.
pub(super) fn is_transit(packet: &Traveller) -> bool {
    machine::with(|machine| machine.is_transit(packet))
}

/// Forwards a packet that arrived. Fragments go on as they are.
pub(super) fn receive(packet: Traveller) {
    let Some(mut packet) = path::at_ip_packet(packet) else {
        return;
    };
    packet.direction = Direction::Outbound;
    let before = packet.flags;
    if packet.headers.fragment.is_some() {
        packet.flags |= sys::FWP_CONDITION_FLAG_IS_FRAGMENT;
    }
    if let Some(mut packet) = at_forward(packet) {
        packet.flags = before;
        let grouped = packet.headers.fragment.is_some() && !packet.exempt;
        if grouped && machine::with(|machine| machine.options.fragment_groups) {
            fragment_group::collect(packet);
        } else {
            send(packet);
        }
    }
}

/// Sends on a packet that was forwarded.
pub(super) fn send(packet: Traveller) {
    if let Some(packet) = path::at_ip_packet(packet) {
        mac::transmit(&packet);
    }
}

/// Shows a packet of the host at IPFORWARD when it passes through the far interface.
pub(super) fn pass_through(mut packet: Traveller) -> Option<Traveller> {
    let passage = machine::with(|machine| machine.passage(&packet));
    let Some(passage) = passage else {
        return Some(packet);
    };
    let before = packet.flags;
    packet.flags |= passage.condition();
    let mut packet = at_forward(packet)?;
    packet.flags = before;
    Some(packet)
}

pub(super) fn at_forward(packet: Traveller) -> Option<Traveller> {
    let view = View {
        start: 0,
        from: 0,
        ip_header: packet.headers.ip_len,
        transport_header: packet.headers.transport_len,
    };
    path::pass(Layer::forward(packet.headers.family), packet, view)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_the_published_numbers() {
        assert_eq!(FIELDS.len(), sys::FWPS_FIELD_IPFORWARD_V4_MAX as usize);
        let at = |index: i32| FIELDS[index as usize];
        assert_eq!(
            at(sys::FWPS_FIELD_IPFORWARD_V4_DESTINATION_INTERFACE_INDEX),
            Field::Forward(ForwardField::DestinationInterfaceIndex)
        );
        assert_eq!(at(sys::FWPS_FIELD_IPFORWARD_V6_FLAGS), Field::Flags);
        assert_eq!(
            at(sys::FWPS_FIELD_IPFORWARD_V6_NEXTHOP_INTERFACE_PROFILE_ID),
            Field::Forward(ForwardField::NextHopInterfaceProfile)
        );
    }
}
