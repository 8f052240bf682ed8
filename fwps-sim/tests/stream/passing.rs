//! Streams that pass: complete, in order, as callouts are told.

use std::sync::Mutex;

use fwps_sim::{Conversation, Direction, Layer, Sim, StreamEnd};
use fwps_sys::*;

use crate::c;
use crate::driver::{Call, Plan, load, play, reported, run, text, turn, usual};

static SEEN: Mutex<(Vec<u8>, Vec<u8>, u32)> = Mutex::new((Vec::new(), Vec::new(), 0));

fn note(call: &Call) {
    let mut seen = SEEN.lock().unwrap();
    let bytes = call.bytes();
    if call.inbound() {
        seen.0.extend(bytes);
    } else {
        seen.1.extend(bytes);
    }
    seen.2 += u32::from(call.end().is_some());
}

fn take_seen() -> (Vec<u8>, Vec<u8>, u32) {
    std::mem::take(&mut SEEN.lock().unwrap())
}

fn permit(call: &Call) {
    note(call);
    call.permit();
}

fn inspect(call: &Call) {
    note(call);
    call.answer(FWP_ACTION_CONTINUE);
}

/// Permits up to three bytes at a time.
fn permit_a_little(call: &Call) {
    let bytes = call.bytes();
    let count = bytes.len().min(3);
    let mut seen = SEEN.lock().unwrap();
    if call.inbound() {
        seen.0.extend(&bytes[..count]);
    } else {
        seen.1.extend(&bytes[..count]);
    }
    call.enforce(count);
    call.permit();
}

fn expected() -> (Vec<u8>, Vec<u8>) {
    ([text(2000), b"more".to_vec()].concat(), text(3000))
}

#[test]
fn streams_without_a_driver() {
    let _turn = turn();
    for seed in 0..20 {
        let mut sim = Sim::builder().seed(seed).build();
        sim.converse(&usual(seed));
        let outcome = sim.finish();
        outcome.assert_clean();
        let stream = &outcome.streams[0];
        assert_eq!((stream.received.clone(), stream.sent.clone()), expected());
        assert_eq!(stream.received_end, Some(StreamEnd::Disconnect));
        assert_eq!(stream.sent_end, Some(StreamEnd::Disconnect));
        assert!(stream.handshake && !stream.dropped);
    }
}

#[test]
fn callouts_see_everything_in_order_and_change_nothing() {
    let _turn = turn();
    for (handler, action) in [
        (permit as fn(&Call), FWP_ACTION_CALLOUT_UNKNOWN),
        (permit, FWP_ACTION_CALLOUT_TERMINATING),
        (inspect, FWP_ACTION_CALLOUT_INSPECTION),
        (permit_a_little, FWP_ACTION_CALLOUT_UNKNOWN),
    ] {
        for seed in 0..12 {
            take_seen();
            let plan = Plan::new(handler).action(action);
            let outcome = run(Sim::builder().seed(seed), plan, &[usual(seed)]);
            outcome.assert_clean();
            let stream = &outcome.streams[0];
            assert_eq!((stream.received.clone(), stream.sent.clone()), expected());
            assert_eq!(stream.received_end, Some(StreamEnd::Disconnect));
            assert_eq!(stream.sent_end, Some(StreamEnd::Disconnect));
            let seen = take_seen();
            assert_eq!((seen.0, seen.1), expected(), "seed {seed}");
        }
    }
}

#[test]
fn the_packets_of_an_unchanged_stream_are_those_of_the_traffic() {
    let _turn = turn();
    for seed in 0..12 {
        let conversation = usual(seed);
        let plan = Plan::new(permit);
        let mut expected = conversation.packets();
        let outcome = run(Sim::builder().seed(seed), plan, &[conversation]);
        outcome.assert_clean();
        let mut packets: Vec<_> = outcome
            .output
            .iter()
            .map(|packet| (packet.direction, packet.bytes.clone()))
            .collect();
        expected.sort();
        packets.sort();
        assert_eq!(packets, expected);
    }
    take_seen();
}

