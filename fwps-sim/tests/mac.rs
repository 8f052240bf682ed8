//! The MAC layers: what they show, and what goes through them.

mod support;

use fwps_sim::{Completions, FrameTarget, Layer, Outcome, Shape, Sim};
use fwps_sys::*;
use support::layer2::{INBOUND_ETHERNET, INBOUND_NATIVE, MAC, Mode, OUTBOUND_ETHERNET, Setup, setup};
use support::layer2_run::{Run, run};
use support::layer2_work::{Seen, Shown};
use support::packets::{KINDS, Kind, fragments, packet};

const HOST: [u8; 6] = [0x02, 0xAA, 0, 0, 0, 1];
const PEER: [u8; 6] = [0x02, 0xBB, 0, 0, 0, 2];
const BATCH: u32 = FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY;

/// A frame with a packet of a kind, padded to the least length of a frame.
fn frame(kind: Kind, inbound: bool, payload: &[u8]) -> Vec<u8> {
    let (to, from) = if inbound { (HOST, PEER) } else { (PEER, HOST) };
    let packet = packet(kind, inbound, payload);
    let ether_type: u16 = if packet[0] >> 4 == 4 { 0x0800 } else { 0x86DD };
    let mut frame = [&to[..], &from[..], &ether_type.to_be_bytes(), &packet].concat();
    frame.resize(frame.len().max(60), 0x5A);
    frame
}

/// An ARP request of the peer, with a VLAN tag.
fn arp() -> Vec<u8> {
    let mut frame = vec![0xFF; 6];
    frame.extend(PEER);
    frame.extend([0x81, 0, 0x20, 5, 8, 6]);
    frame.extend([0, 1, 8, 0, 6, 4, 0, 1]);
    frame.extend(PEER);
    frame.extend([10, 0, 0, 2, 0, 0, 0, 0, 0, 0, 10, 0, 0, 1]);
    frame
}

/// Every kind of packet in and out, and an ARP request.
fn every_kind(sim: &mut Sim) {
    for kind in KINDS {
        sim.receive_frames(&[&frame(kind, true, b"to the host")])
            .expect("well formed");
        sim.send_frame(&frame(kind, false, b"from the host"))
            .expect("well formed");
    }
    sim.receive_frames(&[&arp()]).expect("well formed");
}

fn assert_everything_came_out(outcome: &Outcome, what: &str) {
    outcome.assert_clean();
    assert_eq!(outcome.injected, outcome.completed, "{what}");
    let mut expected = vec![(FrameTarget::Host, arp())];
    for kind in KINDS {
        expected.push((FrameTarget::Host, frame(kind, true, b"to the host")));
        expected.push((FrameTarget::Wire, frame(kind, false, b"from the host")));
    }
    let mut got: Vec<_> = outcome
        .frames
        .iter()
        .map(|frame| (frame.target, frame.bytes.clone()))
        .collect();
    expected.sort();
    got.sort();
    assert_eq!(got, expected, "{what}");
    assert_eq!(
        (outcome.packets.delivered, outcome.packets.sent),
        (6, 6),
        "{what}"
    );
}

#[test]
fn every_way_to_take_a_frame_is_fine() {
    for mode in [Mode::Watch, Mode::Clone, Mode::Original, Mode::Referenced] {
        for completions in [
            Completions::Early,
            Completions::Late,
            Completions::OtherThread,
            Completions::Seeded,
        ] {
            for seed in 0..12 {
                let builder = Sim::builder()
                    .seed(seed)
                    .shape(Shape::Seeded)
                    .completions(completions);
                let Run { outcome, .. } = run(builder, setup(mode, MAC), every_kind);
                assert_everything_came_out(&outcome, &format!("{mode:?} {completions:?} {seed}"));
                let injected = if mode == Mode::Watch { 0 } else { 13 };
                // Each frame is injected at the first of its two layers; at the second its state is a by-self one.
                assert_eq!(outcome.injected, injected);
            }
        }
    }
}

#[test]
fn chains_of_clones_complete_in_parts() {
    let mut parts = Vec::new();
    for seed in 0..20 {
        let Run {
            outcome, completed, ..
        } = run(
            Sim::builder().seed(seed),
            setup(Mode::Pairs, &[INBOUND_ETHERNET]),
            |sim| {
                for n in 0..8 {
                    sim.receive_frames(&[&frame(Kind::Udp4, true, &[n])])
                        .expect("well formed");
                }
            },
        );
        outcome.assert_clean();
        assert_eq!(outcome.frames.len(), 8, "seed {seed}");
        assert_eq!((outcome.injected, outcome.completed), (8, 8));
        parts.extend(completed);
    }
    assert!(parts.contains(&1) && parts.contains(&2), "{parts:?}");
}

