//! What a registration keeps beside the callout: contexts of flows, contexts of filters, or nothing.

use super::{NewFilter, registry::Registry};
use crate::{Error, Passive, PoolBox};

/// Contexts of one kind. Nothing is kept by `()`.
pub(crate) trait Side<C>: Send + Sync + 'static {
    type Context: 'static;

    fn registry(&self) -> Option<&Registry<Self::Context>>;

    /// Gives a context back to the callout.
    fn deleted(callout: &C, context: PoolBox<Self::Context>);
}

/// Contexts of flows.
pub(crate) trait FlowSide<C>: Side<C> {
    /// Whether there is a flow delete function (C-181).
    const PRESENT: bool;

    /// The callout is registered.
    fn open(&self, callout: u32);

    /// Nothing is associated from now on. Waits for what is at it.
    fn refuse_new(&self, passive: &Passive<'_>);

    /// Removes what is associated with flows.
    fn remove_all(&self, callout: u32);
}

/// Contexts of filters.
pub(crate) trait FilterSide<C>: Side<C> {
    /// Whether the callout is told of filters.
    const PRESENT: bool;

    /// Asks the callout about a filter. Returns the number of what it keeps.
    fn added(&self, callout: &C, filter: &NewFilter<'_>) -> Result<u64, Error>;

    /// Tells the callout that the filter of a context is in force.
    fn committed(callout: &C, context: &Self::Context);
}

/// Gives everything back to the callout, which the engine calls no more.
pub(crate) fn drain<C, S: Side<C>>(side: &S, callout: &C) {
    let Some(registry) = side.registry() else {
        return;
    };
    registry.for_each(|number, _key| {
        if let Some(context) = registry.take(number) {
            S::deleted(callout, context);
        }
    });
}

impl<C> Side<C> for () {
    type Context = ();

    fn registry(&self) -> Option<&Registry<()>> {
        None
    }

    fn deleted(_callout: &C, _context: PoolBox<()>) {}
}

impl<C> FlowSide<C> for () {
    const PRESENT: bool = false;

    fn open(&self, _callout: u32) {}

    fn refuse_new(&self, _passive: &Passive<'_>) {}

    fn remove_all(&self, _callout: u32) {}
}

impl<C> FilterSide<C> for () {
    const PRESENT: bool = false;

    fn added(&self, _callout: &C, _filter: &NewFilter<'_>) -> Result<u64, Error> {
        Ok(0)
    }

    fn committed(_callout: &C, _context: &()) {}
}
