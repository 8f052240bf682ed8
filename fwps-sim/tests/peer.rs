//! Drivers beside a peer: one without a bug is clean, one that does not know its own packets again is caught, and named.

mod support;

use fwps_sim::{Outcome, Peer, PeerAction, Sim};
use support::driver::driver_entry;
use support::packets::{KINDS, packet};
use support::{Bug, plant};

/// Runs the driver with a bug, loaded as the first or the second one, beside a peer that re-injects.
fn run(seed: u64, bug: Bug, weight: u16, peer_first: bool) -> Outcome {
    let mut sim = Sim::builder().seed(seed).build();
    plant(bug);
    let peer = Peer::new(PeerAction::Reinject).weight(weight);
    let early = peer_first.then(|| sim.load_peer(peer.clone()).expect("the peer loads"));
    let driver = sim.load(driver_entry).expect("the driver loads");
    let peer = early.unwrap_or_else(|| sim.load_peer(peer).expect("the peer loads"));
    for kind in KINDS {
        let bytes = packet(kind, true, b"payload of some length");
        sim.receive(&bytes).expect("well formed");
        let bytes = packet(kind, false, b"payload of some length");
        sim.send(&bytes).expect("well formed");
    }
    sim.settle();
    sim.unload(driver);
    sim.unload(peer);
    plant(Bug::None);
    sim.finish()
}

#[test]
fn who_does_not_know_its_own_packets_is_caught_beside_a_peer() {
    let mut went_round = false;
    for weight in [0xFFFF, 0] {
        for peer_first in [false, true] {
            for seed in 0..5 {
                run(seed, Bug::None, weight, peer_first).assert_clean();
                let outcome = run(seed, Bug::NoStateQuery, weight, peer_first);
                let broke = |contract: &str| {
                    let mut reports = outcome.reports.iter();
                    reports.any(|report| report.contract.to_string() == contract)
                };
                assert!(broke("C-074"), "seed {seed}: nobody noticed that it does not ask");
                went_round |= broke("C-076");
                let number = if peer_first { 2 } else { 1 };
                for report in &outcome.reports {
                    let known = ["C-074", "C-076"].contains(&report.contract.to_string().as_str());
                    assert!(known, "seed {seed}: {report}");
                    assert_eq!(report.driver, number, "seed {seed}: {report}");
                }
            }
        }
    }
    // Each driver takes the clones of the other for new packets, unless it asks.
    assert!(went_round, "no packet went round between the two");
}

#[test]
fn a_peer_that_cannot_start_leaves_nothing_behind() {
    let functions = [
        "IoCreateDevice",
        "FwpsInjectionHandleCreate0",
        "FwpsCalloutRegister2",
        "FwpmEngineOpen0",
        "FwpmSubLayerAdd0",
        "FwpmFilterAdd0",
    ];
    for function in functions {
        let faults = fwps_sim::Faults::function(function, fwps_sys::STATUS_INSUFFICIENT_RESOURCES);
        let mut sim = Sim::builder().faults(faults).build();
        let error = sim
            .load_peer(Peer::new(PeerAction::Reinject))
            .expect_err("a call of its start fails");
        assert_eq!(
            error.status,
            fwps_sys::STATUS_INSUFFICIENT_RESOURCES,
            "{function}"
        );
        sim.finish().assert_clean();
    }
}

#[test]
#[should_panic(expected = "re-injects at the IP packet layers")]
fn a_peer_refuses_layers_that_it_cannot_inject_at() {
    let _peer = Peer::new(PeerAction::Reinject).layers([fwps_sim::Layer::StreamV4]);
}
