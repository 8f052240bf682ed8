//! What callouts keep with flows and with filters.

mod filter;
mod flow;
mod flow_contexts;
mod registry;
mod side;
mod state;

use core::ptr::NonNull;

pub(crate) use self::{
    filter::FilterContexts,
    side::{FilterSide, FlowSide, Side, drain},
};
pub use self::{
    filter::{FilterCallout, NewFilter},
    flow::{Flow, FlowCallout},
    flow_contexts::{AssociateError, FlowContexts, Removal, RemovalPlace},
};
use super::{CalloutSlot, Classify};
use crate::layer::Layer;

/// The contexts of a classify call.
///
/// # Invariants
/// `slot` is that of the callout type that is called. `flow` and `filter` name live contexts of the types that this callout keeps.
pub(crate) struct Contexts {
    pub(crate) slot: *const (),
    pub(crate) flow: Option<NonNull<()>>,
    pub(crate) filter: Option<NonNull<()>>,
}

impl<'c, L: Layer> Classify<'c, L> {
    /// What is kept with the flow of this event by the callout that is called.
    ///
    /// `C` is that callout, so write `classify.flow_context::<Self>()`. `None` if nothing was associated, and for any other callout.
    #[doc(alias = "flowContext")]
    #[inline]
    pub fn flow_context<C>(&self) -> Option<&'c C::FlowContext>
    where
        C: FlowCallout + CalloutSlot<Layer = L>,
    {
        let context = self.contexts_of::<C>()?.flow?.cast::<C::FlowContext>();
        // SAFETY: the callout that is called is C, so the context is of its type, and live for the call (invariant).
        Some(unsafe { context.as_ref() })
    }

    /// What is kept with the filter that matched, by the callout that is called.
    ///
    /// `C` is that callout, so write `classify.filter_context::<Self>()`. `None` for any other callout, and for a filter that was added
    /// before the callout was registered (C-193).
    #[inline]
    pub fn filter_context<C>(&self) -> Option<&'c C::FilterContext>
    where
        C: FilterCallout + CalloutSlot<Layer = L>,
    {
        let context = self.contexts_of::<C>()?.filter?.cast::<C::FilterContext>();
        // SAFETY: as in `flow_context`.
        Some(unsafe { context.as_ref() })
    }

    fn contexts_of<C: CalloutSlot>(&self) -> Option<&'c Contexts> {
        // The slot is a static of the callout type alone, so its address tells the type.
        self.contexts()
            .filter(|contexts| core::ptr::eq(contexts.slot, core::ptr::from_ref(C::SLOT).cast()))
    }
}
