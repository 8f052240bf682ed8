//! Fast mutexes without their IRQL, and guarded mutexes, which are the same with a guarded region around them.

use std::mem::offset_of;

use fwps_sys::{BOOLEAN, FAST_MUTEX, PVOID};

use super::dispatcher;
use super::region::{self, Region};
use crate::context;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::{Contract, contract};

const COUNT: usize = offset_of!(FAST_MUTEX, Count);
const OWNER: usize = offset_of!(FAST_MUTEX, Owner);

fn load<T: Copy>(mutex: usize, offset: usize) -> T {
    // SAFETY: the mutex is resident memory of the driver that was initialised, by the contract of these functions, and every
    // offset here is that of a member.
    unsafe { access::load(mutex + offset) }
}

fn store<T: Copy>(mutex: usize, offset: usize, value: T) {
    // SAFETY: as for `load`.
    unsafe { access::store(mutex + offset, value) };
}

fn take(mutex: usize) -> bool {
    if load::<i32>(mutex, COUNT) != 1 {
        return false;
    }
    store(mutex, COUNT, 0_i32);
    store(mutex, OWNER, context::thread() + 1);
    true
}

fn acquire(name: &'static str, mutex: PVOID) {
    let _call = machine::enter(name, Range::UP_TO_APC, contract!(382));
    dispatcher::check_wait(name);
    let mutex = mutex.expose_provenance();
    if load::<usize>(mutex, OWNER) == context::thread() + 1 {
        let text = format!("{name} was called by the thread that has the mutex: it waits for ever");
        machine::bug_check(Contract::Deadlock, &[], text);
    }
    while !take(mutex) {
        scheduler::block(machine::lock(), Wait::Object(mutex), None);
    }
}

fn release(name: &'static str, mutex: PVOID) {
    let _call = machine::enter(name, Range::UP_TO_APC, contract!(382));
    let mutex = mutex.expose_provenance();
    machine::with(|machine| {
        if load::<usize>(mutex, OWNER) != context::thread() + 1 {
            let text = format!("{name} was given a mutex that this thread does not have");
            machine.report(contract!(381), text);
            return;
        }
        store(mutex, OWNER, 0_usize);
        store(mutex, COUNT, 1_i32);
        machine.scheduler.wake(Wait::Object(mutex));
    });
}

export_for_c! {
    /// Makes a guarded mutex of the memory.
    fn KeInitializeGuardedMutex(Mutex: PVOID) {
        let mutex = Mutex.expose_provenance();
        // SAFETY: the mutex is resident memory of the driver, by the contract of the function.
        unsafe { access::fill(mutex, 0, size_of::<FAST_MUTEX>()) };
        store(mutex, COUNT, 1_i32);
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
        let taken = take(Mutex.expose_provenance());
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
