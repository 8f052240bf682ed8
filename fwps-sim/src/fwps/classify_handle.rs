//! Classify handles, and pending a classification.

use fwps_sys as sys;
use sys::{FWPS_CLASSIFY_OUT0, NTSTATUS, UINT32, UINT64};

use crate::context::{self, AuthorizationCall, Frame};
use crate::engine::authorization::classify_handle::{self, Completion};
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::contract;

/// The classify call that runs, if it has a context.
pub(super) fn running() -> Option<AuthorizationCall> {
    match context::innermost() {
        Some(Frame::Classify(frame)) => frame.authorization,
        _ => None,
    }
}

/// Reports flags that are not zero.
pub(super) fn flags_are_clear(machine: &mut Machine, flags: UINT32) -> bool {
    if flags != 0 {
        let text = format!("{} was given flags {flags:#x}, not 0", context::function());
        machine.report(contract!(23), text);
    }
    flags == 0
}

/// Whether a classification can be pended so, or the status that the driver gets.
fn pendable(
    machine: &mut Machine,
    handle: usize,
    filter: u64,
    flags: u32,
    out: usize,
) -> Result<AuthorizationCall, NTSTATUS> {
    let Some(call) = running().filter(|call| classify_handle::is_of(machine, handle, *call)) else {
        let text = "FwpsPendClassify0 was given a handle that was not acquired in the running classify call";
        machine.report_about(contract!(228), &[handle], text);
        return Err(sys::STATUS_FWP_CANNOT_PEND);
    };
    if !call.can_pend_classify {
        let text = "FwpsPendClassify0 was called at a layer whose classifications cannot be pended";
        machine.report_about(contract!(229), &[handle], text);
        return Err(sys::STATUS_FWP_CANNOT_PEND);
    }
    if !context::has_right() {
        let text = "FwpsPendClassify0 was called without the action right: it was decided already";
        machine.report_about(contract!(165), &[handle], text);
        return Err(sys::STATUS_FWP_CANNOT_PEND);
    }
    if filter != call.filter || out != call.out || flags != 0 {
        let text = format!(
            "FwpsPendClassify0 was given filter {filter:#x}, flags {flags:#x} and classifyOut {out:#x}; the call is that of filter {:#x}",
            call.filter
        );
        machine.report_about(contract!(231), &[handle], text);
        return Err(sys::STATUS_INVALID_PARAMETER);
    }
    Ok(call)
}

/// The decision in the classifyOut of a completion.
fn decision(machine: &mut Machine, handle: usize, out: usize) -> Completion {
    if out == 0 {
        return Completion::Again;
    }
    // SAFETY: the pointer is not null and that of a structure of the driver by the contract of the function.
    let action: u32 = unsafe { access::load(out + std::mem::offset_of!(FWPS_CLASSIFY_OUT0, actionType)) };
    match action {
        sys::FWP_ACTION_PERMIT => Completion::Permit,
        sys::FWP_ACTION_BLOCK => Completion::Block,
        other => {
            let text = format!(
                "FwpsCompleteClassify0 was given action {other:#x}; the final one is FWP_ACTION_PERMIT or FWP_ACTION_BLOCK"
            );
            machine.report_about(contract!(232), &[handle], text);
            Completion::Block
        }
    }
}

export! {
    /// Acquires a handle of the running classify call.
    fn FwpsAcquireClassifyHandle0(
        classifyContext: *mut std::ffi::c_void,
        flags: UINT32,
        classifyHandle: *mut UINT64,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsAcquireClassifyHandle0", Range::UP_TO_DISPATCH, contract!(147));
        let context = classifyContext.expose_provenance();
        machine::with(|machine| {
            let Some(call) = running().filter(|call| call.completion == context) else {
                let text = "FwpsAcquireClassifyHandle0 was given a context that is not that of the running classify call";
                machine.report(contract!(228), text);
                return sys::STATUS_INVALID_PARAMETER;
            };
            if !flags_are_clear(machine, flags) || classifyHandle.is_null() {
                return sys::STATUS_INVALID_PARAMETER;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let handle = classify_handle::acquire(machine, call);
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(classifyHandle.expose_provenance(), handle as u64) };
            sys::STATUS_SUCCESS
        })
    }

    /// Releases a classify handle. A pended classification has a reference of its own.
    fn FwpsReleaseClassifyHandle0(classifyHandle: UINT64) {
        let _call = machine::enter("FwpsReleaseClassifyHandle0", Range::UP_TO_DISPATCH, contract!(147));
        let handle = classifyHandle as usize;
        machine::with(|machine| {
            if classify_handle::is_held(machine, handle) {
                classify_handle::change(machine, handle, |references, _| *references -= 1);
            } else {
                let text = "FwpsReleaseClassifyHandle0 was given a handle that the driver does not hold";
                machine.report_about(contract!(227), &[handle], text);
            }
        });
    }

    /// Pends the running classify call.
    fn FwpsPendClassify0(
        classifyHandle: UINT64,
        filterId: UINT64,
        flags: UINT32,
        classifyOut: *mut FWPS_CLASSIFY_OUT0,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsPendClassify0", Range::UP_TO_DISPATCH, contract!(147));
        let (handle, out) = (classifyHandle as usize, classifyOut.expose_provenance());
        machine::with(|machine| {
            let call = match pendable(machine, handle, filterId, flags, out) {
                Ok(call) => call,
                Err(status) => return status,
            };
            if let Some(status) = machine.fault(&[sys::STATUS_FWP_CANNOT_PEND]) {
                return status;
            }
            if !classify_handle::pend(machine, handle, call) {
                return sys::STATUS_FWP_CANNOT_PEND;
            }
            context::update_classify(|frame| {
                frame.authorization = Some(AuthorizationCall { classify_pended: true, ..call });
            });
            sys::STATUS_SUCCESS
        })
    }

    /// Completes a pended classify call with the decision, or, without one, has it classified again.
    fn FwpsCompleteClassify0(classifyHandle: UINT64, flags: UINT32, classifyOut: *const FWPS_CLASSIFY_OUT0) {
        let _call = machine::enter("FwpsCompleteClassify0", Range::UP_TO_DISPATCH, contract!(147));
        let (handle, out) = (classifyHandle as usize, classifyOut.expose_provenance());
        let completion = machine::with(|machine| {
            if !classify_handle::is_pended(machine, handle) {
                let text = "FwpsCompleteClassify0 was given a handle whose classification is not pended, or not any more";
                machine.report_about(contract!(232), &[handle], text);
                return None;
            }
            flags_are_clear(machine, flags);
            if out != 0 && classify_handle::is_out_of(machine, handle, out) {
                let text = "FwpsCompleteClassify0 was given the classifyOut of the call, not a copy of it";
                machine.report_about(contract!(233), &[handle], text);
                return Some(Completion::Permit);
            }
            Some(decision(machine, handle, out))
        });
        if let Some(completion) = completion {
            classify_handle::complete(handle, completion);
        }
    }
}
