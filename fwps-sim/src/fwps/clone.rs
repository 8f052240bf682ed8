//! Clones.

use fwps_sys as sys;
use sys::{NDIS_HANDLE, NET_BUFFER_LIST, NTSTATUS, ULONG};

use crate::context::{self, Frame};
use crate::engine::{indicate, tagging};
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::buffer::Broken;
use crate::memory::list::{BufferPlan, List, build};
use crate::memory::{Memory, UNWRITTEN, access};
use crate::ndis::{information, list_context};
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};
use crate::verify::list_record::{Custody, ListRecord, Origin, shared};

/// Whether a clone shares the bytes of its original, or has copies of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    Shared,
    Copied,
}

/// Makes a clone of `original` from its data start on (C-086, C-087).
pub(super) fn clone_list(machine: &mut Machine, original: usize, depth: Depth) -> Result<usize, NTSTATUS> {
    machine.usable_list(original)?;
    if machine.refuses_batch(original) {
        return Err(sys::STATUS_INVALID_PARAMETER);
    }
    let record = machine.usable_list(original)?;
    let frame = record.frame.clone();
    let (packet, fate, queried) = (record.packet.clone(), shared(record.fate()), record.queried);
    let without_right = record.without_right || cloned_without_right(original);
    // SAFETY: `usable_list` found the list in the ledger.
    let list = unsafe { List::new(original) }.ok_or(sys::STATUS_INVALID_PARAMETER)?;
    let pieces: Result<Vec<_>, Broken> = list.buffers().map(|buffer| buffer.pieces()).collect();
    let pieces = pieces.map_err(|broken| {
        let text = format!(
            "the data of the list to clone cannot be read: {}",
            broken.describe()
        );
        machine.report_about(contract!(98), &[original], text);
        sys::STATUS_INVALID_PARAMETER
    })?;
    let (pieces, mut memories) = match depth {
        Depth::Shared => (pieces, Vec::new()),
        Depth::Copied => copy(&pieces),
    };
    let plans: Vec<BufferPlan<'_>> = pieces
        .iter()
        .map(|pieces| {
            let length = pieces.iter().map(|(_, len)| len).sum();
            BufferPlan {
                pieces,
                chain: 0,
                offset: 0,
                length,
            }
        })
        .collect();
    let (memory, clone) = build(&plans, 0, 0);
    memories.insert(0, memory);
    information::carry(clone, list);
    clone.set_parent(std::ptr::with_exposed_provenance_mut(original));
    list.set_children(list.children() + 1);
    let record = ListRecord {
        parent: original,
        packet,
        frame,
        fate,
        queried,
        without_right,
        ..ListRecord::new(clone, Origin::Cloned)
    };
    machine.create(clone.address(), Kind::List(record), memories);
    if let Some(record) = machine.ledger.list_mut(original) {
        record.children += 1;
    }
    machine.note(original, "cloned");
    let indicated = machine
        .ledger
        .list(original)
        .is_some_and(|record| record.origin == Origin::Indicated);
    if depth == Depth::Shared && indicated {
        machine.note_hold(clone.address());
    }
    context::update_classify(|frame| {
        frame.kept |= frame.list == original;
        frame.copied |= frame.list == original;
    });
    Ok(clone.address())
}

/// Copies the bytes of every NET_BUFFER into a block of its own, a single piece each.
fn copy(pieces: &[Vec<(usize, usize)>]) -> (Vec<Vec<(usize, usize)>>, Vec<Memory>) {
    let copies = pieces.iter().map(|pieces| {
        let length = pieces.iter().map(|(_, len)| len).sum();
        let memory = Memory::new(length, 16, UNWRITTEN);
        let mut at = memory.address();
        for (address, len) in pieces {
            // SAFETY: the pieces are those of a live NET_BUFFER, which describe readable memory (C-083).
            let bytes = unsafe { access::bytes(*address, *len) };
            // SAFETY: the block has the length of all pieces together, and nobody else knows it.
            unsafe { access::write(at, bytes) };
            at += len;
        }
        (vec![(memory.address(), length)], memory)
    });
    copies.unzip()
}

/// The clone's structures are the stack's own; the pools only say where from, which has no effect here. They must exist.
pub(crate) fn check_pools(machine: &mut Machine, pools: [NDIS_HANDLE; 2]) -> Result<(), NTSTATUS> {
    for pool in pools {
        let pool = pool.expose_provenance();
        if pool != 0 && machine.ledger.get(pool).is_none() {
            let text = "a clone was asked for from a pool that does not exist";
            machine.report_about(contract!(110), &[pool], text);
            return Err(sys::STATUS_INVALID_PARAMETER);
        }
    }
    Ok(())
}

