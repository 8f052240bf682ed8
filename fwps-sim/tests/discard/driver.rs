//! A driver with callouts at the layers that a test names, which answer as the test says.

use std::ptr::null_mut;
use std::sync::{Mutex, MutexGuard, PoisonError};

use fwps_sim::{Outcome, Sim, SimBuilder};
use fwps_sys::*;

use crate::c;
use crate::support::driver::{notify, pointer};
use crate::support::plain::{self, Filter, add_callout, add_sublayer, key};

const SUBLAYER: u32 = 9;

/// What a callout does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Permit,
    Block,
    /// Blocks and absorbs, having taken a clone.
    Absorb,
    /// Lets the filter of the same layer go on.
    Continue,
    /// Asks to pend the operation.
    Pend,
}

/// What a callout was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub layer: u16,
    /// Module, reason and filter, if the metadata has them.
    pub discard: Option<(i32, i32, u64)>,
    pub metadata: u32,
    pub ip_header: u32,
    pub fields: u32,
    /// The data of the list; nothing without a list.
    pub data: Vec<u8>,
}

impl Seen {
    pub fn has(&self, flag: u32) -> bool {
        self.metadata & flag != 0
    }
}

#[derive(Default)]
struct State {
    device: usize,
    ids: Vec<u32>,
    answers: Vec<(u16, Answer)>,
    seen: Vec<Seen>,
    refused: Vec<NTSTATUS>,
}

static STATE: Mutex<State> = Mutex::new(State {
    device: 0,
    ids: Vec::new(),
    answers: Vec::new(),
    seen: Vec::new(),
    refused: Vec::new(),
});

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Held by the case that runs: the driver is in statics.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A copy of the data of the first NET_BUFFER.
fn data(list: *mut NET_BUFFER_LIST) -> Vec<u8> {
    if list.is_null() {
        return Vec::new();
    }
    let buffer = c!((*list).__bindgen_anon_1.__bindgen_anon_1.FirstNetBuffer);
    let len = c!((*buffer)
        .__bindgen_anon_1
        .__bindgen_anon_1
        .__bindgen_anon_1
        .DataLength);
    let mut storage = vec![0_u8; len as usize];
    let at = c!(NdisGetDataBuffer(buffer, len, storage.as_mut_ptr().cast(), 1, 0)).cast::<u8>();
    if at == storage.as_mut_ptr() || at.is_null() {
        return storage;
    }
    c!(std::slice::from_raw_parts(at, len as usize)).to_vec()
}

fn clone_and_free(list: *mut NET_BUFFER_LIST) {
    let mut clone = null_mut();
    let status = c!(FwpsAllocateCloneNetBufferList0(
        list,
        null_mut(),
        null_mut(),
        0,
        &raw mut clone
    ));
    if status == STATUS_SUCCESS {
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
    }
}

/// # Safety
/// As every classify routine.
unsafe extern "system" fn classify(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    layer_data: *mut std::ffi::c_void,
    _context: *const std::ffi::c_void,
    _filter: *const FWPS_FILTER2,
    _flow: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    let values = c!(values.read());
    let metadata = c!(metadata.read());
    let list: *mut NET_BUFFER_LIST = layer_data.cast();
    let discard = metadata.discardMetadata;
    let has = metadata.currentMetadataValues & FWPS_METADATA_FIELD_DISCARD_REASON != 0;
    let seen = Seen {
        layer: values.layerId,
        discard: has.then_some((
            discard.discardModule,
            discard.discardReason as i32,
            discard.filterId,
        )),
        metadata: metadata.currentMetadataValues,
        ip_header: metadata.ipHeaderSize,
        fields: values.valueCount,
        data: data(list),
    };
    let answer = {
        let mut state = state();
        state.seen.push(seen);
        let answers = &state.answers;
        answers
            .iter()
            .find(|(layer, _)| *layer == values.layerId)
            .expect("no callout is anywhere else")
            .1
    };
    let mut value = c!(out.read());
    match answer {
        Answer::Permit => value.actionType = FWP_ACTION_PERMIT,
        Answer::Block => value.actionType = FWP_ACTION_BLOCK,
        Answer::Continue => value.actionType = FWP_ACTION_CONTINUE,
        Answer::Absorb => {
            clone_and_free(list);
            value.actionType = FWP_ACTION_BLOCK;
            value.flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
            value.rights &= !FWPS_RIGHT_ACTION_WRITE;
        }
        Answer::Pend => {
            let mut context = null_mut();
            let status = c!(FwpsPendOperation0(metadata.completionHandle, &raw mut context));
            state().refused.push(status);
            value.actionType = FWP_ACTION_CONTINUE;
        }
    }
    c!(out.write(value));
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let (device, ids) = {
        let mut state = state();
        (state.device, std::mem::take(&mut state.ids))
    };
    for id in ids {
        c!(FwpsCalloutUnregisterById0(id));
    }
    c!(IoDeleteDevice(pointer(device)));
}

