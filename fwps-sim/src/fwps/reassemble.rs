//! Reassembly of groups of fragments.

use fwps_sys as sys;
use sys::{ADDRESS_FAMILY, NDIS_HANDLE, NET_BUFFER_LIST, NTSTATUS, ULONG};

use super::clone::release_parent;
use crate::context;
use crate::engine::fragment_group::join;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::list::{BufferPlan, List, build};
use crate::memory::{Memory, UNWRITTEN, access};
use crate::traffic::packet::Family;
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};
use crate::verify::list_record::{ListRecord, Origin, shared};

fn check_arguments(machine: &mut Machine, pool: usize, flags: u32) -> Result<(), NTSTATUS> {
    let wrong_pool = pool != 0
        && !matches!(
            machine.ledger.find(pool),
            Found::Live(object) if matches!(object.kind, Kind::ListPool { single: true, .. })
        );
    if flags == 0 && !wrong_pool {
        return Ok(());
    }
    let text = if flags == 0 {
        "the pool was not made with fAllocateNetBuffer and without a DataSize".to_owned()
    } else {
        format!("flags is {flags:#x}, not 0")
    };
    machine.report_about(contract!(326), &[pool], text);
    Err(sys::STATUS_INVALID_PARAMETER)
}

/// Makes one list of a chain.
fn reassemble(machine: &mut Machine, head: usize, family: u16, backfill: usize) -> Result<usize, NTSTATUS> {
    machine.usable_list(head)?;
    let Some(chain) = machine.host.groups.chain(head) else {
        let text = "FwpsReassembleForwardFragmentGroup0 was given a list that is no group of fragments";
        machine.report_about(contract!(324), &[head], text);
        return Err(sys::STATUS_INVALID_PARAMETER);
    };
    let mut packets = Vec::new();
    for list in &chain {
        packets.extend(machine.usable_list(*list)?.packet.clone());
    }
    let expected = match packets.first().map(|packet| packet.headers.family) {
        Some(Family::V4) => sys::AF_INET,
        _ => sys::AF_INET6,
    };
    if family != expected {
        let text = format!("a group of address family {expected} was said to be of {family}");
        machine.report_about(contract!(324), &[head], text);
        return Err(sys::STATUS_INVALID_PARAMETER);
    }
    let whole = join(packets.iter()).ok_or(sys::STATUS_INVALID_PARAMETER)?;
    let data = Memory::new(backfill + whole.len(), 16, UNWRITTEN);
    // SAFETY: the block has room for the packet behind the backfill.
    unsafe { access::write(data.address() + backfill, &whole) };
    let plan = BufferPlan {
        pieces: &[(data.address(), backfill + whole.len())],
        chain: 0,
        offset: backfill,
        length: whole.len(),
    };
    let (memory, list) = build(&[plan], 0, 0);
    let first = machine.ledger.list(head).ok_or(sys::STATUS_INVALID_PARAMETER)?;
    let record = ListRecord {
        packet: first.packet.clone(),
        fate: shared(first.fate()),
        queried: first.queried,
        ..ListRecord::new(list, Origin::Allocated)
    };
    machine.create(list.address(), Kind::List(record), vec![memory, data]);
    for member in &chain {
        // SAFETY: `usable_list` found it in the ledger.
        if let Some(list) = unsafe { List::new(*member) } {
            list.set_children(list.children() + 1);
        }
        if let Some(record) = machine.ledger.list_mut(*member) {
            record.children += 1;
        }
        machine.note(*member, "reassembled");
    }
    machine.host.groups.kept.insert(list.address(), chain);
    context::update_classify(|frame| frame.kept |= frame.list == head);
    Ok(list.address())
}

/// Lets go of the chain that a list was made of, if it was.
pub(super) fn release(machine: &mut Machine, list: usize) {
    for member in machine.host.groups.kept.remove(&list).unwrap_or_default() {
        release_parent(machine, member);
    }
}

export! {
    /// Makes one list with the whole packet of a group of fragments. It keeps the group until it is freed (C-325).
    fn FwpsReassembleForwardFragmentGroup0(
        addressFamily: ADDRESS_FAMILY,
        fragmentGroupNblChain: *mut NET_BUFFER_LIST,
        netBufferAndNetBufferListPoolHandle: NDIS_HANDLE,
        dataBackFill: ULONG,
        flags: ULONG,
        reassembledNbl: *mut *mut NET_BUFFER_LIST,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsReassembleForwardFragmentGroup0", Range::UP_TO_DISPATCH, contract!(147));
        let head = fragmentGroupNblChain.expose_provenance();
        let pool = netBufferAndNetBufferListPoolHandle.expose_provenance();
        machine::with(|machine| {
            if let Err(status) = check_arguments(machine, pool, flags) {
                return status;
            }
            let statuses = [sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_FWP_TCPIP_NOT_READY];
            if let Some(status) = machine.fault(&statuses) {
                return status;
            }
            match reassemble(machine, head, addressFamily, dataBackFill as usize) {
                Ok(list) => {
                    // SAFETY: the out pointer is writable by the contract of the function.
                    unsafe { access::store(reassembledNbl.expose_provenance(), list) };
                    sys::STATUS_SUCCESS
                }
                Err(status) => status,
            }
        })
    }
}
