//! The kernel-mode driver framework: a control device with queues, files, a work item and a timer; and what a driver does wrong with it.

#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "the C functions are called as drivers call them, on objects of the test"
)]

mod driver;
mod framework;

use std::sync::atomic::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};

use fwps_sim::{Exit, File, Outcome, RegistryValue, Sim, SimBuilder, Sweep};
use fwps_sys as sys;

use driver::LOG;

/// The driver has variables of its own, so one test runs at a time.
static ONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn log() -> Vec<String> {
    LOG.lock().unwrap().clone()
}

/// Lets a process do something with the device, then unloads the driver.
fn with_device(builder: SimBuilder, job: impl FnOnce(&mut Sim, File)) -> Outcome {
    let mut sim = builder.build();
    let driver = sim.load(driver::entry).expect("the driver loads");
    let file = sim.open(r"\\.\Framework").expect("the device is there");
    job(&mut sim, file);
    sim.unload(driver);
    sim.finish()
}

fn contracts(outcome: &Outcome) -> Vec<String> {
    outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect()
}

#[test]
fn requests_have_their_buffers() {
    let _alone = alone();
    with_device(Sim::builder(), |sim, file| {
        for code in [driver::PLUS_ONE, driver::PLUS_ONE_DIRECT] {
            assert_eq!(
                sim.device_control(&file, code, &[1, 2, 255], 8),
                (sys::STATUS_SUCCESS, vec![2, 3, 0])
            );
            assert_eq!(
                sim.device_control(&file, code, &[], 8).0,
                sys::STATUS_BUFFER_TOO_SMALL
            );
            assert_eq!(
                sim.device_control(&file, code, &[1], 0).0,
                sys::STATUS_BUFFER_TOO_SMALL
            );
        }
        let unknown = sim.device_control(&file, 0x12_3458, &[], 0);
        assert_eq!(unknown.0, sys::STATUS_INVALID_DEVICE_REQUEST);
        sim.close(file);
    })
    .assert_clean();
    let expected = [
        "no parameters",
        "opened",
        "cleaned",
        "closed",
        "unload",
        "device gone with 7",
    ];
    assert_eq!(log(), expected);
}

#[test]
fn drivers_of_older_versions_have_a_table_of_their_own() {
    let _alone = alone();
    framework::COUNT.store(396, Ordering::Relaxed);
    let outcome = with_device(Sim::builder(), |sim, file| {
        assert_eq!(sim.device_control(&file, driver::PLUS_ONE, &[4], 1).1, [5]);
    });
    framework::COUNT.store(444, Ordering::Relaxed);
    outcome.assert_clean();
}

#[test]
fn parameters_come_from_the_registry() {
    let _alone = alone();
    let path = r"\Registry\Machine\System\CurrentControlSet\Services\simulated\Parameters";
    let builder = Sim::builder().registry_value(path, "Limit", RegistryValue::Dword(5));
    with_device(builder, |_, _| {}).assert_clean();
    assert_eq!(log()[0], "limit 5 0x0");
}

#[test]
fn a_manual_queue_keeps_requests_until_the_driver_takes_them() {
    let _alone = alone();
    for seed in 0..20 {
        with_device(Sim::builder().seed(seed), |sim, file| {
            let kept: Vec<_> = (0..3)
                .map(|_| sim.begin_device_control(&file, driver::QUEUE, &[], &[]))
                .collect();
            assert!(kept.iter().all(|request| sim.reply(request).is_none()));
            // One that waits can be cancelled without the driver.
            sim.cancel(&kept[1]);
            assert_eq!(
                sim.reply(&kept[1]).map(|reply| reply.0),
                Some(sys::STATUS_CANCELLED)
            );
            assert_eq!(
                sim.device_control(&file, driver::RELEASE, &[], 0).0,
                sys::STATUS_SUCCESS
            );
            for request in [&kept[0], &kept[2]] {
                assert_eq!(sim.reply(request).map(|reply| reply.0), Some(sys::STATUS_SUCCESS));
            }
        })
        .assert_clean();
    }
}

#[test]
fn a_queue_that_wants_passive_level_gets_it_whoever_forwards_to_it() {
    let _alone = alone();
    for seed in 0..20 {
        with_device(Sim::builder().seed(seed), |sim, file| {
            let request = sim.begin_device_control(&file, driver::FORWARD, &[], &[]);
            sim.settle();
            let status = sim.reply(&request).map(|reply| reply.0);
            assert_eq!(status, Some(sys::STATUS_SUCCESS));
            assert!(log().contains(&"passive queue at 0".to_owned()), "{:?}", log());
        })
        .assert_clean();
    }
}

