//! Push locks: kept as documented, and each rule broken once.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sys as sys;
use sys::PVOID;

use crate::call::{Shared, assert_reported, run_with_seed};
use crate::for_c::*;

static WRITERS: AtomicU32 = AtomicU32::new(0);
static READERS: AtomicU32 = AtomicU32::new(0);

fn pause() {
    let mut some = sys::LARGE_INTEGER { QuadPart: -10 };
    unsafe { sys::KeDelayExecutionThread(0, 0, &raw mut some) };
}

unsafe extern "system" fn write(lock: PVOID) {
    for _ in 0..4 {
        unsafe { ExAcquirePushLockExclusiveEx(lock, 0) };
        assert_eq!(WRITERS.fetch_add(1, Ordering::Relaxed), 0);
        assert_eq!(READERS.load(Ordering::Relaxed), 0);
        pause();
        WRITERS.fetch_sub(1, Ordering::Relaxed);
        unsafe { ExReleasePushLockExclusiveEx(lock, 0) };
    }
}

unsafe extern "system" fn read(lock: PVOID) {
    for _ in 0..4 {
        unsafe { ExAcquirePushLockSharedEx(lock, 0) };
        READERS.fetch_add(1, Ordering::Relaxed);
        assert_eq!(WRITERS.load(Ordering::Relaxed), 0);
        pause();
        READERS.fetch_sub(1, Ordering::Relaxed);
        unsafe { ExReleasePushLockSharedEx(lock, 0) };
    }
}

/// Runs code with a lock.
fn with_lock(seed: u64, code: impl FnOnce(Shared<std::ffi::c_void>) + Send) -> fwps_sim::Outcome {
    let mut memory = Box::new(0_u64);
    let lock = Shared((&raw mut *memory).cast());
    run_with_seed(seed, move || {
        unsafe { ExInitializePushLock(lock.get()) };
        code(lock);
    })
}

#[test]
fn a_push_lock_lets_one_writer_or_readers_in() {
    for seed in 1..=20 {
        with_lock(seed, |lock| unsafe {
            let null: PVOID = std::ptr::null_mut();
            let start = |routine| {
                let mut thread = std::ptr::null_mut();
                let (attributes, client) = (null.cast(), null.cast());
                let status = sys::PsCreateSystemThread(
                    &raw mut thread,
                    0,
                    attributes,
                    null,
                    client,
                    Some(routine),
                    lock.get(),
                );
                assert_eq!(status, sys::STATUS_SUCCESS);
                thread
            };
            let routines: [unsafe extern "system" fn(PVOID); 4] = [write, read, read, write];
            for thread in routines.map(start) {
                sys::ZwWaitForSingleObject(thread, 0, std::ptr::null_mut());
                sys::ZwClose(thread);
            }
            assert_ne!(ExTryAcquirePushLockExclusiveEx(lock.get(), 0), 0);
            assert_eq!(ExTryAcquirePushLockExclusiveEx(lock.get(), 0), 0);
            ExReleasePushLockExclusiveEx(lock.get(), 0);
        })
        .assert_clean();
    }
}

#[test]
fn a_push_lock_released_that_nobody_has() {
    let outcome = with_lock(1, |lock| unsafe { ExReleasePushLockSharedEx(lock.get(), 0) });
    assert_reported(&outcome, &["C-381"]);
    let outcome = with_lock(1, |lock| unsafe {
        ExReleasePushLockExclusiveEx(lock.get(), 0);
    });
    assert_reported(&outcome, &["C-381"]);
}

#[test]
fn a_push_lock_acquired_by_its_writer() {
    let outcome = with_lock(1, |lock| unsafe {
        ExAcquirePushLockExclusiveEx(lock.get(), 0);
        ExAcquirePushLockSharedEx(lock.get(), 0);
    });
    assert_reported(&outcome, &["deadlock"]);
}
