//! A driver at the forward layers: fragments pass alone; a group of them is made one packet, which is injected in its place.
#![allow(unreachable_pub, reason = "the parts of a test binary see each other")]

use std::ptr::null_mut;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sys::*;

use crate::c;
use crate::support::driver::{TAG, notify, pointer};
use crate::support::plain::{self, Filter, add_callout, add_sublayer, key};

/// What is wrong with the driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Bug {
    None,
    /// No bug: a group passes as it is.
    PermitGroup,
    /// A fragment alone is reassembled.
    SingleFragment,
    /// The address family is the other one.
    WrongFamily,
    /// The reserved flags are not zero.
    Flags,
    /// The pool is something else.
    WrongPool,
    /// The reassembled list is not freed.
    Leak,
    /// The reassembled list is freed as a clone.
    FreedAsClone,
    /// The group passes although its whole was injected.
    PermitAfterInjection,
}

static BUG: AtomicU32 = AtomicU32::new(0);

pub fn plant(bug: Bug) {
    BUG.store(bug as u32, Ordering::Relaxed);
}

fn has(bug: Bug) -> bool {
    BUG.load(Ordering::Relaxed) == bug as u32
}

#[derive(Clone, Default)]
struct State {
    device: usize,
    generic: usize,
    forward: usize,
    engine: usize,
    ids: [u32; 2],
    seen: Vec<(u32, usize)>,
}

static STATE: Mutex<State> = Mutex::new(State {
    device: 0,
    generic: 0,
    forward: 0,
    engine: 0,
    ids: [0; 2],
    seen: Vec::new(),
});

/// The condition flags of what was shown, and the lengths of the chains.
pub fn seen() -> Vec<(u32, usize)> {
    STATE.lock().unwrap().seen.clone()
}

/// # Safety
/// As every completion routine.
unsafe extern "system" fn complete(
    _context: *mut std::ffi::c_void,
    list: *mut NET_BUFFER_LIST,
    _dispatch: BOOLEAN,
) {
    if has(Bug::FreedAsClone) {
        c!(FwpsFreeCloneNetBufferList0(list, 0));
    } else if !has(Bug::Leak) {
        c!(FwpsFreeNetBufferList0(list));
    }
}

fn integer(values: &FWPS_INCOMING_VALUES0, index: i32) -> u32 {
    let value = c!(values.incomingValue.add(index as usize).read()).value;
    assert_eq!(value.type_, FWP_UINT32);
    c!(value.__bindgen_anon_1.uint32)
}

/// Makes one packet of a chain and injects it. False when anything was refused.
fn replace(list: *mut NET_BUFFER_LIST, v4: bool, compartment: i32, interface: u32) -> bool {
    let (forward, generic) = {
        let state = STATE.lock().unwrap();
        (state.forward, state.generic)
    };
    let family = if v4 { AF_INET } else { AF_INET6 };
    let other = if v4 { AF_INET6 } else { AF_INET };
    let pool = if has(Bug::WrongPool) {
        pointer(generic)
    } else {
        null_mut()
    };
    let mut whole = null_mut();
    let status = c!(FwpsReassembleForwardFragmentGroup0(
        if has(Bug::WrongFamily) { other } else { family },
        list,
        pool,
        16,
        u32::from(has(Bug::Flags)),
        &raw mut whole
    ));
    if status != STATUS_SUCCESS {
        return false;
    }
    let status = c!(FwpsInjectForwardAsync0(
        pointer(forward),
        null_mut(),
        0,
        family,
        compartment,
        interface,
        whole,
        Some(complete),
        null_mut()
    ));
    if status != STATUS_SUCCESS {
        c!(FwpsFreeNetBufferList0(whole));
    }
    status == STATUS_SUCCESS
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
    let compartment = c!(metadata.read()).compartmentId as i32;
    let flags = integer(&values, FWPS_FIELD_IPFORWARD_V4_FLAGS);
    let interface = integer(&values, FWPS_FIELD_IPFORWARD_V4_DESTINATION_INTERFACE_INDEX);
    let mut length = 0;
    let mut link = list;
    while !link.is_null() {
        length += 1;
        link = c!((*link).__bindgen_anon_1.__bindgen_anon_1.Next);
    }
    STATE.lock().unwrap().seen.push((flags, length));
    let forward = STATE.lock().unwrap().forward;
    c!(FwpsQueryPacketInjectionState0(pointer(forward), list, null_mut()));
    let group = flags & FWP_CONDITION_FLAG_IS_FRAGMENT_GROUP != 0;
    let wanted = if has(Bug::SingleFragment) {
        flags & FWP_CONDITION_FLAG_IS_FRAGMENT != 0
    } else {
        group && !has(Bug::PermitGroup)
    };
    let mut answer = c!(out.read());
    answer.actionType = FWP_ACTION_PERMIT;
    let v4 = values.layerId == FWPS_LAYER_IPFORWARD_V4 as u16;
    if wanted && replace(list, v4, compartment, interface) && !has(Bug::PermitAfterInjection) {
        answer.actionType = FWP_ACTION_BLOCK;
        answer.rights &= !FWPS_RIGHT_ACTION_WRITE;
        answer.flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
    }
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
    c!(FwpsInjectionHandleDestroy0(pointer(state.forward)));
    c!(NdisFreeGenericObject(pointer(state.generic)));
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
        AF_UNSPEC,
        FWPS_INJECTION_TYPE_FORWARD,
        &raw mut handle
    ));
    assert_eq!(status, STATUS_SUCCESS);
    let mut state = State {
        device: device.expose_provenance(),
        generic: c!(NdisAllocateGenericObject(driver, TAG, 0)).expose_provenance(),
        forward: handle.expose_provenance(),
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
