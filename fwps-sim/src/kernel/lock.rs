//! Ordinary spin locks.

use fwps_sys::{BOOLEAN, KIRQL, PKSPIN_LOCK};

use super::held_lock::{self, HeldLock, Way};
use crate::context;
use crate::export::export;
use crate::kernel::irql::{DISPATCH, Range};
use crate::machine;
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;

fn load(lock: usize) -> usize {
    // SAFETY: a spin lock is resident memory of the driver, as large as a pointer, by the contract of every lock function.
    unsafe { access::load(lock) }
}

fn store(lock: usize, value: usize) {
    // SAFETY: as for `load`.
    unsafe { access::store(lock, value) }
}

/// Stops the machine when this thread holds the lock already.
pub(super) fn check_not_held(lock: usize) {
    if held_lock::held(lock).is_none() {
        return;
    }
    let contract = if held_lock::held_from_before_flow_delete(lock) {
        contract!(210)
    } else {
        contract!(381)
    };
    machine::bug_check(
        contract,
        &[],
        "a spin lock was acquired by the thread that holds it: it spins for ever",
    );
}

/// Stops the machine when the lock lies in memory that was freed: its word is poison, which nobody will clear.
fn check_not_freed(lock: usize) {
    let Some(block) = machine::with(|machine| machine.ledger.freed_block(lock)) else {
        return;
    };
    let text = format!(
        "a spin lock was acquired in the memory of {} #{}, which was freed",
        block.what, block.serial
    );
    machine::bug_check(contract!(380), &[block.address], text);
}

/// Takes a lock of one word at DISPATCH_LEVEL.
pub(super) fn acquire(lock: HeldLock) {
    let address = lock.address;
    check_not_held(address);
    while load(address) != 0 {
        check_not_freed(address);
        scheduler::block(machine::lock(), Wait::SpinLock(address), None);
    }
    store(address, context::thread() + 1);
    held_lock::taken(lock);
}

/// Gives a lock of one word back, by a function that undoes `way`.
pub(super) fn release(lock: usize, way: Way, new: Option<u8>) {
    let Some(lock) = held_lock::held(lock) else {
        report_not_held();
        return;
    };
    held_lock::released(lock, way, new);
    unlock(lock.address);
}

/// Frees the word of a lock.
pub(super) fn unlock(address: usize) {
    store(address, 0);
    machine::with(|machine| machine.scheduler.wake(Wait::SpinLock(address)));
}

pub(super) fn report_not_held() {
    machine::with(|machine| {
        machine.report(
            contract!(381),
            "a spin lock was released by a thread that does not hold it",
        );
    });
}

fn ordinary(lock: PKSPIN_LOCK, old: Option<u8>) -> HeldLock {
    HeldLock {
        address: lock.expose_provenance(),
        way: Way::Ordinary,
        handle: 0,
        old,
    }
}

export! {
    /// Makes a spin lock of the memory.
    fn KeInitializeSpinLock(SpinLock: PKSPIN_LOCK) {
        let lock = SpinLock.expose_provenance();
        store(lock, 0);
        machine::with(|machine| machine.locks.forget(lock));
    }

    /// Raises the IRQL to DISPATCH_LEVEL and takes the lock. The old IRQL is returned.
    fn KeAcquireSpinLockRaiseToDpc(SpinLock: PKSPIN_LOCK) -> KIRQL {
        let _call = machine::enter("KeAcquireSpinLockRaiseToDpc", Range::UP_TO_DISPATCH, contract!(381));
        let old = context::set_irql(DISPATCH);
        acquire(ordinary(SpinLock, Some(old)));
        old
    }

    /// Releases the lock and lowers the IRQL.
    fn KeReleaseSpinLock(SpinLock: PKSPIN_LOCK, NewIrql: KIRQL) {
        let _call = machine::enter("KeReleaseSpinLock", Range::DISPATCH, contract!(381)).handing_over();
        release(SpinLock.expose_provenance(), Way::Ordinary, Some(NewIrql));
        context::set_irql(NewIrql);
    }

    /// Takes the lock, at DISPATCH_LEVEL already.
    fn KeAcquireSpinLockAtDpcLevel(SpinLock: PKSPIN_LOCK) {
        let _call = machine::enter("KeAcquireSpinLockAtDpcLevel", Range::DISPATCH, contract!(381));
        acquire(ordinary(SpinLock, None));
    }

    /// Takes the lock if nobody has it, at DISPATCH_LEVEL already. FALSE otherwise.
    fn KeTryToAcquireSpinLockAtDpcLevel(SpinLock: PKSPIN_LOCK) -> BOOLEAN {
        let _call = machine::enter("KeTryToAcquireSpinLockAtDpcLevel", Range::DISPATCH, contract!(381));
        if load(SpinLock.expose_provenance()) != 0 {
            return 0;
        }
        acquire(ordinary(SpinLock, None));
        1
    }

    /// Releases the lock and stays at DISPATCH_LEVEL.
    fn KeReleaseSpinLockFromDpcLevel(SpinLock: PKSPIN_LOCK) {
        let _call = machine::enter("KeReleaseSpinLockFromDpcLevel", Range::DISPATCH, contract!(381)).handing_over();
        release(SpinLock.expose_provenance(), Way::Ordinary, None);
    }
}
