//! Lookaside lists, and the interlocked lists that their inline functions use.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{
    LOOKASIDE_LIST_EX, NTSTATUS, PALLOCATE_FUNCTION_EX, PFREE_FUNCTION_EX, PLOOKASIDE_LIST_EX, POOL_TYPE,
    PSLIST_ENTRY, PSLIST_HEADER, PVOID, SIZE_T, ULONG, USHORT,
};

use super::pool::{allocate_for, free_or_report};
use crate::boundary;
use crate::context::{self, Frame};
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

type General = sys::GENERAL_LOOKASIDE_POOL;

/// How many entries a list keeps at most.
const DEPTHS: u64 = 5;

/// The first word of a list head: its lowest 16 bits count the entries.
const COUNT: u64 = 0xFFFF;

/// The ledger knows a lookaside list by an address that no other object has: a list can begin where its pool block does.
fn key(list: usize) -> usize {
    list + 1
}

fn member(list: usize, offset: usize) -> usize {
    list + offset_of!(LOOKASIDE_LIST_EX, L) + offset
}

fn head(list: usize) -> usize {
    member(list, offset_of!(General, __bindgen_anon_1.ListHead))
}

/// Takes the first entry of an interlocked list; zero for none.
fn pop(head: usize) -> usize {
    // SAFETY: an initialised list head, by the contract of these functions: a count, and the address of the first entry.
    let count: u64 = unsafe { access::load(head) };
    // SAFETY: as above.
    let first: usize = unsafe { access::load(head + 8) };
    if first != 0 {
        // SAFETY: entries are resident memory that begins with the address of the next one.
        let next: usize = unsafe { access::load(first) };
        // SAFETY: as for the head.
        unsafe { access::store(head, (count & !COUNT) | (count & COUNT).saturating_sub(1)) };
        // SAFETY: as above.
        unsafe { access::store(head + 8, next) };
    }
    first
}

/// Puts an entry first, and returns the one that was.
fn push(head: usize, entry: usize) -> usize {
    // SAFETY: an initialised list head, by the contract of these functions.
    let count: u64 = unsafe { access::load(head) };
    // SAFETY: as above.
    let first: usize = unsafe { access::load(head + 8) };
    // SAFETY: the entry is resident memory with room for an address, which belongs to the list from now on.
    unsafe { access::store(entry, first) };
    // SAFETY: as for the head.
    unsafe { access::store(head, (count & !COUNT) | ((count & COUNT) + 1)) };
    // SAFETY: as above.
    unsafe { access::store(head + 8, entry) };
    first
}

/// What a list allocates with when the driver brings no function.
unsafe extern "system" fn from_pool(
    kind: POOL_TYPE,
    size: SIZE_T,
    tag: ULONG,
    _list: PLOOKASIDE_LIST_EX,
) -> PVOID {
    let _call = machine::enter(
        "ExAllocateFromLookasideListEx",
        Range::UP_TO_DISPATCH,
        contract!(380),
    );
    let paged = kind & sys::PagedPool != 0;
    let address = machine::with(|machine| allocate_for(machine, paged, size as usize, tag));
    std::ptr::with_exposed_provenance_mut(address)
}

/// What a list frees with when the driver brings no function.
unsafe extern "system" fn to_pool(entry: PVOID, _list: PLOOKASIDE_LIST_EX) {
    let _call = machine::enter("ExFreeToLookasideListEx", Range::UP_TO_DISPATCH, contract!(380));
    free_or_report(entry.expose_provenance(), 0);
}

/// Reports a list that is not initialised, or deleted. True when it is usable.
fn is_live(machine: &mut Machine, list: usize) -> bool {
    if matches!(machine.ledger.find(key(list)), Found::Live(object) if matches!(object.kind, Kind::Lookaside))
    {
        return true;
    }
    let text = format!(
        "{} was given a lookaside list that is not initialised, or was deleted",
        context::function()
    );
    machine.report_about(contract!(380), &[list], text);
    false
}

/// Gives the entries that a list keeps back to where they came from.
fn empty(list: usize) {
    let at = member(list, offset_of!(General, __bindgen_anon_5.FreeEx));
    // SAFETY: initialising the list set the member.
    let free: PFREE_FUNCTION_EX = unsafe { access::load(at) };
    loop {
        let entry = machine::with(|_| pop(head(list)));
        let (Some(free), true) = (free, entry != 0) else {
            return;
        };
        let entry = std::ptr::with_exposed_provenance_mut(entry);
        let list = std::ptr::with_exposed_provenance_mut(list);
        let driver = context::driver();
        boundary::call(driver, Frame::Driver("FreeEx"), context::irql(), || {
            // SAFETY: the function that the list was initialised with, for an entry of the list.
            unsafe { free(entry, list) };
        });
    }
}

