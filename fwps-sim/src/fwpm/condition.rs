//! Filter conditions: checked when a filter is added, matched at classification.

use std::cmp::Ordering::{Equal, Greater, Less};
use std::mem::offset_of as offset;

use fwps_sys as sys;
use sys::{FWPM_FILTER_CONDITION0, FWPS_FILTER_CONDITION0};

use super::block::Block;
use super::key::Key;
use super::layers::LayerRecord;
use super::operand::{Operand, order};
use crate::Status;
use crate::engine::value::Value;

/// One condition of a filter.
#[derive(Clone, Debug)]
pub(crate) struct Condition {
    field: Key,
    /// Index of the field in the layer.
    pub(crate) index: usize,
    pub(crate) match_type: i32,
    pub(crate) operand: Operand,
}

impl Condition {
    /// Reads a condition that a driver gave.
    ///
    /// # Safety
    /// The pointers of the condition are what the type in it says, or null, for the time of the call (C-363).
    pub(crate) unsafe fn read(layer: &LayerRecord, raw: &FWPM_FILTER_CONDITION0) -> Result<Self, Status> {
        // SAFETY: the caller's promise.
        let operand = unsafe { Operand::read(&raw.conditionValue) };
        Self::new(layer, raw.fieldKey, raw.matchType, operand)
    }

    /// A condition about the field of `layer` with the key `field`. What was wrong with the operand counts after an unknown key.
    pub(crate) fn new(
        layer: &LayerRecord,
        field: sys::GUID,
        match_type: i32,
        operand: Result<Operand, Status>,
    ) -> Result<Self, Status> {
        let (index, known) = layer
            .field(field.into())
            .ok_or(sys::STATUS_FWP_CONDITION_NOT_FOUND)?;
        let operand = operand?;
        if !operand.fits(known.data_type(layer), known.is_address()) {
            return Err(sys::STATUS_FWP_TYPE_MISMATCH);
        }
        if let Operand::Range { low, high } = operand {
            if order(low, high) == Some(Greater) {
                return Err(sys::STATUS_FWP_INVALID_RANGE);
            }
        }
        if !operand.allows(match_type) {
            return Err(sys::STATUS_FWP_MATCH_TYPE_MISMATCH);
        }
        Ok(Self {
            field: field.into(),
            index,
            match_type,
            operand,
        })
    }

    /// A condition about no field of a layer: a template asks for this value.
    pub(crate) fn equal(operand: Operand) -> Self {
        Self {
            field: Key::NONE,
            index: 0,
            match_type: sys::FWP_MATCH_EQUAL,
            operand,
        }
    }

    /// Whether the value is of the type that the operand is for.
    pub(crate) fn is_comparable(&self, value: Value) -> bool {
        self.operand.fits(value.data_type(), true)
    }

    /// Whether the condition holds for these values of its layer. A field without a value meets no condition.
    pub(crate) fn holds(&self, values: &[Value]) -> bool {
        let value = values.get(self.index).copied();
        value
            .filter(|value| *value != Value::Empty)
            .is_some_and(|value| self.holds_for(value))
    }

    /// Whether the condition holds for a value.
    pub(crate) fn holds_for(&self, value: Value) -> bool {
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
            Operand::Sid(_) | Operand::Descriptor(_) => false,
            Operand::Value(operand) => self.compare(value, operand),
        }
    }

    fn compare(&self, value: Value, operand: Value) -> bool {
        let order = order(value, operand);
        let bits = value.integer().zip(operand.integer());
        // The page of FWP_MATCH_TYPE: despite its name, a prefix match compares ends.
        let ends =
            || matches!((value, operand), (Value::Blob(value), Value::Blob(end)) if value.ends_with(end));
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
            sys::FWP_MATCH_PREFIX => ends(),
            sys::FWP_MATCH_NOT_PREFIX => !ends(),
            _ => false,
        }
    }

    /// Writes the FWPM_FILTER_CONDITION0.
    pub(crate) fn write(&self, block: &mut Block, at: usize) {
        block.put(
            at + offset!(FWPM_FILTER_CONDITION0, fieldKey),
            self.field.to_guid(),
        );
        block.put(at + offset!(FWPM_FILTER_CONDITION0, matchType), self.match_type);
        let value = at + offset!(FWPM_FILTER_CONDITION0, conditionValue);
        self.operand.write(block, value);
    }

    /// Writes the FWPS_FILTER_CONDITION0, which callouts see.
    pub(crate) fn write_runtime(&self, block: &mut Block, at: usize) {
        block.put(at + offset!(FWPS_FILTER_CONDITION0, fieldId), self.index as u16);
        block.put(at + offset!(FWPS_FILTER_CONDITION0, matchType), self.match_type);
        let value = at + offset!(FWPS_FILTER_CONDITION0, conditionValue);
        self.operand.write(block, value);
    }
}

/// Reads an array of conditions.
///
/// # Safety
/// `array` is null, or that of `count` conditions whose pointers are what their types say, or null (C-363).
pub(crate) unsafe fn read_conditions(
    layer: &LayerRecord,
    count: u32,
    array: *const FWPM_FILTER_CONDITION0,
) -> Result<Vec<Condition>, Status> {
    if count > 0 && array.is_null() {
        return Err(sys::STATUS_FWP_NULL_POINTER);
    }
    let mut conditions = Vec::new();
    for index in 0..count as usize {
        let at = array.expose_provenance() + index * size_of::<FWPM_FILTER_CONDITION0>();
        // SAFETY: the array has `count` elements.
        let condition: FWPM_FILTER_CONDITION0 = unsafe { crate::memory::access::load(at) };
        // SAFETY: the caller's promise, for the pointers inside.
        conditions.push(unsafe { Condition::read(layer, &condition) }?);
    }
    Ok(conditions)
}

/// Whether values meet a list of conditions: several on one field are alternatives (C-358).
pub(crate) fn all_hold(conditions: &[Condition], values: &[Value]) -> bool {
    conditions.iter().all(|condition| {
        conditions
            .iter()
            .filter(|other| other.index == condition.index)
            .any(|other| other.holds(values))
    })
}
