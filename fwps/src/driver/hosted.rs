//! A driver inside an entry that somebody else wrote: that of KMDF, for example.

use core::{ffi::c_void, fmt, ptr::NonNull};

use fwps_sys::{DEVICE_OBJECT, DRIVER_OBJECT, UNICODE_STRING};

use super::{
    Driver,
    entry::{end, load},
    loaded::Running,
};
use crate::{Error, Passive, PoolBox};

/// A driver that is loaded by an entry of its own, for example inside of a KMDF driver.
///
/// The entry macro does all this for a WDM driver. Where another framework owns `DriverEntry`, the device and the unload routine, start the
/// [`Driver`] when the device is there, keep this value, and call [`unload`](Self::unload) from the framework's unload routine. List the
/// callouts in [`callouts!`](crate::callouts). The book has a page about it.
///
/// ```no_run
/// use core::{ffi::c_void, ptr, ptr::NonNull, sync::atomic::{AtomicPtr, Ordering}};
///
/// use fwps::{Error, Passive, driver::{Driver, LoadedDriver}};
/// use fwps_sys::{DEVICE_OBJECT, DRIVER_OBJECT, UNICODE_STRING};
///
/// static LOADED: AtomicPtr<c_void> = AtomicPtr::new(ptr::null_mut());
///
/// /// Called by DriverEntry, when the framework has made the device.
/// ///
/// /// # Safety
/// /// As for [`LoadedDriver::start`]; `stop` is called from the unload routine.
/// unsafe fn start<D: Driver>(
///     driver: *mut DRIVER_OBJECT,
///     device: *mut DEVICE_OBJECT,
///     path: *mut UNICODE_STRING,
/// ) -> Result<(), Error> {
///     Passive::check(|passive| {
///         // SAFETY: the caller's duty.
///         let loaded = unsafe { LoadedDriver::<D>::start(driver, device, path, passive) }?;
///         LOADED.store(loaded.into_raw().as_ptr(), Ordering::Release);
///         Ok(())
///     })?
/// }
///
/// /// Called by the unload routine of the framework.
/// fn stop<D: Driver>() {
///     let loaded = NonNull::new(LOADED.swap(ptr::null_mut(), Ordering::AcqRel));
///     let _at_passive_level = Passive::check(|passive| {
///         if let Some(raw) = loaded {
///             // SAFETY: what `into_raw` gave in `start`, taken out of its place by this thread alone.
///             unsafe { LoadedDriver::<D>::from_raw(raw) }.unload(passive);
///         }
///     });
/// }
/// ```
#[must_use = "the driver must be unloaded before its image is"]
pub struct LoadedDriver<D: Driver>(PoolBox<Running<D>>);

impl<D: Driver> LoadedDriver<D> {
    /// Starts a driver, with a device that somebody else made. PASSIVE_LEVEL.
    ///
    /// # Errors
    /// What [`Driver::start`] returned, or [`Error::NoMemory`]. What the driver had made is ended then, and nothing of it is left.
    ///
    /// # Safety
    /// `device` is a device object of this driver; it is deleted after [`unload`](Self::unload) has returned, or this function with an error
    /// (C-175). `driver_object` and `registry_path` are what the kernel gave to `DriverEntry`. The caller calls [`unload`](Self::unload)
    /// before the image is unloaded, on every path, and runs nothing of the driver afterwards.
    pub unsafe fn start(
        driver_object: *mut DRIVER_OBJECT,
        device: *mut DEVICE_OBJECT,
        registry_path: *mut UNICODE_STRING,
        passive: &Passive<'_>,
    ) -> Result<Self, Error> {
        // SAFETY: the caller's duty.
        unsafe { load::<D>(driver_object, device, registry_path, passive) }.map(Self)
    }

    /// Ends the driver, in the order that [`Driver`] describes, but for the device. PASSIVE_LEVEL.
    ///
    /// Waits for running classify functions, queued work and pending injections. After it, nothing calls into the image.
    pub fn unload(self, passive: &Passive<'_>) {
        end(self.0, passive);
    }

    /// Gives the value away as a pointer, for a static or for the context of a framework's object.
    pub fn into_raw(self) -> NonNull<c_void> {
        self.0.into_raw().cast()
    }

    /// Takes it back.
    ///
    /// # Safety
    /// `raw` comes from [`into_raw`](Self::into_raw) of the same `D`, and is taken back once.
    pub unsafe fn from_raw(raw: NonNull<c_void>) -> Self {
        // SAFETY: the caller's duty.
        Self(unsafe { PoolBox::from_raw(raw.cast()) })
    }
}

impl<D: Driver> fmt::Debug for LoadedDriver<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LoadedDriver")
    }
}
