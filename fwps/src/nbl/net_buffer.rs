//! One packet: a NET_BUFFER over a chain of MDLs, and reading bytes from it.

use core::{ffi::c_void, marker::PhantomData, mem::MaybeUninit, ptr::NonNull};

use fwps_sys::{
    MDL, MdlMappingNoExecute, MmGetMdlByteCount, MmGetSystemAddressForMdlSafe, NDIS_MDL_LINKAGE, NET_BUFFER,
    NET_BUFFER_CURRENT_MDL, NET_BUFFER_CURRENT_MDL_OFFSET, NET_BUFFER_DATA_LENGTH, NET_BUFFER_DATA_OFFSET,
    NET_BUFFER_NEXT_NB, NormalPagePriority,
};

/// Iterator over the NET_BUFFERs of a list.
#[derive(Clone, Debug)]
pub struct NetBuffers<'c> {
    // INVARIANT: null, or a NET_BUFFER that is live and unchanged for 'c, as are its successors.
    next: *mut NET_BUFFER,
    borrow: PhantomData<&'c ()>,
}

impl NetBuffers<'_> {
    /// # Safety
    /// `first` is null or names a chain of NET_BUFFERs that is live and unchanged for the lifetime of the result.
    pub(crate) unsafe fn from_raw(first: *mut NET_BUFFER) -> Self {
        Self {
            next: first,
            borrow: PhantomData,
        }
    }
}

impl<'c> Iterator for NetBuffers<'c> {
    type Item = NetBufferRef<'c>;

    fn next(&mut self) -> Option<NetBufferRef<'c>> {
        let buffer = NonNull::new(self.next)?;
        // SAFETY: live (invariant of `next`).
        self.next = unsafe { NET_BUFFER_NEXT_NB(buffer.as_ptr()) };
        // SAFETY: as above.
        Some(unsafe { NetBufferRef::from_raw(buffer) })
    }
}

/// One packet, borrowed. Its bytes begin at the data start of the layer (C-135).
///
/// Bytes are copied out and never lent as a slice: the memory can belong to an application that changes it at any time,
/// and can be in as many pieces as there are MDLs.
///
/// # Invariants
/// The NET_BUFFER is live for `'c`, and nobody moves its data start or changes its MDL chain meanwhile.
#[doc(alias = "NET_BUFFER")]
#[derive(Clone, Copy, Debug)]
pub struct NetBufferRef<'c> {
    buffer: NonNull<NET_BUFFER>,
    borrow: PhantomData<&'c ()>,
}

/// Why bytes could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The packet ends before the bytes asked for.
    #[error("the packet has {length} bytes from its data start, fewer than asked for")]
    OutOfRange {
        /// The length of the packet from its data start.
        length: u32,
    },
    /// The system had no page table entries to map an MDL (C-125). It may work later.
    #[error("the system could not map a part of the packet")]
    NotMapped,
}

