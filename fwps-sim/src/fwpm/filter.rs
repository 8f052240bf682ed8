//! Filters: the management object, and the FWPS_FILTER that callouts see.

use std::mem::offset_of as offset;
use std::sync::Arc;

use fwps_sys as sys;
use sys::{FWPM_FILTER0, FWPS_FILTER3};

use super::block::Block;
use super::condition::{Condition, all_hold};
use super::filter_plan::{FilterPlan, Weight};
use super::key::Key;
use super::layers::LayerRecord;
use super::provider_context::ProviderContext;
use super::record::{Record, write_common};
use crate::engine::layer::Layer;
use crate::engine::value::Value;
use crate::memory::{Memory, access};

/// A filter. What changes at run time (its context) lies in the memory that callouts see.
#[derive(Debug)]
pub(crate) struct Filter {
    pub(crate) record: Record,
    pub(crate) key: Key,
    pub(crate) id: u64,
    pub(crate) known: &'static LayerRecord,
    /// Where it is asked; nowhere when nothing is classified at its layer.
    pub(crate) layer: Option<Layer>,
    pub(crate) sublayer: Key,
    pub(crate) sublayer_weight: u16,
    pub(crate) weight: u64,
    /// How the weight was given.
    given_weight: Weight,
    /// `FWPS_FILTER_FLAG_*`.
    pub(crate) flags: u16,
    pub(crate) action: FilterAction,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) raw_context: u64,
    pub(crate) provider_context: Option<Arc<ProviderContext>>,
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

impl FilterAction {
    /// `FWP_ACTION_*`.
    pub(crate) fn kind(self) -> u32 {
        match self {
            FilterAction::Permit => sys::FWP_ACTION_PERMIT,
            FilterAction::Block => sys::FWP_ACTION_BLOCK,
            FilterAction::Callout { kind, .. } => kind,
        }
    }
}

impl Filter {
    pub(crate) fn new(
        plan: FilterPlan,
        id: u64,
        sublayer_weight: u16,
        action: FilterAction,
        provider_context: Option<Arc<ProviderContext>>,
    ) -> Self {
        let weight = plan.effective_weight();
        let mut filter = Self {
            key: plan.record.key,
            id,
            known: plan.layer,
            layer: Layer::from_key(plan.layer.key()),
            sublayer: plan.sublayer,
            sublayer_weight,
            weight,
            given_weight: plan.weight,
            flags: plan.runtime_flags,
            action,
            conditions: plan.conditions,
            raw_context: plan.raw_context,
            provider_context,
            driver: crate::context::driver(),
            memory: Memory::new(1, 16, 0),
            record: plan.record,
        };
        filter.memory = filter.runtime_block().finish();
        filter
    }

    /// The same filter with another id, and with what callouts may have changed as it was at first.
    pub(crate) fn renewed(&self, id: u64) -> Self {
        let mut filter = Self {
            key: self.key,
            id,
            known: self.known,
            layer: self.layer,
            sublayer: self.sublayer,
            sublayer_weight: self.sublayer_weight,
            weight: self.weight,
            given_weight: self.given_weight,
            flags: self.flags,
            action: self.action,
            conditions: self.conditions.clone(),
            raw_context: self.raw_context,
            provider_context: self.provider_context.clone(),
            driver: self.driver,
            memory: Memory::new(1, 16, 0),
            record: self.record.clone(),
        };
        filter.memory = filter.runtime_block().finish();
        filter
    }

    /// The FWPS_FILTER, which is the same in every version but for the type of the provider context.
    fn runtime_block(&self) -> Block {
        let mut block = Block::default();
        let at = block.array::<FWPS_FILTER3>(1);
        block.put(at + offset!(FWPS_FILTER3, filterId), self.id);
        Value::U64(self.weight).write(&mut block, at + offset!(FWPS_FILTER3, weight));
        block.put(at + offset!(FWPS_FILTER3, subLayerWeight), self.sublayer_weight);
        block.put(at + offset!(FWPS_FILTER3, flags), self.flags);
        let count = self.conditions.len();
        block.put(at + offset!(FWPS_FILTER3, numFilterConditions), count as u32);
        if count > 0 {
            let array = block.array::<sys::FWPS_FILTER_CONDITION0>(count);
            block.point(at + offset!(FWPS_FILTER3, filterCondition), array);
            for (index, condition) in self.conditions.iter().enumerate() {
                let to = array + index * size_of::<sys::FWPS_FILTER_CONDITION0>();
                condition.write_runtime(&mut block, to);
            }
        }
        block.put(at + offset!(FWPS_FILTER3, action.type_), self.action.kind());
        if let FilterAction::Callout { id, .. } = self.action {
            block.put(at + offset!(FWPS_FILTER3, action.calloutId), id);
        }
        block.put(at + offset!(FWPS_FILTER3, context), self.raw_context);
        if let Some(context) = &self.provider_context {
            let to = block.array::<sys::FWPM_PROVIDER_CONTEXT3>(1);
            block.point(at + offset!(FWPS_FILTER3, providerContext), to);
            context.write(&mut block, to);
        }
        block
    }

