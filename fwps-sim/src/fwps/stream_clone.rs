//! Clones and copies of stream data.

use fwps_sys as sys;
use sys::{BOOLEAN, FWPS_STREAM_DATA0, NDIS_HANDLE, NET_BUFFER_LIST, NTSTATUS, PVOID, SIZE_T, UINT32, ULONG};

use super::clone::{may_free, release_parent};
use super::stream_data::{Part, locate};
use crate::context;
use crate::export::export;
use crate::kernel::irql::{DISPATCH, Range};
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::memory::list::{BufferPlan, List, build};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;
use crate::verify::list_record::{Custody, ListRecord, Origin};

/// Clones the parts of an indicated chain (C-279).
fn clone_chain(machine: &mut Machine, parts: &[Part]) -> usize {
    let mut clones: Vec<List> = Vec::new();
    for part in parts.iter().filter(|part| !part.buffers.is_empty()) {
        let plans: Vec<BufferPlan<'_>> = part
            .buffers
            .iter()
            .map(|pieces| BufferPlan {
                pieces,
                chain: 0,
                offset: 0,
                length: pieces.iter().map(|(_, len)| len).sum(),
            })
            .collect();
        let (memory, clone) = build(&plans, 0, 0);
        clone.set_parent(std::ptr::with_exposed_provenance_mut(part.list));
        let record = ListRecord {
            parent: part.list,
            queried: true,
            ..ListRecord::new(clone, Origin::Cloned)
        };
        let serial = machine.ledger.next_serial();
        machine.create(clone.address(), Kind::List(record), vec![memory]);
        machine.host.streams.clones.insert(clone.address(), serial);
        // SAFETY: `locate` found the original in the ledger.
        if let Some(original) = unsafe { List::new(part.list) } {
            original.set_children(original.children() + 1);
        }
        if let Some(record) = machine.ledger.list_mut(part.list) {
            record.children += 1;
        }
        machine.note(part.list, "cloned");
        note_in_call(machine, clone.address(), serial);
        if let Some(last) = clones.last() {
            last.set_next_pointer(std::ptr::with_exposed_provenance_mut(clone.address()));
        }
        clones.push(clone);
    }
    clones.first().map_or(0, |clone| clone.address())
}

/// Notes a clone at the callout whose classify call runs.
fn note_in_call(machine: &mut Machine, address: usize, serial: u64) {
    let call = context::find(|frame| match frame {
        context::Frame::Classify(classify) => Some(classify.stream),
        _ => None,
    });
    let Some(call) = call.flatten() else { return };
    context::update_classify(|frame| frame.kept = true);
    let station = machine
        .host
        .streams
        .flow(call.flow)
        .and_then(|flow| flow.half(call.direction).station(call.filter));
    if let Some(station) = station {
        station.fresh.push((address, serial));
    }
}

/// Whether this is a clone of stream data.
fn is_stream_clone(machine: &Machine, address: usize) -> bool {
    let serial = machine.ledger.get(address).map(|object| object.serial);
    serial.is_some() && machine.host.streams.clones.get(&address).copied() == serial
}

/// A clone of stream data that was never injected is discarded with its chain (C-084).
pub(super) fn check_free(machine: &mut Machine, address: usize) {
    let custody = machine.ledger.list(address).map(|record| record.custody);
    if is_stream_clone(machine, address) {
        if custody == Some(Custody::Driver) {
            let text = "FwpsFreeCloneNetBufferList0 was given a clone of stream data that was never injected: \
                        FwpsDiscardClonedStreamData0 takes the chain";
            machine.report_about(contract!(84), &[address], text);
        }
        machine.host.streams.clones.remove(&address);
    }
}

/// Frees one clone of a chain that is discarded. Returns the next one.
fn discard(machine: &mut Machine, address: usize) -> usize {
    if !may_free(machine, address, Origin::Cloned) {
        return 0;
    }
    // SAFETY: `may_free` found the list in the ledger.
    let Some(list) = (unsafe { List::new(address) }) else {
        return 0;
    };
    let next = list.next_pointer().expose_provenance();
    let Some(record) = machine.ledger.list(address) else {
        return 0;
    };
    let parent = record.parent;
    let (injected, changed) = (
        record.custody == Custody::Completed,
        list.windows() != record.windows,
    );
    if injected || !is_stream_clone(machine, address) {
        let what = if injected {
            "was injected"
        } else {
            "is not of stream data"
        };
        let text = format!("FwpsDiscardClonedStreamData0 was given a clone that {what}");
        machine.report_about(contract!(84), &[address], text);
    }
    if changed {
        let text =
            "a clone of stream data was discarded whose data start or MDL chain is not as it was at cloning";
        machine.report_about(contract!(91), &[address], text);
    }
    machine.host.streams.clones.remove(&address);
    machine.destroy(address, "discarded");
    release_parent(machine, parent);
    next
}

