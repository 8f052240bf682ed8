//! Requests of processes to devices.

use std::sync::atomic::Ordering;

use fwps_sim::{Outcome, Sim};
use fwps_sys as sys;

use crate::call::assert_reported;
use crate::control::{self, Bug, CLEANED, CLOSED, CREATED, code};

/// Lets a process do something with the device, then unloads the driver.
fn with_device(seed: u64, job: impl FnOnce(&mut Sim)) -> Outcome {
    let mut sim = Sim::builder().seed(seed).build();
    let driver = control::load(&mut sim);
    job(&mut sim);
    sim.unload(driver);
    sim.finish()
}

#[test]
fn every_method_passes_input_and_output() {
    let methods = [
        sys::METHOD_BUFFERED,
        sys::METHOD_IN_DIRECT,
        sys::METHOD_OUT_DIRECT,
        sys::METHOD_NEITHER,
    ];
    for method in methods {
        with_device(1, |sim| {
            let file = sim.open(r"\\.\Control").expect("the device is there");
            let code = code(control::REVERSE, method);
            let reply = sim.device_control(&file, code, &[1, 2, 255], 8);
            assert_eq!(reply, (sys::STATUS_SUCCESS, vec![2, 3, 0]), "method {method}");
            assert_eq!(sim.device_control(&file, code, &[1, 2, 3], 2).1, [2, 3]);
            assert_eq!(
                sim.device_control(&file, code, &[], 0),
                (sys::STATUS_SUCCESS, vec![])
            );
            sim.close(file);
        })
        .assert_clean();
    }
}

#[test]
fn files_are_opened_cleaned_up_and_closed() {
    let mut sim = Sim::builder().build();
    let driver = control::load(&mut sim);
    let counts = || [&CREATED, &CLEANED, &CLOSED].map(|counter| counter.load(Ordering::SeqCst));
    let before = counts();
    let first = sim.open(control::NAME).expect("by its name");
    let _second = sim.open(r"\??\control").expect("by its link, in any case");
    sim.close(first);
    assert_eq!(counts(), [before[0] + 2, before[1] + 1, before[2] + 1]);
    let refused = sim.open(r"\Device\Other").expect_err("there is no such device");
    assert_eq!(refused.status, sys::STATUS_OBJECT_NAME_NOT_FOUND);
    // What is open at unload is closed then.
    sim.unload(driver);
    assert_eq!(counts(), before.map(|count| count + 2));
    sim.finish().assert_clean();
}

#[test]
fn a_request_of_a_process_is_told_from_one_of_the_system() {
    with_device(1, |sim| {
        let file = sim.open(control::NAME).expect("it opens");
        let (_, output) = sim.device_control(&file, code(control::WHO, sys::METHOD_BUFFERED), &[], 4);
        assert_ne!(output, 4u32.to_le_bytes());
        assert_eq!(sim.run(|| unsafe { sys::PsGetCurrentProcessId().addr() }), Ok(4));
        sim.close(file);
    })
    .assert_clean();
}

#[test]
fn unknown_codes_and_functions_are_refused() {
    with_device(1, |sim| {
        let file = sim.open(control::NAME).expect("it opens");
        let reply = sim.device_control(&file, code(0xFFF, sys::METHOD_BUFFERED), &[], 4);
        assert_eq!(reply, (sys::STATUS_INVALID_DEVICE_REQUEST, vec![]));
        sim.close(file);
    })
    .assert_clean();
}

#[test]
fn a_queued_request_is_pending_until_it_is_released() {
    for seed in 0..10 {
        with_device(seed, |sim| {
            let file = sim.open(control::NAME).expect("it opens");
            let queue = code(control::QUEUE, sys::METHOD_BUFFERED);
            let requests = [(); 3].map(|()| sim.begin_device_control(&file, queue, &[], &[0]));
            assert!(requests.iter().all(|request| sim.reply(request).is_none()));
            let release = code(control::RELEASE, sys::METHOD_BUFFERED);
            assert_eq!(sim.device_control(&file, release, &[], 0).0, sys::STATUS_SUCCESS);
            for (index, request) in requests.iter().enumerate() {
                assert_eq!(
                    sim.reply(request),
                    Some((sys::STATUS_SUCCESS, vec![index as u8 + 1]))
                );
                assert_eq!(sim.reply(request), None);
            }
            sim.close(file);
        })
        .assert_clean();
    }
}

