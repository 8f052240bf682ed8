//! The injection handle.

use core::{fmt, marker::PhantomData, ptr, sync::atomic::AtomicPtr, sync::atomic::Ordering};

use fwps_sys::{ADDRESS_FAMILY, FwpsInjectionHandleCreate0, FwpsInjectionHandleDestroy0, HANDLE};

use super::{
    InjectTo, InjectionType, Kind, Target,
    offer::Injector,
    rundown::{Rundown, Using},
};
use crate::{
    Error, Lookaside, OutOfBand, Passive, Shared, Status,
    driver::{Close, Image, Resource, Stage},
    irql::if_waiting_is_allowed,
};

/// A handle that puts packets into the stack, of one kind `K`.
///
/// Made once at start and kept; sharing it is by reference. Injecting needs only `&self`, at IRQL <= DISPATCH_LEVEL.
///
/// # Dropping
/// At PASSIVE_LEVEL, `Drop` destroys the handle and so waits until every injection made with it has completed, which means
/// until each completion closure has run (C-007). Above PASSIVE_LEVEL, and so in a completion closure that owned the handle, waiting
/// would hang (C-008): there `Drop` leaves the handle to the [`Image`], which destroys it before unload returns. The same happens
/// to a handle that is leaked, and to one that is just putting an original frame back.
///
/// Do not drop a handle in classify, which may run at PASSIVE_LEVEL (C-008): there `Drop` cannot tell that it must not wait.
///
/// Source: FwpsInjectionHandleCreate0, FwpsInjectionHandleDestroy0.
///
/// # Invariants
/// `core.handle` is null or a live injection handle of kind `K`. It becomes null when the handle is destroyed, which is done
/// by the owner of this value or, after `core.rundown` was closed, by the image. Shares of it are of kinds that inject frames, whose rundown
/// the owner closes as well. The image does so after all callouts and workers have ended,
/// unless `K` injects frames: then it does so first (C-068).
#[doc(alias = "FwpsInjectionHandleCreate0")]
pub struct InjectionHandle<K: Kind> {
    core: Shared<Core>,
    image: Image,
    lookaside: Option<Lookaside>,
    kind: PhantomData<K>,
}

pub(super) struct Core {
    handle: AtomicPtr<core::ffi::c_void>,
    rundown: Rundown,
}

impl<K: Kind> InjectionHandle<K> {
    /// Makes a handle. PASSIVE_LEVEL (C-006).
    ///
    /// # Errors
    /// [`Error::TcpipNotReady`] if the stack has not started: transient at boot, try again later (C-005).
    /// [`Error::Refused`] for other statuses, [`Error::NoMemory`] if non-paged pool is exhausted.
    pub fn create(image: &Image, _passive: &Passive<'_>) -> Result<Self, Error> {
        let stage = if K::MUST_END_FIRST {
            Stage::FrameHandle
        } else {
            Stage::InjectionHandle
        };
        Ok(Self {
            core: create(image, K::ADDRESS_FAMILY, K::TYPES, stage)?,
            image: image.clone(),
            lookaside: None,
            kind: PhantomData,
        })
    }

    /// Lets completions that do not fit into a word take their blocks from `lookaside`, where those are large enough.
    #[must_use]
    pub fn with_lookaside(mut self, lookaside: Lookaside) -> Self {
        self.lookaside = Some(lookaside);
        self
    }

    /// Destroys the handle, after waiting for every injection made with it. PASSIVE_LEVEL.
    ///
    /// The same as dropping it there; this form shows in the source where the driver waits.
    #[doc(alias = "FwpsInjectionHandleDestroy0")]
    pub fn close(self, passive: &Passive<'_>) {
        self.destroy(passive);
    }

    fn destroy(&self, passive: &Passive<'_>) {
        // Nobody borrows the handle, but an original that is put back has a share, even in a call that this one is inside. The image
        // destroys it then.
        if K::MUST_END_FIRST && !self.core.rundown.try_close() {
            return;
        }
        self.core.destroy(passive);
        self.image.release(self.core.address().cast());
    }

    /// What an injection to a target `T` works with, and what keeps the handle alive for it.
    #[inline]
    pub(super) fn injector<A: Target, T: InjectTo<A>>(&self) -> (Injector<'_>, Option<T::Guard<'_>>) {
        let (handle, guard) = match T::begin(self) {
            Ok((handle, guard)) => (Ok(handle), Some(guard)),
            Err(status) => (Err(status), None),
        };
        let lookaside = self.lookaside.as_ref();
        (Injector { handle, lookaside }, guard)
    }

