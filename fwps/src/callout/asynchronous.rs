//! Pending a classification, and what of the call that and writable layer data need.

use core::{cell::Cell, ffi::c_void, marker::PhantomData, ptr::NonNull};

use fwps_sys::{
    FWPS_CLASSIFY_OUT0, FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT, FWPS_RIGHT_ACTION_WRITE, FwpsPendClassify0,
};

use super::{ActionRight, Classify, PendFailure, Taken, Verdict, verdict::Action};
use crate::{
    Error, Status,
    layer::{ConditionFlags, FlagsField},
    pending::{
        AsynchronousLayer, Classification, ClassificationTable, ClassifyHandle, NoRoom,
        PendedClassifications, PendedClassify, Reservation,
    },
};

/// What of a call is needed to answer it later, or to change what it is about.
///
/// # Invariants
/// `context` and `out` are arguments of the running call, which ends after this value. Nobody else reads or writes `out` meanwhile.
pub(crate) struct Asynchronous {
    context: *mut c_void,
    out: NonNull<FWPS_CLASSIFY_OUT0>,
    // A call belongs to its thread.
    call: PhantomData<Cell<()>>,
}

impl Asynchronous {
    /// # Safety
    /// The arguments of the running call; `out` is not used otherwise while the value exists.
    pub(crate) unsafe fn new(context: *const c_void, out: NonNull<FWPS_CLASSIFY_OUT0>) -> Self {
        // INVARIANT: the caller's duty.
        Self {
            context: context.cast_mut(),
            out,
            call: PhantomData,
        }
    }

    /// A handle of the call (C-228).
    pub(crate) fn acquire(&self) -> Result<ClassifyHandle, Error> {
        if self.context.is_null() {
            // The engine gave none, as it may (C-153).
            Status::INVALID_PARAMETER.ok("FwpsAcquireClassifyHandle0")?;
        }
        // SAFETY: the context of the running call (invariant).
        unsafe { ClassifyHandle::acquire(self.context) }
    }

    /// classifyOut of the call.
    pub(crate) fn out(&self) -> NonNull<FWPS_CLASSIFY_OUT0> {
        self.out
    }

    /// A copy of classifyOut, as it is now.
    pub(crate) fn copy_out(&self) -> FWPS_CLASSIFY_OUT0 {
        // SAFETY: valid while the call runs, and nobody else writes it (invariant).
        unsafe { self.out.read() }
    }

    /// Takes back what a function of the engine did to action and right in classifyOut (C-236).
    pub(crate) fn restore_out(&self, before: &FWPS_CLASSIFY_OUT0) {
        let mut out = self.copy_out();
        out.actionType = before.actionType;
        let right = before.rights & FWPS_RIGHT_ACTION_WRITE;
        out.rights = out.rights & !FWPS_RIGHT_ACTION_WRITE | right;
        // SAFETY: as in `copy_out`; the structure is the call's own to write (C-150).
        unsafe { self.out.write(out) };
    }
}

/// The classification could not be pended. The right is the caller's again, to decide in the call.
#[derive(Debug, thiserror::Error)]
#[error("the classification could not be pended: {cause}")]
#[must_use = "the call is still to be decided"]
pub struct PendClassifyError<'c> {
    /// Why.
    pub cause: PendFailure,
    /// The right that pending would have used up.
    pub right: ActionRight<'c>,
}

impl<L: FlagsField> Classify<'_, L> {
    /// Whether this was decided about before: filters changed, a packet came over another interface, or a pended operation was completed (C-287).
    #[doc(alias = "FWP_CONDITION_FLAG_IS_REAUTHORIZE")]
    pub fn is_reauthorization(&self) -> bool {
        self.flags()
            .is_some_and(|flags| flags.contains(ConditionFlags::REAUTHORIZE))
    }
}

impl<'c, L: AsynchronousLayer> Classify<'c, L> {
    /// Pends the classification: the application waits until the [`PendedClassify`] is completed. IRQL <= DISPATCH_LEVEL.
    ///
    /// Return the verdict; whatever else classify returns, the call blocks with the right cleared (C-230). The classification may be completed
    /// before classify has returned. A reauthorisation is not pended.
    ///
    /// At the layers of connect redirection, [`pend_redirect`](Self::pend_redirect) also keeps the leave to redirect.
    ///
    /// Source: FwpsAcquireClassifyHandle0, FwpsPendClassify0.
    ///
    /// # Errors
    /// [`PendClassifyError`] says why not, and gives the right back. Nothing is pended then.
    #[doc(alias = "FwpsAcquireClassifyHandle0")]
    #[doc(alias = "FwpsPendClassify0")]
    pub fn pend_classify(
        &mut self,
        classifications: &PendedClassifications<L>,
        right: ActionRight<'c>,
    ) -> Result<(PendedClassify<L>, Verdict<'c>), PendClassifyError<'c>> {
        let table = classifications.table();
        match self.try_pend_classify(table) {
            Ok(place) => {
                let pended = PendedClassify::new(table.clone(), place);
                Ok((pended, Verdict::new(Action::Block)))
            }
            Err(cause) => Err(PendClassifyError { cause, right }),
        }
    }

    fn try_pend_classify(&mut self, table: &ClassificationTable) -> Result<Reservation, PendFailure> {
        if self.is_reauthorization() {
            return Err(PendFailure::Reauthorization);
        }
        let place = table.reserve().map_err(|no_room| match no_room {
            NoRoom::Full => PendFailure::Full,
            NoRoom::Closed => PendFailure::Closing,
        })?;
        match self.try_pend_raw() {
            Ok(classification) => {
                self.captured().set(Taken::Classification);
                // It may be completed from here on: at unload.
                table.fill(place, classification);
                Ok(place)
            }
            Err(error) => {
                table.cancel(place);
                Err(error.into())
            }
        }
    }

    fn try_pend_raw(&mut self) -> Result<Classification, Error> {
        let call = self.asynchronous()?;
        let handle = call.acquire()?;
        let out = call.copy_out();
        let filter_id = self.filter_id();
        // SAFETY: a handle of the running call, with the filter and classifyOut of that call (C-231), at a layer whose classifications can be
        // pended (C-229); the flags are zero.
        let status = unsafe { FwpsPendClassify0(handle.to_raw(), filter_id, 0, call.out().as_ptr()) };
        Status::from_raw(status)
            .ok("FwpsPendClassify0")
            .inspect_err(|_| call.restore_out(&out))?;
        // INVARIANT: pended just now, and known to the caller alone.
        Ok(Classification {
            handle,
            filter_id,
            out,
            permit_is_final: self.filter_flags() & FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT != 0,
        })
    }
}
