//! Buffers of the process that made a request, which the driver looks at itself: METHOD_NEITHER, and pages that are locked.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{IO_STACK_LOCATION, IRP, NTSTATUS};

use super::memory::Buffer;
use super::object::{self, Body};
use super::request_buffer::{Control, Side, allocate_mdl, give, mapped};
use super::structure::ObjectAttributes;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

const STATUS_INVALID_USER_BUFFER: NTSTATUS = 0xC000_00E8_u32 as NTSTATUS;

/// A buffer of the calling process, which only METHOD_NEITHER gives.
fn of_process(handle: usize, side: Side, least: usize) -> Result<(usize, usize), NTSTATUS> {
    let control = Control::of(handle)?;
    if control.method != sys::METHOD_NEITHER {
        return Err(sys::STATUS_INVALID_DEVICE_REQUEST);
    }
    let length = control.sufficient_length(side, least)?;
    let address = match side {
        Side::Input => {
            let at = offset_of!(IO_STACK_LOCATION, Parameters.DeviceIoControl.Type3InputBuffer);
            // SAFETY: the stack location is live with its packet.
            unsafe { access::load(control.location + at) }
        }
        Side::Output => control.pointer(offset_of!(IRP, UserBuffer)),
    };
    Ok((address, length))
}

/// `WdfRequestRetrieveUnsafeUserInputBuffer`
///
/// # Safety
/// As the C function: `out` is writable, `length` is null or writable.
pub(super) unsafe extern "system" fn unsafe_input(
    _globals: usize,
    handle: usize,
    least: usize,
    out: usize,
    length: usize,
) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestRetrieveUnsafeUserInputBuffer",
        Range::PASSIVE,
        contract!(386),
    );
    give(of_process(handle, Side::Input, least), out, length)
}

/// `WdfRequestRetrieveUnsafeUserOutputBuffer`
///
/// # Safety
/// As the C function: `out` is writable, `length` is null or writable.
pub(super) unsafe extern "system" fn unsafe_output(
    _globals: usize,
    handle: usize,
    least: usize,
    out: usize,
    length: usize,
) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestRetrieveUnsafeUserOutputBuffer",
        Range::PASSIVE,
        contract!(386),
    );
    give(of_process(handle, Side::Output, least), out, length)
}

/// Locks a buffer of the calling process, and makes a memory object for it, which goes with the request.
fn lock(
    globals: usize,
    handle: usize,
    buffer: usize,
    length: usize,
    operation: sys::LOCK_OPERATION,
) -> Result<usize, NTSTATUS> {
    if length == 0 {
        return Err(STATUS_INVALID_USER_BUFFER);
    }
    let mdl = allocate_mdl(buffer, length)?;
    // SAFETY: the MDL was just made.
    unsafe { sys::MmProbeAndLockPages(mdl, sys::UserMode as i8, operation) };
    let address = mapped(mdl.expose_provenance());
    let body = Buffer {
        address,
        size: length,
        owned: false,
        mdl: mdl.expose_provenance(),
    };
    let made = if address == 0 {
        Err(sys::STATUS_INSUFFICIENT_RESOURCES)
    } else {
        object::insert(globals, Body::Memory(body), handle, &ObjectAttributes::default())
    };
    if made.is_err() {
        // SAFETY: the MDL was just locked, and nothing else has it.
        unsafe { sys::MmUnlockPages(mdl) };
        // SAFETY: as above.
        unsafe { sys::IoFreeMdl(mdl) };
    }
    made
}

/// `WdfRequestProbeAndLockUserBufferForRead`
///
/// # Safety
/// As the C function: the buffer is the calling process's, `out` is writable.
pub(super) unsafe extern "system" fn lock_for_read(
    globals: usize,
    handle: usize,
    buffer: usize,
    length: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestProbeAndLockUserBufferForRead",
        Range::PASSIVE,
        contract!(386),
    );
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, lock(globals, handle, buffer, length, sys::IoReadAccess)) }
}

/// `WdfRequestProbeAndLockUserBufferForWrite`
///
/// # Safety
/// As the C function: the buffer is the calling process's, `out` is writable.
pub(super) unsafe extern "system" fn lock_for_write(
    globals: usize,
    handle: usize,
    buffer: usize,
    length: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestProbeAndLockUserBufferForWrite",
        Range::PASSIVE,
        contract!(386),
    );
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, lock(globals, handle, buffer, length, sys::IoWriteAccess)) }
}
