//! Drivers that keep the rules: contexts come with each call, and go back once, whatever ends the flow.

use fwps_sim::{Conversation, Sim, StreamEnd};
use fwps_sys::*;

use crate::c;
use crate::driver::{self, Call, Plan, STREAM, conversation, load, reported, run, turn, with};
use crate::support::packets::{Kind, packet};

/// The driver of every run of this file leaves nothing behind.
fn nothing_is_kept() {
    with(|state| assert!(state.kept.is_empty(), "{:?}", state.kept));
}

#[test]
fn contexts_come_with_the_calls_and_go_back_once() {
    let _turn = turn();
    for seed in 0..60 {
        let outcome = run(Sim::builder().seed(seed), Plan::new());
        assert_eq!(reported(&outcome), [""; 0], "seed {seed}");
        nothing_is_kept();
        with(|state| {
            assert!(state.with.iter().all(|calls| *calls > 0), "{:?}", state.with);
            // Two flows, each with a context of both transport callouts at least, and one of the stream's.
            assert!(state.deleted >= 5, "{}", state.deleted);
        });
    }
}

/// The end of the connection brings the contexts back, while the driver stays.
#[test]
fn a_connection_that_ends_gives_its_contexts_back() {
    let _turn = turn();
    let reset = |seed| conversation(seed).end(Some(StreamEnd::Abort));
    let endings: [(&str, &dyn Fn(u64) -> Conversation); 2] = [("closed", &conversation), ("reset", &reset)];
    for (name, conversation) in endings {
        for seed in 0..20 {
            let mut sim = Sim::builder().seed(seed).build();
            let driver = load(&mut sim, Plan::new());
            sim.converse(&conversation(seed));
            sim.settle();
            with(|state| {
                assert!(state.deleted >= 3, "{name} {seed}: {}", state.deleted);
                assert!(state.kept.is_empty(), "{name} {seed}");
            });
            sim.unload(driver);
            assert_eq!(reported(&sim.finish()), [""; 0], "{name} {seed}");
        }
    }
}

#[test]
fn an_idle_flow_ends() {
    let _turn = turn();
    for seed in 0..10 {
        let mut sim = Sim::builder().seed(seed).flow_idle_packets(10).build();
        let driver = load(&mut sim, Plan::new());
        sim.send(&packet(Kind::Udp4, false, b"x")).expect("well formed");
        sim.settle();
        with(|state| assert!(!state.kept.is_empty() && state.deleted == 0));
        for _ in 0..30 {
            sim.send(&packet(Kind::Udp6, false, b"y")).expect("well formed");
        }
        sim.settle();
        nothing_is_kept();
        // The next packet begins a new flow.
        sim.send(&packet(Kind::Udp4, false, b"x")).expect("well formed");
        with(|state| assert_eq!(state.without[1], 2));
        sim.unload(driver);
        assert_eq!(reported(&sim.finish()), [""; 0], "seed {seed}");
    }
}

#[test]
fn the_end_of_the_network_ends_every_flow() {
    let _turn = turn();
    for seed in 0..10 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, Plan::new());
        sim.send(&packet(Kind::Udp4, false, b"x")).expect("well formed");
        sim.send(&packet(Kind::Ping4, false, b"x")).expect("well formed");
        with(|state| assert!(state.kept.len() >= 2));
        sim.end_flows();
        sim.settle();
        nothing_is_kept();
        sim.unload(driver);
        assert_eq!(reported(&sim.finish()), [""; 0]);
    }
}

