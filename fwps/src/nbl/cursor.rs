//! Moving the data start of the packet of a classify call back over its headers, and forward again.

use core::ptr::{self, NonNull};

use fwps_sys::{
    FwpsAllocateCloneNetBufferList0, NET_BUFFER_LIST, NdisAdvanceNetBufferListDataStart,
    NdisRetreatNetBufferListDataStart,
};

use super::{Cloned, Nbl, NblRef};
use crate::{Error, Status, callout::CaptureFailure};

/// Moves the data start of every NET_BUFFER of `list` back by `bytes`.
///
/// # Safety
/// `list` is live and may be changed by the caller. IRQL <= DISPATCH_LEVEL.
unsafe fn retreat(list: *mut NET_BUFFER_LIST, bytes: u32) -> Result<(), Error> {
    // SAFETY: live and changeable (the caller's duty); null handlers let NDIS allocate and free what it needs.
    let status = unsafe { NdisRetreatNetBufferListDataStart(list, bytes, 0, None, None) };
    Status::from_raw(status).ok("NdisRetreatNetBufferListDataStart")
}

/// The bytes before the data start are fewer than the headers that should be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{needed} header bytes are expected before the data start, but the list has only {present} there")]
pub struct HeaderNotInFront {
    /// The size of the headers by the metadata.
    pub needed: u32,
    /// The bytes before the data start in the NET_BUFFER that has least.
    pub present: u32,
}

/// A list of the stack whose data start was moved back over headers that are there; dropping it undoes that (C-098).
///
/// # Invariants
/// Each NET_BUFFER of the list starts `bytes` before its place, inside the MDLs that it had; no MDL was added.
pub(crate) struct Rewound<'c> {
    list: NblRef<'c>,
    bytes: u32,
}

impl<'c> Rewound<'c> {
    /// Moves back by `bytes`, all of which must be in front of the data already.
    ///
    /// # Safety
    /// `list` is the list that the running classify call was given, and the guard is dropped before the call returns; or it is referenced to be
    /// changed until then. Nobody else moves its data start until the guard is dropped.
    #[inline]
    pub(crate) unsafe fn new(list: NblRef<'c>, bytes: u32) -> Result<Self, CaptureFailure> {
        if bytes != 0 {
            for buffer in list.buffers() {
                let present = buffer.data_offset();
                if present < bytes {
                    return Err(HeaderNotInFront {
                        needed: bytes,
                        present,
                    }
                    .into());
                }
            }
            // SAFETY: indicated in this call, or referenced, and used by nobody else (the caller's duty). The space is there, so
            // NDIS moves offsets only and adds no MDL.
            unsafe { retreat(list.as_raw(), bytes) }?;
        }
        // INVARIANT: moved, into space that was there.
        Ok(Self { list, bytes })
    }

    /// The list, while it starts at the header.
    pub(crate) fn list(&self) -> NonNull<NET_BUFFER_LIST> {
        self.list.into_raw()
    }

    /// How far it was moved back.
    pub(crate) fn bytes(&self) -> u32 {
        self.bytes
    }

    /// Clones the list from its headers on, and moves it forward again.
    ///
    /// Source: FwpsAllocateCloneNetBufferList0.
    #[inline]
    pub(crate) fn clone_list(self) -> Result<Nbl<Cloned>, CaptureFailure> {
        let mut clone = ptr::null_mut();
        // SAFETY: the list is live (invariant of NblRef); null pools select the default ones; the flags are zero (C-092); the out pointer is a
        // local.
        let status = unsafe {
            FwpsAllocateCloneNetBufferList0(
                self.list.as_raw(),
                ptr::null_mut(),
                ptr::null_mut(),
                0,
                &raw mut clone,
            )
        };
        drop(self);
        Status::from_raw(status).ok("FwpsAllocateCloneNetBufferList0")?;
        let clone = NonNull::new(clone).ok_or(Error::NoMemory {
            function: "FwpsAllocateCloneNetBufferList0",
        })?;
        // SAFETY: a new clone, single, known to nobody else.
        Ok(unsafe { Nbl::from_raw(clone) })
    }

    /// The list for reading, while it starts at the header.
    pub(crate) fn packet(&self) -> NblRef<'_> {
        self.list
    }
}

impl Drop for Rewound<'_> {
    fn drop(&mut self) {
        if self.bytes != 0 {
            // SAFETY: the matching retreat succeeded (invariant) and added no MDL, so none is to be freed (C-114).
            unsafe { NdisAdvanceNetBufferListDataStart(self.list.as_raw(), self.bytes, 0, None) };
        }
    }
}
