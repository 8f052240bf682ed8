//! Each broken rule of pended operations gives a report with just its number.

use fwps_sim::{Sim, SimBuilder};
use fwps_sys::*;

use crate::c;
use crate::driver::{Call, Handler, complete, free, load, receive, reported, state, turn};
use crate::support::driver::pointer;
use crate::support::packets::{Kind, packet};
use crate::support::plain;

/// Lets a packet come in, and does something after it.
#[track_caller]
fn caught(builder: SimBuilder, handler: Handler, after: fn(), expected: &str) {
    let _turn = turn();
    for seed in 0..4 {
        let mut sim = builder.clone().seed(seed).build();
        let driver = load(&mut sim, handler);
        sim.receive(&packet(Kind::Udp4, true, b"to be accepted"))
            .expect("well formed");
        sim.receive(&packet(Kind::Udp6, true, b"another one"))
            .expect("well formed");
        sim.run(after).expect("the machine runs");
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        let text: Vec<String> = outcome.reports.iter().map(ToString::to_string).collect();
        assert_eq!(
            reported(&outcome),
            [expected],
            "seed {seed}:\n{}",
            text.join("\n")
        );
    }
}

fn plain_run() -> SimBuilder {
    Sim::builder()
}

fn nothing() {}

/// Does something at AUTH_RECV_ACCEPT over IPv4, the first time, and permits all else.
fn at_accept(call: &Call, action: fn(&Call)) {
    let accept = i32::from(call.layer()) == FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4;
    if accept && !call.is_again() && !call.is_own() {
        action(call);
    } else {
        call.permit();
    }
}

fn taken() -> Vec<(usize, usize)> {
    std::mem::take(&mut state().pended)
}

#[test]
fn pended_without_a_completion_handle() {
    let handler: Handler = |call| {
        at_accept(call, |call| {
            let mut context = std::ptr::null_mut();
            let status = c!(FwpsPendOperation0(std::ptr::null_mut(), &raw mut context));
            assert_eq!(status, STATUS_FWP_NULL_POINTER);
            call.block();
        });
    };
    caught(plain_run(), handler, nothing, "C-215");
}

#[test]
fn pended_with_the_handle_of_another_call() {
    let handler: Handler = |call| {
        if call.is(FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4) {
            state().stale = call.completion_handle().expose_provenance();
        }
        at_accept(call, |call| {
            let (mut context, stale) = (std::ptr::null_mut(), state().stale);
            let status = c!(FwpsPendOperation0(pointer(stale), &raw mut context));
            assert_eq!(status, STATUS_FWP_CANNOT_PEND);
            call.block();
        });
    };
    caught(plain_run(), handler, nothing, "C-215");
}

#[test]
fn pended_outside_of_classify() {
    let handler: Handler = |call| {
        at_accept(call, |call| {
            state().stale = call.completion_handle().expose_provenance();
            call.block();
        });
    };
    let after = || {
        let (mut context, stale) = (std::ptr::null_mut(), state().stale);
        let status = c!(FwpsPendOperation0(pointer(stale), &raw mut context));
        assert_eq!(status, STATUS_FWP_CANNOT_PEND);
    };
    caught(plain_run(), handler, after, "C-215");
}

#[test]
fn pended_at_a_layer_that_cannot() {
    let handler: Handler = |call| {
        if call.is(FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4) {
            let mut context = std::ptr::null_mut();
            let status = c!(FwpsPendOperation0(pointer(16), &raw mut context));
            assert_eq!(status, STATUS_FWP_CANNOT_PEND);
        }
        call.permit();
    };
    caught(plain_run(), handler, nothing, "C-216");
}

#[test]
fn reauthorisation_pended() {
    let handler: Handler = |call| {
        if !call.is(FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4) {
            return call.permit();
        }
        match call.pend() {
            Ok(context) => {
                state().pended.push((context, 0));
                call.absorb();
            }
            Err(_) => call.permit(),
        }
    };
    let after = || {
        for (context, _) in taken() {
            complete(context, 0);
        }
    };
    caught(plain_run(), handler, after, "C-217");
}

#[test]
fn pended_and_permitted() {
    let handler: Handler = |call| {
        at_accept(call, |call| {
            let context = call.pend().expect("it can be pended");
            state().pended.push((context, 0));
            call.permit();
        });
    };
    let after = || taken().into_iter().for_each(|(context, _)| complete(context, 0));
    caught(plain_run(), handler, after, "C-218");
}

#[test]
fn pended_without_absorb() {
    let handler: Handler = |call| {
        at_accept(call, |call| {
            let context = call.pend().expect("it can be pended");
            state().pended.push((context, 0));
            call.block();
        });
    };
    let after = || taken().into_iter().for_each(|(context, _)| complete(context, 0));
    caught(plain_run(), handler, after, "C-218");
}

