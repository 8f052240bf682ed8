//! Redirect handles and records that are used as they must not be, and connections that are redirected without end.

use std::ptr::null_mut;

use fwps_sim::Sim;
use fwps_sys::*;

use super::{at_connect, caught, caught_later, each_pended, edited, kept_context, redirecting, remote};
use crate::c;
use crate::call::{apply, release, write_address};
use crate::correct::{conversation, ends};
use crate::driver::{Handler, Pended, edit, keep, load, redirect_inline, reported, state, turn};
use crate::support::driver::pointer;
use crate::support::plain;

#[test]
fn redirect_handle_left_at_unload() {
    caught_later(redirecting, || state().other = 0, "C-240");
}

#[test]
fn redirect_handle_destroyed_twice() {
    let after = || c!(FwpsRedirectHandleDestroy0(pointer(state().other)));
    caught_later(redirecting, after, "C-240");
}

#[test]
fn redirect_handle_made_in_classify() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let provider = plain::key(9);
            let mut handle = null_mut();
            let status = c!(FwpsRedirectHandleCreate0(&raw const provider, 0, &raw mut handle));
            assert_eq!(status, STATUS_SUCCESS);
            keep(call, handle.expose_provenance() as u64, 0);
            call.permit();
        });
    };
    let after = || each_pended(|kept| c!(FwpsRedirectHandleDestroy0(pointer(kept.handle as usize))));
    caught_later(handler, after, "C-240");
}

#[test]
fn redirect_handle_used_after_it_was_destroyed() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let gone = state().pended[0].handle as usize;
            assert_eq!(call.state_for(gone).0, FWPS_CONNECTION_NOT_REDIRECTED);
            call.permit();
        });
    };
    let driver = load(&mut sim, remote(), handler);
    sim.run(|| {
        let gone = std::mem::take(&mut state().other);
        c!(FwpsRedirectHandleDestroy0(pointer(gone)));
        state().pended.push(Pended {
            handle: gone as u64,
            filter: 0,
            item: 0,
            out: 0,
            records: 0,
        });
    })
    .expect("the machine runs");
    sim.converse(&conversation(&ends(true)));
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), ["C-240"]);
}

#[test]
fn destination_changed_with_something_that_is_no_redirect_handle() {
    caught(
        |call| {
            edited(
                call,
                |_, request| c!((*request).localRedirectHandle = pointer(64)),
            )
        },
        "C-240",
    );
}

#[test]
fn connection_redirected_without_asking_for_its_state() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let handle = call.acquire();
            let request = call.lend(handle);
            let plan = state().plan;
            edit(request, plan);
            apply(handle, request, 0);
            call.permit_again();
            release(handle);
        });
    };
    caught(handler, "C-241");
}

#[test]
fn connection_redirected_twice_by_one_handle() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            redirect_inline(call);
            assert_eq!(call.query(), FWPS_CONNECTION_REDIRECTED_BY_SELF);
            let handle = call.acquire();
            let request = call.lend(handle);
            write_address(
                c!(&raw mut (*request).remoteAddressAndPort),
                ([192, 0, 2, 100], 90).into(),
            );
            apply(handle, request, 0);
            call.permit_again();
            release(handle);
        });
    };
    caught(handler, "C-241");
}

#[test]
fn records_written_to_an_odd_address() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let mut buffer = [0u64; 16];
            let odd = (&raw mut buffer).cast::<u8>().wrapping_add(1);
            let status = c!(FwpsQueryConnectionSioFormatRedirectRecords0(
                call.records(),
                odd.cast(),
                64,
                null_mut()
            ));
            assert_eq!(status, STATUS_INVALID_PARAMETER);
            call.permit();
        });
    };
    caught(handler, "C-252");
}

#[test]
fn records_used_after_the_classification() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let records = call.records().expose_provenance();
            state().pended.push(Pended {
                records,
                ..kept_context(0)
            });
            call.permit();
        });
    };
    let after = || {
        each_pended(|kept| {
            let redirect = state().redirect;
            let state = c!(FwpsQueryConnectionRedirectState0(
                pointer(kept.records),
                pointer(redirect),
                null_mut()
            ));
            assert_eq!(state, FWPS_CONNECTION_NOT_REDIRECTED);
        });
    };
    caught_later(handler, after, "C-137");
}

#[test]
fn functions_called_above_their_irql() {
    let after = || {
        c!(KfRaiseIrql(DISPATCH_LEVEL));
        let provider = plain::key(9);
        let mut handle = null_mut();
        let status = c!(FwpsRedirectHandleCreate0(&raw const provider, 0, &raw mut handle));
        assert_eq!(status, STATUS_SUCCESS);
        c!(FwpsRedirectHandleDestroy0(handle));
        c!(KeLowerIrql(PASSIVE_LEVEL));
    };
    caught_later(redirecting, after, "C-240");
}
