//! A correct driver gives no report, whatever the seed, the shape and the way of completion.

mod support;

use fwps_sim::{Completions, Layer, Outcome, Shape, Sim};
use support::driver::driver_entry;
use support::packets::{KINDS, Kind, fragments, packet};
use support::{Bug, plant};

fn play_some(seed: u64, completions: Completions, shape: Shape) -> Outcome {
    let mut sim = Sim::builder()
        .seed(seed)
        .completions(completions)
        .shape(shape)
        .build();
    plant(Bug::None);
    let driver = sim.load(driver_entry).expect("the driver loads");
    for (index, kind) in KINDS.into_iter().enumerate() {
        for inbound in [true, false] {
            let bytes = packet(kind, inbound, &vec![index as u8; 5 + 30 * index]);
            if inbound {
                sim.receive(&bytes).expect("well formed");
            } else {
                sim.send(&bytes).expect("well formed");
            }
        }
    }
    sim.settle();
    sim.unload(driver);
    sim.finish()
}

fn assert_passes_everything(outcome: &Outcome) {
    outcome.assert_clean();
    assert_eq!(outcome.injected, outcome.completed);
    assert_eq!(outcome.injected, 24, "every packet is injected at two layers");
    assert_eq!(outcome.output.len(), 12);
    for kind in KINDS {
        for inbound in [true, false] {
            let index = KINDS
                .iter()
                .position(|other| *other as u8 == kind as u8)
                .expect("there");
            let expected = packet(kind, inbound, &vec![index as u8; 5 + 30 * index]);
            assert!(
                outcome.output.iter().any(|packet| packet.bytes == expected),
                "{kind:?} {inbound}"
            );
        }
    }
}

#[test]
fn clones_absorbs_and_injects_on_many_seeds() {
    for seed in 0..100 {
        assert_passes_everything(&play_some(seed, Completions::Seeded, Shape::Plain));
    }
}

#[test]
fn every_way_of_completion_is_fine() {
    for completions in [Completions::Early, Completions::Late, Completions::OtherThread] {
        for seed in 0..10 {
            assert_passes_everything(&play_some(seed, completions, Shape::Plain));
        }
    }
}

#[test]
fn every_shape_is_fine() {
    for shape in [
        Shape::Cut(1),
        Shape::Cut(3),
        Shape::Unaligned,
        Shape::Trailing,
        Shape::Seeded,
    ] {
        for seed in 0..5 {
            assert_passes_everything(&play_some(seed, Completions::Seeded, shape));
        }
    }
}

#[test]
fn own_lists_instead_of_clones_are_fine() {
    // An own list has no past, so what it sends is new to the transport callouts: three injections for a packet out.
    for seed in 0..20 {
        let mut sim = Sim::builder().seed(seed).shape(Shape::Seeded).build();
        plant(Bug::Copy);
        let driver = sim.load(driver_entry).expect("the driver loads");
        for kind in KINDS {
            sim.receive(&packet(kind, true, b"to the host"))
                .expect("well formed");
            sim.send(&packet(kind, false, b"from the host"))
                .expect("well formed");
        }
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(
            (outcome.injected, outcome.completed, outcome.output.len()),
            (30, 30, 12)
        );
    }
}

/// C-095: who thinks better of it before the call returns, and has nothing of the packet any more, lets the packet go.
#[test]
fn a_reference_that_is_given_back_unused_is_fine() {
    for seed in 0..10 {
        let mut sim = Sim::builder().seed(seed).build();
        plant(Bug::ReferenceGivenBack);
        let driver = sim.load(driver_entry).expect("the driver loads");
        let bytes = packet(Kind::Udp4, false, b"let go");
        sim.send(&bytes).expect("well formed");
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.output.len(), 1);
        assert_eq!(outcome.output[0].bytes, bytes);
    }
}

#[test]
fn several_packets_in_one_list_are_fine() {
    for seed in 0..30 {
        let mut sim = Sim::builder().seed(seed).shape(Shape::Seeded).build();
        plant(Bug::None);
        let driver = sim.load(driver_entry).expect("the driver loads");
        let packets: Vec<_> = (1..4)
            .map(|n| packet(Kind::Udp4, false, &vec![n; 10 * usize::from(n)]))
            .collect();
        sim.send_together(&packets.iter().map(Vec::as_slice).collect::<Vec<_>>())
            .expect("well formed");
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        let mut output: Vec<_> = outcome.output.into_iter().map(|packet| packet.bytes).collect();
        output.sort_by_key(Vec::len);
        assert_eq!(output, packets);
    }
}

#[test]
fn fragments_come_out_as_they_went_in() {
    for seed in 0..30 {
        let mut sim = Sim::builder().seed(seed).build();
        plant(Bug::None);
        let driver = sim.load(driver_entry).expect("the driver loads");
        let whole = packet(Kind::Udp4, true, &[7; 100]);
        let pieces = fragments(&whole, 48);
        for index in [1, 0, 2] {
            sim.receive(&pieces[index]).expect("well formed");
        }
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        let mut output: Vec<_> = outcome.output.into_iter().map(|packet| packet.bytes).collect();
        output.sort();
        let mut expected = pieces.clone();
        expected.sort();
        assert_eq!(output, expected, "seed {seed}");
        // Each fragment twice, and the whole packet once (C-328); the injected ones the same number of times again.
        assert!(
            outcome
                .layers
                .iter()
                .any(|layer| layer.layer == Layer::InboundIpPacketV4 && layer.counters.classified > 7)
        );
    }
}

/// How many injections there are when each kind of packet comes in twice, after it went out or not.
fn injections_with_ale(seed: u64, host_begins: bool) -> u64 {
    let mut sim = Sim::builder().seed(seed).ale_classify_required(true).build();
    plant(Bug::None);
    let driver = sim.load(driver_entry).expect("the driver loads");
    if host_begins {
        for kind in KINDS {
            sim.send(&packet(kind, false, b"from the host"))
                .expect("well formed");
        }
        sim.settle();
    }
    for _ in 0..2 {
        for kind in KINDS {
            sim.receive(&packet(kind, true, b"to the host"))
                .expect("well formed");
        }
        sim.settle();
    }
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.output.len(), if host_begins { 18 } else { 12 });
    outcome.injected
}

#[test]
fn what_ale_has_to_classify_passes_at_transport() {
    for seed in 0..20 {
        // The first packet of each of six flows is injected at the IP packet layer alone.
        assert_eq!(injections_with_ale(seed, false), 2 * 12 - 6, "seed {seed}");
        assert_eq!(injections_with_ale(seed, true), 3 * 12, "seed {seed}");
    }
}

#[test]
fn an_older_windows_is_fine() {
    let mut sim = Sim::builder()
        .field_limit(9)
        .omit_metadata(fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID)
        .build();
    plant(Bug::None);
    let driver = sim.load(driver_entry).expect("the driver loads");
    for kind in KINDS {
        sim.receive(&packet(kind, true, b"to the host"))
            .expect("well formed");
    }
    sim.settle();
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.output.len(), 6);
}

#[test]
fn a_seed_replays_the_run() {
    for seed in 0..20 {
        let (a, b) = (
            play_some(seed, Completions::Seeded, Shape::Seeded),
            play_some(seed, Completions::Seeded, Shape::Seeded),
        );
        assert_eq!(a.output, b.output, "seed {seed}");
        let text = |outcome: &Outcome| serde_json::to_string(outcome).expect("plain data");
        assert_eq!(text(&a), text(&b), "seed {seed}");
    }
}
