//! Filter conditions: checked when a filter is added, matched at classification.

use fwps_sys as sys;
use sys::{FWP_CONDITION_VALUE0, FWPM_FILTER_CONDITION0};

use super::key::Key;
use crate::Status;
use crate::engine::authorization::fields::AleField;
use crate::engine::datagram::ErrorField;
use crate::engine::forward::ForwardField;
use crate::engine::layer::{Field, Layer};
use crate::engine::layer2::layers;
use crate::engine::value::{Value, intern};
use crate::memory::access;

/// One condition of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// Index of the field in the layer.
    pub(crate) index: usize,
    match_type: i32,
    operand: Operand,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operand {
    Value(Value),
    V4Mask { address: u32, mask: u32 },
    V6Prefix { address: u128, prefix: u8 },
    Range { low: Value, high: Value },
}

/// The condition keys that the modelled layers have.
const KEYS: &[(sys::GUID, Field)] = &[
    (sys::FWPM_CONDITION_IP_LOCAL_ADDRESS, Field::LocalAddress),
    (sys::FWPM_CONDITION_IP_REMOTE_ADDRESS, Field::RemoteAddress),
    (sys::FWPM_CONDITION_IP_LOCAL_ADDRESS_TYPE, Field::LocalAddressType),
    (
        sys::FWPM_CONDITION_IP_DESTINATION_ADDRESS_TYPE,
        Field::DestinationAddressType,
    ),
    (sys::FWPM_CONDITION_IP_LOCAL_INTERFACE, Field::LocalInterface),
    (sys::FWPM_CONDITION_INTERFACE_INDEX, Field::InterfaceIndex),
    (sys::FWPM_CONDITION_SUB_INTERFACE_INDEX, Field::SubInterfaceIndex),
    (sys::FWPM_CONDITION_FLAGS, Field::Flags),
    (sys::FWPM_CONDITION_INTERFACE_TYPE, Field::InterfaceType),
    (sys::FWPM_CONDITION_TUNNEL_TYPE, Field::TunnelType),
    (sys::FWPM_CONDITION_COMPARTMENT_ID, Field::CompartmentId),
    (sys::FWPM_CONDITION_IP_PROTOCOL, Field::Protocol),
    (sys::FWPM_CONDITION_IP_LOCAL_PORT, Field::LocalPort),
    (sys::FWPM_CONDITION_IP_REMOTE_PORT, Field::RemotePort),
    (sys::FWPM_CONDITION_CURRENT_PROFILE_ID, Field::ProfileId),
    (sys::FWPM_CONDITION_DIRECTION, Field::Direction),
];

impl Condition {
    /// Reads a condition that a driver gave.
    ///
    /// # Safety
    /// The pointers of the condition are what the type in it says, for the time of the call (C-363).
    pub(crate) unsafe fn read(layer: Layer, raw: &FWPM_FILTER_CONDITION0) -> Result<Self, Status> {
        let key = Key::from(raw.fieldKey);
        let field = KEYS
            .iter()
            .chain(layers::KEYS)
            .chain(ForwardField::KEYS)
            .chain(ErrorField::KEYS)
            .chain(AleField::KEYS)
            .find(|(guid, _)| Key::from(*guid) == key)
            .map(|(_, field)| ErrorField::at(layer, *field));
        let field = field.ok_or(sys::STATUS_FWP_CONDITION_NOT_FOUND)?;
        let index = layer.fields().iter().position(|other| *other == field);
        let index = index.ok_or(sys::STATUS_FWP_CONDITION_NOT_FOUND)?;
        // SAFETY: the caller's promise.
        let operand = unsafe { Operand::read(&raw.conditionValue) }?;
        let condition = Self {
            index,
            match_type: raw.matchType,
            operand,
        };
        condition.check(layer, field)?;
        Ok(condition)
    }

