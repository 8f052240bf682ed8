//! A driver with up to four callouts at one layer that only answer, and the management calls of a test.

use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sys::*;

use super::driver::{name, no_blob, no_key, pointer};
use crate::c;

/// What a callout does when it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Permit,
    HardPermit,
    Block,
    HardBlock,
    Continue,
    /// Leaves classifyOut alone.
    Nothing,
    /// Writes PERMIT whatever the rights say.
    PermitByForce,
    /// Blocks whatever the rights say: with the right a hard block, without it a veto.
    Veto,
    /// Sets the right that it does not have.
    SetRight,
}

struct State {
    device: usize,
    answers: [Answer; 4],
    calls: [u32; 4],
    notified: Vec<(i32, bool)>,
    notify_status: NTSTATUS,
    ids: [u32; 4],
}

static STATE: Mutex<State> = Mutex::new(State {
    device: 0,
    answers: [Answer::Permit; 4],
    calls: [0; 4],
    notified: Vec::new(),
    notify_status: STATUS_SUCCESS,
    ids: [0; 4],
});

pub fn set_answers(answers: [Answer; 4]) {
    STATE.lock().unwrap().answers = answers;
}

pub fn set_notify_status(status: NTSTATUS) {
    STATE.lock().unwrap().notify_status = status;
}

/// The device object of the driver.
pub fn device() -> usize {
    STATE.lock().unwrap().device
}

pub fn calls() -> [u32; 4] {
    STATE.lock().unwrap().calls
}

/// Notifications so far: the type, and whether there was a key.
pub fn notified() -> Vec<(i32, bool)> {
    STATE.lock().unwrap().notified.clone()
}

pub fn key(number: u32) -> GUID {
    GUID {
        Data1: 0x0D15_0000 + number,
        Data2: 7,
        Data3: 7,
        Data4: [7; 8],
    }
}

fn answer(index: usize, out: *mut FWPS_CLASSIFY_OUT0) {
    let answer = {
        let mut state = STATE.lock().unwrap();
        state.calls[index] += 1;
        state.answers[index]
    };
    let mut value = c!(out.read());
    let right = value.rights & FWPS_RIGHT_ACTION_WRITE != 0;
    let mut set = |action: u32, hard: bool| {
        value.actionType = action;
        if hard {
            value.rights &= !FWPS_RIGHT_ACTION_WRITE;
        }
    };
    match answer {
        Answer::Permit if right => set(FWP_ACTION_PERMIT, false),
        Answer::HardPermit if right => set(FWP_ACTION_PERMIT, true),
        Answer::Block if right => set(FWP_ACTION_BLOCK, false),
        Answer::HardBlock if right => set(FWP_ACTION_BLOCK, true),
        Answer::Continue if right => set(FWP_ACTION_CONTINUE, false),
        Answer::PermitByForce => set(FWP_ACTION_PERMIT, false),
        Answer::Veto => set(FWP_ACTION_BLOCK, true),
        Answer::SetRight => value.rights |= FWPS_RIGHT_ACTION_WRITE,
        _ => {}
    }
    c!(out.write(value));
}

macro_rules! classify {
    ($($name:ident: $index:literal;)*) => {
        $(
            /// # Safety
            /// As every classify routine.
            unsafe extern "system" fn $name(
                _values: *const FWPS_INCOMING_VALUES0,
                _metadata: *const FWPS_INCOMING_METADATA_VALUES0,
                _data: *mut std::ffi::c_void,
                _context: *const std::ffi::c_void,
                _filter: *const FWPS_FILTER2,
                _flow: u64,
                out: *mut FWPS_CLASSIFY_OUT0,
            ) {
                answer($index, out);
            }
        )*
    };
}

classify! {
    classify_0: 0;
    classify_1: 1;
    classify_2: 2;
    classify_3: 3;
}

/// # Safety
/// As every notify routine.
unsafe extern "system" fn notify(
    kind: FWPS_CALLOUT_NOTIFY_TYPE,
    key: *const GUID,
    _filter: *mut FWPS_FILTER2,
) -> NTSTATUS {
    let mut state = STATE.lock().unwrap();
    state.notified.push((kind, !key.is_null()));
    state.notify_status
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let (device, ids) = {
        let state = STATE.lock().unwrap();
        (state.device, state.ids)
    };
    for id in ids {
        c!(FwpsCalloutUnregisterById0(id));
    }
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
    {
        let mut state = STATE.lock().unwrap();
        state.device = device.expose_provenance();
        state.calls = [0; 4];
        state.notified.clear();
        state.notify_status = STATUS_SUCCESS;
    }
    let routines = [classify_0, classify_1, classify_2, classify_3];
    for (index, routine) in routines.into_iter().enumerate() {
        let callout = FWPS_CALLOUT2 {
            calloutKey: key(index as u32),
            flags: 0,
            classifyFn: Some(routine),
            notifyFn: Some(notify),
            flowDeleteFn: None,
        };
        let mut id = 0;
        assert_eq!(
            c!(FwpsCalloutRegister2(
                device.cast(),
                &raw const callout,
                &raw mut id
            )),
            STATUS_SUCCESS
        );
        STATE.lock().unwrap().ids[index] = id;
    }
    STATUS_SUCCESS
}

