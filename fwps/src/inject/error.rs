//! A refused injection.

use core::fmt;

use crate::{
    Status,
    nbl::{Nbl, Origin},
};

/// The injection was refused; the list and the closure are the caller's again (C-015). Dropping this frees both.
///
/// The completion closure was not called and will not be.
#[must_use = "dropping the error frees the list, and with it the packet"]
pub struct InjectError<O: Origin, C> {
    /// Why.
    pub status: Status,
    /// The list, unchanged.
    pub list: Nbl<O>,
    /// The completion closure, not called.
    pub completion: C,
}

impl<O: Origin, C> fmt::Debug for InjectError<O, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InjectError")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl<O: Origin, C> fmt::Display for InjectError<O, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the injection was refused with {}; the list is yours again",
            self.status
        )
    }
}

impl<O: Origin, C> core::error::Error for InjectError<O, C> {}
