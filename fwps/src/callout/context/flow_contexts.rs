//! Associating contexts with flows, and removing them.

use core::{
    fmt,
    sync::atomic::{AtomicU32, Ordering},
};

use fwps_sys::{FwpsFlowAssociateContext0, FwpsFlowRemoveContext0};

use super::{Flow, FlowCallout, FlowSide, Side, registry::Registry};
use crate::{
    Error, OutOfBand, Passive, PoolBox, Shared, Status, callout::Classify, inject::rundown::Rundown,
    layer::Layer,
};

/// Everything that the callout `C` keeps with flows; a reference to it.
///
/// Made before the callout, so that the callout itself, and others, can have one. They associate: often a callout at a layer above or
/// below, for the flow that it sees first.
///
/// At unload the crate removes what is left, until the engine lets go of the callout (C-189).
///
/// ```
/// # use fwps::{PoolBox, callout::{Classify, FlowCallout, FlowContexts}, layer::OutboundTransportV4};
/// # fn first<C: FlowCallout<FlowContext = u32>>(contexts: &FlowContexts<C>, classify: &Classify<'_, OutboundTransportV4>) {
/// let Some(flow) = classify.flow() else {
///     return;
/// };
/// let Ok(context) = PoolBox::try_new(7) else {
///     return;
/// };
/// if let Err(refused) = contexts.associate(flow, context) {
///     drop(refused.context); // it is ours again
/// }
/// # }
/// ```
pub struct FlowContexts<C: FlowCallout> {
    table: Shared<Table<C>>,
}

struct Table<C: FlowCallout> {
    registry: Registry<C::FlowContext>,
    /// Calls that use the callout's identifier; closed before the callout is unregistered.
    rundown: Rundown,
    /// The run-time identifier of the callout; zero before it is registered.
    callout: AtomicU32,
}

/// What a removal led to (C-208). In no case is there anything for the caller to free (C-209).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// The context has gone back to the callout.
    #[doc(alias = "STATUS_SUCCESS")]
    Removed,
    /// A classify call is using it; it goes back later.
    #[doc(alias = "STATUS_PENDING")]
    Pending,
    /// There was none. The flow may have ended meanwhile.
    #[doc(alias = "STATUS_UNSUCCESSFUL")]
    NotThere,
}

/// A place that contexts may be removed from: a classify call, or the worker of a queue.
///
/// [`FlowCallout::flow_deleted`] is none (C-207), nor is the `Drop` of a context, which runs there.
#[diagnostic::on_unimplemented(
    message = "flow contexts are not removed from here",
    label = "this is neither a classify call nor the worker of a queue",
    note = "`flow_deleted` must not remove (C-207); push a job to an `OutOfBandQueue`"
)]
pub trait RemovalPlace: sealed::Sealed {}

mod sealed {
    pub trait Sealed {}
}

impl<L: Layer> sealed::Sealed for Classify<'_, L> {}
impl<L: Layer> RemovalPlace for Classify<'_, L> {}
impl sealed::Sealed for OutOfBand<'_> {}
impl RemovalPlace for OutOfBand<'_> {}

/// The engine did not take the context; it is the caller's again (C-205).
#[must_use = "dropping the error drops the context"]
pub struct AssociateError<T> {
    /// Why. `STATUS_OBJECT_NAME_EXISTS` if the flow has a context of this callout already (C-203).
    pub error: Error,
    /// The context, unchanged.
    pub context: PoolBox<T>,
}

impl<C: FlowCallout> FlowContexts<C> {
    /// Makes the place for the contexts of `C`. IRQL <= DISPATCH_LEVEL.
    ///
    /// # Errors
    /// [`Error::NoMemory`] if non-paged pool is exhausted.
    pub fn create() -> Result<Self, Error> {
        let table = Shared::try_new(Table {
            registry: Registry::new(),
            rundown: Rundown::new(),
            callout: AtomicU32::new(0),
        })
        .map_err(|_| Error::NoMemory {
            function: "ExAllocatePool2",
        })?;
        Ok(Self { table })
    }

