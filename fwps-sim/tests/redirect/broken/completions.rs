//! Classifications that are pended or completed as they must not be.

use fwps_sim::Sim;
use fwps_sys::*;

use super::{at_connect, caught_later, each_pended, remote, run};
use crate::c;
use crate::call::{complete, out_with, release};
use crate::correct::{conversation, ends};
use crate::driver::{Handler, keep, load_two, pend_and_keep, reported, state, turn};
use crate::support::driver::pointer;

#[test]
fn classification_pended_without_the_right() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let handle = call.acquire();
            assert_eq!(call.pend(handle), STATUS_FWP_CANNOT_PEND);
            release(handle);
        });
    };
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load_two(&mut sim, remote(), |call| {
        if call.second {
            let handler = state().second_handler;
            handler(call);
        } else if call.is_connect() {
            call.block();
        } else {
            call.permit();
        }
    });
    state().second_handler = handler;
    sim.converse(&conversation(&ends(true)));
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), ["C-165"]);
}

#[test]
fn classification_pended_and_permitted() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            call.query();
            let handle = call.acquire();
            assert_eq!(call.pend(handle), STATUS_SUCCESS);
            keep(call, handle, 0);
            call.permit();
        });
    };
    let after = || {
        each_pended(|pended| {
            complete(pended.handle, FWP_ACTION_PERMIT);
            release(pended.handle);
        });
    };
    caught_later(handler, after, "C-230");
}

#[test]
fn completion_without_a_decision() {
    let after = || {
        each_pended(|pended| {
            complete(pended.handle, FWP_ACTION_CONTINUE);
            release(pended.handle);
        });
    };
    caught_later(|call| at_connect(call, pend_and_keep), after, "C-232");
}

#[test]
fn pended_classification_left_at_unload() {
    let after = || each_pended(|pended| release(pended.handle));
    caught_later(|call| at_connect(call, pend_and_keep), after, "C-232");
}

#[test]
fn out_of_a_completion_is_the_driver_s_own() {
    let after = || {
        each_pended(|pended| {
            c!(FwpsCompleteClassify0(pended.handle, 0, pointer(pended.out)));
            release(pended.handle);
        });
    };
    caught_later(|call| at_connect(call, pend_and_keep), after, "C-233");
    // The same with a copy is fine.
    let _turn = turn();
    let outcome = run(
        1,
        remote(),
        |call| at_connect(call, pend_and_keep),
        || {
            each_pended(|pended| {
                let out = out_with(FWP_ACTION_BLOCK);
                c!(FwpsCompleteClassify0(pended.handle, 0, &raw const out));
                release(pended.handle);
            });
        },
    );
    outcome.assert_clean();
    assert!(outcome.streams.is_empty());
}
