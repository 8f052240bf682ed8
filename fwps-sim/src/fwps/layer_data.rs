//! Writable layer data: the requests of the redirect layers.

use fwps_sys as sys;
use sys::{FWPS_CLASSIFY_OUT0, NTSTATUS, PVOID, UINT32, UINT64};

use super::classify_handle::{flags_are_clear, running};
use crate::engine::authorization::classify_handle;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::contract;

/// Whether the classification of a handle can be changed now: inside of its call, or while it is pended.
fn is_open(machine: &mut Machine, handle: usize, filter: u64) -> bool {
    let inside = running().filter(|call| classify_handle::is_of(machine, handle, *call));
    if !classify_handle::is_pended(machine, handle) && !classify_handle::is_held(machine, handle) {
        let text =
            "FwpsAcquireWritableLayerDataPointer0 was given a classify handle that the driver does not hold";
        machine.report_about(contract!(227), &[handle], text);
        return false;
    }
    if inside.is_none() && !classify_handle::is_pended(machine, handle) {
        let text = "FwpsAcquireWritableLayerDataPointer0 was called after classifyFn returned, or after the completion: the request is gone";
        machine.report_about(contract!(235), &[handle], text);
        return false;
    }
    if let Some(call) = inside.filter(|call| call.filter != filter) {
        let text = format!(
            "FwpsAcquireWritableLayerDataPointer0 was given filter {filter:#x}; the call is that of filter {:#x}, by which others know who changed the request",
            call.filter
        );
        machine.report_about(contract!(247), &[handle], text);
    }
    true
}

/// Sets what the page says in classifyOut: a block, with the right cleared (C-236).
fn block(out: usize) {
    use std::mem::offset_of as at;
    // SAFETY: the pointer is not null, and that of a classifyOut by the contract of the function.
    unsafe { access::store(out + at!(FWPS_CLASSIFY_OUT0, actionType), sys::FWP_ACTION_BLOCK) };
    // SAFETY: as above.
    let rights: u32 = unsafe { access::load(out + at!(FWPS_CLASSIFY_OUT0, rights)) };
    let rights = rights & !sys::FWPS_RIGHT_ACTION_WRITE;
    // SAFETY: as above.
    unsafe { access::store(out + at!(FWPS_CLASSIFY_OUT0, rights), rights) };
}

export! {
    /// Lends the data of the layer to the driver.
    fn FwpsAcquireWritableLayerDataPointer0(
        classifyHandle: UINT64,
        filterId: UINT64,
        flags: UINT32,
        writableLayerData: *mut PVOID,
        classifyOut: *mut FWPS_CLASSIFY_OUT0,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsAcquireWritableLayerDataPointer0", Range::UP_TO_DISPATCH, contract!(147));
        let (handle, out) = (classifyHandle as usize, classifyOut.expose_provenance());
        machine::with(|machine| {
            if !is_open(machine, handle, filterId) {
                return sys::STATUS_INVALID_PARAMETER;
            }
            if !flags_are_clear(machine, flags) || writableLayerData.is_null() {
                return sys::STATUS_INVALID_PARAMETER;
            }
            let outside = running().is_none_or(|call| call.out != out);
            if outside && classify_handle::is_out_of(machine, handle, out) {
                let text = "FwpsAcquireWritableLayerDataPointer0 was given the classifyOut of a call that has returned";
                machine.report_about(contract!(233), &[handle], text);
                return sys::STATUS_INVALID_PARAMETER;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let address = match machine.lend_layer_data(handle, filterId) {
                Ok(address) => address,
                Err(refusal) => return refusal.status(),
            };
            if out != 0 {
                block(out);
            }
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(writableLayerData.expose_provenance(), address) };
            sys::STATUS_SUCCESS
        })
    }

    /// Takes the data of the layer back, with the changes.
    fn FwpsApplyModifiedLayerData0(classifyHandle: UINT64, modifiedLayerData: PVOID, flags: UINT32) {
        let _call = machine::enter("FwpsApplyModifiedLayerData0", Range::UP_TO_DISPATCH, contract!(147));
        let address = modifiedLayerData.expose_provenance();
        machine::with(|machine| machine.apply_layer_data(classifyHandle as usize, address, flags));
    }
}
