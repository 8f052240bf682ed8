//! A driver with a callout at every ALE layer, which answers as a test says, and pends.

use std::ptr::null_mut;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use fwps_sim::{Driver, Outcome, Sim};
use fwps_sys::*;

use crate::c;
pub use crate::call::Call;
use crate::support::driver::{notify, pointer};
use crate::support::own_list;
use crate::support::plain::{self, Filter};

/// The layers, with the callouts' places.
pub const LAYERS: [GUID; 12] = [
    FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4,
    FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V6,
    FWPM_LAYER_ALE_AUTH_LISTEN_V4,
    FWPM_LAYER_ALE_AUTH_LISTEN_V6,
    FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4,
    FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6,
    FWPM_LAYER_ALE_AUTH_CONNECT_V4,
    FWPM_LAYER_ALE_AUTH_CONNECT_V6,
    FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4,
    FWPM_LAYER_ALE_FLOW_ESTABLISHED_V6,
    FWPM_LAYER_ALE_ENDPOINT_CLOSURE_V4,
    FWPM_LAYER_ALE_ENDPOINT_CLOSURE_V6,
];

/// What the driver does in a call.
pub type Handler = fn(&Call);

/// What the driver noticed and holds.
pub struct State {
    pub handler: Handler,
    /// Layer, whether it was a reauthorisation, whether there was a packet, the reason.
    pub seen: Vec<Seen>,
    /// Completion contexts, each with a clone or zero.
    pub pended: Vec<(usize, usize)>,
    /// The last completion handle.
    pub stale: usize,
    pub transport: usize,
    device: usize,
    pub engine: usize,
    ids: Vec<u32>,
}

/// One call, as a test sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub layer: u16,
    pub again: bool,
    pub packet: bool,
    pub reason: u32,
    pub present: u32,
}

static FLAGS: AtomicU32 = AtomicU32::new(0);

static STATE: Mutex<State> = Mutex::new(State {
    handler: |_| {},
    seen: Vec::new(),
    pended: Vec::new(),
    stale: 0,
    transport: 0,
    device: 0,
    engine: 0,
    ids: Vec::new(),
});

pub fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Held by the test that runs: the driver is in statics.
pub fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

pub fn free(clone: usize) {
    if clone != 0 {
        c!(FwpsFreeCloneNetBufferList0(pointer(clone), 0));
    }
}

pub fn complete(context: usize, list: usize) {
    c!(FwpsCompleteOperation0(pointer(context), pointer(list)));
}

/// # Safety
/// As every completion routine.
pub unsafe extern "system" fn injected(
    _context: *mut std::ffi::c_void,
    list: *mut NET_BUFFER_LIST,
    _at: BOOLEAN,
) {
    free(list.expose_provenance());
}

/// Injects a packet that was to be accepted.
pub fn receive(clone: usize, v4: bool) {
    // The lock is not held across the call, in which others may run.
    let handle = state().transport;
    let status = c!(FwpsInjectTransportReceiveAsync0(
        pointer(handle),
        null_mut(),
        null_mut(),
        0,
        if v4 { AF_INET } else { AF_INET6 },
        1,
        12,
        3,
        pointer(clone),
        Some(injected),
        null_mut()
    ));
    if status != STATUS_SUCCESS {
        free(clone);
    }
}

/// Completes what is pended, the packets to be accepted included, on a thread of the machine.
pub fn complete_all(sim: &mut Sim, v4: bool) {
    sim.run(|| {
        let pended = std::mem::take(&mut state().pended);
        for (context, clone) in pended {
            complete(context, clone);
            if clone != 0 {
                receive(clone, v4);
            }
        }
    })
    .expect("the machine runs");
    sim.settle();
}

/// # Safety
/// As every classify routine.
unsafe extern "system" fn classify(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    data: *mut std::ffi::c_void,
    context: *const std::ffi::c_void,
    filter: *const FWPS_FILTER2,
    _flow: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    let call = Call {
        values,
        metadata,
        list: data.cast(),
        out,
        context,
        filter,
    };
    let handler = {
        let mut state = state();
        state.seen.push(Seen {
            layer: call.layer(),
            again: call.is_again(),
            packet: !data.is_null(),
            reason: call.reason(),
            present: c!((*metadata).currentMetadataValues),
        });
        state.handler
    };
    handler(&call);
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let (engine, ids, handle, device) = {
        let mut state = state();
        let ids = std::mem::take(&mut state.ids);
        (state.engine, ids, state.transport, state.device)
    };
    plain::close(engine);
    for id in ids {
        while c!(FwpsCalloutUnregisterById0(id)) == STATUS_DEVICE_BUSY {}
    }
    own_list::destroy(handle);
    c!(IoDeleteDevice(pointer(device)));
}

pub fn add_filter(index: usize, weight: u64) -> u64 {
    let engine = state().engine;
    let filter = Filter {
        layer: LAYERS[index],
        sublayer: 100,
        weight,
        action: FWP_ACTION_CALLOUT_UNKNOWN,
        callout: index as u32,
        flags: 0,
    };
    filter.add(engine, &[]).expect("the filter is in order")
}

/// # Safety
/// As every DriverEntry.
unsafe extern "system" fn driver_entry(driver: *mut DRIVER_OBJECT, _path: *mut UNICODE_STRING) -> NTSTATUS {
    c!((*driver).DriverUnload = Some(unload));
    let mut device = null_mut();
    let status = c!(IoCreateDevice(driver, 0, null_mut(), 0x12, 0, 0, &raw mut device));
    assert_eq!(status, STATUS_SUCCESS);
    let engine = plain::open(true);
    let transport = own_list::handle(AF_UNSPEC, FWPS_INJECTION_TYPE_TRANSPORT);
    {
        let mut state = state();
        state.seen.clear();
        state.pended.clear();
        (state.device, state.engine, state.transport) = (device.expose_provenance(), engine, transport);
    }
    assert_eq!(plain::add_sublayer(engine, 100, 900), STATUS_SUCCESS);
    for (index, layer) in LAYERS.into_iter().enumerate() {
        let number = index as u32;
        let callout = FWPS_CALLOUT2 {
            calloutKey: plain::key(number),
            flags: FLAGS.load(Ordering::Relaxed),
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
        assert_eq!(plain::add_callout(engine, number, layer), STATUS_SUCCESS);
        add_filter(index, 5);
    }
    STATUS_SUCCESS
}

/// Loads the driver, which does what `handler` says in every call.
pub fn load(sim: &mut Sim, handler: Handler) -> Driver {
    load_with(sim, handler, 0)
}

/// As [`load`], with flags of the callouts.
pub fn load_with(sim: &mut Sim, handler: Handler, flags: u32) -> Driver {
    FLAGS.store(flags, Ordering::Relaxed);
    state().handler = handler;
    sim.load(driver_entry).expect("the driver loads")
}

/// The numbers of the broken contracts, each once.
pub fn reported(outcome: &Outcome) -> Vec<String> {
    let numbers = outcome.reports.iter().map(|report| report.contract.to_string());
    let numbers: std::collections::BTreeSet<String> = numbers.collect();
    numbers.into_iter().collect()
}
