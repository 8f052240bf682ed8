//! What a redirection carries to the proxy.

use core::{
    fmt,
    mem::ManuallyDrop,
    ops::{Deref, DerefMut},
    ptr::NonNull,
    slice,
};

use fwps_sys::{ExAllocatePoolWithTag, ExFreePoolWithTag, NonPagedPoolNx};

use crate::{Error, ffi::memory::TAG};

/// Bytes that the driver gives to the proxy, which asks for them on the socket that it accepted.
///
/// They are moved into [`redirect_to_local`](super::ConnectRequest::redirect_to_local), and are the engine's from then on, which frees them when
/// the connection ends (C-244). Until then dropping this value frees them.
///
/// # Invariants
/// A block of ExAllocatePoolWithTag with this crate's tag, with `length` initialised bytes, which belongs to this value alone.
#[doc(alias = "localRedirectContext")]
pub struct RedirectContext {
    block: NonNull<u8>,
    length: usize,
}

// SAFETY: the block belongs to this value alone (invariant), and any thread may free it.
unsafe impl Send for RedirectContext {}
// SAFETY: a shared reference allows reading only.
unsafe impl Sync for RedirectContext {}

impl RedirectContext {
    /// Copies `bytes` into non-paged pool. IRQL <= DISPATCH_LEVEL.
    ///
    /// User mode reads them, so there must be nothing in them that it must not know.
    ///
    /// Source: ExAllocatePoolWithTag.
    ///
    /// # Errors
    /// [`Error::NoMemory`] if non-paged pool is exhausted; [`Error::InvalidArgument`] if there are no bytes.
    #[doc(alias = "ExAllocatePoolWithTag")]
    pub fn copy_of(bytes: &[u8]) -> Result<Self, Error> {
        if bytes.is_empty() {
            return Err(Error::InvalidArgument {
                what: "a redirect context without bytes; leave it out",
            });
        }
        // SAFETY: the size and the tag are not zero; non-paged pool may be asked for up to DISPATCH_LEVEL. By this function, as the engine
        // wants it (C-244).
        let block = unsafe { ExAllocatePoolWithTag(NonPagedPoolNx, bytes.len() as _, TAG) };
        let block = NonNull::new(block.cast::<u8>()).ok_or(Error::NoMemory {
            function: "ExAllocatePoolWithTag",
        })?;
        // SAFETY: as many bytes were allocated just now, and nobody else knows them.
        unsafe { block.copy_from_nonoverlapping(NonNull::from(bytes).cast(), bytes.len()) };
        // INVARIANT: initialised by the line above.
        Ok(Self {
            block,
            length: bytes.len(),
        })
    }

    /// Where the bytes are.
    pub(super) fn address(&self) -> NonNull<u8> {
        self.block
    }

    /// Gives the block away; the engine frees it.
    pub(super) fn give_away(self) {
        let _engine_s = ManuallyDrop::new(self);
    }
}

impl Deref for RedirectContext {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        // SAFETY: that many initialised bytes of this value's own (invariant); the borrow of self rules out `&mut`.
        unsafe { slice::from_raw_parts(self.block.as_ptr(), self.length) }
    }
}

impl DerefMut for RedirectContext {
    fn deref_mut(&mut self) -> &mut [u8] {
        // SAFETY: that many initialised bytes of this value's own (invariant); `&mut self` makes the access exclusive.
        unsafe { slice::from_raw_parts_mut(self.block.as_ptr(), self.length) }
    }
}

impl Drop for RedirectContext {
    fn drop(&mut self) {
        // SAFETY: allocated with this tag, and this value's own (invariant), which ends here.
        unsafe { ExFreePoolWithTag(self.block.as_ptr().cast(), TAG) };
    }
}

impl fmt::Debug for RedirectContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedirectContext")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}
