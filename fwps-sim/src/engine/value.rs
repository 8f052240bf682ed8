//! Values of the fixed fields.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::{Mutex, OnceLock, PoisonError};

use fwps_sys as sys;
use smallvec::SmallVec;

use super::forward::{Interface, NEAR};
use super::host::{COMPARTMENT, INTERFACE_TYPE};
use super::layer::{Field, Layer};
use super::packet::Traveller;
use crate::machine::Machine;
use crate::traffic::address::Kind;
use crate::traffic::output::Direction;

/// Values of `NL_ADDRESS_TYPE`.
const NLAT_UNICAST: u8 = 1;
const NLAT_MULTICAST: u8 = 3;
const NLAT_BROADCAST: u8 = 4;

/// A value of an FWP data type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Empty,
    U8(u8),
    U16(u16),
    U32(u32),
    U64(u64),
    Array16([u8; 16]),
    Array6([u8; 6]),
    /// A blob; equal bytes are one slice ([`intern`]).
    Blob(&'static [u8]),
}

impl Value {
    /// The FWP data type.
    pub(crate) fn data_type(self) -> i32 {
        match self {
            Value::Empty => sys::FWP_EMPTY,
            Value::U8(_) => sys::FWP_UINT8,
            Value::U16(_) => sys::FWP_UINT16,
            Value::U32(_) => sys::FWP_UINT32,
            Value::U64(_) => sys::FWP_UINT64,
            Value::Array16(_) => sys::FWP_BYTE_ARRAY16_TYPE,
            Value::Array6(_) => sys::FWP_BYTE_ARRAY6_TYPE,
            Value::Blob(_) => sys::FWP_BYTE_BLOB_TYPE,
        }
    }

    /// An integer value, for comparisons.
    pub(crate) fn integer(self) -> Option<u64> {
        match self {
            Value::U8(value) => Some(value.into()),
            Value::U16(value) => Some(value.into()),
            Value::U32(value) => Some(value.into()),
            Value::U64(value) => Some(value),
            Value::Empty | Value::Array16(_) | Value::Array6(_) | Value::Blob(_) => None,
        }
    }

    pub(crate) fn address(address: IpAddr) -> Value {
        match address {
            IpAddr::V4(address) => Value::U32(address.into()),
            IpAddr::V6(address) => Value::Array16(address.octets()),
        }
    }
}

/// The one slice with these bytes. Values are copied for every packet, so a blob in them lives as long as the process; the
/// blobs are few: the names of a switch, of its ports, and those that filters ask for.
pub(crate) fn intern(bytes: &[u8]) -> &'static [u8] {
    static KNOWN: Mutex<BTreeSet<&'static [u8]>> = Mutex::new(BTreeSet::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(slice) = known.get(bytes) {
        return slice;
    }
    let slice: &'static [u8] = Box::leak(bytes.into());
    known.insert(slice);
    slice
}

/// The values of the fields of a layer, in order.
pub(crate) type Values = SmallVec<[Value; 16]>;

/// The values of every field of `layer` for a packet, in order.
pub(crate) fn values(machine: &Machine, layer: Layer, traveller: &Traveller) -> Values {
    let mut values = Values::new();
    fill(&mut values, machine, layer, traveller);
    values
}

/// Puts the values of every field of `layer` for a packet into `values`, in order.
pub(crate) fn fill(values: &mut Values, machine: &Machine, layer: Layer, traveller: &Traveller) {
    let template = Template::of(layer);
    values.clear();
    values.extend_from_slice(&template.values);
    for (index, field) in &template.varying {
        let Some(place) = values.get_mut(*index) else {
            continue;
        };
        match field {
            Field::LocalAddress => *place = Value::address(traveller.local()),
            Field::RemoteAddress => *place = Value::address(traveller.remote()),
            Field::LocalAddressType => *place = Value::U8(address_type(machine, traveller.local())),
            Field::LocalPort => *place = Value::U16(traveller.ports().0),
            Field::RemotePort => *place = Value::U16(traveller.ports().1),
            Field::Protocol => *place = Value::U8(traveller.headers.protocol),
            Field::Flags => *place = Value::U32(traveller.flags | machine.raw_endpoint(layer, traveller)),
            field => *place = value(machine, *field, traveller),
        }
    }
    if machine.passage(traveller).is_some() {
        let interface = machine.interface(traveller);
        for (place, field) in values.iter_mut().zip(layer.fields()) {
            if let Some(value) = interface_value(interface, *field) {
                *place = value;
            }
        }
    }
}

