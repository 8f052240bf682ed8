//! Macros of ndis/mdlapi.h.

use super::super::members;
use super::super::wdm::{
    ADDRESS_AND_SIZE_TO_SPAN_PAGES, MmGetMdlByteCount, MmGetMdlByteOffset, MmGetMdlVirtualAddress,
    MmGetSystemAddressForMdlSafe,
};
use crate::{MDL, MM_PAGE_PRIORITY, MdlMappingNoExecute, PMDL, PVOID, SIZE_T, ULONG};

members! {
    /// The next MDL of the chain, or null.
    NDIS_MDL_LINKAGE, SET_NDIS_MDL_LINKAGE: MDL => *mut MDL, Next;
}

/// Stores the address of the buffer in system space (null if it cannot be mapped), and its length in bytes.
///
/// Without an address to store to, nothing is mapped. IRQL <= DISPATCH_LEVEL.
///
/// # Safety
///
/// As for [`MmGetSystemAddressForMdlSafe`]; `address` must be null or writable, `length` writable.
#[inline]
pub unsafe fn NdisQueryMdl(mdl: PMDL, address: *mut PVOID, length: *mut ULONG, priority: MM_PAGE_PRIORITY) {
    if !address.is_null() {
        // SAFETY: the caller vouches for the MDL.
        let mapped = unsafe { MmGetSystemAddressForMdlSafe(mdl, priority as ULONG | MdlMappingNoExecute) };
        // SAFETY: the caller vouches for the address.
        unsafe { address.write(mapped) };
    }
    // SAFETY: the caller vouches for the MDL.
    let bytes = unsafe { MmGetMdlByteCount(mdl) };
    // SAFETY: the caller vouches for the length.
    unsafe { length.write(bytes) };
}

/// Stores the offset of the buffer in its first page, and its length, both in bytes.
///
/// # Safety
///
/// `mdl` must point to a live MDL that nobody else writes during the call; `offset` and `length` must be writable.
#[inline]
pub unsafe fn NdisQueryMdlOffset(mdl: PMDL, offset: *mut ULONG, length: *mut ULONG) {
    // SAFETY: the caller vouches for the MDL.
    let start = unsafe { MmGetMdlByteOffset(mdl) };
    // SAFETY: the caller vouches for the offset.
    unsafe { offset.write(start) };
    // SAFETY: the caller vouches for the MDL.
    let bytes = unsafe { MmGetMdlByteCount(mdl) };
    // SAFETY: the caller vouches for the length.
    unsafe { length.write(bytes) };
}

/// Stores the next MDL of the chain, or null.
///
/// # Safety
///
/// `mdl` must point to a live MDL that nobody else writes during the call; `next` must be writable.
#[inline]
pub unsafe fn NdisGetNextMdl(mdl: PMDL, next: *mut PMDL) {
    // SAFETY: the caller vouches for the MDL.
    let linked = unsafe { NDIS_MDL_LINKAGE(mdl) };
    // SAFETY: the caller vouches for the place.
    unsafe { next.write(linked) };
}

/// How many pages the buffer touches; one if it is empty.
///
/// # Safety
///
/// `mdl` must point to a live MDL that nobody else writes during the call.
#[inline]
#[must_use]
pub unsafe fn NDIS_MDL_TO_SPAN_PAGES(mdl: PMDL) -> SIZE_T {
    // SAFETY: the caller vouches for the MDL.
    let bytes = unsafe { MmGetMdlByteCount(mdl) };
    if bytes == 0 {
        return 1;
    }
    // SAFETY: as above.
    let address = unsafe { MmGetMdlVirtualAddress(mdl) };
    ADDRESS_AND_SIZE_TO_SPAN_PAGES(address, SIZE_T::from(bytes))
}
