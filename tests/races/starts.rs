//! A driver with everything whose start, calls or unload are refused something: each call site once.
//!
//! With `FWPS_SEEDS`, with each of the statuses that can come there; otherwise with the usual one.

use fwps_sim::{Completions, Outcome, Sim, SimBuilder, Sweep};
use fwps_workspace::numbers::Numbers;

use crate::{
    common::{
        DATAGRAM, ERROR, FORWARD, MAC, NETWORK, Plan, STREAM, SWITCH, TRANSPORT, Way, alone, plan_next,
    },
    driver::{ANSWERS, DriverEntry, KEEPS, ODD, PENDS},
    tool::{self, GONE, KEPT},
    traffic::{self, PORTS},
};

/// Loads the driver with callouts of some kinds, lets a little pass, and unloads it.
fn run(kinds: u32, builder: SimBuilder) -> Outcome {
    plan_next(Plan {
        lookaside: true,
        ..Plan::new(kinds, Way::Clone)
    });
    tool::begin(1, false);
    traffic::begin();
    let mut sim = builder
        .seed(1)
        .completions(Completions::Late)
        .virtual_switch(PORTS)
        .build();
    if let Ok(driver) = sim.load(DriverEntry) {
        let mut numbers = Numbers::new(1);
        traffic::warm_up(&mut sim, &mut numbers);
        traffic::pass(&mut sim, &mut numbers);
        sim.spawn(move |side| traffic::play(side, &mut numbers, 4));
        sim.unload(driver);
    }
    let outcome = sim.finish();
    let load = |counter: &std::sync::atomic::AtomicU32| counter.load(std::sync::atomic::Ordering::Relaxed);
    assert_eq!(load(&KEPT), load(&GONE), "contexts that were made and that went");
    assert_eq!(outcome.injected, outcome.completed);
    outcome
}

/// C-372, C-189, C-190, C-192: a start that is refused at any of its steps undoes the steps before; an unload that is refused something goes
/// on until everything is gone.
#[test]
fn each_refusal_is_undone_in_order() {
    let _one = alone();
    let mut tried = 0;
    let sweep = Sweep::new().first_status_only(std::env::var_os("FWPS_SEEDS").is_none());
    for kinds in [
        NETWORK | KEEPS,
        PENDS,
        ANSWERS,
        ODD,
        TRANSPORT | STREAM,
        FORWARD | MAC | SWITCH | DATAGRAM | ERROR,
    ] {
        let summary = sweep.run(|faults| run(kinds, Sim::builder().faults(faults)));
        summary.assert_survived();
        tried += summary.sites_tried;
    }
    // Fewer than there are where the compiler leaves no call stacks to tell them apart by.
    assert!(tried > 60, "{tried} sites");
}
