//! A list that the stack gives back.

use core::marker::PhantomData;

use fwps_sys::NET_BUFFER_LIST_STATUS;

use crate::{
    Dispatch, Status,
    nbl::{Address, Allocated, Nbl, Origin},
};

/// An injected list that is the driver's again. Dropping it frees the list (C-016).
///
/// The completion runs at DISPATCH_LEVEL, on any processor, perhaps before the inject call returned (C-013). Where the stack completes below
/// that level (C-017), this crate raises it, so that nothing in a completion can wait.
#[doc(alias = "FWPS_INJECT_COMPLETE0")]
#[derive(Debug)]
pub struct Completed<O: Origin> {
    list: Nbl<O>,
    // The level is that of this thread.
    not_send: PhantomData<*mut ()>,
}

impl<O: Origin> Completed<O> {
    /// # Safety
    /// The thread is at DISPATCH_LEVEL for as long as the value exists.
    pub(crate) unsafe fn new(list: Nbl<O>) -> Self {
        Self {
            list,
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

    /// A witness that the completion runs at DISPATCH_LEVEL (C-018).
    pub fn dispatch(&self) -> Dispatch<'_> {
        // SAFETY: at DISPATCH_LEVEL (the duty of who made this value), which does not leave the thread; safe code cannot change the level.
        unsafe { Dispatch::assume() }
    }
}

impl Completed<Allocated> {
    /// The list, to keep it longer than the completion, or to inject it again.
    ///
    /// A clone cannot be kept: it was delivered, and giving it back to its custody would let the original pass as well (C-166).
    /// A copy that stood for an original does not any more: it was delivered.
    pub fn into_list(mut self) -> Nbl<Allocated> {
        self.list.stand_for(0);
        self.list
    }
}