/// Whether the running classify call indicates this list and has no right to write the action.
fn cloned_without_right(original: usize) -> bool {
    let found = context::find(|frame| match frame {
        Frame::Classify(classify) if classify.list == original => Some(!classify.right),
        _ => None,
    });
    found.unwrap_or(false)
}

/// Lets go of what a clone held of its original.
pub(crate) fn release_parent(machine: &mut Machine, parent: usize) {
    if let Some(record) = machine.ledger.list_mut(parent) {
        record.children -= 1;
        // SAFETY: the original is in the ledger.
        if let Some(list) = unsafe { List::new(parent) } {
            list.set_children(list.children() - 1);
        }
        indicate::release_if_unused(machine, parent);
    }
}

/// Checks that a list can be freed by the function that runs, which frees lists of `origin`. Returns its record's parent.
pub(crate) fn may_free(machine: &mut Machine, address: usize, origin: Origin) -> bool {
    let function = context::function();
    let (contract, text) = match machine.ledger.find(address) {
        Found::Live(object) => match &object.kind {
            Kind::List(record) if record.origin != origin => (
                contract!(84),
                format!("{function} was given a {}", object.kind.name()),
            ),
            Kind::List(record) if record.custody == Custody::Stack => (
                contract!(14),
                format!("{function} freed a list that the stack owns since its injection"),
            ),
            Kind::List(record) if record.children > 0 => (
                contract!(85),
                format!(
                    "{function} freed a list of which {} clones exist",
                    record.children
                ),
            ),
            Kind::List(_) => return true,
            _ => (
                contract!(84),
                format!("{function} was given a {}", object.kind.name()),
            ),
        },
        Found::Dead(object) => match &object.kind {
            Kind::List(_) => (
                contract!(85),
                format!("{function} freed a list that was freed already"),
            ),
            _ => (
                contract!(84),
                format!("{function} was given a freed {}", object.kind.name()),
            ),
        },
        Found::Unknown => (
            contract!(84),
            format!("{function} was given an address at which there is no list"),
        ),
    };
    machine.report_about(contract, &[address], text);
    false
}

impl Broken {
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Broken::TooShort => "its MDL chain ends before its data does",
            Broken::NotBuilt => "an MDL of it was never built over memory",
            Broken::Inconsistent => "CurrentMdl and CurrentMdlOffset do not agree with DataOffset",
        }
    }
}

export! {
    /// Clones a list. The clone shares the data, and keeps the original until it is freed.
    fn FwpsAllocateCloneNetBufferList0(
        originalNetBufferList: *mut NET_BUFFER_LIST,
        netBufferListPoolHandle: NDIS_HANDLE,
        netBufferPoolHandle: NDIS_HANDLE,
        allocateCloneFlags: ULONG,
        netBufferList: *mut *mut NET_BUFFER_LIST,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsAllocateCloneNetBufferList0", Range::UP_TO_DISPATCH, contract!(147));
        let original = originalNetBufferList.expose_provenance();
        let cloned = machine::with(|machine| {
            check_pools(machine, [netBufferListPoolHandle, netBufferPoolHandle])?;
            if allocateCloneFlags != 0 {
                machine.report(contract!(92), format!("allocateCloneFlags is {allocateCloneFlags:#x}, not 0"));
                return Err(sys::STATUS_INVALID_PARAMETER);
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return Err(status);
            }
            clone_list(machine, original, Depth::Shared)
        });
        match cloned {
            Ok(clone) => {
                tagging::event::cloned(original, clone);
                // SAFETY: the out pointer is writable by the contract of the function.
                unsafe { access::store(netBufferList.expose_provenance(), clone) };
                sys::STATUS_SUCCESS
            }
            Err(status) => status,
        }
    }

    /// Frees a clone.
    fn FwpsFreeCloneNetBufferList0(netBufferList: *mut NET_BUFFER_LIST, freeCloneFlags: ULONG) {
        let _call = machine::enter("FwpsFreeCloneNetBufferList0", Range::UP_TO_DISPATCH, contract!(147));
        let address = netBufferList.expose_provenance();
        machine::with(|machine| {
            if freeCloneFlags != 0 {
                machine.report(contract!(92), format!("freeCloneFlags is {freeCloneFlags:#x}, not 0"));
            }
            if !may_free(machine, address, Origin::Cloned) {
                return;
            }
            super::stream_clone::check_free(machine, address);
            list_context::check_freed(machine, address);
            // SAFETY: `may_free` found the clone in the ledger.
            let windows = unsafe { List::new(address) }.map(List::windows).unwrap_or_default();
            let Some(record) = machine.ledger.list(address) else { return };
            let parent = record.parent;
            if record.rebuilt.is_empty() && windows != record.windows {
                let text = "a clone was freed whose data start, MDL chain or NET_BUFFERs are not as they were at cloning";
                machine.report_about(contract!(91), &[address], text);
            }
            machine.destroy(address, "freed");
            release_parent(machine, parent);
        });
    }
}
