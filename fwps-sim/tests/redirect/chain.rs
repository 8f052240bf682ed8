//! Several callouts at one request: versions, redirect states, and classifications that are repeated.

use std::ptr::null_mut;

use fwps_sim::{Outcome, Sim};
use fwps_sys::*;

use crate::c;
use crate::call::{Call, apply, complete, read_address, release, write_address};
use crate::correct::{conversation, ends};
use crate::driver::{
    Handler, Plan, TAG, allocate, edit, keep, load, load_two, redirect_inline, reported, state, turn,
};
use crate::support::driver::pointer;

fn plan() -> Plan {
    Plan {
        target: Some(ends(true).elsewhere),
        process: 0,
        context: true,
    }
}

/// Lets an application connect while two callouts stand at each redirect layer.
fn run(seed: u64, first: Handler, second: Handler, after: fn()) -> Outcome {
    let mut sim = Sim::builder().seed(seed).build();
    state().second_handler = second;
    state().handler_of_first = first;
    let driver = load_two(&mut sim, plan(), |call| {
        if !call.is_connect() {
            return call.permit();
        }
        let handler = if call.second {
            state().second_handler
        } else {
            state().handler_of_first
        };
        handler(call);
    });
    sim.converse(&conversation(&ends(true)));
    sim.run(after).expect("the machine runs");
    sim.settle();
    sim.unload(driver);
    sim.finish()
}

/// Redirects with the handle of the other product, whatever was done before, with or without the right.
fn redirect_as_other(call: &Call, port: u16) {
    let other = state().other;
    call.state_for(other);
    let right = call.has_right();
    let before = c!((*call.out).actionType);
    let handle = call.acquire();
    let request = call.lend(handle);
    write_address(
        c!(&raw mut (*request).remoteAddressAndPort),
        ([192, 0, 2, 55], port).into(),
    );
    c!((*request).localRedirectHandle = pointer(other));
    let context = allocate(16);
    c!((*request).localRedirectContext = pointer(context));
    c!((*request).localRedirectContextSize = 16);
    apply(handle, request, 0);
    if right {
        call.permit_again();
    } else {
        c!((*call.out).actionType = before);
    }
    release(handle);
}

#[test]
fn a_second_callout_sees_what_the_first_one_did() {
    let _turn = turn();
    for seed in 0..4 {
        let outcome = run(
            seed,
            redirect_inline,
            |call| {
                let own = state().redirect;
                let other = state().other;
                assert_eq!(call.state_for(own).0, FWPS_CONNECTION_REDIRECTED_BY_SELF);
                let (status, context) = call.state_for(other);
                assert_eq!((status, context), (FWPS_CONNECTION_REDIRECTED_BY_OTHER, 0));
                let handle = call.acquire();
                let request = call.lend(handle);
                // The request says what it became, and the version before says who made it so (C-247).
                let previous = c!((*request).previousVersion);
                assert_ne!(previous, null_mut());
                for version in [request, previous] {
                    let remote = read_address(c!(&raw const (*version).remoteAddressAndPort));
                    assert_eq!(remote, ends(true).elsewhere);
                    assert_eq!(c!((*version).localRedirectHandle), pointer(own));
                }
                assert_eq!(c!((*request).modifierFilterId), call.filter);
                assert_ne!(c!((*previous).modifierFilterId), call.filter);
                assert_eq!(c!((*previous).previousVersion), null_mut());
                // An application's own request is what the layer data shows.
                let shown: *const FWPS_CONNECT_REQUEST0 = call.data.cast();
                let remote = read_address(c!(&raw const (*shown).remoteAddressAndPort));
                assert_eq!(remote, ends(true).server);
                apply(handle, request, 0);
                call.permit_again();
                release(handle);
            },
            || {},
        );
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].remote, ends(true).elsewhere);
    }
}

#[test]
fn who_redirects_last_decides_and_the_first_one_is_told() {
    let _turn = turn();
    for seed in 0..4 {
        let outcome = run(
            seed,
            redirect_inline,
            |call| {
                redirect_as_other(call, 9000);
                let (state_of_first, context) = call.state_for(state().redirect);
                assert_eq!(state_of_first, FWPS_CONNECTION_PREVIOUSLY_REDIRECTED_BY_SELF);
                // The context is the one that the first callout gave: the original destination.
                assert_eq!(read_address(pointer(context)), ends(true).server);
                let (state_of_second, context) = call.state_for(state().other);
                assert_eq!(state_of_second, FWPS_CONNECTION_REDIRECTED_BY_SELF);
                assert_ne!(context, 0);
            },
            || {},
        );
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].remote, ([192, 0, 2, 55], 9000).into());
    }
}

/// Pends, changes the request at once, asks to be called again when others do, and keeps the handle.
fn pend_and_watch(call: &Call) {
    let handle = call.acquire();
    assert_eq!(call.pend(handle), STATUS_SUCCESS);
    let request = crate::call::lend(handle, call.filter, null_mut()).expect("pended");
    let plan = state().plan;
    if call.query() == FWPS_CONNECTION_NOT_REDIRECTED {
        edit(request, plan);
    }
    apply(
        handle,
        request,
        FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS,
    );
    call.block();
    keep(call, handle, 0);
}

