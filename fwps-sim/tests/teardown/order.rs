//! Everything that start makes is ended: at stop, and when start is refused.

use std::sync::Mutex;

use fwps_sim::{Outcome, Sim};
use fwps_sys as sys;

use crate::{
    driver,
    pair::{assert_broken, contracts, run_with_seed},
    things::{ALL, Made, Thing},
};

/// What stays if a thing is not ended: what it needs stays with it, or ending that would be a mistake of its own.
fn with_what_it_needs(thing: Thing) -> Vec<Thing> {
    match thing {
        Thing::ListPool => vec![Thing::GenericObject, thing],
        // A device that is deleted before its callouts is C-175.
        Thing::Callout => vec![Thing::Device, thing],
        _ => vec![thing],
    }
}

/// Start makes everything, ends it but for what is `left`, and is refused.
fn refused(left: Vec<Thing>) -> Outcome {
    let mut sim = Sim::builder().seed(1).build();
    let start = move |driver| {
        Made::make(driver).end(&left);
        sys::STATUS_INSUFFICIENT_RESOURCES
    };
    driver::try_load(&mut sim, start, || ()).expect_err("the driver refuses to load");
    sim.finish()
}

/// Stop ends everything but for what is `left`.
fn stopped(left: Vec<Thing>) -> Outcome {
    static MADE: Mutex<Option<Made>> = Mutex::new(None);
    let mut sim = Sim::builder().seed(1).build();
    let start = |driver| {
        let made = Made::make(driver);
        *MADE.lock().expect("no test panicked") = Some(made);
        sys::STATUS_SUCCESS
    };
    let stop = move || {
        let made = MADE.lock().expect("no test panicked").take();
        made.expect("start made it").end(&left);
    };
    let driver = driver::try_load(&mut sim, start, stop).expect("the driver loads");
    sim.unload(driver);
    sim.finish()
}

/// C-372: a start that is refused gives back whatever it made before.
#[test]
fn a_refused_start_leaves_nothing() {
    for thing in ALL {
        let outcome = refused(with_what_it_needs(thing));
        assert_broken(&outcome, "C-372", &format!("{thing:?}"));
    }
    refused(Vec::new()).assert_clean();
}

/// C-373: each thing that is left at stop is told by the contract that says who ends it.
#[test]
fn a_stop_leaves_nothing() {
    for thing in ALL {
        let expected: &[&str] = match thing {
            Thing::Device | Thing::Block | Thing::Lookaside => &["C-373"],
            Thing::GenericObject => &["C-109"],
            Thing::ListPool => &["C-109", "C-110"],
            Thing::InjectionHandle => &["C-010"],
            Thing::RedirectHandle => &["C-240"],
            Thing::Thread => &["C-377"],
            Thing::Timer => &["C-385"],
            Thing::WorkItem => &["C-383"],
            Thing::Callout => &["C-192", "C-373"],
            Thing::Session => &["C-335"],
        };
        let outcome = stopped(with_what_it_needs(thing));
        let reported: Vec<String> = contracts(&outcome).into_iter().collect();
        assert_eq!(reported, expected, "{thing:?}: {:#?}", outcome.reports);
    }
    stopped(Vec::new()).assert_clean();
}

/// C-377: a thread is waited for, not only let go of.
#[test]
fn a_thread_that_is_not_waited_for() {
    let outcome = run_with_seed(1, |driver| {
        let made = Made::make(driver);
        made.let_go_of_the_thread();
        made.end(&[Thing::Thread]);
    });
    assert_broken(&outcome, "C-377", "the handle alone was closed");
}
