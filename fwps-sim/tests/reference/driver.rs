//! A driver that references what is received, and clones and injects it later, on a work item.
#![allow(unreachable_pub, reason = "the parts of a test binary see each other")]

use std::ptr::null_mut;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sys::*;

use crate::c;
use crate::support::driver::{notify, pointer};
use crate::support::plain::{self, Filter, add_callout, add_sublayer, key};

/// What is wrong with the driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Bug {
    None,
    /// The data start is taken for the one at classify.
    NoCompare,
    /// Nothing is done with what is referenced, until unload.
    HoldForLong,
    /// The packets are cloned in classify, and the clones are kept until unload.
    CloneForLong,
    /// The original goes on, although it is passed on later.
    PermitsToo,
}

static BUG: AtomicU32 = AtomicU32::new(0);

pub fn plant(bug: Bug) {
    BUG.store(bug as u32, Ordering::Relaxed);
}

fn has(bug: Bug) -> bool {
    BUG.load(Ordering::Relaxed) == bug as u32
}

/// A packet that waits.
#[derive(Clone, Copy)]
struct Held {
    list: usize,
    /// `DataOffset` at classify.
    offset: u32,
    /// How far before it the IP header starts.
    headers: u32,
    compartment: i32,
}

#[derive(Default)]
struct State {
    device: usize,
    item: usize,
    network: usize,
    engine: usize,
    id: u32,
    held: Vec<Held>,
    queued: bool,
    moved: u32,
}

static STATE: Mutex<State> = Mutex::new(State {
    device: 0,
    item: 0,
    network: 0,
    engine: 0,
    id: 0,
    held: Vec::new(),
    queued: false,
    moved: 0,
});

/// How many lists had another data start than at classify.
pub fn moved() -> u32 {
    STATE.lock().unwrap().moved
}

fn first_buffer(list: *mut NET_BUFFER_LIST) -> *mut NET_BUFFER {
    c!((*list).__bindgen_anon_1.__bindgen_anon_1.FirstNetBuffer)
}

fn offset_of(list: *mut NET_BUFFER_LIST) -> u32 {
    c!((*first_buffer(list)).__bindgen_anon_1.__bindgen_anon_1.DataOffset)
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

fn clone(list: *mut NET_BUFFER_LIST) -> *mut NET_BUFFER_LIST {
    let mut clone = null_mut();
    let status = c!(FwpsAllocateCloneNetBufferList0(
        list,
        null_mut(),
        null_mut(),
        0,
        &raw mut clone
    ));
    assert_eq!(status, STATUS_SUCCESS);
    clone
}

/// Clones a held packet from its IP header on, lets go of it, and injects the clone.
fn pass_on(held: Held, network: usize) {
    let list: *mut NET_BUFFER_LIST = pointer(held.list);
    let now = offset_of(list);
    STATE.lock().unwrap().moved += u32::from(now != held.offset);
    // From where the data starts now to the IP header.
    let back = if has(Bug::NoCompare) {
        held.headers
    } else {
        now - (held.offset - held.headers)
    };
    c!(NdisRetreatNetBufferDataStart(first_buffer(list), back, 0, None));
    let clone = clone(list);
    c!(NdisAdvanceNetBufferDataStart(first_buffer(list), back, 1, None));
    // The clone keeps the original from now on (C-090).
    c!(FwpsDereferenceNetBufferList0(list, 0));
    let status = c!(FwpsInjectNetworkReceiveAsync0(
        pointer(network),
        null_mut(),
        0,
        held.compartment,
        12,
        3,
        clone,
        Some(complete),
        null_mut()
    ));
    if status != STATUS_SUCCESS {
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
    }
}

/// # Safety
/// As every routine of a work item.
unsafe extern "system" fn work(_device: *mut DEVICE_OBJECT, _context: *mut std::ffi::c_void) {
    let (held, network) = {
        let mut state = STATE.lock().unwrap();
        state.queued = false;
        (std::mem::take(&mut state.held), state.network)
    };
    held.into_iter().for_each(|held| pass_on(held, network));
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
    let (network, item) = {
        let state = STATE.lock().unwrap();
        (state.network, state.item)
    };
    let state = c!(FwpsQueryPacketInjectionState0(pointer(network), list, null_mut()));
    let mut answer = c!(out.read());
    if matches!(
        state,
        FWPS_PACKET_INJECTED_BY_SELF | FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF
    ) {
        answer.actionType = FWP_ACTION_PERMIT;
        c!(out.write(answer));
        return;
    }
    let list = if has(Bug::CloneForLong) {
        clone(list)
    } else {
        c!(FwpsReferenceNetBufferList0(
            list,
            BOOLEAN::from(!has(Bug::PermitsToo))
        ));
        list
    };
    // The layer of IP packets has no transport header before its data.
    let both = metadata.currentMetadataValues & FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE != 0;
    let transport_header = if both { metadata.transportHeaderSize } else { 0 };
    let held = Held {
        list: list.expose_provenance(),
        offset: offset_of(list),
        headers: metadata.ipHeaderSize + transport_header,
        compartment: metadata.compartmentId as i32,
    };
    let queue = {
        let mut state = STATE.lock().unwrap();
        state.held.push(held);
        let long = has(Bug::HoldForLong) || has(Bug::CloneForLong);
        !long && !std::mem::replace(&mut state.queued, true)
    };
    if queue {
        c!(IoQueueWorkItem(
            pointer(item),
            Some(work),
            DelayedWorkQueue,
            null_mut()
        ));
    }
    if has(Bug::PermitsToo) {
        answer.actionType = FWP_ACTION_PERMIT;
        c!(out.write(answer));
        return;
    }
    answer.actionType = FWP_ACTION_BLOCK;
    answer.rights &= !FWPS_RIGHT_ACTION_WRITE;
    answer.flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
    c!(out.write(answer));
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let state = std::mem::take(&mut *STATE.lock().unwrap());
    plain::close(state.engine);
    c!(FwpsCalloutUnregisterById0(state.id));
    for held in state.held {
        if has(Bug::CloneForLong) {
            c!(FwpsFreeCloneNetBufferList0(pointer(held.list), 0));
        } else {
            c!(FwpsDereferenceNetBufferList0(pointer(held.list), 0));
        }
    }
    c!(FwpsInjectionHandleDestroy0(pointer(state.network)));
    c!(IoFreeWorkItem(pointer(state.item)));
    c!(IoDeleteDevice(pointer(state.device)));
}

fn start(driver: *mut DRIVER_OBJECT, layer: GUID) -> NTSTATUS {
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
        item: c!(IoAllocateWorkItem(device)).expose_provenance(),
        network: handle.expose_provenance(),
        engine: plain::open(true),
        ..State::default()
    };
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

/// # Safety
/// As every DriverEntry.
pub unsafe extern "system" fn at_network(driver: *mut DRIVER_OBJECT, _path: *mut UNICODE_STRING) -> NTSTATUS {
    start(driver, FWPM_LAYER_INBOUND_IPPACKET_V4)
}

/// # Safety
/// As every DriverEntry.
pub unsafe extern "system" fn at_transport(
    driver: *mut DRIVER_OBJECT,
    _path: *mut UNICODE_STRING,
) -> NTSTATUS {
    start(driver, FWPM_LAYER_INBOUND_TRANSPORT_V4)
}
