//! A driver at the forward layers: it clones and absorbs every packet, and injects the clone in its place.
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
    /// The handle is one for the transport layer.
    WrongHandle,
    /// The address family is the other one.
    WrongFamily,
    /// The data starts behind the IP header.
    WrongStart,
    /// The interface is the one that the packet came in on.
    ArrivalInterface,
    /// The clone has a Next.
    Chain,
    /// Packets that pass through are injected into the forward path.
    PassThroughForwarded,
    /// The reserved flags are not zero.
    Flags,
    /// No completion routine.
    NoCompletion,
    /// The clone is not freed in the completion routine.
    Leak,
}

static BUG: AtomicU32 = AtomicU32::new(0);

pub fn plant(bug: Bug) {
    BUG.store(bug as u32, Ordering::Relaxed);
}

fn has(bug: Bug) -> bool {
    BUG.load(Ordering::Relaxed) == bug as u32
}

/// What a classify call saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub layer: u16,
    pub source_interface: u32,
    pub destination_interface: u32,
    pub flags: u32,
    pub metadata: u32,
    pub first_byte: u8,
}

#[derive(Default)]
struct State {
    device: usize,
    forward: usize,
    network: [usize; 2],
    engine: usize,
    ids: [u32; 2],
    seen: Vec<Seen>,
    completed: Vec<NTSTATUS>,
}

static STATE: Mutex<State> = Mutex::new(State {
    device: 0,
    forward: 0,
    network: [0; 2],
    engine: 0,
    ids: [0; 2],
    seen: Vec::new(),
    completed: Vec::new(),
});

/// What the layers saw.
pub fn seen() -> Vec<Seen> {
    STATE.lock().unwrap().seen.clone()
}

/// The statuses of the completed clones.
pub fn completed() -> Vec<NTSTATUS> {
    STATE.lock().unwrap().completed.clone()
}

/// # Safety
/// As every completion routine.
unsafe extern "system" fn complete(
    _context: *mut std::ffi::c_void,
    list: *mut NET_BUFFER_LIST,
    _dispatch: BOOLEAN,
) {
    let status = c!((*list).__bindgen_anon_2.Status);
    STATE.lock().unwrap().completed.push(status);
    if has(Bug::WrongStart) {
        c!(NdisRetreatNetBufferListDataStart(list, 20, 0, None, None));
    }
    if !has(Bug::Leak) {
        c!(FwpsFreeCloneNetBufferList0(list, 0));
    }
}

fn integer(values: &FWPS_INCOMING_VALUES0, index: i32) -> u32 {
    let value = c!(values.incomingValue.add(index as usize).read()).value;
    assert_eq!(value.type_, FWP_UINT32);
    c!(value.__bindgen_anon_1.uint32)
}

fn inject(clone: *mut NET_BUFFER_LIST, seen: Seen, compartment: i32, sub_interface: u32) -> NTSTATUS {
    let v4 = seen.layer == FWPS_LAYER_IPFORWARD_V4 as u16;
    let (forward, network) = {
        let state = STATE.lock().unwrap();
        (state.forward, state.network[usize::from(!v4)])
    };
    let inbound = seen.metadata & FWPS_METADATA_FIELD_FORWARD_LAYER_INBOUND_PASS_THRU != 0;
    let outbound = seen.metadata & FWPS_METADATA_FIELD_FORWARD_LAYER_OUTBOUND_PASS_THRU != 0;
    if inbound && !has(Bug::PassThroughForwarded) {
        return c!(FwpsInjectNetworkReceiveAsync0(
            pointer(network),
            null_mut(),
            0,
            compartment,
            seen.source_interface,
            sub_interface,
            clone,
            Some(complete),
            null_mut()
        ));
    }
    if outbound && !has(Bug::PassThroughForwarded) {
        return c!(FwpsInjectNetworkSendAsync0(
            pointer(network),
            null_mut(),
            0,
            compartment,
            clone,
            Some(complete),
            null_mut()
        ));
    }
    let handle = if has(Bug::WrongHandle) { network } else { forward };
    let right = if v4 { AF_INET } else { AF_INET6 };
    let wrong = if v4 { AF_INET6 } else { AF_INET };
    let interface = if has(Bug::ArrivalInterface) {
        seen.source_interface
    } else {
        seen.destination_interface
    };
    if has(Bug::Chain) {
        c!((*clone).__bindgen_anon_1.__bindgen_anon_1.Next = clone);
    }
    if has(Bug::WrongStart) {
        c!(NdisAdvanceNetBufferListDataStart(clone, 20, 0, None));
    }
    let status = c!(FwpsInjectForwardAsync0(
        pointer(handle),
        null_mut(),
        u32::from(has(Bug::Flags)),
        if has(Bug::WrongFamily) { wrong } else { right },
        compartment,
        interface,
        clone,
        if has(Bug::NoCompletion) {
            None
        } else {
            Some(complete)
        },
        null_mut()
    ));
    if has(Bug::Chain) {
        c!((*clone).__bindgen_anon_1.__bindgen_anon_1.Next = null_mut());
    }
    status
}

