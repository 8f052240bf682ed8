//! Operations that a driver pends and completes.

use std::ptr::null_mut;

use fwps_sim::{Conversation, Direction, Faults, Layer, Moment, Sim};
use fwps_sys::*;

use crate::c;
use crate::driver::{Call, complete, complete_all, free, load, receive, reported, state, turn};
use crate::support::packets::{Kind, packet};

/// Pends what it sees first, permits what it sees again.
fn pend_first(call: &Call) {
    if call.is(FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4) || call.is_own() || call.is_again() {
        call.permit();
    } else {
        call.pend_and_keep();
    }
}

fn pend_flows(call: &Call) {
    if call.is(FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4) || call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) {
        pend_first(call);
    } else {
        call.permit();
    }
}

fn pend_endpoints(call: &Call) {
    if call.is(FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4) || call.is(FWPS_LAYER_ALE_AUTH_LISTEN_V4) {
        pend_first(call);
    } else {
        call.permit();
    }
}

#[test]
fn accepted_packets_are_injected_after_the_completion() {
    let _turn = turn();
    for seed in 0..8 {
        for (kind, v4) in [(Kind::Udp4, true), (Kind::Udp6, false), (Kind::Ping4, true)] {
            let mut sim = Sim::builder().seed(seed).strict(true).build();
            let driver = load(&mut sim, pend_flows);
            let bytes = packet(kind, true, b"waits for a decision");
            sim.receive(&bytes).expect("well formed");
            sim.receive(&bytes).expect("well formed");
            assert_eq!(state().pended.len(), 1, "the second one waits for the first");
            complete_all(&mut sim, v4);
            sim.receive(&bytes).expect("well formed");
            sim.unload(driver);
            let outcome = sim.finish();
            outcome.assert_clean();
            assert_eq!(outcome.output.len(), 2, "{kind:?}, seed {seed}");
            assert!(outcome.output.iter().all(|packet| packet.bytes == bytes));
        }
    }
}

/// C-288: a driver finds what it pended by the direction, too, although the packet is not there again.
#[test]
fn what_a_completion_resumes_has_its_direction() {
    let _turn = turn();
    let (_, syn) = Conversation::v4(1).opened_by_host(true).packets().swap_remove(0);
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, pend_flows);
    sim.send(&syn).expect("well formed");
    complete_all(&mut sim, true);
    let connects: Vec<_> = {
        let state = state();
        let at_connect = state
            .seen
            .iter()
            .filter(|seen| seen.layer == Layer::AleAuthConnectV4.id());
        at_connect
            .map(|seen| {
                (
                    seen.again,
                    seen.present & FWPS_METADATA_FIELD_PACKET_DIRECTION != 0,
                )
            })
            .collect()
    };
    assert_eq!(connects, [(false, false), (true, true)]);
    sim.unload(driver);
    sim.finish().assert_clean();
}

/// As [`pend_flows`], and takes its time over what it sees again.
fn pend_flows_slowly(call: &Call) {
    pend_flows(call);
    if call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) && call.is_again() {
        for _ in 0..20 {
            c!(KeQueryPerformanceCounter(null_mut()));
        }
    }
}

/// # Safety
/// As every routine of a system thread.
unsafe extern "system" fn complete_here(_context: PVOID) {
    let pended = std::mem::take(&mut state().pended);
    for (context, _) in pended {
        complete(context, 0);
    }
}