/// Only calls with a context come, and the other packets pass.
#[test]
fn a_callout_that_is_conditional_on_a_flow() {
    let _turn = turn();
    for seed in 0..20 {
        let plan = Plan {
            flags: FWP_CALLOUT_FLAG_CONDITIONAL_ON_FLOW,
            ..Plan::new()
        };
        let outcome = run(Sim::builder().seed(seed), plan);
        assert_eq!(reported(&outcome), [""; 0]);
        with(|state| assert_eq!((state.with, state.without), ([0; 3], [0; 3])));
        assert_eq!(
            outcome.packets.delivered + outcome.packets.sent,
            outcome.packets.read
        );
    }
    // From outside, once the flow exists.
    let mut sim = Sim::builder().build();
    let plan = Plan {
        flags: FWP_CALLOUT_FLAG_CONDITIONAL_ON_FLOW,
        ..Plan::new()
    };
    let driver = load(&mut sim, plan);
    sim.send(&packet(Kind::Udp4, false, b"x")).expect("well formed");
    sim.run(|| driver::keep_for(0xF1_0000_0000, 1)).expect("runs");
    sim.send(&packet(Kind::Udp4, false, b"x")).expect("well formed");
    with(|state| assert_eq!((state.with, state.without), ([0, 1, 0], [0; 3])));
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), [""; 0]);
}

/// Ends the flow at the first call with a context.
fn abort(call: &Call) {
    driver::keep(call);
    if let (Some(flow), true) = (call.flow, call.context != 0) {
        let status = c!(FwpsFlowAbort0(flow));
        assert!(matches!(status, STATUS_SUCCESS | STATUS_NOT_FOUND));
    }
}

#[test]
fn a_flow_that_is_ended_by_the_driver() {
    let _turn = turn();
    for seed in 0..20 {
        let mut sim = Sim::builder().seed(seed).build();
        let plan = Plan {
            classify: abort,
            ..Plan::new()
        };
        let driver = load(&mut sim, plan);
        sim.converse(&conversation(seed));
        sim.settle();
        with(|state| assert!(state.deleted > 0));
        nothing_is_kept();
        sim.unload(driver);
        let outcome = sim.finish();
        assert_eq!(reported(&outcome), [""; 0]);
        assert!(outcome.streams[0].received.len() < 500, "the connection went on");
    }
}

static REMOVED: std::sync::Mutex<Vec<(bool, NTSTATUS)>> = std::sync::Mutex::new(Vec::new());

/// Removes contexts from inside of classify: its own, which it is using, and that of the other callout.
fn remove_some(call: &Call) {
    driver::keep(call);
    if let (Some(flow), true) = (call.flow, call.context != 0) {
        for callout in [call.callout, STREAM] {
            let status = driver::remove(flow, callout);
            REMOVED.lock().unwrap().push((callout == call.callout, status));
        }
    }
}

#[test]
fn the_three_results_of_a_removal() {
    let _turn = turn();
    for seed in 0..20 {
        REMOVED.lock().unwrap().clear();
        let plan = Plan {
            classify: remove_some,
            ..Plan::new()
        };
        let outcome = run(Sim::builder().seed(seed), plan);
        assert_eq!(reported(&outcome), [""; 0], "seed {seed}");
        nothing_is_kept();
        let removed = REMOVED.lock().unwrap().clone();
        // A context in use goes later; another one at once; and none cannot go.
        assert!(removed.contains(&(true, STATUS_PENDING)), "{removed:?}");
        assert!(removed.contains(&(false, STATUS_SUCCESS)), "{removed:?}");
        assert!(
            removed.contains(&(true, STATUS_UNSUCCESSFUL)) || removed.contains(&(false, STATUS_UNSUCCESSFUL))
        );
        assert!(!removed.contains(&(true, STATUS_SUCCESS)), "{removed:?}");
    }
}

/// Unregistration is refused as long as there are contexts.
#[test]
fn a_callout_with_contexts_is_busy() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, Plan::new());
    sim.send(&packet(Kind::Udp4, false, b"x")).expect("well formed");
    let statuses = sim
        .run(|| {
            let busy = driver::unregister(1);
            driver::remove_all();
            // One that has none is not busy; it is registered again by nobody.
            (busy, driver::unregister(1), driver::unregister(1))
        })
        .expect("the machine runs");
    assert_eq!(
        statuses,
        (STATUS_DEVICE_BUSY, STATUS_SUCCESS, STATUS_FWP_CALLOUT_NOT_FOUND)
    );
    let plan = Plan {
        stop: || {
            for callout in [0, STREAM] {
                while driver::unregister(callout) != STATUS_SUCCESS {
                    driver::pause();
                }
            }
        },
        ..Plan::new()
    };
    driver::replan(plan);
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), [""; 0]);
}
