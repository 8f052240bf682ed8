//! Remove locks and rundown protections that are allocated: kept as documented, and each rule broken once.

use std::sync::atomic::{AtomicBool, Ordering};

use fwps_sys as sys;
use sys::{NTSTATUS, PVOID};

use crate::call::{Shared, assert_reported, run, run_with_seed};
use crate::for_c::*;

const STATUS_DELETE_PENDING: NTSTATUS = 0xC000_0056_u32 as NTSTATUS;
const TAG: u32 = u32::from_le_bytes(*b"lock");

fn acquire(lock: PVOID) -> NTSTATUS {
    unsafe { IoAcquireRemoveLockEx(lock, std::ptr::null_mut(), std::ptr::null_mut(), 0, 32) }
}

fn release(lock: PVOID) {
    unsafe { IoReleaseRemoveLockEx(lock, std::ptr::null_mut(), 32) }
}

fn remove(lock: PVOID) {
    unsafe { IoReleaseRemoveLockAndWaitEx(lock, std::ptr::null_mut(), 32) }
}

/// Runs code with a lock, which lies as deep in its memory as in an extension of a device.
fn with_lock(seed: u64, code: impl FnOnce(Shared<std::ffi::c_void>) + Send) -> fwps_sim::Outcome {
    let mut memory = Box::new([0_u64; 4]);
    let lock = Shared(memory.as_mut_ptr().cast());
    run_with_seed(seed, move || {
        unsafe { IoInitializeRemoveLockEx(lock.get(), TAG, 0, 0, 32) };
        code(lock);
    })
}

static LEFT: AtomicBool = AtomicBool::new(false);

unsafe extern "system" fn use_it(lock: PVOID) {
    let mut some = sys::LARGE_INTEGER { QuadPart: -50_000 };
    unsafe { sys::KeDelayExecutionThread(0, 0, &raw mut some) };
    LEFT.store(true, Ordering::Relaxed);
    release(lock);
}

#[test]
fn the_removal_waits_for_every_use() {
    for seed in 1..=20 {
        LEFT.store(false, Ordering::Relaxed);
        with_lock(seed, |lock| unsafe {
            assert_eq!(acquire(lock.get()), sys::STATUS_SUCCESS);
            assert_eq!(acquire(lock.get()), sys::STATUS_SUCCESS);
            let (mut thread, null): (_, PVOID) = (std::ptr::null_mut(), std::ptr::null_mut());
            let status = sys::PsCreateSystemThread(
                &raw mut thread,
                0,
                null.cast(),
                null,
                null.cast(),
                Some(use_it),
                lock.get(),
            );
            assert_eq!(status, sys::STATUS_SUCCESS);
            remove(lock.get());
            assert!(LEFT.load(Ordering::Relaxed), "the use had ended");
            assert_eq!(acquire(lock.get()), STATUS_DELETE_PENDING);
            sys::ZwWaitForSingleObject(thread, 0, std::ptr::null_mut());
            sys::ZwClose(thread);
        })
        .assert_clean();
    }
}

#[test]
fn a_use_ended_twice() {
    let outcome = with_lock(1, |lock| {
        assert_eq!(acquire(lock.get()), sys::STATUS_SUCCESS);
        release(lock.get());
        release(lock.get());
    });
    assert_reported(&outcome, &["C-384"]);
}

#[test]
fn a_removal_without_a_use() {
    let outcome = with_lock(1, |lock| remove(lock.get()));
    assert_reported(&outcome, &["C-384"]);
}

#[test]
fn memory_freed_with_a_remove_lock_that_is_held() {
    let outcome = run(|| unsafe {
        let block = sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, 64, TAG);
        IoInitializeRemoveLockEx(block, TAG, 0, 0, 32);
        assert_eq!(acquire(block), sys::STATUS_SUCCESS);
        sys::ExFreePoolWithTag(block, TAG);
    });
    assert_reported(&outcome, &["C-384"]);
}

#[test]
fn an_allocated_protection_is_run_down_and_freed() {
    run(|| unsafe {
        let reference = ExAllocateCacheAwareRundownProtection(sys::NonPagedPoolNx, TAG);
        assert_ne!(ExAcquireRundownProtectionCacheAware(reference), 0);
        ExReleaseRundownProtectionCacheAware(reference);
        ExWaitForRundownProtectionReleaseCacheAware(reference);
        assert_eq!(ExAcquireRundownProtectionCacheAware(reference), 0);
        ExFreeCacheAwareRundownProtection(reference);
    })
    .assert_clean();
}
