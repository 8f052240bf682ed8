//! The host as a router: the forward layers, and forward injection.

#[path = "../support/mod.rs"]
mod support;

mod driver;

use std::collections::BTreeSet;

use driver::{Bug, Seen, completed, driver_entry, plant, seen};
use etherparse::PacketBuilder;
use fwps_sim::{Capture, Direction, Faults, Outcome, Sim, SimBuilder};
use fwps_sys::*;

const HOST: [u8; 4] = [10, 0, 0, 1];
const NEAR: [u8; 4] = [10, 0, 0, 2];
const FAR: [u8; 4] = [192, 0, 2, 7];

fn v4(from: [u8; 4], to: [u8; 4]) -> Vec<u8> {
    let mut packet = Vec::new();
    PacketBuilder::ipv4(from, to, 64)
        .udp(4000, 53)
        .write(&mut packet, b"question")
        .expect("a packet in memory");
    packet
}

fn v6(from: u8, to: u16) -> Vec<u8> {
    let mut near = [0; 16];
    (near[0], near[15]) = (0xFD, from);
    let mut far = [0; 16];
    (far[0], far[1], far[15]) = (0x20, 1, to as u8);
    let mut packet = Vec::new();
    PacketBuilder::ipv6(near, far, 64)
        .udp(4000, 53)
        .write(&mut packet, b"question")
        .expect("a packet in memory");
    packet
}

/// What a run left.
struct Run {
    outcome: Outcome,
    seen: Vec<Seen>,
    completed: Vec<NTSTATUS>,
}

fn run(builder: SimBuilder, bug: Bug, packets: &[(Direction, Vec<u8>)]) -> Run {
    let mut sim = builder.build();
    plant(bug);
    let driver = sim.load(driver_entry).expect("nothing refuses");
    for (direction, bytes) in packets {
        match direction {
            Direction::Inbound => sim.receive(bytes),
            Direction::Outbound => sim.send(bytes),
        }
        .expect("well formed");
    }
    sim.settle();
    let (seen, completed) = (seen(), completed());
    sim.unload(driver);
    let outcome = sim.finish();
    Run {
        outcome,
        seen,
        completed,
    }
}

fn transit() -> Vec<(Direction, Vec<u8>)> {
    vec![
        (Direction::Inbound, v4(NEAR, FAR)),
        (Direction::Inbound, v4(FAR, NEAR)),
        (Direction::Inbound, v6(2, 7)),
    ]
}

fn contracts(outcome: &Outcome) -> BTreeSet<String> {
    let reports = outcome.reports.iter();
    reports.map(|report| report.contract.to_string()).collect()
}

#[track_caller]
fn caught(builder: &SimBuilder, bug: Bug, packets: &[(Direction, Vec<u8>)], expected: &str) -> Vec<Run> {
    let runs = (0..8).map(|seed| run(builder.clone().seed(seed), bug, packets));
    let runs: Vec<Run> = runs.collect();
    for run in &runs {
        assert_eq!(
            contracts(&run.outcome),
            BTreeSet::from([expected.to_owned()]),
            "{bug:?}"
        );
    }
    runs
}

#[test]
fn packets_between_other_hosts_are_shown_once_and_sent_once() {
    for seed in 0..16 {
        let run = run(Sim::builder().seed(seed).forwarding(true), Bug::None, &transit());
        assert_eq!(contracts(&run.outcome), BTreeSet::new(), "seed {seed}");
        let interfaces = |seen: &Seen| (seen.layer, seen.source_interface, seen.destination_interface);
        let expected = [(8, 12, 13), (8, 13, 12), (10, 12, 13)];
        assert_eq!(run.seen.iter().map(interfaces).collect::<Vec<_>>(), expected);
        assert!(run.seen.iter().all(|seen| matches!(seen.first_byte, 0x45 | 0x60)));
        assert_eq!(run.completed.len(), 3);
        assert!(run.completed.iter().all(|status| *status >= 0));
        let mut sent: Vec<_> = run
            .outcome
            .output
            .iter()
            .map(|packet| packet.bytes.clone())
            .collect();
        let mut expected: Vec<_> = transit().into_iter().map(|(_, bytes)| bytes).collect();
        sent.sort();
        expected.sort();
        assert_eq!(sent, expected);
    }
}

#[test]
fn fragments_between_other_hosts_go_on_as_they_are() {
    let mut fragment = v4(NEAR, FAR);
    // More fragments follow.
    fragment[6] = 0x20;
    let packets = [(Direction::Inbound, fragment.clone())];
    let run = run(Sim::builder().forwarding(true), Bug::None, &packets);
    assert_eq!(contracts(&run.outcome), BTreeSet::new());
    let flags: Vec<u32> = run.seen.iter().map(|seen| seen.flags).collect();
    assert_eq!(flags, [FWP_CONDITION_FLAG_IS_FRAGMENT]);
    assert_eq!(run.outcome.output[0].bytes, fragment);
}

