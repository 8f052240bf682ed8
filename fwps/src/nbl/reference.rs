//! The borrowed list.

use core::{marker::PhantomData, ptr::NonNull};

use fwps_sys::{NET_BUFFER_LIST, NET_BUFFER_LIST_FIRST_NB};

use super::{NetBufferRef, NetBuffers};

/// A NET_BUFFER_LIST that somebody else owns, readable for `'c`.
///
/// From classify, `'c` is the classify call: neither this value nor anything read through it can leave the call (C-094,
/// C-150).
///
/// # Invariants
/// The list is live for `'c`, and nobody changes its structure meanwhile. Its bytes may change: they can be the memory of
/// an application that writes to it while it sends.
#[derive(Clone, Copy, Debug)]
pub struct NblRef<'c> {
    list: NonNull<NET_BUFFER_LIST>,
    borrow: PhantomData<&'c ()>,
}

impl<'c> NblRef<'c> {
    /// Borrows a raw list.
    ///
    /// # Safety
    /// `list` is live for `'c`, and nobody changes its NET_BUFFERs and MDLs meanwhile.
    pub unsafe fn from_raw(list: NonNull<NET_BUFFER_LIST>) -> Self {
        // INVARIANT: the caller's duty.
        Self {
            list,
            borrow: PhantomData,
        }
    }

    /// The raw pointer.
    pub fn as_raw(self) -> *mut NET_BUFFER_LIST {
        self.list.as_ptr()
    }

    pub(crate) fn into_raw(self) -> NonNull<NET_BUFFER_LIST> {
        self.list
    }

    /// The NET_BUFFERs, each one packet. An outbound list may have several (C-101); look at all of them.
    pub fn buffers(self) -> NetBuffers<'c> {
        // SAFETY: the list is live (invariant), so its first NET_BUFFER may be read.
        let first = unsafe { NET_BUFFER_LIST_FIRST_NB(self.list.as_ptr()) };
        // SAFETY: the NET_BUFFERs of a live list are live and unchanged for `'c` (invariant).
        unsafe { NetBuffers::from_raw(first) }
    }

    /// The bytes of all packets of the list, from their data starts.
    pub fn data_length(self) -> usize {
        self.buffers().fold(0, |bytes: usize, packet| {
            bytes.saturating_add(packet.len() as usize)
        })
    }

    /// The first NET_BUFFER.
    ///
    /// # Safety
    /// The list has one.
    pub(super) unsafe fn first_unchecked(self) -> NetBufferRef<'c> {
        // SAFETY: the list is live (invariant), so its first NET_BUFFER may be read.
        let first = unsafe { NET_BUFFER_LIST_FIRST_NB(self.list.as_ptr()) };
        // SAFETY: not null, since the list has one (the caller's duty).
        let first = unsafe { NonNull::new_unchecked(first) };
        // SAFETY: the NET_BUFFERs of a live list are live and unchanged for `'c` (invariant).
        unsafe { NetBufferRef::from_raw(first) }
    }

    /// The only NET_BUFFER, or `None` if there are several or none.
    pub fn single(self) -> Option<NetBufferRef<'c>> {
        let mut buffers = self.buffers();
        let first = buffers.next()?;
        buffers.next().is_none().then_some(first)
    }
}
