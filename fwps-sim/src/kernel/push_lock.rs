//! Push locks: for readers or one writer, as large as a pointer. Their owner keeps APCs away, and waits at APC_LEVEL at most.

use fwps_sys::{BOOLEAN, PVOID, ULONG};

use super::dispatcher;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::{Contract, contract};

/// Held by a writer, with the number of its thread above; else the readers, two for each.
const WRITER: usize = 1;
const READER: usize = 2;

fn load(lock: usize) -> usize {
    // SAFETY: the lock is memory of the driver as large as a pointer, by the contract of every function over these locks.
    unsafe { access::load(lock) }
}

fn store(lock: usize, value: usize) {
    // SAFETY: as for `load`.
    unsafe { access::store(lock, value) }
}

/// What the word is while this thread writes.
fn own() -> usize {
    (crate::context::thread() + 1) << 1 | WRITER
}

fn begin(name: &'static str) -> machine::Call {
    machine::enter(name, Range::UP_TO_APC, contract!(382))
}

/// Waits until the word lets this thread in.
fn wait_while(name: &str, lock: usize, taken: impl Fn(usize) -> bool) {
    dispatcher::check_wait(name);
    if load(lock) == own() {
        let text = format!("{name} was called by the thread that has the push lock: it waits for ever");
        machine::bug_check(Contract::Deadlock, &[], text);
    }
    while taken(load(lock)) {
        scheduler::block(machine::lock(), Wait::Object(lock), None);
    }
}

fn give_back(lock: usize, value: usize) {
    store(lock, value);
    machine::with(|machine| machine.scheduler.wake(Wait::Object(lock)));
}

fn report(name: &str, what: &str) {
    machine::with(|machine| {
        let text = format!("{name} was given a push lock that {what}");
        machine.report(contract!(381), text);
    });
}

fn release_exclusive(name: &'static str, lock: usize) {
    if load(lock) == own() {
        give_back(lock, 0);
    } else {
        report(name, "this thread does not have for writing");
    }
}

fn release_shared(name: &'static str, lock: usize) {
    let word = load(lock);
    if word & WRITER == 0 && word >= READER {
        give_back(lock, word - READER);
    } else {
        report(name, "nobody has for reading");
    }
}

export_for_c! {
    /// Makes a push lock of the memory.
    fn ExInitializePushLock(PushLock: PVOID) {
        store(PushLock.expose_provenance(), 0);
    }

    /// Waits to be the only one.
    fn ExAcquirePushLockExclusiveEx(PushLock: PVOID, _Flags: ULONG) {
        let _call = begin("ExAcquirePushLockExclusiveEx");
        let lock = PushLock.expose_provenance();
        wait_while("ExAcquirePushLockExclusiveEx", lock, |word| word != 0);
        store(lock, own());
    }

    /// Becomes the only one if nobody has the lock.
    fn ExTryAcquirePushLockExclusiveEx(PushLock: PVOID, _Flags: ULONG) -> BOOLEAN {
        let _call = begin("ExTryAcquirePushLockExclusiveEx");
        let lock = PushLock.expose_provenance();
        let free = load(lock) == 0;
        if free {
            store(lock, own());
        }
        BOOLEAN::from(free)
    }

    /// Gives the lock back from writing.
    fn ExReleasePushLockExclusiveEx(PushLock: PVOID, _Flags: ULONG) {
        let _call = begin("ExReleasePushLockExclusiveEx");
        release_exclusive("ExReleasePushLockExclusiveEx", PushLock.expose_provenance());
    }

    /// Waits to be one of the readers.
    fn ExAcquirePushLockSharedEx(PushLock: PVOID, _Flags: ULONG) {
        let _call = begin("ExAcquirePushLockSharedEx");
        let lock = PushLock.expose_provenance();
        wait_while("ExAcquirePushLockSharedEx", lock, |word| word & WRITER != 0);
        store(lock, load(lock) + READER);
    }

    /// Becomes one of the readers if nobody writes.
    fn ExTryAcquirePushLockSharedEx(PushLock: PVOID, _Flags: ULONG) -> BOOLEAN {
        let _call = begin("ExTryAcquirePushLockSharedEx");
        let lock = PushLock.expose_provenance();
        let word = load(lock);
        let free = word & WRITER == 0;
        if free {
            store(lock, word + READER);
        }
        BOOLEAN::from(free)
    }

    /// Gives the lock back from reading.
    fn ExReleasePushLockSharedEx(PushLock: PVOID, _Flags: ULONG) {
        let _call = begin("ExReleasePushLockSharedEx");
        release_shared("ExReleasePushLockSharedEx", PushLock.expose_provenance());
    }

    /// Gives the lock back in the way in which it is held.
    fn ExReleasePushLockEx(PushLock: PVOID, _Flags: ULONG) {
        let _call = begin("ExReleasePushLockEx");
        let lock = PushLock.expose_provenance();
        if load(lock) & WRITER != 0 {
            release_exclusive("ExReleasePushLockEx", lock);
        } else {
            release_shared("ExReleasePushLockEx", lock);
        }
    }
}
