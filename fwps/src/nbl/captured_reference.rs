//! The counted reference to a packet that the driver has taken: it is cloned when its classify call is over.

use core::{fmt, ptr::NonNull};

use fwps_sys::NET_BUFFER_LIST;

use super::{Cloned, DataStartMoved, Nbl, NblHold, NblRef, Rewound};
use crate::callout::CaptureFailure;

/// A packet that was absorbed, and that the driver keeps by a counted reference until it makes the one clone of it (C-095).
///
/// From [`Classify::capture_reference`](crate::callout::Classify::capture_reference). Dropping it drops the packet. As every reference it blocks
/// memory of the network adapter or of the sender: clone or drop it soon (C-093).
///
/// Source: FwpsReferenceNetBufferList0 with `intendToModify`, FwpsDereferenceNetBufferList0.
///
/// # Invariants
/// The list of `hold` was referenced to be changed, in a call that absorbed it; nobody but this value moves its data start for the driver. When it was
/// referenced, its layer's injection wanted a clone that starts `headers` bytes before its data start, and all of them were there.
#[doc(alias("FwpsReferenceNetBufferList0", "FwpsDereferenceNetBufferList0"))]
#[must_use = "dropping the reference drops the packet"]
pub struct CapturedReference {
    hold: NblHold,
    headers: u32,
}

/// The packet could not be cloned. Nothing was changed, and the reference is the caller's again.
#[derive(Debug, thiserror::Error)]
#[error("the captured packet could not be cloned: {cause}")]
pub struct CloneError {
    /// Why.
    pub cause: CaptureFailure,
    /// The packet, to try again later, or to drop.
    pub reference: CapturedReference,
}

impl CapturedReference {
    /// References a list, to be changed.
    ///
    /// # Safety
    /// `list` is the list that the running classify call was given, at a layer whose lists may be referenced (C-104); that call absorbs it. An
    /// injection from its layer starts `headers` bytes before its data start, which are there.
    pub(crate) unsafe fn new(list: NonNull<NET_BUFFER_LIST>, headers: u32) -> Self {
        // SAFETY: the caller's duty.
        let hold = unsafe { NblHold::to_modify(list) };
        // INVARIANT: the caller's duty.
        Self { hold, headers }
    }

    /// The packet for reading, from the data start that it had in classify, as long as it starts there.
    ///
    /// # Errors
    /// [`DataStartMoved`] if the stack has moved its data start since (C-097). It can still be cloned.
    pub fn list(&self) -> Result<NblRef<'_>, DataStartMoved> {
        self.hold.list()
    }

    /// Makes the clone, and gives the reference back: the clone keeps the packet from here on (C-086). IRQL <= DISPATCH_LEVEL, any thread.
    ///
    /// The clone starts where the injection from its layer wants it, as that of [`capture`](crate::callout::Classify::capture), wherever the stack
    /// has moved the data start to since.
    ///
    /// Source: NdisRetreatNetBufferListDataStart, FwpsAllocateCloneNetBufferList0, FwpsDereferenceNetBufferList0.
    ///
    /// # Errors
    /// [`CloneError`] gives the reference back: no memory (later again), or headers that are not where they were in classify.
    #[doc(alias = "FwpsAllocateCloneNetBufferList0")]
    pub fn into_clone(mut self) -> Result<Nbl<Cloned>, CloneError> {
        match self.clone_list() {
            Ok(clone) => Ok(clone),
            Err(cause) => Err(CloneError {
                cause,
                reference: self,
            }),
        }
    }

    fn clone_list(&mut self) -> Result<Nbl<Cloned>, CaptureFailure> {
        let expected = self.hold.offset();
        let found = self.hold.offset_now();
        // The headers lie where they lay, wherever the data starts now (C-097).
        let back = expected
            .checked_sub(self.headers)
            .and_then(|start| found.checked_sub(start))
            .ok_or(DataStartMoved { expected, found })?;
        // SAFETY: the reference keeps the list alive (invariant of the hold) beyond this value.
        let list = unsafe { NblRef::from_raw(self.hold.as_non_null()) };
        // SAFETY: referenced to be changed, and absorbed, so nobody else works with it (invariant); the guard ends in this function, which has
        // the value to itself.
        let rewound = unsafe { Rewound::new(list, back) }?;
        rewound.clone_list()
    }
}

impl fmt::Debug for CapturedReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CapturedReference").field(&self.hold).finish()
    }
}
