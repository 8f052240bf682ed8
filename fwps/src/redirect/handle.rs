//! The redirect handle of a provider.

use core::{
    ffi::c_void,
    fmt, ptr,
    sync::atomic::{AtomicPtr, Ordering},
};

use fwps_sys::{FwpsRedirectHandleCreate0, FwpsRedirectHandleDestroy0, HANDLE};

use crate::{
    Error, Guid, Passive, Shared, Status,
    driver::{Close, Image, Resource, Stage},
};

/// The handle that a driver redirects connections with, and knows its redirections by; a cheap reference to it.
///
/// Make one for each provider at start, with [`Start::redirect_handle`](crate::driver::Start::redirect_handle), and give copies to whoever
/// redirects (C-240). The image destroys it at unload, when no callout, worker or completion of the driver can run any more; dropping it
/// earlier destroys nothing.
#[derive(Clone)]
pub struct RedirectHandle(Shared<Core>);

/// # Invariants
/// The pointer is null, or a live redirect handle, which the image destroys.
struct Core(AtomicPtr<c_void>);

impl RedirectHandle {
    /// Makes the handle of a provider, by the provider's key. PASSIVE_LEVEL.
    ///
    /// Source: FwpsRedirectHandleCreate0.
    ///
    /// # Errors
    /// [`Error::Refused`] with the status of the engine; [`Error::NoMemory`] if non-paged pool is exhausted.
    #[doc(alias = "FwpsRedirectHandleCreate0")]
    #[doc(alias = "FwpsRedirectHandleDestroy0")]
    pub fn create(image: &Image, provider: Guid, _passive: &Passive<'_>) -> Result<Self, Error> {
        let core = Shared::try_new(Core(AtomicPtr::new(ptr::null_mut())))?;
        // Made before the handle exists, so that nothing can fail once it does.
        let resource = Resource::new(Stage::RedirectHandle, core.clone())?;
        let provider = provider.to_raw();
        let mut handle: HANDLE = ptr::null_mut();
        // SAFETY: PASSIVE_LEVEL by the witness (C-240); the key is read during the call; the flags are zero; the out pointer is a local.
        let status = unsafe { FwpsRedirectHandleCreate0(ptr::from_ref(&provider), 0, &raw mut handle) };
        Status::from_raw(status).ok("FwpsRedirectHandleCreate0")?;
        // INVARIANT: live, and adopted by the image.
        core.0.store(handle, Ordering::Release);
        image.adopt(resource);
        Ok(Self(core))
    }

    /// The handle, unless the image has destroyed it: then nothing of the driver runs but what is dropped last.
    pub(super) fn live(&self) -> Option<HANDLE> {
        let handle = self.0.0.load(Ordering::Acquire);
        (!handle.is_null()).then_some(handle)
    }
}

impl Close for Core {
    fn close(&self, _passive: &Passive<'_>) {
        let handle = self.0.swap(ptr::null_mut(), Ordering::AcqRel);
        if !handle.is_null() {
            // SAFETY: live, and taken out here alone. PASSIVE_LEVEL by the witness. Callouts were unregistered and pended classifications
            // completed at earlier stages, so nobody uses it (C-240).
            unsafe { FwpsRedirectHandleDestroy0(handle) };
        }
    }
}

impl fmt::Debug for RedirectHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RedirectHandle")
    }
}
