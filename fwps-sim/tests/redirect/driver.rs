//! A driver with callouts at the redirect layers and those around them, which answers as a test says.

use std::net::SocketAddr;
use std::ptr::null_mut;
use std::sync::{Mutex, MutexGuard, PoisonError};

use fwps_sim::{Driver, Outcome, Sim};
use fwps_sys::*;

use crate::c;
use crate::call::{Call, apply, lend, out_with, release, write_address};
use crate::support::driver::{notify, pointer};
use crate::support::plain::{self, Filter};

/// The layers. The first four have two callouts each.
pub const LAYERS: [GUID; 14] = [
    FWPM_LAYER_ALE_BIND_REDIRECT_V4,
    FWPM_LAYER_ALE_BIND_REDIRECT_V6,
    FWPM_LAYER_ALE_CONNECT_REDIRECT_V4,
    FWPM_LAYER_ALE_CONNECT_REDIRECT_V6,
    FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4,
    FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V6,
    FWPM_LAYER_ALE_AUTH_CONNECT_V4,
    FWPM_LAYER_ALE_AUTH_CONNECT_V6,
    FWPM_LAYER_ALE_AUTH_LISTEN_V4,
    FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4,
    FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4,
    FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
    FWPM_LAYER_ALE_ENDPOINT_CLOSURE_V4,
    FWPM_LAYER_ALE_RESOURCE_RELEASE_V4,
];

/// What the driver does in a call.
pub type Handler = fn(&Call);

/// Where the driver redirects to, and how.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plan {
    pub target: Option<SocketAddr>,
    pub process: u32,
    pub context: bool,
}

/// A classification that is pended.
#[derive(Clone, Copy, Debug)]
pub struct Pended {
    pub handle: u64,
    pub filter: u64,
    pub item: usize,
    /// The address of the classifyOut that the call had.
    pub out: usize,
    pub records: usize,
}

/// What the driver noticed and holds.
pub struct State {
    pub handler: Handler,
    pub plan: Plan,
    pub seen: Vec<u16>,
    pub pended: Vec<Pended>,
    /// The redirect handles: its own, and that of another product.
    pub redirect: usize,
    pub other: usize,
    /// What a handler wants to tell the test.
    pub notes: Vec<String>,
    /// Whether a second callout stands below the first one at the redirect layers.
    pub second: bool,
    /// What that one does, where a test tells them apart.
    pub second_handler: Handler,
    pub handler_of_first: Handler,
    /// What it does at the other layers.
    pub elsewhere: Handler,
    pub device: usize,
    pub engine: usize,
    ids: Vec<u32>,
}

static STATE: Mutex<State> = Mutex::new(State {
    handler: |_| {},
    plan: Plan {
        target: None,
        process: 0,
        context: false,
    },
    seen: Vec::new(),
    pended: Vec::new(),
    redirect: 0,
    other: 0,
    notes: Vec::new(),
    second: false,
    second_handler: |_| {},
    handler_of_first: |_| {},
    elsewhere: Call::permit,
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

pub const TAG: u32 = u32::from_le_bytes(*b"rder");

pub fn allocate(bytes: usize) -> usize {
    c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, bytes as u64, TAG)).expose_provenance()
}

/// Changes a connect request as the plan says. The context holds the original destination.
pub fn edit(request: *mut FWPS_CONNECT_REQUEST0, plan: Plan) {
    let Some(target) = plan.target else { return };
    if plan.context {
        let context = allocate(size_of::<SOCKADDR_STORAGE>());
        if context != 0 {
            let original = c!((*request).remoteAddressAndPort);
            c!(pointer::<SOCKADDR_STORAGE>(context).write(original));
            c!((*request).localRedirectContext = pointer(context));
            c!((*request).localRedirectContextSize = size_of::<SOCKADDR_STORAGE>() as u64);
        }
    }
    write_address(c!(&raw mut (*request).remoteAddressAndPort), target);
    c!((*request).localRedirectHandle = pointer(state().redirect));
    c!((*request).localRedirectTargetPID = plan.process);
}

/// Redirects a connection inline, unless it was redirected before.
pub fn redirect_inline(call: &Call) {
    if !call.has_right() {
        return;
    }
    if call.query() != FWPS_CONNECTION_NOT_REDIRECTED {
        return call.permit();
    }
    let handle = call.acquire();
    let request = call.lend(handle);
    let plan = state().plan;
    edit(request, plan);
    apply(handle, request, 0);
    call.permit_again();
    release(handle);
}

