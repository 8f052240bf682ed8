//! Which layers see what, and when.

use fwps_sim::{Conversation, Layer, Sim};
use fwps_sys::*;

use crate::driver::{Call, Seen, add_filter, load, state, turn};
use crate::support::packets::{KINDS, Kind, packet, raw};
use crate::support::plain;

fn permit(call: &Call) {
    call.permit();
}

/// Layer, reauthorisation, packet.
fn seen() -> Vec<(u16, bool, bool)> {
    let seen = std::mem::take(&mut state().seen);
    let short = |seen: Seen| (seen.layer, seen.again, seen.packet);
    seen.into_iter().map(short).collect()
}

fn id(layer: Layer) -> u16 {
    layer.id()
}

#[test]
fn datagrams_are_authorised_once_in_each_direction() {
    let _turn = turn();
    for seed in 0..8 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, permit);
        for _ in 0..3 {
            sim.receive(&packet(Kind::Udp4, true, b"in"))
                .expect("well formed");
        }
        let expected = [
            (id(Layer::AleResourceAssignmentV4), false, false),
            (id(Layer::AleAuthRecvAcceptV4), false, true),
            (id(Layer::AleFlowEstablishedV4), false, true),
        ];
        assert_eq!(seen(), expected);
        for _ in 0..3 {
            sim.send(&packet(Kind::Udp6, false, b"out")).expect("well formed");
        }
        let expected = [
            (id(Layer::AleResourceAssignmentV6), false, false),
            (id(Layer::AleAuthConnectV6), false, true),
            (id(Layer::AleFlowEstablishedV6), false, true),
        ];
        assert_eq!(seen(), expected);
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.output.len(), 6);
    }
}

fn expect_raw_endpoint(call: &Call) {
    if !call.is(FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4) {
        assert_ne!(call.flags() & FWP_CONDITION_FLAG_IS_RAW_ENDPOINT, 0);
    }
    call.permit();
}

fn expect_no_raw_endpoint(call: &Call) {
    assert_eq!(call.flags() & FWP_CONDITION_FLAG_IS_RAW_ENDPOINT, 0);
    call.permit();
}

#[test]
fn raw_sends_are_those_of_a_raw_endpoint() {
    let _turn = turn();
    for (raw_sends, answer) in [
        (true, expect_raw_endpoint as fn(&Call)),
        (false, expect_no_raw_endpoint),
    ] {
        let mut sim = Sim::builder().raw_sends(raw_sends).build();
        let driver = load(&mut sim, answer);
        for v4 in [true, false] {
            sim.send(&raw(v4, b"raw payload")).expect("well formed");
        }
        let expected = [
            (id(Layer::AleAuthConnectV4), false, true),
            (id(Layer::AleFlowEstablishedV4), false, true),
            (id(Layer::AleAuthConnectV6), false, true),
            (id(Layer::AleFlowEstablishedV6), false, true),
        ];
        assert_eq!(seen(), expected);
        sim.unload(driver);
        sim.finish().assert_clean();
    }
}

#[test]
fn connections_are_authorised_by_their_first_segment() {
    let _turn = turn();
    for seed in 0..8 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, permit);
        sim.converse(&Conversation::v4(seed).from_peer(b"request").from_host(b"answer"));
        let expected = [
            (id(Layer::AleResourceAssignmentV4), false, false),
            (id(Layer::AleAuthListenV4), false, false),
            (id(Layer::AleAuthRecvAcceptV4), false, true),
            (id(Layer::AleFlowEstablishedV4), false, true),
        ];
        assert_eq!(seen(), expected, "seed {seed}");
        let opened = Conversation::v6(seed).opened_by_host(true).from_host(b"request");
        sim.converse(&opened);
        let expected = [
            (id(Layer::AleResourceAssignmentV6), false, false),
            (id(Layer::AleAuthConnectV6), false, false),
            (id(Layer::AleFlowEstablishedV6), false, true),
        ];
        assert_eq!(seen(), expected, "seed {seed}");
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].received, b"request");
        assert_eq!(outcome.streams[1].sent, b"request");
    }
}

#[test]
fn blocked_flows_do_not_exist() {
    let _turn = turn();
    fn block_flows(call: &Call) {
        if call.is(FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4) || call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) {
            call.block();
        } else {
            call.permit();
        }
    }
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, block_flows);
    for kind in KINDS {
        sim.receive(&packet(kind, true, b"in")).expect("well formed");
        sim.send(&packet(kind, false, b"out")).expect("well formed");
    }
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.output, []);
    assert_eq!(outcome.layer(Layer::AleFlowEstablishedV4).classified, 0);
}

#[test]
fn endpoints_that_may_not_open_get_no_packets() {
    let _turn = turn();
    fn block_listeners(call: &Call) {
        if call.is(FWPS_LAYER_ALE_AUTH_LISTEN_V4) {
            call.block();
        } else {
            call.permit();
        }
    }
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, block_listeners);
    let (_, syn) = Conversation::v4(1)
        .packets()
        .into_iter()
        .next()
        .expect("a connection begins");
    for _ in 0..2 {
        sim.receive(&syn).expect("well formed");
    }
    let listen = (id(Layer::AleAuthListenV4), false, false);
    assert_eq!(
        seen(),
        [(id(Layer::AleResourceAssignmentV4), false, false), listen, listen]
    );
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.output, []);
}

