//! Memory, locks, waits, protections, DPCs and timers of a driver.

use std::ptr::null_mut;

use fwps_sys as sys;

use crate::pair::pair;

const TAG: u32 = u32::from_le_bytes(*b"down");

unsafe fn block(flags: u64) -> sys::PVOID {
    unsafe { sys::ExAllocatePool2(flags, 256, TAG) }
}

/// Code at DISPATCH_LEVEL.
unsafe fn at_dispatch<R>(code: impl FnOnce() -> R) -> R {
    unsafe {
        let old = sys::KeRaiseIrqlToDpcLevel();
        let result = code();
        sys::KeLowerIrql(old);
        result
    }
}

/// Waits for an event that nobody sets, for a time in units of 100 ns.
unsafe fn wait(time: i64) {
    unsafe {
        let mut event: sys::KEVENT = std::mem::zeroed();
        sys::KeInitializeEvent(&raw mut event, sys::NotificationEvent, 0);
        let mut timeout = sys::LARGE_INTEGER { QuadPart: time };
        let event = (&raw mut event).cast();
        sys::KeWaitForSingleObject(event, sys::Executive, 0, 0, &raw mut timeout);
    }
}

unsafe extern "system" fn nothing_deferred(
    _dpc: sys::PRKDPC,
    _context: sys::PVOID,
    _first: sys::PVOID,
    _second: sys::PVOID,
) {
}

#[test]
fn paged_pool_allocated_at_dispatch_level() {
    let broken = |_driver| unsafe {
        let block = at_dispatch(|| block(sys::POOL_FLAG_PAGED));
        sys::ExFreePoolWithTag(block, TAG);
    };
    let kept = |_driver| unsafe {
        let block = at_dispatch(|| block(sys::POOL_FLAG_NON_PAGED));
        sys::ExFreePoolWithTag(block, TAG);
    };
    pair("C-380", broken, kept);
}

#[test]
fn paged_pool_freed_at_dispatch_level() {
    let broken = |_driver| unsafe {
        let block = block(sys::POOL_FLAG_PAGED);
        at_dispatch(|| sys::ExFreePoolWithTag(block, TAG));
        // It was not freed.
        sys::ExFreePoolWithTag(block, TAG);
    };
    let kept = |_driver| unsafe {
        let block = block(sys::POOL_FLAG_NON_PAGED);
        at_dispatch(|| sys::ExFreePoolWithTag(block, TAG));
    };
    pair("C-380", broken, kept);
}

#[test]
fn pool_freed_twice() {
    let broken = |_driver| unsafe {
        let block = block(sys::POOL_FLAG_NON_PAGED);
        sys::ExFreePoolWithTag(block, TAG);
        sys::ExFreePoolWithTag(block, TAG);
    };
    let kept = |_driver| unsafe {
        for _time in 0..2 {
            let block = block(sys::POOL_FLAG_NON_PAGED);
            sys::ExFreePoolWithTag(block, TAG);
        }
    };
    pair("C-380", broken, kept);
}

#[test]
fn pool_freed_with_another_tag() {
    let broken = |_driver| unsafe {
        let block = block(sys::POOL_FLAG_NON_PAGED);
        sys::ExFreePoolWithTag(block, TAG + 1);
        // It was not freed.
        sys::ExFreePoolWithTag(block, TAG);
    };
    let kept = |_driver| unsafe {
        let block = block(sys::POOL_FLAG_NON_PAGED);
        sys::ExFreePoolWithTag(block, TAG);
    };
    pair("C-380", broken, kept);
}

#[test]
fn pool_written_to_after_it_was_freed() {
    let broken = |_driver| unsafe {
        let block = block(sys::POOL_FLAG_NON_PAGED);
        sys::ExFreePoolWithTag(block, TAG);
        block.cast::<u8>().write(1);
    };
    let kept = |_driver| unsafe {
        let block = block(sys::POOL_FLAG_NON_PAGED);
        block.cast::<u8>().write(1);
        sys::ExFreePoolWithTag(block, TAG);
    };
    pair("C-380", broken, kept);
}

#[test]
fn a_lock_acquired_twice() {
    let broken = |_driver| unsafe {
        let mut lock: sys::KSPIN_LOCK = 0;
        sys::KeAcquireSpinLockRaiseToDpc(&raw mut lock);
        sys::KeAcquireSpinLockAtDpcLevel(&raw mut lock);
    };
    let kept = |_driver| unsafe {
        let mut lock: sys::KSPIN_LOCK = 0;
        let old = sys::KeRaiseIrqlToDpcLevel();
        for _time in 0..2 {
            sys::KeAcquireSpinLockAtDpcLevel(&raw mut lock);
            sys::KeReleaseSpinLockFromDpcLevel(&raw mut lock);
        }
        sys::KeLowerIrql(old);
    };
    pair("C-381", broken, kept);
}

