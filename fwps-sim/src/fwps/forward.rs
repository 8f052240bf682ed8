//! Forward injection.

use fwps_sys as sys;
use sys::{
    ADDRESS_FAMILY, COMPARTMENT_ID, FWPS_INJECT_COMPLETE0, HANDLE, IF_INDEX, NET_BUFFER_LIST, NTSTATUS,
    UINT32,
};

use super::inject::{Accepted, Request, finish};
use super::network::check_alignment;
use super::packet::{check_packet, gather};
use crate::Status;
use crate::engine::forward::Passage;
use crate::engine::packet::Traveller;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::list::List;
use crate::traffic::output::Direction;
use crate::verify::contract::contract;

impl Request {
    /// A chain of lists is a group of fragments, or nothing at all; neither may be injected (C-044).
    pub(super) fn check_single(&self, machine: &mut Machine, list: List) -> Result<(), Status> {
        if list.next_pointer().is_null() {
            return Ok(());
        }
        let text = "FwpsInjectForwardAsync0 was given a list whose Next is not NULL";
        machine.report_about(contract!(44), &[self.list], text);
        Err(sys::STATUS_INVALID_PARAMETER)
    }
}

/// The packets of a forward injection: every NET_BUFFER is a whole IP packet on its way through the host.
fn unpack(machine: &mut Machine, request: &Request, list: List, interface: u32) -> Result<Accepted, ()> {
    let family = request.family.unwrap_or(sys::AF_UNSPEC);
    let past = machine
        .ledger
        .list(request.list)
        .and_then(|record| record.packet.clone());
    let mut packets = gather(machine, request.list, list)?;
    for (index, bytes) in packets.iter_mut().enumerate() {
        let place = request.place(index);
        let headers = check_packet(machine, place, bytes, family, contract!(41), contract!(41))?;
        bytes.truncate(headers.total_len);
        let Ok(packet) = Traveller::new(Direction::Outbound, bytes.clone(), None) else {
            return Err(());
        };
        // A clone is what it was indicated as; the addresses of a list of the driver's own are all that is known of it.
        let indicated = past.as_ref().map_or(&packet, |past| past.part(index));
        let passage = machine.passage(indicated);
        if passage != Some(Passage::Transit) {
            let text = "FwpsInjectForwardAsync0 was given a packet that does not go from another host to another host";
            machine.report_about(contract!(45), &[request.list], text);
            return Err(());
        }
        // A driver that writes a new destination may name the interface of the new one or of the old one.
        let expected = [indicated, &packet].map(|packet| machine.route(packet).1.index);
        if !expected.contains(&interface) {
            let text = format!(
                "FwpsInjectForwardAsync0 was given interface {interface}; the packet leaves on {}",
                expected[0]
            );
            machine.report_about(contract!(42), &[request.list], text);
            return Err(());
        }
    }
    check_alignment(machine, request.list, list);
    Ok(Accepted {
        packets,
        lent: Vec::new(),
    })
}

export! {
    /// Injects a packet on its way between other hosts. No layer sees it.
    fn FwpsInjectForwardAsync0(
        injectionHandle: HANDLE,
        injectionContext: HANDLE,
        flags: UINT32,
        addressFamily: ADDRESS_FAMILY,
        compartmentId: COMPARTMENT_ID,
        interfaceIndex: IF_INDEX,
        netBufferList: *mut NET_BUFFER_LIST,
        completionFn: FWPS_INJECT_COMPLETE0,
        completionContext: HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsInjectForwardAsync0", Range::UP_TO_DISPATCH, contract!(147));
        let request = Request {
            handle: injectionHandle.expose_provenance(),
            context: injectionContext.expose_provenance(),
            list: netBufferList.expose_provenance(),
            compartment: compartmentId,
            interface: None,
            completion: completionFn,
            completion_context: completionContext.expose_provenance(),
            reserved_clear: flags == 0,
            direction: Direction::Outbound,
            transport: false,
            forward: true,
            family: Some(addressFamily),
        };
        finish(request.run(|machine, request, list| unpack(machine, request, list, interfaceIndex)))
    }
}