#[test]
fn changed_filters_authorise_existing_flows_again() {
    let _turn = turn();
    for seed in 0..4 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, permit);
        sim.receive(&packet(Kind::Udp4, true, b"in"))
            .expect("well formed");
        seen();
        let added = sim.run(|| add_filter(4, 9)).expect("the machine runs");
        // The next packet of the flow goes the other way (C-288).
        sim.send(&packet(Kind::Udp4, false, b"out")).expect("well formed");
        {
            let mut state = state();
            let last = state.seen.last().copied().expect("it was classified");
            assert!(last.again && last.packet);
            assert_eq!(last.layer, id(Layer::AleAuthRecvAcceptV4));
            assert_eq!(last.reason, FWP_CONDITION_REAUTHORIZE_REASON_POLICY_CHANGE);
            assert_ne!(last.present & FWPS_METADATA_FIELD_PACKET_DIRECTION, 0);
            assert_eq!(last.present & FWPS_METADATA_FIELD_IP_HEADER_SIZE, 0);
            state.seen.clear();
        }
        sim.run(|| plain::delete_filter(state_engine(), added))
            .expect("the machine runs");
        sim.receive(&packet(Kind::Udp4, true, b"in"))
            .expect("well formed");
        assert_eq!(seen(), [(id(Layer::AleAuthRecvAcceptV4), true, true)]);
        sim.receive(&packet(Kind::Udp4, true, b"in"))
            .expect("well formed");
        assert_eq!(seen(), []);
        sim.unload(driver);
        sim.finish().assert_clean();
    }
}

/// C-286, C-287: what connects has no packet, but a connection that exists is authorised again by a packet of it, whichever way that goes. The
/// filters of a driver that adds them to running connections change the policy for each of them.
#[test]
fn connections_are_authorised_again_by_their_packets() {
    let _turn = turn();
    for seed in 0..4 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, permit);
        for (kind, layer, place) in [
            (Kind::Tcp4, Layer::AleAuthConnectV4, 6),
            (Kind::Tcp6, Layer::AleAuthConnectV6, 7),
        ] {
            // Nobody saw it open: it is older than the filters of the driver.
            sim.send(&packet(kind, false, b"older")).expect("well formed");
            assert_eq!(seen().last(), Some(&(id(layer), true, true)), "seed {seed}");
            for inbound in [true, false] {
                let added = sim.run(|| add_filter(place, 9)).expect("the machine runs");
                let bytes = packet(kind, inbound, b"either way");
                let taken = if inbound {
                    sim.receive(&bytes)
                } else {
                    sim.send(&bytes)
                };
                taken.expect("well formed");
                let last = state().seen.last().copied().expect("it was classified");
                assert_eq!((last.layer, last.again, last.packet), (id(layer), true, true));
                assert_ne!(last.present & FWPS_METADATA_FIELD_PACKET_DIRECTION, 0);
                assert_ne!(last.present & FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE, 0);
                // What came in is cloned from its IP header on, so its size is said.
                let ip_header = last.present & FWPS_METADATA_FIELD_IP_HEADER_SIZE != 0;
                assert_eq!(ip_header, inbound, "seed {seed}");
                sim.run(|| plain::delete_filter(state_engine(), added))
                    .expect("the machine runs");
            }
        }
        sim.unload(driver);
        sim.finish().assert_clean();
    }
}

fn state_engine() -> usize {
    state().engine
}

#[test]
fn other_reasons_authorise_existing_flows_again() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, permit);
    let bytes = packet(Kind::Tcp6, false, b"of a connection");
    sim.send(&bytes).expect("well formed");
    let reasons = FWP_CONDITION_REAUTHORIZE_REASON_NEW_NEXTHOP_INTERFACE
        | FWP_CONDITION_REAUTHORIZE_REASON_PROFILE_CROSSING;
    sim.reauthorize(reasons);
    state().seen.clear();
    for _ in 0..2 {
        sim.send(&bytes).expect("well formed");
    }
    let seen = state().seen.clone();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].layer, id(Layer::AleAuthConnectV6));
    assert_eq!((seen[0].again, seen[0].reason), (true, reasons));
    sim.unload(driver);
    sim.finish().assert_clean();
}

#[test]
fn idle_flows_of_datagrams_end() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, permit);
    let bytes = packet(Kind::Udp4, true, b"in");
    sim.receive(&bytes).expect("well formed");
    seen();
    for (seconds, expected) in [(59, 0), (61, 2)] {
        sim.run(|| {
            let mut interval = LARGE_INTEGER {
                QuadPart: -10_000_000 * seconds,
            };
            crate::c!(KeDelayExecutionThread(0, 0, &raw mut interval));
        })
        .expect("the machine runs");
        sim.receive(&bytes).expect("well formed");
        assert_eq!(seen().len(), expected, "after {seconds} seconds");
    }
    sim.unload(driver);
    sim.finish().assert_clean();
}

#[test]
fn metadata_names_process_and_endpoint() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, |call| {
        let metadata = crate::c!(&*call.metadata);
        let path = crate::c!(&*metadata.processPath);
        assert!(path.size > 20 && metadata.processId > 4 && metadata.token != 0);
        assert_ne!(metadata.transportEndpointHandle, 0);
        call.permit();
    });
    for kind in KINDS {
        sim.receive(&packet(kind, true, b"in")).expect("well formed");
    }
    assert!(state().seen.iter().all(|seen| {
        let established = [Layer::AleFlowEstablishedV4, Layer::AleFlowEstablishedV6];
        let handle = seen.present & FWPS_METADATA_FIELD_COMPLETION_HANDLE != 0;
        handle != established.map(Layer::id).contains(&seen.layer)
    }));
    sim.unload(driver);
    sim.finish().assert_clean();
}
