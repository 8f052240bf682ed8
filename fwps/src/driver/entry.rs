//! `DriverEntry` and unload of a WDM driver.

use core::{panic::PanicInfo, ptr, ptr::NonNull};

use fwps_sys::{
    DEVICE_OBJECT, DRIVER_OBJECT, FILE_DEVICE_NETWORK, FILE_DEVICE_SECURE_OPEN, IoCreateDevice,
    IoDeleteDevice, KeBugCheckEx, NTSTATUS, UNICODE_STRING,
};

use super::{
    Driver, LoadedImage, Stage, Start,
    loaded::{HasPlace, Running},
};
use crate::{Error, Passive, PoolBox, Status, ffi};

/// The body of `DriverEntry`, for the macro.
///
/// # Safety
/// Called by the kernel as `DriverEntry`, at PASSIVE_LEVEL, with the driver object of this image.
#[doc(hidden)]
pub unsafe fn enter<D: HasPlace>(
    driver_object: *mut DRIVER_OBJECT,
    registry_path: *mut UNICODE_STRING,
) -> NTSTATUS {
    // SAFETY: DriverEntry runs at PASSIVE_LEVEL (the caller's duty); the value does not outlive it.
    let passive = unsafe { Passive::assume() };
    // SAFETY: the driver object of this image and the path that the kernel gave with it.
    match unsafe { start::<D>(driver_object, registry_path, &passive) } {
        Ok(()) => Status::SUCCESS.to_raw(),
        // Everything was closed, so the image must not stay loaded, as an informational status would let it.
        Err(error) if error.status().is_nt_success() => Status::UNSUCCESSFUL.to_raw(),
        Err(error) => error.status().to_raw(),
    }
}

/// # Safety
/// Both are what the kernel gave to `DriverEntry`.
unsafe fn start<D: HasPlace>(
    driver_object: *mut DRIVER_OBJECT,
    registry_path: *mut UNICODE_STRING,
    passive: &Passive<'_>,
) -> Result<(), Error> {
    let mut device = ptr::null_mut();
    // SAFETY: the driver object is live (the caller's duty); no name and no extension are asked for; the out pointer is a local.
    let status = unsafe {
        IoCreateDevice(
            driver_object,
            0,
            ptr::null_mut(),
            FILE_DEVICE_NETWORK,
            FILE_DEVICE_SECURE_OPEN,
            0,
            &raw mut device,
        )
    };
    Status::from_raw(status).ok("IoCreateDevice")?;
    let device = Device(NonNull::new(device).ok_or(Error::NoMemory {
        function: "IoCreateDevice",
    })?);

    // SAFETY: a device of this driver, which is deleted after the image was closed: by the guard when `load` has failed, and by `end`
    // otherwise. The other two are the kernel's (the caller's duty).
    let mut running = unsafe { load::<D>(driver_object, device.0.as_ptr(), registry_path, passive) }?;
    // From here, `end` deletes the device.
    running.device = Some(device.0);
    core::mem::forget(device);
    if let Err((running, error)) = D::PLACE.put(running) {
        end(running, passive);
        return Err(error);
    }
    // SAFETY: the driver object is live (the caller's duty), and DriverEntry is the place to set this.
    unsafe { (*driver_object).DriverUnload = Some(unload::<D>) };
    Ok(())
}

/// The unload routine.
///
/// # Safety
/// Called by the kernel once, at PASSIVE_LEVEL, for a driver that `start::<D>` started.
unsafe extern "system" fn unload<D: HasPlace>(_driver_object: *mut DRIVER_OBJECT) {
    // SAFETY: unload runs at PASSIVE_LEVEL (the caller's duty); the value does not outlive it.
    let passive = unsafe { Passive::assume() };
    if let Some(running) = D::PLACE.take() {
        end(running, &passive);
    }
}

/// Begins the book-keeping of the image, and starts a driver in it; if that is refused, what it had made is ended.
///
/// # Safety
/// As for [`Start::new`]; the caller gives what is returned to [`end`] before the image is unloaded.
pub(super) unsafe fn load<D: Driver>(
    driver_object: *mut DRIVER_OBJECT,
    device: *mut DEVICE_OBJECT,
    registry_path: *mut UNICODE_STRING,
    passive: &Passive<'_>,
) -> Result<PoolBox<Running<D>>, Error> {
    // SAFETY: `end` closes it, which is called here if the start fails, and by the caller otherwise (its duty).
    let image = unsafe { LoadedImage::new() }?;
    let running = Running {
        driver: None,
        image,
        device: None,
    };
    let mut running = PoolBox::try_new(running)?;
    // SAFETY: the caller's duty.
    let mut tools = unsafe {
        Start::new(
            running.image.image(),
            driver_object,
            device,
            registry_path,
            passive,
        )
    };
    match D::start(&mut tools) {
        Ok(driver) => {
            running.driver = Some(driver);
            Ok(running)
        }
        Err(error) => {
            end(running, passive);
            Err(error)
        }
    }
}

/// Ends a driver in the order that [`Driver`] describes.
pub(super) fn end<D: Driver>(running: PoolBox<Running<D>>, passive: &Passive<'_>) {
    let Running {
        mut driver,
        image,
        device,
    } = running.into_inner();
    let device = device.map(Device);
    image.image().close_stage(Stage::Operation, passive);
    image.image().close_stage(Stage::FrameHandle, passive);
    image.image().close_stage(Stage::Engine, passive);
    image.image().close_stage(Stage::Callout, passive);
    if let Some(driver) = &mut driver {
        driver.stop(passive);
    }
    image.image().close_stage(Stage::Queue, passive);
    drop(driver);
    // What is left belongs to owners that were leaked, or that a completion holds.
    image.close(passive);
    drop(device);
}

/// A device object that is deleted at the end.
struct Device(NonNull<DEVICE_OBJECT>);

impl Drop for Device {
    fn drop(&mut self) {
        // SAFETY: made by `start`; the image was closed before, so no callout refers to it any more (C-175).
        unsafe { IoDeleteDevice(self.0.as_ptr()) };
    }
}

/// Stops the machine after a panic, with a bug check that names this crate: code `0x66777073` ("fwps"), then 1, address and length of the
/// source file's name, and the line.
///
/// The entry macro makes it the panic handler of the image. A driver with its own entry does that itself, instead of linking a crate that
/// brings another handler:
///
/// ```ignore
/// #[panic_handler]
/// fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
///     fwps::driver::panic_bug_check(info)
/// }
/// ```
///
/// Source: KeBugCheckEx.
#[doc(alias = "KeBugCheckEx")]
pub fn panic_bug_check(info: &PanicInfo<'_>) -> ! {
    let (file, length, line) = match info.location() {
        Some(place) => (place.file().as_ptr().addr(), place.file().len(), place.line()),
        None => (0, 0, 0),
    };
    // SAFETY: callable at any IRQL; does not return.
    unsafe {
        KeBugCheckEx(
            ffi::BUG_CHECK_CODE,
            ffi::BUG_CHECK_PANIC as _,
            file as _,
            length as _,
            line.into(),
        )
    }
}