fn complete_all() {
    let pended = std::mem::take(&mut state().pended);
    for pended in pended {
        complete(pended.handle, FWP_ACTION_PERMIT);
        release(pended.handle);
    }
}

#[test]
fn a_request_that_others_modify_is_classified_again() {
    let _turn = turn();
    for seed in 0..8 {
        let outcome = run(
            seed,
            |call| {
                if call.is_again() {
                    state().notes.push("again".to_owned());
                    assert_eq!(call.query(), FWPS_CONNECTION_PREVIOUSLY_REDIRECTED_BY_SELF);
                    // It is shown as it is now.
                    let shown: *const FWPS_CONNECT_REQUEST0 = call.data.cast();
                    let remote = read_address(c!(&raw const (*shown).remoteAddressAndPort));
                    assert_eq!(remote, ([192, 0, 2, 55], 9000).into());
                    call.permit();
                } else {
                    pend_and_watch(call);
                }
            },
            |call| {
                if !call.is_again() {
                    redirect_as_other(call, 9000);
                }
            },
            || {
                complete_all();
            },
        );
        outcome.assert_clean();
        let notes = state().notes.clone();
        assert_eq!(
            notes.iter().filter(|note| *note == "again").count(),
            1,
            "seed {seed}"
        );
        // The packet that opened the connection goes out, late as it is.
        assert_eq!(outcome.streams[0].remote, ([192, 0, 2, 55], 9000).into());
    }
}

#[test]
fn a_request_that_nobody_else_modifies_is_not_classified_again() {
    let _turn = turn();
    let outcome = run(1, pend_and_watch, Call::permit_if_possible, complete_all);
    outcome.assert_clean();
    assert_eq!(outcome.layer(fwps_sim::Layer::AleConnectRedirectV4).classified, 1);
    assert_eq!(outcome.streams[0].remote, ends(true).elsewhere);
}

#[test]
fn a_completion_without_classify_out_asks_for_another_classification() {
    let _turn = turn();
    for seed in 0..4 {
        let outcome = run(
            seed,
            |call| {
                if call.is_again() {
                    return redirect_inline(call);
                }
                call.query();
                let handle = call.acquire();
                assert_eq!(call.pend(handle), STATUS_SUCCESS);
                call.block();
                keep(call, handle, 0);
            },
            Call::permit_if_possible,
            || {
                let pended = std::mem::take(&mut state().pended);
                for pended in pended {
                    c!(FwpsCompleteClassify0(pended.handle, 0, std::ptr::null()));
                    release(pended.handle);
                }
            },
        );
        outcome.assert_clean();
        assert_eq!(outcome.layer(fwps_sim::Layer::AleConnectRedirectV4).classified, 2);
        assert_eq!(outcome.streams[0].remote, ends(true).elsewhere);
    }
}

#[test]
fn callouts_that_redirect_in_turns_are_stopped() {
    let _turn = turn();
    let outcome = run(
        1,
        |call| {
            let handle = call.acquire();
            assert_eq!(call.pend(handle), STATUS_SUCCESS);
            call.query();
            let request = crate::call::lend(handle, call.filter, null_mut()).expect("pended");
            let flag = FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS;
            apply(handle, request, flag);
            call.block();
            complete(handle, FWP_ACTION_PERMIT);
            release(handle);
        },
        |call| {
            let port = 9000 + state().notes.len() as u16;
            state().notes.push(String::new());
            redirect_as_other(call, port);
        },
        || {},
    );
    assert_eq!(reported(&outcome), ["C-241"]);
}

#[test]
fn a_closed_socket_leaves_the_driver_its_request_until_it_completes() {
    let _turn = turn();
    for seed in 0..4 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, plan(), |call| {
            if call.is_connect() {
                crate::driver::pend_and_keep(call);
            } else {
                call.permit();
            }
        });
        sim.converse(&conversation(&ends(true)));
        sim.close_endpoint(6, ends(true).client);
        sim.run(|| {
            let plan = state().plan;
            let pended = std::mem::take(&mut state().pended);
            for pended in pended {
                crate::driver::finish(pended, plan, 0);
            }
        })
        .expect("the machine runs");
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert!(outcome.streams.is_empty());
    }
}

#[test]
fn a_context_that_was_not_applied_stays_the_driver_s() {
    let _turn = turn();
    let outcome = run(
        1,
        |call| {
            call.query();
            let handle = call.acquire();
            let request = call.lend(handle);
            let context = allocate(16);
            apply(handle, request, 0);
            c!(ExFreePoolWithTag(pointer(context), TAG));
            call.permit_again();
            release(handle);
        },
        Call::permit_if_possible,
        || {},
    );
    outcome.assert_clean();
}
