//! Writable layer data: a loan of the engine's.

use core::{ffi::c_void, ptr, ptr::NonNull};

use fwps_sys::{FWPS_CLASSIFY_OUT0, FwpsAcquireWritableLayerDataPointer0, FwpsApplyModifiedLayerData0};

use super::{RedirectLayer, state::Connection};
use crate::{Error, Status, pending::ClassifyHandle};

/// Writable layer data. Dropping it applies it, changed or not (C-235).
///
/// It stays in [`lend`], so it cannot be leaked.
///
/// # Invariants
/// `data` was acquired with `handle`, and not applied yet.
struct WritableLayerData<'h> {
    handle: &'h ClassifyHandle,
    data: NonNull<c_void>,
    flags: u32,
}

impl Drop for WritableLayerData<'_> {
    fn drop(&mut self) {
        // SAFETY: the pair of an acquisition that was not applied (invariant), before the classification is completed and the handle released,
        // which it borrows (C-234); the flags are those of the caller of `lend` (C-237).
        unsafe { FwpsApplyModifiedLayerData0(self.handle.to_raw(), self.data.as_ptr(), self.flags) };
    }
}

/// Acquires the request of a classification, lends it to `change`, and applies it. Gives `given` back, which `change` is for, if the engine
/// refuses.
///
/// # Safety
/// `handle` is that of a running or pended classification at layer `L`, which nobody completes meanwhile; `filter_id` is that of its call, and
/// `out` null or the classifyOut of the running call. `flags` are zero unless it is pended (C-237).
pub(super) unsafe fn lend<L: RedirectLayer, R, G>(
    handle: &ClassifyHandle,
    filter_id: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
    flags: u32,
    of: Connection,
    given: G,
    change: impl FnOnce(G, &mut L::Request<'_>) -> R,
) -> Result<R, (Error, G)> {
    const FUNCTION: &str = "FwpsAcquireWritableLayerDataPointer0";
    let mut data = ptr::null_mut();
    // SAFETY: handle, filter and classifyOut are those of one classification (the caller's duty); the flags are zero; the out pointer is a
    // local.
    let status =
        unsafe { FwpsAcquireWritableLayerDataPointer0(handle.to_raw(), filter_id, 0, &raw mut data, out) };
    if let Err(error) = Status::from_raw(status).ok(FUNCTION) {
        return Err((error, given));
    }
    let Some(data) = NonNull::new(data) else {
        return Err((Error::NoMemory { function: FUNCTION }, given));
    };
    // INVARIANT: acquired just now.
    let lent = WritableLayerData { handle, data, flags };
    // SAFETY: writable layer data of this layer, lent until it is applied, which happens below, after the last use of the request.
    let mut request = unsafe { L::request(lent.data, of) };
    let result = change(given, &mut request);
    L::finish(request);
    drop(lent);
    Ok(result)
}
