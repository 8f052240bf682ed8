//! A list of exactly one packet.

use core::{fmt, ops::Deref, ptr::NonNull};

use fwps_sys::NET_BUFFER_LIST;

use super::{List, Nbl, NetBufferRef, Origin, list::sealed::Parts};

/// An owned list with exactly one NET_BUFFER: what inbound injection takes, since another one would be bug check 0x1D3 (C-027).
///
/// From [`Nbl::into_single`], [`Classify::capture_single`](crate::callout::Classify::capture_single), [`NblPool::allocate`](super::NblPool::allocate),
/// or by splitting a list with several.
///
/// # Invariants
/// The list has exactly one NET_BUFFER.
#[must_use = "dropping the list frees it, and with it the packet"]
pub struct Single<O: Origin>(Nbl<O>);

impl<O: Origin> Nbl<O> {
    /// The same list, if it has exactly one NET_BUFFER.
    ///
    /// # Errors
    /// The list, if it has several or none. [`split`](Nbl::split) takes one with several apart.
    pub fn into_single(self) -> Result<Single<O>, Self> {
        if self.as_ref().single().is_some() {
            // INVARIANT: counted just now.
            Ok(Single(self))
        } else {
            Err(self)
        }
    }
}

impl<O: Origin> Single<O> {
    /// # Safety
    /// The list has exactly one NET_BUFFER.
    pub(super) unsafe fn new_unchecked(list: Nbl<O>) -> Self {
        // INVARIANT: the caller's duty.
        Self(list)
    }

    /// The packet.
    pub fn packet(&self) -> NetBufferRef<'_> {
        // SAFETY: the list has one NET_BUFFER (invariant), which is live for as long as the list.
        unsafe { self.0.as_ref().first_unchecked() }
    }

    /// The list, without the knowledge that it has one NET_BUFFER.
    pub fn into_list(self) -> Nbl<O> {
        self.0
    }

    /// The list, to change what does not concern the number of its NET_BUFFERs.
    pub(super) fn list_mut(&mut self) -> &mut Nbl<O> {
        &mut self.0
    }
}

impl<O: Origin> Deref for Single<O> {
    type Target = Nbl<O>;

    fn deref(&self) -> &Nbl<O> {
        &self.0
    }
}

impl<O: Origin> From<Single<O>> for Nbl<O> {
    fn from(single: Single<O>) -> Self {
        single.0
    }
}

impl<O: Origin> List for Single<O> {
    type Origin = O;
}

impl<O: Origin> Parts for Single<O> {
    type Parts = NonNull<NET_BUFFER_LIST>;

    fn into_parts(self) -> Self::Parts {
        self.0.into_raw()
    }

    fn first(parts: &Self::Parts) -> NonNull<NET_BUFFER_LIST> {
        *parts
    }

    unsafe fn from_parts(parts: Self::Parts) -> Self {
        // SAFETY: taken apart by `into_parts` (the caller's duty).
        Self(unsafe { Nbl::from_raw(parts) })
    }
}

impl<O: Origin> fmt::Debug for Single<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
