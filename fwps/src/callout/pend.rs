//! Pending the operation of a classify call.

use core::fmt;

use super::{CaptureFailure, Claim, Classify, Verdict, verdict::Action, verdict::Taken};
use crate::{
    Error,
    layer::AbsorbLayer,
    pending::{CompletionContext, NoRoom, PendableLayer, PendedOperation, PendedOperations},
};

/// The operation could not be pended. What pending would have used up is the caller's again, to decide in the call.
#[must_use = "the call is still to be decided"]
pub struct PendError<'c, L: PendableLayer> {
    /// Why.
    pub cause: PendFailure,
    /// What pending would have used up.
    pub entitlement: L::Entitlement<'c>,
}

/// Why an operation could not be pended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PendFailure {
    /// The operation was decided about before, and is classified again (C-217).
    #[error("a reauthorisation cannot be pended; decide in the call")]
    Reauthorization,
    /// The engine gave no completion handle (C-215).
    #[error("the engine gave no completion handle; decide in the call")]
    NoCompletionHandle,
    /// As many operations are pended as there is room for.
    #[error("too many operations are pended; decide in the call, or make more room at start")]
    Full,
    /// The driver unloads.
    #[error("the driver unloads; decide in the call")]
    Closing,
    /// The engine did not name what an injection of the packet needs.
    #[error("the engine did not name where the packet is to be injected; decide in the call")]
    NoTarget,
    /// The datagram is one of a raw socket, and this layer does not show the IP header that its application may have made (C-056). Permit it
    /// here, and take it at the outbound transport layer, whose [`raw_send`](Classify::raw_send) has the header.
    #[error(
        "a raw send's IP header is not shown here; decide in the call, or take it at the outbound transport layer"
    )]
    RawSend,
    /// The packet could not be cloned.
    #[error(transparent)]
    Capture(#[from] CaptureFailure),
    /// The stack refused.
    #[error(transparent)]
    Refused(#[from] Error),
}

impl<L: PendableLayer> fmt::Debug for PendError<'_, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PendError")
            .field("cause", &self.cause)
            .finish_non_exhaustive()
    }
}

impl<L: PendableLayer> fmt::Display for PendError<'_, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the operation could not be pended: {}", self.cause)
    }
}

impl<L: PendableLayer> core::error::Error for PendError<'_, L> {}

impl<'c, L: PendableLayer + AbsorbLayer> Classify<'c, L> {
    /// Claims an event that has no packet, and so is none of an injection: a TCP connection at ALE connect (C-286). IRQL <= DISPATCH_LEVEL.
    ///
    /// For drivers that pend connections and inject nothing. Those that inject ask [`InjectionHandle::claim`](crate::InjectionHandle::claim),
    /// which answers for events with and without a packet. `None` if there is a packet, or if another callout has decided.
    pub fn claim_without_packet(&mut self) -> Option<Claim<'c>> {
        match self.packet() {
            Some(_) => None,
            None => self.take_action_right().map(Claim::new),
        }
    }
}

impl<'c, L: PendableLayer> Classify<'c, L> {
    /// Pends the operation: the application waits until the [`PendedOperation`] is completed. IRQL <= DISPATCH_LEVEL.
    ///
    /// A clone of the packet, if there is one, travels with the operation, since the stack flushes the original (C-224). Return the verdict; whatever
    /// else classify returns, the call blocks and absorbs (C-218). The operation may be completed before classify has returned.
    ///
    /// A reauthorisation is not pended, nor a datagram of a raw socket at the connect layers.
    ///
    /// Source: FwpsPendOperation0.
    ///
    /// # Errors
    /// [`PendError`] says why not, and gives back what lets the call decide at once. Nothing is pended then.
    #[doc(alias = "FwpsPendOperation0")]
    pub fn pend(
        &mut self,
        operations: &PendedOperations<L>,
        entitlement: L::Entitlement<'c>,
    ) -> Result<(PendedOperation<L>, Verdict<'c>), PendError<'c, L>> {
        match self.try_pend(operations) {
            Ok(operation) => Ok((operation, Verdict::new(Action::Absorb))),
            Err(cause) => Err(PendError { cause, entitlement }),
        }
    }

    fn try_pend(&mut self, operations: &PendedOperations<L>) -> Result<PendedOperation<L>, PendFailure> {
        if self.is_reauthorization() {
            return Err(PendFailure::Reauthorization);
        }
        let handle = self.completion_handle().ok_or(PendFailure::NoCompletionHandle)?;
        let table = operations.table();
        let place = table
            .reserve(L::identity(self))
            .map_err(|no_room| match no_room {
                NoRoom::Full => PendFailure::Full,
                NoRoom::Closed => PendFailure::Closing,
            })?;
        let packet = L::take(self).inspect_err(|_| table.cancel(place))?;
        // SAFETY: the completion handle of the running call (C-215), at a layer that can be pended (C-216), which is no reauthorisation (C-217).
        let context =
            unsafe { CompletionContext::pend(handle.as_raw()) }.inspect_err(|_| table.cancel(place))?;
        self.captured().set(Taken::Operation);
        // It may be completed from here on: at unload.
        table.fill(place, context);
        // SAFETY: the packet of this call, which the operation is about.
        Ok(unsafe { PendedOperation::new(table.clone(), place, packet) })
    }
}
