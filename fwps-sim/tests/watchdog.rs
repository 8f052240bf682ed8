//! Drivers that hang: the run ends with a report of what every thread waits for, what it holds, and where it is.

mod support;

use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use fwps_sim::{Exit, Outcome, RunReport, Sim, ThreadReport};
use fwps_sys::*;
use support::driver::pointer;

const TAG: u32 = u32::from_le_bytes(*b"hang");

/// The threads of the last report, which must be the one about the hang.
fn threads(outcome: &Outcome) -> &[ThreadReport] {
    let report = outcome.reports.last().expect("there is a report");
    assert_eq!(outcome.exit, Exit::Stopped, "{outcome}");
    assert!(report.fatal);
    assert_eq!(report.contract.to_string(), "deadlock");
    // The threads are in the JSON, too.
    let json = outcome.report().to_json();
    let again = RunReport::from_json(&json).expect("as documented");
    assert_eq!(
        again.reports.last().expect("the same").threads.len(),
        report.threads.len()
    );
    &report.threads
}

fn stack_of(thread: &ThreadReport) -> String {
    thread
        .backtrace
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// Goes round and round.
#[inline(never)]
fn spin_without_a_call(go_on: &AtomicBool) {
    while go_on.load(Ordering::Relaxed) {
        std::hint::spin_loop();
    }
}

#[test]
fn a_loop_without_calls_shows_where_it_is() {
    // The thread runs on after the machine has stopped, until this says that it must not.
    static GO_ON: AtomicBool = AtomicBool::new(true);
    let mut sim = Sim::builder().patience(Duration::from_millis(200)).build();
    sim.run(|| spin_without_a_call(&GO_ON))
        .expect_err("it never ends");
    let outcome = sim.finish();
    GO_ON.store(false, Ordering::Relaxed);
    let [thread] = threads(&outcome) else {
        panic!("one thread runs: {outcome}")
    };
    assert_eq!(thread.doing, "runs, and makes no call");
    if cfg!(unix) {
        assert!(stack_of(thread).contains("spin_without_a_call"), "{outcome}");
        let report = outcome.reports.last().expect("there is a report");
        let place = report.backtrace.as_ref().expect("that of the thread").to_string();
        assert!(place.contains("spin_without_a_call"), "{outcome}");
    }
}

static LOCKS: AtomicUsize = AtomicUsize::new(0);

/// The locks, both in one block of pool.
fn lock(index: usize) -> *mut KSPIN_LOCK {
    pointer(LOCKS.load(Ordering::Relaxed) + 16 * index)
}

fn take_both(first: usize, second: usize) {
    let old = c!(KeAcquireSpinLockRaiseToDpc(lock(first)));
    c!(KeAcquireSpinLockAtDpcLevel(lock(second)));
    c!(KeReleaseSpinLockFromDpcLevel(lock(second)));
    c!(KeReleaseSpinLock(lock(first), old));
}

/// # Safety
/// As every thread routine.
unsafe extern "system" fn take_backwards(_context: *mut std::ffi::c_void) {
    take_both(1, 0);
}

#[test]
fn a_deadlock_names_the_locks_and_their_holders() {
    let found = (0..200).find_map(|seed| {
        let mut sim = Sim::builder().seed(seed).build();
        let stopped = sim.run(|| {
            LOCKS.store(
                c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, TAG)).expose_provenance(),
                Ordering::Relaxed,
            );
            let mut handle = null_mut();
            let status = c!(PsCreateSystemThread(
                &raw mut handle,
                0,
                null_mut(),
                null_mut(),
                null_mut(),
                Some(take_backwards),
                null_mut()
            ));
            assert_eq!(status, STATUS_SUCCESS);
            take_both(0, 1);
        });
        let outcome = sim.finish();
        stopped.is_err().then_some(outcome)
    });
    let outcome = found.expect("some seed lets the threads meet");
    let threads = threads(&outcome);
    assert_eq!(threads.len(), 2, "{outcome}");
    for (thread, other) in [(&threads[0], &threads[1]), (&threads[1], &threads[0])] {
        // Each waits for what the other one holds.
        assert_eq!(thread.doing, format!("waits for {}", other.holds[0]), "{outcome}");
        assert!(
            thread.holds[0].starts_with("spin lock in pool block #"),
            "{outcome}"
        );
        assert_eq!(thread.function, "KeAcquireSpinLockAtDpcLevel");
        assert!(stack_of(thread).contains("take_both"), "{outcome}");
    }
    // No address is in the text, so a replay gives the same.
    let text = &outcome.reports[0].text;
    assert!(text.contains("waits for spin lock in pool block"), "{text}");
    assert!(!text.contains("0x7"), "{text}");
}

#[test]
fn a_wait_that_nobody_ends_is_named() {
    let mut sim = Sim::builder().build();
    sim.run(|| {
        // SAFETY: all fields are integers and pointers, for which zero is valid.
        let mut event: KEVENT = unsafe { std::mem::zeroed() };
        c!(KeInitializeEvent(&raw mut event, 0, 0));
        c!(KeWaitForSingleObject(
            (&raw mut event).cast(),
            0,
            0,
            0,
            null_mut()
        ));
    })
    .expect_err("it never ends");
    let outcome = sim.finish();
    let [thread] = threads(&outcome) else {
        panic!("one thread waits: {outcome}")
    };
    assert_eq!(thread.doing, "waits for event, timer or thread 1");
    assert_eq!(thread.function, "KeWaitForSingleObject");
    assert!(
        stack_of(thread).contains("a_wait_that_nobody_ends_is_named"),
        "{outcome}"
    );
}

#[test]
fn polling_for_what_never_comes_ends_at_the_limit() {
    let mut sim = Sim::builder().call_limit(10_000).build();
    sim.run(|| {
        // SAFETY: all fields are integers and pointers, for which zero is valid.
        let mut event: KEVENT = unsafe { std::mem::zeroed() };
        c!(KeInitializeEvent(&raw mut event, 0, 0));
        while c!(KeReadStateEvent(&raw mut event)) == 0 {}
    })
    .expect_err("it never ends");
    let outcome = sim.finish();
    let [thread] = threads(&outcome) else {
        panic!("one thread runs: {outcome}")
    };
    assert_eq!(thread.doing, "runs");
    assert_eq!(thread.function, "KeReadStateEvent");
    assert!(
        outcome.reports[0]
            .text
            .starts_with("10000 calls have not brought"),
        "{outcome}"
    );
}

#[test]
fn many_short_steps_stay_below_the_limit() {
    let mut sim = Sim::builder().call_limit(500).build();
    for _ in 0..20 {
        let done = sim.run(|| {
            for _ in 0..100 {
                c!(KeQueryActiveProcessorCountEx(0));
            }
        });
        done.expect("the machine goes on");
    }
    sim.finish().assert_clean();
}
