//! Tags of NET_BUFFER_LISTs: contexts go along with packets, and drivers are told what happens to these.

#[path = "../support/mod.rs"]
mod support;

mod driver;

use std::collections::BTreeSet;

use driver::Seen::{Event, Found};
use driver::{Mode, Seen, driver_entry, plant, seen};
use fwps_sim::{Faults, Outcome, Sim, SimBuilder};
use fwps_sys::*;
use support::packets::{Kind, packet};

const ENTERED: Seen = Event(FWPS_NET_BUFFER_LIST_ENTERED_NETIO, false);
const CLONED: Seen = Event(FWPS_NET_BUFFER_LIST_CLONED_VIA_WFP_API, true);
const EXIT: Seen = Event(FWPS_NET_BUFFER_LIST_EXIT_NETIO, false);
const REMOVED: Seen = Event(FWPS_NET_BUFFER_LIST_CONTEXT_REMOVED, false);
const IN: Seen = Found(FWPS_LAYER_INBOUND_TRANSPORT_V4 as u16, true);
const SENT: Seen = Found(FWPS_LAYER_OUTBOUND_TRANSPORT_V4 as u16, true);
const OUT: Seen = Found(FWPS_LAYER_OUTBOUND_IPPACKET_V4 as u16, true);
const SEEDS: u64 = 16;

/// One packet; what the driver saw until nothing was left to do.
fn run_with(builder: SimBuilder, mode: Mode, inbound: bool) -> (Outcome, Vec<Seen>) {
    let mut sim = builder.build();
    plant(mode);
    let driver = sim.load(driver_entry).expect("nothing refuses");
    let packet = packet(Kind::Udp4, inbound, &[7; 60]);
    if inbound {
        sim.receive(&packet).expect("well formed");
    } else {
        sim.send(&packet).expect("well formed");
    }
    sim.settle();
    let seen = seen();
    sim.unload(driver);
    (sim.finish(), seen)
}

fn run(seed: u64, mode: Mode, inbound: bool) -> (Outcome, Vec<Seen>) {
    run_with(Sim::builder().seed(seed), mode, inbound)
}

#[track_caller]
fn caught(mode: Mode, expected: &str) {
    for seed in 0..SEEDS {
        let (outcome, _) = run(seed, mode, false);
        let reports = outcome.reports.iter();
        let contracts: BTreeSet<String> = reports.map(|report| report.contract.to_string()).collect();
        assert_eq!(
            contracts,
            BTreeSet::from([expected.to_owned()]),
            "{mode:?}, seed {seed}"
        );
    }
}

#[test]
fn contexts_go_from_layer_to_layer_and_are_removed_when_the_packet_leaves() {
    for mode in [Mode::Plain, Mode::Version1] {
        let mut ends = BTreeSet::new();
        for seed in 0..SEEDS {
            let (outcome, seen) = run(seed, mode, false);
            outcome.assert_clean();
            assert_eq!(seen, [OUT, EXIT, REMOVED], "outbound, seed {seed}");
            let (outcome, seen) = run(seed, mode, true);
            outcome.assert_clean();
            assert_eq!(seen[..2], [IN, EXIT], "inbound, seed {seed}");
            assert!(seen.len() == 2 || seen[2..] == [REMOVED]);
            ends.insert(seen.len());
        }
        assert_eq!(
            ends.len(),
            2,
            "an inbound packet leaves with CONTEXT_REMOVED or without"
        );
    }
}

#[test]
fn contexts_move_to_a_clone_and_enter_with_it() {
    for seed in 0..SEEDS {
        for mode in [Mode::Move, Mode::MovePool] {
            let (outcome, seen) = run(seed, mode, false);
            outcome.assert_clean();
            let expected = [OUT, CLONED, ENTERED, SENT, OUT, EXIT, REMOVED];
            assert_eq!(seen, expected, "{mode:?}, seed {seed}");
            assert_eq!(outcome.output.len(), 1);
        }
    }
}

#[test]
fn a_removed_context_is_gone_at_once_and_told_of_once() {
    for seed in 0..SEEDS {
        let (outcome, seen) = run(seed, Mode::RemoveEarly, true);
        outcome.assert_clean();
        assert_eq!(seen, [IN, REMOVED], "seed {seed}");
    }
}

