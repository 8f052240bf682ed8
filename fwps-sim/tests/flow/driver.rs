//! A driver with callouts at the transport layers and the stream layer, which keep a pool block with each flow. A test can put
//! routines of its own into the place of those that keep the rules.

use std::collections::BTreeMap;
use std::ptr::null_mut;
use std::sync::{Mutex, MutexGuard, PoisonError};

use fwps_sim::{Conversation, Outcome, Sim, SimBuilder};
use fwps_sys::*;

use crate::c;
use crate::support::driver::{TAG, notify, pointer};
use crate::support::plain::{self, Filter};

/// Where the callouts are.
pub const LAYERS: [(GUID, u16); 3] = [
    (
        FWPM_LAYER_INBOUND_TRANSPORT_V4,
        FWPS_LAYER_INBOUND_TRANSPORT_V4 as u16,
    ),
    (
        FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
        FWPS_LAYER_OUTBOUND_TRANSPORT_V4 as u16,
    ),
    (FWPM_LAYER_STREAM_V4, FWPS_LAYER_STREAM_V4 as u16),
];

/// The callout at the stream layer.
pub const STREAM: usize = 2;

/// A classify call.
#[derive(Clone, Copy)]
pub struct Call {
    pub callout: usize,
    /// The flow handle of the metadata.
    pub flow: Option<u64>,
    pub context: u64,
}

/// What the driver does.
#[derive(Clone, Copy)]
pub struct Plan {
    pub classify: fn(&Call),
    /// Its flowDeleteFn, if it has one.
    pub delete: Option<fn(u16, u32, u64)>,
    pub stop: fn(),
    pub flags: u32,
}

impl Plan {
    pub fn new() -> Self {
        Self {
            classify: keep,
            delete: Some(free),
            stop,
            flags: 0,
        }
    }
}

#[derive(Default)]
pub struct State {
    plan: Option<Plan>,
    device: usize,
    pub engine: usize,
    pub ids: [u32; 3],
    /// Contexts with their flows, callouts and layers.
    pub kept: BTreeMap<u64, (u64, usize)>,
    /// Calls with and without a context, of each callout.
    pub with: [u32; 3],
    pub without: [u32; 3],
    pub deleted: u32,
}

static STATE: Mutex<Option<State>> = Mutex::new(None);

pub fn with<R>(f: impl FnOnce(&mut State) -> R) -> R {
    f(STATE
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get_or_insert_with(State::default))
}

/// The run-time id of a callout.
pub fn id(callout: usize) -> u32 {
    with(|state| state.ids[callout])
}

pub fn layer(callout: usize) -> u16 {
    LAYERS[callout].1
}

/// A pool block; zero when there is no memory.
pub fn block() -> u64 {
    c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, TAG)).expose_provenance() as u64
}

pub fn free_block(context: u64) {
    c!(ExFreePoolWithTag(pointer(context as usize), TAG));
}

pub fn associate(flow: u64, callout: usize, context: u64) -> NTSTATUS {
    c!(FwpsFlowAssociateContext0(
        flow,
        layer(callout),
        id(callout),
        context
    ))
}

pub fn remove(flow: u64, callout: usize) -> NTSTATUS {
    c!(FwpsFlowRemoveContext0(flow, layer(callout), id(callout)))
}

/// Keeps a block with the flow, for the callout that is called, and for the stream.
pub fn keep(call: &Call) {
    let Some(flow) = call.flow else {
        return;
    };
    if call.context == 0 {
        keep_for(flow, call.callout);
    }
    if call.callout != STREAM {
        keep_for(flow, STREAM);
    }
}

pub fn keep_for(flow: u64, callout: usize) {
    let known = with(|state| state.kept.values().any(|kept| *kept == (flow, callout)));
    if known {
        return;
    }
    let context = block();
    if context == 0 {
        return;
    }
    // Noted first: the flow may end at once.
    with(|state| state.kept.insert(context, (flow, callout)));
    if associate(flow, callout, context) != STATUS_SUCCESS {
        with(|state| state.kept.remove(&context));
        free_block(context);
    }
}

/// Frees the block.
pub fn free(_layer: u16, _callout: u32, context: u64) {
    with(|state| {
        state.kept.remove(&context);
        state.deleted += 1;
    });
    free_block(context);
}

/// Removes every context.
pub fn remove_all() {
    let kept: Vec<(u64, usize)> = with(|state| state.kept.values().copied().collect());
    for (flow, callout) in kept {
        remove(flow, callout);
    }
}

/// Lets other threads run.
pub fn pause() {
    let mut interval = LARGE_INTEGER { QuadPart: -10_000 };
    c!(KeDelayExecutionThread(KernelMode as i8, 0, &raw mut interval));
}

pub fn unregister(callout: usize) -> NTSTATUS {
    c!(FwpsCalloutUnregisterById0(id(callout)))
}

/// Registers a callout whose key is taken.
pub fn register_again(callout: u32) -> NTSTATUS {
    let again = FWPS_CALLOUT2 {
        calloutKey: plain::key(callout),
        flags: 0,
        classifyFn: Some(classify_0),
        notifyFn: Some(notify),
        flowDeleteFn: None,
    };
    let device = with(|state| state.device);
    c!(FwpsCalloutRegister2(
        pointer(device),
        &raw const again,
        null_mut()
    ))
}

