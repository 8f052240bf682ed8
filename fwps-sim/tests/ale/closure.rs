//! Endpoints that close, and classifications that are pended then.

use fwps_sim::{Conversation, Faults, Layer, Sim, SimBuilder};
use fwps_sys::*;

use crate::c;
use crate::driver::{Call, Handler, load, reported, state, turn};
use crate::support::driver::pointer;

/// Lets a connection come and its endpoint close, and does something after that.
fn run(builder: SimBuilder, handler: Handler, after: fn()) -> (fwps_sim::Outcome, Vec<u16>) {
    let mut sim = builder.build();
    let driver = load(&mut sim, handler);
    sim.converse(&Conversation::v4(1).from_peer(b"request"));
    state().seen.clear();
    sim.close_endpoint(6, ([10, 0, 0, 1], 80).into());
    sim.run(after).expect("the machine runs");
    let seen = state().seen.iter().map(|seen| seen.layer).collect();
    sim.unload(driver);
    (sim.finish(), seen)
}

#[track_caller]
fn caught(handler: Handler, after: fn(), expected: &[&str]) {
    let _turn = turn();
    for seed in 0..4 {
        let (outcome, _) = run(Sim::builder().seed(seed), handler, after);
        let text: Vec<String> = outcome.reports.iter().map(ToString::to_string).collect();
        assert_eq!(reported(&outcome), expected, "seed {seed}:\n{}", text.join("\n"));
    }
}

fn at_closure(call: &Call, action: fn(&Call)) {
    if call.is(FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V4) {
        action(call);
    } else {
        call.permit();
    }
}

fn acquire(call: &Call) -> u64 {
    let mut handle = 0;
    let status = c!(FwpsAcquireClassifyHandle0(
        call.context.cast_mut(),
        0,
        &raw mut handle
    ));
    assert_eq!(status, STATUS_SUCCESS);
    handle
}

fn pend(call: &Call, handle: u64) -> NTSTATUS {
    c!(FwpsPendClassify0(handle, (*call.filter).filterId, 0, call.out))
}

/// Pends, blocks, and keeps the handle with the address of classifyOut.
fn pend_and_keep(call: &Call) {
    let handle = acquire(call);
    assert_eq!(pend(call, handle), STATUS_SUCCESS);
    let out = call.out.expose_provenance();
    state().pended.push((handle as usize, out));
    call.block();
}

fn complete_with_a_copy(handle: u64) {
    let copy = FWPS_CLASSIFY_OUT0 {
        actionType: FWP_ACTION_PERMIT,
        outContext: 0,
        filterId: 0,
        rights: 0,
        flags: 0,
        reserved: 0,
    };
    c!(FwpsCompleteClassify0(handle, 0, &raw const copy));
}

fn each_kept(f: fn(u64, usize)) {
    let kept = std::mem::take(&mut state().pended);
    kept.into_iter().for_each(|(handle, out)| f(handle as u64, out));
}

#[test]
fn connections_and_endpoints_are_indicated_once() {
    let _turn = turn();
    let (outcome, seen) = run(Sim::builder(), |call| call.permit(), || {});
    outcome.assert_clean();
    assert_eq!(seen, [Layer::AleEndpointClosureV4.id(); 2]);
}

#[test]
fn pended_closures_are_completed_or_classified_again() {
    let _turn = turn();
    for seed in 0..4 {
        let builder = Sim::builder().seed(seed);
        let (outcome, seen) = run(
            builder,
            |call| at_closure(call, pend_and_keep),
            || {
                each_kept(|handle, _| {
                    complete_with_a_copy(handle);
                    c!(FwpsReleaseClassifyHandle0(handle));
                });
            },
        );
        outcome.assert_clean();
        assert_eq!(seen.len(), 2);
        let handler: Handler = |call| {
            at_closure(call, |call| {
                // The third and fourth are those that are classified again.
                if state().seen.len() < 3 {
                    pend_and_keep(call);
                } else {
                    call.permit();
                }
            });
        };
        let (outcome, seen) = run(Sim::builder().seed(seed), handler, || {
            each_kept(|handle, _| {
                c!(FwpsReleaseClassifyHandle0(handle));
                c!(FwpsCompleteClassify0(handle, 0, std::ptr::null()));
            });
        });
        outcome.assert_clean();
        assert_eq!(seen.len(), 4);
    }
}

