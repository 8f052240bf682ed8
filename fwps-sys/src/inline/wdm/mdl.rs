//! Macros of wdm.h for memory descriptor lists.

use core::ptr;

use super::super::members;
use crate::{
    CSHORT, KernelMode, MDL, MDL_MAPPED_TO_SYSTEM_VA, MDL_PARTIAL_HAS_BEEN_MAPPED,
    MDL_SOURCE_IS_NONPAGED_POOL, MmCached, MmMapLockedPagesSpecifyCache, MmUnmapLockedPages, PAGE_SHIFT,
    PAGE_SIZE, PFN_NUMBER, PMDL, PVOID, SIZE_T, ULONG,
};

members! {
    /// Length in bytes of the buffer that the MDL describes.
    MmGetMdlByteCount, SET_MmGetMdlByteCount: MDL => ULONG, ByteCount;
    /// Bytes from the start of the first page to the buffer.
    MmGetMdlByteOffset, SET_MmGetMdlByteOffset: MDL => ULONG, ByteOffset;
    /// Start of the buffer's first page, in the address space the MDL was made for.
    MmGetMdlBaseVa, SET_MmGetMdlBaseVa: MDL => PVOID, StartVa;
}

/// Bytes from the start of its page to the address.
#[inline]
#[must_use]
pub fn BYTE_OFFSET(address: PVOID) -> ULONG {
    (address.addr() & (PAGE_SIZE as usize - 1)) as ULONG
}

/// Start of the page that the address is in.
#[inline]
#[must_use]
pub fn PAGE_ALIGN(address: PVOID) -> PVOID {
    address.map_addr(|address| address & !(PAGE_SIZE as usize - 1))
}

/// How many pages a buffer of `length` bytes at `address` touches.
#[inline]
#[must_use]
pub fn ADDRESS_AND_SIZE_TO_SPAN_PAGES(address: PVOID, length: SIZE_T) -> SIZE_T {
    (SIZE_T::from(BYTE_OFFSET(address)) + length + SIZE_T::from(PAGE_SIZE) - 1) >> PAGE_SHIFT
}

/// Address of the buffer in the address space the MDL was made for.
///
/// # Safety
///
/// `mdl` must point to a live MDL that nobody else writes during the call.
#[inline]
#[must_use]
pub unsafe fn MmGetMdlVirtualAddress(mdl: *const MDL) -> PVOID {
    // SAFETY: the caller vouches for the MDL.
    let start = unsafe { MmGetMdlBaseVa(mdl) };
    // SAFETY: as above.
    let offset = unsafe { MmGetMdlByteOffset(mdl) };
    start.wrapping_byte_add(offset as usize)
}

/// The page frame numbers, which follow the MDL.
#[inline]
#[must_use]
pub fn MmGetMdlPfnArray(mdl: PMDL) -> *mut PFN_NUMBER {
    mdl.wrapping_add(1).cast()
}

/// Address of the buffer in system space, which is mapped if it is not yet; null if that fails.
///
/// `priority` is a `MM_PAGE_PRIORITY` with `MdlMapping...` flags. IRQL <= DISPATCH_LEVEL.
///
/// # Safety
///
/// `mdl` must describe pages that are locked or from nonpaged pool, and nobody else may map it at the same time.
#[inline]
#[must_use]
pub unsafe fn MmGetSystemAddressForMdlSafe(mdl: PMDL, priority: ULONG) -> PVOID {
    // SAFETY: the caller vouches for the MDL.
    let flags = unsafe { (*mdl).MdlFlags };
    if flags & (MDL_MAPPED_TO_SYSTEM_VA | MDL_SOURCE_IS_NONPAGED_POOL) as CSHORT != 0 {
        // SAFETY: as above.
        unsafe { (*mdl).MappedSystemVa }
    } else {
        // SAFETY: the caller vouches that the pages are locked and that nobody else maps them now.
        unsafe { MmMapLockedPagesSpecifyCache(mdl, KernelMode as _, MmCached, ptr::null_mut(), 0, priority) }
    }
}

/// Fills the header of an MDL for `length` bytes at `base`.
///
/// # Safety
///
/// `mdl` must have room for the header and for one page frame number per page that the buffer touches, and be the
/// caller's alone. The size in bytes of both must fit in 15 bits.
#[inline]
pub unsafe fn MmInitializeMdl(mdl: PMDL, base: PVOID, length: SIZE_T) {
    let pages = ADDRESS_AND_SIZE_TO_SPAN_PAGES(base, length) as usize;
    let header = MDL {
        Next: ptr::null_mut(),
        Size: (size_of::<MDL>() + size_of::<PFN_NUMBER>() * pages) as CSHORT,
        MdlFlags: 0,
        Process: ptr::null_mut(),
        MappedSystemVa: ptr::null_mut(),
        StartVa: PAGE_ALIGN(base),
        ByteCount: length as ULONG,
        ByteOffset: BYTE_OFFSET(base),
    };
    // SAFETY: the caller vouches for the room.
    unsafe { mdl.write(header) };
}

/// Unmaps a partial MDL that was mapped, so that it can describe another part.
///
/// # Safety
///
/// `mdl` must be a live MDL that is the caller's alone; no address got from it may be used any more.
#[inline]
pub unsafe fn MmPrepareMdlForReuse(mdl: PMDL) {
    // SAFETY: the caller vouches for the MDL.
    let flags = unsafe { (*mdl).MdlFlags };
    if flags & MDL_PARTIAL_HAS_BEEN_MAPPED as CSHORT != 0 {
        // SAFETY: as above.
        let address = unsafe { (*mdl).MappedSystemVa };
        // SAFETY: the flag says that this address was mapped for this MDL, and the caller that nobody uses it.
        unsafe { MmUnmapLockedPages(address, mdl) };
    }
}
