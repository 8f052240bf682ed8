//! Ordinary and executive spin locks, and fast mutexes.

use fwps_sys as sys;
use sys::{FAST_MUTEX, KSPIN_LOCK, LONG};

use crate::call::{assert_reported, run, run_with_seed};
use crate::threads;

#[test]
fn an_ordinary_lock_raises_and_restores_the_irql() {
    run(|| unsafe {
        let mut lock: KSPIN_LOCK = 7;
        sys::KeInitializeSpinLock(&raw mut lock);
        let old = sys::KeAcquireSpinLockRaiseToDpc(&raw mut lock);
        assert_eq!((old, sys::KeGetCurrentIrql()), (0, 2));
        assert_eq!(sys::KeTryToAcquireSpinLockAtDpcLevel(&raw mut lock), 0);
        sys::KeReleaseSpinLock(&raw mut lock, old);
        assert_eq!((lock, sys::KeGetCurrentIrql()), (0, 0));
        let old = sys::KeRaiseIrqlToDpcLevel();
        assert_eq!(sys::KeTryToAcquireSpinLockAtDpcLevel(&raw mut lock), 1);
        sys::KeReleaseSpinLockFromDpcLevel(&raw mut lock);
        sys::KeLowerIrql(old);
    })
    .assert_clean();
}

#[test]
fn readers_share_an_executive_lock_and_writers_do_not() {
    for seed in 0..20 {
        let mut lock: LONG = 0;
        let outcome = threads::exclude(
            seed,
            &raw mut lock,
            |lock| unsafe {
                let old = sys::ExAcquireSpinLockExclusive(lock);
                move || sys::ExReleaseSpinLockExclusive(lock, old)
            },
            |lock| unsafe {
                let old = sys::ExAcquireSpinLockShared(lock);
                move || sys::ExReleaseSpinLockShared(lock, old)
            },
        );
        outcome.assert_clean();
        assert_eq!(lock, 0);
    }
}

#[test]
fn executive_locks_at_dispatch_level() {
    run(|| unsafe {
        let mut lock: LONG = 0;
        let old = sys::KeRaiseIrqlToDpcLevel();
        sys::ExAcquireSpinLockExclusiveAtDpcLevel(&raw mut lock);
        sys::ExReleaseSpinLockExclusiveFromDpcLevel(&raw mut lock);
        sys::ExAcquireSpinLockSharedAtDpcLevel(&raw mut lock);
        assert_eq!(lock, 1);
        sys::ExReleaseSpinLockSharedFromDpcLevel(&raw mut lock);
        sys::KeLowerIrql(old);
    })
    .assert_clean();
}

#[test]
fn an_executive_lock_acquired_twice_for_writing() {
    let outcome = run(|| unsafe {
        let mut lock: LONG = 0;
        sys::ExAcquireSpinLockExclusive(&raw mut lock);
        sys::ExAcquireSpinLockExclusive(&raw mut lock);
    });
    assert_reported(&outcome, &["C-381"]);
    assert!(outcome.stopped);
}

#[test]
fn an_executive_lock_acquired_twice_for_reading() {
    let outcome = run(|| unsafe {
        let mut lock: LONG = 0;
        let outer = sys::ExAcquireSpinLockShared(&raw mut lock);
        let inner = sys::ExAcquireSpinLockShared(&raw mut lock);
        sys::ExReleaseSpinLockShared(&raw mut lock, inner);
        sys::ExReleaseSpinLockShared(&raw mut lock, outer);
    });
    assert_reported(&outcome, &["C-381"]);
}

#[test]
fn a_lock_taken_for_reading_and_released_from_writing() {
    let outcome = run(|| unsafe {
        let mut lock: LONG = 0;
        let old = sys::ExAcquireSpinLockShared(&raw mut lock);
        sys::ExReleaseSpinLockExclusive(&raw mut lock, old);
        assert_eq!(lock, 0);
    });
    assert_reported(&outcome, &["C-381"]);
    assert!(outcome.reports[0].text.contains("ExReleaseSpinLockShared"));
}

#[test]
fn a_lock_that_raised_released_by_the_function_that_does_not_lower() {
    let outcome = run(|| unsafe {
        let mut lock: KSPIN_LOCK = 0;
        let old = sys::KeAcquireSpinLockRaiseToDpc(&raw mut lock);
        sys::KeReleaseSpinLockFromDpcLevel(&raw mut lock);
        sys::KeLowerIrql(old);
    });
    assert_reported(&outcome, &["C-381"]);
}

#[test]
fn a_lock_released_to_another_irql() {
    let outcome = run(|| unsafe {
        let mut lock: KSPIN_LOCK = 0;
        let old = sys::KeRaiseIrqlToDpcLevel();
        sys::KeAcquireSpinLockRaiseToDpc(&raw mut lock);
        sys::KeReleaseSpinLock(&raw mut lock, old);
    });
    assert_reported(&outcome, &["C-381"]);
    assert!(outcome.reports[0].text.contains("PASSIVE_LEVEL"));
}

