//! Unload, the ends of flows, closed endpoints and completions at every yield point of a run.

mod support;

use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};

use fwps_sim::{Moment, Outcome, Sim};
use fwps_sys::*;
use support::driver::{notify, pointer};
use support::packets::{KINDS, Kind, packet};
use support::plain::{Filter, add_callout, add_sublayer, begin, close, commit, key, open};
use support::{Bug, plant};

const TAG: u32 = u32::from_le_bytes(*b"race");

/// Whether the driver frees its state without waiting for classify.
static FREES_EARLY: AtomicBool = AtomicBool::new(false);
static DEVICE: AtomicUsize = AtomicUsize::new(0);
static ENGINE: AtomicUsize = AtomicUsize::new(0);
static STATE: AtomicUsize = AtomicUsize::new(0);
static CALLOUT: AtomicU32 = AtomicU32::new(0);
static CALLS: AtomicU32 = AtomicU32::new(0);

fn allocate() -> usize {
    c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, TAG)).expose_provenance()
}

fn free(address: usize) {
    c!(ExFreePoolWithTag(pointer(address), TAG));
}

/// Counts the call in the state of the driver, with a call in between: there the state must not go.
///
/// # Safety
/// As every classify routine.
unsafe extern "system" fn classify(
    _values: *const FWPS_INCOMING_VALUES0,
    _metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    _data: *mut std::ffi::c_void,
    _context: *const std::ffi::c_void,
    _filter: *const FWPS_FILTER2,
    _flow: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    c!((*out).actionType = FWP_ACTION_PERMIT);
    CALLS.fetch_add(1, Ordering::Relaxed);
    let state = STATE.load(Ordering::Relaxed);
    if state != 0 {
        let scratch = allocate();
        let count: *mut u32 = std::ptr::with_exposed_provenance_mut(state);
        c!(*count += 1);
        free(scratch);
    }
}

fn free_state() {
    free(STATE.swap(0, Ordering::Relaxed));
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    close(ENGINE.load(Ordering::Relaxed));
    let early = FREES_EARLY.load(Ordering::Relaxed);
    if early {
        free_state();
    }
    c!(FwpsCalloutUnregisterById0(CALLOUT.load(Ordering::Relaxed)));
    if !early {
        free_state();
    }
    c!(IoDeleteDevice(pointer(DEVICE.load(Ordering::Relaxed))));
}

