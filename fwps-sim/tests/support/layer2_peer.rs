//! A second driver at INBOUND_MAC_FRAME_ETHERNET, whose callout takes chains and permits them.

use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sys::*;

use super::driver::{notify, pointer};
use super::layer2::INBOUND_ETHERNET;
use super::plain;
use crate::c;

/// Device, callout and session.
static STATE: Mutex<(usize, u32, usize)> = Mutex::new((0, 0, 0));

const NUMBER: u32 = 0xBEEF;

/// # Safety
/// As every classify routine.
unsafe extern "system" fn classify(
    _values: *const FWPS_INCOMING_VALUES0,
    _metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    _data: *mut std::ffi::c_void,
    _context: *const std::ffi::c_void,
    _filter: *const FWPS_FILTER2,
    _flow: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    if c!((*out).rights) & FWPS_RIGHT_ACTION_WRITE != 0 {
        c!((*out).actionType = FWP_ACTION_PERMIT);
    }
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let (device, callout, engine) = *STATE.lock().unwrap();
    assert_eq!(plain::close(engine), STATUS_SUCCESS);
    c!(FwpsCalloutUnregisterById0(callout));
    c!(IoDeleteDevice(pointer(device)));
}

/// # Safety
/// As every DriverEntry.
pub unsafe extern "system" fn driver_entry(
    driver: *mut DRIVER_OBJECT,
    _path: *mut UNICODE_STRING,
) -> NTSTATUS {
    c!((*driver).DriverUnload = Some(unload));
    let mut device = null_mut();
    let status = c!(IoCreateDevice(driver, 0, null_mut(), 0x12, 0, 0, &raw mut device));
    if status != STATUS_SUCCESS {
        return status;
    }
    let callout = FWPS_CALLOUT2 {
        calloutKey: plain::key(NUMBER),
        flags: FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY,
        classifyFn: Some(classify),
        notifyFn: Some(notify),
        flowDeleteFn: None,
    };
    let mut id = 0;
    let status = c!(FwpsCalloutRegister2(
        device.cast(),
        &raw const callout,
        &raw mut id
    ));
    assert_eq!(status, STATUS_SUCCESS);
    let engine = plain::open(true);
    assert_eq!(plain::add_sublayer(engine, NUMBER + 1, 1), STATUS_SUCCESS);
    assert_eq!(
        plain::add_callout(engine, NUMBER, INBOUND_ETHERNET.key),
        STATUS_SUCCESS
    );
    let filter = plain::Filter {
        layer: INBOUND_ETHERNET.key,
        sublayer: NUMBER + 1,
        weight: 1,
        action: FWP_ACTION_CALLOUT_TERMINATING,
        callout: NUMBER,
        flags: 0,
    };
    filter.add(engine, &[]).expect("in order");
    *STATE.lock().unwrap() = (device.expose_provenance(), id, engine);
    STATUS_SUCCESS
}
