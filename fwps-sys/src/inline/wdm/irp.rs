//! Macros and inline functions of wdm.h for I/O request packets.

use core::sync::atomic::{AtomicPtr, Ordering};

use super::super::members;
use crate::{
    CCHAR, IO_STACK_LOCATION, IRP, IofCompleteRequest, PDRIVER_CANCEL, PIRP, SL_PENDING_RETURNED, UCHAR,
    ctypes::c_void,
};

members! {
    /// The stack location of the driver that owns the packet now.
    IoGetCurrentIrpStackLocation, SET_IoGetCurrentIrpStackLocation: IRP => *mut IO_STACK_LOCATION, Tail.Overlay.__bindgen_anon_2.__bindgen_anon_1.CurrentStackLocation;
}

/// The stack location of the next lower driver.
///
/// # Safety
///
/// `irp` must be a live packet of the caller's, with a stack location left below the current one.
#[inline]
#[must_use]
pub unsafe fn IoGetNextIrpStackLocation(irp: PIRP) -> *mut IO_STACK_LOCATION {
    // SAFETY: the caller vouches for the packet.
    unsafe { IoGetCurrentIrpStackLocation(irp) }.wrapping_sub(1)
}

/// Marks the packet as pending; the dispatch routine then returns STATUS_PENDING.
///
/// # Safety
///
/// `irp` must be a live packet that the caller's driver owns now.
#[inline]
pub unsafe fn IoMarkIrpPending(irp: PIRP) {
    // SAFETY: the caller vouches for the packet.
    let location = unsafe { IoGetCurrentIrpStackLocation(irp) };
    let control = location
        .wrapping_byte_add(core::mem::offset_of!(IO_STACK_LOCATION, Control))
        .cast::<UCHAR>();
    // SAFETY: the current stack location of a packet belongs to the driver that owns the packet.
    let flags = unsafe { control.read() };
    // SAFETY: as above.
    unsafe { control.write(flags | SL_PENDING_RETURNED as UCHAR) };
}

/// Sets the cancel routine, and returns the one before. One atomic exchange.
///
/// # Safety
///
/// `irp` must be a live packet that the caller's driver owns now.
#[inline]
pub unsafe fn IoSetCancelRoutine(irp: PIRP, routine: PDRIVER_CANCEL) -> PDRIVER_CANCEL {
    let place = irp
        .wrapping_byte_add(core::mem::offset_of!(IRP, CancelRoutine))
        .cast::<*mut c_void>();
    // SAFETY: the member is an aligned pointer in a live packet, and all its users exchange it atomically.
    let place = unsafe { AtomicPtr::from_ptr(place) };
    let new = routine.map_or(core::ptr::null_mut(), |routine| routine as *mut c_void);
    let old = place.swap(new, Ordering::SeqCst);
    // SAFETY: an optional function pointer has the size of a pointer, with null for none, and only cancel routines are
    // stored in this member.
    unsafe { core::mem::transmute::<*mut c_void, PDRIVER_CANCEL>(old) }
}

/// Completes the packet: [`IofCompleteRequest`] under its documented name. IRQL <= DISPATCH_LEVEL.
///
/// # Safety
///
/// The caller's driver must own the packet, with `IoStatus` filled; it must not touch the packet afterwards.
#[inline]
pub unsafe fn IoCompleteRequest(irp: PIRP, priority_boost: CCHAR) {
    // SAFETY: the caller vouches for the packet.
    unsafe { IofCompleteRequest(irp, priority_boost) };
}
