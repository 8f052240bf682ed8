//! A filter that calls a callout.

use core::{fmt, marker::PhantomData, mem};

use fwps_sys::{
    FWP_ACTION_CALLOUT_INSPECTION, FWP_ACTION_CALLOUT_TERMINATING, FWP_ACTION_CALLOUT_UNKNOWN, FWPM_FILTER0,
};

use super::WideStr;
use crate::{Guid, callout::Callout, layer::Layer};

/// What a filter does with the answer of its callout (C-155).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilterAction {
    /// The callout may block, permit, or proceed.
    #[doc(alias = "FWP_ACTION_CALLOUT_UNKNOWN")]
    #[default]
    Unknown,
    /// The callout blocks or permits; anything else counts as a block.
    #[doc(alias = "FWP_ACTION_CALLOUT_TERMINATING")]
    Terminating,
    /// The callout only looks; anything that it returns counts as "proceed".
    #[doc(alias = "FWP_ACTION_CALLOUT_INSPECTION")]
    Inspection,
}

/// A filter at the layer of the callout `C` that matches everything there and calls `C`.
#[doc(alias = "FWPM_FILTER0")]
pub struct Filter<C: Callout> {
    /// The name that tools show; mandatory (C-349).
    pub name: WideStr,
    /// The sublayer that the filter stands in.
    pub sublayer: Guid,
    /// What counts of the callout's answer.
    pub action: FilterAction,
    callout: PhantomData<fn() -> C>,
}

impl<C: Callout> Filter<C> {
    /// A filter of the action [`FilterAction::Unknown`], with automatic weight.
    pub const fn new(name: WideStr, sublayer: Guid) -> Self {
        Self {
            name,
            sublayer,
            action: FilterAction::Unknown,
            callout: PhantomData,
        }
    }

    pub(super) fn to_raw(self) -> FWPM_FILTER0 {
        // SAFETY: all zero is a valid FWPM_FILTER0: null pointers, zero numbers, empty keys, and FWP_EMPTY as weight, which lets the
        // engine choose (C-353).
        let mut raw: FWPM_FILTER0 = unsafe { mem::zeroed() };
        raw.displayData.name = self.name.as_ptr();
        raw.layerKey = <C::Layer as Layer>::KEY.to_raw();
        raw.subLayerKey = self.sublayer.to_raw();
        raw.action.type_ = match self.action {
            FilterAction::Unknown => FWP_ACTION_CALLOUT_UNKNOWN,
            FilterAction::Terminating => FWP_ACTION_CALLOUT_TERMINATING,
            FilterAction::Inspection => FWP_ACTION_CALLOUT_INSPECTION,
        };
        raw.action.__bindgen_anon_1.calloutKey = C::KEY.to_raw();
        raw
    }
}

// By hand: deriving would ask the callout for these.
impl<C: Callout> Clone for Filter<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C: Callout> Copy for Filter<C> {}

impl<C: Callout> fmt::Debug for Filter<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Filter")
            .field("name", &self.name)
            .field("sublayer", &self.sublayer)
            .field("action", &self.action)
            .finish_non_exhaustive()
    }
}
