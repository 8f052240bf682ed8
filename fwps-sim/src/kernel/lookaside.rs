//! Lookaside lists. Taking and giving back entries is inline in the headers; what those functions call is here.

use fwps_sys as sys;
use sys::{
    GENERAL_LOOKASIDE_POOL, NTSTATUS, PALLOCATE_FUNCTION_EX, PFREE_FUNCTION_EX, PLOOKASIDE_LIST_EX,
    POOL_TYPE, PSLIST_ENTRY, PSLIST_HEADER, PVOID, SIZE_T, ULONG, USHORT,
};

use super::pool;
use super::resident::lookaside as key;
use crate::context;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

/// How many free entries a new list keeps.
pub(super) const DEPTH: USHORT = 4;
/// What is refused by the position of the argument; not among the statuses of the bindings.
const STATUS_INVALID_PARAMETER_4: NTSTATUS = 0xC000_00F2_u32 as NTSTATUS;
const STATUS_INVALID_PARAMETER_5: NTSTATUS = 0xC000_00F3_u32 as NTSTATUS;
/// The link of a head is in its second word, whose low bits are not part of the address.
const LINK: usize = 8;
const LINK_MASK: usize = !0xF;

pub(super) fn store<T: Copy>(list: usize, offset: usize, value: T) {
    // SAFETY: the caller of the C function passes a writable list, and every offset here is that of a member of it.
    unsafe { access::store(list + offset, value) }
}

pub(super) fn load<T: Copy>(list: usize, offset: usize) -> T {
    // SAFETY: as for `store`; the list was initialised, and every bit pattern is a valid value of the types used here.
    unsafe { access::load(list + offset) }
}

/// The entry behind a head or another entry.
fn next(address: usize, offset: usize) -> usize {
    load::<usize>(address, offset) & LINK_MASK
}

pub(super) fn report(machine: &mut Machine, about: &[usize], what: &str) {
    let text = format!("{} was given {what}", context::function());
    machine.report_about(contract!(380), about, text);
}

/// Notes that an entry of a list was taken or given back.
fn count(machine: &mut Machine, list: usize, taken: bool) {
    if let Some(Kind::Lookaside { out: Some(out) }) =
        machine.ledger.get_mut(key(list)).map(|object| &mut object.kind)
    {
        *out = if taken { *out + 1 } else { out.saturating_sub(1) };
    }
}

/// Takes the first entry out; zero when there is none. The first word counts the entries.
pub(super) fn pop(head: usize) -> usize {
    let first = next(head, LINK);
    if first != 0 {
        store(head, LINK, next(first, 0));
        store(head, 0, load::<u64>(head, 0) - 1);
    }
    first
}

/// Allocates an entry for a list without a routine of its own.
///
/// # Safety
/// As every allocation routine of a lookaside list.
unsafe extern "system" fn allocate(
    pool_type: POOL_TYPE,
    size: SIZE_T,
    tag: ULONG,
    list: PLOOKASIDE_LIST_EX,
) -> PVOID {
    let _call = machine::enter(
        "ExAllocateFromLookasideListEx",
        Range::UP_TO_DISPATCH,
        contract!(380),
    );
    let paged = pool_type == sys::PagedPool;
    let kind = if paged {
        sys::POOL_FLAG_PAGED
    } else {
        sys::POOL_FLAG_NON_PAGED
    };
    let flags = kind | sys::POOL_FLAG_UNINITIALIZED;
    let address = machine::with(|machine| {
        let entry = pool::allocate(machine, flags, size as usize, tag);
        if entry != 0 {
            count(machine, list.expose_provenance(), true);
        }
        entry
    });
    std::ptr::with_exposed_provenance_mut(address)
}

/// Frees an entry of such a list.
///
/// # Safety
/// As every free routine of a lookaside list.
unsafe extern "system" fn free(entry: PVOID, list: PLOOKASIDE_LIST_EX) {
    let _call = machine::enter("ExFreeToLookasideListEx", Range::UP_TO_DISPATCH, contract!(380));
    machine::with(|machine| count(machine, list.expose_provenance(), false));
    pool::free_or_report(entry.expose_provenance(), 0);
}

