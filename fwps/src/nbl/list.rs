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

    /// One list or several, which are known again.
    pub trait Address {
        /// The first list; `None` for no list at all.
        fn address(&self) -> Option<NonNull<NET_BUFFER_LIST>>;

        /// How many lists there are.
        fn count(&self) -> usize;

        /// Notes in each list for the original of which call it stands.
        fn stand_for(&mut self, call: usize);

        /// Whether each list stands for the original of that call, and was not delivered since.
        fn stands_for(&self, call: usize) -> bool;
    }

    impl<O: Origin> Address for Nbl<O> {
        fn address(&self) -> Option<NonNull<NET_BUFFER_LIST>> {
            Some(self.as_non_null())
        }

        fn count(&self) -> usize {
            1
        }

        fn stand_for(&mut self, call: usize) {
            // SAFETY: live, of origin O, and owned.
            unsafe { O::stand_for(self.as_non_null(), call) };
        }

        fn stands_for(&self, call: usize) -> bool {
            // SAFETY: live, of origin O, and owned.
            unsafe { O::stands_for(self.as_non_null(), call) }
        }
    }

    impl<O: Origin> Address for Single<O> {
        fn address(&self) -> Option<NonNull<NET_BUFFER_LIST>> {
            Some(self.as_non_null())
        }

        fn count(&self) -> usize {
            1
        }

        fn stand_for(&mut self, call: usize) {
            self.list_mut().stand_for(call);
        }

        fn stands_for(&self, call: usize) -> bool {
            (**self).stands_for(call)
        }
    }

    impl<O: Origin> Address for Singles<O> {
        fn address(&self) -> Option<NonNull<NET_BUFFER_LIST>> {
            self.chain().first()
        }

        fn count(&self) -> usize {
            self.chain().len()
        }

        fn stand_for(&mut self, call: usize) {
            for list in Singles::chain(self).each() {
                // SAFETY: a list of the chain: live, of origin O, and owned.
                unsafe { O::stand_for(list, call) };
            }
        }

        fn stands_for(&self, call: usize) -> bool {
            Singles::chain(self).each().all(|list| {
                // SAFETY: a list of the chain: live, of origin O, and owned.
                unsafe { O::stands_for(list, call) }
            })
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
