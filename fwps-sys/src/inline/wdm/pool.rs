//! Inline functions of wdm.h for pool and lookaside lists.

use core::mem::offset_of;
use core::sync::atomic::{AtomicU32, Ordering};

use crate::{
    ExAllocatePoolWithTag, ExpInterlockedPopEntrySList, ExpInterlockedPushEntrySList, GENERAL_LOOKASIDE_POOL,
    LOOKASIDE_LIST_EX, PALLOCATE_FUNCTION_EX, PFREE_FUNCTION_EX, POOL_TYPE, POOL_ZERO_ALLOCATION,
    PSLIST_HEADER, PVOID, SIZE_T, ULONG, ULONGLONG, USHORT,
};

/// Allocates pool and fills it with zeros, also on systems that do not know the flag for that; null on failure.
///
/// # Safety
///
/// `pool_type` must be one that the current IRQL allows. The memory is freed once, with `ExFreePoolWithTag`.
#[inline]
#[must_use]
pub unsafe fn ExAllocatePoolZero(pool_type: POOL_TYPE, bytes: SIZE_T, tag: ULONG) -> PVOID {
    // SAFETY: the caller keeps the contract of the function.
    let memory = unsafe { ExAllocatePoolWithTag(pool_type | POOL_ZERO_ALLOCATION as POOL_TYPE, bytes, tag) };
    if !memory.is_null() {
        // SAFETY: the allocation has this many bytes and nobody else knows it.
        unsafe { memory.cast::<u8>().write_bytes(0, bytes as usize) };
    }
    memory
}

/// Takes an entry from the lookaside list, or allocates one; null on failure. IRQL <= DISPATCH_LEVEL.
///
/// # Safety
///
/// `lookaside` must be initialized by `ExInitializeLookasideListEx` and not deleted; its own allocation routine, if it
/// has one, must be callable at the current IRQL.
#[inline]
#[must_use]
pub unsafe fn ExAllocateFromLookasideListEx(lookaside: *mut LOOKASIDE_LIST_EX) -> PVOID {
    // SAFETY: the caller vouches for the list, in which the counter lies.
    unsafe {
        count(member(
            lookaside,
            offset_of!(GENERAL_LOOKASIDE_POOL, TotalAllocates),
        ))
    };
    // SAFETY: the head lies in the list, which the caller vouches for.
    let entry = unsafe { ExpInterlockedPopEntrySList(head(lookaside)) };
    if !entry.is_null() {
        return entry.cast();
    }
    // SAFETY: as for the first counter.
    unsafe {
        count(member(
            lookaside,
            offset_of!(GENERAL_LOOKASIDE_POOL, __bindgen_anon_2.AllocateMisses),
        ))
    };
    let allocate: *mut PALLOCATE_FUNCTION_EX = member(
        lookaside,
        offset_of!(GENERAL_LOOKASIDE_POOL, __bindgen_anon_4.AllocateEx),
    );
    // SAFETY: initializing the list set the member, and nothing changes it afterwards.
    let Some(allocate) = (unsafe { allocate.read() }) else {
        return core::ptr::null_mut();
    };
    let pool_type: *mut POOL_TYPE = member(lookaside, offset_of!(GENERAL_LOOKASIDE_POOL, Type));
    // SAFETY: as for the routine.
    let pool_type = unsafe { pool_type.read() };
    let size: *mut ULONG = member(lookaside, offset_of!(GENERAL_LOOKASIDE_POOL, Size));
    // SAFETY: as for the routine.
    let size = unsafe { size.read() };
    let tag: *mut ULONG = member(lookaside, offset_of!(GENERAL_LOOKASIDE_POOL, Tag));
    // SAFETY: as for the routine.
    let tag = unsafe { tag.read() };
    // SAFETY: the routine and its arguments are those that the list was initialized with.
    unsafe { allocate(pool_type, SIZE_T::from(size), tag, lookaside) }
}

/// Puts an entry back on the lookaside list, or frees it when the list is full. IRQL <= DISPATCH_LEVEL.
///
/// # Safety
///
/// `lookaside` must be as for [`ExAllocateFromLookasideListEx`], and `entry` must come from it and not be used any more.
#[inline]
pub unsafe fn ExFreeToLookasideListEx(lookaside: *mut LOOKASIDE_LIST_EX, entry: PVOID) {
    // SAFETY: the caller vouches for the list, in which the counter lies.
    unsafe { count(member(lookaside, offset_of!(GENERAL_LOOKASIDE_POOL, TotalFrees))) };
    let depth: *mut USHORT = member(lookaside, offset_of!(GENERAL_LOOKASIDE_POOL, Depth));
    // SAFETY: the member lies in the list; the kernel adjusts it with single aligned stores.
    let depth = unsafe { depth.read_volatile() };
    // SAFETY: the first word of the head, whose lowest 16 bits are the number of entries, is read at once.
    let entries = unsafe { head(lookaside).cast::<ULONGLONG>().read_volatile() } as USHORT;
    if entries < depth {
        // SAFETY: the head lies in the list; the entry has room for the link and belongs to nobody now.
        unsafe { ExpInterlockedPushEntrySList(head(lookaside), entry.cast()) };
        return;
    }
    // SAFETY: as for the first counter.
    unsafe {
        count(member(
            lookaside,
            offset_of!(GENERAL_LOOKASIDE_POOL, __bindgen_anon_3.FreeMisses),
        ))
    };
    let free: *mut PFREE_FUNCTION_EX = member(
        lookaside,
        offset_of!(GENERAL_LOOKASIDE_POOL, __bindgen_anon_5.FreeEx),
    );
    // SAFETY: initializing the list set the member, and nothing changes it afterwards.
    if let Some(free) = unsafe { free.read() } {
        // SAFETY: the routine is the one that belongs to the routine that allocated the entry.
        unsafe { free(entry, lookaside) };
    }
}

/// The list of free entries.
fn head(lookaside: *mut LOOKASIDE_LIST_EX) -> PSLIST_HEADER {
    member(
        lookaside,
        offset_of!(GENERAL_LOOKASIDE_POOL, __bindgen_anon_1.ListHead),
    )
}

/// The place of a member of the pool in a lookaside list.
fn member<T>(lookaside: *mut LOOKASIDE_LIST_EX, offset: usize) -> *mut T {
    lookaside
        .wrapping_byte_add(offset_of!(LOOKASIDE_LIST_EX, L) + offset)
        .cast()
}

/// Adds one to a statistic. As in C, counts of several processors can get lost; the accesses themselves are atomic.
///
/// # Safety
///
/// `counter` must be an aligned counter in a live lookaside list.
unsafe fn count(counter: *mut ULONG) {
    // SAFETY: the caller vouches for the place; drivers reach it through here only.
    let counter = unsafe { AtomicU32::from_ptr(counter) };
    counter.store(counter.load(Ordering::Relaxed).wrapping_add(1), Ordering::Relaxed);
}
