//! Doubly linked lists of drivers (`LIST_ENTRY`), which the inline functions of the headers link, too.

use std::mem::offset_of;

use fwps_sys::LIST_ENTRY;

use crate::memory::access;

const FORWARD: usize = offset_of!(LIST_ENTRY, Flink);
const BACKWARD: usize = offset_of!(LIST_ENTRY, Blink);

fn load(address: usize) -> usize {
    // SAFETY: heads and entries are resident memory of the driver, linked as every list is, by the contract of the functions over them.
    unsafe { access::load(address) }
}

fn store(address: usize, value: usize) {
    // SAFETY: as for `load`.
    unsafe { access::store(address, value) };
}

/// The entry behind this one; the head itself behind the last.
pub(super) fn next(entry: usize) -> usize {
    load(entry + FORWARD)
}

/// The entry before this one; the head itself before the first.
pub(super) fn previous(entry: usize) -> usize {
    load(entry + BACKWARD)
}

/// Makes an empty list of the head.
pub(super) fn initialise(head: usize) {
    store(head + FORWARD, head);
    store(head + BACKWARD, head);
}

/// Links an entry in behind another, or behind the head: in front.
pub(super) fn insert_behind(other: usize, entry: usize) {
    let next = next(other);
    store(entry + FORWARD, next);
    store(entry + BACKWARD, other);
    store(next + BACKWARD, entry);
    store(other + FORWARD, entry);
}

/// Takes the first entry out. `None` when there is none.
pub(super) fn remove_first(head: usize) -> Option<usize> {
    let entry = next(head);
    if entry == head {
        return None;
    }
    unlink(entry);
    Some(entry)
}

/// Takes an entry out: its neighbours are linked with each other. Of a head, the entries are left, linked in a ring without it.
pub(super) fn unlink(entry: usize) {
    let (before, behind) = (previous(entry), next(entry));
    store(before + FORWARD, behind);
    store(behind + BACKWARD, before);
}

/// Marks an entry as in no list, as those of queues are.
pub(super) fn mark_unlinked(entry: usize) {
    store(entry + FORWARD, 0);
}
