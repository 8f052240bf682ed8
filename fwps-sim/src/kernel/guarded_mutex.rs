//! Fast mutexes without their IRQL, and guarded mutexes, which are the same with a guarded region around them.

use fwps_sys::{BOOLEAN, PVOID};

use super::region::{self, Region};
use super::{dispatcher, fast_mutex};
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::verify::contract::{Contract, contract};

fn acquire(name: &'static str, mutex: PVOID) {
    let _call = machine::enter(name, Range::UP_TO_APC, contract!(382));
    dispatcher::check_wait(name);
    let mutex = mutex.expose_provenance();
    if fast_mutex::is_own(mutex) {
        let text = format!("{name} was called by the thread that has the mutex: it waits for ever");
        machine::bug_check(Contract::Deadlock, &[], text);
    }
    fast_mutex::wait_and_take(mutex);
}

fn release(name: &'static str, mutex: PVOID) {
    let _call = machine::enter(name, Range::UP_TO_APC, contract!(382));
    let mutex = mutex.expose_provenance();
    if !fast_mutex::is_own(mutex) {
        let text = format!("{name} was given a mutex that this thread does not have");
        machine::with(|machine| {
            machine.report(contract!(381), text);
        });
        return;
    }
    fast_mutex::give_back(mutex);
}

export_for_c! {
    /// Makes a guarded mutex of the memory.
    fn KeInitializeGuardedMutex(Mutex: PVOID) {
        fast_mutex::initialise(Mutex.expose_provenance());
    }

    /// Enters a guarded region and waits for the mutex.
    fn KeAcquireGuardedMutex(Mutex: PVOID) {
        region::enter(Region::Guarded);
        acquire("KeAcquireGuardedMutex", Mutex);
    }

    /// Gives the mutex back and leaves the guarded region.
    fn KeReleaseGuardedMutex(Mutex: PVOID) {
        release("KeReleaseGuardedMutex", Mutex);
        region::leave(Region::Guarded);
    }

    /// Acquires the mutex if nobody has it, in a guarded region.
    fn KeTryToAcquireGuardedMutex(Mutex: PVOID) -> BOOLEAN {
        let _call = machine::enter("KeTryToAcquireGuardedMutex", Range::UP_TO_APC, contract!(382));
        let taken = fast_mutex::take(Mutex.expose_provenance());
        if taken {
            region::enter(Region::Guarded);
        }
        BOOLEAN::from(taken)
    }

    /// Waits for a fast mutex; the IRQL stays. The caller keeps APCs away by itself.
    fn ExAcquireFastMutexUnsafe(FastMutex: PVOID) {
        acquire("ExAcquireFastMutexUnsafe", FastMutex);
    }

    /// Gives a fast mutex back that `ExAcquireFastMutexUnsafe` acquired.
    fn ExReleaseFastMutexUnsafe(FastMutex: PVOID) {
        release("ExReleaseFastMutexUnsafe", FastMutex);
    }
}
