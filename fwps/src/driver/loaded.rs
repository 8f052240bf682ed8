//! Where a loaded driver is found again at unload.

use core::{
    ptr::{self, NonNull},
    sync::atomic::{AtomicPtr, Ordering},
};

use fwps_sys::DEVICE_OBJECT;

use super::{Driver, LoadedImage};
use crate::{Error, PoolBox};

/// What a loaded driver keeps until unload.
pub(super) struct Running<D> {
    /// `None` only while the driver starts or ends.
    pub(super) driver: Option<D>,
    pub(super) image: LoadedImage,
    /// The device that goes with the driver; `None` while it starts, and where somebody else made it.
    pub(super) device: Option<NonNull<DEVICE_OBJECT>>,
}

/// The place of one driver type: empty, or the loaded driver.
///
/// A driver may make further devices, so the place is not a device's extension.
///
/// # Invariants
/// The pointer is null, or the raw form of a `PoolBox<Running<D>>` that belongs to this place.
#[doc(hidden)]
pub struct Place<D>(AtomicPtr<Running<D>>);

/// A driver type that has a place; implemented by [`driver_entry!`](crate::driver_entry).
#[doc(hidden)]
pub trait HasPlace: Driver {
    /// The one place of the type. A constant, so that it is the same at load and unload.
    const PLACE: &'static Place<Self>;
}

impl<D> Place<D> {
    /// An empty place.
    #[expect(clippy::new_without_default, reason = "made in statics only")]
    pub const fn new() -> Self {
        Self(AtomicPtr::new(ptr::null_mut()))
    }

    /// Puts a loaded driver in.
    ///
    /// # Errors
    /// The driver and the reason, if the place is taken: an image is loaded once.
    pub(super) fn put(&self, running: PoolBox<Running<D>>) -> Result<(), (PoolBox<Running<D>>, Error)> {
        let running = running.into_raw();
        // INVARIANT: given away by `into_raw` just now.
        match self.0.compare_exchange(
            ptr::null_mut(),
            running.as_ptr(),
            Ordering::AcqRel,
            Ordering::Acquire,
        ) {
            Ok(_empty) => Ok(()),
            // SAFETY: not stored, so it is taken back once.
            Err(_taken) => Err((unsafe { PoolBox::from_raw(running) }, Error::AlreadyRegistered)),
        }
    }

    /// Takes the loaded driver out.
    pub(super) fn take(&self) -> Option<PoolBox<Running<D>>> {
        let running = NonNull::new(self.0.swap(ptr::null_mut(), Ordering::AcqRel))?;
        // SAFETY: the raw form of such a box (invariant), and nobody else gets it after the swap.
        Some(unsafe { PoolBox::from_raw(running) })
    }
}
