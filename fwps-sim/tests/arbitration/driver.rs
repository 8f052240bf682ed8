//! A driver with callouts of all four versions, which answer as a case says, and the run of a case.

use std::collections::BTreeMap;
use std::ptr::null_mut;
use std::sync::{Mutex, MutexGuard, PoisonError};

use fwps_sim::{Outcome, Sim, SimBuilder};
use fwps_sys::*;

use crate::c;
use crate::place::Place;
use crate::rule::{Answer, Kind, Right, Rule, SUBLAYERS, Seen, Verdict};
use crate::support::driver::pointer;
use crate::support::plain::{self, Filter};

/// Numbers of the callouts' keys: the versions 0 to 3, and one that nobody registers.
const FIRST: u32 = 0x200;
const MISSING: u32 = FIRST + 4;
const FIRST_SUBLAYER: u32 = 0x300;

#[derive(Default)]
struct State {
    device: usize,
    ids: Vec<u32>,
    /// By the id of the filter: its number in the case, and the answer.
    answers: BTreeMap<u64, (usize, Answer)>,
    calls: Vec<Seen>,
}

static STATE: Mutex<State> = Mutex::new(State {
    device: 0,
    ids: Vec::new(),
    answers: BTreeMap::new(),
    calls: Vec::new(),
});

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Held by the case that runs: the driver is in statics.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn answer(filter: u64, out: *mut FWPS_CLASSIFY_OUT0) {
    let mut value = c!(out.read());
    let answer = {
        let mut state = state();
        let (rule, answer) = state.answers[&filter];
        state.calls.push(Seen {
            rule,
            action: value.actionType,
            right: value.rights & FWPS_RIGHT_ACTION_WRITE != 0,
        });
        answer
    };
    if let Some(action) = answer.action {
        value.actionType = action;
    }
    match answer.right {
        Right::Keep => {}
        Right::Clear => value.rights &= !FWPS_RIGHT_ACTION_WRITE,
        Right::Set => value.rights |= FWPS_RIGHT_ACTION_WRITE,
    }
    if answer.absorb {
        value.flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
    }
    c!(out.write(value));
}

/// # Safety
/// As every classify routine of version 0, which has no classify context.
unsafe extern "system" fn classify_0(
    _values: *const FWPS_INCOMING_VALUES0,
    _metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    _data: *mut std::ffi::c_void,
    filter: *const FWPS_FILTER0,
    _flow: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    answer(c!((*filter).filterId), out);
}

macro_rules! later_versions {
    ($($classify:ident, $filter:ty;)*) => {
        $(
            /// # Safety
            /// As every classify routine.
            unsafe extern "system" fn $classify(
                _values: *const FWPS_INCOMING_VALUES0,
                _metadata: *const FWPS_INCOMING_METADATA_VALUES0,
                _data: *mut std::ffi::c_void,
                _context: *const std::ffi::c_void,
                filter: *const $filter,
                _flow: u64,
                out: *mut FWPS_CLASSIFY_OUT0,
            ) {
                answer(c!((*filter).filterId), out);
            }
        )*
    };
}

later_versions! {
    classify_1, FWPS_FILTER1;
    classify_2, FWPS_FILTER2;
    classify_3, FWPS_FILTER3;
}

macro_rules! notify {
    ($($notify:ident, $filter:ty;)*) => {
        $(
            /// # Safety
            /// As every notify routine.
            unsafe extern "system" fn $notify(
                _kind: FWPS_CALLOUT_NOTIFY_TYPE,
                _key: *const GUID,
                _filter: *mut $filter,
            ) -> NTSTATUS {
                STATUS_SUCCESS
            }
        )*
    };
}

notify! {
    notify_0, FWPS_FILTER0;
    notify_1, FWPS_FILTER1;
    notify_2, FWPS_FILTER2;
    notify_3, FWPS_FILTER3;
}