export! {
    /// Initialises a lookaside list.
    fn ExInitializeLookasideListEx(
        Lookaside: PLOOKASIDE_LIST_EX,
        Allocate: PALLOCATE_FUNCTION_EX,
        Free: PFREE_FUNCTION_EX,
        PoolType: POOL_TYPE,
        Flags: ULONG,
        Size: SIZE_T,
        Tag: ULONG,
        Depth: USHORT,
    ) -> NTSTATUS {
        let _call = machine::enter("ExInitializeLookasideListEx", Range::UP_TO_DISPATCH, contract!(380));
        let list = Lookaside.expose_provenance();
        machine::with(|machine| {
            if Depth != 0 || Tag == 0 || list % 16 != 0 || (Size as usize) < size_of::<usize>() {
                let text = "a lookaside list was initialised with a depth, without a tag, for entries smaller than a pointer, \
                            or at an address that is not a multiple of 16";
                machine.report_about(contract!(380), &[list], text);
                return sys::STATUS_INVALID_PARAMETER;
            }
            if Flags != 0 && (Allocate.is_some() || Free.is_some()) {
                machine.report_about(contract!(380), &[list], "flags of a lookaside list beside functions of its own");
                return sys::STATUS_INVALID_PARAMETER;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            // A list that keeps nothing shows every use after free.
            let depth = machine.draw(DEPTHS) as USHORT;
            // SAFETY: resident memory of the driver, as large as the structure, by the contract of the function.
            unsafe { access::fill(list, 0, size_of::<LOOKASIDE_LIST_EX>()) };
            let set = |offset: usize| member(list, offset);
            // SAFETY: as above, for each member.
            unsafe { access::store(set(offset_of!(General, Depth)), depth) };
            // SAFETY: as above.
            unsafe { access::store(set(offset_of!(General, MaximumDepth)), depth) };
            // SAFETY: as above.
            unsafe { access::store(set(offset_of!(General, Type)), PoolType) };
            // SAFETY: as above.
            unsafe { access::store(set(offset_of!(General, Tag)), Tag) };
            // SAFETY: as above.
            unsafe { access::store(set(offset_of!(General, Size)), Size as ULONG) };
            let allocate: PALLOCATE_FUNCTION_EX = Some(Allocate.unwrap_or(from_pool));
            // SAFETY: as above.
            unsafe { access::store(set(offset_of!(General, __bindgen_anon_4.AllocateEx)), allocate) };
            let free: PFREE_FUNCTION_EX = Some(Free.unwrap_or(to_pool));
            // SAFETY: as above.
            unsafe { access::store(set(offset_of!(General, __bindgen_anon_5.FreeEx)), free) };
            machine.create(key(list), Kind::Lookaside, Vec::new());
            sys::STATUS_SUCCESS
        })
    }

    /// Ends a lookaside list.
    fn ExDeleteLookasideListEx(Lookaside: PLOOKASIDE_LIST_EX) {
        let _call = machine::enter("ExDeleteLookasideListEx", Range::UP_TO_DISPATCH, contract!(380));
        let list = Lookaside.expose_provenance();
        if machine::with(|machine| is_live(machine, list)) {
            empty(list);
            machine::with(|machine| {
                machine.destroy(key(list), "deleted");
            });
        }
    }

    /// Takes the first entry of an interlocked list.
    fn ExpInterlockedPopEntrySList(ListHead: PSLIST_HEADER) -> PSLIST_ENTRY {
        let _call = machine::enter_quietly("ExpInterlockedPopEntrySList");
        let entry = machine::with(|_| pop(ListHead.expose_provenance()));
        std::ptr::with_exposed_provenance_mut(entry)
    }

    /// Puts an entry first into an interlocked list.
    fn ExpInterlockedPushEntrySList(ListHead: PSLIST_HEADER, ListEntry: PSLIST_ENTRY) -> PSLIST_ENTRY {
        let _call = machine::enter_quietly("ExpInterlockedPushEntrySList");
        let first = machine::with(|_| push(ListHead.expose_provenance(), ListEntry.expose_provenance()));
        std::ptr::with_exposed_provenance_mut(first)
    }
}
