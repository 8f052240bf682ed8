//! One broken rule per driver, reported with its number and no other.

use std::sync::Mutex;

use fwps_sim::{Faults, Sim};
use fwps_sys::*;

use crate::c;
use crate::driver::{self, Call, Plan, STREAM, block, free_block, layer, reported, turn, with};
use crate::support::packets::{Kind, packet};

/// Two datagrams out, one back.
#[track_caller]
fn breaks_with(contract: &str, faults: Faults, plan: Plan) {
    let _turn = turn();
    for seed in 0..12 {
        let mut sim = Sim::builder().seed(seed).faults(faults.clone()).build();
        let driver = driver::load(&mut sim, plan);
        for inbound in [false, false, true] {
            let bytes = packet(Kind::Udp4, inbound, b"datagram");
            if inbound {
                sim.receive(&bytes).expect("well formed");
            } else {
                sim.send(&bytes).expect("well formed");
            }
        }
        sim.unload(driver);
        assert_eq!(reported(&sim.finish()), [contract], "seed {seed}");
    }
}

#[track_caller]
fn breaks(contract: &str, plan: Plan) {
    breaks_with(contract, Faults::none(), plan);
}

fn classify(classify: fn(&Call)) -> Plan {
    Plan {
        classify,
        ..Plan::new()
    }
}

/// Keeps one block with the flow of an outgoing datagram, if there is none.
fn once(call: &Call, keep: fn(u64)) {
    if let (Some(flow), 1, 0) = (call.flow, call.callout, call.context) {
        keep(flow);
    }
}

#[test]
fn no_flow_delete() {
    breaks(
        "C-181",
        Plan {
            delete: None,
            ..Plan::new()
        },
    );
}

#[test]
fn busy_is_ignored() {
    breaks(
        "C-189",
        Plan {
            stop: || {
                for callout in 0..3 {
                    let _busy = driver::unregister(callout);
                }
            },
            ..Plan::new()
        },
    );
}

#[test]
fn unregistered_in_flow_delete() {
    let plan = Plan {
        delete: Some(|layer, callout, context| {
            driver::free(layer, callout, context);
            assert_eq!(driver::unregister(0), STATUS_FWP_IN_USE);
        }),
        ..Plan::new()
    };
    breaks("C-189", plan);
}

#[test]
fn zero() {
    breaks(
        "C-201",
        classify(|call| {
            once(call, |flow| {
                assert_eq!(driver::associate(flow, 1, 0), STATUS_INVALID_PARAMETER);
            });
        }),
    );
}

#[test]
fn no_such_callout() {
    breaks(
        "C-202",
        classify(|call| {
            once(call, |flow| {
                let status = c!(FwpsFlowAssociateContext0(flow, layer(1), 0x7777, 1));
                assert_eq!(status, STATUS_INVALID_PARAMETER);
            });
        }),
    );
}

/// `NT_SUCCESS` says yes to the refusal.
#[test]
fn a_refusal_taken_for_a_success() {
    breaks(
        "C-203",
        classify(|call| {
            if let (Some(flow), 1) = (call.flow, call.callout) {
                let context = block();
                if driver::associate(flow, 1, context) < 0 {
                    free_block(context);
                } else if call.context == 0 {
                    with(|state| state.kept.insert(context, (flow, 1)));
                }
            }
        }),
    );
}

#[test]
fn the_layer_of_another_callout() {
    breaks(
        "C-204",
        classify(|call| {
            once(call, |flow| {
                let status = c!(FwpsFlowAssociateContext0(flow, layer(STREAM), driver::id(1), 1));
                assert_eq!(status, STATUS_INVALID_PARAMETER);
            });
        }),
    );
}

/// What was refused is the driver's own still.
#[test]
fn a_refused_context_is_forgotten() {
    let faults = Faults::nth("FwpsFlowAssociateContext0", 1, STATUS_INSUFFICIENT_RESOURCES);
    breaks_with(
        "C-205",
        faults,
        classify(|call| {
            once(call, |flow| {
                let context = block();
                with(|state| state.kept.insert(context, (flow, 1)));
                if driver::associate(flow, 1, context) != STATUS_SUCCESS {
                    with(|state| state.kept.remove(&context));
                }
            });
        }),
    );
}

#[test]
fn a_deleted_context_is_forgotten() {
    let plan = Plan {
        delete: Some(|_, _, context| {
            with(|state| state.kept.remove(&context));
        }),
        ..Plan::new()
    };
    breaks("C-205", plan);
}