/// Registers one callout of a version.
macro_rules! register {
    ($device:ident, $version:literal, $callout:ident, $function:ident, $classify:ident, $notify:ident) => {{
        let callout = $callout {
            calloutKey: plain::key(FIRST + $version),
            flags: 0,
            classifyFn: Some($classify),
            notifyFn: Some($notify),
            flowDeleteFn: None,
        };
        let mut id = 0;
        let status = c!($function($device.cast(), &raw const callout, &raw mut id));
        assert_eq!(status, STATUS_SUCCESS);
        state().ids.push(id);
    }};
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
    *state() = State {
        device: device.expose_provenance(),
        ..State::default()
    };
    register!(
        device,
        0,
        FWPS_CALLOUT0,
        FwpsCalloutRegister0,
        classify_0,
        notify_0
    );
    register!(
        device,
        1,
        FWPS_CALLOUT1,
        FwpsCalloutRegister1,
        classify_1,
        notify_1
    );
    register!(
        device,
        2,
        FWPS_CALLOUT2,
        FwpsCalloutRegister2,
        classify_2,
        notify_2
    );
    register!(
        device,
        3,
        FWPS_CALLOUT3,
        FwpsCalloutRegister3,
        classify_3,
        notify_3
    );
    STATUS_SUCCESS
}

/// Adds sublayers, callouts and filters of a case. Returns the session.
fn add(rules: &[Rule], layer: GUID) -> usize {
    let engine = plain::open(true);
    // The lightest one first, so that the order in which they are added means nothing.
    for number in (0..SUBLAYERS as u32).rev() {
        let weight = 900 - number as u16 * 100;
        assert_eq!(
            plain::add_sublayer(engine, FIRST_SUBLAYER + number, weight),
            STATUS_SUCCESS
        );
    }
    for number in FIRST..=MISSING {
        assert_eq!(plain::add_callout(engine, number, layer), STATUS_SUCCESS);
    }
    for (index, rule) in rules.iter().enumerate() {
        let (action, callout, permits) = match rule.kind {
            Kind::Permit => (FWP_ACTION_PERMIT, 0, false),
            Kind::Block => (FWP_ACTION_BLOCK, 0, false),
            Kind::Callout(action, _) => (action.number(), FIRST + index as u32 % 4, false),
            Kind::Missing(action, permits) => (action.number(), MISSING, permits),
        };
        let flag = |set: bool, flag: u32| if set { flag } else { 0 };
        let filter = Filter {
            layer,
            sublayer: FIRST_SUBLAYER + rule.sublayer as u32,
            weight: u64::from(rule.weight) * 1000 + 999 - index as u64,
            action,
            callout,
            flags: flag(rule.clears, FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT)
                | flag(permits, FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED),
        };
        let id = filter.add(engine, &[]).expect("the filter is in order");
        if let Kind::Callout(_, answer) = rule.kind {
            state().answers.insert(id, (index, answer));
        }
    }
    engine
}

/// Runs traffic through rules at a layer. What the callouts saw is returned, too.
pub fn run_at(
    builder: SimBuilder,
    layer: GUID,
    rules: &[Rule],
    traffic: impl FnOnce(&mut Sim),
) -> (Vec<Seen>, Outcome) {
    let _turn = turn();
    let mut sim = builder.build();
    let driver = sim.load(driver_entry).expect("the driver loads");
    let cloned = rules.to_vec();
    let engine = sim.run(move || add(&cloned, layer)).expect("the machine runs");
    traffic(&mut sim);
    sim.settle();
    sim.run(move || plain::close(engine)).expect("the machine runs");
    sim.unload(driver);
    let outcome = sim.finish();
    (std::mem::take(&mut state().calls), outcome)
}

/// Runs one classification through the rules.
pub fn run(place: Place, rules: &[Rule], seed: u64) -> (Verdict, Outcome) {
    let builder = place.settings(Sim::builder().seed(seed));
    let (calls, outcome) = run_at(builder, place.key(), rules, |sim| place.traffic(sim));
    let counters = outcome.layer(place.layer());
    // Some layers are passed by when they have no filter.
    let times = if rules.is_empty() {
        counters.classified.min(1)
    } else {
        1
    };
    let decided = counters.permitted + counters.blocked + counters.absorbed;
    assert_eq!((counters.classified, decided), (times, times), "{place:?}");
    let verdict = Verdict {
        calls,
        blocked: counters.blocked + counters.absorbed == 1,
        absorbed: counters.absorbed == 1,
        vetoes: counters.vetoed,
        broken: outcome
            .reports
            .iter()
            .map(|report| report.contract.to_string())
            .collect(),
    };
    (verdict, outcome)
}