/// Copies stream data out. Returns how many bytes.
fn copy(machine: &mut Machine, parts: &[Part], buffer: usize, mut count: usize) -> usize {
    let room = machine.ledger.get(buffer).and_then(|object| match object.kind {
        Kind::PoolBlock { .. } => object.memory.first().map(|memory| memory.size()),
        _ => None,
    });
    if let Some(room) = room.filter(|room| *room < count) {
        let text = format!("{count} bytes are asked for, but the buffer has room for {room}");
        machine.report_about(contract!(280), &[buffer], text);
        count = room;
    }
    let mut copied = 0;
    for (address, len) in parts
        .iter()
        .flat_map(|part| part.buffers.iter().flatten().copied())
    {
        let len = len.min(count - copied);
        // SAFETY: `locate` found this memory behind the MDLs of a list in the ledger, and no driver code runs now.
        let bytes = unsafe { access::bytes(address, len) }.to_vec();
        // SAFETY: the buffer has room for `count` bytes by the contract of the function, or by the check above.
        unsafe { access::write(buffer + copied, &bytes) };
        copied += len;
    }
    copied
}

export! {
    /// Clones stream data: a chain of lists that share its memory.
    fn FwpsCloneStreamData0(
        calloutStreamData: *mut FWPS_STREAM_DATA0,
        netBufferListPoolHandle: NDIS_HANDLE,
        netBufferPoolHandle: NDIS_HANDLE,
        allocateCloneFlags: ULONG,
        netBufferListChain: *mut *mut NET_BUFFER_LIST,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsCloneStreamData0", Range::UP_TO_DISPATCH, contract!(147));
        machine::with(|machine| {
            for pool in [netBufferListPoolHandle, netBufferPoolHandle] {
                let pool = pool.expose_provenance();
                if pool != 0 && machine.ledger.get(pool).is_none() {
                    let text = "a clone was asked for from a pool that does not exist";
                    machine.report_about(contract!(110), &[pool], text);
                    return sys::STATUS_INVALID_PARAMETER;
                }
            }
            if allocateCloneFlags != 0 {
                machine.report(contract!(279), format!("allocateCloneFlags is {allocateCloneFlags:#x}, not 0"));
                return sys::STATUS_INVALID_PARAMETER;
            }
            let parts = match locate(machine, calloutStreamData.expose_provenance()) {
                Ok(parts) => parts,
                Err(status) => return status,
            };
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let chain = clone_chain(machine, &parts);
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(netBufferListChain.expose_provenance(), chain) };
            sys::STATUS_SUCCESS
        })
    }

    /// Frees a chain of clones that is not injected.
    fn FwpsDiscardClonedStreamData0(
        netBufferListChain: *mut NET_BUFFER_LIST,
        allocateCloneFlags: UINT32,
        dispatchLevel: BOOLEAN,
    ) {
        let _call = machine::enter("FwpsDiscardClonedStreamData0", Range::UP_TO_DISPATCH, contract!(147));
        let mut address = netBufferListChain.expose_provenance();
        machine::with(|machine| {
            if allocateCloneFlags != 0 {
                machine.report(contract!(279), format!("allocateCloneFlags is {allocateCloneFlags:#x}, not 0"));
            }
            if dispatchLevel != 0 && context::irql() < DISPATCH {
                let text = "FwpsDiscardClonedStreamData0 was told DISPATCH_LEVEL, but the IRQL is lower";
                machine.report_about(contract!(18), &[address], text);
            }
            while address != 0 {
                address = discard(machine, address);
            }
        });
    }

    /// Copies stream data out of its lists.
    fn FwpsCopyStreamDataToBuffer0(
        calloutStreamData: *const FWPS_STREAM_DATA0,
        buffer: PVOID,
        bytesToCopy: SIZE_T,
        bytesCopied: *mut SIZE_T,
    ) {
        let _call = machine::enter("FwpsCopyStreamDataToBuffer0", Range::UP_TO_DISPATCH, contract!(147));
        machine::with(|machine| {
            let copied = match locate(machine, calloutStreamData.expose_provenance()) {
                Ok(parts) => copy(machine, &parts, buffer.expose_provenance(), bytesToCopy as usize),
                Err(_) => 0,
            };
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(bytesCopied.expose_provenance(), copied as SIZE_T) };
        });
    }
}
