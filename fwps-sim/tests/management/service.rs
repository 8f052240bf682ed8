//! The filter engine stops and starts while drivers are loaded, and runs late at boot.

use std::ptr::null_mut;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use fwps_sim::Sim;
use fwps_sys::*;

use crate::call::*;
use crate::driver::{breaks, driver_entry, plan, pointer};
use crate::support::packets::{Kind, packet};
use crate::{c, get_by_key};

static STATES: Mutex<Vec<FWPM_SERVICE_STATE>> = Mutex::new(Vec::new());
static SUBSCRIPTION: AtomicUsize = AtomicUsize::new(0);
static ENGINE: AtomicUsize = AtomicUsize::new(0);

/// Opens the driver's session, and adds its filter.
fn attach() {
    let engine = open(true);
    assert_eq!(add_sublayer(engine, &sublayer(1)), STATUS_SUCCESS);
    assert_eq!(add_filter(engine, &filter(2, 1)), STATUS_SUCCESS);
    ENGINE.store(engine, Ordering::Relaxed);
}

fn detach() {
    let engine = ENGINE.swap(0, Ordering::Relaxed);
    if engine != 0 {
        assert_eq!(close(engine), STATUS_SUCCESS);
    }
}

/// Attaches when the engine runs, and detaches while its stop is pending.
///
/// # Safety
/// As every callback about the state.
unsafe extern "system" fn follow(_context: *mut std::ffi::c_void, state: FWPM_SERVICE_STATE) {
    STATES.lock().unwrap().push(state);
    match state {
        FWPM_SERVICE_RUNNING => attach(),
        FWPM_SERVICE_STOP_PENDING => detach(),
        _ => {}
    }
}

/// # Safety
/// As every callback about the state.
unsafe extern "system" fn note(_context: *mut std::ffi::c_void, state: FWPM_SERVICE_STATE) {
    STATES.lock().unwrap().push(state);
}

/// # Safety
/// As every callback about the state.
unsafe extern "system" fn end_itself(_context: *mut std::ffi::c_void, state: FWPM_SERVICE_STATE) {
    if state == FWPM_SERVICE_STOPPED {
        unsubscribe();
    }
}

fn subscribe(device: usize, callback: FWPM_SERVICE_STATE_CHANGE_CALLBACK0) -> NTSTATUS {
    let mut handle = null_mut();
    let status = c!(FwpmBfeStateSubscribeChanges0(
        pointer(device),
        callback,
        null_mut(),
        &raw mut handle
    ));
    SUBSCRIPTION.store(handle.expose_provenance(), Ordering::Relaxed);
    STATES.lock().unwrap().clear();
    status
}

fn unsubscribe() {
    let handle = SUBSCRIPTION.load(Ordering::Relaxed);
    c!(FwpmBfeStateUnsubscribeChanges0(pointer(handle)));
}

/// Sends a packet that the filter of these tests blocks.
fn send(sim: &mut Sim) {
    sim.send(&packet(Kind::Udp4, false, b"out")).expect("well formed");
}

#[test]
fn a_driver_that_loads_before_the_engine_runs() {
    let mut sim = Sim::builder().filter_engine_running(false).build();
    plan(
        |device| {
            assert_eq!(open_as(&session(true)), Err(0xC002_0034_u32 as i32));
            // First subscribe, then ask, then open (C-331).
            assert_eq!(subscribe(device, Some(follow)), STATUS_SUCCESS);
            assert_eq!(c!(FwpmBfeStateGet0()), FWPM_SERVICE_STOPPED);
            STATUS_SUCCESS
        },
        Some(|| {
            unsubscribe();
            detach();
        }),
    );
    let driver = sim.load(driver_entry).expect("the driver loads");
    send(&mut sim);
    sim.start_filter_engine();
    send(&mut sim);
    sim.stop_filter_engine();
    send(&mut sim);
    sim.start_filter_engine();
    send(&mut sim);
    sim.unload(driver);
    send(&mut sim);
    // After `finish` the next test may begin.
    let states = STATES.lock().unwrap().clone();
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(
        outcome.output.len(),
        3,
        "two of five were blocked, while the engine ran"
    );
    assert_eq!(
        states,
        [
            FWPM_SERVICE_START_PENDING,
            FWPM_SERVICE_RUNNING,
            FWPM_SERVICE_STOP_PENDING,
            FWPM_SERVICE_STOPPED,
            FWPM_SERVICE_START_PENDING,
            FWPM_SERVICE_RUNNING
        ]
    );
}

