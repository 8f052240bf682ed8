//! Lists that NDIS makes of others: clones, fragments, and what is reassembled of fragments.

use fwps_sys as sys;
use sys::{NDIS_HANDLE, NET_BUFFER_LIST, ULONG};

use super::{information, list};
use crate::context;
use crate::export::export;
use crate::fwps::clone::check_pools;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::list::{BufferPlan, List, build};
use crate::memory::{Memory, UNWRITTEN};
use crate::verify::contract::contract;
use crate::verify::list_record::{NdisOrigin, Origin};

type Pieces = Vec<(usize, usize)>;

/// The pieces of memory of every NET_BUFFER of a list, from `start` bytes behind its data start on.
fn pieces_of(machine: &mut Machine, address: usize, start: usize) -> Option<Vec<Pieces>> {
    machine.usable_list(address).ok()?;
    // SAFETY: `usable_list` found the list in the ledger.
    let list = unsafe { List::new(address) }?;
    let mut all = Vec::new();
    for buffer in list.buffers() {
        let Ok(pieces) = buffer.pieces() else {
            let text = format!(
                "{} was given a list whose data cannot be read",
                context::function()
            );
            machine.report_about(contract!(98), &[address], text);
            return None;
        };
        all.push(cut(&pieces, start, usize::MAX));
    }
    Some(all)
}

/// At most `length` bytes of the pieces, from `start` on.
fn cut(pieces: &[(usize, usize)], start: usize, length: usize) -> Pieces {
    let (mut skip, mut left) = (start, length);
    let mut result = Vec::new();
    for (address, len) in pieces {
        let skipped = skip.min(*len);
        skip -= skipped;
        let taken = (len - skipped).min(left);
        left -= taken;
        if taken > 0 {
            result.push((address + skipped, taken));
        }
    }
    result
}

fn total(pieces: &[(usize, usize)]) -> usize {
    pieces.iter().map(|(_, len)| len).sum()
}

/// Makes a list of `buffers`, each behind `delta` bytes for a header and `backfill` unused ones.
fn derive(
    machine: &mut Machine,
    parent: usize,
    buffers: Vec<Pieces>,
    delta: usize,
    backfill: usize,
    origin: NdisOrigin,
) -> usize {
    let mut memories = Vec::new();
    let mut shapes = Vec::new();
    for mut pieces in buffers {
        let length = total(&pieces) + delta;
        if delta + backfill > 0 {
            let header = Memory::new(delta + backfill, 16, UNWRITTEN);
            pieces.insert(0, (header.address(), delta + backfill));
            memories.push(header);
        }
        shapes.push((pieces, length));
    }
    let plans: Vec<BufferPlan<'_>> = shapes
        .iter()
        .map(|(pieces, length)| BufferPlan {
            pieces,
            chain: 0,
            offset: backfill,
            length: *length,
        })
        .collect();
    let (memory, derived) = build(&plans, 0, 0);
    memories.insert(0, memory);
    // SAFETY: the caller found the parent in the ledger.
    if let Some(source) = unsafe { List::new(parent) } {
        information::carry(derived, source);
    }
    derived.set_parent(std::ptr::with_exposed_provenance_mut(parent));
    list::create(machine, derived, origin, parent, memories);
    derived.address()
}

/// Frees a list that was made so; `delta` and `flags` are compared with those that it was made with.
fn free(machine: &mut Machine, address: usize, given: NdisOrigin) {
    let made = machine.ledger.list(address).map(|record| record.origin);
    let text = match (made, given) {
        (Some(Origin::Ndis(made)), given) if made.same_kind(given) && made != given => {
            let (flags, delta) = (made.flags(), made.delta());
            Some(format!(
                "{} was given flags {:#x} and delta {}; the list was made with {flags:#x} and {delta}",
                context::function(),
                given.flags(),
                given.delta()
            ))
        }
        _ => None,
    };
    let mut origin = given;
    if let (Some(text), Some(Origin::Ndis(made))) = (text, made) {
        let contract = if made.flags() == given.flags() {
            contract!(113)
        } else {
            contract!(123)
        };
        machine.report_about(contract, &[address], text);
        origin = made;
    }
    list::free(machine, address, origin);
}

