//! The counted reference: a list of the stack that is kept longer than its classify call.

use core::{fmt, ptr::NonNull};

use fwps_sys::{
    FwpsDereferenceNetBufferList0, FwpsReferenceNetBufferList0, NET_BUFFER_LIST, NET_BUFFER_LIST_FIRST_NB,
};

use super::{NblRef, net_buffer::data_offset};
use crate::Dispatch;

/// A counted reference to the packet of a classify call, which may leave the call (C-094). Dropping it gives the packet back.
///
/// For inspection only: the packet goes on as classify decides, while the driver still looks at it. It blocks memory of the network adapter or
/// of the sender: drop it soon (C-093). To change or re-inject a packet, [`capture`](crate::callout::Classify::capture) it.
///
/// Source: FwpsReferenceNetBufferList0, FwpsDereferenceNetBufferList0.
///
/// # Invariants
/// The list was referenced, and the reference belongs to this value; one that is not part of a [`CapturedReference`](super::CapturedReference) is
/// for inspection. `offset` is what its first NET_BUFFER had for a data
/// start then.
#[doc(alias("FwpsReferenceNetBufferList0", "FwpsDereferenceNetBufferList0"))]
#[must_use = "dropping the hold gives the packet back"]
pub struct NblHold {
    list: NonNull<NET_BUFFER_LIST>,
    offset: u32,
}

// SAFETY: a reference is counted by the stack and may be dropped on any thread.
unsafe impl Send for NblHold {}
// SAFETY: a shared reference allows reading only.
unsafe impl Sync for NblHold {}

/// The stack has moved the data start of a held list since classify (C-097); what would be read is not what classify saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the packet's data started at offset {expected} in classify, and starts at {found} now; use what classify saw"
)]
pub struct DataStartMoved {
    /// The data offset in classify.
    pub expected: u32,
    /// The data offset now.
    pub found: u32,
}

impl NblHold {
    /// References a list.
    ///
    /// # Safety
    /// `list` is the list that the running classify call was given, at a layer whose lists may be referenced (C-104).
    pub(crate) unsafe fn new(list: NonNull<NET_BUFFER_LIST>) -> Self {
        // SAFETY: indicated in the running call (the caller's duty); FALSE: it is not going to be changed (C-095).
        unsafe { FwpsReferenceNetBufferList0(list.as_ptr(), 0) };
        // INVARIANT: referenced by the line above.
        Self {
            list,
            offset: first_offset(list),
        }
    }

    /// References a list whose clone is to be changed, or injected, after the call. The value is not for the driver: inspecting is not all that it
    /// is for.
    ///
    /// # Safety
    /// As for [`new`](Self::new); the call absorbs the list (C-095).
    pub(super) unsafe fn to_modify(list: NonNull<NET_BUFFER_LIST>) -> Self {
        // SAFETY: indicated in the running call, which absorbs it (the caller's duty).
        unsafe { FwpsReferenceNetBufferList0(list.as_ptr(), 1) };
        // INVARIANT: referenced by the line above.
        Self {
            list,
            offset: first_offset(list),
        }
    }

    pub(super) fn as_non_null(&self) -> NonNull<NET_BUFFER_LIST> {
        self.list
    }

    /// The data start of the first packet in classify.
    pub(super) fn offset(&self) -> u32 {
        self.offset
    }

    /// The data start of the first packet now.
    pub(super) fn offset_now(&self) -> u32 {
        first_offset(self.list)
    }

    /// The list, as long as it starts where it started in classify.
    ///
    /// # Errors
    /// [`DataStartMoved`] if the stack has moved its data start since.
    pub fn list(&self) -> Result<NblRef<'_>, DataStartMoved> {
        let found = self.offset_now();
        if found != self.offset {
            return Err(DataStartMoved {
                expected: self.offset,
                found,
            });
        }
        // SAFETY: the reference keeps the list alive while self is borrowed (invariant). The stack may move its data start at any time;
        // readers copy out, within the MDLs.
        Ok(unsafe { NblRef::from_raw(self.list) })
    }

    /// Gives the packet back from a place that is known to be at DISPATCH_LEVEL, which spares the stack a question (C-018).
    pub fn release(self, _dispatch: &Dispatch<'_>) {
        let this = core::mem::ManuallyDrop::new(self);
        // SAFETY: this value's own reference (invariant), dropped once; DISPATCH_LEVEL by the witness (C-096).
        unsafe { FwpsDereferenceNetBufferList0(this.list.as_ptr(), 1) };
    }
}

/// The data start of the first packet of a referenced list; an indicated list has one.
fn first_offset(list: NonNull<NET_BUFFER_LIST>) -> u32 {
    // SAFETY: the list is live while it is referenced.
    match NonNull::new(unsafe { NET_BUFFER_LIST_FIRST_NB(list.as_ptr()) }) {
        // SAFETY: the NET_BUFFER of a live list.
        Some(buffer) => unsafe { data_offset(buffer) },
        None => 0,
    }
}

impl Drop for NblHold {
    fn drop(&mut self) {
        // SAFETY: this value's own reference (invariant), which ends here. FALSE is right at every level: it promises nothing (C-096).
        unsafe { FwpsDereferenceNetBufferList0(self.list.as_ptr(), 0) };
    }
}

impl fmt::Debug for NblHold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("NblHold").field(&self.list).finish()
    }
}
