//! Spin locks.

use fwps_sys::{KIRQL, PKSPIN_LOCK};

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

/// Takes the lock at DISPATCH_LEVEL.
fn acquire(lock: usize) {
    if context::holds(lock) {
        let contract = if context::holds_from_before_flow_delete(lock) {
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
    while load(lock) != 0 {
        scheduler::block(machine::lock(), Wait::SpinLock(lock), None);
    }
    store(lock, context::thread() + 1);
    context::lock_taken(lock);
}

fn release(lock: usize) {
    if !context::holds(lock) {
        machine::with(|machine| {
            machine.report(
                contract!(381),
                "a spin lock was released by a thread that does not hold it",
            );
        });
        return;
    }
    if !context::lock_released(lock) {
        machine::with(|machine| {
            machine.report(
                contract!(381),
                "spin locks were released in another order than that of their acquisition",
            );
        });
    }
    store(lock, 0);
    machine::with(|machine| machine.scheduler.wake(Wait::SpinLock(lock)));
}

export! {
    /// Makes a spin lock of the memory.
    fn KeInitializeSpinLock(SpinLock: PKSPIN_LOCK) {
        store(SpinLock.expose_provenance(), 0);
    }

    /// Raises the IRQL to DISPATCH_LEVEL and takes the lock. The old IRQL is returned.
    fn KeAcquireSpinLockRaiseToDpc(SpinLock: PKSPIN_LOCK) -> KIRQL {
        let _call = machine::enter("KeAcquireSpinLockRaiseToDpc", Range::UP_TO_DISPATCH, contract!(381));
        let old = context::set_irql(DISPATCH);
        acquire(SpinLock.expose_provenance());
        old
    }

    /// Releases the lock and lowers the IRQL.
    fn KeReleaseSpinLock(SpinLock: PKSPIN_LOCK, NewIrql: KIRQL) {
        let _call = machine::enter("KeReleaseSpinLock", Range::DISPATCH, contract!(381));
        release(SpinLock.expose_provenance());
        context::set_irql(NewIrql);
    }

    /// Takes the lock, at DISPATCH_LEVEL already.
    fn KeAcquireSpinLockAtDpcLevel(SpinLock: PKSPIN_LOCK) {
        let _call = machine::enter("KeAcquireSpinLockAtDpcLevel", Range::DISPATCH, contract!(381));
        acquire(SpinLock.expose_provenance());
    }

    /// Releases the lock and stays at DISPATCH_LEVEL.
    fn KeReleaseSpinLockFromDpcLevel(SpinLock: PKSPIN_LOCK) {
        let _call = machine::enter("KeReleaseSpinLockFromDpcLevel", Range::DISPATCH, contract!(381));
        release(SpinLock.expose_provenance());
    }
}