#[test]
fn an_associated_context_is_freed() {
    let plan = classify(|call| {
        driver::keep(call);
        once(call, |flow| {
            let mine = with(|state| {
                let mut kept = state.kept.iter();
                kept.find(|(_, of)| **of == (flow, 1))
                    .map(|(context, _)| *context)
            });
            free_block(mine.expect("it was associated above"));
        });
    });
    breaks("C-205", plan);
}

#[test]
fn flow_delete_waits() {
    let plan = Plan {
        delete: Some(|layer, callout, context| {
            // Where waiting stops the machine, it is another rule that is broken.
            if c!(KeGetCurrentIrql()) == 0 {
                driver::pause();
            }
            driver::free(layer, callout, context);
        }),
        ..Plan::new()
    };
    breaks("C-206", plan);
}

#[test]
fn flow_delete_removes() {
    let plan = Plan {
        delete: Some(|layer, callout, context| {
            let flow = with(|state| state.kept[&context].0);
            driver::free(layer, callout, context);
            assert_eq!(
                c!(FwpsFlowRemoveContext0(flow, layer, callout)),
                STATUS_UNSUCCESSFUL
            );
        }),
        ..Plan::new()
    };
    breaks("C-207", plan);
}

#[test]
fn a_pending_removal_frees() {
    let plan = classify(|call| {
        driver::keep(call);
        if let (Some(flow), 1, true) = (call.flow, call.callout, call.context != 0) {
            if driver::remove(flow, 1) == STATUS_PENDING {
                free_block(call.context);
            }
        }
    });
    breaks("C-208", plan);
}

/// The code of the documentation's page.
#[test]
fn a_removal_frees() {
    let plan = Plan {
        stop: || {
            let kept: Vec<(u64, (u64, usize))> =
                with(|state| state.kept.iter().map(|(context, of)| (*context, *of)).collect());
            for (context, (flow, callout)) in kept {
                if driver::remove(flow, callout) == STATUS_SUCCESS {
                    free_block(context);
                }
            }
            driver::stop();
        },
        ..Plan::new()
    };
    breaks("C-209", plan);
}

static LOCK: Mutex<usize> = Mutex::new(0);

fn lock() -> PKSPIN_LOCK {
    let mut lock = LOCK.lock().unwrap();
    if *lock == 0 {
        *lock = Box::into_raw(Box::new(0usize)).expose_provenance();
    }
    crate::support::driver::pointer(*lock)
}

fn locked(code: impl FnOnce()) {
    let irql = c!(KeAcquireSpinLockRaiseToDpc(lock()));
    code();
    c!(KeReleaseSpinLock(lock(), irql));
}

fn free_under_the_lock(layer: u16, callout: u32, context: u64) {
    locked(|| driver::free(layer, callout, context));
}

#[test]
fn a_lock_held_across_a_removal() {
    let plan = Plan {
        delete: Some(free_under_the_lock),
        stop: || {
            // That of an earlier run is held for ever.
            *LOCK.lock().unwrap() = 0;
            locked(driver::remove_all);
            driver::stop();
        },
        ..Plan::new()
    };
    breaks("C-210", plan);
}

#[test]
fn a_lock_that_is_not_held_is_no_mistake() {
    let _turn = turn();
    *LOCK.lock().unwrap() = 0;
    for seed in 0..10 {
        let plan = Plan {
            delete: Some(free_under_the_lock),
            ..Plan::new()
        };
        let outcome = driver::run(Sim::builder().seed(seed), plan);
        assert_eq!(reported(&outcome), [""; 0]);
    }
}

#[test]
fn removed_at_another_layer() {
    let plan = classify(|call| {
        driver::keep(call);
        if let (Some(flow), 1, true) = (call.flow, call.callout, call.context != 0) {
            let status = c!(FwpsFlowRemoveContext0(flow, layer(0), driver::id(1)));
            assert_eq!(status, STATUS_UNSUCCESSFUL);
        }
    });
    breaks("C-211", plan);
}

#[test]
fn flows_that_nobody_named() {
    breaks(
        "C-214",
        classify(|call| {
            once(call, |flow| {
                assert_eq!(driver::associate(flow + 1, 1, 1), STATUS_INVALID_PARAMETER);
            });
        }),
    );
    breaks(
        "C-214",
        classify(|call| once(call, |_| assert_eq!(driver::remove(7, 1), STATUS_UNSUCCESSFUL))),
    );
    breaks(
        "C-214",
        classify(|call| {
            once(call, |_| {
                assert_eq!(c!(FwpsFlowAbort0(7)), STATUS_INVALID_PARAMETER)
            })
        }),
    );
}
