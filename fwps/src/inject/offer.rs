//! What every inject function does around its C call: pack the completion, give the list away, and take both back if C refuses.

use core::ffi::c_void;

use fwps_sys::{FWPS_INJECT_COMPLETE0, HANDLE, NET_BUFFER_LIST, NTSTATUS};

use super::{Completed, InjectError, context::Context};
use crate::{
    Status,
    nbl::{Nbl, Origin},
};

/// Offers a list to the stack. `handle` is the raw handle, or why there is none.
///
/// `inject` makes the C call with the handle, the list, the completion function and its context, and returns its result: on success
/// everything is the stack's, otherwise it is the caller's again (C-014, C-015).
///
/// # Safety
/// `inject` gives all four to one inject function of C, which completes the list once, and only if it returns STATUS_SUCCESS.
#[inline]
pub(super) unsafe fn offer<O, C>(
    handle: Result<HANDLE, Status>,
    list: Nbl<O>,
    completion: C,
    inject: impl FnOnce(HANDLE, *mut NET_BUFFER_LIST, FWPS_INJECT_COMPLETE0, *mut c_void) -> NTSTATUS,
) -> Result<(), InjectError<O, C>>
where
    O: Origin,
    C: FnOnce(Completed<O>) + Send + 'static,
{
    let handle = match handle {
        Ok(handle) => handle,
        Err(status) => {
            return Err(InjectError {
                status,
                list,
                completion,
            });
        }
    };
    let packed = match Context::pack(completion) {
        Ok(packed) => packed,
        Err(completion) => {
            let status = Status::INSUFFICIENT_RESOURCES;
            return Err(InjectError {
                status,
                list,
                completion,
            });
        }
    };
    let list = list.into_raw();
    let status = Status::from_raw(inject(handle, list.as_ptr(), packed.function, packed.context));
    if status == Status::SUCCESS {
        return Ok(());
    }
    // SAFETY: refused, so the stack did not take the list (C-015).
    let list = unsafe { Nbl::from_raw(list) };
    // SAFETY: refused, so the completion function will not be called (C-015).
    let completion = unsafe { packed.take_back() };
    Err(InjectError {
        status,
        list,
        completion,
    })
}
