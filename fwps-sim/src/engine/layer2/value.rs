//! Values of the fixed fields of frames.

use fwps_sys as sys;

use super::frame::{Frame, PortAndNic};
use crate::engine::host::{COMPARTMENT, INTERFACE_INDEX, INTERFACE_LUID, INTERFACE_TYPE};
use crate::engine::layer::Field;
use crate::engine::value::Value;
use crate::engine::vswitch;
use crate::machine::Machine;
use crate::traffic::ethernet::{MacAddress, is_group};
use crate::traffic::output::Direction;

/// The NDIS port of the interface. The default port of a real one is 0, which a driver may not take for granted.
pub(crate) const NDIS_PORT: u32 = 7;
/// `NdisMedium802_3` and `NdisPhysicalMedium802_3`.
const MEDIA_TYPE: u32 = 0;
const PHYSICAL_MEDIA_TYPE: u32 = 14;
/// Values of `DL_ADDRESS_TYPE`.
const UNICAST: u8 = 0;
const MULTICAST: u8 = 1;
const BROADCAST: u8 = 2;

/// The values of every field of the frame's layer, in order.
pub(crate) fn values(machine: &Machine, frame: &Frame) -> Vec<Value> {
    frame
        .layer
        .fields()
        .iter()
        .map(|field| value(machine, *field, frame).unwrap_or(Value::Empty))
        .collect()
}

fn value(machine: &Machine, field: Field, frame: &Frame) -> Option<Value> {
    let ethernet = &frame.ethernet;
    let (local, remote) = match frame.direction() {
        Direction::Inbound => (ethernet.destination, ethernet.source),
        Direction::Outbound => (ethernet.source, ethernet.destination),
    };
    let source = frame.place.as_ref().map(|place| place.source);
    let destination = frame.place.as_ref().and_then(|place| place.destination);
    Some(match field {
        Field::MacInterfaceAddress => Value::Array6(machine.host.mac),
        Field::MacLocalAddress => Value::Array6(local),
        Field::MacRemoteAddress => Value::Array6(remote),
        Field::MacLocalAddressType => Value::U8(address_type(local)),
        Field::MacRemoteAddressType => Value::U8(address_type(remote)),
        Field::MacSourceAddress => Value::Array6(ethernet.source),
        Field::MacSourceAddressType => Value::U8(address_type(ethernet.source)),
        Field::MacDestinationAddress => Value::Array6(ethernet.destination),
        Field::MacDestinationAddressType => Value::U8(address_type(ethernet.destination)),
        Field::EtherType => Value::U16(ethernet.ether_type),
        Field::VlanId => Value::U16(ethernet.vlan),
        Field::LocalInterface => Value::U64(INTERFACE_LUID),
        Field::InterfaceIndex => Value::U32(INTERFACE_INDEX),
        Field::InterfaceType => Value::U32(INTERFACE_TYPE),
        Field::NdisPort => Value::U32(NDIS_PORT),
        Field::NdisMediaType => Value::U32(MEDIA_TYPE),
        Field::NdisPhysicalMediaType => Value::U32(PHYSICAL_MEDIA_TYPE),
        Field::LayerTwoFlags => Value::U32(flags(frame)),
        Field::CompartmentId => Value::U32(COMPARTMENT),
        Field::SourceAddress => Value::address(frame.addresses()?.0),
        Field::DestinationAddress => Value::address(frame.addresses()?.1),
        Field::Protocol => Value::U8(frame.ip?.protocol),
        Field::SourcePort => Value::U16(frame.ip?.ports.0),
        Field::DestinationPort => Value::U16(frame.ip?.ports.1),
        // No tenant networks are configured.
        Field::SwitchTenantNetworkId => Value::U16(0),
        Field::SwitchId => Value::Blob(machine.host.switch.as_ref()?.id()),
        Field::SwitchNetworkType => Value::U8(sys::FWP_VSWITCH_NETWORK_TYPE_EXTERNAL as u8),
        Field::SwitchSourceInterfaceId => Value::Blob(interface(source?)),
        Field::SwitchSourceInterfaceType => Value::U8(vswitch::nic_type(source?.port)),
        Field::SwitchSourceVmId => Value::Blob(vswitch::machine_id(source?.port)?),
        Field::SwitchDestinationInterfaceId => Value::Blob(interface(destination?)),
        Field::SwitchDestinationInterfaceType => Value::U8(vswitch::nic_type(destination?.port)),
        Field::SwitchDestinationVmId => Value::Blob(vswitch::machine_id(destination?.port)?),
        _ => return None,
    })
}

fn interface(place: PortAndNic) -> &'static [u8] {
    vswitch::interface_id(place.port)
}

/// `FWP_CONDITION_L2_*` of the frame.
fn flags(frame: &Frame) -> u32 {
    let between_machines = frame.place.as_ref().is_some_and(|place| {
        let virtual_machine = |at: PortAndNic| vswitch::machine_id(at.port).is_some();
        virtual_machine(place.source) && place.destination.is_some_and(virtual_machine)
    });
    let mut flags = sys::FWP_CONDITION_L2_IS_NATIVE_ETHERNET;
    if between_machines {
        flags |= sys::FWP_CONDITION_L2_IS_VM2VM;
    }
    flags
}

/// The `DL_ADDRESS_TYPE` of an address.
fn address_type(address: MacAddress) -> u8 {
    match address {
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] => BROADCAST,
        address if is_group(address) => MULTICAST,
        _ => UNICAST,
    }
}