export! {
    /// Clones a list. The clone shares the data, and the MDLs with NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS.
    fn NdisAllocateCloneNetBufferList(
        OriginalNetBufferList: *mut NET_BUFFER_LIST,
        NetBufferListPoolHandle: NDIS_HANDLE,
        NetBufferPoolHandle: NDIS_HANDLE,
        AllocateCloneFlags: ULONG,
    ) -> *mut NET_BUFFER_LIST {
        let _call = machine::enter("NdisAllocateCloneNetBufferList", Range::UP_TO_DISPATCH, contract!(123));
        let original = OriginalNetBufferList.expose_provenance();
        let clone = machine::with(|machine| {
            check_pools(machine, [NetBufferListPoolHandle, NetBufferPoolHandle]).ok()?;
            if AllocateCloneFlags & !sys::NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS != 0 {
                let text = format!("AllocateCloneFlags is {AllocateCloneFlags:#x}");
                machine.report_about(contract!(123), &[original], text);
                return None;
            }
            let buffers = pieces_of(machine, original, 0)?;
            if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
                return None;
            }
            let origin = NdisOrigin::Clone { flags: AllocateCloneFlags };
            let clone = derive(machine, original, buffers, 0, 0, origin);
            if AllocateCloneFlags != 0 {
                share_mdls(machine, clone, original);
            }
            Some(clone)
        });
        std::ptr::with_exposed_provenance_mut(clone.unwrap_or(0))
    }

    /// Frees a clone of NDIS.
    fn NdisFreeCloneNetBufferList(CloneNetBufferList: *mut NET_BUFFER_LIST, FreeCloneFlags: ULONG) {
        let _call = machine::enter("NdisFreeCloneNetBufferList", Range::UP_TO_DISPATCH, contract!(123));
        let origin = NdisOrigin::Clone { flags: FreeCloneFlags };
        machine::with(|machine| free(machine, CloneNetBufferList.expose_provenance(), origin));
    }

    /// Makes a list with the data of another in NET_BUFFERs of at most MaximumLength bytes.
    fn NdisAllocateFragmentNetBufferList(
        OriginalNetBufferList: *mut NET_BUFFER_LIST,
        NetBufferListPool: NDIS_HANDLE,
        NetBufferPool: NDIS_HANDLE,
        StartOffset: ULONG,
        MaximumLength: ULONG,
        DataOffsetDelta: ULONG,
        DataBackFill: ULONG,
        AllocateFragmentFlags: ULONG,
    ) -> *mut NET_BUFFER_LIST {
        let _call = machine::enter("NdisAllocateFragmentNetBufferList", Range::UP_TO_DISPATCH, contract!(123));
        let original = OriginalNetBufferList.expose_provenance();
        let (delta, backfill) = (DataOffsetDelta as usize, DataBackFill as usize);
        let fragments = machine::with(|machine| {
            check_pools(machine, [NetBufferListPool, NetBufferPool]).ok()?;
            if MaximumLength == 0 || AllocateFragmentFlags != 0 {
                let text = format!("MaximumLength is {MaximumLength}, AllocateFragmentFlags {AllocateFragmentFlags:#x}");
                machine.report_about(contract!(123), &[original], text);
                return None;
            }
            let buffers = pieces_of(machine, original, StartOffset as usize)?;
            if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
                return None;
            }
            let step = MaximumLength as usize;
            let starts = |pieces: &Pieces| (0..total(pieces)).step_by(step);
            let cut_up = buffers.iter().flat_map(|pieces| starts(pieces).map(|start| cut(pieces, start, step)));
            let origin = NdisOrigin::Fragment { delta: DataOffsetDelta, flags: AllocateFragmentFlags };
            Some(derive(machine, original, cut_up.collect(), delta, backfill, origin))
        });
        std::ptr::with_exposed_provenance_mut(fragments.unwrap_or(0))
    }

    /// Frees a list of fragments.
    fn NdisFreeFragmentNetBufferList(
        FragmentNetBufferList: *mut NET_BUFFER_LIST,
        DataOffsetDelta: ULONG,
        FreeFragmentFlags: ULONG,
    ) {
        let _call = machine::enter("NdisFreeFragmentNetBufferList", Range::UP_TO_DISPATCH, contract!(123));
        let origin = NdisOrigin::Fragment { delta: DataOffsetDelta, flags: FreeFragmentFlags };
        machine::with(|machine| free(machine, FragmentNetBufferList.expose_provenance(), origin));
    }

    /// Makes a list with one NET_BUFFER of the data of all NET_BUFFERs of another.
    fn NdisAllocateReassembledNetBufferList(
        FragmentNetBufferList: *mut NET_BUFFER_LIST,
        NetBufferAndNetBufferListPoolHandle: NDIS_HANDLE,
        StartOffset: ULONG,
        DataOffsetDelta: ULONG,
        DataBackFill: ULONG,
        AllocateReassembleFlags: ULONG,
    ) -> *mut NET_BUFFER_LIST {
        let _call = machine::enter("NdisAllocateReassembledNetBufferList", Range::UP_TO_DISPATCH, contract!(123));
        let fragments = FragmentNetBufferList.expose_provenance();
        let (delta, backfill) = (DataOffsetDelta as usize, DataBackFill as usize);
        let whole = machine::with(|machine| {
            check_pools(machine, [NetBufferAndNetBufferListPoolHandle, std::ptr::null_mut()]).ok()?;
            if AllocateReassembleFlags != 0 {
                let text = format!("AllocateReassembleFlags is {AllocateReassembleFlags:#x}");
                machine.report_about(contract!(123), &[fragments], text);
                return None;
            }
            let buffers = pieces_of(machine, fragments, StartOffset as usize)?;
            if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
                return None;
            }
            let origin = NdisOrigin::Reassembled { delta: DataOffsetDelta, flags: AllocateReassembleFlags };
            Some(derive(machine, fragments, vec![buffers.concat()], delta, backfill, origin))
        });
        std::ptr::with_exposed_provenance_mut(whole.unwrap_or(0))
    }

    /// Frees a reassembled list.
    fn NdisFreeReassembledNetBufferList(
        ReassembledNetBufferList: *mut NET_BUFFER_LIST,
        DataOffsetDelta: ULONG,
        FreeReassembleFlags: ULONG,
    ) {
        let _call = machine::enter("NdisFreeReassembledNetBufferList", Range::UP_TO_DISPATCH, contract!(123));
        let origin = NdisOrigin::Reassembled { delta: DataOffsetDelta, flags: FreeReassembleFlags };
        machine::with(|machine| free(machine, ReassembledNetBufferList.expose_provenance(), origin));
    }
}

/// Lets the NET_BUFFERs of a clone describe the data by the MDLs of the original.
fn share_mdls(machine: &mut Machine, clone: usize, original: usize) {
    // SAFETY: the clone was just made.
    let clone = unsafe { List::new(clone) };
    // SAFETY: the original is in the ledger, as its clone was made of it.
    let original = unsafe { List::new(original) };
    let (Some(clone), Some(original)) = (clone, original) else {
        return;
    };
    for (own, shared) in clone.buffers().zip(original.buffers()) {
        own.set_chain(shared.chain());
        own.set_window(shared.offset() as usize, shared.length() as usize);
    }
    let windows = clone.windows();
    if let Some(record) = machine.ledger.list_mut(clone.address()) {
        record.windows = windows;
    }
}
