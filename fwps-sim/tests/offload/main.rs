//! Checksums that the NIC computes and checks.

#[path = "../support/mod.rs"]
mod support;

mod reflect;

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use fwps_sim::{Outcome, Shape, Sim, SimBuilder};
use support::driver::driver_entry;
use support::packets::{KINDS, Kind, packet};
use support::{Bug, plant};

/// The bug of the driver is one for the process.
static TURN: Mutex<()> = Mutex::new(());

/// Sends and receives every kind of packet.
fn run(builder: SimBuilder, bug: Bug) -> Outcome {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut sim = builder.checksum_offload(true).build();
    plant(bug);
    let driver = sim.load(driver_entry).expect("the driver loads");
    for kind in KINDS {
        sim.send(&packet(kind, false, b"from the host"))
            .expect("well formed");
        sim.receive(&packet(kind, true, b"to the host"))
            .expect("well formed");
    }
    sim.settle();
    sim.unload(driver);
    plant(Bug::None);
    sim.finish()
}

fn contracts(outcome: &Outcome) -> BTreeSet<String> {
    let reports = outcome.reports.iter();
    reports.map(|report| report.contract.to_string()).collect()
}

#[track_caller]
fn assert_whole_checksums(outcome: &Outcome) {
    assert_eq!(outcome.output.len(), 12);
    for kind in KINDS {
        for (inbound, payload) in [(true, &b"to the host"[..]), (false, b"from the host")] {
            let expected = packet(kind, inbound, payload);
            assert!(
                outcome.output.iter().any(|packet| packet.bytes == expected),
                "{kind:?} {inbound}"
            );
        }
    }
}

#[test]
fn clones_leave_the_checksum_to_the_nic_as_their_originals_do() {
    for seed in 0..20 {
        for shape in [Shape::Plain, Shape::Seeded] {
            let outcome = run(Sim::builder().seed(seed).shape(shape), Bug::None);
            outcome.assert_clean();
            assert_whole_checksums(&outcome);
        }
    }
}

#[test]
fn copies_without_the_information_of_the_original() {
    let mut caught = 0;
    for seed in 0..20 {
        let outcome = run(Sim::builder().seed(seed), Bug::Copy);
        let found = contracts(&outcome);
        if !found.is_empty() {
            assert_eq!(found, BTreeSet::from(["C-031".to_owned()]));
            caught += 1;
        }
        assert_whole_checksums(&outcome);
    }
    assert!(caught > 10, "{caught} of 20 seeds");
}

/// Receives some packets, which the driver sends back.
fn reflect(seed: u64, clears: bool) -> (Outcome, u32) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut sim = Sim::builder().seed(seed).checksum_offload(true).build();
    reflect::clears(clears);
    let driver = sim.load(reflect::driver_entry).expect("nothing refuses");
    for kind in [Kind::Udp4, Kind::Tcp4, Kind::Ping4] {
        sim.receive(&packet(kind, true, b"echo")).expect("well formed");
    }
    sim.settle();
    let informed = reflect::informed();
    sim.unload(driver);
    (sim.finish(), informed)
}

#[test]
fn received_packets_sent_with_what_is_known_of_their_checksums() {
    let mut all = 0;
    for seed in 0..16 {
        let (outcome, informed) = reflect(seed, true);
        outcome.assert_clean();
        all += informed;
        let (outcome, informed) = reflect(seed, false);
        let expected: BTreeSet<_> = (informed > 0).then(|| "C-039".to_owned()).into_iter().collect();
        assert_eq!(contracts(&outcome), expected, "seed {seed}");
        assert_eq!(outcome.reports.len(), informed as usize);
    }
    assert!((1..16 * 3).contains(&all), "{all} with information");
}

#[test]
fn nothing_is_left_to_the_nic_unless_asked_for() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    for seed in 0..8 {
        let mut sim = Sim::builder().seed(seed).build();
        plant(Bug::Copy);
        let driver = sim.load(driver_entry).expect("the driver loads");
        for kind in KINDS {
            sim.send(&packet(kind, false, b"from the host"))
                .expect("well formed");
        }
        sim.settle();
        sim.unload(driver);
        plant(Bug::None);
        sim.finish().assert_clean();
    }
}