#[test]
fn sessions_that_outlive_the_engine_are_aborted() {
    let mut sim = Sim::builder().build();
    let engine = sim
        .run(|| {
            let engine = open(false);
            begin(engine, 0);
            assert_eq!(add_sublayer(engine, &sublayer(1)), STATUS_SUCCESS);
            engine
        })
        .expect("the machine goes on");
    sim.stop_filter_engine();
    sim.start_filter_engine();
    sim.run(move || {
        assert_eq!(add_sublayer(engine, &sublayer(2)), STATUS_FWP_SESSION_ABORTED);
        assert_eq!(commit(engine), STATUS_FWP_SESSION_ABORTED);
        assert_eq!(
            get_by_key!(FwpmSubLayerGetByKey0, engine, key(1)).err(),
            Some(STATUS_FWP_SESSION_ABORTED)
        );
        assert_eq!(close(engine), STATUS_SUCCESS, "it is closed all the same (C-335)");
        let fresh = open(false);
        assert_eq!(
            get_by_key!(FwpmSubLayerGetByKey0, fresh, key(1)).err(),
            Some(STATUS_FWP_SUBLAYER_NOT_FOUND),
            "the transaction was rolled back"
        );
        close(fresh);
    })
    .expect("the machine goes on");
    sim.finish().assert_clean();
}

#[test]
fn persistent_objects_come_back_and_static_ones_do_not() {
    let mut sim = Sim::builder().build();
    sim.run(|| {
        let engine = open(false);
        let mut lasting = sublayer(1);
        lasting.flags = FWPM_SUBLAYER_FLAG_PERSISTENT;
        assert_eq!(add_sublayer(engine, &lasting), STATUS_SUCCESS);
        assert_eq!(add_sublayer(engine, &sublayer(2)), STATUS_SUCCESS);
        let mut persistent = filter(3, 1);
        persistent.flags = FWPM_FILTER_FLAG_PERSISTENT;
        assert_eq!(add_filter(engine, &persistent), STATUS_SUCCESS);
        assert_eq!(add_filter(engine, &filter(4, 2)), STATUS_SUCCESS);
        close(engine);
    })
    .expect("the machine goes on");
    send(&mut sim);
    sim.stop_filter_engine();
    send(&mut sim);
    sim.start_filter_engine();
    send(&mut sim);
    sim.run(|| {
        let engine = open(false);
        let mut kept = get_by_key!(FwpmFilterGetByKey0, engine, key(3)).expect("persistent");
        free(&mut kept);
        assert_eq!(
            get_by_key!(FwpmFilterGetByKey0, engine, key(4)).err(),
            Some(STATUS_FWP_FILTER_NOT_FOUND)
        );
        assert_eq!(
            get_by_key!(FwpmSubLayerGetByKey0, engine, key(2)).err(),
            Some(STATUS_FWP_SUBLAYER_NOT_FOUND)
        );
        close(engine);
    })
    .expect("the machine goes on");
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.output.len(), 1, "only while the engine did not run");
}

#[test]
fn a_subscription_that_is_left_behind() {
    breaks("C-334", |device| {
        assert_eq!(subscribe(device, Some(note)), STATUS_SUCCESS);
        STATUS_SUCCESS
    });
}

#[test]
fn a_subscription_that_is_ended_twice() {
    breaks("C-334", |device| {
        subscribe(device, Some(note));
        unsubscribe();
        unsubscribe();
        STATUS_SUCCESS
    });
}

#[test]
fn the_state_without_a_subscription() {
    breaks("C-331", |_| {
        assert_eq!(c!(FwpmBfeStateGet0()), FWPM_SERVICE_RUNNING);
        STATUS_SUCCESS
    });
}

#[test]
fn a_subscription_that_is_ended_by_its_callback() {
    let mut sim = Sim::builder().build();
    plan(
        |device| {
            subscribe(device, Some(end_itself));
            STATUS_SUCCESS
        },
        None,
    );
    let driver = sim.load(driver_entry).expect("the driver loads");
    sim.stop_filter_engine();
    sim.unload(driver);
    let outcome = sim.finish();
    let told: Vec<_> = outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect();
    assert_eq!(told, ["C-333"]);
}

#[test]
fn subscriptions_need_a_device_and_a_callback() {
    let mut sim = Sim::builder().build();
    sim.run(|| {
        assert_eq!(subscribe(0, Some(note)), STATUS_INVALID_PARAMETER);
    })
    .expect("the machine goes on");
    sim.finish().assert_clean();
}
