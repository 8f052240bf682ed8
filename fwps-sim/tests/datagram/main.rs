//! The layers of datagrams and of ICMP errors: what they show, and transport injection from them.

#[path = "../support/mod.rs"]
mod support;

mod driver;
mod send;

use std::collections::BTreeSet;

use driver::{Bug, Seen, driver_entry, plant, seen};
use etherparse::PacketBuilder;
use fwps_sim::{Direction, Faults, Layer, Outcome, Shape, Sim, SimBuilder};
use fwps_sys::*;
use support::packets::{KINDS, Kind, packet, raw};

const HOST4: [u8; 4] = [10, 0, 0, 1];
const PEER4: [u8; 4] = [10, 0, 0, 2];
const HOST6: [u8; 16] = [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
const PEER6: [u8; 16] = [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2];

/// An ICMP error about the start of a packet that goes the other way.
fn error(v4: bool, inbound: bool) -> Vec<u8> {
    let kind = if v4 { Kind::Udp4 } else { Kind::Udp6 };
    let about = packet(kind, !inbound, &[9; 40]);
    let mut error = Vec::new();
    if v4 {
        let (from, to) = if inbound { (PEER4, HOST4) } else { (HOST4, PEER4) };
        PacketBuilder::ipv4(from, to, 64)
            .icmpv4_raw(3, 3, [0; 4])
            .write(&mut error, &about[..28])
    } else {
        let (from, to) = if inbound { (PEER6, HOST6) } else { (HOST6, PEER6) };
        PacketBuilder::ipv6(from, to, 64)
            .icmpv6_raw(1, 4, [0; 4])
            .write(&mut error, &about)
    }
    .expect("a packet in memory");
    error
}

fn run(builder: SimBuilder, bug: Bug, packets: &[(Direction, Vec<u8>)]) -> (Outcome, Vec<Seen>) {
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
    let seen = seen();
    sim.unload(driver);
    (sim.finish(), seen)
}

/// Every kind of packet in both directions, TCP included.
fn packets() -> Vec<(Direction, Vec<u8>)> {
    let mut packets = Vec::new();
    for (direction, inbound) in [(Direction::Inbound, true), (Direction::Outbound, false)] {
        packets.extend(KINDS.map(|kind| (direction, packet(kind, inbound, b"some payload"))));
        packets.extend([true, false].map(|v4| (direction, error(v4, inbound))));
    }
    packets.extend([true, false].map(|v4| (Direction::Outbound, raw(v4, b"raw payload"))));
    packets
}

fn contracts(outcome: &Outcome) -> BTreeSet<String> {
    let reports = outcome.reports.iter();
    reports.map(|report| report.contract.to_string()).collect()
}

#[track_caller]
fn assert_everything_comes_out(outcome: &Outcome, packets: &[(Direction, Vec<u8>)], case: &str) {
    outcome.assert_clean();
    let sorted = |mut all: Vec<Vec<u8>>| {
        all.sort();
        all
    };
    let out = outcome.output.iter().map(|packet| packet.bytes.clone()).collect();
    let expected = packets.iter().map(|(_, bytes)| bytes.clone()).collect();
    assert_eq!(sorted(out), sorted(expected), "{case}");
}

#[test]
fn everything_but_tcp_is_injected_again_and_comes_out_once() {
    let packets = packets();
    for shape in [Shape::Plain, Shape::Seeded, Shape::Cut(1)] {
        for seed in 0..12 {
            let builder = Sim::builder().seed(seed).shape(shape).raw_sends(true);
            let (outcome, seen) = run(builder, Bug::None, &packets);
            let case = format!("{shape:?}, seed {seed}");
            assert_everything_comes_out(&outcome, &packets, &case);
            assert_eq!(outcome.injected, 14, "{case}: 18 packets, 4 of them TCP");
            assert_eq!(outcome.completed, outcome.injected);
            assert_eq!(seen.iter().filter(|seen| seen.own).count(), 14, "{case}");
        }
    }
}

#[test]
fn refused_injections_let_the_original_pass() {
    for function in [
        "FwpsInjectTransportReceiveAsync0",
        "FwpsInjectTransportSendAsync1",
    ] {
        for status in [
            STATUS_INSUFFICIENT_RESOURCES,
            STATUS_FWP_TCPIP_NOT_READY,
            STATUS_FWP_INJECT_HANDLE_CLOSING,
        ] {
            let refusal = Faults::function(function, status);
            let builder = Sim::builder().raw_sends(true).faults(refusal);
            let (outcome, _) = run(builder, Bug::None, &packets());
            assert_everything_comes_out(&outcome, &packets(), function);
            assert!(outcome.refusals.contains_key(function));
        }
    }
}

fn field(seen: &Seen, index: i32) -> (FWP_DATA_TYPE, u64) {
    seen.fields[index as usize]
}

#[test]
fn datagrams_start_behind_their_headers_or_at_the_transport_header() {
    let (_, seen) = run(
        Sim::builder(),
        Bug::None,
        &[
            (Direction::Inbound, packet(Kind::Udp4, true, b"question")),
            (Direction::Outbound, packet(Kind::Udp4, false, b"answer")),
            (Direction::Inbound, packet(Kind::Ping6, true, b"ping")),
        ],
    );
    let first: Vec<&Seen> = seen.iter().filter(|seen| !seen.own).collect();
    assert_eq!(first.len(), 3);
    assert_eq!(first[0].data, b"question");
    assert_eq!((first[0].ip_header, first[0].transport_header), (20, 8));
    assert_eq!(&first[1].data[8..], b"answer");
    assert_eq!((first[1].ip_header, first[1].transport_header), (0, 8));
    assert_eq!(first[0].endpoint, first[1].endpoint, "one socket has both");
    let direction = FWPS_FIELD_DATAGRAM_DATA_V4_DIRECTION;
    assert_eq!(
        field(first[0], direction),
        (FWP_UINT32, FWP_DIRECTION_INBOUND as u64)
    );
    assert_eq!(
        field(first[1], direction),
        (FWP_UINT32, FWP_DIRECTION_OUTBOUND as u64)
    );
    for seen in &first[..2] {
        assert_eq!(
            field(seen, FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL),
            (FWP_UINT8, 17)
        );
        assert_eq!(
            field(seen, FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS),
            (FWP_UINT32, 0x0A00_0001)
        );
        assert_eq!(
            field(seen, FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_PORT),
            (FWP_UINT16, 80)
        );
        assert_eq!(
            field(seen, FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_PORT),
            (FWP_UINT16, 40_000)
        );
    }
    // An ICMP message starts at its header, and has type and code for ports (C-145).
    assert_eq!(first[2].data[0], 128);
    assert_eq!((first[2].ip_header, first[2].transport_header), (40, 0));
    assert_eq!(
        field(first[2], FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_PORT),
        (FWP_UINT16, 128)
    );
    assert_ne!(first[2].metadata & FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE, 0);
}

#[test]
fn an_icmp_error_that_arrives_starts_at_the_packet_it_is_about() {
    let inbound = [true, false].map(|v4| (Direction::Inbound, error(v4, true)));
    let (_, seen) = run(Sim::builder(), Bug::None, &inbound);
    let first: Vec<&Seen> = seen.iter().filter(|seen| !seen.own).collect();
    assert_eq!(first.iter().map(|seen| seen.layer).collect::<Vec<_>>(), [28, 30]);
    for (seen, (version, header)) in first.iter().zip([(4, 28), (6, 48)]) {
        assert_eq!(seen.data[0] >> 4, version);
        // The size of the IP header counts the one of the ICMP header too (C-064).
        assert_eq!((seen.ip_header, seen.transport_header), (header, 8));
        assert_eq!(
            field(seen, FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_PROTOCOL),
            (FWP_UINT8, 17)
        );
        assert_eq!(
            field(seen, FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_PORT),
            (FWP_UINT16, 80)
        );
        assert_eq!(
            field(seen, FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_PORT),
            (FWP_UINT16, 40_000)
        );
        assert_eq!(
            field(seen, FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_INDEX),
            (FWP_UINT32, 12)
        );
        assert_eq!(seen.metadata & FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE, 0);
        assert_ne!(seen.metadata & FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE, 0);
    }
    let kind = |seen, code| {
        (
            field(seen, FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_TYPE),
            field(seen, code),
        )
    };
    let code = FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_CODE;
    assert_eq!(kind(first[0], code), ((FWP_UINT16, 3), (FWP_UINT16, 3)));
    assert_eq!(kind(first[1], code), ((FWP_UINT16, 1), (FWP_UINT16, 4)));
    let remote = field(first[0], FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_ADDRESS);
    assert_eq!(remote, (FWP_UINT32, 0x0A00_0002));
}

#[test]
fn an_icmp_error_that_leaves_starts_at_its_header() {
    let outbound = [true, false].map(|v4| (Direction::Outbound, error(v4, false)));
    let (outcome, seen) = run(Sim::builder(), Bug::None, &outbound);
    let first: Vec<&Seen> = seen.iter().filter(|seen| !seen.own).collect();
    assert_eq!(first.iter().map(|seen| seen.layer).collect::<Vec<_>>(), [32, 34]);
    for (seen, (kind, code)) in first.iter().zip([(3, 3), (1, 4)]) {
        assert_eq!(seen.data[..2], [kind, code]);
        assert_eq!(seen.transport_header, 8);
        assert_eq!(seen.metadata & FWPS_METADATA_FIELD_IP_HEADER_SIZE, 0);
        assert_eq!(
            field(seen, FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_TYPE),
            (FWP_UINT16, kind.into())
        );
        assert_eq!(
            field(seen, FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_CODE),
            (FWP_UINT16, code.into())
        );
    }
    assert_eq!(
        outcome.layer(Layer::DatagramDataV4).classified,
        0,
        "an error is no datagram"
    );
    assert_eq!(outcome.layer(Layer::OutboundIcmpErrorV6).classified, 2);
}

#[test]
fn layers_without_filters_see_nothing() {
    let mut sim = Sim::builder().build();
    for (direction, bytes) in packets() {
        match direction {
            Direction::Inbound => sim.receive(&bytes),
            Direction::Outbound => sim.send(&bytes),
        }
        .expect("well formed");
    }
    let outcome = sim.finish();
    assert_eq!(outcome.output.len(), 18);
    for layer in [
        Layer::DatagramDataV4,
        Layer::InboundIcmpErrorV4,
        Layer::OutboundIcmpErrorV6,
    ] {
        assert!(
            outcome.layers.iter().all(|other| other.layer != layer),
            "{layer:?}"
        );
    }
}

#[track_caller]
fn caught(bug: Bug, packets: &[(Direction, Vec<u8>)], expected: &str) {
    for seed in 0..8 {
        let (outcome, _) = run(Sim::builder().seed(seed).raw_sends(true), bug, packets);
        assert_eq!(
            contracts(&outcome),
            BTreeSet::from([expected.to_owned()]),
            "{bug:?}, seed {seed}"
        );
    }
}

#[test]
fn clones_that_do_not_start_at_the_ip_header() {
    let inbound: Vec<_> = packets()
        .into_iter()
        .filter(|(direction, _)| *direction == Direction::Inbound)
        .collect();
    caught(Bug::NoRetreat, &inbound[..1], "C-057");
}

#[test]
fn icmp_error_taken_back_too_far() {
    caught(
        Bug::BothSizes,
        &[(Direction::Inbound, error(true, true))],
        "C-057",
    );
}

#[test]
fn raw_datagram_without_its_header() {
    caught(
        Bug::RawHeaderLost,
        &[(Direction::Outbound, raw(true, b"raw"))],
        "C-056",
    );
}
