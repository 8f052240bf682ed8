//! The drivers that mutants are made of, as they are: no report and the same packets over seeds, in every shape, and in a full sweep.
//!
//! `FWPS_SEEDS` says how many seeds are tried with each shape, a few by default. A mutant that is caught means something only if these are not.

#[path = "c/entry.rs"]
mod entry;

use std::sync::OnceLock;

use fwps_sim::{DriverEntry, Shape, Shapes, Sim, sweep};
use fwps_workspace::{
    numbers,
    traffic::{every_shape, is_mail, pass},
};

#[cfg(c_driver)]
unsafe extern "system" {
    #[link_name = "GuardCDriverEntry"]
    fn guard_c_driver_entry(
        driver: *mut fwps_sys::DRIVER_OBJECT,
        registry_path: *mut fwps_sys::UNICODE_STRING,
    ) -> fwps_sys::NTSTATUS;
}

/// The C drivers with their names; none, and a line that says why, where they could not be compiled.
fn c_drivers() -> Vec<(&'static str, DriverEntry)> {
    let Some(entries) = entry::driver_entries() else {
        println!("SKIPPED: {}", entry::SKIPPED);
        return Vec::new();
    };
    vec![
        ("inspect.c", entries.usual),
        ("inspect.c, checked", entries.checked),
        #[cfg(c_driver)]
        ("guard.c", guard_c_driver_entry),
    ]
}

fn seeds() -> u64 {
    numbers::seeds(3)
}

/// What comes out of a host without a driver.
fn without_a_driver() -> &'static [Vec<u8>] {
    static OUTPUT: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    OUTPUT.get_or_init(|| {
        let outcome = pass(Sim::builder(), None);
        outcome.assert_clean();
        outcome.delivered()
    })
}

/// What comes out of a host with a driver.
fn expected(name: &str) -> Vec<Vec<u8>> {
    let mut packets = without_a_driver().to_vec();
    let before = packets.len();
    if name == "guard.c" {
        packets.retain(|packet| !is_mail(packet));
        assert_eq!(before - packets.len(), 2, "one in each direction is blocked");
    }
    packets
}

/// Each seed in each shape: no report, and what came out depends on neither.
fn assert_clean_everywhere(name: &str, entry: DriverEntry) {
    let expected = expected(name);
    for seed in 0..seeds() {
        for shapes in every_shape() {
            let outcome = pass(Sim::builder().seed(seed).shape(shapes), Some(entry));
            let at = format!("{name}, shape {shapes}, seed {seed}");
            assert!(outcome.reports.is_empty(), "{at}: {outcome}");
            let delivered = outcome.delivered();
            let differs = |one: &[Vec<u8>], other: &[Vec<u8>]| {
                let found = one.iter().filter(|packet| !other.contains(packet)).cloned();
                found.collect::<Vec<_>>()
            };
            assert!(
                delivered == expected,
                "{at}: other packets came out; missing: {:02x?}, more: {:02x?}",
                differs(&expected, &delivered),
                differs(&delivered, &expected)
            );
            assert!(outcome.injected > 5, "{at}: {} were injected", outcome.injected);
            assert_eq!(outcome.completed, outcome.injected, "{at}");
        }
    }
}

/// Each call that can fail fails once, with each of its statuses; with seeds asked for, in two shapes.
fn assert_survives_a_full_sweep(name: &str, entry: DriverEntry) {
    let mut shapes = vec![Shapes::PLAIN];
    if std::env::var_os("FWPS_SEEDS").is_some() {
        shapes.push(Shapes::ALL);
    }
    for shapes in shapes {
        let summary = sweep(|faults| {
            let builder = Sim::builder().seed(11).shape(shapes).faults(faults);
            pass(builder, Some(entry))
        });
        println!("{name}, shape {shapes}: {summary}");
        summary.assert_survived();
        assert!(summary.sites_tried > 25, "{name}: {summary}");
        assert_eq!(summary.sites_missed, 0, "{name}: {summary}");
    }
}

#[test]
fn inspect_is_clean_over_seeds_and_shapes() {
    assert_clean_everywhere("inspect", inspect::DriverEntry);
}

#[test]
fn inspect_survives_a_full_sweep() {
    assert_survives_a_full_sweep("inspect", inspect::DriverEntry);
}

#[test]
#[cfg_attr(
    not(c_driver),
    ignore = "there was no C compiler for a 64-bit target when this was built: install one, or set CC"
)]
fn c_drivers_are_clean_over_seeds_and_shapes() {
    for (name, entry) in c_drivers() {
        assert_clean_everywhere(name, entry);
    }
}

#[test]
#[cfg_attr(
    not(c_driver),
    ignore = "there was no C compiler for a 64-bit target when this was built: install one, or set CC"
)]
fn c_drivers_survive_a_full_sweep() {
    for (name, entry) in c_drivers() {
        assert_survives_a_full_sweep(name, entry);
    }
}

/// The traffic has what the shapes change, and what the drivers decide about.
#[test]
fn the_traffic_is_there() {
    let packets = without_a_driver();
    assert!(packets.len() > 20, "{}", packets.len());
    assert!(packets.iter().any(|packet| packet.ends_with(b"raw!")));
    assert!(packets.iter().any(|packet| packet[0] >> 4 == 6));
    let in_fragments = pass(Sim::builder().shape(Shape::Fragments), None);
    assert!(in_fragments.packets.delivered > packets.len() as u64 / 2);
}
