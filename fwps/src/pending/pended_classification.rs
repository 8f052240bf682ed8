//! A classification that is pended, and how it ends.

use core::ptr;

use fwps_sys::{
    FWP_ACTION_BLOCK, FWP_ACTION_PERMIT, FWPS_CLASSIFY_OUT0, FWPS_RIGHT_ACTION_WRITE, FwpsCompleteClassify0,
};

use super::{Decision, classify_handle::ClassifyHandle};

/// A classification that is pended.
///
/// # Invariants
/// `handle` is that of a pended classification, which nobody else completes.
pub(crate) struct Classification {
    pub(crate) handle: ClassifyHandle,
    pub(crate) filter_id: u64,
    /// The classifyOut of the call, as it was before (C-233).
    pub(crate) out: FWPS_CLASSIFY_OUT0,
    /// Whether the filter wants permits to be final (C-158).
    pub(crate) permit_is_final: bool,
}

/// How a classification ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Answer {
    Decide(Decision),
    ClassifyAgain,
}

impl Classification {
    /// Completes it, then releases the handle (C-234). IRQL <= DISPATCH_LEVEL; no lock may be held that classify takes.
    ///
    /// Its request is not lent, as long as the table gave the classification out for this.
    pub(super) fn complete(mut self, answer: Answer) {
        let out = match answer {
            Answer::ClassifyAgain => ptr::null(),
            Answer::Decide(decision) => {
                self.decide(decision);
                &raw const self.out
            }
        };
        // SAFETY: pended, and completed by nobody else (invariant); its request is not lent, since it was taken out of the table for this; the
        // flags are zero; `out` is null or a copy of our own (C-232, C-233). IRQL <= DISPATCH_LEVEL, above which no code of this crate runs.
        unsafe { FwpsCompleteClassify0(self.handle.to_raw(), 0, out) };
    }

    fn decide(&mut self, decision: Decision) {
        match decision {
            Decision::Permit => {
                self.out.actionType = FWP_ACTION_PERMIT;
                if self.permit_is_final {
                    self.out.rights &= !FWPS_RIGHT_ACTION_WRITE;
                }
            }
            Decision::Block => {
                self.out.actionType = FWP_ACTION_BLOCK;
                self.out.rights &= !FWPS_RIGHT_ACTION_WRITE;
            }
        }
    }
}
