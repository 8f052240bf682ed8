//! Memory that the engine returns, and takes back whole (C-364 to C-366).

use core::{ffi::c_void, marker::PhantomData, ptr};

use fwps_sys::FwpmFreeMemory0;

use crate::Passive;

/// A block that a function of the engine returned; dropping it gives it back. It stays inside of the function that made it.
///
/// # Invariants
/// `block` is null, or a block that the engine returned and nobody has freed. The thread stays at PASSIVE_LEVEL for `'p`.
pub(super) struct Returned<'p> {
    block: *mut c_void,
    passive: PhantomData<&'p Passive<'p>>,
}

impl<'p> Returned<'p> {
    /// # Safety
    /// `block` is null, or one that the engine returned, and that nobody else frees.
    pub(super) unsafe fn new(block: *mut c_void, _passive: &'p Passive<'_>) -> Self {
        // INVARIANT: the caller's duty.
        Self {
            block,
            passive: PhantomData,
        }
    }
}

impl Drop for Returned<'_> {
    fn drop(&mut self) {
        if self.block.is_null() {
            return;
        }
        let place = ptr::from_mut(&mut self.block);
        // SAFETY: a block of the engine's, freed here alone, at PASSIVE_LEVEL (invariants); the place is a field of this value.
        unsafe { FwpmFreeMemory0(place) };
    }
}
