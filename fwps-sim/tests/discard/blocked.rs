//! What filters block.

use fwps_sim::{Layer, Sim, SimBuilder};
use fwps_sys::*;

use crate::driver::{Answer, run};
use crate::support::packets::{Kind, packet};

const BY_POLICY: (i32, i32) = (FWPS_DISCARD_MODULE_GENERAL, FWPS_DISCARD_FIREWALL_POLICY);

/// Key and number of a layer, and of its discard layer; and what the layer sees.
struct Case {
    layer: (GUID, i32),
    discard: (GUID, i32),
    traffic: fn(&mut Sim),
}

macro_rules! case {
    ($key:ident $number:ident, $discard_key:ident $discard_number:ident, $traffic:expr) => {
        Case {
            layer: ($key, $number),
            discard: ($discard_key, $discard_number),
            traffic: $traffic,
        }
    };
}

fn receive(sim: &mut Sim, kind: Kind) {
    sim.receive(&packet(kind, true, b"dropped")).expect("well formed");
}

fn send(sim: &mut Sim, kind: Kind) {
    sim.send(&packet(kind, false, b"dropped")).expect("well formed");
}

fn forward(sim: &mut Sim) {
    let mut foreign = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 9], [192, 0, 2, 9], 64)
        .udp(1, 2)
        .write(&mut foreign, b"dropped")
        .expect("a packet in memory");
    sim.receive(&foreign).expect("well formed");
}

/// An ICMP error about a datagram of the other side.
fn error(from: [u8; 4], to: [u8; 4], about: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    etherparse::PacketBuilder::ipv4(from, to, 64)
        .icmpv4(etherparse::Icmpv4Type::DestinationUnreachable(
            etherparse::icmpv4::DestUnreachableHeader::Port,
        ))
        .write(&mut bytes, &about[..28])
        .expect("a packet in memory");
    bytes
}

fn receive_error(sim: &mut Sim) {
    let about = packet(Kind::Udp4, false, b"dropped");
    sim.receive(&error([10, 0, 0, 2], [10, 0, 0, 1], &about))
        .expect("well formed");
}

fn send_error(sim: &mut Sim) {
    let about = packet(Kind::Udp4, true, b"dropped");
    sim.send(&error([10, 0, 0, 1], [10, 0, 0, 2], &about))
        .expect("well formed");
}

fn cases() -> Vec<Case> {
    vec![
        case!(FWPM_LAYER_INBOUND_IPPACKET_V4 FWPS_LAYER_INBOUND_IPPACKET_V4,
            FWPM_LAYER_INBOUND_IPPACKET_V4_DISCARD FWPS_LAYER_INBOUND_IPPACKET_V4_DISCARD,
            |sim| receive(sim, Kind::Udp4)),
        case!(FWPM_LAYER_INBOUND_IPPACKET_V6 FWPS_LAYER_INBOUND_IPPACKET_V6,
            FWPM_LAYER_INBOUND_IPPACKET_V6_DISCARD FWPS_LAYER_INBOUND_IPPACKET_V6_DISCARD,
            |sim| receive(sim, Kind::Tcp6)),
        case!(FWPM_LAYER_OUTBOUND_IPPACKET_V4 FWPS_LAYER_OUTBOUND_IPPACKET_V4,
            FWPM_LAYER_OUTBOUND_IPPACKET_V4_DISCARD FWPS_LAYER_OUTBOUND_IPPACKET_V4_DISCARD,
            |sim| send(sim, Kind::Tcp4)),
        case!(FWPM_LAYER_OUTBOUND_IPPACKET_V6 FWPS_LAYER_OUTBOUND_IPPACKET_V6,
            FWPM_LAYER_OUTBOUND_IPPACKET_V6_DISCARD FWPS_LAYER_OUTBOUND_IPPACKET_V6_DISCARD,
            |sim| send(sim, Kind::Udp6)),
        case!(FWPM_LAYER_IPFORWARD_V4 FWPS_LAYER_IPFORWARD_V4,
            FWPM_LAYER_IPFORWARD_V4_DISCARD FWPS_LAYER_IPFORWARD_V4_DISCARD, forward),
        case!(FWPM_LAYER_INBOUND_TRANSPORT_V4 FWPS_LAYER_INBOUND_TRANSPORT_V4,
            FWPM_LAYER_INBOUND_TRANSPORT_V4_DISCARD FWPS_LAYER_INBOUND_TRANSPORT_V4_DISCARD,
            |sim| receive(sim, Kind::Tcp4)),
        case!(FWPM_LAYER_INBOUND_TRANSPORT_V6 FWPS_LAYER_INBOUND_TRANSPORT_V6,
            FWPM_LAYER_INBOUND_TRANSPORT_V6_DISCARD FWPS_LAYER_INBOUND_TRANSPORT_V6_DISCARD,
            |sim| receive(sim, Kind::Ping6)),
        case!(FWPM_LAYER_OUTBOUND_TRANSPORT_V4 FWPS_LAYER_OUTBOUND_TRANSPORT_V4,
            FWPM_LAYER_OUTBOUND_TRANSPORT_V4_DISCARD FWPS_LAYER_OUTBOUND_TRANSPORT_V4_DISCARD,
            |sim| send(sim, Kind::Udp4)),
        case!(FWPM_LAYER_OUTBOUND_TRANSPORT_V6 FWPS_LAYER_OUTBOUND_TRANSPORT_V6,
            FWPM_LAYER_OUTBOUND_TRANSPORT_V6_DISCARD FWPS_LAYER_OUTBOUND_TRANSPORT_V6_DISCARD,
            |sim| send(sim, Kind::Tcp6)),
        case!(FWPM_LAYER_DATAGRAM_DATA_V4 FWPS_LAYER_DATAGRAM_DATA_V4,
            FWPM_LAYER_DATAGRAM_DATA_V4_DISCARD FWPS_LAYER_DATAGRAM_DATA_V4_DISCARD,
            |sim| receive(sim, Kind::Udp4)),
        case!(FWPM_LAYER_DATAGRAM_DATA_V6 FWPS_LAYER_DATAGRAM_DATA_V6,
            FWPM_LAYER_DATAGRAM_DATA_V6_DISCARD FWPS_LAYER_DATAGRAM_DATA_V6_DISCARD,
            |sim| send(sim, Kind::Udp6)),
        case!(FWPM_LAYER_INBOUND_ICMP_ERROR_V4 FWPS_LAYER_INBOUND_ICMP_ERROR_V4,
            FWPM_LAYER_INBOUND_ICMP_ERROR_V4_DISCARD FWPS_LAYER_INBOUND_ICMP_ERROR_V4_DISCARD,
            receive_error),
        case!(FWPM_LAYER_OUTBOUND_ICMP_ERROR_V4 FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4,
            FWPM_LAYER_OUTBOUND_ICMP_ERROR_V4_DISCARD FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4_DISCARD,
            send_error),
    ]
}

