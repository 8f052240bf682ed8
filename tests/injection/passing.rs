//! Traffic is taken and put back in every way, and comes out byte for byte.

use fwps_sim::{Completions, FrameTarget, Outcome, Shape, Sim, SimBuilder, StreamEnd};
use fwps_workspace::came_out;

use crate::{
    common::{DATAGRAM, ERROR, FORWARD, MAC, NETWORK, Plan, Played, STREAM, SWITCH, TRANSPORT, Way, play},
    driver::DriverEntry,
    traffic::{
        all_packets, beyond_header, contents, errors, mac_frames, packets, raw, streams, switch_frames,
        transits,
    },
};

const COMPLETIONS: [Completions; 4] = [
    Completions::Early,
    Completions::Late,
    Completions::OtherThread,
    Completions::Seeded,
];

const WAYS: [Way; 10] = [
    Way::Clone,
    Way::Detached,
    Way::Queued,
    Way::Referenced,
    Way::Copy,
    Way::Parts,
    Way::Copies,
    Way::Chain,
    Way::Forget,
    Way::Original,
];

/// Those that put each frame back once.
const ONE_BY_ONE: [Way; 8] = [
    Way::Clone,
    Way::Detached,
    Way::Queued,
    Way::Referenced,
    Way::Copy,
    Way::Parts,
    Way::Copies,
    Way::Forget,
];

/// Runs a plan over seeds and ways of completion, with and without room in blocks.
fn every(kinds: u32, ways: &[Way], mut run: impl FnMut(SimBuilder, u64, Plan) -> Played) {
    for (index, way) in ways.iter().enumerate() {
        for (number, completions) in COMPLETIONS.into_iter().enumerate() {
            let seed = (index * COMPLETIONS.len() + number) as u64;
            let plan = Plan {
                large: number % 2 == 1,
                lookaside: number > 1,
                ..Plan::new(kinds, *way)
            };
            let builder = Sim::builder()
                .seed(seed)
                .completions(completions)
                .shape(Shape::Seeded);
            let played = run(builder, seed, plan);
            assert_eq!(played.failed, 0, "{plan:?}");
            assert!(played.outcome.injected > 0 || *way == Way::Original, "{plan:?}");
        }
    }
}

fn frames(outcome: &Outcome) -> Vec<(String, Vec<u8>)> {
    let name = |target: FrameTarget| format!("{target:?}");
    let mut frames: Vec<_> = outcome
        .frames
        .iter()
        .map(|frame| (name(frame.target), frame.bytes.clone()))
        .collect();
    frames.sort();
    frames
}

/// C-033, C-037, C-044: packets of both families, taken at the network layers in both directions.
#[test]
fn network_packets_come_out_as_they_were() {
    every(NETWORK, &WAYS, |builder, _seed, plan| {
        let played = play(plan, builder, &[DriverEntry], packets);
        assert_eq!(came_out(&played.outcome), all_packets(), "{plan:?}");
        if plan.way != Way::Original {
            assert_eq!(u64::from(played.completed), played.outcome.completed);
        }
        played
    });
}

/// C-041, C-042, C-043: packets between other hosts.
#[test]
fn forwarded_packets_come_out_as_they_were() {
    let through = |builder: SimBuilder, plan| {
        play(
            plan,
            builder.forwarding(true).shape(Shape::Plain),
            &[DriverEntry],
            transits,
        )
    };
    let expected = came_out(&through(Sim::builder(), Plan::new(0, Way::Clone)).outcome);
    assert_eq!(expected.len(), 4);
    every(FORWARD, &WAYS[..8], |builder, _seed, plan| {
        let played = through(builder, plan);
        assert_eq!(came_out(&played.outcome), expected, "{plan:?}");
        assert_eq!(played.own, 0, "no layer sees them again");
        played
    });
}

fn contents_of(mut packets: Vec<(bool, Vec<u8>)>) -> Vec<(bool, Vec<u8>)> {
    for (_arrives, bytes) in &mut packets {
        *bytes = beyond_header(std::mem::take(bytes));
    }
    packets.sort();
    packets
}

/// C-032, C-048, C-049, C-057, C-058: segments and datagrams, by a worker; inbound ones also with a new IP header.
#[test]
fn segments_and_datagrams_come_out_as_they_were() {
    for kinds in [TRANSPORT, DATAGRAM] {
        every(kinds, &WAYS[..8], |builder, _seed, plan| {
            let played = play(plan, builder, &[DriverEntry], packets);
            let came = contents_of(came_out(&played.outcome));
            assert_eq!(came, contents_of(all_packets()), "{plan:?}");
            played
        });
    }
}

