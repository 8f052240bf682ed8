//! Lookaside lists of the older kind, which keep blocks of one kind of pool. Taking and giving back is inline in the headers.

use std::mem::offset_of as at;

use fwps_sys as sys;
use sys::{GENERAL_LOOKASIDE_POOL as List, POOL_TYPE, PVOID, SIZE_T, ULONG, USHORT};

use super::lookaside::{self, DEPTH};
use super::resident::lookaside as key;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

/// Bytes of an `NPAGED_LOOKASIDE_LIST`, which is also what a `PAGED_LOOKASIDE_LIST` takes: whole lines of the cache.
const LIST_SIZE: usize = 128;

type Allocate = unsafe extern "system" fn(POOL_TYPE, SIZE_T, ULONG) -> PVOID;
type Free = unsafe extern "system" fn(PVOID);

/// Makes a list in memory of the driver. Blocks of its own routines are not counted, and those of the default ones are blocks of pool.
fn initialise(
    name: &'static str,
    list: PVOID,
    routines: (Option<Allocate>, Option<Free>),
    kind: POOL_TYPE,
    size: SIZE_T,
    tag: ULONG,
) {
    let _call = machine::enter(name, Range::UP_TO_DISPATCH, contract!(380));
    let list = list.expose_provenance();
    machine::with(|machine| {
        if list % 16 != 0 || tag == 0 {
            lookaside::report(machine, &[list], "a list that is not 16-byte aligned, or no tag");
        }
        if matches!(machine.ledger.find(key(list)), Found::Live(_)) {
            lookaside::report(machine, &[list], "a list that is in use already");
        }
        machine.create_resident(key(list), Kind::Lookaside { out: None });
    });
    // SAFETY: the caller of the C function passes a writable list.
    unsafe { access::fill(list, 0, LIST_SIZE) };
    lookaside::store(list, at!(List, Depth), DEPTH);
    lookaside::store(list, at!(List, MaximumDepth), 256u16);
    lookaside::store(list, at!(List, Type), kind);
    lookaside::store(list, at!(List, Tag), tag);
    // A block holds its link while it is free.
    lookaside::store(list, at!(List, Size), (size as u32).max(16));
    let allocate = routines.0.unwrap_or(sys::ExAllocatePoolWithTag);
    lookaside::store(list, at!(List, __bindgen_anon_4.AllocateEx), allocate);
    let free = routines.1.unwrap_or(sys::ExFreePool);
    lookaside::store(list, at!(List, __bindgen_anon_5.FreeEx), free);
}

/// Ends a list and frees the blocks that it keeps.
fn delete(name: &'static str, list: PVOID) {
    let _call = machine::enter(name, Range::UP_TO_DISPATCH, contract!(380));
    let list = list.expose_provenance();
    let free = machine::with(|machine| {
        if !matches!(machine.ledger.find(key(list)), Found::Live(_)) {
            lookaside::report(machine, &[list], "what is no lookaside list, or was deleted");
            return None;
        }
        lookaside::load::<Option<Free>>(list, at!(List, __bindgen_anon_5.FreeEx))
    });
    let Some(free) = free else { return };
    loop {
        let block = machine::with(|_| lookaside::pop(list));
        if block == 0 {
            break;
        }
        // SAFETY: the routine is the one that the list was made with, and the block is out of the list.
        unsafe { free(std::ptr::with_exposed_provenance_mut(block)) };
    }
    machine::with(|machine| machine.destroy(key(list), "deleted"));
}

export_for_c! {
    /// Makes a list of blocks of non-paged pool. The flags say whether it holds code, and whether a failure raises an exception.
    fn ExInitializeNPagedLookasideList(
        Lookaside: PVOID,
        Allocate: Option<Allocate>,
        Free: Option<Free>,
        Flags: ULONG,
        Size: SIZE_T,
        Tag: ULONG,
        _Depth: USHORT,
    ) {
        let kind = sys::NonPagedPool | Flags as POOL_TYPE;
        initialise("ExInitializeNPagedLookasideList", Lookaside, (Allocate, Free), kind, Size, Tag);
    }

    /// Ends a list of blocks of non-paged pool.
    fn ExDeleteNPagedLookasideList(Lookaside: PVOID) {
        delete("ExDeleteNPagedLookasideList", Lookaside);
    }

    /// Makes a list of blocks of paged pool. The flags say whether a failure raises an exception.
    fn ExInitializePagedLookasideList(
        Lookaside: PVOID,
        Allocate: Option<Allocate>,
        Free: Option<Free>,
        Flags: ULONG,
        Size: SIZE_T,
        Tag: ULONG,
        _Depth: USHORT,
    ) {
        let raises = Flags as POOL_TYPE & sys::POOL_RAISE_IF_ALLOCATION_FAILURE as POOL_TYPE;
        let kind = sys::PagedPool | raises;
        initialise("ExInitializePagedLookasideList", Lookaside, (Allocate, Free), kind, Size, Tag);
    }

    /// Ends a list of blocks of paged pool.
    fn ExDeletePagedLookasideList(Lookaside: PVOID) {
        delete("ExDeletePagedLookasideList", Lookaside);
    }
}
