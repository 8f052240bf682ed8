//! The loaded driver image, and everything that must end before it goes away.

use core::{fmt, ptr::NonNull};

use crate::{Error, Passive, PoolBox, Shared, sync::SpinLock};

/// The loaded driver image, as a cheap reference.
///
/// Whatever lets the kernel call into the image is registered here: sessions with their filters, callouts, worker threads, injection
/// handles. The image ends it before unload returns, even if its owner was leaked (C-373). So no value of this crate needs its `Drop`
/// to run for soundness.
#[derive(Clone)]
pub struct Image {
    inner: Shared<Inner>,
}

struct Inner {
    resources: SpinLock<Resources>,
}

/// A singly linked list; it is short, and changes at start and stop only.
struct Resources {
    first: Option<PoolBox<Resource>>,
}

/// When a resource is ended; in the order of unload (C-373).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Pended operations and classifications are completed, while filters and callouts are there to carry the decisions out.
    Operation,
    /// Handles that inject frames are destroyed: their injections need a callout with a filter until they have completed (C-068).
    FrameHandle,
    /// Sessions are closed, which deletes their filters: traffic reaches the callouts no more.
    Engine,
    /// Callouts are unregistered, so no classify starts after.
    Callout,
    /// Queues are drained and their threads joined: no thread of the driver runs after.
    Queue,
    /// The other injection handles are destroyed, so every completion has run after.
    InjectionHandle,
    /// Redirect handles are destroyed: nobody can use them any more (C-240).
    RedirectHandle,
}

/// What a resource does when its stage comes. Called once or after the owner did the same, so it must be harmless twice.
pub(crate) trait Close: Send + Sync + 'static {
    fn close(&self, passive: &Passive<'_>);

    /// Whether the calling thread is one that `close` waits for.
    fn runs_on_this_thread(&self) -> bool {
        false
    }
}

/// One share of something that must be closed.
///
/// # Invariants
/// `raw` is a share given away by `Shared::into_raw`, of the type that `close` and `release` were made for.
pub(crate) struct Resource {
    stage: Stage,
    address: *const (),
    raw: NonNull<()>,
    close: unsafe fn(*const (), &Passive<'_>),
    runs_on_this_thread: unsafe fn(*const ()) -> bool,
    release: unsafe fn(NonNull<()>),
    next: Option<PoolBox<Resource>>,
}

// SAFETY: the share is of a type that is Send and Sync (bound of Close).
unsafe impl Send for Resource {}

impl Resource {
    pub(crate) fn new<T: Close>(stage: Stage, share: Shared<T>) -> Result<PoolBox<Self>, Error> {
        /// # Safety
        /// `address` names a live `T`.
        unsafe fn close<T: Close>(address: *const (), passive: &Passive<'_>) {
            // SAFETY: the caller's duty.
            let subject = unsafe { &*address.cast::<T>() };
            subject.close(passive);
        }
        /// # Safety
        /// `address` names a live `T`.
        unsafe fn runs_on_this_thread<T: Close>(address: *const ()) -> bool {
            // SAFETY: the caller's duty.
            let subject = unsafe { &*address.cast::<T>() };
            subject.runs_on_this_thread()
        }
        /// # Safety
        /// `raw` is a share of a `T` that is taken back once.
        unsafe fn release<T: Close>(raw: NonNull<()>) {
            // SAFETY: the caller's duty.
            drop(unsafe { Shared::<T>::from_raw(raw) });
        }

        let address = share.address().cast();
        // INVARIANT: the share is given away here, and the functions are made for T.
        let raw = share.into_raw();
        let resource = Self {
            stage,
            address,
            raw,
            close: close::<T>,
            runs_on_this_thread: runs_on_this_thread::<T>,
            release: release::<T>,
            next: None,
        };
        // If the pool is exhausted, dropping the resource releases the share.
        Ok(PoolBox::try_new(resource)?)
    }
}

impl Drop for Resource {
    fn drop(&mut self) {
        // SAFETY: the share is of the type that `release` was made for (invariant), and ends here.
        unsafe { (self.release)(self.raw) };
    }
}

/// The owner of an [`Image`]: whoever loads and unloads the driver.
///
/// Only the owner can close it; jobs and callouts, which would wait for themselves, have references.
#[derive(Debug)]
#[must_use = "the image must be closed before it is unloaded"]
pub struct LoadedImage(Image);

impl LoadedImage {
    /// Begins the book-keeping of one loaded driver. IRQL <= DISPATCH_LEVEL.
    ///
    /// The entry macro does this. A driver that writes its own `DriverEntry`, for example with KMDF, does it there, keeps the
    /// value, and calls [`LoadedImage::close`] in its unload routine.
    ///
    /// # Errors
    /// [`Error::NoMemory`] if non-paged pool is exhausted.
    ///
    /// # Safety
    /// The caller calls [`LoadedImage::close`] before the image is unloaded, on every path, and runs nothing of the driver afterwards.
    pub unsafe fn new() -> Result<Self, Error> {
        let inner = Shared::try_new(Inner {
            resources: SpinLock::new(Resources { first: None }),
        })?;
        Ok(Self(Image { inner }))
    }