/// # Safety
/// As every classify routine.
unsafe extern "system" fn classify(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    data: *mut std::ffi::c_void,
    _context: *const std::ffi::c_void,
    _filter: *const FWPS_FILTER2,
    _flow: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    let list: *mut NET_BUFFER_LIST = data.cast();
    let values = c!(values.read());
    let metadata = c!(metadata.read());
    let buffer = c!((*list).__bindgen_anon_1.__bindgen_anon_1.FirstNetBuffer);
    let first = c!(NdisGetDataBuffer(buffer, 1, null_mut(), 1, 0)).cast::<u8>();
    let seen = Seen {
        layer: values.layerId,
        source_interface: integer(&values, FWPS_FIELD_IPFORWARD_V4_SOURCE_INTERFACE_INDEX),
        destination_interface: integer(&values, FWPS_FIELD_IPFORWARD_V4_DESTINATION_INTERFACE_INDEX),
        flags: integer(&values, FWPS_FIELD_IPFORWARD_V4_FLAGS),
        metadata: metadata.currentMetadataValues,
        first_byte: c!(first.read()),
    };
    STATE.lock().unwrap().seen.push(seen);
    let forward = STATE.lock().unwrap().forward;
    let network = STATE.lock().unwrap().network[usize::from(seen.first_byte >> 4 == 6)];
    let own = [forward, network].iter().any(|handle| {
        let state = c!(FwpsQueryPacketInjectionState0(pointer(*handle), list, null_mut()));
        state == FWPS_PACKET_INJECTED_BY_SELF || state == FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF
    });
    let mut answer = c!(out.read());
    let mut clone = null_mut();
    if own
        || c!(FwpsAllocateCloneNetBufferList0(
            list,
            null_mut(),
            null_mut(),
            0,
            &raw mut clone
        )) != STATUS_SUCCESS
    {
        answer.actionType = FWP_ACTION_PERMIT;
        c!(out.write(answer));
        return;
    }
    let sub_interface = integer(&values, FWPS_FIELD_IPFORWARD_V4_SOURCE_SUB_INTERFACE_INDEX);
    if inject(clone, seen, metadata.compartmentId as i32, sub_interface) != STATUS_SUCCESS {
        if has(Bug::WrongStart) {
            c!(NdisRetreatNetBufferListDataStart(clone, 20, 0, None, None));
        }
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
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
    for id in state.ids {
        c!(FwpsCalloutUnregisterById0(id));
    }
    for handle in state.network.into_iter().chain([state.forward]) {
        c!(FwpsInjectionHandleDestroy0(pointer(handle)));
    }
    c!(IoDeleteDevice(pointer(state.device)));
}

fn handle(family: u16, types: u32) -> usize {
    let mut handle = null_mut();
    let status = c!(FwpsInjectionHandleCreate0(family, types, &raw mut handle));
    assert_eq!(status, STATUS_SUCCESS);
    handle.expose_provenance()
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
    let mut state = State {
        device: device.expose_provenance(),
        forward: handle(AF_UNSPEC, FWPS_INJECTION_TYPE_FORWARD),
        network: [AF_INET, AF_INET6].map(|family| handle(family, FWPS_INJECTION_TYPE_NETWORK)),
        engine: plain::open(true),
        ..State::default()
    };
    assert_eq!(add_sublayer(state.engine, 9, 1), STATUS_SUCCESS);
    for (index, layer) in [FWPM_LAYER_IPFORWARD_V4, FWPM_LAYER_IPFORWARD_V6]
        .into_iter()
        .enumerate()
    {
        let callout = FWPS_CALLOUT2 {
            calloutKey: key(index as u32),
            flags: 0,
            classifyFn: Some(classify),
            notifyFn: Some(notify),
            flowDeleteFn: None,
        };
        let id = &raw mut state.ids[index];
        let status = c!(FwpsCalloutRegister2(device.cast(), &raw const callout, id));
        assert_eq!(status, STATUS_SUCCESS);
        assert_eq!(add_callout(state.engine, index as u32, layer), STATUS_SUCCESS);
        let filter = Filter {
            layer,
            sublayer: 9,
            weight: 1,
            action: FWP_ACTION_CALLOUT_TERMINATING,
            callout: index as u32,
            flags: 0,
        };
        filter.add(state.engine, &[]).expect("a plain filter");
    }
    *STATE.lock().unwrap() = state;
    STATUS_SUCCESS
}
