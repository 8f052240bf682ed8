//! A driver with up to two stream callouts, whose classify routines a test gives.

use std::ptr::null_mut;
use std::sync::{Mutex, MutexGuard, PoisonError};

use fwps_sim::{Conversation, Direction, Driver, Outcome, Sim, SimBuilder};
use fwps_sys::*;

use crate::c;
pub use crate::call::{Call, Place, complete_clone, discard};
use crate::support::driver::{notify, pointer};
use crate::support::own_list;
use crate::support::plain::{self, Filter};

/// What a callout does.
pub type Handler = fn(&Call);

/// What the driver is made of.
#[derive(Clone, Copy)]
pub struct Plan {
    /// The callouts, of the heavier sublayer first, with the action types of their filters.
    pub callouts: [Option<(Handler, u32)>; 2],
    /// Flags of the callouts.
    pub flags: u32,
    /// Types of the injection handle.
    pub types: u32,
    /// Runs as kernel code after every packet.
    pub between: fn(),
    /// Whether filters go before callouts at unload.
    pub session_first: bool,
    /// Whether the callouts sit at the STREAM_PACKET layers, not at the STREAM layers.
    pub packets: bool,
}

impl Plan {
    /// One callout.
    pub fn new(handler: Handler) -> Self {
        Self {
            callouts: [Some((handler, FWP_ACTION_CALLOUT_UNKNOWN)), None],
            flags: 0,
            types: FWPS_INJECTION_TYPE_STREAM,
            between: || {},
            session_first: true,
            packets: false,
        }
    }

    pub fn below(mut self, handler: Handler) -> Self {
        self.callouts[1] = Some((handler, FWP_ACTION_CALLOUT_UNKNOWN));
        self
    }

    pub fn action(mut self, action: u32) -> Self {
        self.callouts[0] = self.callouts[0].map(|(handler, _)| (handler, action));
        self
    }

    pub fn between(mut self, between: fn()) -> Self {
        self.between = between;
        self
    }
}

struct State {
    plan: Option<Plan>,
    device: usize,
    handle: usize,
    engine: usize,
    ids: Vec<u32>,
}

static STATE: Mutex<State> = Mutex::new(State {
    plan: None,
    device: 0,
    handle: 0,
    engine: 0,
    ids: Vec::new(),
});

/// Closes the session, with which the filters go.
pub fn close_session() {
    let engine = std::mem::take(&mut STATE.lock().unwrap().engine);
    if engine != 0 {
        plain::close(engine);
    }
}

/// The injection handle.
pub fn handle() -> usize {
    STATE.lock().unwrap().handle
}

fn classify(index: usize, call: Call) {
    let (handler, callout) = {
        let state = STATE.lock().unwrap();
        let handler = state.plan.unwrap().callouts[index % 2].unwrap().0;
        (handler, state.ids[index])
    };
    handler(&Call { callout, ..call });
}

macro_rules! routines {
    ($($name:ident: $index:literal;)*) => {
        $(
            /// # Safety
            /// As every classify routine.
            unsafe extern "system" fn $name(
                values: *const FWPS_INCOMING_VALUES0,
                metadata: *const FWPS_INCOMING_METADATA_VALUES0,
                data: *mut std::ffi::c_void,
                _context: *const std::ffi::c_void,
                _filter: *const FWPS_FILTER2,
                _flow: u64,
                out: *mut FWPS_CLASSIFY_OUT0,
            ) {
                classify($index, Call { values, metadata, io: data.cast(), out, callout: 0 });
            }
        )*
    };
}

routines! {
    classify_0: 0;
    classify_1: 1;
    classify_2: 2;
    classify_3: 3;
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let (device, handle, engine, ids, session_first) = {
        let state = STATE.lock().unwrap();
        let first = state.plan.unwrap().session_first;
        (state.device, state.handle, state.engine, state.ids.clone(), first)
    };
    if session_first && engine != 0 {
        plain::close(engine);
    }
    for id in ids {
        while c!(FwpsCalloutUnregisterById0(id)) == STATUS_DEVICE_BUSY {}
    }
    if !session_first && engine != 0 {
        plain::close(engine);
    }
    own_list::destroy(handle);
    c!(IoDeleteDevice(pointer(device)));
}

