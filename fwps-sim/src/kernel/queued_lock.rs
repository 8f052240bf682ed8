//! In-stack queued spin locks. The handle is part of the queue while the lock is held or waited for, so it stays where it is.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{KLOCK_QUEUE_HANDLE, PKLOCK_QUEUE_HANDLE, PKSPIN_LOCK};

use super::held_lock::{self, HeldLock, Way};
use super::lock;
use crate::context;
use crate::export::export;
use crate::kernel::irql::{DISPATCH, Range, level_name};
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

const LOCK: usize = offset_of!(KLOCK_QUEUE_HANDLE, LockQueue.Lock);
const OLD_IRQL: usize = offset_of!(KLOCK_QUEUE_HANDLE, OldIrql);

fn report(text: impl Into<String>) {
    machine::with(|machine| {
        machine.report(contract!(381), text);
    });
}

fn acquire(lock: PKSPIN_LOCK, handle: PKLOCK_QUEUE_HANDLE, old: Option<u8>) {
    let (address, handle) = (lock.expose_provenance(), handle.expose_provenance());
    if held_lock::find(|lock| lock.way == Way::Queued && lock.handle == handle).is_some() {
        report("a queue handle was used for a second lock while the first is held with it");
    }
    // SAFETY: the handle is writable memory of the caller, by the contract of the function.
    unsafe { access::fill(handle, 0, size_of::<KLOCK_QUEUE_HANDLE>()) };
    // SAFETY: as above; the offset is that of a member of the handle.
    unsafe { access::store(handle + LOCK, address) };
    // SAFETY: as above.
    unsafe { access::store(handle + OLD_IRQL, old.unwrap_or(DISPATCH)) };
    lock::acquire(HeldLock {
        address,
        way: Way::Queued,
        handle,
        old,
    });
}

/// Releases the lock of a handle; the IRQL before the acquisition is returned.
fn release(handle: PKLOCK_QUEUE_HANDLE, lowers: bool) -> u8 {
    let handle = handle.expose_provenance();
    // SAFETY: the handle is memory of the caller that an acquisition wrote to, by the contract of the function.
    let address: usize = unsafe { access::load(handle + LOCK) };
    // SAFETY: as above.
    let old: u8 = unsafe { access::load(handle + OLD_IRQL) };
    let own = |lock: &HeldLock| lock.way == Way::Queued && lock.handle == handle;
    let moved = |lock: &HeldLock| lock.way == Way::Queued && lock.address == address;
    let Some(held) = held_lock::find(own).or_else(|| held_lock::find(moved)) else {
        match held_lock::held(address) {
            // Released as queued, acquired as something else.
            Some(other) => {
                held_lock::released(other, Way::Queued, lowers.then_some(old));
                lock::unlock(address);
            }
            None => lock::report_not_held(),
        }
        return old;
    };
    if held.handle != handle {
        report("a queue handle was moved while its lock was held: the queue goes through it");
    } else if held.address != address {
        report("a queue handle was written to while its lock was held");
    }
    held_lock::released(held, Way::Queued, lowers.then_some(held.old.unwrap_or(old)));
    lock::unlock(held.address);
    held.old.unwrap_or(old)
}

export! {
    /// Raises the IRQL to DISPATCH_LEVEL and takes the lock.
    fn KeAcquireInStackQueuedSpinLock(SpinLock: PKSPIN_LOCK, LockHandle: PKLOCK_QUEUE_HANDLE) {
        let _call = machine::enter("KeAcquireInStackQueuedSpinLock", Range::UP_TO_DISPATCH, contract!(381));
        let old = context::set_irql(DISPATCH);
        acquire(SpinLock, LockHandle, Some(old));
    }

    /// Releases the lock and lowers the IRQL.
    fn KeReleaseInStackQueuedSpinLock(LockHandle: PKLOCK_QUEUE_HANDLE) {
        let _call = machine::enter("KeReleaseInStackQueuedSpinLock", Range::DISPATCH, contract!(381)).handing_over();
        let old = release(LockHandle, true);
        if old > DISPATCH {
            report(format!("a queue handle says that the IRQL was {}", level_name(old)));
            return;
        }
        context::set_irql(old);
    }

    /// Takes the lock, at DISPATCH_LEVEL already.
    fn KeAcquireInStackQueuedSpinLockAtDpcLevel(SpinLock: PKSPIN_LOCK, LockHandle: PKLOCK_QUEUE_HANDLE) {
        let _call = machine::enter("KeAcquireInStackQueuedSpinLockAtDpcLevel", Range::FROM_DISPATCH, contract!(381));
        acquire(SpinLock, LockHandle, None);
    }

    /// Releases the lock and stays at the IRQL.
    fn KeReleaseInStackQueuedSpinLockFromDpcLevel(LockHandle: PKLOCK_QUEUE_HANDLE) {
        let _call = machine::enter("KeReleaseInStackQueuedSpinLockFromDpcLevel", Range::FROM_DISPATCH, contract!(381)).handing_over();
        release(LockHandle, false);
    }
}