/// Binds a socket elsewhere, inline.
pub fn rebind_inline(call: &Call) {
    let handle = call.acquire();
    let request = call.lend(handle);
    let plan = state().plan;
    if let Some(target) = plan.target {
        let request: *mut FWPS_BIND_REQUEST0 = request.cast();
        write_address(c!(&raw mut (*request).localAddressAndPort), target);
    }
    apply(handle, request, 0);
    call.permit_again();
    release(handle);
}

/// # Safety
/// As every work item routine; the context is the number of a pended classification.
unsafe extern "system" fn work(_device: *mut DEVICE_OBJECT, context: *mut std::ffi::c_void) {
    let (pended, plan) = {
        let state = state();
        (state.pended[context.expose_provenance()], state.plan)
    };
    finish(pended, plan, FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS);
    c!(IoFreeWorkItem(pointer(pended.item)));
}

/// Changes the request of a pended classification, and completes it.
pub fn finish(pended: Pended, plan: Plan, flags: u32) {
    let mut out = out_with(FWP_ACTION_PERMIT);
    if let Ok(request) = lend(pended.handle, pended.filter, &raw mut out) {
        let bind = plan.process == u32::MAX;
        match plan.target {
            Some(target) if bind => {
                let request: *mut FWPS_BIND_REQUEST0 = request.cast();
                write_address(c!(&raw mut (*request).localAddressAndPort), target);
            }
            _ => edit(request, plan),
        }
        apply(pended.handle, request, flags);
    }
    out.actionType = FWP_ACTION_PERMIT;
    c!(FwpsCompleteClassify0(pended.handle, 0, &raw const out));
    release(pended.handle);
}

/// Pends, for a worker.
pub fn pend_for_worker(call: &Call) {
    if !call.has_right() {
        return;
    }
    if call.is_connect() && call.query() != FWPS_CONNECTION_NOT_REDIRECTED {
        return call.permit();
    }
    let item = c!(IoAllocateWorkItem(pointer(state().device))).expose_provenance();
    let handle = call.acquire();
    assert_eq!(call.pend(handle), STATUS_SUCCESS);
    call.block();
    let number = keep(call, handle, item);
    c!(IoQueueWorkItem(
        pointer(item),
        Some(work),
        DelayedWorkQueue,
        pointer(number)
    ));
}

/// Keeps a pended classification; its number is returned.
pub fn keep(call: &Call, handle: u64, item: usize) -> usize {
    let mut state = state();
    state.pended.push(Pended {
        handle,
        filter: call.filter,
        item,
        out: call.out.expose_provenance(),
        records: call.records().expose_provenance(),
    });
    state.pended.len() - 1
}

/// Pends, and keeps the classification for the test.
pub fn pend_and_keep(call: &Call) {
    if call.is_connect() {
        call.query();
    }
    let handle = call.acquire();
    assert_eq!(call.pend(handle), STATUS_SUCCESS);
    call.block();
    keep(call, handle, 0);
}

fn answer(call: &Call) {
    let (handler, elsewhere) = {
        let mut state = state();
        state.seen.push(call.layer());
        (state.handler, state.elsewhere)
    };
    if call.is_connect() || call.is_bind() {
        return handler(call);
    }
    if call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4, FWPS_LAYER_ALE_AUTH_CONNECT_V6) {
        note_connection(call);
    }
    elsewhere(call);
}

/// Notes what AUTH_CONNECT is told about a connection.
fn note_connection(call: &Call) {
    let redirected = call.flags() & FWP_CONDITION_FLAG_IS_CONNECTION_REDIRECTED != 0;
    let proxied = call.flags() & FWP_CONDITION_FLAG_IS_PROXY_CONNECTION != 0;
    let original = call
        .has(FWPS_METADATA_FIELD_ORIGINAL_DESTINATION)
        .then(|| crate::call::read_address(c!((*call.metadata).originalDestination).cast()));
    let process = call
        .has(FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID)
        .then(|| c!((*call.metadata).localRedirectTargetPID));
    let note = format!("connect redirected={redirected} proxied={proxied} from={original:?} to={process:?}");
    state().notes.push(note);
}

