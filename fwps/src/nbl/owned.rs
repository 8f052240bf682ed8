//! The owned list.

use core::{fmt, marker::PhantomData, mem::ManuallyDrop, ptr::NonNull};

use fwps_sys::NET_BUFFER_LIST;

use super::{List, NblRef, NetBuffers, Origin, list::sealed::Parts};

/// A NET_BUFFER_LIST that belongs to the driver. Dropping it frees it, at IRQL <= DISPATCH_LEVEL.
///
/// One pointer wide. Not `Clone`: a list is freed once (C-085).
///
/// # Invariants
/// The pointer names a live list of origin `O` that belongs to this value alone and has no successor (`Next` is null). What was
/// inserted into it since it was made is the stack's to undo (C-091): only the stack's own header construction inserts anything.
#[doc(alias = "NET_BUFFER_LIST")]
#[must_use = "dropping the list frees it, and with it the packet"]
pub struct Nbl<O: Origin> {
    list: NonNull<NET_BUFFER_LIST>,
    origin: PhantomData<O>,
}

// SAFETY: the list belongs to this value alone (invariant) and no kernel function used on it is bound to a thread.
unsafe impl<O: Origin> Send for Nbl<O> {}
// SAFETY: a shared reference allows reading only.
unsafe impl<O: Origin> Sync for Nbl<O> {}

impl<O: Origin> Nbl<O> {
    /// Takes ownership of a raw list, for code that mixes this crate with C.
    ///
    /// # Safety
    /// `list` is live, of origin `O`, without a successor, belongs to the caller, and is used through the returned value
    /// only. A list of origin [`Allocated`](super::Allocated) must come from an [`NblPool`](super::NblPool).
    pub unsafe fn from_raw(list: NonNull<NET_BUFFER_LIST>) -> Self {
        // INVARIANT: the caller's duty.
        Self {
            list,
            origin: PhantomData,
        }
    }

    /// Gives the list away as a raw pointer; the caller frees it with the function of its origin.
    #[must_use = "nothing frees the list any more"]
    pub fn into_raw(self) -> NonNull<NET_BUFFER_LIST> {
        ManuallyDrop::new(self).list
    }

    /// The raw pointer; the list stays with this value.
    pub fn as_raw(&self) -> *mut NET_BUFFER_LIST {
        self.list.as_ptr()
    }

    pub(crate) fn as_non_null(&self) -> NonNull<NET_BUFFER_LIST> {
        self.list
    }

    /// Borrows the list for reading.
    pub fn as_ref(&self) -> NblRef<'_> {
        // SAFETY: live while self is borrowed (invariant).
        unsafe { NblRef::from_raw(self.list) }
    }

    /// The packets of the list.
    pub fn buffers(&self) -> NetBuffers<'_> {
        self.as_ref().buffers()
    }
}

impl<O: Origin> Drop for Nbl<O> {
    fn drop(&mut self) {
        // SAFETY: the list is of origin O and belongs to this value (invariant), which ends here.
        unsafe { O::free(self.list) };
    }
}

impl<O: Origin> fmt::Debug for Nbl<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Nbl").field(&self.list).finish()
    }
}

impl<O: Origin> List for Nbl<O> {
    type Origin = O;
}

impl<O: Origin> Parts for Nbl<O> {
    type Parts = NonNull<NET_BUFFER_LIST>;

    fn into_parts(self) -> Self::Parts {
        self.into_raw()
    }

    fn first(parts: &Self::Parts) -> NonNull<NET_BUFFER_LIST> {
        *parts
    }

    unsafe fn from_parts(parts: Self::Parts) -> Self {
        // SAFETY: taken apart by `into_parts` (the caller's duty).
        unsafe { Nbl::from_raw(parts) }
    }
}
