//! Classifications that nobody redirects: dropped, leaked, or left when the driver unloads.

use fwps::{pending::Decision, redirect::PendedRequestFailure};
use fwps_sim::{Outcome, Sim, SimBuilder};

use crate::{
    driver::{Note, Plan, When, load, notes, turn},
    ends::{Ends, assert_answered, seeds},
};

fn run(builder: SimBuilder, ends: &Ends, when: When, fallback: Decision) -> Outcome {
    let mut sim = builder.build();
    let what = Plan {
        when,
        target: Some(ends.elsewhere),
        fallback: Some(fallback),
        ..Plan::default()
    };
    let driver = load(&mut sim, what);
    if when == When::Dropped && fallback == Decision::Permit {
        sim.converse(&ends.conversation());
    } else {
        // Its first packet, which waits, or goes no further.
        let syn = ends.conversation().packets().into_iter().next().expect("a SYN").1;
        sim.send(&syn).expect("a whole packet");
        sim.settle();
    }
    sim.unload(driver);
    sim.finish()
}

#[test]
fn what_is_dropped_is_decided_as_declared() {
    let _turn = turn();
    for seed in seeds() {
        for ends in Ends::both() {
            let outcome = run(Sim::builder().seed(seed), &ends, When::Dropped, Decision::Permit);
            outcome.assert_clean();
            assert_answered(&outcome, ends.client, ends.server);
            let outcome = run(Sim::builder().seed(seed), &ends, When::Dropped, Decision::Block);
            outcome.assert_clean();
            assert_eq!(outcome.output, [], "seed {seed}");
        }
    }
}

#[test]
fn what_is_forgotten_is_completed_at_unload() {
    let _turn = turn();
    for seed in seeds() {
        for ends in Ends::both() {
            for fallback in [Decision::Permit, Decision::Block] {
                let outcome = run(Sim::builder().seed(seed), &ends, When::Forgotten, fallback);
                let numbers: Vec<String> = outcome.reports.iter().map(|r| r.contract.to_string()).collect();
                // The blocks of the table and of the redirect handle were leaked with the token, and nothing of the engine's.
                assert_eq!(numbers, ["C-373"; 3], "{fallback:?}, seed {seed}");
            }
        }
    }
}

#[test]
fn what_is_kept_is_completed_at_unload_and_lent_no_more() {
    let _turn = turn();
    let ends = Ends::new(true);
    for seed in seeds() {
        for fallback in [Decision::Permit, Decision::Block] {
            let outcome = run(Sim::builder().seed(seed), &ends, When::Kept, fallback);
            outcome.assert_clean();
            let late = [
                Note::NotLent(PendedRequestFailure::CompletedAtUnload),
                Note::Completed(false),
            ];
            assert!(notes().ends_with(&late), "{:?}", notes());
        }
    }
}

#[test]
fn unload_meets_workers_in_the_middle() {
    let _turn = turn();
    for seed in 0..8 * seeds().end {
        let ends = Ends::new(seed % 2 == 0);
        let mut sim = Sim::builder().seed(seed).build();
        let what = Plan {
            when: When::OnWorkerWatching,
            target: Some(ends.elsewhere),
            ..Plan::default()
        };
        let driver = load(&mut sim, what);
        let syn = ends.conversation().packets().into_iter().next().expect("a SYN").1;
        sim.send(&syn).expect("a whole packet");
        // The worker has not run yet, or is in the middle of it.
        sim.unload(driver);
        sim.finish().assert_clean();
    }
}

#[test]
fn unload_waits_for_a_request_that_is_lent() {
    let _turn = turn();
    let mut redirected = 0;
    for seed in 0..8 * seeds().end {
        let ends = Ends::new(seed % 2 == 0);
        let mut sim = Sim::builder().seed(seed).build();
        let what = Plan {
            when: When::SlowlyAndForgotten,
            target: Some(ends.elsewhere),
            ..Plan::default()
        };
        let driver = load(&mut sim, what);
        let syn = ends.conversation().packets().into_iter().next().expect("a SYN").1;
        sim.send(&syn).expect("a whole packet");
        sim.unload(driver);
        let outcome = sim.finish();
        // What the token owns was leaked with it; the classification was completed, before or after.
        let foreign = outcome.reports.iter().find(|r| r.contract.to_string() != "C-373");
        assert!(foreign.is_none(), "seed {seed}: {foreign:?}");
        redirected += notes().iter().filter(|note| **note == Note::Redirected).count();
    }
    assert_ne!(redirected, 0, "no seed let the worker in before unload");
}