/// # Safety
/// As every DriverEntry.
unsafe extern "system" fn driver_entry(driver: *mut DRIVER_OBJECT, _path: *mut UNICODE_STRING) -> NTSTATUS {
    c!((*driver).DriverUnload = Some(unload));
    let mut device = null_mut();
    let status = c!(IoCreateDevice(driver, 0, null_mut(), 0x12, 0, 0, &raw mut device));
    assert_eq!(status, STATUS_SUCCESS);
    let count = {
        let mut state = state();
        state.device = device.expose_provenance();
        state.answers.len()
    };
    for index in 0..count {
        let callout = FWPS_CALLOUT2 {
            calloutKey: key(index as u32),
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
        state().ids.push(id);
    }
    STATUS_SUCCESS
}

/// What came of a run.
pub struct Run {
    pub seen: Vec<Seen>,
    /// The filters, in the order of the callouts.
    pub filters: Vec<u64>,
    /// What FwpsPendOperation0 returned.
    pub refused: Vec<NTSTATUS>,
    pub outcome: Outcome,
}

impl Run {
    /// The layers that saw something, in order.
    pub fn layers(&self) -> Vec<i32> {
        self.seen.iter().map(|seen| seen.layer.into()).collect()
    }
}

/// Lets traffic pass callouts at layers, each with its key, its number and its answer.
pub fn run(builder: SimBuilder, callouts: &[(GUID, i32, Answer)], traffic: impl FnOnce(&mut Sim)) -> Run {
    let _turn = turn();
    *state() = State {
        answers: callouts
            .iter()
            .map(|(_, number, answer)| (*number as u16, *answer))
            .collect(),
        ..State::default()
    };
    let mut sim = builder.build();
    let driver = sim.load(driver_entry).expect("the driver loads");
    let layers: Vec<GUID> = callouts.iter().map(|(layer, ..)| *layer).collect();
    let (engine, filters) = sim.run(move || add(&layers)).expect("the machine runs");
    traffic(&mut sim);
    sim.settle();
    sim.run(move || plain::close(engine)).expect("the machine runs");
    sim.unload(driver);
    let outcome = sim.finish();
    let mut state = state();
    Run {
        seen: std::mem::take(&mut state.seen),
        filters,
        refused: std::mem::take(&mut state.refused),
        outcome,
    }
}

fn add(layers: &[GUID]) -> (usize, Vec<u64>) {
    let engine = plain::open(true);
    assert_eq!(add_sublayer(engine, SUBLAYER, 1), STATUS_SUCCESS);
    let add = |(index, layer): (usize, &GUID)| {
        assert_eq!(add_callout(engine, index as u32, *layer), STATUS_SUCCESS);
        let filter = Filter {
            layer: *layer,
            sublayer: SUBLAYER,
            weight: 1,
            action: FWP_ACTION_CALLOUT_UNKNOWN,
            callout: index as u32,
            flags: 0,
        };
        filter.add(engine, &[]).expect("a plain filter")
    };
    (engine, layers.iter().enumerate().map(add).collect())
}
