//! Executive spin locks: one writer, or any number of readers.

use fwps_sys::{KIRQL, PEX_SPIN_LOCK};

use super::held_lock::{self, HeldLock, Way};
use super::lock;
use crate::context;
use crate::export::export;
use crate::kernel::irql::{DISPATCH, Range};
use crate::machine;
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;

/// Set while a writer has the lock or waits for it; below are the readers.
const WRITER: u32 = 1 << 31;

fn load(lock: usize) -> u32 {
    // SAFETY: the lock is resident memory of the driver with 32 bits, by the contract of every function over these locks.
    unsafe { access::load(lock) }
}

fn store(lock: usize, value: u32) {
    // SAFETY: as for `load`.
    unsafe { access::store(lock, value) }
}

fn wait_while(lock: usize, taken: impl Fn(u32) -> bool) {
    while taken(load(lock)) {
        scheduler::block(machine::lock(), Wait::SpinLock(lock), None);
    }
}

fn held_by_this(address: usize, way: Way, old: Option<u8>) -> HeldLock {
    HeldLock {
        address,
        way,
        handle: 0,
        old,
    }
}

fn acquire_exclusive(lock: PEX_SPIN_LOCK, old: Option<u8>) {
    let address = lock.expose_provenance();
    lock::check_not_held(address);
    // The first writer keeps new readers out, then waits for those that are in.
    wait_while(address, |word| word & WRITER != 0);
    store(address, load(address) | WRITER);
    wait_while(address, |word| word & !WRITER != 0);
    held_lock::taken(held_by_this(address, Way::Exclusive, old));
}

fn acquire_shared(lock: PEX_SPIN_LOCK, old: Option<u8>) {
    let address = lock.expose_provenance();
    match held_lock::held(address).map(|held| held.way) {
        // It goes well until a writer waits in between.
        Some(Way::Shared) => machine::with(|machine| {
            let text = "an executive spin lock was acquired shared by the thread that holds it shared: a writer that waits \
                        meanwhile stops both";
            machine.report(contract!(381), text);
        }),
        _ => {
            lock::check_not_held(address);
            wait_while(address, |word| word & WRITER != 0);
        }
    }
    store(address, load(address) + 1);
    held_lock::taken(held_by_this(address, Way::Shared, old));
}

/// Gives the lock back, in the way in which it is held.
fn release(lock: PEX_SPIN_LOCK, way: Way, new: Option<u8>) {
    let address = lock.expose_provenance();
    let Some(held) = held_lock::held(address) else {
        lock::report_not_held();
        return;
    };
    held_lock::released(held, way, new);
    let word = load(address);
    match held.way {
        Way::Shared => store(address, word - 1),
        _ => store(address, word & !WRITER),
    }
    machine::with(|machine| machine.scheduler.wake(Wait::SpinLock(address)));
}

export! {
    /// Raises the IRQL to DISPATCH_LEVEL and takes the lock for reading. The old IRQL is returned.
    fn ExAcquireSpinLockShared(SpinLock: PEX_SPIN_LOCK) -> KIRQL {
        let _call = machine::enter("ExAcquireSpinLockShared", Range::UP_TO_DISPATCH, contract!(381));
        let old = context::set_irql(DISPATCH);
        acquire_shared(SpinLock, Some(old));
        old
    }

    /// Releases the lock from reading and lowers the IRQL.
    fn ExReleaseSpinLockShared(SpinLock: PEX_SPIN_LOCK, OldIrql: KIRQL) {
        let _call = machine::enter("ExReleaseSpinLockShared", Range::DISPATCH, contract!(381));
        release(SpinLock, Way::Shared, Some(OldIrql));
        context::set_irql(OldIrql);
    }

    /// Takes the lock for reading, at DISPATCH_LEVEL already.
    fn ExAcquireSpinLockSharedAtDpcLevel(SpinLock: PEX_SPIN_LOCK) {
        let _call = machine::enter("ExAcquireSpinLockSharedAtDpcLevel", Range::DISPATCH, contract!(381));
        acquire_shared(SpinLock, None);
    }

    /// Releases the lock from reading and stays at DISPATCH_LEVEL.
    fn ExReleaseSpinLockSharedFromDpcLevel(SpinLock: PEX_SPIN_LOCK) {
        let _call = machine::enter("ExReleaseSpinLockSharedFromDpcLevel", Range::DISPATCH, contract!(381));
        release(SpinLock, Way::Shared, None);
    }

    /// Raises the IRQL to DISPATCH_LEVEL and takes the lock for writing. The old IRQL is returned.
    fn ExAcquireSpinLockExclusive(SpinLock: PEX_SPIN_LOCK) -> KIRQL {
        let _call = machine::enter("ExAcquireSpinLockExclusive", Range::UP_TO_DISPATCH, contract!(381));
        let old = context::set_irql(DISPATCH);
        acquire_exclusive(SpinLock, Some(old));
        old
    }

    /// Releases the lock from writing and lowers the IRQL.
    fn ExReleaseSpinLockExclusive(SpinLock: PEX_SPIN_LOCK, OldIrql: KIRQL) {
        let _call = machine::enter("ExReleaseSpinLockExclusive", Range::DISPATCH, contract!(381));
        release(SpinLock, Way::Exclusive, Some(OldIrql));
        context::set_irql(OldIrql);
    }

    /// Takes the lock for writing, at DISPATCH_LEVEL already.
    fn ExAcquireSpinLockExclusiveAtDpcLevel(SpinLock: PEX_SPIN_LOCK) {
        let _call = machine::enter("ExAcquireSpinLockExclusiveAtDpcLevel", Range::DISPATCH, contract!(381));
        acquire_exclusive(SpinLock, None);
    }

    /// Releases the lock from writing and stays at DISPATCH_LEVEL.
    fn ExReleaseSpinLockExclusiveFromDpcLevel(SpinLock: PEX_SPIN_LOCK) {
        let _call = machine::enter("ExReleaseSpinLockExclusiveFromDpcLevel", Range::DISPATCH, contract!(381));
        release(SpinLock, Way::Exclusive, None);
    }
}