    /// Whether the match type fits the operand, and the operand fits the field.
    fn check(&self, layer: Layer, field: Field) -> Result<(), Status> {
        let address = match field {
            Field::Forward(field) => field.is_address(),
            Field::Error(field) => field.is_address(),
            Field::LocalAddress | Field::RemoteAddress | Field::SourceAddress | Field::DestinationAddress => {
                true
            }
            _ => false,
        };
        let v4 = layer.family() == crate::traffic::packet::Family::V4;
        let field_type = match field {
            _ if address && v4 => sys::FWP_UINT32,
            _ if address => sys::FWP_BYTE_ARRAY16_TYPE,
            Field::LocalAddressType | Field::DestinationAddressType | Field::Protocol => sys::FWP_UINT8,
            Field::LocalPort | Field::RemotePort => sys::FWP_UINT16,
            Field::LocalInterface => sys::FWP_UINT64,
            Field::Forward(field) => field.data_type(layer.family()),
            Field::Error(field) => field.data_type(),
            Field::Ale(field) => field.data_type(),
            other => layers::data_type(other).unwrap_or(sys::FWP_UINT32),
        };
        let fits = match self.operand {
            Operand::Value(value) => value.data_type() == field_type,
            Operand::V4Mask { .. } => address && v4,
            Operand::V6Prefix { .. } => address && !v4,
            Operand::Range { low, high } => low.data_type() == field_type && high.data_type() == field_type,
        };
        if !fits {
            return Err(sys::STATUS_FWP_TYPE_MISMATCH);
        }
        if let Operand::Range { low, high } = self.operand {
            if order(low, high).is_none_or(std::cmp::Ordering::is_gt) {
                return Err(sys::STATUS_FWP_INVALID_RANGE);
            }
        }
        let integer = matches!(self.operand, Operand::Value(value) if value.integer().is_some());
        let matches = match self.match_type {
            sys::FWP_MATCH_EQUAL | sys::FWP_MATCH_NOT_EQUAL => !matches!(self.operand, Operand::Range { .. }),
            sys::FWP_MATCH_GREATER
            | sys::FWP_MATCH_LESS
            | sys::FWP_MATCH_GREATER_OR_EQUAL
            | sys::FWP_MATCH_LESS_OR_EQUAL => matches!(self.operand, Operand::Value(_)),
            sys::FWP_MATCH_RANGE => matches!(self.operand, Operand::Range { .. }),
            sys::FWP_MATCH_FLAGS_ALL_SET | sys::FWP_MATCH_FLAGS_ANY_SET | sys::FWP_MATCH_FLAGS_NONE_SET => {
                integer
            }
            _ => false,
        };
        if matches {
            Ok(())
        } else {
            Err(sys::STATUS_FWP_MATCH_TYPE_MISMATCH)
        }
    }

    /// Whether the condition holds for these values of its layer.
    pub(crate) fn holds(&self, values: &[Value]) -> bool {
        let Some(value) = values
            .get(self.index)
            .copied()
            .filter(|value| *value != Value::Empty)
        else {
            return false;
        };
        use std::cmp::Ordering::{Equal, Greater, Less};
        match self.operand {
            Operand::V4Mask { address, mask } => {
                let equal = value
                    .integer()
                    .is_some_and(|value| value as u32 & mask == address & mask);
                equal == (self.match_type == sys::FWP_MATCH_EQUAL)
            }
            Operand::V6Prefix { address, prefix } => {
                let mask = u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0);
                let equal = matches!(value, Value::Array16(value) if u128::from_be_bytes(value) & mask == address & mask);
                equal == (self.match_type == sys::FWP_MATCH_EQUAL)
            }
            Operand::Range { low, high } => {
                order(value, low).is_some_and(|o| o != Less)
                    && order(value, high).is_some_and(|o| o != Greater)
            }
            Operand::Value(operand) => {
                let order = order(value, operand);
                let bits = value.integer().zip(operand.integer());
                match self.match_type {
                    sys::FWP_MATCH_EQUAL => order == Some(Equal),
                    sys::FWP_MATCH_NOT_EQUAL => order != Some(Equal),
                    sys::FWP_MATCH_GREATER => order == Some(Greater),
                    sys::FWP_MATCH_LESS => order == Some(Less),
                    sys::FWP_MATCH_GREATER_OR_EQUAL => order.is_some_and(|order| order != Less),
                    sys::FWP_MATCH_LESS_OR_EQUAL => order.is_some_and(|order| order != Greater),
                    sys::FWP_MATCH_FLAGS_ALL_SET => bits.is_some_and(|(value, mask)| value & mask == mask),
                    sys::FWP_MATCH_FLAGS_ANY_SET => bits.is_some_and(|(value, mask)| value & mask != 0),
                    sys::FWP_MATCH_FLAGS_NONE_SET => bits.is_some_and(|(value, mask)| value & mask == 0),
                    _ => false,
                }
            }
        }
    }
}

fn order(a: Value, b: Value) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (Value::Array16(a), Value::Array16(b)) => Some(a.cmp(&b)),
        (Value::Array6(a), Value::Array6(b)) => Some(a.cmp(&b)),
        (Value::Blob(a), Value::Blob(b)) => Some(a.cmp(b)),
        _ => Some(a.integer()?.cmp(&b.integer()?)),
    }
}