    /// What an injection on a worker works with, and what keeps the handle alive for it.
    #[inline]
    pub(super) fn injector_on_worker(&self, _worker: &OutOfBand<'_>) -> (Injector<'_>, Option<Using<'_>>) {
        let (handle, guard) = match self.while_callbacks_run() {
            Ok((handle, guard)) => (Ok(handle), guard),
            Err(status) => (Err(status), None),
        };
        let lookaside = self.lookaside.as_ref();
        (Injector { handle, lookaside }, guard)
    }

    /// Begins an injection from anywhere: the raw handle, and a guard that keeps it alive for the call.
    pub(super) fn begin(&self) -> Result<(HANDLE, Using<'_>), Status> {
        self.core.begin()
    }

    /// Begins a use inside classify or on a worker: the raw handle, and what keeps it alive.
    ///
    /// The image destroys most handles after it has ended all callouts and workers, and the owner of this value does it while nobody borrows
    /// it; so they stay alive without a guard.
    #[inline]
    pub(super) fn while_callbacks_run(&self) -> Result<(HANDLE, Option<Using<'_>>), Status> {
        if K::MUST_END_FIRST {
            let (handle, using) = self.begin()?;
            return Ok((handle, Some(using)));
        }
        Ok((self.core.live()?, None))
    }

    /// A share of the handle, which does not keep it from being destroyed.
    pub(crate) fn share(&self) -> HandleShare {
        HandleShare(self.core.clone())
    }
}

/// A share of a handle of any kind; each use begins anew.
#[derive(Clone)]
pub(crate) struct HandleShare(Shared<Core>);

impl HandleShare {
    /// Runs `inject` with the raw handle, which lives meanwhile.
    ///
    /// # Errors
    /// The handle is closing; `inject` is not called.
    pub(crate) fn with<R>(&self, inject: impl FnOnce(HANDLE) -> R) -> Result<R, Status> {
        let (handle, _using) = self.0.begin()?;
        Ok(inject(handle))
    }
}

impl fmt::Debug for HandleShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HandleShare")
    }
}

/// Makes the handle and registers it with the image, for every kind alike. PASSIVE_LEVEL.
#[inline(never)]
fn create(
    image: &Image,
    family: ADDRESS_FAMILY,
    types: InjectionType,
    stage: Stage,
) -> Result<Shared<Core>, Error> {
    let core = Shared::try_new(Core {
        handle: AtomicPtr::new(ptr::null_mut()),
        rundown: Rundown::new(),
    })?;
    // Made before the handle exists, so that nothing can fail once it does.
    let resource = Resource::new(stage, core.clone())?;
    let mut handle: HANDLE = ptr::null_mut();
    // SAFETY: PASSIVE_LEVEL (the caller's witness, C-006); flags and family are a documented pair (C-001 to C-003); the out pointer is a
    // local.
    let status = unsafe { FwpsInjectionHandleCreate0(family, types.bits(), &raw mut handle) };
    Status::from_raw(status).ok("FwpsInjectionHandleCreate0")?;
    // INVARIANT: live and of the kind of these types.
    core.handle.store(handle, Ordering::Release);
    image.adopt(resource);
    Ok(core)
}

impl Core {
    fn begin(&self) -> Result<(HANDLE, Using<'_>), Status> {
        let using = self.rundown.enter().ok_or(Status::FWP_INJECT_HANDLE_CLOSING)?;
        Ok((self.live()?, using))
    }

    fn live(&self) -> Result<HANDLE, Status> {
        let handle = self.handle.load(Ordering::Acquire);
        if handle.is_null() {
            Err(Status::FWP_INJECT_HANDLE_CLOSING)
        } else {
            Ok(handle)
        }
    }

    fn destroy(&self, _passive: &Passive<'_>) {
        let handle = self.handle.swap(ptr::null_mut(), Ordering::AcqRel);
        if handle.is_null() {
            return;
        }
        // The status says nothing that could be acted on: the handle is gone in any case.
        // SAFETY: a live handle, taken out of `handle` by this thread alone, so destroyed once. PASSIVE_LEVEL by the witness. No
        // other thread is inside an inject function with it: either the caller owns the InjectionHandle, of which nothing has a share, or the
        // rundown was closed, and what is not counted by it has ended.
        let _status = unsafe { FwpsInjectionHandleDestroy0(handle) };
    }
}

impl Close for Core {
    fn close(&self, passive: &Passive<'_>) {
        self.rundown.close(passive);
        self.destroy(passive);
    }
}

impl<K: Kind> Drop for InjectionHandle<K> {
    fn drop(&mut self) {
        // Elsewhere the image still has it, and destroys it at unload.
        let _destroyed = if_waiting_is_allowed(|passive| self.destroy(passive));
    }
}

impl<K: Kind> fmt::Debug for InjectionHandle<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("InjectionHandle").field(&K::TYPES).finish()
    }
}
