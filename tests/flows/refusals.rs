//! Associations and removals that the engine refuses.

use std::sync::atomic::Ordering;

use fwps::Status;
use fwps_sim::{Faults, Sim};

use crate::{
    all_came_back,
    keeper::{REFUSED, WITH, run},
    turn,
};

/// C-203, C-205: only STATUS_SUCCESS takes the context; every other status gives it back.
#[test]
fn a_refused_context_comes_back() {
    let _turn = turn();
    for status in [
        fwps_sys::STATUS_OBJECT_NAME_EXISTS,
        fwps_sys::STATUS_INVALID_PARAMETER,
        fwps_sys::STATUS_INSUFFICIENT_RESOURCES,
        fwps_sys::STATUS_PENDING,
    ] {
        for nth in 1..5 {
            for seed in 0..10 {
                let faults = Faults::nth("FwpsFlowAssociateContext0", nth, status);
                let outcome = run(Sim::builder().faults(faults), seed);
                outcome.assert_clean();
                assert!(all_came_back() >= 4);
                let refused = REFUSED.lock().expect("no test panicked").clone();
                assert!(
                    refused.contains(&Status::from_raw(status)),
                    "{status:#x}: {refused:?}"
                );
                // What was not taken is associated with a later packet; what was taken, with none.
                let mut again = refused.into_iter().filter(|other| other.to_raw() != status);
                assert!(again.all(|status| status == Status::OBJECT_NAME_EXISTS));
            }
        }
    }
}

#[test]
fn without_any_context_everything_passes() {
    let _turn = turn();
    let status = fwps_sys::STATUS_INSUFFICIENT_RESOURCES;
    for seed in 0..10 {
        let faults = Faults::function("FwpsFlowAssociateContext0", status);
        let outcome = run(Sim::builder().faults(faults), seed);
        outcome.assert_clean();
        all_came_back();
        assert_eq!(outcome.streams[0].received.len(), 500);
        for calls in &WITH {
            assert_eq!(calls.load(Ordering::Relaxed), 0);
        }
    }
}

/// C-189, C-208: unload goes on until the engine has no context any more.
#[test]
fn refused_removals_are_repeated_at_unload() {
    let _turn = turn();
    for status in [
        fwps_sys::STATUS_UNSUCCESSFUL,
        fwps_sys::STATUS_INSUFFICIENT_RESOURCES,
        fwps_sys::STATUS_PENDING,
    ] {
        for nth in 1..4 {
            for seed in 0..10 {
                let faults = Faults::nth("FwpsFlowRemoveContext0", nth, status);
                run(Sim::builder().faults(faults), seed).assert_clean();
                assert_eq!(all_came_back(), 4);
            }
        }
    }
    let faults = Faults::function("FwpsFlowRemoveContext0", fwps_sys::STATUS_PENDING);
    run(Sim::builder().faults(faults), 1).assert_clean();
    assert_eq!(all_came_back(), 4);
}

#[test]
fn any_call_may_fail() {
    let _turn = turn();
    for seed in 0..200 {
        run(Sim::builder().faults(Faults::random(0.05)), seed).assert_clean();
        all_came_back();
    }
}
