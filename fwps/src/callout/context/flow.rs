//! Flows, and callouts that keep something with them.

use fwps_sys::FwpsFlowAbort0;

use crate::{
    Error, PoolBox, Status,
    callout::{Callout, Classify},
    layer::FlowHandleMetadata,
};

/// A callout that keeps something with flows.
///
/// The engine brings it to each classify call of the flow: [`Classify::flow_context`]. [`FlowContexts`](super::FlowContexts) associates
/// it, and [`Start::register_flow`](crate::driver::Start::register_flow) registers such a callout. With
/// [`CalloutFlags::CONDITIONAL_ON_FLOW`](crate::callout::CalloutFlags::CONDITIONAL_ON_FLOW) the callout is called for no other flow.
///
/// Compiles only at layers that have flows.
pub trait FlowCallout: Callout<Layer: FlowHandleMetadata> {
    /// What is kept with a flow. Calls read it on several processors at once.
    type FlowContext: Send + Sync + 'static;

    /// The flow has ended, or the context was removed; it is the driver's again. IRQL <= DISPATCH_LEVEL; it must not wait (C-206).
    ///
    /// Comes once for each context, when no classify call reads it any more. It may come before
    /// [`associate`](super::FlowContexts::associate) has returned. Dropped unless this does something else.
    ///
    /// Source: FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0.
    #[doc(alias = "flowDeleteFn")]
    fn flow_deleted(&self, context: PoolBox<Self::FlowContext>) {
        drop(context);
    }
}

/// A flow: a connection, or what an exchange without connection counts as.
///
/// It only names the flow. One that has ended is refused everywhere.
#[doc(alias = "flowId")]
#[doc(alias = "flowHandle")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Flow(u64);

impl Flow {
    pub(super) fn to_raw(self) -> u64 {
        self.0
    }

    /// Ends the flow, and with it the connection. What was associated with it goes back to its callouts. IRQL <= DISPATCH_LEVEL.
    ///
    /// Source: FwpsFlowAbort0.
    ///
    /// # Errors
    /// [`Error::Refused`], for example if the flow has ended already.
    #[doc(alias = "FwpsFlowAbort0")]
    pub fn abort(self) -> Result<(), Error> {
        // SAFETY: IRQL <= DISPATCH_LEVEL, as in all safe code; the identifier is of the metadata (C-214), and only looked up.
        let status = unsafe { FwpsFlowAbort0(self.0) };
        Status::from_raw(status).ok("FwpsFlowAbort0")
    }
}

impl<L: FlowHandleMetadata> Classify<'_, L> {
    /// The flow that the event belongs to. `None` if the engine named none, as for the first packets of some flows.
    #[inline]
    pub fn flow(&self) -> Option<Flow> {
        self.flow_handle().map(Flow)
    }
}