#[test]
fn nothing_is_forwarded_unless_asked_for() {
    let mut sim = Sim::builder().build();
    plant(Bug::None);
    let driver = sim.load(driver_entry).expect("nothing refuses");
    // A packet that is offered as inbound goes up to the host, whatever its addresses are.
    sim.receive(&v4(NEAR, FAR)).expect("well formed");
    sim.settle();
    assert_eq!(seen(), []);
    sim.unload(driver);
    assert_eq!(sim.finish().packets.sent, 0);
}

#[test]
fn what_passes_through_is_marked_and_injected_with_the_host() {
    let packets = [
        (Direction::Inbound, v4(FAR, HOST)),
        (Direction::Outbound, v4(HOST, FAR)),
    ];
    for seed in 0..16 {
        let run = run(Sim::builder().seed(seed).weak_host(true), Bug::None, &packets);
        assert_eq!(contracts(&run.outcome), BTreeSet::new(), "seed {seed}");
        for flag in [
            FWP_CONDITION_FLAG_IS_INBOUND_PASS_THRU,
            FWP_CONDITION_FLAG_IS_OUTBOUND_PASS_THRU,
        ] {
            // As it came, and again after the injection.
            assert_eq!(run.seen.iter().filter(|seen| seen.flags & flag != 0).count(), 2);
        }
        assert_eq!(run.outcome.output.len(), 2);
    }
}

#[test]
fn traffic_of_the_near_network_does_not_pass_through() {
    let packets = [
        (Direction::Inbound, v4(NEAR, HOST)),
        (Direction::Outbound, v4(HOST, NEAR)),
    ];
    let run = run(
        Sim::builder().weak_host(true).forwarding(true),
        Bug::None,
        &packets,
    );
    assert_eq!(run.seen, []);
}

#[test]
fn each_broken_rule_of_forward_injection_is_reported() {
    let builder = Sim::builder().forwarding(true);
    for (bug, contract) in [
        (Bug::WrongHandle, "C-041"),
        (Bug::WrongFamily, "C-041"),
        (Bug::WrongStart, "C-041"),
        (Bug::ArrivalInterface, "C-042"),
        (Bug::Chain, "C-044"),
        (Bug::Flags, "C-023"),
        (Bug::NoCompletion, "C-019"),
        (Bug::Leak, "C-016"),
    ] {
        caught(&builder, bug, &transit(), contract);
    }
}

#[test]
fn a_packet_that_passes_through_completes_with_a_failure_in_the_forward_path() {
    let packets = [(Direction::Inbound, v4(FAR, HOST))];
    for run in caught(
        &Sim::builder().weak_host(true),
        Bug::PassThroughForwarded,
        &packets,
        "C-045",
    ) {
        assert_eq!(run.completed, [STATUS_INVALID_PARAMETER]);
        assert!(run.outcome.output.is_empty());
    }
}

#[test]
fn forward_injection_can_be_refused_with_each_of_its_statuses() {
    for status in [
        STATUS_FWP_TCPIP_NOT_READY,
        STATUS_FWP_INJECT_HANDLE_CLOSING,
        STATUS_INSUFFICIENT_RESOURCES,
    ] {
        let faults = Faults::nth("FwpsInjectForwardAsync0", 1, status);
        let builder = Sim::builder().forwarding(true).faults(faults);
        let run = run(builder, Bug::None, &transit());
        assert_eq!(contracts(&run.outcome), BTreeSet::new());
        assert_eq!((run.completed.len(), run.outcome.output.len()), (2, 3));
    }
}

/// A pcap file of raw IP packets.
fn capture(packets: &[Vec<u8>]) -> Vec<u8> {
    let mut file = Vec::new();
    for word in [0xA1B2_C3D4_u32, 0x0004_0002, 0, 0, 0x1_0000, 101] {
        file.extend(word.to_le_bytes());
    }
    for bytes in packets {
        for word in [0, 0, bytes.len() as u32, bytes.len() as u32] {
            file.extend(word.to_le_bytes());
        }
        file.extend(bytes);
    }
    file
}

#[test]
fn a_capture_between_other_hosts_is_played_when_the_host_forwards() {
    let file = capture(&[v4(NEAR, FAR), v4(FAR, NEAR)]);
    for forwarding in [false, true] {
        let mut sim = Sim::builder().forwarding(forwarding).build();
        let mut capture = Capture::new(file.as_slice()).expect("a capture");
        sim.play(&mut capture, |_| ()).expect("whole");
        let outcome = sim.finish();
        let sent = if forwarding { 2 } else { 0 };
        assert_eq!((outcome.packets.foreign, outcome.packets.sent), (2, sent));
    }
}