macro_rules! classify {
    ($($name:ident: $second:literal;)*) => {
        $(
            /// # Safety
            /// As every classify routine.
            unsafe extern "system" fn $name(
                values: *const FWPS_INCOMING_VALUES0,
                metadata: *const FWPS_INCOMING_METADATA_VALUES0,
                data: *mut std::ffi::c_void,
                context: *const std::ffi::c_void,
                filter: *const FWPS_FILTER2,
                _flow: u64,
                out: *mut FWPS_CLASSIFY_OUT0,
            ) {
                let filter = c!((*filter).filterId);
                answer(&Call { values, metadata, data, out, context, filter, second: $second });
            }
        )*
    };
}

classify! {
    classify_first: false;
    classify_second: true;
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let (engine, ids, handles, device) = {
        let mut state = state();
        let ids = std::mem::take(&mut state.ids);
        (state.engine, ids, [state.redirect, state.other], state.device)
    };
    plain::close(engine);
    for id in ids {
        while c!(FwpsCalloutUnregisterById0(id)) == STATUS_DEVICE_BUSY {}
    }
    for handle in handles.into_iter().filter(|handle| *handle != 0) {
        c!(FwpsRedirectHandleDestroy0(pointer(handle)));
    }
    c!(IoDeleteDevice(pointer(device)));
}

fn create_redirect_handle(provider: u32) -> usize {
    let provider = plain::key(provider);
    let mut handle = null_mut();
    let status = c!(FwpsRedirectHandleCreate0(&raw const provider, 0, &raw mut handle));
    assert_eq!(status, STATUS_SUCCESS);
    handle.expose_provenance()
}

/// Adds a filter for a callout.
fn add_filter(index: usize, second: bool, action: u32) -> u64 {
    let engine = state().engine;
    let filter = Filter {
        layer: LAYERS[index],
        sublayer: if second { 201 } else { 200 },
        weight: 5,
        action,
        callout: index as u32 + if second { 100 } else { 0 },
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
    let (redirect, other) = (create_redirect_handle(1), create_redirect_handle(2));
    let second = {
        let mut state = state();
        state.seen.clear();
        state.pended.clear();
        state.notes.clear();
        (state.device, state.engine) = (device.expose_provenance(), engine);
        (state.redirect, state.other) = (redirect, other);
        state.second
    };
    assert_eq!(plain::add_sublayer(engine, 200, 900), STATUS_SUCCESS);
    assert_eq!(plain::add_sublayer(engine, 201, 800), STATUS_SUCCESS);
    for (index, layer) in LAYERS.into_iter().enumerate() {
        for below in [false, true] {
            if below && (index >= 4 || !second) {
                continue;
            }
            let number = index as u32 + if below { 100 } else { 0 };
            let callout = FWPS_CALLOUT2 {
                calloutKey: plain::key(number),
                flags: 0,
                classifyFn: Some(if below { classify_second } else { classify_first }),
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
            add_filter(index, below, FWP_ACTION_CALLOUT_UNKNOWN);
        }
    }
    STATUS_SUCCESS
}

/// Loads the driver, which does what `handler` says at the redirect layers.
pub fn load(sim: &mut Sim, plan: Plan, handler: Handler) -> Driver {
    {
        let mut state = state();
        (state.plan, state.handler, state.second) = (plan, handler, false);
    }
    sim.load(driver_entry).expect("the driver loads")
}

/// Loads the driver with two callouts at each redirect layer.
pub fn load_two(sim: &mut Sim, plan: Plan, handler: Handler) -> Driver {
    {
        let mut state = state();
        (state.plan, state.handler, state.second) = (plan, handler, true);
    }
    sim.load(driver_entry).expect("the driver loads")
}

/// The numbers of the broken contracts, each once.
pub fn reported(outcome: &Outcome) -> Vec<String> {
    let numbers = outcome.reports.iter().map(|report| report.contract.to_string());
    let numbers: std::collections::BTreeSet<String> = numbers.collect();
    numbers.into_iter().collect()
}

/// How many seeds a test runs with.
pub fn seeds() -> u64 {
    let count = std::env::var("FWPS_SEEDS").ok();
    count.and_then(|count| count.parse().ok()).unwrap_or(8)
}