/// The values of a layer that are the same for nearly every packet, and which fields have others.
pub(super) struct Template {
    values: Values,
    varying: Vec<(usize, Field)>,
    /// How many bytes its values need outside of the array at most. `None` where that depends on the packet.
    pub(super) room: Option<usize>,
}

impl Template {
    /// The template of a layer. Most fields of most layers do not vary, and values are asked for with every packet.
    pub(super) fn of(layer: Layer) -> &'static Self {
        static KNOWN: [OnceLock<Template>; Layer::COUNT] = [const { OnceLock::new() }; Layer::COUNT];
        KNOWN[layer as usize].get_or_init(|| {
            let fields = layer.fields();
            let constant = |field| constant(field).or_else(|| interface_value(NEAR, field));
            let varying = fields.iter().copied().enumerate();
            Self {
                values: fields
                    .iter()
                    .map(|field| constant(*field).unwrap_or(Value::Empty))
                    .collect(),
                varying: varying.filter(|(_, field)| constant(*field).is_none()).collect(),
                room: fields.iter().map(|field| room(*field)).sum(),
            }
        })
    }
}

/// How many bytes the value of a field needs outside of the array at most. `None` where that depends on the packet.
fn room(field: Field) -> Option<usize> {
    match field {
        Field::LocalAddress | Field::RemoteAddress | Field::LocalInterface => Some(16),
        Field::LocalAddressType
        | Field::DestinationAddressType
        | Field::LocalPort
        | Field::RemotePort
        | Field::Protocol
        | Field::Flags
        | Field::Direction => Some(0),
        field => constant(field)
            .or_else(|| interface_value(NEAR, field))
            .map(|_| 0),
    }
}

/// The value of a field that does not depend on the packet.
fn constant(field: Field) -> Option<Value> {
    Some(match field {
        Field::InterfaceType => Value::U32(INTERFACE_TYPE),
        Field::TunnelType => Value::U32(0),
        Field::CompartmentId => Value::U32(COMPARTMENT),
        Field::ProfileId => Value::U32(1),
        // No security realm is configured, so the field has no value.
        Field::SecurityRealmId => Value::Empty,
        _ => return None,
    })
}

/// The value of a field about the interface of the packet, which is the same one for all that do not pass through the host.
fn interface_value(interface: Interface, field: Field) -> Option<Value> {
    Some(match field {
        Field::LocalInterface => Value::U64(interface.luid),
        Field::InterfaceIndex => Value::U32(interface.index),
        Field::SubInterfaceIndex => Value::U32(interface.sub_index),
        _ => return None,
    })
}

/// The value of a field that few layers have.
fn value(machine: &Machine, field: Field, traveller: &Traveller) -> Value {
    match field {
        Field::DestinationAddressType => Value::U8(address_type(machine, traveller.headers.destination)),
        Field::Direction => Value::U32(match traveller.direction {
            Direction::Inbound => sys::FWP_DIRECTION_INBOUND as u32,
            Direction::Outbound => sys::FWP_DIRECTION_OUTBOUND as u32,
        }),
        Field::Forward(field) => field.value(machine, traveller),
        Field::Error(field) => field.value(machine, traveller),
        Field::Ale(field) => field.value(machine, traveller),
        // The fields of the layers below have values of their own.
        _ => Value::Empty,
    }
}

/// The `NL_ADDRESS_TYPE` of an address.
pub(super) fn address_type(machine: &Machine, address: IpAddr) -> u8 {
    match machine.host.addresses.kind(address) {
        Kind::Multicast => NLAT_MULTICAST,
        Kind::Broadcast => NLAT_BROADCAST,
        Kind::Unicast | Kind::Foreign => NLAT_UNICAST,
    }
}
