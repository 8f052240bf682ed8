//! A driver whose callout keeps a pool block with each filter.

use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sys::*;

use crate::c;
use crate::driver::{block, free_block, pause};
use crate::support::driver::pointer;
use crate::support::plain;

/// What the driver does with the block of a deleted filter, and with the blocks that are left after it was unregistered.
#[derive(Clone, Copy)]
pub struct Plan {
    pub deleted: fn(u64),
    pub left: fn(u64),
    /// Whether the callout is unregistered before the session is closed.
    pub session_last: bool,
}

impl Plan {
    pub fn new() -> Self {
        Self {
            deleted: free_block,
            left: free_block,
            session_last: false,
        }
    }
}

struct State {
    plan: Option<Plan>,
    device: usize,
    engine: usize,
    id: u32,
    kept: Vec<u64>,
}

static STATE: Mutex<State> = Mutex::new(State {
    plan: None,
    device: 0,
    engine: 0,
    id: 0,
    kept: Vec::new(),
});

pub fn plan(plan: Plan) {
    let mut state = STATE.lock().unwrap();
    state.plan = Some(plan);
    state.kept.clear();
}

/// # Safety
/// As every classify routine.
unsafe extern "system" fn classify(
    _values: *const FWPS_INCOMING_VALUES0,
    _metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    _data: *mut std::ffi::c_void,
    _context: *const std::ffi::c_void,
    _filter: *const FWPS_FILTER2,
    _flow: u64,
    _out: *mut FWPS_CLASSIFY_OUT0,
) {
}

/// # Safety
/// As every notify routine.
unsafe extern "system" fn notify(
    kind: FWPS_CALLOUT_NOTIFY_TYPE,
    _key: *const GUID,
    filter: *mut FWPS_FILTER2,
) -> NTSTATUS {
    match kind {
        FWPS_CALLOUT_NOTIFY_ADD_FILTER => {
            let context = block();
            if context == 0 {
                return STATUS_INSUFFICIENT_RESOURCES;
            }
            c!((*filter).context = context);
            STATE.lock().unwrap().kept.push(context);
        }
        FWPS_CALLOUT_NOTIFY_DELETE_FILTER => {
            let context = c!((*filter).context);
            let plan = {
                let mut state = STATE.lock().unwrap();
                state.kept.retain(|kept| *kept != context);
                state.plan.unwrap()
            };
            (plan.deleted)(context);
        }
        _ => {}
    }
    STATUS_SUCCESS
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let (device, engine, id, plan) = {
        let state = STATE.lock().unwrap();
        (state.device, state.engine, state.id, state.plan.unwrap())
    };
    if !plan.session_last {
        plain::close(engine);
    }
    while c!(FwpsCalloutUnregisterById0(id)) != STATUS_SUCCESS {
        pause();
    }
    if plan.session_last {
        plain::close(engine);
    }
    let left = std::mem::take(&mut STATE.lock().unwrap().kept);
    left.into_iter().for_each(plan.left);
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
    assert_eq!(status, STATUS_SUCCESS);
    let callout = FWPS_CALLOUT2 {
        calloutKey: plain::key(0),
        flags: 0,
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
    let engine = super::notify::session();
    for _ in 0..3 {
        super::notify::filter().add(engine, &[]).expect("in order");
    }
    let mut state = STATE.lock().unwrap();
    state.device = device.expose_provenance();
    state.engine = engine;
    state.id = id;
    STATUS_SUCCESS
}
