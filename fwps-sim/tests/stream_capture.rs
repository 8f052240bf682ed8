//! The TCP connections of the repository's capture, played to stream callouts. Not part of the published package, which has no
//! captures.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the modules are shared with the test program `stream`"
)]

#[path = "stream/call.rs"]
mod call;
#[path = "stream/driver.rs"]
mod driver;
mod support;

use std::collections::VecDeque;
use std::sync::Mutex;

use driver::{Call, Place, Plan, load, turn};
use fwps_sim::{Capture, Outcome, Shape, Sim, SimBuilder, StreamOutcome};
use fwps_sys::*;
use support::driver::pointer;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../captures/default.pcap");

fn play(builder: SimBuilder, plan: Option<Plan>) -> Outcome {
    let mut sim = builder.build();
    let driver = plan.map(|plan| load(&mut sim, plan));
    let mut capture = Capture::open(PATH).expect("the capture of the repository");
    sim.play(&mut capture, |_| {}).expect("the capture is whole");
    if let Some(driver) = driver {
        let between = plan.expect("there is a driver").between;
        for _ in 0..3 {
            sim.settle();
            sim.run(between).expect("the machine runs");
        }
        sim.settle();
        sim.unload(driver);
    }
    sim.finish()
}

fn packets(outcome: &Outcome) -> Vec<Vec<u8>> {
    let mut packets: Vec<_> = outcome.output.iter().map(|packet| packet.bytes.clone()).collect();
    packets.sort();
    packets
}

fn total(streams: &[StreamOutcome]) -> usize {
    streams
        .iter()
        .map(|stream| stream.received.len() + stream.sent.len())
        .sum()
}

fn permit_a_part(call: &Call) {
    let length = call.length();
    call.enforce(length.min(700));
    call.permit();
}

#[test]
fn connections_of_a_capture_pass_unchanged() {
    let _turn = turn();
    let alone = play(Sim::builder(), None);
    alone.assert_clean();
    assert!(total(&alone.streams) > 10_000, "{}", total(&alone.streams));
    for seed in 0..4 {
        let plan = Plan {
            flags: FWP_CALLOUT_FLAG_ALLOW_MID_STREAM_INSPECTION,
            ..Plan::new(permit_a_part)
        };
        let outcome = play(Sim::builder().seed(seed).shape(Shape::Seeded), Some(plan));
        outcome.assert_clean();
        assert!(outcome.streams == alone.streams, "seed {seed}");
        assert!(packets(&outcome) == packets(&alone), "seed {seed}");
    }
}

static QUEUE: Mutex<VecDeque<(usize, usize, Place)>> = Mutex::new(VecDeque::new());

fn capture(call: &Call) {
    let length = call.length();
    let chain = if length > 0 {
        call.clone_data()
            .expect("no faults are planned")
            .expose_provenance()
    } else {
        0
    };
    if call.end() != Some(true) {
        QUEUE.lock().unwrap().push_back((chain, length, call.place()));
    }
    call.block();
}

fn inject_all() {
    loop {
        let next = QUEUE.lock().unwrap().pop_front();
        let Some((chain, length, place)) = next else {
            return;
        };
        assert_eq!(place.inject(pointer(chain), length), STATUS_SUCCESS);
    }
}

#[test]
fn connections_of_a_capture_are_injected_again() {
    let _turn = turn();
    let alone = play(Sim::builder(), None);
    for seed in 0..4 {
        let plan = Plan {
            flags: FWP_CALLOUT_FLAG_ALLOW_MID_STREAM_INSPECTION,
            ..Plan::new(capture).between(inject_all)
        };
        let outcome = play(Sim::builder().seed(seed), Some(plan));
        outcome.assert_clean();
        assert!(outcome.injected > 10);
        for (stream, expected) in outcome.streams.iter().zip(&alone.streams) {
            assert!(
                stream.received == expected.received,
                "seed {seed}: {:?}",
                stream.remote
            );
            assert!(stream.sent == expected.sent, "seed {seed}: {:?}", stream.remote);
        }
    }
}
