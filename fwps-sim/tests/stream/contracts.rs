//! What callouts say about data: each broken rule gives a report with its number, and no report of another one.

use fwps_sim::Sim;
use fwps_sys::*;

use crate::c;
use crate::caught::{both, caught, expect, first};
use crate::driver::{Call, Plan, run, turn};

#[test]
fn action_not_set() {
    fn handler(call: &Call) {
        if !first(call) {
            call.permit();
        }
    }
    caught(Plan::new(handler), both, "C-257");
}

#[test]
fn unknown_stream_action() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            call.act(17);
        }
    }
    caught(Plan::new(handler), both, "C-255");
}

#[test]
fn more_enforced_than_indicated() {
    fn handler(call: &Call) {
        call.permit();
        call.enforce(call.length() + usize::from(first(call)));
    }
    caught(Plan::new(handler), both, "C-259");
}

#[test]
fn more_data_without_a_count() {
    fn handler(call: &Call) {
        if first(call) && call.out_flags() == 0 {
            call.need(0);
        } else {
            call.permit();
        }
    }
    caught(Plan::new(handler), both, "C-260");
}

#[test]
fn more_data_and_some_enforced() {
    fn handler(call: &Call) {
        if first(call) && call.out_flags() == 0 {
            call.need(1);
            call.enforce(1);
        } else {
            call.permit();
        }
    }
    caught(Plan::new(handler), both, "C-260");
}

#[test]
fn count_required_without_the_action() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            c!((*call.io).countBytesRequired = 1);
        }
    }
    caught(Plan::new(handler), both, "C-260");
}

#[test]
fn more_data_at_the_end() {
    fn handler(call: &Call) {
        if call.end().is_some() {
            call.need(1);
        } else {
            call.permit();
        }
    }
    caught(Plan::new(handler), both, "C-262");
}

#[test]
fn outgoing_data_deferred() {
    fn handler(call: &Call) {
        if call.inbound() {
            call.permit();
        } else {
            call.act(FWPS_STREAM_ACTION_DEFER);
        }
    }
    caught(Plan::new(handler), both, "C-266");
}

#[test]
fn continue_inside_of_classify() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            assert_ne!(call.place().resume(), STATUS_SUCCESS);
        }
    }
    caught(Plan::new(handler), both, "C-267");
}

#[test]
fn absorbed_with_a_reserved_flag() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            c!((*call.out).flags |= 0x8000);
        }
    }
    caught(Plan::new(handler), both, "C-161");
}

#[test]
fn more_data_at_the_limit() {
    let _turn = turn();
    fn greedy(call: &Call) {
        let flags = call.out_flags();
        if flags & FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA != 0 {
            call.permit();
        } else {
            call.need(100);
        }
    }
    for seed in 0..8 {
        let builder = Sim::builder().seed(seed).stream_limit(8);
        let outcome = run(builder, Plan::new(greedy), &[both(seed)]);
        expect(&outcome, "C-261", seed);
    }
}

#[test]
fn connection_dropped_by_an_inspection() {
    fn drop_it(call: &Call) {
        call.answer(FWP_ACTION_CONTINUE);
        if first(call) {
            call.act(FWPS_STREAM_ACTION_DROP_CONNECTION);
        }
    }
    let plan = Plan::new(drop_it).action(FWP_ACTION_CALLOUT_INSPECTION);
    caught(plan, both, "C-264");
}

#[test]
fn data_blocked_by_an_inspection() {
    fn block(call: &Call) {
        call.answer(FWP_ACTION_CONTINUE);
        if first(call) {
            call.block();
        }
    }
    caught(
        Plan::new(block).action(FWP_ACTION_CALLOUT_INSPECTION),
        both,
        "C-155",
    );
}
