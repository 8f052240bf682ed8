//! The fixed fields of the ALE layers.

use super::super::host::{INTERFACE_LUID, INTERFACE_TYPE};
use super::super::layer::{Field, Layer};
use super::super::packet::Traveller;
use super::super::value::{Value, intern};
use crate::machine::Machine;
use crate::traffic::packet::TCP;

/// A field of the ALE layers that no other layer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AleField {
    ApplicationId,
    OriginalApplicationId,
    PromiscuousMode,
    LocalInterfaceProfileId,
    ArrivalInterface,
    ArrivalInterfaceType,
    ArrivalTunnelType,
    ArrivalInterfaceIndex,
    NextHopInterface,
    NextHopInterfaceType,
    NextHopTunnelType,
    NextHopInterfaceIndex,
    NextHopSubInterfaceIndex,
    OriginalProfileId,
    ReauthorizeReason,
    QuarantineEpoch,
    /// A field without a value: no identity of the other side, no package, no name, no quarantine client.
    Absent,
}

use AleField as A;
use Field::{
    Ale, CompartmentId, DestinationAddressType, Direction, Flags, InterfaceIndex, InterfaceType,
    LocalAddress, LocalAddressType, LocalInterface, LocalPort, ProfileId, Protocol, RemoteAddress,
    RemotePort, SubInterfaceIndex, TunnelType,
};

const RESOURCE_ASSIGNMENT: &[Field] = &[
    Ale(A::ApplicationId),
    Ale(A::Absent),
    LocalAddress,
    LocalAddressType,
    LocalPort,
    Protocol,
    Ale(A::PromiscuousMode),
    LocalInterface,
    Flags,
    InterfaceType,
    TunnelType,
    Ale(A::LocalInterfaceProfileId),
    Ale(A::Absent),
    Ale(A::Absent),
    Ale(A::Absent),
    CompartmentId,
    Ale(A::Absent),
    Ale(A::Absent),
];

const LISTEN: &[Field] = &[
    Ale(A::ApplicationId),
    Ale(A::Absent),
    LocalAddress,
    LocalAddressType,
    LocalPort,
    LocalInterface,
    Flags,
    InterfaceType,
    TunnelType,
    Ale(A::LocalInterfaceProfileId),
    Ale(A::Absent),
    Ale(A::Absent),
    Ale(A::Absent),
    CompartmentId,
];

const ACCEPT: &[Field] = &[
    Ale(A::ApplicationId),
    Ale(A::Absent),
    LocalAddress,
    LocalAddressType,
    LocalPort,
    Protocol,
    RemoteAddress,
    RemotePort,
    Ale(A::Absent),
    Ale(A::Absent),
    LocalInterface,
    Flags,
    Ale(A::Absent),
    Ale(A::Absent),
    InterfaceType,
    TunnelType,
    InterfaceIndex,
    SubInterfaceIndex,
    Ale(A::ArrivalInterface),
    Ale(A::ArrivalInterfaceType),
    Ale(A::ArrivalTunnelType),
    Ale(A::ArrivalInterfaceIndex),
    Ale(A::NextHopSubInterfaceIndex),
    Ale(A::NextHopInterface),
    Ale(A::NextHopInterfaceType),
    Ale(A::NextHopTunnelType),
    Ale(A::NextHopInterfaceIndex),
    Ale(A::OriginalProfileId),
    ProfileId,
    Ale(A::ReauthorizeReason),
    Ale(A::Absent),
    Ale(A::QuarantineEpoch),
    Ale(A::Absent),
    Ale(A::Absent),
    CompartmentId,
    Ale(A::Absent),
    Ale(A::Absent),
    Ale(A::Absent),
    Ale(A::Absent),
];

const CONNECT: &[Field] = &[
    Ale(A::ApplicationId),
    Ale(A::Absent),
    LocalAddress,
    LocalAddressType,
    LocalPort,
    Protocol,
    RemoteAddress,
    RemotePort,
    Ale(A::Absent),
    Ale(A::Absent),
    DestinationAddressType,
    LocalInterface,
    Flags,
    InterfaceType,
    TunnelType,
    InterfaceIndex,
    SubInterfaceIndex,
    Ale(A::ArrivalInterface),
    Ale(A::ArrivalInterfaceType),
    Ale(A::ArrivalTunnelType),
    Ale(A::ArrivalInterfaceIndex),
    Ale(A::NextHopSubInterfaceIndex),
    Ale(A::NextHopInterface),
    Ale(A::NextHopInterfaceType),
    Ale(A::NextHopTunnelType),
    Ale(A::NextHopInterfaceIndex),
    Ale(A::OriginalProfileId),
    ProfileId,
    Ale(A::ReauthorizeReason),
    Ale(A::Absent),
    Ale(A::Absent),
    Ale(A::QuarantineEpoch),
    Ale(A::OriginalApplicationId),
    Ale(A::Absent),
    Ale(A::Absent),
    Ale(A::Absent),
    CompartmentId,
    Ale(A::Absent),
    Ale(A::Absent),
    Ale(A::Absent),
    Ale(A::Absent),
];