/// What was seen of frames that no driver had injected.
fn fresh(seen: &[Seen], layer: i32) -> Vec<Seen> {
    seen.iter()
        .filter(|seen| seen.layer == layer && seen.state == FWPS_PACKET_NOT_INJECTED)
        .cloned()
        .collect()
}

#[test]
fn layers_show_fields_metadata_and_data_start() {
    let Run { outcome, seen, .. } = run(Sim::builder(), setup(Mode::Clone, MAC), |sim| {
        sim.receive_frames(&[&frame(Kind::Udp4, true, b"x")])
            .expect("well formed");
        sim.receive_frames(&[&arp()]).expect("well formed");
        sim.send_frame(&frame(Kind::Tcp6, false, b"y"))
            .expect("well formed");
    });
    outcome.assert_clean();
    let bytes = |value: &[u8]| (FWP_BYTE_ARRAY6_TYPE, Shown::Bytes(value.to_vec()));
    let number = |data_type, number| (data_type, Shown::Number(number));
    let flags = u64::from(FWP_CONDITION_L2_IS_NATIVE_ETHERNET);

    // The native layer comes first, with the whole frame; the clones of it pass the Ethernet layer.
    let native = fresh(&seen, FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE);
    assert_eq!(native[0].data, [frame(Kind::Udp4, true, b"x")]);
    assert_eq!(native[0].metadata.present, 0);
    assert_eq!(native[0].metadata.layer2, 0);
    let expected = [
        number(FWP_UINT32, 0),
        number(FWP_UINT32, 14),
        number(FWP_UINT64, 0x0006_0080_0100_0000),
        number(FWP_UINT32, 6),
        number(FWP_UINT32, 12),
        number(FWP_UINT32, 7),
        number(FWP_UINT32, flags),
        number(FWP_UINT32, 1),
    ];
    assert_eq!(native[0].values, expected);

    let ethernet: Vec<&Seen> = seen
        .iter()
        .filter(|seen| seen.layer == FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET)
        .collect();
    assert_eq!(ethernet[0].data, [frame(Kind::Udp4, true, b"x")[14..].to_vec()]);
    assert_eq!(
        ethernet[0].metadata.layer2,
        FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE
    );
    assert_eq!(ethernet[0].metadata.header, 14);
    let address_type = |number_of| number(FWP_UINT8, number_of);
    let expected = [
        bytes(&HOST),
        bytes(&HOST),
        bytes(&PEER),
        address_type(0),
        address_type(0),
        number(FWP_UINT16, 0x0800),
        number(FWP_UINT16, 0),
        number(FWP_UINT64, 0x0006_0080_0100_0000),
        number(FWP_UINT32, 12),
        number(FWP_UINT32, 7),
        number(FWP_UINT32, flags),
        number(FWP_UINT32, 1),
    ];
    assert_eq!(ethernet[0].values, expected);
    assert_eq!(ethernet[1].metadata.header, 18);
    assert_eq!(ethernet[1].data, [arp()[18..].to_vec()]);
    assert_eq!(ethernet[1].values[3], address_type(2));
    assert_eq!(
        ethernet[1].values[5..7],
        [number(FWP_UINT16, 0x0806), number(FWP_UINT16, 5)]
    );

    let out = fresh(&seen, FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET);
    assert_eq!(out[0].data, [frame(Kind::Tcp6, false, b"y")]);
    assert_eq!(out[0].metadata.layer2, 0);
    assert_eq!(out[0].values[1..3], [bytes(&HOST), bytes(&PEER)]);
    assert_eq!(out[0].values[5], number(FWP_UINT16, 0x86DD));
    let states: Vec<_> = seen.iter().map(|seen| seen.state).collect();
    assert!(states.contains(&FWPS_PACKET_INJECTED_BY_SELF));
}

#[test]
fn chains_are_for_callouts_that_take_them() {
    let mut frames: Vec<_> = (0..5).map(|n| frame(Kind::Udp4, true, &[n; 30])).collect();
    frames.sort();
    let slices: Vec<&[u8]> = frames.iter().map(Vec::as_slice).collect();
    for (flags, lengths) in [(0, vec![1; 5]), (BATCH, vec![5])] {
        for mode in [Mode::Watch, Mode::Original] {
            let setup = Setup {
                flags,
                ..setup(mode, &[INBOUND_ETHERNET])
            };
            for seed in 0..10 {
                let builder = Sim::builder().seed(seed).shape(Shape::Seeded);
                let Run { outcome, seen, .. } = run(builder, setup, |sim| {
                    sim.receive_frames(&slices).expect("well formed");
                });
                outcome.assert_clean();
                let seen = fresh(&seen, FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET);
                let chains: Vec<usize> = seen.iter().map(|seen| seen.data.len()).collect();
                assert_eq!(chains, lengths, "{mode:?}, flags {flags}");
                let mut got: Vec<_> = outcome.frames.iter().map(|frame| frame.bytes.clone()).collect();
                // Injected one by one, they may overtake each other.
                got.sort();
                assert_eq!(got, frames, "{mode:?}, flags {flags}");
            }
        }
    }
}

