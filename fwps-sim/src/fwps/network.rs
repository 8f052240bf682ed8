//! Network injection.

use fwps_sys as sys;
use sys::{COMPARTMENT_ID, FWPS_INJECT_COMPLETE0, HANDLE, IF_INDEX, NET_BUFFER_LIST, NTSTATUS, UINT32};

use super::inject::{Accepted, Request, finish};
use super::packet::{check_packet, gather};
use crate::engine::offload;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::list::List;
use crate::memory::mdl::Mdl;
use crate::traffic::output::Direction;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;
use crate::verify::list_record::Origin;

/// The packets of a network injection: every NET_BUFFER is a whole IP packet.
fn unpack(machine: &mut Machine, request: &Request, list: List) -> Result<Accepted, ()> {
    let family = match machine.ledger.get(request.handle).map(|object| &object.kind) {
        Some(Kind::InjectionHandle(handle)) => handle.family,
        _ => sys::AF_UNSPEC,
    };
    let mut packets = gather(machine, request.list, list)?;
    for (index, bytes) in packets.iter_mut().enumerate() {
        let place = request.place(index);
        if request.direction == Direction::Outbound {
            offload::complete(machine, request.list, list, bytes);
        }
        let headers = check_packet(machine, place, bytes, family, contract!(38), contract!(37))?;
        bytes.truncate(headers.total_len);
    }
    if request.direction == Direction::Outbound {
        check_alignment(machine, request.list, list);
    }
    Ok(Accepted {
        packets,
        lent: Vec::new(),
    })
}

/// The memory of an outgoing IP header must be pointer-aligned (C-029). What the stack made of an outgoing packet is what it is: so are clones
/// of it, and lists with the MDLs of such a clone.
pub(super) fn check_alignment(machine: &mut Machine, address: usize, list: List) {
    let odd: Vec<usize> = list
        .buffers()
        .filter(|buffer| {
            let first = buffer.pieces().ok().and_then(|pieces| pieces.first().copied());
            first.is_some_and(|(start, _)| start % size_of::<usize>() != 0)
        })
        .map(|buffer| buffer.chain().map_or(0, Mdl::address))
        .collect();
    let by_the_stack = |mdl: usize| {
        machine.ledger.any(|kind| {
            let Kind::List(record) = kind else {
                return false;
            };
            let outgoing = record
                .packet
                .as_ref()
                .is_some_and(|packet| packet.direction == Direction::Outbound);
            outgoing
                && record.origin == Origin::Cloned
                && record.windows.iter().any(|window| window.chain == mdl)
        })
    };
    if !odd.into_iter().all(by_the_stack) {
        let text = "the IP header of an outgoing injection is not at a multiple of the pointer size";
        machine.report_about(contract!(29), &[address], text);
    }
}

export! {
    /// Injects a packet at the top of the send path.
    fn FwpsInjectNetworkSendAsync0(
        injectionHandle: HANDLE,
        injectionContext: HANDLE,
        flags: UINT32,
        compartmentId: COMPARTMENT_ID,
        netBufferList: *mut NET_BUFFER_LIST,
        completionFn: FWPS_INJECT_COMPLETE0,
        completionContext: HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsInjectNetworkSendAsync0", Range::UP_TO_DISPATCH, contract!(147));
        let request = Request {
            handle: injectionHandle.expose_provenance(),
            context: injectionContext.expose_provenance(),
            list: netBufferList.expose_provenance(),
            compartment: compartmentId,
            interface: None,
            completion: completionFn,
            completion_context: completionContext.expose_provenance(),
            reserved_clear: flags & !sys::FWPS_SEND_INJECT_PRESERVE_IPID == 0,
            direction: Direction::Outbound,
            transport: false,
            forward: false,
            family: None,
        };
        finish(request.run(unpack))
    }

    /// Injects a packet at the bottom of the receive path.
    fn FwpsInjectNetworkReceiveAsync0(
        injectionHandle: HANDLE,
        injectionContext: HANDLE,
        flags: UINT32,
        compartmentId: COMPARTMENT_ID,
        interfaceIndex: IF_INDEX,
        subInterfaceIndex: IF_INDEX,
        netBufferList: *mut NET_BUFFER_LIST,
        completionFn: FWPS_INJECT_COMPLETE0,
        completionContext: HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsInjectNetworkReceiveAsync0", Range::UP_TO_DISPATCH, contract!(147));
        let request = Request {
            handle: injectionHandle.expose_provenance(),
            context: injectionContext.expose_provenance(),
            list: netBufferList.expose_provenance(),
            compartment: compartmentId,
            interface: Some((interfaceIndex, subInterfaceIndex)),
            completion: completionFn,
            completion_context: completionContext.expose_provenance(),
            reserved_clear: flags == 0,
            direction: Direction::Inbound,
            transport: false,
            forward: false,
            family: None,
        };
        finish(request.run(unpack))
    }
}
