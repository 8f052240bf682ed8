//! Rundown protection that is counted for each processor, and protections that are taken or given back several at a time. Here one count
//! serves all processors.

use fwps_sys as sys;
use sys::{BOOLEAN, PEX_RUNDOWN_REF, POOL_TYPE, SIZE_T, ULONG};

use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::verify::contract::contract;

/// Room for a protection.
const SIZE: SIZE_T = 64;

/// Takes as many protections as asked for, or none.
fn acquire(reference: PEX_RUNDOWN_REF, count: ULONG) -> BOOLEAN {
    // SAFETY: the reference is an initialised one, by the contract of the functions here.
    let take = || unsafe { sys::ExAcquireRundownProtection(reference) };
    for taken in 0..count {
        if take() == 0 {
            // Run-down has begun between two of them.
            release(reference, taken);
            return 0;
        }
    }
    1
}

fn release(reference: PEX_RUNDOWN_REF, count: ULONG) {
    for _ in 0..count {
        // SAFETY: as for `acquire`.
        unsafe { sys::ExReleaseRundownProtection(reference) };
    }
}

export_for_c! {
    /// Takes several protections, unless run-down has begun.
    fn ExAcquireRundownProtectionEx(RunRef: PEX_RUNDOWN_REF, Count: ULONG) -> BOOLEAN {
        acquire(RunRef, Count)
    }

    /// Gives several protections back.
    fn ExReleaseRundownProtectionEx(RunRef: PEX_RUNDOWN_REF, Count: ULONG) {
        release(RunRef, Count);
    }

    /// Allocates a protection and makes it usable; null when there is no memory. `ExFreeCacheAwareRundownProtection` frees it.
    fn ExAllocateCacheAwareRundownProtection(PoolType: POOL_TYPE, PoolTag: ULONG) -> PEX_RUNDOWN_REF {
        let _call = machine::enter("ExAllocateCacheAwareRundownProtection", Range::UP_TO_APC, contract!(384));
        // SAFETY: the function takes no pointer.
        let block = unsafe { sys::ExAllocatePoolWithTag(PoolType, SIZE, PoolTag) };
        let reference: PEX_RUNDOWN_REF = block.cast();
        if !reference.is_null() {
            // SAFETY: the block was just allocated with room for it.
            unsafe { sys::ExInitializeRundownProtection(reference) };
        }
        reference
    }

    /// Frees an allocated protection.
    fn ExFreeCacheAwareRundownProtection(RunRefCacheAware: PEX_RUNDOWN_REF) {
        // SAFETY: by the contract of this function.
        unsafe { sys::ExFreePool(RunRefCacheAware.cast()) };
    }

    /// How many bytes a protection in memory of the driver takes.
    fn ExSizeOfRundownProtectionCacheAware() -> SIZE_T {
        SIZE
    }

    /// Makes a protection of memory of the driver.
    fn ExInitializeRundownProtectionCacheAware(RunRefCacheAware: PEX_RUNDOWN_REF, _RunRefSize: SIZE_T) {
        // SAFETY: by the contract of this function.
        unsafe { sys::ExInitializeRundownProtection(RunRefCacheAware) };
    }

    /// Makes the protection usable again, after the wait for its end.
    fn ExReInitializeRundownProtectionCacheAware(RunRefCacheAware: PEX_RUNDOWN_REF) {
        // SAFETY: by the contract of this function.
        unsafe { sys::ExReInitializeRundownProtection(RunRefCacheAware) };
    }

    /// Acquires a protection, unless run-down has begun.
    fn ExAcquireRundownProtectionCacheAware(RunRefCacheAware: PEX_RUNDOWN_REF) -> BOOLEAN {
        // SAFETY: by the contract of this function.
        unsafe { sys::ExAcquireRundownProtection(RunRefCacheAware) }
    }

    /// Acquires several protections, unless run-down has begun.
    fn ExAcquireRundownProtectionCacheAwareEx(RunRefCacheAware: PEX_RUNDOWN_REF, Count: ULONG) -> BOOLEAN {
        acquire(RunRefCacheAware, Count)
    }

    /// Gives a protection back.
    fn ExReleaseRundownProtectionCacheAware(RunRefCacheAware: PEX_RUNDOWN_REF) {
        // SAFETY: by the contract of this function.
        unsafe { sys::ExReleaseRundownProtection(RunRefCacheAware) };
    }

    /// Gives several protections back.
    fn ExReleaseRundownProtectionCacheAwareEx(RunRefCacheAware: PEX_RUNDOWN_REF, Count: ULONG) {
        release(RunRefCacheAware, Count);
    }

    /// Says that run-down is complete.
    fn ExRundownCompletedCacheAware(RunRefCacheAware: PEX_RUNDOWN_REF) {
        // SAFETY: by the contract of this function.
        unsafe { sys::ExRundownCompleted(RunRefCacheAware) };
    }

    /// Begins run-down and waits for every protection to come back.
    fn ExWaitForRundownProtectionReleaseCacheAware(RunRefCacheAware: PEX_RUNDOWN_REF) {
        // SAFETY: by the contract of this function.
        unsafe { sys::ExWaitForRundownProtectionRelease(RunRefCacheAware) };
    }
}
