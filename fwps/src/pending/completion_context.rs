//! The completion context: by what the engine knows an operation that is pended.

use core::ptr::{self, NonNull};

use fwps_sys::{FwpsCompleteOperation0, FwpsPendOperation0, HANDLE, NET_BUFFER_LIST};

use crate::{Error, Status};

/// An operation that is pended, and that nobody has completed.
///
/// Dropping it would leave the operation pended for ever, so only its table has it.
///
/// # Invariants
/// The context that FwpsPendOperation0 gave with its success, of this value's own.
#[derive(Debug)]
#[must_use = "the operation stays pended until it is completed"]
pub(crate) struct CompletionContext(HANDLE);

// SAFETY: an operation may be completed on any thread.
unsafe impl Send for CompletionContext {}

impl CompletionContext {
    /// Pends the operation of the running call. IRQL <= DISPATCH_LEVEL.
    ///
    /// # Safety
    /// `handle` is the completion handle of the running call (C-215), at a layer that can be pended (C-216), which is no reauthorisation (C-217).
    pub(crate) unsafe fn pend(handle: HANDLE) -> Result<Self, Error> {
        let mut context = ptr::null_mut();
        // SAFETY: the handle is the caller's duty; the out pointer is a local.
        let status = unsafe { FwpsPendOperation0(handle, &raw mut context) };
        Status::from_raw(status).ok("FwpsPendOperation0")?;
        // INVARIANT: given just now.
        Ok(Self(context))
    }

    /// Completes the operation. IRQL <= DISPATCH_LEVEL; no lock may be held that classify takes (C-223).
    ///
    /// # Safety
    /// `list` is null or a live list that the driver owns, the clone of the operation's packet (C-225).
    pub(super) unsafe fn complete(self, list: Option<NonNull<NET_BUFFER_LIST>>) {
        let list = list.map_or(ptr::null_mut(), NonNull::as_ptr);
        // SAFETY: the context of a pended operation, which ends here, so it is completed once (invariant, C-219). The list is the caller's duty.
        // IRQL <= DISPATCH_LEVEL, above which no code of this crate runs (C-226).
        unsafe { FwpsCompleteOperation0(self.0, list) };
    }
}
