//! The C driver of tests/c, which the benchmarks compare the Rust one with, in the simulator: it does the same work, and does it
//! right.

#[path = "c/entry.rs"]
mod entry;

use std::sync::OnceLock;

use fwps_sim::{Capture, Completions, DriverEntry, Outcome, Shape, Sim};
use fwps_workspace::{came_out, default_capture};

/// Plays the default capture through a driver, if one is given.
fn run(mut sim: Sim, entry: Option<DriverEntry>) -> Outcome {
    let driver = entry.map(|entry| sim.load(entry).expect("the driver loads"));
    let mut capture = Capture::open(default_capture()).expect("the capture opens");
    sim.play(&mut capture, |_| ()).expect("the capture is whole");
    sim.settle();
    if let Some(driver) = driver {
        sim.unload(driver);
    }
    sim.finish()
}

fn without_a_driver() -> &'static [(bool, Vec<u8>)] {
    static OUTPUT: OnceLock<Vec<(bool, Vec<u8>)>> = OnceLock::new();
    OUTPUT.get_or_init(|| came_out(&run(Sim::builder().build(), None)))
}

/// As many packets out as in, byte for byte, all of them injected, and no rule broken.
fn assert_all_came_through(outcome: &Outcome) {
    outcome.assert_clean();
    assert!(!without_a_driver().is_empty());
    assert!(
        came_out(outcome) == without_a_driver(),
        "seed {}: other packets came out than without a driver",
        outcome.seed
    );
    assert!(outcome.injected > 0, "nothing was injected");
    assert_eq!(outcome.completed, outcome.injected);
    assert_eq!(outcome.refused, 0);
}

/// The C driver in both ways of compiling it; none, and a line that says why, where it could not be compiled.
fn c_drivers() -> Vec<DriverEntry> {
    let Some(entries) = entry::driver_entries() else {
        println!("SKIPPED: {}", entry::SKIPPED);
        return Vec::new();
    };
    vec![entries.usual, entries.checked]
}

#[test]
#[cfg_attr(
    not(c_driver),
    ignore = "there was no C compiler for a 64-bit target when this was built: install one, or set CC"
)]
fn passes_a_capture_unchanged_whatever_the_seed() {
    for driver in c_drivers() {
        for seed in 0..25 {
            assert_all_came_through(&run(Sim::builder().seed(seed).build(), Some(driver)));
        }
    }
}

#[test]
#[cfg_attr(
    not(c_driver),
    ignore = "there was no C compiler for a 64-bit target when this was built: install one, or set CC"
)]
fn passes_a_capture_unchanged_whenever_completions_come() {
    for driver in c_drivers() {
        for completions in [Completions::Early, Completions::Late, Completions::OtherThread] {
            let sim = Sim::builder().seed(3).completions(completions).build();
            assert_all_came_through(&run(sim, Some(driver)));
        }
    }
}

#[test]
#[cfg_attr(
    not(c_driver),
    ignore = "there was no C compiler for a 64-bit target when this was built: install one, or set CC"
)]
fn passes_a_capture_unchanged_in_every_shape() {
    for driver in c_drivers() {
        for shape in [Shape::Cut(1), Shape::Unaligned, Shape::Trailing, Shape::Seeded] {
            let sim = Sim::builder().seed(4).shape(shape).build();
            assert_all_came_through(&run(sim, Some(driver)));
        }
    }
}

/// A comparison of the two drivers is one only if both do the same: each layer gives both the same packets to absorb.
#[test]
#[cfg_attr(
    not(c_driver),
    ignore = "there was no C compiler for a 64-bit target when this was built: install one, or set CC"
)]
fn does_the_work_of_the_rust_driver() {
    for (driver, seed) in c_drivers()
        .into_iter()
        .flat_map(|driver| (0..5).map(move |seed| (driver, seed)))
    {
        let in_c = run(Sim::builder().seed(seed).build(), Some(driver));
        let in_rust = run(Sim::builder().seed(seed).build(), Some(inspect::DriverEntry));
        assert_eq!(in_c.layers.len(), in_rust.layers.len());
        for (c, rust) in in_c.layers.iter().zip(&in_rust.layers) {
            assert_eq!(c.layer, rust.layer);
            assert_eq!(c.counters.absorbed, rust.counters.absorbed, "at {:?}", c.layer);
            assert_eq!(
                c.counters.classified, rust.counters.classified,
                "at {:?}",
                c.layer
            );
        }
        assert_eq!(in_c.injected, in_rust.injected);
    }
}