#[test]
fn a_queued_request_can_be_cancelled() {
    with_device(1, |sim| {
        let file = sim.open(control::NAME).expect("it opens");
        for number in [control::QUEUE, control::OWN_CANCEL] {
            let code = code(number, sys::METHOD_BUFFERED);
            let request = sim.begin_device_control(&file, code, &[], &[0]);
            sim.cancel(&request);
            assert_eq!(sim.reply(&request), Some((sys::STATUS_CANCELLED, vec![])));
            // It is done; cancelling it again changes nothing.
            sim.cancel(&request);
        }
        // What is left in the queue is cancelled with its file.
        let queued = sim.begin_device_control(&file, code(control::QUEUE, sys::METHOD_BUFFERED), &[], &[0]);
        sim.close(file);
        assert_eq!(sim.reply(&queued), None);
    })
    .assert_clean();
}

#[test]
fn a_device_that_is_not_initialised_or_exclusive() {
    use crate::driver;
    let mut sim = Sim::builder().build();
    let driver = driver::load(&mut sim, |driver| unsafe {
        let mut name = control::string(control::wide(r"\Device\Exclusive"));
        let mut device = std::ptr::null_mut();
        let status = sys::IoCreateDevice(driver, 0, &raw mut name, 34, 0, 1, &raw mut device);
        assert_eq!(status, sys::STATUS_SUCCESS);
        // A name is given once.
        let mut second = std::ptr::null_mut();
        let status = sys::IoCreateDevice(driver, 0, &raw mut name, 34, 0, 1, &raw mut second);
        assert_eq!(status, sys::STATUS_OBJECT_NAME_COLLISION);
    });
    // Without dispatch routines everything is refused.
    let refused = sim
        .open(r"\Device\Exclusive")
        .expect_err("there is no dispatch routine");
    assert_eq!(refused.status, sys::STATUS_INVALID_DEVICE_REQUEST);
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373"]);
}

/// Sends the request that breaks a rule, and cancels it when it stays pending.
fn break_with(bug: Bug) -> Outcome {
    with_device(1, |sim| {
        let file = sim.open(control::NAME).expect("it opens");
        let request = sim.begin_device_control(&file, code(bug as u32, sys::METHOD_BUFFERED), &[1], &[0; 8]);
        sim.settle();
        if sim.reply(&request).is_none() {
            sim.cancel(&request);
        }
        sim.close(file);
    })
}

macro_rules! bugs {
    ($($name:ident: $bug:ident => $contract:literal;)*) => {
        $(
            #[test]
            fn $name() {
                assert_reported(&break_with(Bug::$bug), &[$contract]);
            }
        )*
    };
}

bugs! {
    irp_completed_twice: CompletedTwice => "C-386";
    pending_without_a_mark: PendingNotMarked => "C-386";
    mark_without_pending: MarkedNotPending => "C-386";
    irp_neither_completed_nor_pending: NeitherCompletedNorPending => "C-386";
    another_status_than_the_irp_has: OtherStatus => "C-386";
    irp_completed_as_pending: CompletedAsPending => "C-386";
    more_bytes_than_there_is_room_for: TooManyBytes => "C-386";
    irp_completed_with_a_lock_held: CompletedUnderLock => "C-381";
    irp_completed_with_a_cancel_routine: CancelRoutineLeft => "C-386";
    irp_written_to_after_its_completion: WrittenAfterwards => "C-386";
    irp_that_cannot_be_cancelled: PendingForEver => "C-386";
}

#[test]
fn a_cancel_routine_that_keeps_the_cancel_lock() {
    let outcome = break_with(Bug::CancelLockKept);
    let reported = crate::call::contracts(&outcome);
    // The lock that is kept, the completion under it, and the IRQL that stays raised.
    assert!(
        !reported.is_empty() && reported.iter().all(|contract| contract == "C-381"),
        "{reported:?}"
    );
}