/// An engine session.
pub fn open(dynamic: bool) -> usize {
    // SAFETY: all fields are integers and pointers, for which zero is valid.
    let mut session: FWPM_SESSION0 = unsafe { std::mem::zeroed() };
    session.flags = if dynamic { FWPM_SESSION_FLAG_DYNAMIC } else { 0 };
    session.txnWaitTimeoutInMSec = 10;
    let mut engine = null_mut();
    let status = c!(FwpmEngineOpen0(
        std::ptr::null(),
        RPC_C_AUTHN_WINNT,
        null_mut(),
        &raw const session,
        &raw mut engine
    ));
    assert_eq!(status, STATUS_SUCCESS);
    engine.expose_provenance()
}

pub fn close(engine: usize) -> NTSTATUS {
    c!(FwpmEngineClose0(pointer(engine)))
}

pub fn begin(engine: usize, flags: u32) -> NTSTATUS {
    c!(FwpmTransactionBegin0(pointer(engine), flags))
}

pub fn commit(engine: usize) -> NTSTATUS {
    c!(FwpmTransactionCommit0(pointer(engine)))
}

pub fn abort(engine: usize) -> NTSTATUS {
    c!(FwpmTransactionAbort0(pointer(engine)))
}

pub fn add_sublayer(engine: usize, number: u32, weight: u16) -> NTSTATUS {
    let sublayer = FWPM_SUBLAYER0 {
        subLayerKey: key(number),
        displayData: name(),
        flags: 0,
        providerKey: no_key(),
        providerData: no_blob(),
        weight,
    };
    c!(FwpmSubLayerAdd0(pointer(engine), &raw const sublayer, null_mut()))
}

pub fn add_callout(engine: usize, number: u32, layer: GUID) -> NTSTATUS {
    let callout = FWPM_CALLOUT0 {
        calloutKey: key(number),
        displayData: name(),
        flags: 0,
        providerKey: no_key(),
        providerData: no_blob(),
        applicableLayer: layer,
        calloutId: 0,
    };
    c!(FwpmCalloutAdd0(
        pointer(engine),
        &raw const callout,
        null_mut(),
        null_mut()
    ))
}

/// A filter to add.
#[derive(Clone, Copy)]
pub struct Filter {
    pub layer: GUID,
    pub sublayer: u32,
    pub weight: u64,
    pub action: u32,
    pub callout: u32,
    pub flags: u32,
}

impl Filter {
    /// Adds it, with conditions; the id is returned.
    pub fn add(self, engine: usize, conditions: &[FWPM_FILTER_CONDITION0]) -> Result<u64, NTSTATUS> {
        // SAFETY: all fields are integers, pointers and unions of them, for which zero is valid.
        let mut filter: FWPM_FILTER0 = unsafe { std::mem::zeroed() };
        let mut weight = self.weight;
        filter.displayData = name();
        filter.layerKey = self.layer;
        filter.subLayerKey = key(self.sublayer);
        filter.weight.type_ = FWP_UINT64;
        filter.weight.__bindgen_anon_1.uint64 = &raw mut weight;
        filter.flags = self.flags;
        filter.action.type_ = self.action;
        filter.action.__bindgen_anon_1.calloutKey = key(self.callout);
        filter.numFilterConditions = conditions.len() as u32;
        filter.filterCondition = conditions.as_ptr().cast_mut();
        let mut id = 0;
        match c!(FwpmFilterAdd0(
            pointer(engine),
            &raw const filter,
            null_mut(),
            &raw mut id
        )) {
            STATUS_SUCCESS => Ok(id),
            status => Err(status),
        }
    }
}

pub fn delete_filter(engine: usize, id: u64) -> NTSTATUS {
    c!(FwpmFilterDeleteById0(pointer(engine), id))
}

/// A condition whose value is an integer.
pub fn condition(
    field: GUID,
    match_type: FWP_MATCH_TYPE,
    data_type: FWP_DATA_TYPE,
    value: u32,
) -> FWPM_FILTER_CONDITION0 {
    // SAFETY: all fields are integers, pointers and unions of them, for which zero is valid.
    let mut condition: FWPM_FILTER_CONDITION0 = unsafe { std::mem::zeroed() };
    condition.fieldKey = field;
    condition.matchType = match_type;
    condition.conditionValue.type_ = data_type;
    condition.conditionValue.__bindgen_anon_1.uint32 = value;
    condition
}