/// # Safety
/// As every DriverEntry.
unsafe extern "system" fn driver_entry(driver: *mut DRIVER_OBJECT, _path: *mut UNICODE_STRING) -> NTSTATUS {
    c!((*driver).DriverUnload = Some(unload));
    let mut device = null_mut();
    let status = c!(IoCreateDevice(driver, 0, null_mut(), 0x12, 0, 0, &raw mut device));
    assert_eq!(status, STATUS_SUCCESS);
    let plan = STATE.lock().unwrap().plan.unwrap();
    let engine = plain::open(true);
    assert_eq!(plain::add_sublayer(engine, 100, 900), STATUS_SUCCESS);
    assert_eq!(plain::add_sublayer(engine, 101, 800), STATUS_SUCCESS);
    let mut ids = Vec::new();
    let routines = [classify_0, classify_1, classify_2, classify_3];
    for (index, routine) in routines.into_iter().enumerate() {
        let number = index as u32;
        let layer = match (index < 2, plan.packets) {
            (true, false) => FWPM_LAYER_STREAM_V4,
            (false, false) => FWPM_LAYER_STREAM_V6,
            (true, true) => FWPM_LAYER_STREAM_PACKET_V4,
            (false, true) => FWPM_LAYER_STREAM_PACKET_V6,
        };
        let mut id = 0;
        let callout = FWPS_CALLOUT2 {
            calloutKey: plain::key(number),
            flags: plan.flags,
            classifyFn: Some(routine),
            notifyFn: Some(notify),
            flowDeleteFn: None,
        };
        let status = c!(FwpsCalloutRegister2(
            device.cast(),
            &raw const callout,
            &raw mut id
        ));
        assert_eq!(status, STATUS_SUCCESS);
        ids.push(id);
        assert_eq!(plain::add_callout(engine, number, layer), STATUS_SUCCESS);
        let Some((_, action)) = plan.callouts[index % 2] else {
            continue;
        };
        let filter = Filter {
            layer,
            sublayer: 100 + number % 2,
            weight: 5,
            action,
            callout: number,
            flags: 0,
        };
        filter.add(engine, &[]).expect("the filter is in order");
    }
    let mut state = STATE.lock().unwrap();
    state.device = device.expose_provenance();
    state.handle = own_list::handle(AF_UNSPEC, plan.types);
    state.engine = engine;
    state.ids = ids;
    STATUS_SUCCESS
}

/// Loads the driver.
pub fn load(sim: &mut Sim, plan: Plan) -> Driver {
    STATE.lock().unwrap().plan = Some(plan);
    sim.load(driver_entry).expect("the driver loads")
}

/// Loads the driver, plays conversations, and unloads it.
pub fn run(builder: SimBuilder, plan: Plan, conversations: &[Conversation]) -> Outcome {
    let mut sim = builder.build();
    let driver = load(&mut sim, plan);
    play(&mut sim, plan, conversations);
    sim.settle();
    sim.run(plan.between).expect("the machine runs");
    sim.settle();
    sim.unload(driver);
    sim.finish()
}

/// Plays conversations one after the other, with the driver's own work between the packets.
pub fn play(sim: &mut Sim, plan: Plan, conversations: &[Conversation]) {
    for conversation in conversations {
        for (direction, packet) in conversation.packets() {
            match direction {
                Direction::Inbound => sim.receive(&packet).expect("well formed"),
                Direction::Outbound => sim.send(&packet).expect("well formed"),
            }
            sim.run(plan.between).expect("the machine runs");
        }
    }
}

/// Held by the test that runs: callouts and tests share statics.
pub fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Some text whose bytes all differ from their neighbours.
pub fn text(length: usize) -> Vec<u8> {
    (0..length).map(|index| b'a' + (index % 23) as u8).collect()
}

/// A connection with data both ways, over one of the two families, with everything that a network does to it.
pub fn usual(seed: u64) -> Conversation {
    let conversation = if seed % 2 == 0 {
        Conversation::v4(seed)
    } else {
        Conversation::v6(seed)
    };
    conversation
        .from_peer(&text(2000))
        .from_host(&text(3000))
        .from_peer(b"more")
        .segment_size(400)
        .retransmitted(seed % 3 != 0)
        .reordered(seed % 3 != 1)
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
