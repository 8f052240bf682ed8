//! Which filters a template of an enumeration names.

use std::sync::Arc;

use fwps_sys as sys;
use sys::FWPM_FILTER_ENUM_TEMPLATE0;

use super::condition::{Condition, read_conditions};
use super::filter::Filter;
use super::key::Key;
use super::layers::LayerRecord;
use super::lifetime::Lifetime;
use super::objects::Objects;
use super::operand::Operand;
use super::record::{read, read_key};
use crate::Status;
use crate::engine::value::Value;

/// A template, read.
pub(crate) struct FilterTemplate {
    provider: Option<Key>,
    layer: Option<u16>,
    overlapping: bool,
    flags: u32,
    /// The provider and type that the provider context has to have.
    context: Option<(Option<Key>, i32)>,
    conditions: Vec<Condition>,
    action_mask: u32,
    callout: Option<Key>,
}

const KNOWN: u32 = sys::FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH
    | sys::FWP_FILTER_ENUM_FLAG_SORTED
    | sys::FWP_FILTER_ENUM_FLAG_BOOTTIME_ONLY
    | sys::FWP_FILTER_ENUM_FLAG_INCLUDE_BOOTTIME
    | sys::FWP_FILTER_ENUM_FLAG_INCLUDE_DISABLED;

impl FilterTemplate {
    /// Reads a template.
    ///
    /// # Safety
    /// The pointers of `raw` are null or valid for the call (C-363).
    pub(crate) unsafe fn read(raw: &FWPM_FILTER_ENUM_TEMPLATE0) -> Result<Self, Status> {
        let layer_key = Key::from(raw.layerKey);
        let layer = if layer_key == Key::NONE {
            None
        } else {
            Some(LayerRecord::by_key(layer_key).ok_or(sys::STATUS_FWP_LAYER_NOT_FOUND)?)
        };
        if raw.flags & !KNOWN != 0 {
            return Err(sys::STATUS_FWP_INVALID_FLAGS);
        }
        if !(0..sys::FWP_FILTER_ENUM_TYPE_MAX).contains(&raw.enumType) {
            return Err(sys::STATUS_FWP_INVALID_ENUMERATOR);
        }
        // No action has none of the bits.
        if raw.actionMask == 0 {
            return Err(sys::STATUS_FWP_NEVER_MATCH);
        }
        let context = if raw.providerContextTemplate.is_null() {
            None
        } else {
            let template = read(raw.providerContextTemplate.cast_const())?;
            // SAFETY: the caller's promise.
            let provider = unsafe { read_key(template.providerKey) };
            Some((provider, template.providerContextType))
        };
        let conditions = match layer {
            None if raw.numFilterConditions > 0 => return Err(sys::STATUS_FWP_CONDITION_NOT_FOUND),
            None => Vec::new(),
            // SAFETY: the array has `numFilterConditions` elements, and its pointers are valid by the caller's promise.
            Some(layer) => unsafe { read_conditions(layer, raw.numFilterConditions, raw.filterCondition) }?,
        };
        Ok(Self {
            // SAFETY: the caller's promise.
            provider: unsafe { read_key(raw.providerKey) },
            layer: layer.map(|layer| layer.number),
            overlapping: raw.enumType == sys::FWP_FILTER_ENUM_OVERLAPPING,
            flags: raw.flags,
            context,
            conditions,
            action_mask: raw.actionMask,
            // SAFETY: the caller's promise.
            callout: unsafe { read_key(raw.calloutKey) },
        })
    }

    /// The filters that the template names.
    pub(crate) fn select(&self, objects: &Objects) -> Vec<Arc<Filter>> {
        let mut selected: Vec<_> = objects
            .all_filters()
            .filter(|filter| self.names(filter))
            .cloned()
            .collect();
        if self.flags & sys::FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH != 0 {
            selected.retain(|filter| filter.action.kind() & sys::FWP_ACTION_FLAG_TERMINATING != 0);
            selected.truncate(1);
        } else if self.flags & sys::FWP_FILTER_ENUM_FLAG_SORTED == 0 {
            // Without an order asked for, they come as they were added.
            selected.sort_by_key(|filter| filter.id);
        }
        selected
    }

