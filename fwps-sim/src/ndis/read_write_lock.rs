//! Locks for readers or one writer, by NDIS: executive spin locks that NDIS allocates.

use fwps_sys as sys;
use sys::{KIRQL, NDIS_HANDLE, PEX_SPIN_LOCK, PVOID};

use crate::export::export_for_c;
use crate::memory::access;

/// Room for a lock, and its tag.
const SIZE: u64 = 64;
const TAG: u32 = u32::from_le_bytes(*b"NDrw");
/// How the caller has the lock, in the second byte of its state: the first is the IRQL of before.
const READING: u8 = 1;
const WRITING: u8 = 2;

/// The lock itself lies at the begin of what NDIS allocated.
fn inner(lock: PVOID) -> PEX_SPIN_LOCK {
    lock.cast()
}

fn note(state: PVOID, irql: KIRQL, way: u8) {
    // SAFETY: the state is the caller's, with three bytes.
    unsafe { access::store(state.expose_provenance(), [irql, way, 0]) };
}

export_for_c! {
    /// Allocates a lock; null when there is no memory.
    fn NdisAllocateRWLock(_NdisHandle: NDIS_HANDLE) -> PVOID {
        // SAFETY: the function takes no pointer.
        unsafe { sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, SIZE, TAG) }
    }

    /// Frees a lock.
    fn NdisFreeRWLock(Lock: PVOID) {
        // SAFETY: by the contract of this function.
        unsafe { sys::ExFreePoolWithTag(Lock, TAG) };
    }

    /// Takes the lock for reading, at DISPATCH_LEVEL from then on.
    fn NdisAcquireRWLockRead(Lock: PVOID, LockState: PVOID, _Flags: u8) {
        // SAFETY: the lock is one of NDIS, by the contract of this function.
        let irql = unsafe { sys::ExAcquireSpinLockShared(inner(Lock)) };
        note(LockState, irql, READING);
    }

    /// Takes the lock for writing, at DISPATCH_LEVEL from then on.
    fn NdisAcquireRWLockWrite(Lock: PVOID, LockState: PVOID, _Flags: u8) {
        // SAFETY: as above.
        let irql = unsafe { sys::ExAcquireSpinLockExclusive(inner(Lock)) };
        note(LockState, irql, WRITING);
    }

    /// Gives the lock back in the way that the state says.
    fn NdisReleaseRWLock(Lock: PVOID, LockState: PVOID) {
        // SAFETY: the state is the one that an acquisition wrote, by the contract of this function.
        let [irql, way, _]: [u8; 3] = unsafe { access::load(LockState.expose_provenance()) };
        if way == WRITING {
            // SAFETY: as above.
            unsafe { sys::ExReleaseSpinLockExclusive(inner(Lock), irql) };
        } else {
            // SAFETY: as above.
            unsafe { sys::ExReleaseSpinLockShared(inner(Lock), irql) };
        }
    }
}
