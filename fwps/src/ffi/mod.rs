//! Where C calls in, and the few kernel services that every module needs.

pub(crate) mod contexts;
pub(crate) mod memory;
pub(crate) mod trampoline;

use core::mem::MaybeUninit;

use fwps_sys::{
    HANDLE, KeBugCheckEx, KeDelayExecutionThread, KeGetCurrentIrql, KernelMode, LARGE_INTEGER,
    PsGetCurrentThreadId,
};

use crate::Passive;

pub(crate) const PASSIVE_LEVEL: u8 = 0;

/// The bug check code of this crate: the bytes `fwps`.
pub(crate) const BUG_CHECK_CODE: u32 = u32::from_be_bytes(*b"fwps");

/// First bug check parameter: a Rust panic.
pub(crate) const BUG_CHECK_PANIC: u64 = 1;
/// First bug check parameter: a reference count ran over.
const BUG_CHECK_OVERFLOW: u64 = 2;

/// The IRQL of this processor.
pub(crate) fn current_irql() -> u8 {
    // SAFETY: callable at any IRQL, reads a register.
    unsafe { KeGetCurrentIrql() }
}

/// The number of this thread, a multiple of four.
pub(crate) fn current_thread() -> HANDLE {
    // SAFETY: callable at any IRQL.
    unsafe { PsGetCurrentThreadId() }
}

/// An address on the stack that this thread runs on.
#[inline]
pub(crate) fn stack_address() -> usize {
    let here = MaybeUninit::<u8>::uninit();
    (&raw const here).addr()
}

/// Stops the machine: going on would free memory that is in use.
#[cold]
pub(crate) fn bug_check_overflow() -> ! {
    // SAFETY: callable at any IRQL, does not return.
    unsafe { KeBugCheckEx(BUG_CHECK_CODE, BUG_CHECK_OVERFLOW, 0, 0, 0) }
}

/// Lets other threads run for about a millisecond. PASSIVE_LEVEL.
pub(crate) fn pause(_passive: &Passive<'_>) {
    // Negative: relative, in units of 100 nanoseconds.
    let mut interval = LARGE_INTEGER { QuadPart: -10_000 };
    // SAFETY: PASSIVE_LEVEL by the witness (C-382); the interval is a local, read during the call. The result is always success
    // for a wait that is not alertable.
    let _status = unsafe { KeDelayExecutionThread(KernelMode as i8, 0, &raw mut interval) };
}
