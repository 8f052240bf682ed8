//! Events, waiting and memory by the names of NDIS. Each is what the kernel has under another name, with its checks.

use fwps_sys as sys;
use sys::{BOOLEAN, LARGE_INTEGER, NDIS_HANDLE, NDIS_STATUS, PRKEVENT, PVOID, UINT, ULONG};

use crate::export::export_for_c;
use crate::memory::access;

/// Units of 100 ns in a millisecond and in a microsecond.
const MILLISECOND: i64 = 10_000;
const MICROSECOND: i64 = 10;
/// The tag of memory that was asked for without one.
const TAG: ULONG = u32::from_le_bytes(*b"NDnd");
/// Kinds of memory that no driver of this machine asks for: none that a device reads or writes.
const NON_CACHED_OR_CONTIGUOUS: UINT = 0x3;

fn allocate(out: *mut PVOID, length: UINT, tag: ULONG) -> NDIS_STATUS {
    // SAFETY: the function takes no pointer.
    let block = unsafe { sys::ExAllocatePool2(POOL, u64::from(length), tag) };
    // SAFETY: the out pointer is writable, by the contract of the functions that allocate.
    unsafe { access::store(out.expose_provenance(), block.expose_provenance()) };
    if block.is_null() {
        sys::STATUS_INSUFFICIENT_RESOURCES
    } else {
        sys::STATUS_SUCCESS
    }
}

/// Memory that may hold anything.
const POOL: sys::POOL_FLAGS = sys::POOL_FLAG_NON_PAGED | sys::POOL_FLAG_UNINITIALIZED;

export_for_c! {
    /// Makes an event of the memory: it stays signalled until it is reset.
    fn NdisInitializeEvent(Event: PRKEVENT) {
        // SAFETY: by the contract of this function.
        unsafe { sys::KeInitializeEvent(Event, sys::NotificationEvent, 0) };
    }

    /// Signals an event.
    fn NdisSetEvent(Event: PRKEVENT) {
        // SAFETY: by the contract of this function.
        unsafe { sys::KeSetEvent(Event, 0, 0) };
    }

    /// Makes an event not signalled.
    fn NdisResetEvent(Event: PRKEVENT) {
        // SAFETY: by the contract of this function.
        unsafe { sys::KeResetEvent(Event) };
    }

    /// Waits for an event, for as many milliseconds; zero means for ever. Whether it was signalled is returned.
    fn NdisWaitEvent(Event: PRKEVENT, MsToWait: UINT) -> BOOLEAN {
        let mut timeout = LARGE_INTEGER { QuadPart: -i64::from(MsToWait) * MILLISECOND };
        let timeout = if MsToWait == 0 { std::ptr::null_mut() } else { &raw mut timeout };
        // SAFETY: by the contract of this function.
        let status = unsafe { sys::KeWaitForSingleObject(Event.cast(), sys::Executive, 0, 0, timeout) };
        BOOLEAN::from(status == sys::STATUS_SUCCESS)
    }

    /// Waits for as many microseconds.
    fn NdisMSleep(MicrosecondsToSleep: ULONG) {
        let mut time = LARGE_INTEGER { QuadPart: -i64::from(MicrosecondsToSleep) * MICROSECOND };
        // SAFETY: the time is a local.
        unsafe { sys::KeDelayExecutionThread(0, 0, &raw mut time) };
    }

    /// Allocates memory with a tag, which `NdisFreeMemory` frees.
    fn NdisAllocateMemoryWithTag(VirtualAddress: *mut PVOID, Length: UINT, Tag: ULONG) -> NDIS_STATUS {
        allocate(VirtualAddress, Length, Tag)
    }

    /// Allocates memory, which `NdisFreeMemory` frees, by the oldest form. Memory for devices is refused.
    fn NdisAllocateMemory(
        VirtualAddress: *mut PVOID,
        Length: UINT,
        MemoryFlags: UINT,
        _HighestAcceptableAddress: i64,
    ) -> NDIS_STATUS {
        if MemoryFlags & NON_CACHED_OR_CONTIGUOUS != 0 {
            return sys::STATUS_NOT_SUPPORTED;
        }
        allocate(VirtualAddress, Length, TAG)
    }

    /// Allocates memory with a tag, which `NdisFreeMemory` frees; null when there is none.
    fn NdisAllocateMemoryWithTagPriority(_NdisHandle: NDIS_HANDLE, Length: UINT, Tag: ULONG, _Priority: u32) -> PVOID {
        // SAFETY: the function takes no pointer.
        unsafe { sys::ExAllocatePool2(POOL, u64::from(Length), Tag) }
    }

    /// Frees memory, whatever its tag.
    fn NdisFreeMemory(VirtualAddress: PVOID, _Length: UINT, _MemoryFlags: UINT) {
        // SAFETY: by the contract of this function.
        unsafe { sys::ExFreePool(VirtualAddress) };
    }

    /// Frees memory by its tag.
    fn NdisFreeMemoryWithTag(VirtualAddress: PVOID, Tag: ULONG) {
        // SAFETY: by the contract of this function.
        unsafe { sys::ExFreePoolWithTag(VirtualAddress, Tag) };
    }

    /// Frees memory by its tag, as a module that NDIS knows.
    fn NdisFreeMemoryWithTagPriority(_NdisHandle: NDIS_HANDLE, VirtualAddress: PVOID, Tag: ULONG) {
        // SAFETY: by the contract of this function.
        unsafe { sys::ExFreePoolWithTag(VirtualAddress, Tag) };
    }
}
