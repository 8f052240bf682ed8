//! The records of a redirected connection, to be handed to the proxy.

use core::{fmt, ops::Deref, ptr, ptr::NonNull, slice};

use fwps_sys::{FwpsQueryConnectionSioFormatRedirectRecords0, HANDLE, SIZE_T};

use crate::{Error, Status, callout::Classify, ffi::memory, layer::RedirectRecordsMetadata};

/// The records of a redirected connection, in the form in which a local proxy sets them on its socket with
/// SIO_SET_WFP_CONNECTION_REDIRECT_RECORDS, before that connects (C-251). Nothing else is to be read out of them.
///
/// # Invariants
/// A block of `memory::allocate_layout`, aligned to 16 bytes, whose first `length` bytes are initialised, and which belongs to this value alone.
pub struct RedirectRecords {
    block: NonNull<u8>,
    length: usize,
}

// SAFETY: the block belongs to this value alone (invariant), and any thread may free it.
unsafe impl Send for RedirectRecords {}
// SAFETY: a shared reference allows reading only.
unsafe impl Sync for RedirectRecords {}

/// How often the records may grow between asking for their size and for them.
const TRIES: usize = 4;

impl<L: RedirectRecordsMetadata> Classify<'_, L> {
    /// Copies the records of the connection, for a driver that hands them to its proxy before that accepts (C-252). IRQL <= DISPATCH_LEVEL.
    ///
    /// For local proxies only. `None` if there are no records: the connection was not redirected.
    ///
    /// Source: FwpsQueryConnectionSioFormatRedirectRecords0.
    ///
    /// # Errors
    /// [`Error::NoMemory`] if non-paged pool is exhausted; [`Error::Refused`] with the status of the engine.
    #[doc(alias = "FwpsQueryConnectionSioFormatRedirectRecords0")]
    pub fn copy_redirect_records(&self) -> Result<Option<RedirectRecords>, Error> {
        let Some(records) = self
            .redirect_records()
            .filter(|records| !records.as_raw().is_null())
        else {
            return Ok(None);
        };
        let mut buffer: Option<RedirectRecords> = None;
        let mut status = Status::BUFFER_TOO_SMALL;
        for _ in 0..TRIES {
            let needed;
            // SAFETY: the records of the running call.
            (status, needed) = unsafe { query(records.as_raw(), buffer.as_mut()) };
            match status {
                Status::BUFFER_TOO_SMALL => buffer = Some(RedirectRecords::allocate(needed)?),
                Status::NOT_FOUND => return Ok(None),
                _ => break,
            }
        }
        status.ok("FwpsQueryConnectionSioFormatRedirectRecords0")?;
        Ok(buffer)
    }
}

/// Asks for the records, or for their size. On success the buffer says how many bytes there are.
///
/// # Safety
/// `records` is a record handle of the running call.
unsafe fn query(records: HANDLE, buffer: Option<&mut RedirectRecords>) -> (Status, usize) {
    let mut transferred: SIZE_T = 0;
    let (place, room) = match &buffer {
        Some(buffer) => (buffer.block.as_ptr(), buffer.length),
        None => (ptr::null_mut(), 0),
    };
    // SAFETY: the caller's records; a buffer of our own with that much room, aligned for pointers, or none (C-252); the last one is a local.
    let status = unsafe {
        FwpsQueryConnectionSioFormatRedirectRecords0(records, place.cast(), room as _, &raw mut transferred)
    };
    let transferred = transferred as usize;
    if let Some(buffer) = buffer {
        // INVARIANT: not more than before.
        buffer.length = buffer.length.min(transferred);
    }
    (Status::from_raw(status), transferred)
}

impl RedirectRecords {
    /// A buffer for `length` bytes, all zero.
    fn allocate(length: usize) -> Result<Self, Error> {
        const NO_MEMORY: Error = Error::NoMemory {
            function: "ExAllocatePool2",
        };
        let layout =
            core::alloc::Layout::from_size_align(length, memory::ALIGNMENT).map_err(|_| NO_MEMORY)?;
        let block = memory::allocate_layout(layout).ok_or(NO_MEMORY)?.cast::<u8>();
        // SAFETY: as many bytes were allocated just now, and nobody else knows them.
        unsafe { block.write_bytes(0, length) };
        // INVARIANT: initialised by the line above.
        Ok(Self { block, length })
    }
}

impl Deref for RedirectRecords {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        // SAFETY: that many initialised bytes of this value's own (invariant), borrowed like self.
        unsafe { slice::from_raw_parts(self.block.as_ptr(), self.length) }
    }
}

impl Drop for RedirectRecords {
    fn drop(&mut self) {
        // SAFETY: allocated so, and this value's own (invariant), which ends here.
        unsafe { memory::free(self.block) };
    }
}

impl fmt::Debug for RedirectRecords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedirectRecords")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}
