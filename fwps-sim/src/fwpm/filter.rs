//! Filters: the management object, and the FWPS_FILTER that callouts see.

use fwps_sys as sys;
use sys::{FWPM_FILTER0, FWPS_FILTER3};

use super::condition::{Condition, read_value};
use super::key::Key;
use crate::Status;
use crate::engine::layer::Layer;
use crate::engine::value::Value;
use crate::memory::{Memory, access};

/// A filter. What changes at run time (its context) lies in the memory that callouts see.
#[derive(Debug)]
pub(crate) struct Filter {
    pub(crate) key: Key,
    pub(crate) id: u64,
    pub(crate) layer: Layer,
    pub(crate) sublayer: Key,
    pub(crate) sublayer_weight: u16,
    pub(crate) provider: Key,
    pub(crate) weight: u64,
    /// `FWPS_FILTER_FLAG_*`.
    pub(crate) flags: u16,
    pub(crate) disabled: bool,
    pub(crate) action: FilterAction,
    pub(crate) conditions: Vec<Condition>,
    /// The session that the filter goes with, when that is dynamic.
    pub(crate) session: Option<usize>,
    /// Number of the driver that added it; zero for none.
    pub(crate) driver: u32,
    memory: Memory,
}

/// What a filter does with what matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FilterAction {
    Permit,
    Block,
    /// `kind` is terminating, inspection or unknown.
    Callout {
        key: Key,
        kind: u32,
        id: u32,
    },
}

/// The parts of a filter that a driver gives.
#[derive(Debug)]
pub(crate) struct FilterPlan {
    pub(crate) key: Key,
    pub(crate) layer: Layer,
    pub(crate) sublayer: Key,
    pub(crate) provider: Key,
    pub(crate) weight: Weight,
    pub(crate) flags: u16,
    pub(crate) disabled: bool,
    pub(crate) persistent: bool,
    pub(crate) kind: u32,
    pub(crate) callout: Key,
    pub(crate) raw_context: u64,
    pub(crate) conditions: Vec<Condition>,
}

/// How a filter is weighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// By the number of its conditions.
    Automatic,
    /// Automatic inside of one of 16 ranges.
    Range(u8),
    Fixed(u64),
}

impl FilterPlan {
    /// Reads and checks what a driver gave.
    ///
    /// # Safety
    /// `raw` is an FWPM_FILTER0 whose pointers are valid for the call (C-363).
    pub(crate) unsafe fn read(raw: &FWPM_FILTER0) -> Result<Self, Status> {
        if raw.displayData.name.is_null() {
            return Err(sys::STATUS_FWP_NULL_DISPLAY_NAME);
        }
        let layer = Layer::from_key(Key::from(raw.layerKey)).ok_or(sys::STATUS_FWP_LAYER_NOT_FOUND)?;
        let weight_at = (&raw const raw.weight).expose_provenance();
        // SAFETY: the caller's promise about the pointers of the filter.
        let weight = match unsafe { read_value(weight_at) } {
            Ok(Value::Empty) => Weight::Automatic,
            Ok(Value::U8(range @ 0..=15)) => Weight::Range(range),
            Ok(Value::U64(weight)) => Weight::Fixed(weight),
            Err(sys::STATUS_FWP_NULL_POINTER) => return Err(sys::STATUS_FWP_NULL_POINTER),
            _ => return Err(sys::STATUS_FWP_INVALID_WEIGHT),
        };
        let mut conditions = Vec::new();
        if raw.numFilterConditions > 0 && raw.filterCondition.is_null() {
            return Err(sys::STATUS_FWP_NULL_POINTER);
        }
        for index in 0..raw.numFilterConditions as usize {
            let at =
                raw.filterCondition.expose_provenance() + index * size_of::<sys::FWPM_FILTER_CONDITION0>();
            // SAFETY: the array has `numFilterConditions` elements (C-363).
            let condition: sys::FWPM_FILTER_CONDITION0 = unsafe { access::load(at) };
            // SAFETY: as above, for the pointers inside.
            conditions.push(unsafe { Condition::read(layer, &condition) }?);
        }
        let flag = |management: u32, runtime: u32| {
            if raw.flags & management != 0 {
                runtime as u16
            } else {
                0
            }
        };
        let flags = flag(
            sys::FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT,
            sys::FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT,
        ) | flag(
            sys::FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED,
            sys::FWPS_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED,
        );
        let known = sys::FWPM_FILTER_FLAG_PERSISTENT
            | sys::FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT
            | sys::FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED
            | sys::FWPM_FILTER_FLAG_DISABLED
            | sys::FWPM_FILTER_FLAG_INDEXED;
        if raw.flags & sys::FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT != 0 {
            // No provider context can exist: the functions that add them are not there.
            return Err(sys::STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND);
        }
        if raw.flags & !known != 0 {
            return Err(sys::STATUS_FWP_INVALID_FLAGS);
        }
        let context_at = (&raw const raw.__bindgen_anon_1).expose_provenance();
        // SAFETY: the union holds the raw context, since the flag for a provider context is clear (C-198).
        let raw_context: u64 = unsafe { access::load(context_at) };
        let callout_at = (&raw const raw.action.__bindgen_anon_1).expose_provenance();
        // SAFETY: both members of the union are GUIDs.
        let callout: sys::GUID = unsafe { access::load(callout_at) };
        Ok(Self {
            key: Key::from(raw.filterKey),
            layer,
            sublayer: Key::from(raw.subLayerKey),
            provider: read_key(raw.providerKey),
            weight,
            flags,
            disabled: raw.flags & sys::FWPM_FILTER_FLAG_DISABLED != 0,
            persistent: raw.flags & sys::FWPM_FILTER_FLAG_PERSISTENT != 0,
            kind: raw.action.type_,
            callout: Key::from(callout),
            raw_context,
            conditions,
        })
    }