#[test]
fn locks_released_in_another_order() {
    let broken = |_driver| unsafe {
        let (mut outer, mut inner): (sys::KSPIN_LOCK, sys::KSPIN_LOCK) = (0, 0);
        let old = sys::KeAcquireSpinLockRaiseToDpc(&raw mut outer);
        sys::KeAcquireSpinLockAtDpcLevel(&raw mut inner);
        sys::KeReleaseSpinLockFromDpcLevel(&raw mut outer);
        sys::KeReleaseSpinLock(&raw mut inner, old);
    };
    let kept = |_driver| unsafe {
        let (mut outer, mut inner): (sys::KSPIN_LOCK, sys::KSPIN_LOCK) = (0, 0);
        let old = sys::KeAcquireSpinLockRaiseToDpc(&raw mut outer);
        sys::KeAcquireSpinLockAtDpcLevel(&raw mut inner);
        sys::KeReleaseSpinLockFromDpcLevel(&raw mut inner);
        sys::KeReleaseSpinLock(&raw mut outer, old);
    };
    pair("C-381", broken, kept);
}

#[test]
fn a_protection_awaited_under_a_lock() {
    let broken = |_driver| unsafe {
        let mut rundown: sys::EX_RUNDOWN_REF = std::mem::zeroed();
        sys::ExInitializeRundownProtection(&raw mut rundown);
        let mut lock: sys::KSPIN_LOCK = 0;
        let irql = sys::KeGetCurrentIrql();
        sys::KeAcquireSpinLockRaiseToDpc(&raw mut lock);
        sys::KeLowerIrql(irql);
        sys::ExWaitForRundownProtectionRelease(&raw mut rundown);
        let old = sys::KeRaiseIrqlToDpcLevel();
        sys::KeReleaseSpinLock(&raw mut lock, old);
    };
    let kept = |_driver| unsafe {
        let mut rundown: sys::EX_RUNDOWN_REF = std::mem::zeroed();
        sys::ExInitializeRundownProtection(&raw mut rundown);
        let mut lock: sys::KSPIN_LOCK = 0;
        let old = sys::KeAcquireSpinLockRaiseToDpc(&raw mut lock);
        sys::KeReleaseSpinLock(&raw mut lock, old);
        sys::ExWaitForRundownProtectionRelease(&raw mut rundown);
    };
    pair("C-381", broken, kept);
}

#[test]
fn a_wait_at_dispatch_level() {
    let broken = |_driver| unsafe {
        at_dispatch(|| wait(-10_000));
    };
    let kept = |_driver| unsafe {
        at_dispatch(|| wait(0));
        wait(-10_000);
    };
    pair("C-382", broken, kept);
}

#[test]
fn a_delay_at_dispatch_level() {
    let broken = |_driver| unsafe {
        let mut time = sys::LARGE_INTEGER { QuadPart: -10_000 };
        at_dispatch(|| sys::KeDelayExecutionThread(0, 0, &raw mut time));
    };
    let kept = |_driver| unsafe {
        let mut time = sys::LARGE_INTEGER { QuadPart: -10_000 };
        sys::KeDelayExecutionThread(0, 0, &raw mut time);
    };
    pair("C-382", broken, kept);
}

#[test]
fn a_protection_released_too_often() {
    let broken = |_driver| unsafe {
        let mut rundown: sys::EX_RUNDOWN_REF = std::mem::zeroed();
        sys::ExInitializeRundownProtection(&raw mut rundown);
        sys::ExReleaseRundownProtection(&raw mut rundown);
    };
    let kept = |_driver| unsafe {
        let mut rundown: sys::EX_RUNDOWN_REF = std::mem::zeroed();
        sys::ExInitializeRundownProtection(&raw mut rundown);
        assert_eq!(sys::ExAcquireRundownProtection(&raw mut rundown), 1);
        sys::ExReleaseRundownProtection(&raw mut rundown);
        sys::ExWaitForRundownProtectionRelease(&raw mut rundown);
        assert_eq!(
            sys::ExAcquireRundownProtection(&raw mut rundown),
            0,
            "run-down has begun"
        );
    };
    pair("C-384", broken, kept);
}

#[test]
fn a_protection_that_ends_with_its_memory() {
    let broken = |_driver| unsafe {
        let block = block(sys::POOL_FLAG_NON_PAGED);
        sys::ExInitializeRundownProtection(block.cast());
        assert_eq!(sys::ExAcquireRundownProtection(block.cast()), 1);
        sys::ExFreePoolWithTag(block, TAG);
    };
    let kept = |_driver| unsafe {
        let block = block(sys::POOL_FLAG_NON_PAGED);
        sys::ExInitializeRundownProtection(block.cast());
        assert_eq!(sys::ExAcquireRundownProtection(block.cast()), 1);
        sys::ExReleaseRundownProtection(block.cast());
        sys::ExFreePoolWithTag(block, TAG);
    };
    pair("C-384", broken, kept);
}