/// While a completion lets the callouts decide, the connection does not exist: what the host sends of it waits for the decision. It was
/// classified as that of a connection that is older than the filters, so that the driver found what it had pended twice.
#[test]
fn nothing_of_a_connection_is_seen_before_its_decision() {
    let _turn = turn();
    for seed in 0..60 {
        let mut packets = Conversation::v4(1).opened_by_host(true).packets().into_iter();
        let (_, syn) = packets.next().expect("a connection begins");
        let mut outbound = packets.filter(|(direction, _)| *direction == Direction::Outbound);
        let (_, acknowledgement) = outbound.next().expect("a connection goes on");
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, pend_flows_slowly);
        sim.send(&syn).expect("well formed");
        sim.run(|| {
            let mut handle = null_mut();
            let status = c!(PsCreateSystemThread(
                &raw mut handle,
                0x1F_FFFF,
                null_mut(),
                null_mut(),
                null_mut(),
                Some(complete_here),
                null_mut()
            ));
            assert_eq!(status, STATUS_SUCCESS);
            assert_eq!(c!(ZwClose(handle)), STATUS_SUCCESS);
        })
        .expect("the machine runs");
        sim.send(&acknowledgement).expect("well formed");
        sim.settle();
        let seen = std::mem::take(&mut state().seen);
        let connects: Vec<_> = seen
            .iter()
            .filter(|seen| seen.layer == Layer::AleAuthConnectV4.id())
            .map(|seen| (seen.again, seen.packet))
            .collect();
        assert_eq!(connects, [(false, false), (true, false)], "seed {seed}");
        sim.unload(driver);
        sim.finish().assert_clean();
    }
}

#[test]
fn connections_go_on_when_their_reauthorisation_is_permitted() {
    let _turn = turn();
    for seed in 0..8 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, pend_flows);
        let conversation = Conversation::v4(seed).opened_by_host(true).from_host(b"request");
        let mut packets = conversation.packets().into_iter();
        let (direction, syn) = packets.next().expect("a connection begins");
        assert_eq!(direction, Direction::Outbound);
        sim.send(&syn).expect("well formed");
        complete_all(&mut sim, true);
        for (direction, bytes) in packets {
            match direction {
                Direction::Inbound => sim.receive(&bytes).expect("well formed"),
                Direction::Outbound => sim.send(&bytes).expect("well formed"),
            }
        }
        let connects: Vec<bool> = {
            let state = state();
            let at_connect = state
                .seen
                .iter()
                .filter(|seen| seen.layer == Layer::AleAuthConnectV4.id());
            at_connect.map(|seen| seen.again).collect()
        };
        assert_eq!(connects, [false, true]);
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.output[0].bytes, syn, "the stack had kept it");
        assert_eq!(outcome.streams[0].sent, b"request");
    }
}

#[test]
fn endpoints_open_when_they_are_permitted_again() {
    let _turn = turn();
    for seed in 0..4 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, pend_endpoints);
        let conversation = Conversation::v4(seed).from_peer(b"request");
        let (_, syn) = conversation
            .packets()
            .into_iter()
            .next()
            .expect("a connection begins");
        // Once for the port, once for the listener: the peer sends its SYN again.
        for _ in 0..2 {
            sim.receive(&syn).expect("well formed");
            assert_eq!(state().pended.len(), 1);
            complete_all(&mut sim, true);
        }
        sim.converse(&conversation);
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].received, b"request");
    }
}

#[test]
fn closed_endpoints_owe_a_completion_still() {
    let _turn = turn();
    let syn = {
        let packets = Conversation::v4(1).opened_by_host(true).packets();
        packets.into_iter().next().expect("a connection begins").1
    };
    for completes in [true, false] {
        let mut sim = Sim::builder().build();
        let driver = load(&mut sim, pend_flows);
        sim.send(&syn).expect("well formed");
        sim.close_endpoint(6, ([10, 0, 0, 1], 80).into());
        if completes {
            complete_all(&mut sim, true);
        }
        sim.unload(driver);
        let outcome = sim.finish();
        let expected: &[&str] = if completes { &[] } else { &["C-219"] };
        assert_eq!(reported(&outcome), expected);
        assert_eq!(outcome.output, [], "the connection is gone");
        assert_eq!(outcome.layer(Layer::AleAuthConnectV4).classified, 1);
    }
}

#[test]
fn completion_may_come_before_the_call_returned() {
    let _turn = turn();
    for seed in 0..4 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, |call| {
            if !call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) || call.is_again() {
                return call.permit();
            }
            let context = call.pend().expect("it can be pended");
            call.absorb();
            complete(context, 0);
        });
        sim.converse(&Conversation::v4(seed).opened_by_host(true).from_host(b"request"));
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].sent, b"request");
    }
}