#[test]
fn the_context_of_a_dropped_packet_is_removed() {
    for seed in 0..SEEDS {
        let (outcome, seen) = run(seed, Mode::Drop, true);
        outcome.assert_clean();
        assert_eq!(seen, [IN, REMOVED], "seed {seed}");
    }
}

#[test]
fn a_context_that_was_taken_out_is_the_drivers() {
    for seed in 0..SEEDS {
        let (outcome, seen) = run(seed, Mode::TakeOut, true);
        outcome.assert_clean();
        assert_eq!(seen, [IN], "seed {seed}");
    }
}

#[test]
fn a_list_that_never_entered_has_no_event_and_is_removed_by_its_tag() {
    for seed in 0..SEEDS {
        let (outcome, seen) = run(seed, Mode::NeverEnters, false);
        outcome.assert_clean();
        assert_eq!(seen, [Found(FWPS_LAYER_OUTBOUND_IPPACKET_V4 as u16, false)]);
    }
    caught(Mode::NeverRemoved, "C-322");
}

#[test]
fn a_refused_association_leaves_the_packet_without_one() {
    let faults = Faults::nth(
        "FwpsNetBufferListAssociateContext0",
        1,
        STATUS_INSUFFICIENT_RESOURCES,
    );
    let builder = Sim::builder().faults(faults);
    let (outcome, seen) = run_with(builder, Mode::Plain, false);
    outcome.assert_clean();
    assert_eq!(seen, [Found(FWPS_LAYER_OUTBOUND_IPPACKET_V4 as u16, false)]);
}

#[test]
fn tag_that_was_never_given() {
    caught(Mode::NoTag, "C-317");
}

#[test]
fn arguments_that_are_wrong() {
    for mode in [
        Mode::Flags,
        Mode::NoProvider,
        Mode::NoDevice,
        Mode::OtherLayer,
        Mode::RetrieveFlags,
    ] {
        caught(mode, "C-318");
    }
}

#[test]
fn nobody_to_tell() {
    caught(Mode::NoRoutine, "C-319");
}

#[test]
fn second_context_of_one_tag() {
    caught(Mode::Twice, "not-modelled");
}

#[test]
fn context_copied_to_a_clone_and_freed_with_both() {
    caught(Mode::CopyPool, "C-321");
}

#[test]
fn context_that_nobody_frees() {
    caught(Mode::LeakPool, "C-322");
}

#[test]
fn tag_at_the_stream_layer() {
    let segment = |inbound: bool, flags: &str, sequence: u32, payload: &[u8]| {
        let (from, to, ports) = if inbound {
            ([10, 0, 0, 2], [10, 0, 0, 1], (40_000, 80))
        } else {
            ([10, 0, 0, 1], [10, 0, 0, 2], (80, 40_000))
        };
        let mut tcp = etherparse::PacketBuilder::ipv4(from, to, 64).tcp(ports.0, ports.1, sequence, 1024);
        if flags.contains('S') {
            tcp = tcp.syn();
        }
        if flags.contains('A') {
            tcp = tcp.ack(if inbound { 501 } else { 101 });
        }
        let mut packet = Vec::new();
        tcp.write(&mut packet, payload).expect("a packet in memory");
        packet
    };
    for (mode, expected) in [(Mode::AtStream, Some("C-323")), (Mode::Plain, None)] {
        let mut sim = Sim::builder().build();
        plant(mode);
        let driver = sim.load(driver_entry).expect("nothing refuses");
        sim.receive(&segment(true, "S", 100, &[])).expect("well formed");
        sim.send(&segment(false, "SA", 500, &[])).expect("well formed");
        sim.receive(&segment(true, "A", 101, &[])).expect("well formed");
        sim.receive(&segment(true, "A", 101, &[7; 60]))
            .expect("well formed");
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        let reported: Vec<String> = outcome
            .reports
            .iter()
            .map(|one| one.contract.to_string())
            .collect();
        assert_eq!(reported.first().map(String::as_str), expected);
        assert!(
            reported.iter().all(|one| Some(one.as_str()) == expected),
            "{mode:?}: {outcome}"
        );
    }
}