#[test]
fn a_timer_freed_while_it_is_set() {
    let broken = |_driver| unsafe {
        let timer: *mut sys::KTIMER = block(sys::POOL_FLAG_NON_PAGED).cast();
        sys::KeInitializeTimerEx(timer, sys::NotificationTimer);
        let time = sys::LARGE_INTEGER { QuadPart: -10_000 };
        sys::KeSetTimerEx(timer, time, 1, null_mut());
        sys::ExFreePoolWithTag(timer.cast(), TAG);
    };
    let kept = |_driver| unsafe {
        let timer: *mut sys::KTIMER = block(sys::POOL_FLAG_NON_PAGED).cast();
        sys::KeInitializeTimerEx(timer, sys::NotificationTimer);
        let time = sys::LARGE_INTEGER { QuadPart: -10_000 };
        sys::KeSetTimerEx(timer, time, 1, null_mut());
        sys::KeCancelTimer(timer);
        sys::ExFreePoolWithTag(timer.cast(), TAG);
    };
    pair("C-385", broken, kept);
}

#[test]
fn procedures_flushed_at_dispatch_level() {
    let broken = |_driver| unsafe {
        at_dispatch(|| sys::KeFlushQueuedDpcs());
    };
    let kept = |_driver| unsafe {
        let dpc: *mut sys::KDPC = block(sys::POOL_FLAG_NON_PAGED).cast();
        sys::KeInitializeDpc(dpc, Some(nothing_deferred), null_mut());
        at_dispatch(|| sys::KeInsertQueueDpc(dpc, null_mut(), null_mut()));
        sys::KeFlushQueuedDpcs();
        sys::ExFreePoolWithTag(dpc.cast(), TAG);
    };
    pair("C-385", broken, kept);
}

#[test]
fn a_procedure_that_was_never_initialised() {
    let broken = |_driver| unsafe {
        let mut dpc: sys::KDPC = std::mem::zeroed();
        assert_eq!(sys::KeInsertQueueDpc(&raw mut dpc, null_mut(), null_mut()), 0);
    };
    let kept = |_driver| unsafe {
        let mut dpc: sys::KDPC = std::mem::zeroed();
        sys::KeInitializeDpc(&raw mut dpc, Some(nothing_deferred), null_mut());
        assert_eq!(sys::KeInsertQueueDpc(&raw mut dpc, null_mut(), null_mut()), 1);
        sys::KeFlushQueuedDpcs();
    };
    pair("C-385", broken, kept);
}

#[test]
fn pages_locked_twice() {
    let broken = |_driver| unsafe {
        let mut memory = [0_u8; 64];
        let mdl = sys::IoAllocateMdl(memory.as_mut_ptr().cast(), 64, 0, 0, null_mut());
        sys::MmProbeAndLockPages(mdl, 0, sys::IoReadAccess);
        sys::MmProbeAndLockPages(mdl, 0, sys::IoReadAccess);
        sys::MmUnlockPages(mdl);
        sys::IoFreeMdl(mdl);
    };
    let kept = |_driver| unsafe {
        let mut memory = [0_u8; 64];
        let mdl = sys::IoAllocateMdl(memory.as_mut_ptr().cast(), 64, 0, 0, null_mut());
        for _time in 0..2 {
            sys::MmProbeAndLockPages(mdl, 0, sys::IoReadAccess);
            sys::MmUnlockPages(mdl);
        }
        sys::IoFreeMdl(mdl);
    };
    pair("C-387", broken, kept);
}

#[test]
fn pages_that_stay_locked() {
    let broken = |_driver| unsafe {
        let mut memory = [0_u8; 64];
        let mdl = sys::IoAllocateMdl(memory.as_mut_ptr().cast(), 64, 0, 0, null_mut());
        sys::MmProbeAndLockPages(mdl, 0, sys::IoReadAccess);
        sys::IoFreeMdl(mdl);
    };
    let kept = |_driver| unsafe {
        let mut memory = [0_u8; 64];
        let mdl = sys::IoAllocateMdl(memory.as_mut_ptr().cast(), 64, 0, 0, null_mut());
        sys::MmProbeAndLockPages(mdl, 0, sys::IoReadAccess);
        sys::MmUnlockPages(mdl);
        sys::IoFreeMdl(mdl);
    };
    pair("C-387", broken, kept);
}
