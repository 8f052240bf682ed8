//! Calls that fail: with each status that their pages list, and what the driver has afterwards.

use fwps_sim::{Faults, Sim};
use fwps_sys::*;

use crate::c;
use crate::driver::{self, Plan, reported, run, turn, with};
use crate::support::packets::{Kind, packet};

#[test]
fn each_status_of_the_pages() {
    let _turn = turn();
    let refusals = [
        ("FwpsFlowAssociateContext0", STATUS_OBJECT_NAME_EXISTS),
        ("FwpsFlowAssociateContext0", STATUS_INVALID_PARAMETER),
        ("FwpsFlowAssociateContext0", STATUS_INSUFFICIENT_RESOURCES),
        ("FwpsFlowRemoveContext0", STATUS_UNSUCCESSFUL),
        ("FwpsCalloutUnregisterById0", STATUS_DEVICE_BUSY),
        ("FwpsCalloutUnregisterById0", STATUS_FWP_IN_USE),
    ];
    for (function, status) in refusals {
        for nth in 1..4 {
            for seed in 0..5 {
                let faults = Faults::nth(function, nth, status);
                let outcome = run(Sim::builder().seed(seed).faults(faults), Plan::new());
                assert_eq!(reported(&outcome), [""; 0], "{function} {nth} {seed}");
                assert_eq!(
                    outcome.refusals.get(function),
                    Some(&1),
                    "{function} {nth} {seed}"
                );
                with(|state| assert!(state.kept.is_empty()));
            }
        }
    }
}

#[test]
fn a_removal_that_is_made_to_wait() {
    let _turn = turn();
    for seed in 0..10 {
        let faults = Faults::function("FwpsFlowRemoveContext0", STATUS_PENDING);
        let outcome = run(Sim::builder().seed(seed).faults(faults), Plan::new());
        assert_eq!(reported(&outcome), [""; 0], "{seed}");
        with(|state| assert!(state.kept.is_empty()));
    }
}

/// C-176.
#[test]
fn a_key_is_registered_once() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = driver::load(&mut sim, Plan::new());
    assert_eq!(
        sim.run(|| driver::register_again(0)).expect("the machine runs"),
        STATUS_FWP_ALREADY_EXISTS
    );
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), [""; 0]);
}

#[test]
fn a_second_context_is_refused() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = driver::load(&mut sim, Plan::new());
    sim.send(&packet(Kind::Udp4, false, b"x")).expect("well formed");
    let flow = with(|state| state.kept.values().next().expect("kept").0);
    let statuses = sim.run(|| {
        // The callouts of this driver each have theirs; a callout at another layer may have one too.
        let inbound = driver::associate(flow, 0, 0x123);
        let again = driver::associate(flow, 0, 0x456);
        let status = c!(FwpsFlowAbort0(flow));
        let over = driver::associate(flow, 0, 0x789);
        (
            inbound,
            again,
            status,
            over,
            c!(FwpsFlowAbort0(flow)),
            driver::remove(flow, 0),
        )
    });
    assert_eq!(
        statuses.expect("the machine runs"),
        (
            STATUS_SUCCESS,
            STATUS_OBJECT_NAME_EXISTS,
            STATUS_SUCCESS,
            STATUS_NOT_FOUND,
            STATUS_NOT_FOUND,
            STATUS_UNSUCCESSFUL
        )
    );
    driver::replan(Plan {
        delete: Some(|layer, callout, context| {
            if context != 0x123 {
                driver::free(layer, callout, context);
            }
        }),
        ..Plan::new()
    });
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), [""; 0]);
}

#[test]
fn an_end_that_is_refused() {
    let _turn = turn();
    let faults = Faults::nth("FwpsFlowAbort0", 1, STATUS_INSUFFICIENT_RESOURCES);
    let mut sim = Sim::builder().faults(faults).build();
    let driver = driver::load(&mut sim, Plan::new());
    sim.send(&packet(Kind::Udp4, false, b"x")).expect("well formed");
    let flow = with(|state| state.kept.values().next().expect("kept").0);
    let statuses = sim.run(|| (c!(FwpsFlowAbort0(flow)), c!(FwpsFlowAbort0(flow))));
    assert_eq!(
        statuses.expect("the machine runs"),
        (STATUS_INSUFFICIENT_RESOURCES, STATUS_SUCCESS)
    );
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), [""; 0]);
}
