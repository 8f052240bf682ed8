//! Remove locks: counts of what a driver does with a device, which its removal waits for.

use fwps_sys as sys;
use sys::{NTSTATUS, PVOID, ULONG};

use super::dispatcher;
use super::resident;
use super::rundown;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// The members of the common block: whether removal has begun, how many uses there are besides the lock's own, and the event.
const REMOVED: usize = 0;
const COUNT: usize = 4;
const EVENT: usize = 8;
/// How large that block is. A checked build has another one behind it, which stays as it is.
const COMMON_SIZE: usize = 32;
/// The type of an event that lets one waiter go.
const SYNCHRONIZATION_EVENT: u8 = 1;
/// The lock itself counts as one use until its removal.
const OWN: i32 = 1;
/// Not among the statuses of the bindings.
const STATUS_DELETE_PENDING: NTSTATUS = 0xC000_0056_u32 as NTSTATUS;

fn load<T: Copy>(lock: usize, offset: usize) -> T {
    // SAFETY: the lock is resident memory of the driver that was initialised, by the contract of every function over it.
    unsafe { access::load(lock + offset) }
}

fn store<T: Copy>(lock: usize, offset: usize, value: T) {
    // SAFETY: as for `load`.
    unsafe { access::store(lock + offset, value) }
}

fn begin(name: &'static str, range: Range) -> machine::Call {
    machine::enter(name, range, contract!(384))
}

/// Counts up or down in the lock and in the ledger; the count of uses besides the lock's own is returned.
fn count(lock: usize, change: i32) -> i32 {
    let uses = load::<i32>(lock, COUNT) + change;
    store(lock, COUNT, uses);
    machine::with(|machine| rundown::count(machine, lock, change));
    uses
}

/// Ends one use. Without one, that is reported and nothing changes.
fn release(name: &str, lock: usize) {
    let removed = load::<u8>(lock, REMOVED) != 0;
    let least = if removed { 0 } else { OWN };
    if load::<i32>(lock, COUNT) <= least {
        machine::with(|machine| {
            let text = format!("{name} was called without an acquisition to give back");
            machine.report_about(contract!(384), &[resident::rundown(lock)], text);
        });
        return;
    }
    if count(lock, -1) == 0 {
        machine::with(|machine| {
            dispatcher::set_signal(lock + EVENT, 1);
            machine.scheduler.wake(Wait::Object(lock + EVENT));
        });
    }
}

export_for_c! {
    /// Makes a remove lock of the memory. How long and how often it may be held is checked in checked builds alone.
    fn IoInitializeRemoveLockEx(
        Lock: PVOID,
        _AllocateTag: ULONG,
        _MaxLockedMinutes: ULONG,
        _HighWatermark: ULONG,
        _RemlockSize: ULONG,
    ) {
        let _call = begin("IoInitializeRemoveLockEx", Range::PASSIVE);
        let lock = Lock.expose_provenance();
        // SAFETY: the lock is writable, by the contract of the function.
        unsafe { access::fill(lock, 0, COMMON_SIZE) };
        store(lock, COUNT, OWN);
        dispatcher::initialise(lock + EVENT, SYNCHRONIZATION_EVENT, false);
        machine::with(|machine| {
            machine.create_resident(resident::rundown(lock), Kind::Rundown { acquired: 0 });
        });
    }

    /// Begins a use, unless the removal has begun.
    fn IoAcquireRemoveLockEx(
        RemoveLock: PVOID,
        _Tag: PVOID,
        _File: PVOID,
        _Line: ULONG,
        _RemlockSize: ULONG,
    ) -> NTSTATUS {
        let _call = begin("IoAcquireRemoveLockEx", Range::UP_TO_DISPATCH);
        let lock = RemoveLock.expose_provenance();
        if load::<u8>(lock, REMOVED) != 0 {
            return STATUS_DELETE_PENDING;
        }
        count(lock, 1);
        sys::STATUS_SUCCESS
    }

    /// Ends a use.
    fn IoReleaseRemoveLockEx(RemoveLock: PVOID, _Tag: PVOID, _RemlockSize: ULONG) {
        let _call = begin("IoReleaseRemoveLockEx", Range::UP_TO_DISPATCH);
        release("IoReleaseRemoveLockEx", RemoveLock.expose_provenance());
    }

    /// Begins the removal, ends the use of the caller, and waits for the other ones to end. There are no new ones.
    fn IoReleaseRemoveLockAndWaitEx(RemoveLock: PVOID, _Tag: PVOID, _RemlockSize: ULONG) {
        let _call = begin("IoReleaseRemoveLockAndWaitEx", Range::PASSIVE);
        let lock = RemoveLock.expose_provenance();
        if load::<u8>(lock, REMOVED) != 0 {
            machine::with(|machine| {
                let text = "IoReleaseRemoveLockAndWaitEx was called a second time";
                machine.report_about(contract!(384), &[resident::rundown(lock)], text);
            });
            return;
        }
        release("IoReleaseRemoveLockAndWaitEx", lock);
        store(lock, REMOVED, 1_u8);
        store(lock, COUNT, load::<i32>(lock, COUNT) - OWN);
        while load::<i32>(lock, COUNT) > 0 {
            scheduler::block(machine::lock(), Wait::Object(lock + EVENT), None);
        }
    }
}
