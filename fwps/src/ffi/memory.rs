//! Pool blocks by type.

use core::{alloc::Layout, ffi::c_void, ptr::NonNull};

use fwps_sys::{ExAllocatePool2, ExFreePoolWithTag, POOL_FLAG_NON_PAGED, POOL_FLAG_UNINITIALIZED};

/// The tag of every block of this crate, as pool tools print it: `fwps`.
pub(crate) const TAG: u32 = u32::from_le_bytes(*b"fwps");

/// What the pool guarantees: `MEMORY_ALLOCATION_ALIGNMENT`.
pub(crate) const ALIGNMENT: usize = 16;

/// Allocates an uninitialised block for one `T`. IRQL <= DISPATCH_LEVEL.
pub(crate) fn allocate<T>() -> Option<NonNull<T>> {
    const {
        assert!(
            align_of::<T>() <= ALIGNMENT,
            "pool blocks are aligned to 16 bytes"
        )
    };
    allocate_layout(Layout::new::<T>()).map(NonNull::cast)
}

/// Allocates an uninitialised block for `layout`, whose alignment must be at most [`ALIGNMENT`].
pub(crate) fn allocate_layout(layout: Layout) -> Option<NonNull<c_void>> {
    if layout.align() > ALIGNMENT {
        return None;
    }
    // A zero-size request is refused by the pool, and the block is needed as an identity.
    let size = layout.size().max(1);
    // SAFETY: the tag and the size are not zero; non-paged pool may be asked for up to DISPATCH_LEVEL, and no safe code of
    // this crate runs above it.
    let block = unsafe { ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_UNINITIALIZED, size as _, TAG) };
    NonNull::new(block)
}

/// Frees a block of [`allocate`] or [`allocate_layout`]. IRQL <= DISPATCH_LEVEL.
///
/// # Safety
/// `block` came from one of them, is freed once, and is not used afterwards.
pub(crate) unsafe fn free<T>(block: NonNull<T>) {
    // SAFETY: allocated with this tag, and freed once (the caller's duty).
    unsafe { ExFreePoolWithTag(block.as_ptr().cast(), TAG) };
}