    /// Associates a context with a flow. IRQL <= DISPATCH_LEVEL.
    ///
    /// From then on the engine brings it to each call of `C` for that flow. It goes back through
    /// [`flow_deleted`](FlowCallout::flow_deleted) alone, which may come before this returns (C-205, C-206).
    ///
    /// Source: FwpsFlowAssociateContext0.
    ///
    /// # Errors
    /// [`AssociateError`] with the context: if the flow has one of `C` already or has ended, if `C` is not registered with this table or the
    /// driver unloads, or if there is no memory.
    #[doc(alias = "FwpsFlowAssociateContext0")]
    pub fn associate(
        &self,
        flow: Flow,
        context: PoolBox<C::FlowContext>,
    ) -> Result<(), AssociateError<C::FlowContext>> {
        const FUNCTION: &str = "FwpsFlowAssociateContext0";
        let table = &*self.table;
        let using = table.rundown.enter();
        let callout = table.callout.load(Ordering::Acquire);
        if using.is_none() || callout == 0 {
            let error = Error::Refused {
                function: FUNCTION,
                status: Status::FWP_CALLOUT_NOT_FOUND,
            };
            return Err(AssociateError { error, context });
        }
        let number = match table.registry.insert(flow.to_raw(), context) {
            Ok(number) => number,
            Err(context) => {
                let error = Error::NoMemory {
                    function: "ExAllocatePool2",
                };
                return Err(AssociateError { error, context });
            }
        };
        // SAFETY: the callout is registered while the rundown is held, with a flow delete function (C-202); the layer is its own (C-204);
        // the number is not zero (C-201), and names a context whoever gives it back.
        let status =
            unsafe { FwpsFlowAssociateContext0(flow.to_raw(), <C::Layer as Layer>::ID, callout, number) };
        let Err(error) = Status::from_raw(status).ok(FUNCTION) else {
            return Ok(());
        };
        // Refused, so the engine has the number nowhere, and nobody reads the context.
        match table.registry.take(number) {
            Some(context) => Err(AssociateError { error, context }),
            // Only a call of the engine with a number that it refused could come here; that call gives the context back.
            None => Ok(()),
        }
    }

    /// Removes the context from a flow. IRQL <= DISPATCH_LEVEL.
    ///
    /// The context goes to [`flow_deleted`](FlowCallout::flow_deleted), now or later.
    ///
    /// Source: FwpsFlowRemoveContext0.
    ///
    /// # Errors
    /// [`Error::Refused`] if the driver unloads, or with another status of the engine; nothing was changed then.
    #[doc(alias = "FwpsFlowRemoveContext0")]
    pub fn remove(&self, flow: Flow, _place: &impl RemovalPlace) -> Result<Removal, Error> {
        let table = &*self.table;
        let using = table.rundown.enter();
        let callout = table.callout.load(Ordering::Acquire);
        if using.is_none() || callout == 0 {
            return Err(Error::Refused {
                function: "FwpsFlowRemoveContext0",
                status: Status::FWP_CALLOUT_NOT_FOUND,
            });
        }
        table.remove(flow.to_raw(), callout)
    }
}

impl<C: FlowCallout> Table<C> {
    fn remove(&self, flow: u64, callout: u32) -> Result<Removal, Error> {
        // SAFETY: not inside a flow delete function: the callers have a proof of their place (C-207); no lock of this crate is held (C-210);
        // layer and callout are those of every association of this table (C-211).
        let status = unsafe { FwpsFlowRemoveContext0(flow, <C::Layer as Layer>::ID, callout) };
        match Status::from_raw(status) {
            Status::SUCCESS => Ok(Removal::Removed),
            Status::PENDING => Ok(Removal::Pending),
            Status::UNSUCCESSFUL => Ok(Removal::NotThere),
            status => Err(Error::Refused {
                function: "FwpsFlowRemoveContext0",
                status,
            }),
        }
    }
}

impl<C: FlowCallout> Side<C> for FlowContexts<C> {
    type Context = C::FlowContext;

    fn registry(&self) -> Option<&Registry<C::FlowContext>> {
        Some(&self.table.registry)
    }

    fn deleted(callout: &C, context: PoolBox<C::FlowContext>) {
        callout.flow_deleted(context);
    }
}

impl<C: FlowCallout> FlowSide<C> for FlowContexts<C> {
    const PRESENT: bool = true;

    fn open(&self, callout: u32) {
        self.table.callout.store(callout, Ordering::Release);
    }

    fn refuse_new(&self, passive: &Passive<'_>) {
        self.table.rundown.close(passive);
    }

    fn remove_all(&self, callout: u32) {
        self.table.registry.for_each(|_number, flow| {
            // Whatever it led to, the engine says at unregistration whether contexts are left.
            let _left = self.table.remove(flow, callout);
        });
    }
}

impl<C: FlowCallout> Clone for FlowContexts<C> {
    fn clone(&self) -> Self {
        Self {
            table: self.table.clone(),
        }
    }
}

impl<C: FlowCallout> fmt::Debug for FlowContexts<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FlowContexts")
    }
}

impl<T> fmt::Debug for AssociateError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AssociateError")
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Display for AssociateError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the flow context was not taken: {}; it is yours again",
            self.error
        )
    }
}

impl<T> core::error::Error for AssociateError<T> {}
