//! Data cloned out of a TCP stream.

use core::{fmt, mem, mem::ManuallyDrop, ptr::NonNull};

use fwps_sys::{FwpsDiscardClonedStreamData0, FwpsFreeCloneNetBufferList0, NET_BUFFER_LIST};

use super::{
    List, Nbl, NblChain, Origin, SharesBytes, Single, chain::length, list::sealed::Parts,
    origin::sealed::Free,
};

/// A list made by `FwpsCloneStreamData0`: it describes bytes of the stream and keeps them alive.
#[doc(alias = "FwpsCloneStreamData0")]
#[derive(Debug)]
pub enum StreamClone {}

impl Origin for StreamClone {}
impl SharesBytes for StreamClone {}

impl Free for StreamClone {
    const SHARES_BYTES: bool = true;

    unsafe fn free(list: NonNull<NET_BUFFER_LIST>) {
        // SAFETY: a clone that was injected and belongs to the caller again, freed once (the caller's duty); flags are zero (C-092, C-279).
        unsafe { FwpsFreeCloneNetBufferList0(list.as_ptr(), 0) };
    }
}

/// Data cloned out of a TCP stream: a chain of lists that is injected as a whole, or dropped as a whole (C-084, C-279).
///
/// From [`StreamSegment::take`](crate::callout::StreamSegment::take). It blocks memory of the stack: inject or drop it soon.
///
/// # Invariants
/// `first` names a chain of clones of stream data that nobody else owns, of which none was injected. `bytes` is what they describe.
#[must_use = "dropping the data discards it, and it is gone from the stream"]
pub struct StreamData {
    first: NonNull<NET_BUFFER_LIST>,
    bytes: usize,
    /// The flag for the end of the stream, if it came with the data; else zero.
    end: u32,
}

// SAFETY: the lists belong to this value alone (invariant) and no kernel function used on them is bound to a thread.
unsafe impl Send for StreamData {}
// SAFETY: a shared reference gives nothing but the length.
unsafe impl Sync for StreamData {}

impl StreamData {
    /// # Safety
    /// `first` is a chain that `FwpsCloneStreamData0` made of `bytes` bytes, and belongs to the caller.
    pub(crate) unsafe fn from_raw(first: NonNull<NET_BUFFER_LIST>, bytes: usize) -> Self {
        // INVARIANT: the caller's duty.
        Self { first, bytes, end: 0 }
    }

    /// The same data, with the flag for the end of the stream that came with it.
    pub(crate) fn with_end_flags(mut self, end: u32) -> Self {
        self.end = end;
        self
    }

    pub(crate) fn take_end_flags(&mut self) -> u32 {
        mem::take(&mut self.end)
    }

    /// The first list of the chain, to know the data again by.
    pub(crate) fn first(&self) -> NonNull<NET_BUFFER_LIST> {
        self.first
    }

    /// The number of bytes; never zero.
    #[expect(clippy::len_without_is_empty, reason = "there is no data of no bytes")]
    pub fn len(&self) -> usize {
        self.bytes
    }
}

impl Drop for StreamData {
    fn drop(&mut self) {
        // SAFETY: a chain of clones, none of which was injected (invariant). FALSE is right at every level: it promises nothing (C-018).
        unsafe { FwpsDiscardClonedStreamData0(self.first.as_ptr(), 0, 0) };
    }
}

impl List for StreamData {
    type Origin = StreamClone;
}

impl Parts for StreamData {
    type Parts = (NonNull<NET_BUFFER_LIST>, usize, u32);

    fn into_parts(self) -> Self::Parts {
        let this = ManuallyDrop::new(self);
        (this.first, this.bytes, this.end)
    }

    fn first(parts: &Self::Parts) -> NonNull<NET_BUFFER_LIST> {
        parts.0
    }

    unsafe fn from_parts((first, bytes, end): Self::Parts) -> Self {
        // INVARIANT: it held when the data was taken apart (the caller's duty).
        Self { first, bytes, end }
    }
}

impl fmt::Debug for StreamData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamData").field("bytes", &self.bytes).finish()
    }
}

/// What can be injected into a stream: [`StreamData`], an [`NblChain`](super::NblChain) or an [`Nbl`](super::Nbl) of the driver's own.
pub trait StreamList: List {
    /// How many lists there are.
    #[doc(hidden)]
    fn lists(&self) -> usize;

    /// The bytes of all lists (C-275).
    #[doc(hidden)]
    fn bytes(&self) -> usize;

    /// The flag for the end of the stream that comes with the data, or zero.
    #[doc(hidden)]
    fn end(&self) -> u32 {
        0
    }
}

impl StreamList for StreamData {
    fn lists(&self) -> usize {
        // SAFETY: a chain of live lists (invariant).
        unsafe { length(self.first) }
    }

    fn bytes(&self) -> usize {
        self.bytes
    }

    fn end(&self) -> u32 {
        self.end
    }
}

impl<O: Origin> StreamList for NblChain<O> {
    fn lists(&self) -> usize {
        self.len()
    }

    fn bytes(&self) -> usize {
        self.data_length()
    }
}

impl<O: Origin> StreamList for Nbl<O> {
    fn lists(&self) -> usize {
        1
    }

    fn bytes(&self) -> usize {
        self.as_ref().data_length()
    }
}

impl<O: Origin> StreamList for Single<O> {
    fn lists(&self) -> usize {
        1
    }

    fn bytes(&self) -> usize {
        self.packet().len() as usize
    }
}