fn pend_at_accept(call: &Call) {
    at_accept(call, Call::pend_and_keep);
}

#[test]
fn operation_left_pended_at_unload() {
    let after = || taken().into_iter().for_each(|(_, clone)| free(clone));
    caught(plain_run(), pend_at_accept, after, "C-219");
}

#[test]
fn operation_completed_twice() {
    let after = || {
        for (context, clone) in taken() {
            complete(context, 0);
            complete(context, 0);
            free(clone);
        }
    };
    caught(plain_run(), pend_at_accept, after, "C-219");
}

#[test]
fn operation_completed_under_a_lock() {
    let after = || {
        for (context, clone) in taken() {
            let mut lock = 0;
            let before = c!(KeAcquireSpinLockRaiseToDpc(&raw mut lock));
            complete(context, 0);
            c!(KeReleaseSpinLock(&raw mut lock, before));
            free(clone);
        }
    };
    caught(plain_run(), pend_at_accept, after, "C-223");
}

#[test]
fn packet_of_a_pended_operation_not_kept() {
    let handler: Handler = |call| {
        at_accept(call, |call| {
            let context = call.pend().expect("it can be pended");
            state().pended.push((context, 0));
            call.absorb();
        });
    };
    let after = || taken().into_iter().for_each(|(context, _)| complete(context, 0));
    caught(Sim::builder().strict(true), handler, after, "C-224");
}

#[test]
fn completion_with_the_clone_of_another_packet() {
    let handler: Handler = |call| {
        if call.is(FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4) && !call.is_own() {
            call.pend_and_keep();
        } else {
            call.permit();
        }
    };
    let after = || {
        let pended = taken();
        let [(first, one), (second, two)] = pended[..] else {
            panic!("two operations are pended");
        };
        complete(first, two);
        complete(second, 0);
        free(one);
        free(two);
    };
    caught(plain_run(), handler, after, "C-225");
}

#[test]
fn completion_with_a_freed_clone() {
    let after = || {
        for (context, clone) in taken() {
            free(clone);
            complete(context, clone);
        }
    };
    caught(plain_run(), pend_at_accept, after, "C-225");
}

#[test]
fn completion_above_dispatch_level() {
    let after = || {
        for (context, clone) in taken() {
            let before = c!(KfRaiseIrql(12));
            complete(context, 0);
            c!(KeLowerIrql(before));
            free(clone);
        }
    };
    caught(plain_run(), pend_at_accept, after, "C-226");
}

#[test]
fn packet_injected_before_the_completion() {
    let after = || {
        for (context, clone) in taken() {
            receive(clone, true);
            complete(context, 0);
        }
    };
    caught(plain_run(), pend_at_accept, after, "C-060");
}

#[test]
fn packet_injected_that_the_completion_was_not_given() {
    let after = || {
        for (context, clone) in taken() {
            complete(context, 0);
            receive(clone, true);
        }
    };
    caught(plain_run(), pend_at_accept, after, "C-060");
}

#[test]
fn established_flow_blocked() {
    let handler: Handler = |call| {
        if call.is(FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4) {
            call.block();
        } else {
            call.permit();
        }
    };
    caught(Sim::builder().strict(true), handler, nothing, "C-295");
}

#[test]
fn pended_without_the_right() {
    let handler: Handler = |call| {
        let accept = i32::from(call.layer()) == FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4;
        if !accept || call.has_right() {
            return call.block();
        }
        assert_eq!(call.pend(), Err(STATUS_FWP_CANNOT_PEND));
    };
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, |call| call.permit());
    sim.run(|| {
        let engine = state().engine;
        assert_eq!(plain::add_sublayer(engine, 101, 800), STATUS_SUCCESS);
        let filter = plain::Filter {
            layer: FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4,
            sublayer: 101,
            weight: 5,
            action: FWP_ACTION_CALLOUT_UNKNOWN,
            callout: 4,
            flags: 0,
        };
        filter.add(engine, &[]).expect("the filter is in order");
    })
    .expect("the machine runs");
    sim.receive(&packet(Kind::Ping4, true, b"no endpoint to open"))
        .expect("well formed");
    state().handler = handler;
    sim.run(|| crate::driver::add_filter(4, 9))
        .expect("the machine runs");
    sim.close_endpoint(1, ([10, 0, 0, 1], 0).into());
    sim.receive(&packet(Kind::Ping4, true, b"decided by the first sublayer"))
        .expect("well formed");
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), ["C-165"]);
}