/// A worker is free to be faster than the callout that gave it the packet: what it injects then is not the packet that the stack flushes (C-224).
#[test]
fn packets_may_be_injected_before_the_call_returned() {
    let _turn = turn();
    for seed in 0..8 {
        for inbound in [true, false] {
            let mut sim = Sim::builder().seed(seed).build();
            let driver = load(&mut sim, |call| {
                let layers = [FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4, FWPS_LAYER_ALE_AUTH_CONNECT_V4];
                if !layers.iter().any(|layer| call.is(*layer)) || call.is_again() || call.is_own() {
                    return call.permit();
                }
                let clone = call.clone_packet().expose_provenance();
                let context = call.pend().expect("it can be pended");
                call.absorb();
                complete(context, clone);
                if call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) {
                    call.send(clone);
                } else {
                    receive(clone, true);
                }
                // What is scheduled below happens in one of these.
                for _ in 0..10 {
                    c!(KeGetCurrentIrql());
                }
            });
            for call in 0..40 {
                sim.complete_at(Moment::YieldPoint(call));
            }
            let bytes = packet(Kind::Udp4, inbound, b"waits for a decision");
            if inbound {
                sim.receive(&bytes).expect("well formed");
            } else {
                sim.send(&bytes).expect("well formed");
            }
            sim.settle();
            sim.unload(driver);
            let outcome = sim.finish();
            outcome.assert_clean();
            assert_eq!(outcome.output.len(), 1, "inbound: {inbound}, seed {seed}");
            assert_eq!(outcome.output[0].bytes, bytes);
        }
    }
}

/// What arrived while a completed connect was on its way back went down the way of what is sent, with the peer's address as its source.
#[test]
fn what_arrives_before_the_call_returned_is_not_sent() {
    let _turn = turn();
    let filters = "[[filter]]\nlayer = \"OUTBOUND_TRANSPORT_V4\"\naction = \"permit\"\n";
    let filters = filters.parse().expect("written as filters are");
    let mut lost = 0;
    for seed in 0..64 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, |call| {
            if !call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) || call.is_again() || call.is_own() {
                return call.permit();
            }
            let clone = call.clone_packet().expose_provenance();
            let context = call.pend().expect("it can be pended");
            call.absorb();
            complete(context, clone);
            call.send(clone);
            // The answer may come in each of these.
            for _ in 0..10 {
                free(call.clone_packet().expose_provenance());
            }
        });
        sim.add_filters(&filters).expect("the engine runs");
        let sent = packet(Kind::Udp4, false, b"a question");
        let answer = packet(Kind::Udp4, true, b"its answer");
        let arriving = answer.clone();
        sim.spawn(move |side| side.receive(&arriving).expect("well formed"));
        sim.send(&sent).expect("well formed");
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        let came = |direction| {
            let output = outcome.output.iter();
            let packets = output.filter(move |packet| packet.direction == direction);
            packets.map(|packet| packet.bytes.clone()).collect::<Vec<_>>()
        };
        assert_eq!(came(Direction::Outbound), [sent], "seed {seed}");
        let leaving = outcome.layer(Layer::OutboundTransportV4).classified;
        assert_eq!(leaving, 1, "seed {seed}: the answer went the way of the question");
        let arrived = came(Direction::Inbound);
        assert!(arrived.is_empty() || arrived == [answer], "seed {seed}");
        lost += u32::from(arrived.is_empty());
    }
    assert!(lost > 0, "no answer came in time");
}

#[test]
fn each_refusal_to_pend() {
    let _turn = turn();
    for status in [
        STATUS_FWP_CANNOT_PEND,
        STATUS_FWP_NULL_POINTER,
        STATUS_FWP_TCPIP_NOT_READY,
    ] {
        let mut sim = Sim::builder()
            .faults(Faults::nth("FwpsPendOperation0", 1, status))
            .build();
        let driver = load(&mut sim, pend_flows);
        let bytes = packet(Kind::Udp4, true, b"refused, then pended");
        sim.receive(&bytes).expect("well formed");
        assert!(state().pended.is_empty());
        sim.receive(&bytes).expect("well formed");
        complete_all(&mut sim, true);
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.refusals["FwpsPendOperation0"], 1);
        assert_eq!(outcome.output.len(), 1);
    }
}
