//! References to received packets that outlive classify.

#[path = "../support/mod.rs"]
mod support;

mod driver;

use std::collections::BTreeSet;

use driver::{Bug, at_network, at_transport, moved, plant};
use fwps_sim::{DriverEntry, Outcome, Shape, Sim, SimBuilder};
use support::packets::{Kind, packet};

const KINDS: [Kind; 3] = [Kind::Udp4, Kind::Tcp4, Kind::Ping4];

/// Receives some packets of all kinds; how many data starts moved is returned too.
fn run(builder: SimBuilder, entry: DriverEntry, bug: Bug) -> (Outcome, u32) {
    receive(builder, entry, bug, &KINDS)
}

/// As [`run`], with packets of these kinds.
fn receive(builder: SimBuilder, entry: DriverEntry, bug: Bug, kinds: &[Kind]) -> (Outcome, u32) {
    let mut sim = builder.build();
    plant(bug);
    let driver = sim.load(entry).expect("nothing refuses");
    for round in 0..4 {
        for kind in kinds {
            sim.receive(&packet(*kind, true, &[round; 40]))
                .expect("well formed");
        }
    }
    sim.settle();
    let moved = moved();
    sim.unload(driver);
    (sim.finish(), moved)
}

fn contracts(outcome: &Outcome) -> BTreeSet<String> {
    let reports = outcome.reports.iter();
    reports.map(|report| report.contract.to_string()).collect()
}

const ENTRIES: [DriverEntry; 2] = [at_network, at_transport];

#[test]
fn a_driver_that_compares_finds_the_packet() {
    for entry in ENTRIES {
        let mut all = 0;
        for seed in 0..16 {
            for shape in [Shape::Plain, Shape::Cut(1), Shape::Seeded] {
                let (outcome, moved) = run(Sim::builder().seed(seed).shape(shape), entry, Bug::None);
                outcome.assert_clean();
                assert_eq!((outcome.injected, outcome.output.len()), (12, 12), "seed {seed}");
                let whole = |bytes: &[u8]| {
                    let (kinds, rounds) = (KINDS.into_iter(), 0..4);
                    kinds
                        .flat_map(|kind| rounds.clone().map(move |round| packet(kind, true, &[round; 40])))
                        .any(|packet| packet == bytes)
                };
                assert!(outcome.output.iter().all(|packet| whole(&packet.bytes)));
                all += moved;
            }
        }
        // Not every list moves, and not none.
        assert!((1..16 * 3 * 12).contains(&all), "{all} moved");
    }
}

#[test]
fn a_driver_that_does_not_compare_is_reported() {
    for entry in ENTRIES {
        for seed in 0..16 {
            let (outcome, moved) = run(Sim::builder().seed(seed), entry, Bug::NoCompare);
            let expected: BTreeSet<_> = (moved > 0).then(|| "C-097".to_owned()).into_iter().collect();
            assert_eq!(contracts(&outcome), expected, "seed {seed}");
            assert_eq!(outcome.reports.len(), moved as usize);
        }
    }
}

/// A driver that found its ICMP packet moved on over the header was reported for it, although the transport layer shows such a list from that
/// header on.
#[test]
fn a_list_of_icmp_stays_as_the_transport_layer_showed_it() {
    for seed in 0..16 {
        let builder = Sim::builder().seed(seed);
        let (outcome, moved) = receive(builder, at_transport, Bug::NoCompare, &[Kind::Ping4]);
        outcome.assert_clean();
        assert_eq!((outcome.injected, moved), (4, 0), "seed {seed}");
    }
}

#[test]
fn a_clone_keeps_the_original_without_the_reference() {
    // The driver drops the reference before it injects (C-090).
    let (outcome, _) = run(Sim::builder().seed(3), at_network, Bug::None);
    outcome.assert_clean();
    assert_eq!(outcome.completed, 12);
}

#[test]
fn packets_held_for_long_are_reported() {
    for (bug, expected) in [(Bug::HoldForLong, "C-093"), (Bug::CloneForLong, "C-036")] {
        for seed in 0..4 {
            let (outcome, _) = run(Sim::builder().seed(seed).hold_limit(5), at_network, bug);
            assert_eq!(contracts(&outcome), BTreeSet::from([expected.to_owned()]));
            // The twelfth packet finds those before the seventh too old.
            assert_eq!(outcome.reports.len(), 6, "{bug:?}, seed {seed}");
        }
        let (outcome, _) = run(Sim::builder(), at_network, bug);
        outcome.assert_clean();
    }
}

#[test]
fn packets_passed_on_in_time_are_not_reported() {
    for seed in 0..16 {
        let (outcome, _) = run(Sim::builder().seed(seed).hold_limit(12), at_network, Bug::None);
        outcome.assert_clean();
    }
}

/// The clone is made when the packet has gone on long since, and nothing of the call that let it go is left but the reference.
#[test]
fn a_packet_that_went_on_is_not_passed_on_as_well() {
    for entry in ENTRIES {
        for seed in 0..16 {
            let (outcome, _) = receive(Sim::builder().seed(seed), entry, Bug::PermitsToo, &[Kind::Udp4]);
            assert_eq!(
                contracts(&outcome),
                BTreeSet::from(["C-166".to_owned()]),
                "seed {seed}"
            );
            assert_eq!(outcome.reports.len(), 4, "seed {seed}");
        }
    }
}
