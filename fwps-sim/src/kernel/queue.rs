//! Queues (`KQUEUE`): entries that threads wait for.

use std::mem::offset_of;

use fwps_sys::{DISPATCHER_HEADER, KPROCESSOR_MODE, LIST_ENTRY, LONG, PLARGE_INTEGER, PVOID, ULONG};

use super::{dispatcher, list_entry};
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;

/// The type byte of a queue.
const QUEUE_OBJECT: u8 = 4;
/// A wait that found the queue run down.
const STATUS_ABANDONED: usize = 0x80;
/// A wait whose time was over, as an entry.
const STATUS_TIMEOUT: usize = 0x102;

/// The parts of a queue that drivers have memory for.
#[repr(C)]
struct Queue {
    header: DISPATCHER_HEADER,
    entries: LIST_ENTRY,
    current: ULONG,
    maximum: ULONG,
    threads: LIST_ENTRY,
}

const ENTRIES: usize = offset_of!(Queue, entries);
/// Whether the queue was run down lies where Windows links its threads, of which nobody looks at any.
const RUN_DOWN: usize = offset_of!(Queue, threads);

fn is_run_down(queue: usize) -> bool {
    // SAFETY: the queue is resident memory of the driver that was initialised, by the contract of the functions over it.
    unsafe { access::load::<usize>(queue + RUN_DOWN) != 0 }
}

/// Links an entry in behind another. The previous number of entries is returned.
fn link(machine: &mut Machine, queue: usize, entry: usize, behind: usize) -> LONG {
    list_entry::insert_behind(behind, entry);
    let before = dispatcher::signal(queue);
    dispatcher::set_signal(queue, before + 1);
    machine.scheduler.wake(Wait::Object(queue));
    before
}

/// Takes the first entry out.
fn unlink_first(queue: usize) -> Option<usize> {
    let entry = list_entry::remove_first(queue + ENTRIES)?;
    list_entry::mark_unlinked(entry);
    dispatcher::set_signal(queue, dispatcher::signal(queue) - 1);
    Some(entry)
}

fn insert(name: &'static str, queue: PVOID, entry: PVOID, at_head: bool) -> LONG {
    let _call = machine::enter(name, Range::UP_TO_DISPATCH, contract!(382)).handing_over();
    let (queue, entry) = (queue.expose_provenance(), entry.expose_provenance());
    let head = queue + ENTRIES;
    machine::with(|machine| {
        let behind = if at_head { head } else { list_entry::previous(head) };
        link(machine, queue, entry, behind)
    })
}

export_for_c! {
    /// Makes a queue of the memory. How many threads may run at once is not limited here.
    fn KeInitializeQueue(Queue: PVOID, Count: ULONG) {
        let _call = machine::enter_quietly("KeInitializeQueue");
        let queue = Queue.expose_provenance();
        // SAFETY: the queue is resident memory of the driver, by the contract of the function.
        unsafe { access::fill(queue, 0, size_of::<Queue>()) };
        dispatcher::initialise(queue, QUEUE_OBJECT, false);
        list_entry::initialise(queue + ENTRIES);
        // SAFETY: as above.
        unsafe { access::store(queue + offset_of!(Queue, maximum), Count) };
    }

    /// Adds an entry at the end. How many there were is returned.
    fn KeInsertQueue(Queue: PVOID, Entry: PVOID) -> LONG {
        insert("KeInsertQueue", Queue, Entry, false)
    }

    /// Adds an entry at the beginning. How many there were is returned.
    fn KeInsertHeadQueue(Queue: PVOID, Entry: PVOID) -> LONG {
        insert("KeInsertHeadQueue", Queue, Entry, true)
    }

    /// How many entries there are.
    fn KeReadStateQueue(Queue: PVOID) -> LONG {
        let _call = machine::enter("KeReadStateQueue", Range::UP_TO_DISPATCH, contract!(382));
        dispatcher::signal(Queue.expose_provenance())
    }

    /// Waits for an entry and takes it out: its address; or STATUS_TIMEOUT, or STATUS_ABANDONED when the queue was run down.
    fn KeRemoveQueue(Queue: PVOID, _WaitMode: KPROCESSOR_MODE, Timeout: PLARGE_INTEGER) -> PVOID {
        let _call = machine::enter("KeRemoveQueue", Range::UP_TO_DISPATCH, contract!(382));
        let queue = Queue.expose_provenance();
        let (now, deadline) = machine::with(|machine| (machine.clock, dispatcher::deadline(machine, Timeout)));
        if deadline.is_none_or(|deadline| deadline > now) {
            dispatcher::check_wait("KeRemoveQueue");
        }
        loop {
            if let Some(entry) = machine::with(|_| unlink_first(queue)) {
                return std::ptr::with_exposed_provenance_mut(entry);
            }
            if is_run_down(queue) {
                return std::ptr::without_provenance_mut(STATUS_ABANDONED);
            }
            let guard = machine::lock();
            let now = guard.as_ref().map_or(0, |machine| machine.clock);
            if deadline.is_some_and(|deadline| deadline <= now) {
                return std::ptr::without_provenance_mut(STATUS_TIMEOUT);
            }
            scheduler::block(guard, Wait::Object(queue), deadline);
        }
    }

    /// Ends a queue: threads that wait come back with STATUS_ABANDONED. The first of the entries that are left is returned, linked
    /// with the others in a list without a head; null when there is none.
    fn KeRundownQueue(Queue: PVOID) -> PVOID {
        let _call = machine::enter("KeRundownQueue", Range::UP_TO_DISPATCH, contract!(382));
        let queue = Queue.expose_provenance();
        machine::with(|machine| {
            let head = queue + ENTRIES;
            let first = list_entry::next(head);
            // SAFETY: as for `is_run_down`.
            unsafe { access::store(queue + RUN_DOWN, 1_usize) };
            dispatcher::set_signal(queue, 0);
            machine.scheduler.wake(Wait::Object(queue));
            if first == head {
                return std::ptr::null_mut();
            }
            list_entry::unlink(head);
            list_entry::initialise(head);
            std::ptr::with_exposed_provenance_mut(first)
        })
    }
}

const _: () = assert!(size_of::<Queue>() == 64, "a KQUEUE has 64 bytes");
