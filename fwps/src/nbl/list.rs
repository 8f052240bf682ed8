//! What inject functions take: one list, a list of one packet, or a chain of lists.

use core::ptr::NonNull;

use fwps_sys::NET_BUFFER_LIST;

use super::{Nbl, Origin, Single, Singles};

/// An owned list or chain, of one origin. Implemented by [`Nbl`](super::Nbl), [`Single`](super::Single) and [`NblChain`](super::NblChain).
pub trait List: sealed::Parts {
    /// How its lists were made.
    type Origin: Origin;
}

/// What a capture makes: an [`Nbl`](super::Nbl), a [`Single`](super::Single), or [`Singles`](super::Singles).
pub trait Captured: captured::Address {}

impl<O: Origin> Captured for Nbl<O> {}
impl<O: Origin> Captured for Single<O> {}
impl<O: Origin> Captured for Singles<O> {}

pub(crate) mod captured {
    use super::{NET_BUFFER_LIST, Nbl, NonNull, Origin, Single, Singles};

    /// Something that begins with a list, by whose address it is known again.
    pub trait Address {
        /// `None` for no list at all.
        fn address(&self) -> Option<NonNull<NET_BUFFER_LIST>>;
    }

    impl<O: Origin> Address for Nbl<O> {
        fn address(&self) -> Option<NonNull<NET_BUFFER_LIST>> {
            Some(self.as_non_null())
        }
    }

    impl<O: Origin> Address for Single<O> {
        fn address(&self) -> Option<NonNull<NET_BUFFER_LIST>> {
            Some(self.as_non_null())
        }
    }

    impl<O: Origin> Address for Singles<O> {
        fn address(&self) -> Option<NonNull<NET_BUFFER_LIST>> {
            self.chain().first()
        }
    }
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
