//! What a driver gives to add a filter: read, and checked as far as the filter alone goes.

use fwps_sys as sys;
use sys::FWPM_FILTER0;

use super::condition::{Condition, read_conditions};
use super::key::Key;
use super::layers::LayerRecord;
use super::lifetime::Lifetime;
use super::record::Record;
use super::value::read_value;
use crate::Status;
use crate::engine::value::Value;
use crate::memory::access;

/// The parts of a filter that a driver gives.
#[derive(Clone, Debug)]
pub(crate) struct FilterPlan {
    pub(crate) record: Record,
    pub(crate) layer: &'static LayerRecord,
    pub(crate) sublayer: Key,
    pub(crate) weight: Weight,
    /// `FWPS_FILTER_FLAG_*`.
    pub(crate) runtime_flags: u16,
    /// `FWP_ACTION_*`.
    pub(crate) kind: u32,
    pub(crate) callout: Key,
    pub(crate) raw_context: u64,
    pub(crate) provider_context: Option<Key>,
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

/// The flags that filters are added with. Those for the console systems and for security realms are not modelled.
const KNOWN: u32 = sys::FWPM_FILTER_FLAG_PERSISTENT
    | sys::FWPM_FILTER_FLAG_BOOTTIME
    | sys::FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT
    | sys::FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT
    | sys::FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED
    | sys::FWPM_FILTER_FLAG_DISABLED
    | sys::FWPM_FILTER_FLAG_INDEXED
    | sys::FWPM_FILTER_FLAG_SILENT_MODE
    | sys::FWPM_FILTER_FLAG_IPSEC_NO_ACQUIRE_INITIATE;

/// The run-time flags that follow from management ones.
pub(crate) fn runtime_flags(flags: u32) -> u16 {
    let pairs = [
        (
            sys::FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT,
            sys::FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT,
        ),
        (
            sys::FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED,
            sys::FWPS_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED,
        ),
    ];
    let set = pairs.iter().filter(|(management, _)| flags & management != 0);
    set.fold(0, |all, (_, runtime)| all | *runtime as u16)
}

impl FilterPlan {
    /// Reads and checks what a driver gave. `owner` is its session, when that is dynamic.
    ///
    /// # Safety
    /// `raw` is an FWPM_FILTER0 whose pointers are valid for the call (C-363).
    pub(crate) unsafe fn read(raw: &FWPM_FILTER0, owner: Option<usize>) -> Result<Self, Status> {
        let lifetime = lifetime(raw.flags, owner)?;
        let (display, data) = (&raw.displayData, &raw.providerData);
        // SAFETY: the caller's promise.
        let record =
            unsafe { Record::read(raw.filterKey, display, raw.flags, raw.providerKey, data, lifetime) }?;
        let known = LayerRecord::by_key(raw.layerKey.into()).ok_or(sys::STATUS_FWP_LAYER_NOT_FOUND)?;
        if lifetime == Lifetime::BootTime && !known.kernel {
            return Err(sys::STATUS_FWP_INCOMPATIBLE_LAYER);
        }
        let weight_at = (&raw const raw.weight).expose_provenance();
        // SAFETY: the caller's promise about the pointers of the filter.
        let weight = match unsafe { read_value(weight_at) } {
            Ok(Value::Empty) => Weight::Automatic,
            Ok(Value::U8(range @ 0..=15)) => Weight::Range(range),
            Ok(Value::U64(weight)) => Weight::Fixed(weight),
            Err(sys::STATUS_FWP_NULL_POINTER) => return Err(sys::STATUS_FWP_NULL_POINTER),
            _ => return Err(sys::STATUS_FWP_INVALID_WEIGHT),
        };
        // SAFETY: the array has `numFilterConditions` elements (C-363).
        let conditions = unsafe { read_conditions(known, raw.numFilterConditions, raw.filterCondition) }?;
        let context_at = (&raw const raw.__bindgen_anon_1).expose_provenance();
        let (raw_context, provider_context) = if raw.flags & sys::FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT != 0 {
            // SAFETY: the flag says that the union holds the key of a provider context (C-361).
            let key: sys::GUID = unsafe { access::load(context_at) };
            (0, Some(Key::from(key)))
        } else {
            // SAFETY: without the flag it holds the raw context (C-198).
            (unsafe { access::load::<u64>(context_at) }, None)
        };
        let callout_at = (&raw const raw.action.__bindgen_anon_1).expose_provenance();
        // SAFETY: both members of the union are GUIDs.
        let callout: sys::GUID = unsafe { access::load(callout_at) };
        Ok(Self {
            record,
            layer: known,
            sublayer: Key::from(raw.subLayerKey),
            weight,
            runtime_flags: runtime_flags(raw.flags),
            kind: raw.action.type_,
            callout: Key::from(callout),
            raw_context,
            provider_context,
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

/// The lifetime of a filter with these flags: it is persistent or boot-time, not both (C-356).
fn lifetime(flags: u32, owner: Option<usize>) -> Result<Lifetime, Status> {
    let (persistent, boot_time) = (
        flags & sys::FWPM_FILTER_FLAG_PERSISTENT != 0,
        flags & sys::FWPM_FILTER_FLAG_BOOTTIME != 0,
    );
    if flags & !KNOWN != 0 || persistent && boot_time {
        return Err(sys::STATUS_FWP_INVALID_FLAGS);
    }
    Lifetime::of_new(owner, persistent, boot_time)
}
