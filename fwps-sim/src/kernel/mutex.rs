//! Mutexes and semaphores, which threads wait for as for events.

use std::mem::offset_of;

use fwps_sys::{BOOLEAN, DISPATCHER_HEADER, KPRIORITY, LIST_ENTRY, LONG, PVOID, ULONG};

use super::dispatcher;
use crate::context;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::scheduler::Wait as Wakes;
use crate::verify::contract::contract;

/// The type bytes.
const MUTEX_OBJECT: u8 = 2;
const SEMAPHORE_OBJECT: u8 = 5;

/// The parts of a mutex that drivers have memory for (`KMUTEX`).
#[repr(C)]
struct Mutex {
    header: DISPATCHER_HEADER,
    entry: LIST_ENTRY,
    /// The number of the thread that has it, plus one.
    owner: usize,
    abandoned: u8,
    apcs_disabled: u8,
}

/// The parts of a semaphore (`KSEMAPHORE`).
#[repr(C)]
struct Semaphore {
    header: DISPATCHER_HEADER,
    limit: LONG,
}

const _: () = assert!(size_of::<Mutex>() == 56, "a KMUTEX has 56 bytes");
const _: () = assert!(size_of::<Semaphore>() == 32, "a KSEMAPHORE has 32 bytes");

fn kind(object: usize) -> u8 {
    // SAFETY: the object is an initialised dispatcher object, by the contract of every function over them; the type is the first byte.
    unsafe { access::load(object) }
}

fn owner(mutex: usize) -> usize {
    // SAFETY: the object is an initialised mutex.
    unsafe { access::load(mutex + offset_of!(Mutex, owner)) }
}

fn set_owner(mutex: usize, owner: usize) {
    // SAFETY: as above.
    unsafe { access::store(mutex + offset_of!(Mutex, owner), owner) };
}

/// Whether a wait of this thread for the object ends at once: a mutex lets the thread that has it through.
pub(super) fn is_available(object: usize) -> bool {
    dispatcher::signal(object) > 0 || (kind(object) == MUTEX_OBJECT && owner(object) == context::thread() + 1)
}

/// Takes a mutex or one count of a semaphore that is available. False for objects of other types.
pub(super) fn take(object: usize) -> bool {
    match kind(object) {
        MUTEX_OBJECT => set_owner(object, context::thread() + 1),
        SEMAPHORE_OBJECT => {}
        _ => return false,
    }
    dispatcher::set_signal(object, dispatcher::signal(object) - 1);
    true
}

export_for_c! {
    /// Makes a mutex of the memory, which nobody has.
    fn KeInitializeMutex(Mutex: PVOID, _Level: ULONG) {
        let mutex = Mutex.expose_provenance();
        // SAFETY: the mutex is resident memory of the driver, by the contract of the function.
        unsafe { access::fill(mutex, 0, size_of::<self::Mutex>()) };
        dispatcher::initialise(mutex, MUTEX_OBJECT, true);
    }

    /// Gives a mutex back. Zero is returned when it is free then, as the previous state says: 0 for a mutex that was held once.
    fn KeReleaseMutex(Mutex: PVOID, Wait: BOOLEAN) -> LONG {
        let range = if Wait != 0 { Range::UP_TO_APC } else { Range::UP_TO_DISPATCH };
        let _call = machine::enter("KeReleaseMutex", range, contract!(381)).handing_over();
        let mutex = Mutex.expose_provenance();
        if owner(mutex) != context::thread() + 1 {
            // Windows raises STATUS_MUTANT_NOT_OWNED, which nobody catches.
            machine::bug_check(contract!(381), &[], "KeReleaseMutex was given a mutex that this thread does not have");
        }
        machine::with(|machine| {
            let before = dispatcher::signal(mutex);
            dispatcher::set_signal(mutex, before + 1);
            if before == 0 {
                set_owner(mutex, 0);
                machine.scheduler.wake(Wakes::Object(mutex));
            }
            before
        })
    }

    /// One when nobody has the mutex; else zero or less.
    fn KeReadStateMutex(Mutex: PVOID) -> LONG {
        let _call = machine::enter("KeReadStateMutex", Range::UP_TO_DISPATCH, contract!(382));
        dispatcher::signal(Mutex.expose_provenance())
    }

    /// Makes a semaphore of the memory.
    fn KeInitializeSemaphore(Semaphore: PVOID, Count: LONG, Limit: LONG) {
        let semaphore = Semaphore.expose_provenance();
        // SAFETY: the semaphore is resident memory of the driver, by the contract of the function.
        unsafe { access::fill(semaphore, 0, size_of::<self::Semaphore>()) };
        dispatcher::initialise(semaphore, SEMAPHORE_OBJECT, false);
        dispatcher::set_signal(semaphore, Count);
        // SAFETY: as above.
        unsafe { access::store(semaphore + offset_of!(self::Semaphore, limit), Limit) };
    }

    /// Adds to the count of a semaphore. The previous count is returned.
    fn KeReleaseSemaphore(Semaphore: PVOID, _Increment: KPRIORITY, Adjustment: LONG, Wait: BOOLEAN) -> LONG {
        let range = if Wait != 0 { Range::UP_TO_APC } else { Range::UP_TO_DISPATCH };
        let _call = machine::enter("KeReleaseSemaphore", range, contract!(382)).handing_over();
        let semaphore = Semaphore.expose_provenance();
        let before = dispatcher::signal(semaphore);
        // SAFETY: the semaphore is initialised, by the contract of the function.
        let limit: LONG = unsafe { access::load(semaphore + offset_of!(self::Semaphore, limit)) };
        if Adjustment <= 0 || before.saturating_add(Adjustment) > limit {
            // Windows raises STATUS_SEMAPHORE_LIMIT_EXCEEDED, which nobody catches.
            let text = format!("KeReleaseSemaphore would make {before} + {Adjustment} of a semaphore of at most {limit}");
            machine::bug_check(contract!(382), &[], text);
        }
        machine::with(|machine| {
            dispatcher::set_signal(semaphore, before + Adjustment);
            machine.scheduler.wake(Wakes::Object(semaphore));
        });
        before
    }

    /// The count of a semaphore.
    fn KeReadStateSemaphore(Semaphore: PVOID) -> LONG {
        let _call = machine::enter("KeReadStateSemaphore", Range::UP_TO_DISPATCH, contract!(382));
        dispatcher::signal(Semaphore.expose_provenance())
    }
}