#[test]
fn ends_are_indicated_with_and_without_data_and_resets_too() {
    let _turn = turn();
    take_seen();
    let reset = Conversation::v4(1).from_peer(b"x").end(Some(StreamEnd::Abort));
    let outcome = run(Sim::builder(), Plan::new(permit), &[reset]);
    outcome.assert_clean();
    assert_eq!(outcome.streams[0].received_end, Some(StreamEnd::Abort));
    assert_eq!(take_seen(), (b"x".to_vec(), Vec::new(), 1));
}

#[test]
fn older_connections_are_shown_to_those_who_ask() {
    let _turn = turn();
    for (flags, calls) in [(0, false), (FWP_CALLOUT_FLAG_ALLOW_MID_STREAM_INSPECTION, true)] {
        take_seen();
        let plan = Plan {
            flags,
            ..Plan::new(permit)
        };
        let old = Conversation::v4(4).from_peer(b"data").handshake(false);
        let outcome = run(Sim::builder(), plan, &[old]);
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].received, b"data");
        assert_eq!(take_seen().0 == b"data", calls);
    }
}

/// Blocks digits, permits everything else.
fn without_digits(call: &Call) {
    let bytes = call.bytes();
    let Some(first) = bytes.first() else {
        return call.permit();
    };
    let digits = first.is_ascii_digit();
    let count = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit() == digits)
        .count();
    call.enforce(count);
    if digits { call.block() } else { call.permit() }
}

static MISSED: Mutex<usize> = Mutex::new(0);

fn count_missed(call: &Call) {
    *MISSED.lock().unwrap() += call.missed();
    permit(call);
}

#[test]
fn a_lower_callout_sees_what_a_higher_one_permitted_and_is_told_what_it_misses() {
    let _turn = turn();
    for seed in 0..12 {
        take_seen();
        *MISSED.lock().unwrap() = 0;
        let plan = Plan::new(without_digits).below(count_missed);
        let conversation = Conversation::v4(seed).from_peer(b"ab12cd345ef").segment_size(4);
        let outcome = run(Sim::builder().seed(seed), plan, &[conversation]);
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].received, b"abcdef");
        assert_eq!(take_seen().0, b"abcdef");
        assert_eq!(*MISSED.lock().unwrap(), 5);
    }
}

#[test]
fn blocked_bytes_of_an_outgoing_stream_do_not_reach_the_wire() {
    let _turn = turn();
    for seed in 0..12 {
        let plan = Plan::new(without_digits);
        let conversation = Conversation::v6(seed)
            .from_host(b"ab12cd345ef")
            .segment_size(4)
            .retransmitted(true);
        let outcome = run(Sim::builder().seed(seed), plan, &[conversation]);
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].sent, b"abcdef");
        assert_eq!(outcome.streams[0].sent_end, Some(StreamEnd::Disconnect));
    }
}

/// Layer, local address, local and remote port, direction.
type Fields = (u16, u32, u16, u16, u32);

static FIELDS: Mutex<Vec<Fields>> = Mutex::new(Vec::new());

fn note_fields(call: &Call) {
    let values = c!(call.values.read());
    let value = |index: i32| c!(values.incomingValue.add(index as usize).read()).value;
    let local = value(FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS);
    let (local_port, remote_port) = (
        value(FWPS_FIELD_STREAM_V4_IP_LOCAL_PORT),
        value(FWPS_FIELD_STREAM_V4_IP_REMOTE_PORT),
    );
    let direction = value(FWPS_FIELD_STREAM_V4_DIRECTION);
    assert_eq!(direction.type_, FWP_UINT32);
    let present = c!((*call.metadata).currentMetadataValues);
    assert_eq!(present, FWPS_METADATA_FIELD_FLOW_HANDLE);
    FIELDS.lock().unwrap().push((
        values.layerId,
        c!(local.__bindgen_anon_1.uint32),
        c!(local_port.__bindgen_anon_1.uint16),
        c!(remote_port.__bindgen_anon_1.uint16),
        c!(direction.__bindgen_anon_1.uint32),
    ));
    call.permit();
}

