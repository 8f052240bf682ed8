//! Context space of lists.

use std::collections::BTreeMap;

use fwps_sys as sys;
use sys::{NDIS_STATUS, NET_BUFFER_LIST, NET_BUFFER_LIST_CONTEXT, ULONG, USHORT};

use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::list::List;
use crate::memory::{Memory, access};
use crate::verify::contract::contract;

/// The space that drivers allocated for each list, the last one last.
pub(crate) type Contexts = BTreeMap<usize, Vec<Space>>;

/// One allocation.
#[derive(Debug)]
pub(crate) struct Space {
    size: u16,
    /// The structure that came with it; `None` when there was room in the one before.
    memory: Option<Memory>,
}

const OFFSET: usize = std::mem::offset_of!(NET_BUFFER_LIST_CONTEXT, Offset);

/// Puts space in front of the context of a list: into the unused part of what is there, or into a structure of its own.
fn allocate(machine: &mut Machine, list: List, size: u16, backfill: u16) {
    let current = list.context().expose_provenance();
    let unused: u16 = if current == 0 {
        0
    } else {
        // SAFETY: the context of a live list is null or a live structure.
        unsafe { access::load(current + OFFSET) }
    };
    let memory = if current != 0 && unused >= size {
        // SAFETY: as above.
        unsafe { access::store(current + OFFSET, unused - size) };
        None
    } else {
        let room = usize::from(size) + usize::from(backfill);
        let memory = Memory::new(size_of::<NET_BUFFER_LIST_CONTEXT>() + room, 16, 0);
        let at = memory.address();
        let next = at + std::mem::offset_of!(NET_BUFFER_LIST_CONTEXT, Next);
        let size_at = at + std::mem::offset_of!(NET_BUFFER_LIST_CONTEXT, Size);
        // SAFETY: the block has room for the structure.
        unsafe { access::store(next, current) };
        // SAFETY: as above.
        unsafe { access::store(size_at, room as u16) };
        // SAFETY: as above.
        unsafe { access::store(at + OFFSET, backfill) };
        list.set_context(std::ptr::with_exposed_provenance_mut(at));
        Some(memory)
    };
    machine
        .contexts
        .entry(list.address())
        .or_default()
        .push(Space { size, memory });
}

/// Takes back what was allocated last, which must have had this size.
fn free(machine: &mut Machine, list: List, size: u16) {
    let spaces = machine.contexts.entry(list.address()).or_default();
    let last = spaces.last().map(|space| space.size);
    if last != Some(size) {
        let text = match last {
            Some(last) => {
                format!("context space of {size} bytes was freed; {last} bytes were allocated last")
            }
            None => format!("context space of {size} bytes was freed that was not allocated"),
        };
        machine.report_about(contract!(122), &[list.address()], text);
        return;
    }
    let current = list.context().expose_provenance();
    let Some(memory) = spaces.pop().map(|space| space.memory) else {
        return;
    };
    let Some(memory) = memory else {
        // SAFETY: the structure was there when the space was taken from it, and it goes after what is in it.
        let unused: u16 = unsafe { access::load(current + OFFSET) };
        // SAFETY: as above.
        unsafe { access::store(current + OFFSET, unused + size) };
        return;
    };
    // SAFETY: the structure is the one of this allocation, which was the last.
    let next: *mut NET_BUFFER_LIST_CONTEXT = unsafe { access::load(current) };
    list.set_context(next);
    let damage = machine.ledger.discard(memory, "context space");
    machine.report_damage(damage);
}

/// Reports space that was not given back before its list is freed.
pub(crate) fn check_freed(machine: &mut Machine, list: usize) {
    let left = machine.contexts.remove(&list).map_or(0, |spaces| spaces.len());
    if left > 0 {
        let text = format!("a list is freed with {left} allocations of context space");
        machine.report_about(contract!(122), &[list], text);
    }
}

/// The list, when the driver may use it.
fn usable(machine: &mut Machine, list: usize) -> Option<List> {
    machine.usable_list(list).ok()?;
    // SAFETY: `usable_list` found the list in the ledger.
    unsafe { List::new(list) }
}

export! {
    /// Gives a list more context space.
    fn NdisAllocateNetBufferListContext(
        NetBufferList: *mut NET_BUFFER_LIST,
        ContextSize: USHORT,
        ContextBackFill: USHORT,
        _PoolTag: ULONG,
    ) -> NDIS_STATUS {
        let _call = machine::enter("NdisAllocateNetBufferListContext", Range::UP_TO_DISPATCH, contract!(147));
        machine::with(|machine| {
            let Some(list) = usable(machine, NetBufferList.expose_provenance()) else {
                return sys::STATUS_UNSUCCESSFUL;
            };
            let unit = size_of::<usize>() as u16;
            if ContextSize % unit != 0 || ContextBackFill % unit != 0 {
                let text = format!("context size {ContextSize} or backfill {ContextBackFill} is no multiple of {unit}");
                machine.report_about(contract!(81), &[list.address()], text);
                return sys::STATUS_UNSUCCESSFUL;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_UNSUCCESSFUL]) {
                return status;
            }
            allocate(machine, list, ContextSize, ContextBackFill);
            sys::STATUS_SUCCESS
        })
    }

    /// Gives context space back, last in first out.
    fn NdisFreeNetBufferListContext(NetBufferList: *mut NET_BUFFER_LIST, ContextSize: USHORT) {
        let _call = machine::enter("NdisFreeNetBufferListContext", Range::UP_TO_DISPATCH, contract!(147));
        machine::with(|machine| {
            if let Some(list) = usable(machine, NetBufferList.expose_provenance()) {
                free(machine, list, ContextSize);
            }
        });
    }
}