const ESTABLISHED: &[Field] = &[
    Ale(A::ApplicationId),
    Ale(A::Absent),
    LocalAddress,
    LocalAddressType,
    LocalPort,
    Protocol,
    RemoteAddress,
    RemotePort,
    Ale(A::Absent),
    Ale(A::Absent),
    DestinationAddressType,
    LocalInterface,
    Direction,
    InterfaceType,
    TunnelType,
    Flags,
    Ale(A::OriginalApplicationId),
    Ale(A::Absent),
    Ale(A::Absent),
    CompartmentId,
    Ale(A::Absent),
    Ale(A::Absent),
    Ale(A::Absent),
    Ale(A::Absent),
];

const CLOSURE: &[Field] = &[
    Ale(A::ApplicationId),
    Ale(A::Absent),
    LocalAddress,
    LocalAddressType,
    LocalPort,
    Protocol,
    RemoteAddress,
    RemotePort,
    LocalInterface,
    Flags,
    Ale(A::Absent),
    Ale(A::Absent),
    CompartmentId,
];

const RELEASE: &[Field] = &[
    Ale(A::ApplicationId),
    Ale(A::Absent),
    LocalAddress,
    LocalAddressType,
    LocalPort,
    Protocol,
    LocalInterface,
    Flags,
    Ale(A::Absent),
    Ale(A::Absent),
    CompartmentId,
];

const BIND_REDIRECT: &[Field] = &[
    Ale(A::ApplicationId),
    Ale(A::Absent),
    LocalAddress,
    LocalAddressType,
    LocalPort,
    Protocol,
    Flags,
    Ale(A::Absent),
    Ale(A::Absent),
    CompartmentId,
];

const CONNECT_REDIRECT: &[Field] = &[
    Ale(A::ApplicationId),
    Ale(A::Absent),
    LocalAddress,
    LocalAddressType,
    LocalPort,
    Protocol,
    RemoteAddress,
    DestinationAddressType,
    RemotePort,
    Flags,
    Ale(A::OriginalApplicationId),
    Ale(A::Absent),
    Ale(A::Absent),
    CompartmentId,
];

/// The fields of an ALE layer, in order.
pub(crate) fn fields(layer: Layer) -> &'static [Field] {
    match layer {
        Layer::AleResourceAssignmentV4 | Layer::AleResourceAssignmentV6 => RESOURCE_ASSIGNMENT,
        Layer::AleAuthListenV4 | Layer::AleAuthListenV6 => LISTEN,
        Layer::AleAuthRecvAcceptV4 | Layer::AleAuthRecvAcceptV6 => ACCEPT,
        Layer::AleAuthConnectV4 | Layer::AleAuthConnectV6 => CONNECT,
        Layer::AleEndpointClosureV4 | Layer::AleEndpointClosureV6 => CLOSURE,
        Layer::AleResourceReleaseV4 | Layer::AleResourceReleaseV6 => RELEASE,
        Layer::AleBindRedirectV4 | Layer::AleBindRedirectV6 => BIND_REDIRECT,
        Layer::AleConnectRedirectV4 | Layer::AleConnectRedirectV6 => CONNECT_REDIRECT,
        _ => ESTABLISHED,
    }
}

impl AleField {
    /// The value for a packet. What depends on the decision is put in later.
    pub(crate) fn value(self, machine: &Machine, packet: &Traveller) -> Value {
        match self {
            A::ApplicationId => Value::Blob(application(machine, packet)),
            A::OriginalApplicationId => {
                let original = machine.original_packet(packet);
                Value::Blob(application(machine, original.as_ref().unwrap_or(packet)))
            }
            A::PromiscuousMode | A::ArrivalTunnelType | A::NextHopTunnelType | A::ReauthorizeReason => {
                Value::U32(0)
            }
            A::LocalInterfaceProfileId | A::OriginalProfileId => Value::U32(1),
            A::ArrivalInterface | A::NextHopInterface => Value::U64(machine.interface(packet).luid),
            A::ArrivalInterfaceType | A::NextHopInterfaceType => Value::U32(INTERFACE_TYPE),
            A::ArrivalInterfaceIndex | A::NextHopInterfaceIndex => {
                Value::U32(machine.interface(packet).index)
            }
            A::NextHopSubInterfaceIndex => Value::U32(machine.interface(packet).sub_index),
            A::QuarantineEpoch => Value::U64(INTERFACE_LUID & 0xFFFF),
            A::Absent => Value::Empty,
        }
    }
}

/// The device path of the image that an endpoint belongs to, in UTF-16 with its end: a service has the ports below 1024.
pub(super) fn application(machine: &Machine, packet: &Traveller) -> &'static [u8] {
    let name = match (packet.headers.protocol, packet.ports().0) {
        _ if machine.proxy_of(packet).is_some() => "proxy.exe",
        (TCP, 0..1024) => "service.exe",
        (_, 0..1024) => "system.exe",
        _ => "client.exe",
    };
    let path = format!("\\device\\harddiskvolume1\\programs\\{name}\0");
    let bytes: Vec<u8> = path.encode_utf16().flat_map(u16::to_le_bytes).collect();
    intern(&bytes)
}

/// The process that an endpoint belongs to.
pub(crate) fn process(machine: &Machine, packet: &Traveller) -> u64 {
    match machine.proxy_of(packet) {
        Some(proxy) => proxy.process_id().into(),
        None => 4 + 4 * u64::from(packet.ports().0),
    }
}
