//! A refused injection.

use core::fmt;

use crate::Status;

/// The injection was refused; the list and the closure are the caller's again (C-015). Dropping this frees both.
///
/// `L` is what was given: an [`Nbl`](crate::nbl::Nbl), a [`Single`](crate::nbl::Single) or an [`NblChain`](crate::nbl::NblChain). The completion
/// closure was not called and will not be. `T` is the target, detached from the call that made it.
#[must_use = "dropping the error frees the list, and with it the packet"]
pub struct InjectError<L, T, C> {
    /// Why.
    pub status: Status,
    /// The list, unchanged.
    pub list: L,
    /// Where it was to go, to try again with.
    pub target: T,
    /// The completion closure, not called.
    pub completion: C,
}

impl<L, T, C> InjectError<L, T, C> {
    pub(super) fn new(status: Status, list: L, target: T, completion: C) -> Self {
        Self {
            status,
            list,
            target,
            completion,
        }
    }

    /// Whether the same call may succeed later, without any change of the driver's: the stack is not ready yet (C-005), or memory is short.
    pub const fn is_retryable(&self) -> bool {
        matches!(
            self.status,
            Status::FWP_TCPIP_NOT_READY | Status::INSUFFICIENT_RESOURCES
        )
    }
}

impl<L, T, C> fmt::Debug for InjectError<L, T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InjectError")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl<L, T, C> fmt::Display for InjectError<L, T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the injection was refused with {}; the list is yours again",
            self.status
        )
    }
}

impl<L, T, C> core::error::Error for InjectError<L, T, C> {}