    /// The reference that things are made with.
    pub fn image(&self) -> &Image {
        &self.0
    }

    /// Ends everything that lets the kernel call into the image, in the one right order: pended operations, handles that inject frames, filter
    /// engine sessions, callouts, workers, other injection handles, redirect handles. PASSIVE_LEVEL.
    ///
    /// Waits for running classify functions, queued work, and pending injections. After it, nothing calls into the image.
    pub fn close(self, passive: &Passive<'_>) {
        // What is dropped on the way is the driver's code, and can make things of a stage that has passed.
        while !self.0.is_empty() {
            for stage in [
                Stage::Operation,
                Stage::FrameHandle,
                Stage::Engine,
                Stage::Callout,
                Stage::Queue,
                Stage::InjectionHandle,
                Stage::RedirectHandle,
            ] {
                self.0.close_stage(stage, passive);
            }
        }
    }
}

impl Image {
    fn is_empty(&self) -> bool {
        self.inner.resources.lock().first.is_none()
    }

    pub(super) fn close_stage(&self, stage: Stage, passive: &Passive<'_>) {
        while let Some(resource) = self.take(|resource| resource.stage == stage) {
            // SAFETY: the share of `resource` keeps its subject alive.
            unsafe { (resource.close)(resource.address, passive) };
        }
    }

    /// Registers a resource, to be closed at its stage.
    pub(crate) fn adopt(&self, mut resource: PoolBox<Resource>) {
        let mut resources = self.inner.resources.lock();
        resource.next = resources.first.take();
        resources.first = Some(resource);
    }

    /// Forgets a resource that its owner closed. Its share is dropped, outside the lock.
    pub(crate) fn release(&self, address: *const ()) {
        drop(self.take(|resource| resource.address == address));
    }

    /// Whether the calling thread is the worker of a queue.
    ///
    /// Such a thread waits for no queue: the other queue's worker may be waiting for this one.
    pub(crate) fn is_worker_thread(&self) -> bool {
        let resources = self.inner.resources.lock();
        let mut next = &resources.first;
        while let Some(resource) = next {
            // SAFETY: the share of `resource` keeps its subject alive.
            if unsafe { (resource.runs_on_this_thread)(resource.address) } {
                return true;
            }
            next = &resource.next;
        }
        false
    }

    fn take(&self, wanted: impl Fn(&Resource) -> bool) -> Option<PoolBox<Resource>> {
        let mut resources = self.inner.resources.lock();
        let mut place = &mut resources.first;
        loop {
            match place {
                None => return None,
                Some(resource) if wanted(resource) => break,
                Some(resource) => place = &mut resource.next,
            }
        }
        let mut found = place.take()?;
        *place = found.next.take();
        Some(found)
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Image")
    }
}