export! {
    /// Makes a lookaside list in memory of the driver.
    fn ExInitializeLookasideListEx(
        Lookaside: PLOOKASIDE_LIST_EX,
        Allocate: PALLOCATE_FUNCTION_EX,
        Free: PFREE_FUNCTION_EX,
        PoolType: POOL_TYPE,
        Flags: ULONG,
        Size: SIZE_T,
        Tag: ULONG,
        _Depth: USHORT,
    ) -> NTSTATUS {
        use std::mem::offset_of as at;
        type List = GENERAL_LOOKASIDE_POOL;
        let _call = machine::enter("ExInitializeLookasideListEx", Range::UP_TO_DISPATCH, contract!(380));
        let list = Lookaside.expose_provenance();
        machine::with(|machine| {
            let known = [sys::NonPagedPool, sys::NonPagedPoolNx, sys::PagedPool];
            if !known.contains(&PoolType) {
                return STATUS_INVALID_PARAMETER_4;
            }
            // The flags raise an exception on failure, or never do; not both.
            let both = sys::EX_LOOKASIDE_LIST_EX_FLAGS_RAISE_ON_FAIL | sys::EX_LOOKASIDE_LIST_EX_FLAGS_FAIL_NO_RAISE;
            if Flags & !both != 0 || Flags == both {
                return STATUS_INVALID_PARAMETER_5;
            }
            if let Some(status) = machine.fault(&[STATUS_INVALID_PARAMETER_4]) {
                return status;
            }
            if list % 16 != 0 || Tag == 0 {
                report(machine, &[list], "a list that is not 16-byte aligned, or no tag");
                return sys::STATUS_INVALID_PARAMETER;
            }
            if matches!(machine.ledger.find(key(list)), Found::Live(_)) {
                report(machine, &[list], "a list that is in use already");
                return sys::STATUS_INVALID_PARAMETER;
            }
            // SAFETY: the caller of the C function passes a writable list.
            unsafe { access::fill(list, 0, size_of::<sys::LOOKASIDE_LIST_EX>()) };
            store(list, at!(List, Depth), DEPTH);
            store(list, at!(List, MaximumDepth), 256u16);
            store(list, at!(List, Type), PoolType);
            store(list, at!(List, Tag), Tag);
            // An entry holds its link while it is free.
            store(list, at!(List, Size), (Size as u32).max(16));
            store(list, at!(List, __bindgen_anon_4.AllocateEx), Allocate.or(Some(allocate)));
            store(list, at!(List, __bindgen_anon_5.FreeEx), Free.or(Some(free)));
            // With routines of the driver's own, nobody tells how many entries there are.
            let out = (Allocate.is_none() && Free.is_none()).then_some(0);
            machine.create_resident(key(list), Kind::Lookaside { out });
            sys::STATUS_SUCCESS
        })
    }

    /// Ends a lookaside list and frees its entries, all of which must have come back.
    fn ExDeleteLookasideListEx(Lookaside: PLOOKASIDE_LIST_EX) {
        use std::mem::offset_of as at;
        type List = GENERAL_LOOKASIDE_POOL;
        let _call = machine::enter("ExDeleteLookasideListEx", Range::UP_TO_DISPATCH, contract!(380));
        let list = Lookaside.expose_provenance();
        let routine = machine::with(|machine| {
            if !matches!(machine.ledger.get(key(list)).map(|object| &object.kind), Some(Kind::Lookaside { .. })) {
                report(machine, &[list], "what is no lookaside list, or was deleted");
                return None;
            }
            // The counters of the list itself count attempts that failed, too.
            if let Some(Kind::Lookaside { out: Some(out @ 1..) }) = machine.ledger.get(key(list)).map(|object| &object.kind) {
                let what = format!("a list of which {out} entries are out");
                report(machine, &[list], &what);
            }
            load::<PFREE_FUNCTION_EX>(list, at!(List, __bindgen_anon_5.FreeEx))
        });
        let Some(routine) = routine else { return };
        loop {
            let entry = machine::with(|_| pop(list));
            if entry == 0 {
                break;
            }
            // SAFETY: the routine is the one that the list was made with, and the entry is free and out of the list.
            unsafe { routine(std::ptr::with_exposed_provenance_mut(entry), Lookaside) };
        }
        machine::with(|machine| machine.destroy(key(list), "deleted"));
    }

    /// Takes a free entry out of a list; null when there is none.
    fn ExpInterlockedPopEntrySList(ListHead: PSLIST_HEADER) -> PSLIST_ENTRY {
        let _call = machine::enter_quietly("ExAllocateFromLookasideListEx");
        let head = ListHead.expose_provenance();
        let entry = machine::with(|machine| {
            if matches!(machine.ledger.find(key(head)), Found::Dead(object) if matches!(object.kind, Kind::Lookaside { .. })) {
                report(machine, &[head], "a lookaside list that was deleted");
                return 0;
            }
            let entry = pop(head);
            if entry != 0 {
                count(machine, head, true);
            }
            entry
        });
        std::ptr::with_exposed_provenance_mut(entry)
    }

    /// Puts a free entry into a list, and tells which one was the first before.
    fn ExpInterlockedPushEntrySList(ListHead: PSLIST_HEADER, ListEntry: PSLIST_ENTRY) -> PSLIST_ENTRY {
        let _call = machine::enter_quietly("ExFreeToLookasideListEx");
        let (head, entry) = (ListHead.expose_provenance(), ListEntry.expose_provenance());
        let first = machine::with(|machine| {
            let first = next(head, LINK);
            if matches!(machine.ledger.find(key(head)), Found::Dead(object) if matches!(object.kind, Kind::Lookaside { .. })) {
                report(machine, &[head, entry], "a lookaside list that was deleted");
                return first;
            }
            let mut other = first;
            while other != 0 {
                if other == entry {
                    report(machine, &[head, entry], "an entry that is free already");
                    return first;
                }
                other = next(other, 0);
            }
            count(machine, head, false);
            store(entry, 0, first);
            store(head, LINK, entry);
            store(head, 0, load::<u64>(head, 0) + 1);
            first
        });
        std::ptr::with_exposed_provenance_mut(first)
    }
}
