//! Inline functions of wdm.h for linked lists.

use crate::{LIST_ENTRY, SINGLE_LIST_ENTRY};

/// Address of the record that holds `$field` at `$address`.
///
/// The address must point to that member of a record of that type; otherwise the result is no address of one.
#[macro_export]
macro_rules! CONTAINING_RECORD {
    ($address:expr, $type:ty, $($field:ident).+) => {
        $address.wrapping_byte_sub(::core::mem::offset_of!($type, $($field).+)).cast::<$type>()
    };
}

/// Makes the head of an empty list: both links point to the head.
///
/// # Safety
///
/// `head` must be writable, and stay at its address as long as the list is used.
#[inline]
pub unsafe fn InitializeListHead(head: *mut LIST_ENTRY) {
    let empty = LIST_ENTRY {
        Flink: head,
        Blink: head,
    };
    // SAFETY: the caller vouches for the head.
    unsafe { head.write(empty) };
}

/// Whether the list has no entry.
///
/// # Safety
///
/// `head` must be an initialized head that nobody changes during the call.
#[inline]
#[must_use]
pub unsafe fn IsListEmpty(head: *const LIST_ENTRY) -> bool {
    // SAFETY: the caller vouches for the head.
    let first = unsafe { (*head).Flink };
    core::ptr::eq(first, head)
}

/// Takes the entry out of its list, and says whether the list is empty now.
///
/// # Safety
///
/// `entry` must be in a list that nobody else uses during the call.
#[inline]
pub unsafe fn RemoveEntryList(entry: *mut LIST_ENTRY) -> bool {
    // SAFETY: the caller vouches for the entry.
    let LIST_ENTRY {
        Flink: next,
        Blink: previous,
    } = unsafe { entry.read() };
    // SAFETY: a linked entry's neighbours are entries of the same list, which the caller vouches for.
    unsafe { (*previous).Flink = next };
    // SAFETY: as above.
    unsafe { (*next).Blink = previous };
    next == previous
}

/// Takes the first entry out of the list. From an empty list it takes the head itself, as in C: ask [`IsListEmpty`] first.
///
/// # Safety
///
/// `head` must be the head of a list that nobody else uses during the call.
#[inline]
pub unsafe fn RemoveHeadList(head: *mut LIST_ENTRY) -> *mut LIST_ENTRY {
    // SAFETY: the caller vouches for the list.
    let entry = unsafe { (*head).Flink };
    // SAFETY: the entry is in the list.
    unsafe { RemoveEntryList(entry) };
    entry
}

/// Takes the last entry out of the list. From an empty list it takes the head itself, as in C: ask [`IsListEmpty`] first.
///
/// # Safety
///
/// `head` must be the head of a list that nobody else uses during the call.
#[inline]
pub unsafe fn RemoveTailList(head: *mut LIST_ENTRY) -> *mut LIST_ENTRY {
    // SAFETY: the caller vouches for the list.
    let entry = unsafe { (*head).Blink };
    // SAFETY: the entry is in the list.
    unsafe { RemoveEntryList(entry) };
    entry
}

/// Puts the entry first in the list.
///
/// # Safety
///
/// `head` must be the head of a list that nobody else uses during the call; `entry` must be writable, in no list, and
/// live until it is removed.
#[inline]
pub unsafe fn InsertHeadList(head: *mut LIST_ENTRY, entry: *mut LIST_ENTRY) {
    // SAFETY: the caller vouches for the list.
    let next = unsafe { (*head).Flink };
    // SAFETY: `head` and `next` are neighbours in the list.
    unsafe { insert_between(head, entry, next) };
}

/// Puts the entry last in the list.
///
/// # Safety
///
/// As for [`InsertHeadList`].
#[inline]
pub unsafe fn InsertTailList(head: *mut LIST_ENTRY, entry: *mut LIST_ENTRY) {
    // SAFETY: the caller vouches for the list.
    let previous = unsafe { (*head).Blink };
    // SAFETY: `previous` and `head` are neighbours in the list.
    unsafe { insert_between(previous, entry, head) };
}

/// # Safety
///
/// `previous` and `next` must be neighbours in a list that nobody else uses; `entry` must be writable and in no list.
unsafe fn insert_between(previous: *mut LIST_ENTRY, entry: *mut LIST_ENTRY, next: *mut LIST_ENTRY) {
    let links = LIST_ENTRY {
        Flink: next,
        Blink: previous,
    };
    // SAFETY: the caller vouches for the entry.
    unsafe { entry.write(links) };
    // SAFETY: the caller vouches for both neighbours.
    unsafe { (*next).Blink = entry };
    // SAFETY: as above.
    unsafe { (*previous).Flink = entry };
}

/// Puts the entry first in a singly linked list.
///
/// # Safety
///
/// `head` must be the head of a list that nobody else uses during the call; `entry` must be writable, in no list, and
/// live until it is removed.
#[inline]
pub unsafe fn PushEntryList(head: *mut SINGLE_LIST_ENTRY, entry: *mut SINGLE_LIST_ENTRY) {
    // SAFETY: the caller vouches for the list.
    let next = unsafe { (*head).Next };
    // SAFETY: the caller vouches for the entry.
    unsafe { (*entry).Next = next };
    // SAFETY: the caller vouches for the list.
    unsafe { (*head).Next = entry };
}

/// Takes the first entry out of a singly linked list; null if it is empty.
///
/// # Safety
///
/// `head` must be the head of a list that nobody else uses during the call.
#[inline]
pub unsafe fn PopEntryList(head: *mut SINGLE_LIST_ENTRY) -> *mut SINGLE_LIST_ENTRY {
    // SAFETY: the caller vouches for the list.
    let first = unsafe { (*head).Next };
    if !first.is_null() {
        // SAFETY: the first entry is in the list, which the caller vouches for.
        let next = unsafe { (*first).Next };
        // SAFETY: the caller vouches for the list.
        unsafe { (*head).Next = next };
    }
    first
}
