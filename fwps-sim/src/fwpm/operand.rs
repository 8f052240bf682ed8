//! What a condition compares with: read from a driver, written for one, and compared with what a field holds.

use std::cmp::Ordering;
use std::mem::offset_of as offset;

use fwps_sys as sys;
use sys::FWP_CONDITION_VALUE0;

use super::block::Block;
use super::descriptor::{is_self_relative, sid_length};
use super::value::{read_blob_at, read_value};
use crate::Status;
use crate::engine::value::{Value, intern};
use crate::memory::access;

/// The value of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operand {
    Value(Value),
    V4Mask {
        address: u32,
        mask: u32,
    },
    V6Prefix {
        address: u128,
        prefix: u8,
    },
    Range {
        low: Value,
        high: Value,
    },
    /// No field that the simulator gives a value holds a SID.
    Sid(&'static [u8]),
    /// Says which users may pass. The simulator knows of no users, so fields of them have no value.
    Descriptor(&'static [u8]),
}

impl Operand {
    /// Reads an operand.
    ///
    /// # Safety
    /// The pointers are what the type says, or null, for the time of the call (C-363).
    pub(crate) unsafe fn read(raw: &FWP_CONDITION_VALUE0) -> Result<Self, Status> {
        let union = (&raw const raw.__bindgen_anon_1).expose_provenance();
        // SAFETY: the union holds at least a pointer's worth of bytes; only what the type names is used of it.
        let pointer = unsafe { access::load::<usize>(union) };
        let needs_pointer = matches!(
            raw.type_,
            sys::FWP_V4_ADDR_MASK
                | sys::FWP_V6_ADDR_MASK
                | sys::FWP_RANGE_TYPE
                | sys::FWP_SID
                | sys::FWP_SECURITY_DESCRIPTOR_TYPE
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
                let low = pointer + offset!(sys::FWP_RANGE0, valueLow);
                let high = pointer + offset!(sys::FWP_RANGE0, valueHigh);
                // SAFETY: the type says that the pointer is to an FWP_RANGE0, and it is not null.
                let low = unsafe { read_value(low) }?;
                // SAFETY: as above.
                let high = unsafe { read_value(high) }?;
                Ok(Operand::Range { low, high })
            }
            sys::FWP_SID => {
                // SAFETY: the type says that the pointer is to a SID, and it is not null.
                let length = unsafe { sid_length(pointer) }.ok_or(sys::STATUS_FWP_INVALID_PARAMETER)?;
                // SAFETY: as above; a SID says how long it is.
                Ok(Operand::Sid(intern(unsafe { access::bytes(pointer, length) })))
            }
            sys::FWP_SECURITY_DESCRIPTOR_TYPE => {
                // SAFETY: the type says that the pointer is to a blob, and it is not null.
                let bytes = unsafe { read_blob_at(pointer) }?;
                if !is_self_relative(&bytes) {
                    return Err(sys::STATUS_INVALID_SECURITY_DESCR);
                }
                Ok(Operand::Descriptor(intern(&bytes)))
            }
            // SAFETY: an FWP_CONDITION_VALUE0 starts as an FWP_VALUE0 does: type, then union.
            _ => Ok(Operand::Value(unsafe {
                read_value((&raw const *raw).expose_provenance())
            }?)),
        }
    }

    /// Writes an FWP_CONDITION_VALUE0.
    pub(crate) fn write(self, block: &mut Block, at: usize) {
        let union = at + offset!(FWP_CONDITION_VALUE0, __bindgen_anon_1);
        let set_type = |block: &mut Block, data_type: i32| {
            block.put(at + offset!(FWP_CONDITION_VALUE0, type_), data_type);
        };
        match self {
            Operand::Value(value) => value.write(block, at),
            Operand::V4Mask { address, mask } => {
                set_type(block, sys::FWP_V4_ADDR_MASK);
                let to = block.array::<sys::FWP_V4_ADDR_AND_MASK>(1);
                block.point(union, to);
                block.put(to + offset!(sys::FWP_V4_ADDR_AND_MASK, addr), address);
                block.put(to + offset!(sys::FWP_V4_ADDR_AND_MASK, mask), mask);
            }
            Operand::V6Prefix { address, prefix } => {
                set_type(block, sys::FWP_V6_ADDR_MASK);
                let to = block.array::<sys::FWP_V6_ADDR_AND_MASK>(1);
                block.point(union, to);
                block.put(
                    to + offset!(sys::FWP_V6_ADDR_AND_MASK, addr),
                    address.to_be_bytes(),
                );
                block.put(to + offset!(sys::FWP_V6_ADDR_AND_MASK, prefixLength), prefix);
            }
            Operand::Range { low, high } => {
                set_type(block, sys::FWP_RANGE_TYPE);
                let to = block.array::<sys::FWP_RANGE0>(1);
                block.point(union, to);
                low.write(block, to + offset!(sys::FWP_RANGE0, valueLow));
                high.write(block, to + offset!(sys::FWP_RANGE0, valueHigh));
            }
            Operand::Sid(bytes) => {
                set_type(block, sys::FWP_SID);
                block.bytes(union, bytes);
            }
            Operand::Descriptor(bytes) => {
                set_type(block, sys::FWP_SECURITY_DESCRIPTOR_TYPE);
                let blob = block.array::<sys::FWP_BYTE_BLOB>(1);
                block.point(union, blob);
                block.blob(blob, bytes);
            }
        }
    }

    /// Whether it can be compared with a field of this type.
    pub(crate) fn fits(self, field_type: i32, address: bool) -> bool {
        match self {
            Operand::Value(value) => value.data_type() == field_type,
            Operand::V4Mask { .. } => address && field_type == sys::FWP_UINT32,
            Operand::V6Prefix { .. } => address && field_type == sys::FWP_BYTE_ARRAY16_TYPE,
            Operand::Range { low, high } => low.data_type() == field_type && high.data_type() == field_type,
            Operand::Sid(_) => field_type == sys::FWP_SID,
            Operand::Descriptor(_) => field_type == sys::FWP_TOKEN_ACCESS_INFORMATION_TYPE,
        }
    }

    /// Whether a match type is one for this operand.
    pub(crate) fn allows(self, match_type: i32) -> bool {
        let value = match self {
            Operand::Value(value) => value,
            Operand::Range { low, .. } => return match_type == sys::FWP_MATCH_RANGE && is_sortable(low),
            Operand::V4Mask { .. } | Operand::V6Prefix { .. } => {
                return matches!(match_type, sys::FWP_MATCH_EQUAL | sys::FWP_MATCH_NOT_EQUAL);
            }
            Operand::Sid(_) | Operand::Descriptor(_) => return match_type == sys::FWP_MATCH_EQUAL,
        };
        match match_type {
            sys::FWP_MATCH_EQUAL => true,
            sys::FWP_MATCH_NOT_EQUAL
            | sys::FWP_MATCH_GREATER
            | sys::FWP_MATCH_LESS
            | sys::FWP_MATCH_GREATER_OR_EQUAL
            | sys::FWP_MATCH_LESS_OR_EQUAL => is_sortable(value),
            sys::FWP_MATCH_FLAGS_ALL_SET | sys::FWP_MATCH_FLAGS_ANY_SET | sys::FWP_MATCH_FLAGS_NONE_SET => {
                value.integer().is_some()
            }
            sys::FWP_MATCH_PREFIX | sys::FWP_MATCH_NOT_PREFIX => matches!(value, Value::Blob(_)),
            // No field holds a string, the one type that can be compared without case.
            _ => false,
        }
    }
}

/// Whether values of this type have an order: integers, arrays of 16 bytes and blobs.
fn is_sortable(value: Value) -> bool {
    matches!(value, Value::Array16(_) | Value::Blob(_)) || value.integer().is_some()
}

/// The order of two values of one type.
pub(crate) fn order(a: Value, b: Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Array16(a), Value::Array16(b)) => Some(a.cmp(&b)),
        (Value::Array6(a), Value::Array6(b)) => Some(a.cmp(&b)),
        (Value::Blob(a), Value::Blob(b)) => Some(a.cmp(b)),
        _ => Some(a.integer()?.cmp(&b.integer()?)),
    }
}
