//! Where an owned list comes from, which decides how it is freed.

use core::ptr::NonNull;

use fwps_sys::{FwpsFreeCloneNetBufferList0, NET_BUFFER_LIST};

use super::allocated;

/// How a list was made, and so how it is freed (C-084). Implemented by [`Cloned`], [`Part`](super::Part),
/// [`StreamClone`](super::StreamClone) and [`Allocated`].
pub trait Origin: sealed::Free + 'static {}

/// A list made by `FwpsAllocateCloneNetBufferList0`: it describes the bytes of the original and keeps the original alive.
///
/// The bytes are shared with their owner (C-086), so nothing here gives write access to them.
#[doc(alias = "FwpsAllocateCloneNetBufferList0")]
#[derive(Debug)]
pub enum Cloned {}

/// A list made by `FwpsAllocateNetBufferAndNetBufferList0` over memory of the driver's own.
#[doc(alias = "FwpsAllocateNetBufferAndNetBufferList0")]
#[derive(Debug)]
pub enum Allocated {}

/// A list that describes bytes of somebody else (C-086).
pub trait SharesBytes: Origin {}

impl Origin for Cloned {}
impl SharesBytes for Cloned {}
impl Origin for Allocated {}

pub(crate) mod sealed {
    use super::{NET_BUFFER_LIST, NonNull};

    /// Frees a list of this origin.
    pub trait Free {
        /// Whether the bytes are somebody else's.
        const SHARES_BYTES: bool;

        /// # Safety
        /// `list` was made the way the implementing type says, belongs to the caller, and is not used afterwards.
        /// IRQL <= DISPATCH_LEVEL.
        unsafe fn free(list: NonNull<NET_BUFFER_LIST>);

        /// Notes the classify call whose original the list stands for; zero for none. Nothing to do for lists that do not come back from an
        /// injection.
        ///
        /// # Safety
        /// `list` was made the way the implementing type says, is live, and belongs to the caller.
        unsafe fn stand_for(_list: NonNull<NET_BUFFER_LIST>, _call: usize) {}

        /// Whether the list stands for the original of that call, as far as it was noted.
        ///
        /// # Safety
        /// As for [`stand_for`](Self::stand_for).
        unsafe fn stands_for(_list: NonNull<NET_BUFFER_LIST>, _call: usize) -> bool {
            true
        }
    }
}

impl sealed::Free for Cloned {
    const SHARES_BYTES: bool = true;

    unsafe fn free(list: NonNull<NET_BUFFER_LIST>) {
        // SAFETY: a clone that belongs to the caller, freed once (the caller's duty); the flags are the zero that it was
        // allocated with (C-092).
        unsafe { FwpsFreeCloneNetBufferList0(list.as_ptr(), 0) };
    }
}

impl sealed::Free for Allocated {
    const SHARES_BYTES: bool = false;

    unsafe fn free(list: NonNull<NET_BUFFER_LIST>) {
        // SAFETY: an allocated list that belongs to the caller, freed once (the caller's duty).
        unsafe { allocated::free(list) };
    }

    unsafe fn stand_for(list: NonNull<NET_BUFFER_LIST>, call: usize) {
        // SAFETY: the caller's duty.
        unsafe { allocated::stand_for(list, call) };
    }

    unsafe fn stands_for(list: NonNull<NET_BUFFER_LIST>, call: usize) -> bool {
        // SAFETY: the caller's duty.
        unsafe { allocated::stands_for(list, call) }
    }
}