#[test]
fn one_lock_used_as_two_kinds() {
    let outcome = run(|| unsafe {
        let mut lock: KSPIN_LOCK = 0;
        let old = sys::KeAcquireSpinLockRaiseToDpc(&raw mut lock);
        sys::KeReleaseSpinLock(&raw mut lock, old);
        let old = sys::ExAcquireSpinLockExclusive((&raw mut lock).cast());
        sys::ExReleaseSpinLockExclusive((&raw mut lock).cast(), old);
        // Made anew, it may be what it likes.
        sys::KeInitializeSpinLock(&raw mut lock);
        let old = sys::ExAcquireSpinLockExclusive((&raw mut lock).cast());
        sys::ExReleaseSpinLockExclusive((&raw mut lock).cast(), old);
    });
    assert_reported(&outcome, &["C-381"]);
}

#[test]
fn memory_freed_with_a_lock_that_is_held() {
    let outcome = run(|| unsafe {
        let block = sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, 64, 0x6B63_6F6C);
        let lock: *mut KSPIN_LOCK = block.cast();
        sys::KeInitializeSpinLock(lock);
        let old = sys::KeAcquireSpinLockRaiseToDpc(lock);
        sys::ExFreePoolWithTag(block, 0x6B63_6F6C);
        sys::KeLowerIrql(old);
    });
    assert_reported(&outcome, &["C-381"]);
}

#[test]
fn a_fast_mutex_excludes_and_raises_to_apc_level() {
    for seed in 0..10 {
        let mut mutex: FAST_MUTEX = unsafe { std::mem::zeroed() };
        let pointer = crate::call::Shared(&raw mut mutex);
        run_with_seed(seed, move || unsafe { sys::ExInitializeFastMutex(pointer.get()) }).assert_clean();
        let outcome = threads::exclude(
            seed,
            pointer.get(),
            |mutex| unsafe {
                sys::ExAcquireFastMutex(mutex);
                assert_eq!(sys::KeGetCurrentIrql(), 1);
                move || sys::ExReleaseFastMutex(mutex)
            },
            |mutex| unsafe {
                sys::ExAcquireFastMutex(mutex);
                move || sys::ExReleaseFastMutex(mutex)
            },
        );
        outcome.assert_clean();
    }
}

#[test]
fn a_fast_mutex_acquired_twice() {
    let outcome = run(|| unsafe {
        let mut mutex: FAST_MUTEX = std::mem::zeroed();
        sys::ExInitializeFastMutex(&raw mut mutex);
        sys::ExAcquireFastMutex(&raw mut mutex);
        sys::ExAcquireFastMutex(&raw mut mutex);
    });
    assert_reported(&outcome, &["deadlock"]);
}

#[test]
fn a_fast_mutex_at_dispatch_level() {
    let outcome = run(|| unsafe {
        let mut mutex: FAST_MUTEX = std::mem::zeroed();
        sys::ExInitializeFastMutex(&raw mut mutex);
        let _passive = sys::KeRaiseIrqlToDpcLevel();
        sys::ExAcquireFastMutex(&raw mut mutex);
    });
    assert_reported(&outcome, &["C-382"]);
}

#[test]
fn a_fast_mutex_released_without_being_held() {
    let outcome = run(|| unsafe {
        let mut mutex: FAST_MUTEX = std::mem::zeroed();
        sys::ExInitializeFastMutex(&raw mut mutex);
        sys::ExReleaseFastMutex(&raw mut mutex);
    });
    assert_reported(&outcome, &["C-381"]);
}

#[test]
fn the_cancel_lock_is_not_recursive() {
    let outcome = run(|| unsafe {
        let mut irql = 9;
        sys::IoAcquireCancelSpinLock(&raw mut irql);
        assert_eq!((irql, sys::KeGetCurrentIrql()), (0, 2));
        sys::IoReleaseCancelSpinLock(irql);
        assert_eq!(sys::KeGetCurrentIrql(), 0);
        sys::IoAcquireCancelSpinLock(&raw mut irql);
        sys::IoAcquireCancelSpinLock(&raw mut irql);
    });
    assert_reported(&outcome, &["C-381"]);
}

/// The word of such a lock is poison: without a name, the driver would seem to wait for a holder that never was.
#[test]
fn a_spin_lock_in_memory_that_was_freed() {
    let outcome = run(|| unsafe {
        let block = sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, 64, 0x7465_7374);
        let lock: *mut KSPIN_LOCK = block.cast();
        sys::KeInitializeSpinLock(lock);
        sys::ExFreePool(block);
        sys::KeAcquireSpinLockRaiseToDpc(lock);
    });
    assert_reported(&outcome, &["C-380"]);
}