    fn names(&self, filter: &Filter) -> bool {
        let boot_time = filter.record.lifetime == Lifetime::BootTime;
        let asked = |flag: u32| self.flags & flag != 0;
        let wanted = if boot_time {
            asked(sys::FWP_FILTER_ENUM_FLAG_BOOTTIME_ONLY | sys::FWP_FILTER_ENUM_FLAG_INCLUDE_BOOTTIME)
        } else {
            !asked(sys::FWP_FILTER_ENUM_FLAG_BOOTTIME_ONLY)
        };
        let context = self.context.is_none_or(|(provider, kind)| {
            filter.provider_context.as_ref().is_some_and(|own| {
                own.content.kind() == kind && provider.is_none_or(|key| own.record.provider == Some(key))
            })
        });
        wanted
            && context
            && (!filter.is_disabled() || asked(sys::FWP_FILTER_ENUM_FLAG_INCLUDE_DISABLED))
            && self
                .provider
                .is_none_or(|key| filter.record.provider == Some(key))
            && self.layer.is_none_or(|number| filter.known.number == number)
            && self.callout.is_none_or(|key| filter.callout() == Some(key))
            && filter.action.kind() & self.action_mask != 0
            && self
                .conditions
                .iter()
                .all(|condition| self.meets(condition, filter))
    }

    /// Whether a filter matches all, or when overlaps are asked for some, of what a condition of the template allows.
    fn meets(&self, condition: &Condition, filter: &Filter) -> bool {
        let own: Vec<&Condition> = filter
            .conditions
            .iter()
            .filter(|other| other.index == condition.index)
            .collect();
        if own.is_empty() {
            return true;
        }
        if let (sys::FWP_MATCH_EQUAL, Operand::Value(value)) = (condition.match_type, condition.operand) {
            return own.iter().any(|other| other.holds_for(value));
        }
        let sets = own
            .iter()
            .map(|other| intervals(other))
            .collect::<Option<Vec<_>>>();
        match (intervals(condition), sets) {
            (Some(asked), Some(sets)) => {
                let matched: Vec<Interval> = sets.into_iter().flatten().collect();
                if self.overlapping {
                    asked
                        .iter()
                        .any(|a| matched.iter().any(|b| a.0 <= b.1 && b.0 <= a.1))
                } else {
                    asked.iter().all(|interval| covered(*interval, &matched))
                }
            }
            // Sets of flags, ends of blobs and users have no intervals: the same condition is contained, any other may overlap.
            _ => {
                let same = |other: &&Condition| {
                    other.match_type == condition.match_type && other.operand == condition.operand
                };
                self.overlapping || own.iter().any(same)
            }
        }
    }
}

/// The numbers from one to another.
type Interval = (u128, u128);

/// Whether intervals together cover another one.
fn covered((mut from, to): Interval, by: &[Interval]) -> bool {
    loop {
        let Some((_, end)) = by.iter().find(|(low, high)| *low <= from && from <= *high) else {
            return false;
        };
        if *end >= to {
            return true;
        }
        from = end + 1;
    }
}

/// What a condition allows, when values of its type are numbers.
fn intervals(condition: &Condition) -> Option<Vec<Interval>> {
    let number = |value: Value| match value {
        Value::Array16(bytes) => Some((u128::from_be_bytes(bytes), u128::MAX)),
        Value::U8(value) => Some((value.into(), u8::MAX.into())),
        Value::U16(value) => Some((value.into(), u16::MAX.into())),
        Value::U32(value) => Some((value.into(), u32::MAX.into())),
        Value::U64(value) => Some((value.into(), u64::MAX.into())),
        _ => None,
    };
    let without = |(low, high): Interval, most: u128| {
        let below = low.checked_sub(1).map(|end| (0, end));
        let above = (high < most).then(|| (high + 1, most));
        below.into_iter().chain(above).collect()
    };
    let equal = condition.match_type == sys::FWP_MATCH_EQUAL;
    Some(match condition.operand {
        Operand::Range { low, high } => vec![(number(low)?.0, number(high)?.0)],
        Operand::V4Mask { address, mask } => {
            let network = (u128::from(address & mask), u128::from(address | !mask));
            if equal {
                vec![network]
            } else {
                without(network, u32::MAX.into())
            }
        }
        Operand::V6Prefix { address, prefix } => {
            let mask = u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0);
            let network = (address & mask, address | !mask);
            if equal {
                vec![network]
            } else {
                without(network, u128::MAX)
            }
        }
        Operand::Value(value) => {
            let (value, most) = number(value)?;
            match condition.match_type {
                sys::FWP_MATCH_EQUAL => vec![(value, value)],
                sys::FWP_MATCH_NOT_EQUAL => without((value, value), most),
                sys::FWP_MATCH_GREATER if value == most => Vec::new(),
                sys::FWP_MATCH_GREATER => vec![(value + 1, most)],
                sys::FWP_MATCH_GREATER_OR_EQUAL => vec![(value, most)],
                sys::FWP_MATCH_LESS => value.checked_sub(1).map(|end| (0, end)).into_iter().collect(),
                sys::FWP_MATCH_LESS_OR_EQUAL => vec![(0, value)],
                _ => return None,
            }
        }
        Operand::Sid(_) | Operand::Descriptor(_) => return None,
    })
}
