//! A driver that sends back what it receives: a clone of a packet that came in is injected into the send path.
#![allow(unreachable_pub, reason = "the parts of a test binary see each other")]

use std::ptr::null_mut;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use fwps_sys::*;

use crate::c;
use crate::support::driver::{notify, pointer};
use crate::support::plain::{self, Filter, add_callout, add_sublayer, key};

/// Whether the clone loses the information of a received packet.
static CLEARS: AtomicBool = AtomicBool::new(true);

pub fn clears(clears: bool) {
    CLEARS.store(clears, Ordering::Relaxed);
}

#[derive(Clone, Copy, Default)]
struct State {
    device: usize,
    network: usize,
    engine: usize,
    id: u32,
    informed: u32,
}

static STATE: Mutex<State> = Mutex::new(State {
    device: 0,
    network: 0,
    engine: 0,
    id: 0,
    informed: 0,
});

/// How many clones had information about checksums.
pub fn informed() -> u32 {
    STATE.lock().unwrap().informed
}

/// # Safety
/// As every completion routine.
unsafe extern "system" fn complete(
    _context: *mut std::ffi::c_void,
    list: *mut NET_BUFFER_LIST,
    _dispatch: BOOLEAN,
) {
    c!(FwpsFreeCloneNetBufferList0(list, 0));
}

/// # Safety
/// As every classify routine.
unsafe extern "system" fn classify(
    _values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    data: *mut std::ffi::c_void,
    _context: *const std::ffi::c_void,
    _filter: *const FWPS_FILTER2,
    _flow: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    let list: *mut NET_BUFFER_LIST = data.cast();
    let metadata = c!(metadata.read());
    let network = STATE.lock().unwrap().network;
    let state = c!(FwpsQueryPacketInjectionState0(pointer(network), list, null_mut()));
    let mut answer = c!(out.read());
    answer.actionType = FWP_ACTION_PERMIT;
    if state == FWPS_PACKET_INJECTED_BY_SELF || state == FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF {
        c!(out.write(answer));
        return;
    }
    let mut clone = null_mut();
    let back = metadata.ipHeaderSize;
    c!(NdisRetreatNetBufferListDataStart(list, back, 0, None, None));
    let status = c!(FwpsAllocateCloneNetBufferList0(
        list,
        null_mut(),
        null_mut(),
        0,
        &raw mut clone
    ));
    c!(NdisAdvanceNetBufferListDataStart(list, back, 1, None));
    assert_eq!(status, STATUS_SUCCESS);
    let slot = c!(&raw mut (*clone).NetBufferListInfo[TcpIpChecksumNetBufferListInfo as usize]);
    let informed = !c!(slot.read()).is_null();
    STATE.lock().unwrap().informed += u32::from(informed);
    if CLEARS.load(Ordering::Relaxed) {
        c!(slot.write(null_mut()));
    }
    let status = c!(FwpsInjectNetworkSendAsync0(
        pointer(network),
        null_mut(),
        0,
        metadata.compartmentId as i32,
        clone,
        Some(complete),
        null_mut()
    ));
    assert_eq!(status, STATUS_SUCCESS);
    answer.actionType = FWP_ACTION_BLOCK;
    answer.rights &= !FWPS_RIGHT_ACTION_WRITE;
    answer.flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
    c!(out.write(answer));
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let state = *STATE.lock().unwrap();
    plain::close(state.engine);
    c!(FwpsCalloutUnregisterById0(state.id));
    c!(FwpsInjectionHandleDestroy0(pointer(state.network)));
    c!(IoDeleteDevice(pointer(state.device)));
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
    assert_eq!(status, STATUS_SUCCESS);
    let mut handle = null_mut();
    let status = c!(FwpsInjectionHandleCreate0(
        AF_INET,
        FWPS_INJECTION_TYPE_NETWORK,
        &raw mut handle
    ));
    assert_eq!(status, STATUS_SUCCESS);
    let mut state = State {
        device: device.expose_provenance(),
        network: handle.expose_provenance(),
        engine: plain::open(true),
        ..State::default()
    };
    let layer = FWPM_LAYER_INBOUND_IPPACKET_V4;
    assert_eq!(add_sublayer(state.engine, 9, 1), STATUS_SUCCESS);
    let callout = FWPS_CALLOUT2 {
        calloutKey: key(0),
        flags: 0,
        classifyFn: Some(classify),
        notifyFn: Some(notify),
        flowDeleteFn: None,
    };
    let id = &raw mut state.id;
    let status = c!(FwpsCalloutRegister2(device.cast(), &raw const callout, id));
    assert_eq!(status, STATUS_SUCCESS);
    assert_eq!(add_callout(state.engine, 0, layer), STATUS_SUCCESS);
    let filter = Filter {
        layer,
        sublayer: 9,
        weight: 1,
        action: FWP_ACTION_CALLOUT_TERMINATING,
        callout: 0,
        flags: 0,
    };
    filter.add(state.engine, &[]).expect("a plain filter");
    *STATE.lock().unwrap() = state;
    STATUS_SUCCESS
}