    /// The address of the FWPS_FILTER.
    pub(crate) fn runtime(&self) -> usize {
        self.memory.address()
    }

    /// The context in the FWPS_FILTER, which notifyFn may set.
    pub(crate) fn context(&self) -> u64 {
        // SAFETY: the field lies in the block of this filter, and every bit pattern is an integer.
        unsafe { access::load(self.runtime() + offset!(FWPS_FILTER3, context)) }
    }

    /// Whether it is out of force.
    pub(crate) fn is_disabled(&self) -> bool {
        self.record.flags & sys::FWPM_FILTER_FLAG_DISABLED != 0
    }

    /// The key of the callout that it names.
    pub(crate) fn callout(&self) -> Option<Key> {
        match self.action {
            FilterAction::Callout { key, .. } => Some(key),
            _ => None,
        }
    }

    /// Whether it is left behind when the driver of its callout is gone. A persistent filter that then permits, or only inspects, is
    /// meant to stay.
    pub(crate) fn needs_its_callout(&self) -> bool {
        let FilterAction::Callout { kind, .. } = self.action else {
            return false;
        };
        let harmless = kind == sys::FWP_ACTION_CALLOUT_INSPECTION
            || self.flags & sys::FWPS_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED as u16 != 0;
        self.record.lifetime != super::lifetime::Lifetime::Persistent || !harmless
    }

    /// Whether every condition holds; several conditions on one field are alternatives (C-358).
    pub(crate) fn matches(&self, values: &[Value]) -> bool {
        !self.is_disabled() && all_hold(&self.conditions, values)
    }

    /// Writes the FWPM_FILTER0.
    pub(crate) fn write(&self, block: &mut Block, at: usize) {
        write_common!(&self.record, block, at, FWPM_FILTER0, filterKey);
        block.key(at + offset!(FWPM_FILTER0, providerKey), self.record.provider);
        block.put(at + offset!(FWPM_FILTER0, layerKey), self.known.key().to_guid());
        block.put(at + offset!(FWPM_FILTER0, subLayerKey), self.sublayer.to_guid());
        let weight = match self.given_weight {
            Weight::Automatic => Value::Empty,
            Weight::Range(range) => Value::U8(range),
            Weight::Fixed(weight) => Value::U64(weight),
        };
        weight.write(block, at + offset!(FWPM_FILTER0, weight));
        let count = self.conditions.len();
        block.put(at + offset!(FWPM_FILTER0, numFilterConditions), count as u32);
        if count > 0 {
            let array = block.array::<sys::FWPM_FILTER_CONDITION0>(count);
            block.point(at + offset!(FWPM_FILTER0, filterCondition), array);
            for (index, condition) in self.conditions.iter().enumerate() {
                condition.write(block, array + index * size_of::<sys::FWPM_FILTER_CONDITION0>());
            }
        }
        block.put(at + offset!(FWPM_FILTER0, action.type_), self.action.kind());
        if let Some(key) = self.callout() {
            let union = at + offset!(FWPM_FILTER0, action.__bindgen_anon_1);
            block.put(union, key.to_guid());
        }
        let union = at + offset!(FWPM_FILTER0, __bindgen_anon_1);
        match &self.provider_context {
            Some(context) => block.put(union, context.record.key.to_guid()),
            None => block.put(union, self.raw_context),
        }
        block.put(at + offset!(FWPM_FILTER0, filterId), self.id);
        Value::U64(self.weight).write(block, at + offset!(FWPM_FILTER0, effectiveWeight));
    }
}