    /// The weight that counts: a fixed one as it is, others by range and number of conditions.
    pub(crate) fn effective_weight(&self) -> u64 {
        let conditions = self.conditions.len() as u64;
        match self.weight {
            Weight::Fixed(weight) => weight,
            Weight::Range(range) => u64::from(range) << 60 | conditions << 32,
            Weight::Automatic => conditions << 32,
        }
    }
}

/// Reads an optional GUID.
pub(crate) fn read_key(pointer: *const sys::GUID) -> Key {
    if pointer.is_null() {
        return Key::NONE;
    }
    // SAFETY: management functions take null or a valid GUID (C-363).
    Key::from(unsafe { access::load::<sys::GUID>(pointer.expose_provenance()) })
}

impl Filter {
    pub(crate) fn new(
        plan: FilterPlan,
        id: u64,
        sublayer_weight: u16,
        action: FilterAction,
        session: Option<usize>,
    ) -> Self {
        let weight = plan.effective_weight();
        let memory = Memory::new(size_of::<FWPS_FILTER3>() + 8, 16, 0);
        let base = memory.address();
        let weight_at = base + size_of::<FWPS_FILTER3>();
        let (action_type, callout_id) = match action {
            FilterAction::Permit => (sys::FWP_ACTION_PERMIT, 0),
            FilterAction::Block => (sys::FWP_ACTION_BLOCK, 0),
            FilterAction::Callout { kind, id, .. } => (kind, id),
        };
        use std::mem::offset_of as at;
        put(base + at!(FWPS_FILTER3, filterId), id);
        put(base + at!(FWPS_FILTER3, weight.type_), sys::FWP_UINT64);
        put(base + at!(FWPS_FILTER3, weight.__bindgen_anon_1), weight_at);
        put(weight_at, weight);
        put(base + at!(FWPS_FILTER3, subLayerWeight), sublayer_weight);
        put(base + at!(FWPS_FILTER3, flags), plan.flags);
        put(base + at!(FWPS_FILTER3, action.type_), action_type);
        put(base + at!(FWPS_FILTER3, action.calloutId), callout_id);
        put(base + at!(FWPS_FILTER3, context), plan.raw_context);
        Self {
            key: plan.key,
            id,
            layer: plan.layer,
            sublayer: plan.sublayer,
            sublayer_weight,
            provider: plan.provider,
            weight,
            flags: plan.flags,
            disabled: plan.disabled,
            action,
            conditions: plan.conditions,
            session,
            driver: crate::context::driver(),
            memory,
        }
    }

    /// The address of the FWPS_FILTER.
    pub(crate) fn runtime(&self) -> usize {
        self.memory.address()
    }

    /// The context in the FWPS_FILTER, which notifyFn may set.
    pub(crate) fn context(&self) -> u64 {
        // SAFETY: the field lies in the block of this filter, and every bit pattern is an integer.
        unsafe { access::load(self.runtime() + std::mem::offset_of!(FWPS_FILTER3, context)) }
    }

    /// Whether every condition holds; several conditions on one field are alternatives (C-358).
    pub(crate) fn matches(&self, values: &[Value]) -> bool {
        !self.disabled
            && self.conditions.iter().all(|condition| {
                self.conditions
                    .iter()
                    .filter(|other| other.index == condition.index)
                    .any(|other| other.holds(values))
            })
    }
}

fn put<T: Copy>(address: usize, value: T) {
    // SAFETY: every caller writes a field of the FWPS_FILTER3, or the weight behind it, in the block of this filter.
    unsafe { access::store(address, value) }
}
