//! What IPsec and the filtering platform did with an indicated packet.

use fwps_sys as sys;
use sys::{FWPS_PACKET_LIST_INFORMATION0, NET_BUFFER_LIST, NTSTATUS, UINT32};

use crate::Status;
use crate::context::{self, Frame};
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::contract;

const BOTH: u32 = sys::FWPS_PACKET_LIST_INFORMATION_QUERY_INVALID_MASK;

/// Whether the question is one, and the list that of the running call.
fn check(machine: &mut Machine, list: usize, flags: u32) -> Result<(), Status> {
    let inside = matches!(context::innermost(), Some(Frame::Classify(_)));
    machine.usable_list(list)?;
    let indicated = machine.ledger.list(list).is_some_and(|record| record.indicated);
    if !inside || !indicated {
        let text = "FwpsGetPacketListSecurityInformation0 was not asked about the indicated list from inside of classifyFn";
        machine.report_about(contract!(174), &[list], text);
        return Err(sys::STATUS_INVALID_PARAMETER);
    }
    let direction = flags & BOTH;
    let ipsec = flags & sys::FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC != 0;
    if direction == BOTH || (ipsec && direction == 0) {
        let text = format!(
            "FwpsGetPacketListSecurityInformation0 was given flags {flags:#x}: a question about IPsec has one direction"
        );
        machine.report_about(contract!(174), &[list], text);
        return Err(sys::STATUS_INVALID_PARAMETER);
    }
    Ok(())
}

export! {
    /// Tells whether IPsec protected the indicated packet, which it never does here, and whether somebody injected it.
    fn FwpsGetPacketListSecurityInformation0(
        packetList: *mut NET_BUFFER_LIST,
        queryFlags: UINT32,
        packetInformation: *mut FWPS_PACKET_LIST_INFORMATION0,
    ) -> NTSTATUS {
        let name = "FwpsGetPacketListSecurityInformation0";
        let _call = machine::enter(name, Range::UP_TO_DISPATCH, contract!(147));
        let list = packetList.expose_provenance();
        machine::with(|machine| {
            if packetInformation.is_null() {
                machine.report(contract!(174), format!("{name} was given no place for the answer"));
                return sys::STATUS_INVALID_PARAMETER;
            }
            // SAFETY: all fields are integers, for which zero is valid.
            let mut answer: FWPS_PACKET_LIST_INFORMATION0 = unsafe { std::mem::zeroed() };
            let checked = check(machine, list, queryFlags);
            if checked.is_ok() && queryFlags & sys::FWPS_PACKET_LIST_INFORMATION_QUERY_FWP != 0 {
                let record = machine.ledger.list(list);
                let packet = record.and_then(|record| record.packet.as_ref());
                let injected = packet.is_some_and(|packet| !packet.injections.is_empty());
                answer.fwpInformation.set_isReinjected(u32::from(injected));
            }
            // SAFETY: the place is not null and writable by the contract of the function; it is zeroed also on failure.
            unsafe { access::store(packetInformation.expose_provenance(), answer) };
            checked.err().unwrap_or(sys::STATUS_SUCCESS)
        })
    }
}
