//! What inject functions take: one list, a list of one packet, or a chain of lists.

use core::ptr::NonNull;

use fwps_sys::NET_BUFFER_LIST;

use super::Origin;

/// An owned list or chain, of one origin. Implemented by [`Nbl`](super::Nbl), [`Single`](super::Single) and [`NblChain`](super::NblChain).
pub trait List: sealed::Parts {
    /// How its lists were made.
    type Origin: Origin;
}

pub(crate) mod sealed {
    use super::{NET_BUFFER_LIST, NonNull};

    /// An owner that can be taken apart without freeing, and put together again.
    pub trait Parts: Sized {
        type Parts;

        fn into_parts(self) -> Self::Parts;

        fn first(parts: &Self::Parts) -> NonNull<NET_BUFFER_LIST>;

        /// # Safety
        /// `parts` came from `into_parts` of the same type, once, and the lists are as they were then.
        unsafe fn from_parts(parts: Self::Parts) -> Self;
    }
}