#[test]
fn chains_hold_frames_with_the_same_values() {
    let setup = Setup {
        flags: BATCH,
        ..setup(Mode::Watch, &[INBOUND_ETHERNET])
    };
    let Run { outcome, seen, .. } = run(Sim::builder(), setup, |sim| {
        let (four, six) = (frame(Kind::Udp4, true, b"4"), frame(Kind::Udp6, true, b"6"));
        sim.receive_frames(&[&four, &four, &six, &four])
            .expect("well formed");
    });
    outcome.assert_clean();
    let seen = fresh(&seen, FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET);
    let chains: Vec<usize> = seen.iter().map(|seen| seen.data.len()).collect();
    assert_eq!(chains, [2, 1, 1]);
    let counters = outcome.layer(Layer::InboundMacFrameEthernet);
    assert_eq!((counters.classified, counters.permitted), (4, 4));
}

#[test]
fn packets_without_a_frame_get_a_header() {
    let packets: Vec<_> = (0..3).map(|n| packet(Kind::Udp4, false, &[n; 9])).collect();
    let Run { outcome, .. } = run(
        Sim::builder().seed(5),
        setup(Mode::Clone, &[INBOUND_NATIVE, OUTBOUND_ETHERNET]),
        |sim| {
            sim.receive(&packet(Kind::Udp6, true, b"in"))
                .expect("well formed");
            sim.send_together(&packets.iter().map(Vec::as_slice).collect::<Vec<_>>())
                .expect("well formed");
        },
    );
    outcome.assert_clean();
    let host = [2, 0, 0, 0, 0, 1];
    let peer4 = [2, 4, 10, 0, 0, 2];
    let peer6 = [2, 6, 0, 0, 0, 2];
    let mut expected = vec![[&host[..], &peer6, &[0x86, 0xDD], &packet(Kind::Udp6, true, b"in")].concat()];
    expected.extend(
        packets
            .iter()
            .map(|packet| [&peer4[..], &host, &[8, 0], packet].concat()),
    );
    let got: Vec<_> = outcome.frames.iter().map(|frame| frame.bytes.clone()).collect();
    assert_eq!(got, expected);
    assert_eq!((outcome.packets.delivered, outcome.packets.sent), (1, 3));
}

#[test]
fn fragments_are_frames_of_their_own() {
    let inbound = fragments(&packet(Kind::Udp4, true, &[7; 100]), 48);
    let outbound = fragments(&packet(Kind::Udp4, false, &[8; 100]), 48);
    for seed in 0..10 {
        let Run { outcome, seen, .. } = run(Sim::builder().seed(seed), setup(Mode::Clone, MAC), |sim| {
            for (piece, other) in inbound.iter().zip(&outbound) {
                sim.receive(piece).expect("well formed");
                sim.send(other).expect("well formed");
            }
        });
        outcome.assert_clean();
        let at = |layer| fresh(&seen, layer).len();
        assert_eq!(at(FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE), 3);
        assert_eq!(at(FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET), 3);
        let mut expected = [inbound.clone(), outbound.clone()].concat();
        let mut got: Vec<_> = outcome
            .frames
            .iter()
            .map(|frame| frame.bytes[14..].to_vec())
            .collect();
        expected.sort();
        got.sort();
        assert_eq!(got, expected, "seed {seed}");
    }
}

#[test]
fn without_a_filter_the_layers_are_not_in_the_way() {
    let Run { outcome, .. } = run(Sim::builder(), setup(Mode::Watch, &[]), every_kind);
    outcome.assert_clean();
    assert!(
        outcome
            .layers
            .iter()
            .all(|layer| layer.layer < Layer::InboundMacFrameEthernet)
    );
    assert_eq!((outcome.packets.delivered, outcome.packets.sent), (6, 6));
    assert_eq!((outcome.packets.not_ip, outcome.frames.len()), (1, 0));
}

#[test]
fn an_older_windows_shows_less() {
    let builder = Sim::builder()
        .field_limit(11)
        .omit_layer2_metadata(FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE);
    let Run { outcome, seen, .. } = run(builder, setup(Mode::Watch, &[INBOUND_ETHERNET]), every_kind);
    outcome.assert_clean();
    assert!(seen.iter().all(|seen| seen.values.len() == 11));
    assert!(seen.iter().all(|seen| seen.metadata.layer2 == 0));
}

#[test]
fn a_seed_replays_the_run() {
    let play = |seed| {
        let run = run(Sim::builder().seed(seed), setup(Mode::Pairs, MAC), every_kind);
        (run.outcome.frames, run.completed)
    };
    for seed in 0..10 {
        assert_eq!(play(seed), play(seed), "seed {seed}");
    }
}