#[test]
fn a_purged_queue_cancels_what_waits_and_refuses_what_comes() {
    let _alone = alone();
    with_device(Sim::builder(), |sim, file| {
        let kept = sim.begin_device_control(&file, driver::QUEUE, &[], &[]);
        assert_eq!(
            sim.device_control(&file, driver::PURGE, &[], 0).0,
            sys::STATUS_SUCCESS
        );
        assert_eq!(sim.reply(&kept).map(|reply| reply.0), Some(sys::STATUS_CANCELLED));
        let refused = sim.device_control(&file, driver::QUEUE, &[], 0).0;
        assert_eq!(refused, 0xC020_0204_u32 as i32, "STATUS_WDF_BUSY");
    })
    .assert_clean();
}

#[test]
fn a_request_that_the_driver_keeps_is_cancelled_by_its_callback() {
    let _alone = alone();
    with_device(Sim::builder(), |sim, file| {
        let kept = sim.begin_device_control(&file, driver::KEEP, &[], &[]);
        assert!(sim.reply(&kept).is_none());
        sim.close(file);
        assert!(log().contains(&"cancelled".to_owned()));
    })
    .assert_clean();
}

#[test]
fn work_items_and_timers_run() {
    let _alone = alone();
    for seed in 0..20 {
        with_device(Sim::builder().seed(seed), |sim, file| {
            assert_eq!(
                sim.device_control(&file, driver::WORK, &[], 0).0,
                sys::STATUS_SUCCESS
            );
            assert_eq!(
                sim.device_control(&file, driver::TIMER, &[], 0).0,
                sys::STATUS_SUCCESS
            );
            sim.settle();
        })
        .assert_clean();
        assert_eq!(log()[2..5], ["work", "flushed", "expired"]);
    }
}

#[test]
fn a_timer_that_is_set_goes_with_its_device() {
    let _alone = alone();
    with_device(Sim::builder(), |sim, file| {
        sim.device_control(&file, driver::TIMER, &[], 0);
    })
    .assert_clean();
}

#[test]
fn a_deleted_handle_stops_the_machine() {
    let _alone = alone();
    let outcome = with_device(Sim::builder(), |sim, file| {
        sim.device_control(&file, driver::STALE, &[], 0);
    });
    assert_eq!(
        (outcome.exit, contracts(&outcome)),
        (Exit::Stopped, vec!["bug-check".to_owned()])
    );
    let text = outcome.reports[0].to_string();
    assert!(
        text.contains("WdfSpinLockAcquire stopped the machine with bug check 0x10d"),
        "{text}"
    );
}

#[test]
fn a_request_completed_twice_stops_the_machine() {
    let _alone = alone();
    let outcome = with_device(Sim::builder(), |sim, file| {
        sim.device_control(&file, driver::TWICE, &[], 0);
    });
    assert_eq!(
        (outcome.exit, contracts(&outcome)),
        (Exit::Stopped, vec!["bug-check".to_owned()])
    );
    assert!(
        outcome.reports[0]
            .to_string()
            .contains("no handle of a live WDFREQUEST")
    );
}

#[test]
fn a_function_that_is_not_modelled_is_refused_by_name() {
    let _alone = alone();
    let outcome = with_device(Sim::builder(), |sim, file| {
        assert_eq!(
            sim.device_control(&file, driver::REFUSED, &[], 0).0,
            sys::STATUS_NOT_IMPLEMENTED
        );
    });
    assert_eq!(contracts(&outcome), ["not-modelled"]);
    assert!(
        outcome.reports[0]
            .to_string()
            .contains("WdfIoTargetCreate is not modelled")
    );
}

#[test]
fn a_table_of_no_version_is_refused() {
    let _alone = alone();
    for count in [400, 500] {
        framework::COUNT.store(count, Ordering::Relaxed);
        let mut sim = Sim::builder().build();
        let refused = sim.load(driver::entry);
        framework::COUNT.store(444, Ordering::Relaxed);
        assert!(refused.is_err());
        assert_eq!(contracts(&sim.finish()), ["not-modelled"]);
    }
}

#[test]
fn nothing_is_left_behind_when_a_call_fails() {
    let _alone = alone();
    let summary = Sweep::new().run(|faults| {
        let mut sim = Sim::builder().faults(faults).build();
        if let Ok(driver) = sim.load(driver::entry) {
            if let Ok(file) = sim.open(r"\\.\Framework") {
                sim.device_control(&file, driver::WORK, &[], 0);
                sim.device_control(&file, driver::PLUS_ONE_DIRECT, &[1], 1);
            }
            sim.settle();
            sim.unload(driver);
        }
        sim.finish()
    });
    println!("{summary}");
    summary.assert_survived();
}
