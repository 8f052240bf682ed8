//! The C driver tests/c/guard.c, which clones, absorbs, injects out of band, pends and completes, in the simulator: it breaks no rule,
//! and each of its mutants breaks the one that it is meant to.

// The C objects are linked with this library.
#![cfg(c_driver)]
#[path = "mutants/list.rs"]
#[allow(
    dead_code,
    reason = "what only `cargo xtask mutants` and the build script read"
)]
mod list;

use std::collections::BTreeSet;

use fwps_sim::{Completions, DriverEntry, Layer, Outcome, Shape, Sim, SimBuilder};
use fwps_workspace::{
    examine::examine,
    numbers,
    traffic::{PAYLOAD, is_mail, pass},
};

unsafe extern "system" {
    #[link_name = "GuardCDriverEntry"]
    fn guard_c_driver_entry(
        driver: *mut fwps_sys::DRIVER_OBJECT,
        registry_path: *mut fwps_sys::UNICODE_STRING,
    ) -> fwps_sys::NTSTATUS;
}

/// The driver with one line changed.
struct Mutant {
    name: &'static str,
    /// What has to be found of it.
    findings: &'static [&'static str],
    entry: DriverEntry,
}

include!(concat!(env!("OUT_DIR"), "/mutants.rs"));

/// Loads the driver and lets traffic of every kind that it takes pass.
fn run(builder: SimBuilder, entry: DriverEntry) -> Outcome {
    pass(builder, Some(entry))
}

fn seeds() -> u64 {
    numbers::seeds(6)
}

#[test]
fn guard_asks_for_connections_and_passes_what_it_allows() {
    for seed in 0..seeds() {
        let outcome = run(Sim::builder().seed(seed).strict(true), guard_c_driver_entry);
        outcome.assert_clean();
        assert!(
            outcome.injected > 5,
            "seed {seed}: {} were injected",
            outcome.injected
        );
        assert_eq!(outcome.completed, outcome.injected);
        let holds = |text: &[u8]| {
            let payloads = outcome.output.iter().map(|packet| &packet.bytes);
            payloads.filter(|bytes| bytes.ends_with(text)).count()
        };
        // Twice in each direction; what is for port 25 is not there.
        assert_eq!(holds(PAYLOAD), 4, "seed {seed}");
        assert_eq!(holds(b"raw!"), 1, "seed {seed}");
        assert_eq!(outcome.streams[0].received, b"question", "seed {seed}");
        assert_eq!(outcome.streams[0].sent, b"answer", "seed {seed}");
        assert_eq!(outcome.streams[1].sent, b"question", "seed {seed}");
        assert!(outcome.layer(Layer::AleAuthConnectV4).absorbed > 0);
        assert!(outcome.layer(Layer::AleAuthRecvAcceptV4).absorbed > 0);
    }
}

#[test]
fn guard_is_clean_in_every_shape_and_order() {
    for seed in 0..seeds() {
        for shape in [
            Shape::Plain,
            Shape::Cut(1),
            Shape::Unaligned,
            Shape::Trailing,
            Shape::Seeded,
        ] {
            run(Sim::builder().seed(seed).shape(shape), guard_c_driver_entry).assert_clean();
        }
        for completions in [Completions::Early, Completions::Late, Completions::OtherThread] {
            run(
                Sim::builder().seed(seed).completions(completions),
                guard_c_driver_entry,
            )
            .assert_clean();
        }
    }
}

#[test]
fn guard_survives_a_sweep() {
    let summary = fwps_sim::sweep(|faults| {
        run(
            Sim::builder().seed(5).shape(Shape::Plain).faults(faults),
            guard_c_driver_entry,
        )
    });
    println!("{summary}");
    summary.assert_survived();
    assert!(summary.sites_tried > 25, "{summary}");
}

/// Mutants that let the stack of the host read a stack of theirs when they have left it.
const ON_THE_STACK: [&str; 1] = ["remote_address_on_the_stack"];

fn findings(entry: DriverEntry) -> BTreeSet<String> {
    examine(entry, is_mail, &mut |_| ())
}

#[test]
fn each_mutant_is_caught_with_its_number() {
    assert!(MUTANTS.len() >= 30);
    let mut wrong = String::new();
    assert_eq!(
        findings(guard_c_driver_entry),
        BTreeSet::new(),
        "the original is clean"
    );
    for mutant in MUTANTS {
        // The sanitizer ends the process where the simulator looks at the memory that such a mutant gives away.
        if cfg!(sanitized) && ON_THE_STACK.contains(&mutant.name) {
            println!("SKIPPED: {} under a sanitizer, which stops it first", mutant.name);
            continue;
        }
        let found: Vec<String> = findings(mutant.entry).into_iter().collect();
        if !list::is_as_listed(mutant.findings, &found) {
            wrong += &format!(
                "{}: expected {:?}, found {found:?}\n",
                mutant.name, mutant.findings
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