#[test]
fn refusals_to_acquire_and_to_pend() {
    let _turn = turn();
    let handler: Handler = |call| {
        at_closure(call, |call| {
            let mut handle = 0;
            let status = c!(FwpsAcquireClassifyHandle0(
                call.context.cast_mut(),
                0,
                &raw mut handle
            ));
            if status == STATUS_SUCCESS {
                assert_eq!(pend(call, handle), STATUS_FWP_CANNOT_PEND);
                c!(FwpsReleaseClassifyHandle0(handle));
            }
            call.permit();
        });
    };
    for builder in [
        Sim::builder().faults(Faults::function("FwpsPendClassify0", STATUS_FWP_CANNOT_PEND)),
        Sim::builder().faults(Faults::function(
            "FwpsAcquireClassifyHandle0",
            STATUS_INSUFFICIENT_RESOURCES,
        )),
    ] {
        let (outcome, _) = run(builder, handler, || {});
        outcome.assert_clean();
        assert_eq!(outcome.refusals.values().sum::<u64>(), 2);
    }
}

#[test]
fn handle_not_released() {
    let handler: Handler = |call| {
        at_closure(call, |call| {
            acquire(call);
            call.permit();
        });
    };
    caught(handler, || {}, &["C-227"]);
}

#[test]
fn handle_released_twice() {
    let handler: Handler = |call| {
        at_closure(call, |call| {
            let handle = acquire(call);
            c!(FwpsReleaseClassifyHandle0(handle));
            c!(FwpsReleaseClassifyHandle0(handle));
            call.permit();
        });
    };
    caught(handler, || {}, &["C-227"]);
}

#[test]
fn handle_acquired_with_another_context() {
    let handler: Handler = |call| {
        at_closure(call, |call| {
            let mut handle = 0;
            let status = c!(FwpsAcquireClassifyHandle0(pointer(64), 0, &raw mut handle));
            assert_eq!(status, STATUS_INVALID_PARAMETER);
            call.permit();
        });
    };
    caught(handler, || {}, &["C-228"]);
}

#[test]
fn classification_pended_at_another_layer() {
    let handler: Handler = |call| {
        if call.is(FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4) {
            let handle = acquire(call);
            assert_eq!(pend(call, handle), STATUS_FWP_CANNOT_PEND);
            c!(FwpsReleaseClassifyHandle0(handle));
        }
        call.permit();
    };
    caught(handler, || {}, &["C-229"]);
}

fn complete_and_release() {
    each_kept(|handle, _| {
        complete_with_a_copy(handle);
        c!(FwpsReleaseClassifyHandle0(handle));
    });
}

#[test]
fn classification_pended_and_permitted() {
    let handler: Handler = |call| {
        at_closure(call, |call| {
            let handle = acquire(call);
            assert_eq!(pend(call, handle), STATUS_SUCCESS);
            state().pended.push((handle as usize, 0));
            call.permit();
        });
    };
    caught(handler, complete_and_release, &["C-230"]);
}

#[test]
fn classification_pended_with_another_filter() {
    let handler: Handler = |call| {
        at_closure(call, |call| {
            let handle = acquire(call);
            let status = c!(FwpsPendClassify0(handle, 0, 0, call.out));
            assert_eq!(status, STATUS_INVALID_PARAMETER);
            c!(FwpsReleaseClassifyHandle0(handle));
            call.permit();
        });
    };
    caught(handler, || {}, &["C-231"]);
}

#[test]
fn classification_completed_twice() {
    let after = || {
        each_kept(|handle, _| {
            complete_with_a_copy(handle);
            complete_with_a_copy(handle);
            c!(FwpsReleaseClassifyHandle0(handle));
        });
    };
    caught(|call| at_closure(call, pend_and_keep), after, &["C-232"]);
}

#[test]
fn classification_left_pended_at_unload() {
    let after = || each_kept(|handle, _| c!(FwpsReleaseClassifyHandle0(handle)));
    caught(|call| at_closure(call, pend_and_keep), after, &["C-232"]);
}

#[test]
fn classification_completed_with_the_engine_s_structure() {
    let after = || {
        each_kept(|handle, out| {
            c!(FwpsCompleteClassify0(handle, 0, pointer(out)));
            c!(FwpsReleaseClassifyHandle0(handle));
        });
    };
    caught(|call| at_closure(call, pend_and_keep), after, &["C-233"]);
}