impl NetBufferRef<'_> {
    /// # Safety
    /// `buffer` is live for the lifetime of the result, and nobody moves its data start or changes its MDL chain meanwhile.
    pub(super) unsafe fn from_raw(buffer: NonNull<NET_BUFFER>) -> Self {
        // INVARIANT: the caller's duty.
        Self {
            buffer,
            borrow: PhantomData,
        }
    }

    /// The raw pointer.
    pub fn as_raw(self) -> *mut NET_BUFFER {
        self.buffer.as_ptr()
    }

    /// The number of bytes from the data start.
    ///
    /// This is the length to trust; MDLs can be longer (C-107).
    #[doc(alias = "NET_BUFFER_DATA_LENGTH")]
    #[expect(
        clippy::len_without_is_empty,
        reason = "an empty packet is no case that callers treat apart"
    )]
    pub fn len(self) -> u32 {
        // SAFETY: live (invariant).
        unsafe { NET_BUFFER_DATA_LENGTH(self.buffer.as_ptr()) }
    }

    /// The number of bytes between the start of the MDL chain and the data start.
    #[doc(alias = "NET_BUFFER_DATA_OFFSET")]
    pub fn data_offset(self) -> u32 {
        // SAFETY: live (invariant).
        unsafe { data_offset(self.buffer) }
    }

    /// Reads `N` bytes at `offset` from the data start. IRQL <= DISPATCH_LEVEL.
    ///
    /// # Errors
    /// [`ReadError::OutOfRange`] if the packet is shorter, [`ReadError::NotMapped`] if an MDL cannot be mapped.
    pub fn read<const N: usize>(self, offset: u32) -> Result<[u8; N], ReadError> {
        let mut bytes = [MaybeUninit::<u8>::uninit(); N];
        self.copy_uninit(offset, &mut bytes)?;
        // SAFETY: `copy_uninit` succeeded, so it wrote all N bytes; the layouts are the same.
        Ok(unsafe { (&raw const bytes).cast::<[u8; N]>().read() })
    }

    /// Fills `target` with the bytes at `offset` from the data start. IRQL <= DISPATCH_LEVEL.
    ///
    /// # Errors
    /// [`ReadError::OutOfRange`] if the packet is shorter, [`ReadError::NotMapped`] if an MDL cannot be mapped. `target`
    /// may be filled in part then.
    pub fn copy_to(self, offset: u32, target: &mut [u8]) -> Result<(), ReadError> {
        let length = target.len();
        let start = target.as_mut_ptr().cast::<MaybeUninit<u8>>();
        // SAFETY: the same memory as `target`, exclusively borrowed; `copy_uninit` writes initialised bytes only.
        let target = unsafe { core::slice::from_raw_parts_mut(start, length) };
        self.copy_uninit(offset, target)
    }

    /// As [`copy_to`](Self::copy_to); success means that all of `target` is initialised.
    pub(super) fn copy_uninit(self, offset: u32, target: &mut [MaybeUninit<u8>]) -> Result<(), ReadError> {
        let length = self.len();
        let out_of_range = ReadError::OutOfRange { length };
        let wanted = u32::try_from(target.len()).map_err(|_| out_of_range)?;
        let end = offset.checked_add(wanted).ok_or(out_of_range)?;
        if end > length {
            return Err(out_of_range);
        }

        // SAFETY: live (invariant).
        let mut mdl = unsafe { NET_BUFFER_CURRENT_MDL(self.buffer.as_ptr()) };
        // SAFETY: live (invariant).
        let in_mdl = unsafe { NET_BUFFER_CURRENT_MDL_OFFSET(self.buffer.as_ptr()) };
        let mut skip = u64::from(in_mdl).saturating_add(u64::from(offset));
        let mut rest = target;
        while !rest.is_empty() {
            let Some(part) = NonNull::new(mdl) else {
                // The chain is shorter than the length says: the same as a short packet to the caller.
                return Err(out_of_range);
            };
            // SAFETY: an MDL of the chain of a live NET_BUFFER, unchanged for 'c (invariant).
            let size = u64::from(unsafe { MmGetMdlByteCount(part.as_ptr()) });
            if skip < size {
                let available = usize::try_from(size.saturating_sub(skip)).unwrap_or(usize::MAX);
                let (now, later) = rest.split_at_mut(available.min(rest.len()));
                // SAFETY: the MDL is live, and `skip` plus the length of `now` lies inside it.
                unsafe { copy_from_mdl(part, skip as usize, now) }?;
                rest = later;
                skip = 0;
            } else {
                skip = skip.saturating_sub(size);
            }
            // SAFETY: live (invariant), and so is its link.
            mdl = unsafe { NDIS_MDL_LINKAGE(part.as_ptr()) };
        }
        Ok(())
    }
}

/// The data start of a NET_BUFFER, in bytes from the start of its MDL chain.
///
/// # Safety
/// `buffer` is live.
pub(super) unsafe fn data_offset(buffer: NonNull<NET_BUFFER>) -> u32 {
    // SAFETY: the caller's duty.
    unsafe { NET_BUFFER_DATA_OFFSET(buffer.as_ptr()) }
}

/// Copies from one MDL.
///
/// # Safety
/// `mdl` is live and describes locked or non-paged memory of at least `offset` plus `target.len()` bytes.
unsafe fn copy_from_mdl(
    mdl: NonNull<MDL>,
    offset: usize,
    target: &mut [MaybeUninit<u8>],
) -> Result<(), ReadError> {
    let priority = NormalPagePriority as u32 | MdlMappingNoExecute;
    // SAFETY: the MDL is live and its pages are resident (the caller's duty); the mapping is not executable (C-125).
    let base: *mut c_void = unsafe { MmGetSystemAddressForMdlSafe(mdl.as_ptr(), priority) };
    if base.is_null() {
        return Err(ReadError::NotMapped);
    }
    let source = base.cast::<MaybeUninit<u8>>().wrapping_add(offset);
    // SAFETY: the mapping covers the MDL, the range lies inside it (the caller's duty), and `target` cannot overlap it: packets of
    // the stack are never lent mutably, and a packet of the driver's own is borrowed while it is read.
    unsafe { core::ptr::copy_nonoverlapping(source, target.as_mut_ptr(), target.len()) };
    Ok(())
}