/// C-055, C-059, C-064: ICMP errors, which start at other headers than the rest.
#[test]
fn icmp_errors_come_out_as_they_were() {
    every(ERROR, &[Way::Clone, Way::Copy], |builder, _seed, plan| {
        let played = play(plan, builder, &[DriverEntry], |sim| {
            for (arrives, bytes) in errors() {
                if arrives {
                    sim.receive(&bytes)
                } else {
                    sim.send(&bytes)
                }
                .expect("well formed");
            }
        });
        assert_eq!(
            contents_of(came_out(&played.outcome)),
            contents_of(errors()),
            "{plan:?}"
        );
        played
    });
}

/// C-031: a NIC finishes the checksums of clones, parts and copies as it would have finished those of the originals.
#[test]
fn unfinished_checksums_are_finished_in_what_is_injected() {
    for kinds in [NETWORK, TRANSPORT] {
        every(kinds, &WAYS[..8], |builder, _seed, plan| {
            let played = play(plan, builder.checksum_offload(true), &[DriverEntry], packets);
            let came = contents_of(came_out(&played.outcome));
            assert_eq!(came, contents_of(all_packets()), "{plan:?}");
            played
        });
    }
}

/// C-028, C-056: datagrams of raw sockets keep the IP header that the application brought.
#[test]
fn raw_sends_come_out_with_the_header_of_their_application() {
    every(TRANSPORT, &[Way::Clone], |builder, _seed, plan| {
        let played = play(plan, builder.raw_sends(true), &[DriverEntry], |sim| {
            sim.send(&raw(true)).expect("well formed");
            sim.send(&raw(false)).expect("well formed");
        });
        assert_eq!(played.outcome.injected, 2);
        let mut expected = vec![(false, raw(true)), (false, raw(false))];
        expected.sort();
        assert_eq!(came_out(&played.outcome), expected);
        played
    });
}

/// C-004, C-065 to C-070: frames at the four MAC layers, one by one, as chains, and as originals.
#[test]
fn frames_come_out_as_they_were() {
    // A filter has to stand there for frames to come out: one that permits all that it sees.
    let mut expected = Vec::new();
    every(MAC, &[Way::Original], |builder, _seed, plan| {
        let played = play(plan, builder, &[DriverEntry], mac_frames);
        expected = frames(&played.outcome);
        assert_eq!(expected.len(), 12, "{plan:?}");
        played
    });
    every(MAC, &ONE_BY_ONE, |builder, _seed, plan| {
        let played = play(plan, builder, &[DriverEntry], mac_frames);
        assert_eq!(frames(&played.outcome), expected, "{plan:?}");
        played
    });
    every(MAC, &[Way::Chain], |builder, _seed, plan| {
        let played = play(plan, builder, &[DriverEntry], mac_frames);
        let mut once = frames(&played.outcome);
        once.dedup();
        assert_eq!(once, expected, "{plan:?}");
        assert!(
            played.outcome.frames.len() >= 24,
            "{plan:?}: {}",
            played.outcome.frames.len()
        );
        played
    });
}

/// C-071, C-072, C-073: frames through a virtual switch, taken at ingress and at egress.
#[test]
fn frames_of_a_switch_come_out_as_they_were() {
    let through =
        |builder: SimBuilder, plan| play(plan, builder.virtual_switch(4), &[DriverEntry], switch_frames);
    let expected = frames(&through(Sim::builder(), Plan::new(0, Way::Clone)).outcome);
    assert!(expected.len() > 4);
    every(SWITCH, &WAYS, |builder, _seed, plan| {
        let played = through(builder, plan);
        let mut came = frames(&played.outcome);
        if plan.way == Way::Chain {
            came.dedup();
        }
        assert_eq!(came, expected, "{plan:?}");
        played
    });
}

/// C-268 to C-279, C-282: streams, inline and out of band, with clones and with lists of the driver's own.
#[test]
fn streams_come_out_as_they_were() {
    let (question, answer) = contents();
    let ways = [Way::Clone, Way::Queued, Way::Copy, Way::Chain];
    every(STREAM, &ways, |builder, seed, plan| {
        let played = play(plan, builder, &[DriverEntry], |sim| streams(sim, seed));
        for stream in &played.outcome.streams {
            assert_eq!(stream.received, question, "{plan:?}");
            assert_eq!(stream.sent, answer, "{plan:?}");
            assert_eq!(stream.received_end, Some(StreamEnd::Disconnect), "{plan:?}");
            assert_eq!(stream.sent_end, Some(StreamEnd::Disconnect), "{plan:?}");
        }
        assert_eq!(played.outcome.streams.len(), 2);
        played
    });
}
