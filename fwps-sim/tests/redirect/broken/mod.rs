//! Drivers that break a rule about writable layer data or redirection: each is reported with that rule, and only that.

use fwps_sim::{Outcome, Sim};
use fwps_sys::*;

use crate::call::{Call, apply, release};
use crate::correct::{conversation, ends};
use crate::driver::{Handler, Pended, Plan, edit, load, redirect_inline, reported, state, turn};

mod completions;
mod contexts;
mod handles;
mod loans;
mod requests;

/// Lets an application connect, and does something after that.
fn run(seed: u64, plan: Plan, handler: Handler, after: fn()) -> Outcome {
    let mut sim = Sim::builder().seed(seed).build();
    let driver = load(&mut sim, plan, handler);
    sim.converse(&conversation(&ends(true)));
    sim.run(after).expect("the machine runs");
    sim.settle();
    sim.unload(driver);
    sim.finish()
}

#[track_caller]
fn caught_with(plan: Plan, handler: Handler, after: fn(), expected: &[&str]) {
    let _turn = turn();
    for seed in 0..4 {
        let outcome = run(seed, plan, handler, after);
        let text: Vec<String> = outcome.reports.iter().map(ToString::to_string).collect();
        assert_eq!(reported(&outcome), expected, "seed {seed}:\n{}", text.join("\n"));
    }
}

/// A plan for another host.
fn remote() -> Plan {
    Plan {
        target: Some(ends(true).elsewhere),
        process: 0,
        context: false,
    }
}

/// A plan for a local process that nobody has started, so that its number is as good as any.
fn local() -> Plan {
    Plan {
        target: Some(([10, 0, 0, 1], 8080).into()),
        process: 4711,
        context: false,
    }
}

#[track_caller]
fn caught(handler: Handler, expected: &str) {
    caught_with(remote(), handler, || {}, &[expected]);
}

#[track_caller]
fn caught_later(handler: Handler, after: fn(), expected: &str) {
    caught_with(remote(), handler, after, &[expected]);
}

/// Does something in calls at CONNECT_REDIRECT, and permits elsewhere.
fn at_connect(call: &Call, action: fn(&Call)) {
    if call.is_connect() {
        action(call);
    } else {
        call.permit();
    }
}

/// Redirects inline, and does something with the request before it is applied.
fn edited(call: &Call, change: fn(&Call, *mut FWPS_CONNECT_REQUEST0)) {
    if !call.is_connect() {
        return call.permit();
    }
    call.query();
    let handle = call.acquire();
    let request = call.lend(handle);
    let plan = state().plan;
    edit(request, plan);
    change(call, request);
    apply(handle, request, 0);
    call.permit_again();
    release(handle);
}

fn each_pended(f: fn(Pended)) {
    let pended = std::mem::take(&mut state().pended);
    pended.into_iter().for_each(f);
}

/// Redirects at CONNECT_REDIRECT.
fn redirecting(call: &Call) {
    at_connect(call, redirect_inline);
}

/// A context that a handler keeps for the test.
fn kept_context(context: usize) -> Pended {
    Pended {
        handle: 0,
        filter: 0,
        item: context,
        out: 0,
        records: 0,
    }
}
