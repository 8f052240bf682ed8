//! Requests with changes that are not the driver's to make, or that make no sense.

use std::ptr::null_mut;

use fwps_sim::Sim;
use fwps_sys::*;

use super::{at_connect, caught, caught_with, edited, local, redirecting, remote, run};
use crate::c;
use crate::call::{Call, apply, release, write_address};
use crate::correct::{conversation, ends};
use crate::driver::{Handler, Plan, load, redirect_inline, reported, turn};

#[test]
fn local_redirection_without_the_handle() {
    let handler: Handler = |call| edited(call, |_, request| c!((*request).localRedirectHandle = null_mut()));
    caught_with(local(), handler, || {}, &["C-243"]);
}

#[test]
fn local_redirection_without_the_process() {
    let handler: Handler = |call| edited(call, |_, request| c!((*request).localRedirectTargetPID = 0));
    caught_with(local(), handler, || {}, &["C-243"]);
}

#[test]
fn local_redirection_with_another_process() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    sim.start_proxy(6, ([10, 0, 0, 1], 8080).into());
    let driver = load(&mut sim, local(), redirecting);
    sim.converse(&conversation(&ends(true)));
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), ["C-243"]);
}

#[test]
fn local_address_changed_at_connect() {
    let handler: Handler = |call| {
        edited(call, |_, request| {
            let other = ([10, 0, 0, 9], 1234).into();
            write_address(c!(&raw mut (*request).localAddressAndPort), other);
        });
    };
    caught(handler, "C-245");
}

#[test]
fn destination_of_another_family() {
    let plan = Plan {
        target: Some("[2001:db8::99]:8080".parse().unwrap()),
        ..remote()
    };
    caught_with(plan, |call| edited(call, |_, _| {}), || {}, &["C-245"]);
}

fn bind_to_another_family(call: &Call) {
    if !call.is_bind() {
        return call.permit();
    }
    let handle = call.acquire();
    let request = call.lend(handle);
    let bind: *mut FWPS_BIND_REQUEST0 = request.cast();
    let other = "[fd00::9]:1234".parse().unwrap();
    write_address(c!(&raw mut (*bind).localAddressAndPort), other);
    apply(handle, request, 0);
    call.permit_again();
    release(handle);
}

#[test]
fn bind_address_of_another_family() {
    caught(bind_to_another_family, "C-246");
}

#[test]
fn bind_address_of_no_family() {
    let handler: Handler = |call| {
        if !call.is_bind() {
            return call.permit();
        }
        let handle = call.acquire();
        let request = call.lend(handle);
        let bind: *mut FWPS_BIND_REQUEST0 = request.cast();
        c!((*bind).localAddressAndPort.ss_family = 77);
        apply(handle, request, 0);
        call.permit_again();
        release(handle);
    };
    caught(handler, "C-246");
}

#[test]
fn modifier_changed() {
    caught(
        |call| edited(call, |_, request| c!((*request).modifierFilterId = 1)),
        "C-247",
    );
}

#[test]
fn earlier_version_changed() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            redirect_inline(call);
            let handle = call.acquire();
            let request = call.lend(handle);
            let previous = c!((*request).previousVersion);
            c!((*previous).portReservationToken = 7);
            apply(handle, request, 0);
            call.permit_again();
            release(handle);
        });
    };
    caught(handler, "C-247");
}

#[test]
fn loopback_target_for_a_socket_with_an_address() {
    let _turn = turn();
    let plan = Plan {
        target: Some(([127, 0, 0, 1], 8080).into()),
        ..local()
    };
    // The seed chooses whether the socket is bound to the unspecified address, for which loopback is right.
    let mut found = [0; 2];
    for seed in 0..16 {
        let outcome = run(seed, plan, redirecting, || {});
        let reports = reported(&outcome);
        if !reports.is_empty() {
            assert_eq!(reports, ["C-254"], "seed {seed}");
        }
        found[reports.len()] += 1;
    }
    assert!(found.iter().all(|count| *count > 0), "{found:?}");
}