/// # Safety
/// As every DriverEntry.
unsafe extern "system" fn driver_entry(driver: *mut DRIVER_OBJECT, _path: *mut UNICODE_STRING) -> NTSTATUS {
    c!((*driver).DriverUnload = Some(unload));
    let mut device = null_mut();
    let status = c!(IoCreateDevice(driver, 0, null_mut(), 0x12, 0, 0, &raw mut device));
    assert_eq!(status, STATUS_SUCCESS);
    DEVICE.store(device.expose_provenance(), Ordering::Relaxed);
    STATE.store(allocate(), Ordering::Relaxed);
    let callout = FWPS_CALLOUT2 {
        calloutKey: key(0),
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
    CALLOUT.store(id, Ordering::Relaxed);
    let engine = open(true);
    ENGINE.store(engine, Ordering::Relaxed);
    begin(engine, 0);
    add_sublayer(engine, 9, 9);
    add_callout(engine, 0, FWPM_LAYER_INBOUND_IPPACKET_V4);
    let filter = Filter {
        layer: FWPM_LAYER_INBOUND_IPPACKET_V4,
        sublayer: 9,
        weight: 1,
        action: FWP_ACTION_CALLOUT_TERMINATING,
        callout: 0,
        flags: 0,
    };
    filter.add(engine, &[]).expect("the filter is added");
    commit(engine);
    STATUS_SUCCESS
}

/// Two packets, with an unload at a moment. Returns how many yield points there were, too.
fn run(moment: Moment) -> (u64, Outcome) {
    CALLS.store(0, Ordering::Relaxed);
    let mut sim = Sim::builder().seed(5).build();
    let driver = sim.load(driver_entry).expect("the driver loads");
    let before = sim.yield_points();
    sim.unload_at(driver, moment);
    for _ in 0..2 {
        sim.receive(&packet(Kind::Udp4, true, b"x")).expect("well formed");
    }
    sim.settle();
    let points = sim.yield_points() - before;
    (points, sim.finish())
}

/// One test at a time may use the driver.
fn with_driver<R>(frees_early: bool, test: impl FnOnce() -> R) -> R {
    static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _turn = TURN.lock();
    FREES_EARLY.store(frees_early, Ordering::Relaxed);
    test()
}

#[test]
fn unload_at_every_yield_point_finds_a_race() {
    with_driver(true, || {
        let (points, outcome) = run(Moment::YieldPoint(u64::MAX));
        outcome.assert_clean();
        assert!(points >= 4, "{points}");
        let found: Vec<_> = (0..points)
            .filter(|point| {
                let (_, outcome) = run(Moment::YieldPoint(*point));
                let contracts: Vec<_> = outcome
                    .reports
                    .iter()
                    .map(|report| report.contract.to_string())
                    .collect();
                assert!(contracts.iter().all(|contract| contract == "C-380"), "{outcome}");
                !contracts.is_empty()
            })
            .collect();
        // Inside of the allocation of each classify call, and nowhere else.
        assert_eq!(found.len(), 2, "{found:?} of {points}");
    });
}

#[test]
fn unload_at_every_yield_point_of_a_correct_driver_is_clean() {
    with_driver(false, || {
        let (points, _) = run(Moment::YieldPoint(u64::MAX));
        for point in 0..points {
            let (_, outcome) = run(Moment::YieldPoint(point));
            outcome.assert_clean();
            assert_eq!(outcome.output.len(), 2, "every packet is delivered");
        }
    });
}

#[test]
fn unload_at_a_packet_comes_before_that_packet() {
    with_driver(false, || {
        for (number, classified) in [(1, 0), (2, 1), (3, 2)] {
            let (_, outcome) = run(Moment::Packet(number));
            outcome.assert_clean();
            assert_eq!(
                CALLS.load(Ordering::Relaxed),
                classified,
                "unloaded at packet {number}"
            );
        }
    });
}

/// Packets of every kind through the driver that clones and injects again.
fn run_cloning(seed: u64, disturbances: f64, schedule: impl FnOnce(&mut Sim)) -> (u64, Outcome) {
    let mut sim = Sim::builder().seed(seed).disturbances(disturbances).build();
    plant(Bug::None);
    let driver = sim.load(support::driver::driver_entry).expect("the driver loads");
    let before = sim.yield_points();
    schedule(&mut sim);
    for kind in KINDS {
        sim.receive(&packet(kind, true, b"in")).expect("well formed");
        sim.send(&packet(kind, false, b"out")).expect("well formed");
    }
    sim.settle();
    let points = sim.yield_points() - before;
    sim.unload(driver);
    (points, sim.finish())
}

#[test]
fn disturbances_at_random_leave_a_correct_driver_clean() {
    let seeds = std::env::var("FWPS_SEEDS").map_or(20, |text| text.parse().expect("a number"));
    for seed in 0..seeds {
        let (_, outcome) = run_cloning(seed, 0.1, |_| ());
        outcome.assert_clean();
        assert_eq!(outcome.injected, outcome.completed);
        let again = run_cloning(seed, 0.1, |_| ()).1;
        assert_eq!(again.report(), outcome.report(), "seed {seed} replays");
    }
}

#[test]
fn what_comes_at_a_yield_point_leaves_a_correct_driver_clean() {
    let (points, _) = run_cloning(3, 0.0, |_| ());
    for point in (0..points).step_by(7) {
        let moment = Moment::YieldPoint(point);
        run_cloning(3, 0.0, |sim| sim.end_flows_at(moment))
            .1
            .assert_clean();
        run_cloning(3, 0.0, |sim| sim.complete_at(moment))
            .1
            .assert_clean();
        let local = ([10, 0, 0, 1], 53).into();
        run_cloning(3, 0.0, |sim| sim.close_endpoint_at(moment, 17, local))
            .1
            .assert_clean();
    }
}