#[test]
fn fields_and_metadata_are_those_of_the_layer() {
    let _turn = turn();
    FIELDS.lock().unwrap().clear();
    let conversation = Conversation::v4(1).from_peer(b"x").from_host(b"y").end(None);
    let outcome = run(Sim::builder(), Plan::new(note_fields), &[conversation]);
    outcome.assert_clean();
    let layer = FWPS_LAYER_STREAM_V4 as u16;
    assert_eq!(
        *FIELDS.lock().unwrap(),
        [
            (layer, 0x0A00_0001, 80, 40_000, FWP_DIRECTION_INBOUND as u32),
            (layer, 0x0A00_0001, 80, 40_000, FWP_DIRECTION_OUTBOUND as u32)
        ]
    );
    let counters = outcome.layer(Layer::StreamV4);
    assert_eq!((counters.classified, counters.permitted), (2, 2));
}

#[test]
fn several_connections_and_the_same_ends_again() {
    let _turn = turn();
    let first = Conversation::v4(1).from_peer(b"first");
    let again = Conversation::v4(2).from_peer(b"second");
    let mut sim = Sim::builder().build();
    play(&mut sim, Plan::new(permit), &[first, again]);
    let outcome = sim.finish();
    assert_eq!(reported(&outcome), [""; 0]);
    let received: Vec<&[u8]> = outcome
        .streams
        .iter()
        .map(|stream| &stream.received[..])
        .collect();
    assert_eq!(received, [&b"first"[..], b"second"]);
}

#[test]
fn a_host_that_opens_the_connection_gets_its_answer() {
    let _turn = turn();
    let conversation = Conversation::new(([10, 0, 0, 1], 50_000).into(), ([10, 0, 0, 9], 443).into(), 5)
        .opened_by_host(true)
        .from_host(b"hello")
        .from_peer(b"world");
    let outcome = run(Sim::builder(), Plan::new(permit_a_little), &[conversation]);
    outcome.assert_clean();
    let stream = &outcome.streams[0];
    assert_eq!(
        (&stream.sent[..], &stream.received[..]),
        (&b"hello"[..], &b"world"[..])
    );
}

#[test]
fn several_packets_in_one_list() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let packets = Conversation::v4(6)
        .from_host(&text(200))
        .segment_size(20)
        .end(None)
        .packets();
    let driver = load(&mut sim, Plan::new(permit_a_little));
    let (first, rest) = packets.split_at(3);
    for (direction, packet) in first {
        match direction {
            Direction::Inbound => sim.receive(packet).expect("well formed"),
            Direction::Outbound => sim.send(packet).expect("well formed"),
        }
    }
    let data: Vec<&[u8]> = rest
        .iter()
        .filter(|packet| packet.0 == Direction::Outbound)
        .map(|packet| &packet.1[..])
        .collect();
    sim.send_together(&data).expect("well formed");
    sim.settle();
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.streams[0].sent, text(200));
    take_seen();
}

#[test]
fn both_ends_of_a_loopback_connection_are_streams_of_the_host() {
    let _turn = turn();
    for (handler, expected) in [
        (permit as fn(&Call), ["c3d4", "a1b2"]),
        (without_digits, ["cd", "ab"]),
    ] {
        let (server, client) = (([10, 0, 0, 1], 80), ([10, 0, 0, 1], 50_000));
        let conversation = Conversation::new(server.into(), client.into(), 3)
            .from_peer(b"a1b2")
            .from_host(b"c3d4")
            .segment_size(3);
        let mut sim = Sim::builder().build();
        let driver = load(&mut sim, Plan::new(handler));
        // Every packet of such a connection is one that the host sends.
        for (_, packet) in conversation.packets() {
            sim.send(&packet).expect("well formed");
        }
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        let received: Vec<_> = outcome
            .streams
            .iter()
            .map(|stream| stream.received.clone())
            .collect();
        assert_eq!(received, expected.map(|text| text.as_bytes().to_vec()));
    }
    take_seen();
}
