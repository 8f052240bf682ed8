//! A session with the filter engine.

use core::{
    fmt, mem, ptr,
    sync::atomic::{AtomicPtr, Ordering},
};

use fwps_sys::{
    FWPM_SESSION_FLAG_DYNAMIC, FWPM_SESSION0, FwpmEngineClose0, FwpmEngineOpen0, HANDLE, RPC_C_AUTHN_WINNT,
};

use super::{Transaction, WideStr};
use crate::{
    Error, Passive, Shared, Status,
    driver::{Close, Image, Resource, Stage},
    inject::rundown::{Rundown, Using},
};

/// A dynamic session with the filter engine: what is added in it is deleted when it is closed (C-337), so a driver that unloads
/// leaves no filter behind that would block the network (C-379).
///
/// `Drop` closes it at PASSIVE_LEVEL; elsewhere, and if it is leaked, the [`Image`] does at unload (C-335).
///
/// Source: FwpmEngineOpen0, FwpmEngineClose0.
///
/// # Invariants
/// `core.handle` is null or an open session.
#[doc(alias = "FwpmEngineOpen0")]
pub struct Engine {
    core: Shared<Core>,
    image: Image,
}

struct Core {
    handle: AtomicPtr<core::ffi::c_void>,
    rundown: Rundown,
}

impl Engine {
    /// Opens a dynamic session. PASSIVE_LEVEL.
    ///
    /// # Errors
    /// [`Error::Refused`] if the base filtering engine does not run (C-331) or refuses, [`Error::NoMemory`] if non-paged pool is
    /// exhausted.
    pub fn open(image: &Image, name: WideStr, _passive: &Passive<'_>) -> Result<Self, Error> {
        let core = Shared::try_new(Core {
            handle: AtomicPtr::new(ptr::null_mut()),
            rundown: Rundown::new(),
        })?;
        // Made before the session exists, so that nothing can fail once it does. The image gets it afterwards: it closes what it has, and
        // would find no session yet.
        let resource = Resource::new(Stage::Engine, core.clone())?;
        // SAFETY: all zero is a valid FWPM_SESSION0: null pointers, zero numbers and an empty key.
        let mut session: FWPM_SESSION0 = unsafe { mem::zeroed() };
        session.displayData.name = name.as_ptr();
        session.flags = FWPM_SESSION_FLAG_DYNAMIC;
        let mut handle: HANDLE = ptr::null_mut();
        // SAFETY: PASSIVE_LEVEL by the witness; server and identity are null and the service is WINNT, as the kernel wants (C-332);
        // the session is read during the call, its name is static; the out pointer is a local.
        let status = unsafe {
            FwpmEngineOpen0(
                ptr::null(),
                RPC_C_AUTHN_WINNT,
                ptr::null_mut(),
                &raw const session,
                &raw mut handle,
            )
        };
        Status::from_raw(status).ok("FwpmEngineOpen0")?;
        // INVARIANT: open.
        core.handle.store(handle, Ordering::Release);
        image.adopt(resource);
        Ok(Self {
            core,
            image: image.clone(),
        })
    }

    /// Begins a transaction; a session has one at a time (C-339). PASSIVE_LEVEL.
    ///
    /// # Errors
    /// [`Error::Refused`] with `STATUS_FWP_TIMEOUT` if another client holds the lock for longer than 15 seconds (C-342), or with
    /// `STATUS_FWP_SESSION_ABORTED` if the engine ended the session.
    pub fn transaction<'e>(&'e mut self, passive: &'e Passive<'e>) -> Result<Transaction<'e>, Error> {
        Transaction::begin(self, passive)
    }

    /// Begins a call: the open session, and a guard that keeps it open for the call.
    ///
    /// # Errors
    /// [`Error::Refused`] with `STATUS_FWP_SESSION_ABORTED` if the image closed the session, at unload.
    pub(super) fn begin(&self, function: &'static str) -> Result<(HANDLE, Using<'_>), Error> {
        let closed = Error::Refused {
            function,
            status: Status::FWP_SESSION_ABORTED,
        };
        let using = self.core.rundown.enter().ok_or(closed)?;
        let handle = self.core.handle.load(Ordering::Acquire);
        if handle.is_null() {
            Err(closed)
        } else {
            Ok((handle, using))
        }
    }
}

impl Close for Core {
    fn close(&self, passive: &Passive<'_>) {
        self.rundown.close(passive);
        let handle = self.handle.swap(ptr::null_mut(), Ordering::AcqRel);
        if handle.is_null() {
            return;
        }
        // The session is gone whatever the status says.
        // SAFETY: an open session, taken out of `handle` by this thread alone; PASSIVE_LEVEL by the witness.
        let _status = unsafe { FwpmEngineClose0(handle) };
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let _left_to_the_image = Passive::check(|passive| {
            self.core.close(passive);
            self.image.release(self.core.address().cast());
        });
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Engine")
    }
}
