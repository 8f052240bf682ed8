//! Contexts of redirections that come from the wrong place, or are freed by the wrong side.

use fwps_sim::Sim;
use fwps_sys::*;

use super::{caught, caught_later, each_pended, edited, kept_context, remote};
use crate::c;
use crate::call::Call;
use crate::correct::{conversation, ends};
use crate::driver::{Handler, Pended, TAG, allocate, load, reported, state, turn};
use crate::support::driver::pointer;

fn set_context(request: *mut FWPS_CONNECT_REQUEST0, context: usize, size: u64) {
    c!((*request).localRedirectContext = pointer(context));
    c!((*request).localRedirectContextSize = size);
}

#[test]
fn context_that_is_not_from_the_pool() {
    static CONTEXT: [u64; 4] = [7; 4];
    let handler: Handler = |call| {
        edited(call, |_, request| {
            set_context(request, CONTEXT.as_ptr().expose_provenance(), 32);
        });
    };
    caught(handler, "C-244");
}

#[test]
fn context_with_a_wrong_size() {
    let handler: Handler = |call| {
        edited(call, |_, request| {
            let context = allocate(32);
            set_context(request, context, 33);
            state().pended.push(kept_context(context));
        });
    };
    caught_later(handler, || each_pended(free_context), "C-244");
}

fn free_context(kept: Pended) {
    c!(ExFreePoolWithTag(pointer(kept.item), TAG));
}

/// Gives a context, and keeps its address.
fn with_context(call: &Call) {
    edited(call, |_, request| {
        let context = allocate(32);
        set_context(request, context, 32);
        state().pended.push(kept_context(context));
    });
}

#[test]
fn context_freed_by_the_driver() {
    caught_later(with_context, || each_pended(free_context), "C-244");
}

#[test]
fn context_freed_by_the_driver_after_the_flow() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, remote(), with_context);
    sim.converse(&conversation(&ends(true)));
    sim.end_flows();
    sim.run(|| each_pended(free_context)).expect("the machine runs");
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), ["C-244"]);
}

#[test]
fn context_freed_before_it_is_applied() {
    let handler: Handler = |call| {
        edited(call, |_, request| {
            let context = allocate(32);
            set_context(request, context, 32);
            free_context(kept_context(context));
        });
    };
    caught(handler, "C-244");
}
