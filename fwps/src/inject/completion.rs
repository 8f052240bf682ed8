//! A list that the stack gives back.

use core::marker::PhantomData;

use fwps_sys::NET_BUFFER_LIST_STATUS;

use crate::{
    Dispatch, Status,
    nbl::{Allocated, Nbl, Origin},
};

/// An injected list that is the driver's again. Dropping it frees the list (C-016).
///
/// The completion runs at IRQL <= DISPATCH_LEVEL (C-017), on any processor, perhaps before the inject call returned (C-013). It
/// must not wait, and there is no [`Passive`](crate::Passive) witness in it.
#[doc(alias = "FWPS_INJECT_COMPLETE0")]
#[derive(Debug)]
pub struct Completed<O: Origin> {
    list: Nbl<O>,
    at_dispatch: bool,
    // What it says of the level holds on this thread only.
    not_send: PhantomData<*mut ()>,
}

impl<O: Origin> Completed<O> {
    /// `at_dispatch` is what C was told: TRUE means DISPATCH_LEVEL exactly.
    pub(crate) fn new(list: Nbl<O>, at_dispatch: bool) -> Self {
        Self {
            list,
            at_dispatch,
            not_send: PhantomData,
        }
    }

    /// What became of the packet, as the stack wrote it into the list.
    #[doc(alias = "NET_BUFFER_LIST_STATUS")]
    pub fn status(&self) -> Status {
        // SAFETY: the list is live and owned.
        Status::from_raw(unsafe { NET_BUFFER_LIST_STATUS(self.list.as_raw()) })
    }

    /// Whether the packet went through: an informational status counts as success (C-021).
    ///
    /// # Errors
    /// The status, if it is negative: the packet was dropped on its way.
    pub fn result(&self) -> Result<(), Status> {
        let status = self.status();
        if status.is_nt_success() {
            Ok(())
        } else {
            Err(status)
        }
    }

    /// The list, borrowed.
    pub fn list(&self) -> &Nbl<O> {
        &self.list
    }

    /// A witness if the completion runs at DISPATCH_LEVEL (C-018).
    pub fn dispatch(&self) -> Option<Dispatch<'_>> {
        // SAFETY: C said that the completion runs at DISPATCH_LEVEL, this value does not leave the thread, and safe code cannot
        // change the level.
        self.at_dispatch.then(|| unsafe { Dispatch::assume() })
    }
}

impl Completed<Allocated> {
    /// The list, to keep it longer than the completion, or to inject it again.
    ///
    /// A clone cannot be kept: it was delivered, and giving it back to its custody would let the original pass as well (C-166).
    pub fn into_list(self) -> Nbl<Allocated> {
        self.list
    }
}
