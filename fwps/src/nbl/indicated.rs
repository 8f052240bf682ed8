//! The lists of one classify call.

use core::{marker::PhantomData, ptr::NonNull};

use fwps_sys::{NET_BUFFER_LIST, NET_BUFFER_LIST_NEXT_NBL};

use super::NblRef;

/// Iterator over the lists that one classify call is about: see [`Classify::lists`](crate::callout::Classify::lists).
#[derive(Clone, Debug)]
pub struct Lists<'c> {
    // INVARIANT: none, or a list that is live and unchanged for 'c, as are its successors.
    next: Option<NonNull<NET_BUFFER_LIST>>,
    borrow: PhantomData<&'c ()>,
}

impl Lists<'_> {
    /// # Safety
    /// `first` is none, or names a chain of lists that is live and unchanged for the lifetime of the result.
    pub(crate) unsafe fn from_raw(first: Option<NonNull<NET_BUFFER_LIST>>) -> Self {
        Self {
            next: first,
            borrow: PhantomData,
        }
    }
}

impl<'c> Iterator for Lists<'c> {
    type Item = NblRef<'c>;

    fn next(&mut self) -> Option<NblRef<'c>> {
        let list = self.next?;
        // SAFETY: live (invariant of `next`).
        self.next = NonNull::new(unsafe { NET_BUFFER_LIST_NEXT_NBL(list.as_ptr()) });
        // SAFETY: as above.
        Some(unsafe { NblRef::from_raw(list) })
    }
}
