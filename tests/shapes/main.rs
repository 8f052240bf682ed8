//! Verdicts do not depend on the form that packets come in: right drivers in every shape, and drivers that only work in one.

#[path = "../c/entry.rs"]
mod entry;
mod planted;

use std::sync::OnceLock;

use fwps_sim::{Capture, DriverEntry, Outcome, Shape, Shapes, Sim};
use fwps_workspace::{default_capture, numbers, traffic::every_shape};

fn run(shapes: Shapes, seed: u64, entry: Option<DriverEntry>) -> Outcome {
    let mut sim = Sim::builder().seed(seed).shape(shapes).build();
    let driver = entry.map(|entry| sim.load(entry).expect("the driver loads"));
    let mut capture = Capture::open(default_capture()).expect("the capture opens");
    sim.play(&mut capture, |_| ()).expect("the capture is whole");
    sim.settle();
    if let Some(driver) = driver {
        sim.unload(driver);
    }
    sim.finish()
}

/// What comes out of a host without a driver, in the plain shape.
fn expected() -> &'static [Vec<u8>] {
    static EXPECTED: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    EXPECTED.get_or_init(|| {
        let outcome = run(Shapes::PLAIN, 0, None);
        assert!(!outcome.output.is_empty());
        outcome.delivered()
    })
}

fn assert_unchanged(shapes: Shapes, seed: u64, entry: Option<DriverEntry>) -> Outcome {
    let outcome = run(shapes, seed, entry);
    assert!(outcome.reports.is_empty(), "shape {shapes}: {outcome}");
    assert!(
        outcome.delivered() == expected(),
        "shape {shapes}, seed {seed}: other packets came out"
    );
    outcome
}

/// FWPS_SEEDS says how many seeds are tried.
fn seeds() -> u64 {
    numbers::seeds(3)
}

#[test]
fn no_driver_changes_nothing_in_any_shape() {
    for shapes in every_shape() {
        assert_unchanged(shapes, 1, None);
    }
}

#[test]
fn inspect_decides_the_same_in_every_shape() {
    for shapes in every_shape() {
        for seed in 0..seeds() {
            let outcome = assert_unchanged(shapes, seed, Some(inspect::DriverEntry));
            assert!(outcome.injected > 0, "nothing was injected");
        }
    }
}

#[test]
#[cfg_attr(
    not(c_driver),
    ignore = "there was no C compiler for a 64-bit target when this was built: install one, or set CC"
)]
fn the_c_driver_decides_the_same_in_every_shape() {
    let Some(entries) = entry::driver_entries() else {
        println!("SKIPPED: {}", entry::SKIPPED);
        return;
    };
    for driver in [entries.usual, entries.checked] {
        for shapes in every_shape() {
            for seed in 0..seeds() {
                assert_unchanged(shapes, seed, Some(driver));
            }
        }
    }
}

/// The forms are there, and not only asked for.
#[test]
fn shapes_do_what_they_say() {
    let plain = run(Shapes::PLAIN, 1, None);
    let fragments = run(Shape::Fragments.into(), 1, None);
    assert!(fragments.packets.delivered > plain.packets.delivered);
    let options = run(Shape::Options.into(), 1, None);
    let bytes = |outcome: &Outcome| {
        outcome
            .output
            .iter()
            .map(|packet| packet.bytes.len())
            .sum::<usize>()
    };
    assert!(bytes(&options) > bytes(&plain));
    let looped = run(Shape::Loopback.into(), 1, None);
    assert!(looped.packets.sent < plain.packets.sent && looped.packets.delivered > plain.packets.delivered);
}