/// Removes contexts and unregisters callouts until that is done.
pub fn stop() {
    for callout in 0..3 {
        loop {
            remove_all();
            if unregister(callout) == STATUS_SUCCESS {
                break;
            }
            pause();
        }
    }
}

fn classify(
    callout: usize,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    context: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    let metadata = c!(&*metadata);
    let present = FWPS_IS_METADATA_FIELD_PRESENT(metadata, FWPS_METADATA_FIELD_FLOW_HANDLE);
    let call = Call {
        callout,
        flow: present.then_some(metadata.flowHandle),
        context,
    };
    let plan = with(|state| {
        let counters = if context == 0 {
            &mut state.without
        } else {
            &mut state.with
        };
        counters[callout] += 1;
        state.plan.expect("the driver is loaded")
    });
    (plan.classify)(&call);
    let mut value = c!(out.read());
    if value.rights & FWPS_RIGHT_ACTION_WRITE != 0 || callout == STREAM {
        value.actionType = FWP_ACTION_PERMIT;
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
                metadata: *const FWPS_INCOMING_METADATA_VALUES0,
                _data: *mut std::ffi::c_void,
                _context: *const std::ffi::c_void,
                _filter: *const FWPS_FILTER2,
                flow: u64,
                out: *mut FWPS_CLASSIFY_OUT0,
            ) {
                classify($index, metadata, flow, out);
            }
        )*
    };
}

classify! {
    classify_0: 0;
    classify_1: 1;
    classify_2: 2;
}

/// # Safety
/// As every flow delete routine.
unsafe extern "system" fn flow_delete(layer: UINT16, callout: UINT32, context: UINT64) {
    let plan = with(|state| state.plan.expect("the driver is loaded"));
    plan.delete.expect("it was registered")(layer, callout, context);
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let (engine, device, plan) = with(|state| (state.engine, state.device, state.plan.expect("loaded")));
    plain::close(engine);
    (plan.stop)();
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
    let plan = with(|state| state.plan.expect("given by the test"));
    let engine = plain::open(true);
    assert_eq!(plain::add_sublayer(engine, 100, 900), STATUS_SUCCESS);
    let mut ids = [0; 3];
    for (index, routine) in [classify_0, classify_1, classify_2].into_iter().enumerate() {
        let number = index as u32;
        let callout = FWPS_CALLOUT2 {
            calloutKey: plain::key(number),
            flags: plan.flags,
            classifyFn: Some(routine),
            notifyFn: Some(notify),
            flowDeleteFn: plan.delete.map(|_| flow_delete as _),
        };
        let status = c!(FwpsCalloutRegister2(
            device.cast(),
            &raw const callout,
            &raw mut ids[index]
        ));
        assert_eq!(status, STATUS_SUCCESS);
        with(|state| state.ids = ids);
        assert_eq!(
            plain::add_callout(engine, number, LAYERS[index].0),
            STATUS_SUCCESS
        );
        let filter = Filter {
            layer: LAYERS[index].0,
            sublayer: 100,
            weight: 5,
            action: FWP_ACTION_CALLOUT_UNKNOWN,
            callout: number,
            flags: 0,
        };
        filter.add(engine, &[]).expect("the filter is in order");
    }
    with(|state| {
        state.device = device.expose_provenance();
        state.engine = engine;
    });
    STATUS_SUCCESS
}

/// Held by the test that runs: callouts and tests share statics.
pub fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Loads the driver.
pub fn load(sim: &mut Sim, plan: Plan) -> fwps_sim::Driver {
    with(|state| {
        *state = State {
            plan: Some(plan),
            ..State::default()
        }
    });
    sim.load(driver_entry).expect("the driver loads")
}

/// Changes what the loaded driver does.
pub fn replan(plan: Plan) {
    with(|state| state.plan = Some(plan));
}

/// A connection with data both ways.
pub fn conversation(seed: u64) -> Conversation {
    Conversation::v4(seed)
        .from_peer(&[1; 500])
        .from_host(&[2; 700])
        .segment_size(100)
}

/// Loads the driver, plays a connection and some datagrams, and unloads it.
pub fn run(builder: SimBuilder, plan: Plan) -> Outcome {
    use crate::support::packets::{Kind, packet};
    let mut sim = builder.build();
    let driver = load(&mut sim, plan);
    for inbound in [false, true, false] {
        let bytes = packet(Kind::Udp4, inbound, b"datagram");
        if inbound {
            sim.receive(&bytes).expect("well formed");
        } else {
            sim.send(&bytes).expect("well formed");
        }
    }
    sim.converse(&conversation(7));
    sim.unload(driver);
    sim.finish()
}

/// The contracts that were reported, each once.
pub fn reported(outcome: &Outcome) -> Vec<String> {
    let mut contracts: Vec<String> = outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect();
    contracts.sort();
    contracts.dedup();
    contracts
}