impl Operand {
    /// Reads an operand.
    ///
    /// # Safety
    /// As [`Condition::read`].
    unsafe fn read(raw: &FWP_CONDITION_VALUE0) -> Result<Self, Status> {
        let union = (&raw const raw.__bindgen_anon_1).expose_provenance();
        // SAFETY: the union holds at least a pointer's worth of bytes; only what the type names is used of it.
        let pointer = unsafe { access::load::<usize>(union) };
        let needs_pointer = matches!(
            raw.type_,
            sys::FWP_V4_ADDR_MASK | sys::FWP_V6_ADDR_MASK | sys::FWP_RANGE_TYPE
        );
        if needs_pointer && pointer == 0 {
            return Err(sys::STATUS_FWP_NULL_POINTER);
        }
        match raw.type_ {
            sys::FWP_V4_ADDR_MASK => {
                // SAFETY: the type says that the pointer is to an FWP_V4_ADDR_AND_MASK, and it is not null.
                let value = unsafe { access::load::<sys::FWP_V4_ADDR_AND_MASK>(pointer) };
                if value.mask.leading_ones() + value.mask.trailing_zeros() < 32 {
                    return Err(sys::STATUS_FWP_INVALID_NET_MASK);
                }
                Ok(Operand::V4Mask {
                    address: value.addr,
                    mask: value.mask,
                })
            }
            sys::FWP_V6_ADDR_MASK => {
                // SAFETY: the type says that the pointer is to an FWP_V6_ADDR_AND_MASK, and it is not null.
                let value = unsafe { access::load::<sys::FWP_V6_ADDR_AND_MASK>(pointer) };
                if value.prefixLength > 128 {
                    return Err(sys::STATUS_FWP_INVALID_NET_MASK);
                }
                Ok(Operand::V6Prefix {
                    address: u128::from_be_bytes(value.addr),
                    prefix: value.prefixLength,
                })
            }
            sys::FWP_RANGE_TYPE => {
                let low = pointer + std::mem::offset_of!(sys::FWP_RANGE0, valueLow);
                let high = pointer + std::mem::offset_of!(sys::FWP_RANGE0, valueHigh);
                // SAFETY: the type says that the pointer is to an FWP_RANGE0, and it is not null.
                let low = unsafe { read_value(low) }?;
                // SAFETY: as above.
                let high = unsafe { read_value(high) }?;
                Ok(Operand::Range { low, high })
            }
            // SAFETY: an FWP_CONDITION_VALUE0 starts as an FWP_VALUE0 does: type, then union.
            _ => Ok(Operand::Value(unsafe {
                read_value((&raw const *raw).expose_provenance())
            }?)),
        }
    }
}

/// Reads an FWP_VALUE0.
///
/// # Safety
/// `address` is that of an FWP_VALUE0 whose pointer, if its type has one, is valid.
pub(crate) unsafe fn read_value(address: usize) -> Result<Value, Status> {
    let union = address + std::mem::offset_of!(sys::FWP_VALUE0, __bindgen_anon_1);
    // SAFETY: the caller's promise.
    let data_type: i32 = unsafe { access::load(address + std::mem::offset_of!(sys::FWP_VALUE0, type_)) };
    // SAFETY: the union is as large as a pointer; only the bytes that the type names are used.
    let raw: u64 = unsafe { access::load(union) };
    let pointed = |size: usize| -> Result<&[u8], Status> {
        if raw == 0 {
            return Err(sys::STATUS_FWP_NULL_POINTER);
        }
        // SAFETY: the type says that the union is a pointer to `size` bytes; the caller promises that it is valid.
        Ok(unsafe { access::bytes(raw as usize, size) })
    };
    match data_type {
        sys::FWP_EMPTY => Ok(Value::Empty),
        sys::FWP_UINT8 => Ok(Value::U8(raw as u8)),
        sys::FWP_UINT16 => Ok(Value::U16(raw as u16)),
        sys::FWP_UINT32 => Ok(Value::U32(raw as u32)),
        sys::FWP_UINT64 => {
            let mut bytes = [0; 8];
            bytes.copy_from_slice(pointed(8)?);
            Ok(Value::U64(u64::from_ne_bytes(bytes)))
        }
        sys::FWP_BYTE_ARRAY16_TYPE => {
            let mut bytes = [0; 16];
            bytes.copy_from_slice(pointed(16)?);
            Ok(Value::Array16(bytes))
        }
        sys::FWP_BYTE_ARRAY6_TYPE => {
            let mut bytes = [0; 6];
            bytes.copy_from_slice(pointed(6)?);
            Ok(Value::Array6(bytes))
        }
        sys::FWP_BYTE_BLOB_TYPE => {
            pointed(size_of::<sys::FWP_BYTE_BLOB>())?;
            // SAFETY: the type says that the union is a pointer to an FWP_BYTE_BLOB, and it is not null.
            let blob = unsafe { access::load::<sys::FWP_BYTE_BLOB>(raw as usize) };
            if blob.data.is_null() {
                return Err(sys::STATUS_FWP_NULL_POINTER);
            }
            // SAFETY: the blob says how many bytes it has; the caller promises that it is valid.
            let bytes = unsafe { access::bytes(blob.data.expose_provenance(), blob.size as usize) };
            Ok(Value::Blob(intern(bytes)))
        }
        _ => Err(sys::STATUS_FWP_TYPE_MISMATCH),
    }
}
