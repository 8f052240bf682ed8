//! Pending an operation at an ALE layer, and completing it.

use fwps_sys as sys;
use sys::{HANDLE, NET_BUFFER_LIST, NTSTATUS};

use crate::context::{self, AuthorizationCall, Frame};
use crate::engine::authorization::operation;
use crate::engine::packet::Traveller;
use crate::export::export;
use crate::kernel::held_lock;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::{Found, Kind};
use crate::verify::list_record::{Custody, Origin};

/// The authorisation whose operation the driver may pend, or the status that it gets.
fn pendable(machine: &mut Machine, completion: usize) -> Result<AuthorizationCall, NTSTATUS> {
    if completion == 0 {
        let text = "FwpsPendOperation0 was given no completion handle";
        machine.report(contract!(215), text);
        return Err(sys::STATUS_FWP_NULL_POINTER);
    }
    let frame = match context::innermost() {
        Some(Frame::Classify(frame)) => frame,
        _ => {
            let text = "FwpsPendOperation0 was called outside of classifyFn";
            machine.report(contract!(215), text);
            return Err(sys::STATUS_FWP_CANNOT_PEND);
        }
    };
    let list = [frame.list];
    let Some(call) = frame.authorization.filter(|call| call.can_pend) else {
        let text = "FwpsPendOperation0 was called at a layer whose operations cannot be pended";
        machine.report_about(contract!(216), &list, text);
        return Err(sys::STATUS_FWP_CANNOT_PEND);
    };
    if call.completion != completion {
        let text =
            "FwpsPendOperation0 was given a completion handle that is not that of the running classify call";
        machine.report_about(contract!(215), &list, text);
        return Err(sys::STATUS_FWP_CANNOT_PEND);
    }
    if call.reclassification {
        let text = "FwpsPendOperation0 was called on a reclassification, which the simulator does not pend";
        machine.report_about(Contract::NotModelled, &list, text);
        return Err(sys::STATUS_FWP_CANNOT_PEND);
    }
    if call.reauthorization {
        let text = "FwpsPendOperation0 was called on a reauthorisation, which is decided inline";
        machine.report_about(contract!(217), &list, text);
        return Err(sys::STATUS_FWP_CANNOT_PEND);
    }
    if !frame.right {
        let text = "FwpsPendOperation0 was called without the action right: it was decided already";
        machine.report_about(contract!(165), &list, text);
        return Err(sys::STATUS_FWP_CANNOT_PEND);
    }
    Ok(call)
}

/// Checks the list that a completion is given: the clone or copy of the packet that was shown (C-225), not injected yet (C-060).
fn check_list(machine: &mut Machine, operation: usize, list: usize) {
    if list == 0 {
        return;
    }
    let shown = operation::packet_of(machine, operation);
    let (contract, text) = match machine.ledger.find(list) {
        Found::Live(object) => match (&object.kind, &shown) {
            (Kind::List(record), _) if record.origin == Origin::Indicated => (
                contract!(225),
                "FwpsCompleteOperation0 was given an original, not a clone of it",
            ),
            (Kind::List(record), _) if record.custody == Custody::Stack => (
                contract!(60),
                "FwpsCompleteOperation0 was given a list that was injected before",
            ),
            (Kind::List(record), Some(shown)) => {
                let other = |packet: &Traveller| !packet.is(shown);
                if !record.packet.as_ref().is_some_and(other) {
                    return;
                }
                (
                    contract!(225),
                    "FwpsCompleteOperation0 was given the clone of another packet",
                )
            }
            (Kind::List(_), None) => (
                contract!(225),
                "FwpsCompleteOperation0 was given a list, but no packet was indicated",
            ),
            _ => (
                contract!(225),
                "FwpsCompleteOperation0 was given something that is no list",
            ),
        },
        Found::Dead(_) => (
            contract!(225),
            "FwpsCompleteOperation0 was given a list that was freed",
        ),
        Found::Unknown => (
            contract!(225),
            "FwpsCompleteOperation0 was given an address at which there is no list",
        ),
    };
    machine.report_about(contract, &[operation, list], text);
}

export! {
    /// Pends the operation that a classify call at an ALE layer is about.
    fn FwpsPendOperation0(completionHandle: HANDLE, completionContext: *mut HANDLE) -> NTSTATUS {
        let _call = machine::enter("FwpsPendOperation0", Range::UP_TO_DISPATCH, contract!(226));
        machine::with(|machine| {
            let call = match pendable(machine, completionHandle.expose_provenance()) {
                Ok(call) => call,
                Err(status) => return status,
            };
            if completionContext.is_null() {
                return sys::STATUS_FWP_NULL_POINTER;
            }
            let refusals = [
                sys::STATUS_FWP_CANNOT_PEND,
                sys::STATUS_FWP_NULL_POINTER,
                sys::STATUS_FWP_TCPIP_NOT_READY,
            ];
            if let Some(status) = machine.fault(&refusals) {
                return status;
            }
            let Some(operation) = operation::pend(machine, call) else {
                return sys::STATUS_FWP_CANNOT_PEND;
            };
            context::update_classify(|frame| {
                frame.authorization = Some(AuthorizationCall { pended: true, ..call });
            });
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(completionContext.expose_provenance(), operation) };
            sys::STATUS_SUCCESS
        })
    }

    /// Completes a pended operation. The list stays the caller's (C-225); a reauthorisation runs inside of the call.
    fn FwpsCompleteOperation0(completionContext: HANDLE, netBufferList: *mut NET_BUFFER_LIST) {
        let _call = machine::enter("FwpsCompleteOperation0", Range::UP_TO_DISPATCH, contract!(226));
        let (operation, list) = (completionContext.expose_provenance(), netBufferList.expose_provenance());
        let subject = machine::with(|machine| {
            let live = matches!(
                machine.ledger.get(operation).map(|object| &object.kind),
                Some(Kind::PendedOperation)
            );
            if !live {
                let text = "FwpsCompleteOperation0 was given a context that is not that of a pended operation, or not any more";
                machine.report_about(contract!(219), &[operation], text);
                return None;
            }
            if held_lock::locks_held() > 0 {
                let text = "FwpsCompleteOperation0 was called with a spin lock held; classifyFn may run inside of it";
                machine.report_about(contract!(223), &[operation], text);
            }
            check_list(machine, operation, list);
            operation::complete(machine, operation, list)
        });
        if let Some(subject) = subject {
            operation::resume(&subject);
        }
    }
}
