//! Filter notifications: refused filters, failing deletions, and deletions that nobody tells of.

use fwps_sim::{Faults, Sim};
use fwps_sys::*;

use crate::driver::{free_block, reported, turn};
use crate::filter_driver::{self, Plan};
use crate::support::plain::{self, Filter};

pub fn filter() -> Filter {
    Filter {
        layer: FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
        sublayer: 100,
        weight: 1,
        action: FWP_ACTION_CALLOUT_UNKNOWN,
        callout: 0,
        flags: 0,
    }
}

pub fn session() -> usize {
    let engine = plain::open(true);
    assert_eq!(plain::add_sublayer(engine, 100, 1), STATUS_SUCCESS);
    assert_eq!(
        plain::add_callout(engine, 0, FWPM_LAYER_OUTBOUND_TRANSPORT_V4),
        STATUS_SUCCESS
    );
    engine
}

/// How often the driver was told of an addition and of a deletion.
fn told() -> (usize, usize) {
    let notified = plain::notified();
    let of = |kind: i32| notified.iter().filter(|(other, _)| *other == kind).count();
    (
        of(FWPS_CALLOUT_NOTIFY_ADD_FILTER),
        of(FWPS_CALLOUT_NOTIFY_DELETE_FILTER),
    )
}

/// C-196: what a later version of Windows tells is no mistake, and no reason to refuse anything.
#[test]
fn a_notification_of_an_unknown_type() {
    let _turn = turn();
    for (answer, expected) in [(STATUS_OBJECT_NAME_EXISTS, &["C-196"][..]), (STATUS_SUCCESS, &[])] {
        let mut sim = Sim::builder().unknown_notifications(true).build();
        let driver = sim.load(plain::driver_entry).expect("the driver loads");
        sim.run(|| {
            let engine = session();
            plain::set_notify_status(answer);
            filter().add(engine, &[]).expect("no refusal");
            plain::set_notify_status(STATUS_SUCCESS);
            plain::close(engine);
        })
        .expect("the machine runs");
        sim.unload(driver);
        assert_eq!(reported(&sim.finish()), expected, "{answer:#x}");
    }
}

#[test]
fn a_refused_filter_is_told_to_its_adder() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = sim.load(plain::driver_entry).expect("the driver loads");
    sim.run(|| {
        let engine = session();
        plain::set_notify_status(STATUS_INSUFFICIENT_RESOURCES);
        assert_eq!(
            filter().add(engine, &[]),
            Err(STATUS_FWP_CALLOUT_NOTIFICATION_FAILED)
        );
        plain::set_notify_status(STATUS_SUCCESS);
        filter().add(engine, &[]).expect("welcome now");
        // A refusal of a deletion does not matter.
        plain::set_notify_status(STATUS_INSUFFICIENT_RESOURCES);
        plain::close(engine);
    })
    .expect("the machine runs");
    assert_eq!(told(), (2, 1));
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), [""; 0]);
}

#[test]
fn a_deletion_that_fails_changes_nothing() {
    let _turn = turn();
    let faults = Faults::nth("FwpmFilterDeleteById0", 1, STATUS_INSUFFICIENT_RESOURCES);
    let mut sim = Sim::builder().faults(faults).build();
    let driver = sim.load(plain::driver_entry).expect("the driver loads");
    sim.run(|| {
        let engine = session();
        let id = filter().add(engine, &[]).expect("in order");
        assert_eq!(plain::delete_filter(engine, id), STATUS_INSUFFICIENT_RESOURCES);
        assert_eq!(told(), (1, 0));
        assert_eq!(plain::delete_filter(engine, id), STATUS_SUCCESS);
        assert_eq!(told(), (1, 1));
        plain::close(engine);
    })
    .expect("the machine runs");
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), [""; 0]);
}

#[test]
fn some_deletions_are_told_to_nobody() {
    let _turn = turn();
    let mut missing = 0;
    for seed in 0..10 {
        let mut sim = Sim::builder().seed(seed).lost_delete_notifications(true).build();
        let driver = sim.load(plain::driver_entry).expect("the driver loads");
        sim.run(|| {
            let engine = session();
            for _ in 0..5 {
                filter().add(engine, &[]).expect("in order");
            }
            plain::close(engine);
        })
        .expect("the machine runs");
        let (added, deleted) = told();
        assert_eq!(added, 5);
        assert!(deleted <= 5);
        missing += added - deleted;
        sim.unload(driver);
        assert_eq!(reported(&sim.finish()), [""; 0]);
    }
    assert!((10..40).contains(&missing), "{missing} of 50");
}

/// C-193: a filter that is older than the registration is told of when it goes, not when it came.
#[test]
fn a_filter_that_is_older_than_the_callout() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let engine = sim
        .run(|| {
            let engine = session();
            filter().add(engine, &[]).expect("in order");
            engine
        })
        .expect("the machine runs");
    let driver = sim.load(plain::driver_entry).expect("the driver loads");
    sim.run(|| plain::close(engine)).expect("the machine runs");
    assert_eq!(told(), (0, 1));
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), [""; 0]);
}

/// Runs the driver that keeps a block with each filter.
fn keeps(seed: u64, lost: bool, plan: Plan) -> Vec<String> {
    filter_driver::plan(plan);
    let mut sim = Sim::builder().seed(seed).lost_delete_notifications(lost).build();
    let driver = sim.load(filter_driver::driver_entry).expect("the driver loads");
    sim.unload(driver);
    reported(&sim.finish())
}

#[test]
fn what_is_kept_with_filters_is_freed_once() {
    let _turn = turn();
    for seed in 0..10 {
        for session_last in [false, true] {
            let plan = Plan {
                session_last,
                ..Plan::new()
            };
            assert!(keeps(seed, seed % 2 == 0, plan).is_empty());
        }
    }
}

#[test]
fn a_deleted_filter_leaves_its_context() {
    let _turn = turn();
    let plan = Plan {
        deleted: |_| {},
        ..Plan::new()
    };
    assert_eq!(keeps(1, false, plan), ["C-197"]);
}

#[test]
fn a_deleted_filter_frees_its_context_twice() {
    let _turn = turn();
    let plan = Plan {
        deleted: |context| {
            free_block(context);
            free_block(context);
        },
        ..Plan::new()
    };
    assert_eq!(keeps(1, false, plan), ["C-197"]);
}

#[test]
fn contexts_of_filters_that_nobody_told_of_are_left() {
    let _turn = turn();
    let plan = Plan {
        left: |_| {},
        ..Plan::new()
    };
    assert_eq!(keeps(1, false, plan), [""; 0]);
    let found: Vec<_> = (0..10).map(|seed| keeps(seed, true, plan)).collect();
    assert!(found.contains(&vec!["C-199".to_owned()]), "{found:?}");
    assert!(
        found.iter().flatten().all(|contract| contract == "C-199"),
        "{found:?}"
    );
    // With the session closed last, no deletion is told at all.
    let plan = Plan {
        session_last: true,
        ..plan
    };
    assert_eq!(keeps(1, false, plan), ["C-199"]);
}