fn builder(seed: u64) -> SimBuilder {
    Sim::builder().seed(seed).forwarding(true).strict(true)
}

#[test]
fn what_a_filter_blocks_is_shown_with_the_filter() {
    for case in cases() {
        for seed in 0..4 {
            let callouts = [
                (case.layer.0, case.layer.1, Answer::Block),
                (case.discard.0, case.discard.1, Answer::Continue),
            ];
            let run = run(builder(seed), &callouts, case.traffic);
            run.outcome.assert_clean();
            assert_eq!(run.layers(), [case.layer.1, case.discard.1]);
            let [shown, discarded] = &run.seen[..] else {
                panic!("two calls");
            };
            let (module, reason) = BY_POLICY;
            assert_eq!(discarded.discard, Some((module, reason, run.filters[0])));
            // The rest is as the layer itself saw it.
            assert_eq!(shown.discard, None);
            assert_eq!(discarded.data, shown.data);
            assert_eq!(discarded.fields, shown.fields);
            assert_eq!(discarded.ip_header, shown.ip_header);
            let varies = FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA;
            assert_eq!(
                discarded.metadata & !varies,
                (shown.metadata | FWPS_METADATA_FIELD_DISCARD_REASON) & !varies
            );
            assert!(run.outcome.output.is_empty());
        }
    }
}

#[test]
fn what_passes_is_not_shown() {
    for case in cases() {
        let callouts = [
            (case.layer.0, case.layer.1, Answer::Permit),
            (case.discard.0, case.discard.1, Answer::Block),
        ];
        let run = run(builder(1), &callouts, case.traffic);
        run.outcome.assert_clean();
        assert_eq!(run.layers(), [case.layer.1]);
        assert_eq!(run.outcome.output.len(), 1);
    }
}

#[test]
fn what_a_callout_absorbs_is_not_shown() {
    // What is in the way of forwarding is not absorbed.
    for case in cases()
        .into_iter()
        .filter(|case| case.layer.1 != FWPS_LAYER_IPFORWARD_V4)
    {
        let callouts = [
            (case.layer.0, case.layer.1, Answer::Absorb),
            (case.discard.0, case.discard.1, Answer::Continue),
        ];
        let run = run(Sim::builder(), &callouts, case.traffic);
        run.outcome.assert_clean();
        assert_eq!(run.layers(), [case.layer.1]);
    }
}

#[test]
fn what_is_dropped_stays_dropped() {
    for answer in [Answer::Permit, Answer::Block, Answer::Continue] {
        for case in cases() {
            let callouts = [
                (case.layer.0, case.layer.1, Answer::Block),
                (case.discard.0, case.discard.1, answer),
            ];
            let run = run(builder(2), &callouts, case.traffic);
            run.outcome.assert_clean();
            assert!(run.outcome.output.is_empty());
        }
    }
}

#[test]
fn what_is_dropped_cannot_be_absorbed() {
    let case = &cases()[0];
    let callouts = [
        (case.layer.0, case.layer.1, Answer::Block),
        (case.discard.0, case.discard.1, Answer::Absorb),
    ];
    let run = run(builder(3), &callouts, case.traffic);
    let reports = run.outcome.reports.iter();
    let broken: Vec<String> = reports.map(|report| report.contract.to_string()).collect();
    assert_eq!(broken, ["C-172"], "{}", run.outcome);
    let counters = run.outcome.layer(Layer::InboundIpPacketV4Discard);
    assert_eq!((counters.blocked, counters.absorbed), (1, 0));
}

#[test]
fn the_filter_is_the_one_that_decided() {
    // A filter that blocks by itself, and no callout.
    let run = run(
        builder(4),
        &[(
            FWPM_LAYER_INBOUND_TRANSPORT_V4_DISCARD,
            FWPS_LAYER_INBOUND_TRANSPORT_V4_DISCARD,
            Answer::Continue,
        )],
        |sim| {
            let filters = r#"
                [[filter]]
                name = "somebody else's firewall"
                layer = "INBOUND_TRANSPORT_V4"
                action = "block"
                protocol = "udp"
            "#;
            sim.add_filters(&filters.parse().expect("well formed"))
                .expect("they are in order");
            receive(sim, Kind::Udp4);
            receive(sim, Kind::Tcp4);
        },
    );
    run.outcome.assert_clean();
    let [seen] = &run.seen[..] else {
        panic!("one packet is dropped");
    };
    let (_, _, filter) = seen.discard.expect("the reason is there");
    assert_ne!(filter, 0);
    assert!(!run.filters.contains(&filter));
}
