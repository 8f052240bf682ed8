//! In-stack queued spin locks.

use fwps_sys as sys;
use sys::{KLOCK_QUEUE_HANDLE, KSPIN_LOCK};

use crate::call::{assert_reported, run};
use crate::threads;

fn handle() -> KLOCK_QUEUE_HANDLE {
    unsafe { std::mem::zeroed() }
}

#[test]
fn a_queued_lock_excludes() {
    for seed in 0..20 {
        let mut lock: KSPIN_LOCK = 0;
        let take = |lock| unsafe {
            let mut queue = Box::new(handle());
            sys::KeAcquireInStackQueuedSpinLock(lock, &raw mut *queue);
            move || sys::KeReleaseInStackQueuedSpinLock(&raw mut *queue)
        };
        threads::exclude(seed, &raw mut lock, take, take).assert_clean();
        assert_eq!(lock, 0);
    }
}

#[test]
fn a_queued_lock_at_dispatch_level() {
    run(|| unsafe {
        let (mut lock, mut queue) = (0, handle());
        let old = sys::KeRaiseIrqlToDpcLevel();
        sys::KeAcquireInStackQueuedSpinLockAtDpcLevel(&raw mut lock, &raw mut queue);
        sys::KeReleaseInStackQueuedSpinLockFromDpcLevel(&raw mut queue);
        sys::KeLowerIrql(old);
    })
    .assert_clean();
}

#[test]
fn a_queue_handle_that_was_moved() {
    let outcome = run(|| unsafe {
        let (mut lock, mut queue) = (0, handle());
        sys::KeAcquireInStackQueuedSpinLock(&raw mut lock, &raw mut queue);
        let mut moved = queue;
        sys::KeReleaseInStackQueuedSpinLock(&raw mut moved);
        assert_eq!((lock, sys::KeGetCurrentIrql()), (0, 0));
    });
    assert_reported(&outcome, &["C-381"]);
    assert!(outcome.reports[0].text.contains("moved"));
}

#[test]
fn one_queue_handle_for_two_locks() {
    let outcome = run(|| unsafe {
        let (mut first, mut second, mut queue) = (0, 0, handle());
        sys::KeAcquireInStackQueuedSpinLock(&raw mut first, &raw mut queue);
        sys::KeAcquireInStackQueuedSpinLockAtDpcLevel(&raw mut second, &raw mut queue);
    });
    // The locks that are left are told by nobody: the code that holds them belongs to no driver.
    assert_reported(&outcome, &["C-381"]);
}

#[test]
fn a_queued_lock_released_as_an_ordinary_one() {
    let outcome = run(|| unsafe {
        let (mut lock, mut queue) = (0, handle());
        sys::KeAcquireInStackQueuedSpinLock(&raw mut lock, &raw mut queue);
        sys::KeReleaseSpinLock(&raw mut lock, 0);
    });
    assert_reported(&outcome, &["C-381"]);
    assert!(outcome.reports[0].text.contains("KeReleaseInStackQueuedSpinLock"));
}

#[test]
fn an_ordinary_lock_acquired_as_a_queued_one_later() {
    let outcome = run(|| unsafe {
        let (mut lock, mut queue) = (0, handle());
        let old = sys::KeAcquireSpinLockRaiseToDpc(&raw mut lock);
        sys::KeReleaseSpinLock(&raw mut lock, old);
        sys::KeAcquireInStackQueuedSpinLock(&raw mut lock, &raw mut queue);
        sys::KeReleaseInStackQueuedSpinLock(&raw mut queue);
    });
    assert_reported(&outcome, &["C-381"]);
}

#[test]
fn a_queue_handle_that_holds_nothing() {
    let outcome = run(|| unsafe {
        let mut queue = handle();
        let _old = sys::KeRaiseIrqlToDpcLevel();
        sys::KeReleaseInStackQueuedSpinLockFromDpcLevel(&raw mut queue);
        sys::KeLowerIrql(0);
    });
    assert_reported(&outcome, &["C-381"]);
}
