//! Spin locks and wait locks.

use std::ptr::with_exposed_provenance_mut;

use fwps_sys as sys;
use sys::{KEVENT, KIRQL, NTSTATUS};

use super::object::{self, Body, of_body};
use super::object_context;
use super::{attributes, bind};
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

#[derive(Debug)]
pub(super) struct SpinLock {
    /// The KSPIN_LOCK, in pool memory.
    pub(super) address: usize,
    /// What the IRQL was before.
    irql: KIRQL,
}
of_body!(spin_lock, SpinLock, SpinLock, "WDFSPINLOCK");

/// A lock that threads wait for at PASSIVE_LEVEL.
#[derive(Debug)]
pub(super) struct WaitLock {
    /// The KEVENT, in pool memory: signalled while nobody has the lock.
    pub(super) address: usize,
}
of_body!(wait_lock, WaitLock, WaitLock, "WDFWAITLOCK");

fn create(
    globals: usize,
    attributes: usize,
    size: usize,
    body: impl Fn(usize) -> Body,
) -> Result<usize, NTSTATUS> {
    let attributes = attributes::read(attributes)?;
    let address = object_context::block(size)?;
    let made = object::insert(globals, body(address), bind::driver_of(globals), &attributes);
    if made.is_err() {
        object_context::free(address);
    }
    made
}

/// `WdfSpinLockCreate`
///
/// # Safety
/// As the C function: the attributes are null or readable, `out` is writable.
pub(super) unsafe extern "system" fn create_spin_lock(
    globals: usize,
    attributes: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfSpinLockCreate", Range::UP_TO_DISPATCH, contract!(381));
    let made = create(globals, attributes, 8, |address| {
        Body::SpinLock(SpinLock { address, irql: 0 })
    });
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, made) }
}

/// `WdfSpinLockAcquire`
pub(super) extern "system" fn acquire_spin_lock(_globals: usize, handle: usize) {
    let _call = machine::enter("WdfSpinLockAcquire", Range::UP_TO_DISPATCH, contract!(381));
    let address = spin_lock(handle, |lock| lock.address);
    // SAFETY: zeroed memory is a lock that nobody has.
    let irql = unsafe { sys::KeAcquireSpinLockRaiseToDpc(with_exposed_provenance_mut(address)) };
    spin_lock(handle, |lock| lock.irql = irql);
}

/// `WdfSpinLockRelease`
pub(super) extern "system" fn release_spin_lock(_globals: usize, handle: usize) {
    let _call = machine::enter("WdfSpinLockRelease", Range::UP_TO_DISPATCH, contract!(381));
    let (address, irql) = spin_lock(handle, |lock| (lock.address, lock.irql));
    // SAFETY: the lock is live; who does not have it is reported by the function.
    unsafe { sys::KeReleaseSpinLock(with_exposed_provenance_mut(address), irql) };
}

/// `WdfWaitLockCreate`
///
/// # Safety
/// As the C function: the attributes are null or readable, `out` is writable.
pub(super) unsafe extern "system" fn create_wait_lock(
    globals: usize,
    attributes: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfWaitLockCreate", Range::UP_TO_DISPATCH, contract!(381));
    let made = create(globals, attributes, size_of::<KEVENT>(), |address| {
        Body::WaitLock(WaitLock { address })
    });
    if let Ok(handle) = made {
        let address = wait_lock(handle, |lock| lock.address);
        // SAFETY: the block has room for an event.
        unsafe { sys::KeInitializeEvent(with_exposed_provenance_mut(address), sys::SynchronizationEvent, 1) };
    }
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, made) }
}

/// `WdfWaitLockAcquire`
///
/// # Safety
/// As the C function: the timeout is null or readable.
pub(super) unsafe extern "system" fn acquire_wait_lock(
    _globals: usize,
    handle: usize,
    timeout: usize,
) -> NTSTATUS {
    let wait = timeout == 0 || {
        // SAFETY: by the contract of this function.
        unsafe { access::load::<i64>(timeout) != 0 }
    };
    // Who does not wait may be at DISPATCH_LEVEL.
    let range = if wait {
        Range::PASSIVE
    } else {
        Range::UP_TO_DISPATCH
    };
    let _call = machine::enter("WdfWaitLockAcquire", range, contract!(381));
    let address = wait_lock(handle, |lock| lock.address);
    // SAFETY: the event is initialised and lives as long as its lock; the timeout is the driver's.
    unsafe {
        sys::KeWaitForSingleObject(
            with_exposed_provenance_mut(address),
            sys::Executive,
            sys::KernelMode as i8,
            0,
            with_exposed_provenance_mut(timeout),
        )
    }
}

/// `WdfWaitLockRelease`
pub(super) extern "system" fn release_wait_lock(_globals: usize, handle: usize) {
    let _call = machine::enter("WdfWaitLockRelease", Range::UP_TO_DISPATCH, contract!(381));
    let address = wait_lock(handle, |lock| lock.address);
    // SAFETY: the event is initialised and lives as long as its lock.
    unsafe { sys::KeSetEvent(with_exposed_provenance_mut(address), 0, 0) };
}
