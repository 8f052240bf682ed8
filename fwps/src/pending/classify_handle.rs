//! The classify handle: by what the engine knows a classification, also beyond the call.

use core::ffi::c_void;

use fwps_sys::{FwpsAcquireClassifyHandle0, FwpsReleaseClassifyHandle0};

use crate::{Error, Status};

/// One reference to a classification. Dropping it releases it, at IRQL <= DISPATCH_LEVEL (C-227).
///
/// # Invariants
/// A reference that FwpsAcquireClassifyHandle0 gave, of this value's own.
#[derive(Debug)]
pub(crate) struct ClassifyHandle(u64);

impl ClassifyHandle {
    /// # Safety
    /// `context` is the classify context of the running call (C-228).
    pub(crate) unsafe fn acquire(context: *mut c_void) -> Result<Self, Error> {
        let mut handle = 0;
        // SAFETY: the context of the running call (the caller's duty); the flags are zero (C-023); the out pointer is a local.
        let status = unsafe { FwpsAcquireClassifyHandle0(context, 0, &raw mut handle) };
        Status::from_raw(status).ok("FwpsAcquireClassifyHandle0")?;
        // INVARIANT: given just now.
        Ok(Self(handle))
    }

    pub(crate) fn to_raw(&self) -> u64 {
        self.0
    }
}

impl Drop for ClassifyHandle {
    fn drop(&mut self) {
        // SAFETY: the reference is this value's own (invariant), which ends here.
        unsafe { FwpsReleaseClassifyHandle0(self.0) };
    }
}
