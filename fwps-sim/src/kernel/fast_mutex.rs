//! Fast mutexes. Guarded mutexes and those without an IRQL have the same memory.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{FAST_MUTEX, PFAST_MUTEX};

use super::dispatcher;
use crate::context;
use crate::export::export;
use crate::kernel::irql::{APC, DISPATCH, Range, level_name};
use crate::machine;
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::{Contract, contract};

const COUNT: usize = offset_of!(FAST_MUTEX, Count);
const OWNER: usize = offset_of!(FAST_MUTEX, Owner);
const OLD_IRQL: usize = offset_of!(FAST_MUTEX, OldIrql);

fn load<T: Copy>(mutex: usize, offset: usize) -> T {
    // SAFETY: the mutex is resident memory that was initialised, by the contract of the functions over it, and every offset here is
    // that of a member.
    unsafe { access::load(mutex + offset) }
}

fn store<T: Copy>(mutex: usize, offset: usize, value: T) {
    // SAFETY: as for `load`.
    unsafe { access::store(mutex + offset, value) }
}

/// Makes a mutex of the memory, which nobody has.
pub(super) fn initialise(mutex: usize) {
    // SAFETY: the mutex is resident memory of the driver, by the contract of the function that initialises it.
    unsafe { access::fill(mutex, 0, size_of::<FAST_MUTEX>()) };
    store(mutex, COUNT, 1_i32);
}

/// Whether this thread has the mutex.
pub(super) fn is_own(mutex: usize) -> bool {
    load::<usize>(mutex, OWNER) == context::thread() + 1
}

fn is_free(mutex: usize) -> bool {
    load::<i32>(mutex, COUNT) == 1
}

/// Takes the mutex for this thread. False when somebody has it.
pub(super) fn take(mutex: usize) -> bool {
    if !is_free(mutex) {
        return false;
    }
    store(mutex, COUNT, 0_i32);
    store(mutex, OWNER, context::thread() + 1);
    true
}

/// Takes the mutex for this thread when nobody has it.
pub(super) fn wait_and_take(mutex: usize) {
    while !take(mutex) {
        scheduler::block(machine::lock(), Wait::Object(mutex), None);
    }
}

/// Gives the mutex to whoever waits for it.
pub(super) fn give_back(mutex: usize) {
    store(mutex, OWNER, 0_usize);
    store(mutex, COUNT, 1_i32);
    machine::with(|machine| machine.scheduler.wake(Wait::Object(mutex)));
}

export! {
    /// Waits for the mutex, and raises the IRQL to APC_LEVEL.
    fn ExAcquireFastMutex(FastMutex: PFAST_MUTEX) {
        let _call = machine::enter("ExAcquireFastMutex", Range::UP_TO_DISPATCH, contract!(382));
        dispatcher::check_wait("ExAcquireFastMutex");
        let mutex = FastMutex.expose_provenance();
        if is_own(mutex) {
            machine::bug_check(Contract::Deadlock, &[], "a fast mutex was acquired by the thread that holds it: it waits for ever");
        }
        wait_and_take(mutex);
        let old = context::set_irql(APC);
        store(mutex, OLD_IRQL, u32::from(old));
    }

    /// Gives the mutex back, and the IRQL that was before.
    fn ExReleaseFastMutex(FastMutex: PFAST_MUTEX) {
        let _call = machine::enter("ExReleaseFastMutex", Range::UP_TO_DISPATCH, contract!(382)).handing_over();
        let mutex = FastMutex.expose_provenance();
        let text = if !is_own(mutex) {
            "a fast mutex was released by a thread that does not hold it".to_owned()
        } else if context::irql() != APC {
            format!("a fast mutex was released at {}; it was acquired at APC_LEVEL", level_name(context::irql()))
        } else {
            String::new()
        };
        if !text.is_empty() {
            machine::with(|machine| {
                machine.report(contract!(381), text);
            });
        }
        if is_free(mutex) {
            return;
        }
        let old = load::<u32>(mutex, OLD_IRQL);
        context::set_irql((old as u8).min(DISPATCH));
        give_back(mutex);
    }
}
