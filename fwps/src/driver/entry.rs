//! `DriverEntry` and unload of a WDM driver.

use core::{panic::PanicInfo, ptr, ptr::NonNull};

use fwps_sys::{
    DEVICE_OBJECT, DRIVER_OBJECT, FILE_DEVICE_NETWORK, FILE_DEVICE_SECURE_OPEN, IoCreateDevice,
    IoDeleteDevice, KeBugCheckEx, NTSTATUS, UNICODE_STRING,
};

use super::{Driver, Image, Stage, Start};
use crate::{Error, Passive, PoolBox, Status, ffi};

/// What a loaded driver keeps until unload.
struct Running<D> {
    /// `None` only while the driver starts or ends.
    driver: Option<D>,
    image: Image,
}

/// The body of `DriverEntry`, for the macro.
///
/// # Safety
/// Called by the kernel as `DriverEntry`, at PASSIVE_LEVEL, with the driver object of this image.
#[doc(hidden)]
pub unsafe fn enter<D: Driver>(
    driver_object: *mut DRIVER_OBJECT,
    _registry_path: *mut UNICODE_STRING,
) -> NTSTATUS {
    // SAFETY: DriverEntry runs at PASSIVE_LEVEL (the caller's duty); the value does not outlive it.
    let passive = unsafe { Passive::assume() };
    // SAFETY: the driver object of this image, which has no device yet.
    match unsafe { start::<D>(driver_object, &passive) } {
        Ok(()) => Status::SUCCESS.to_raw(),
        Err(error) => error.status().to_raw(),
    }
}

/// # Safety
/// `driver_object` is that of this image, and nothing else keeps state in its devices.
unsafe fn start<D: Driver>(driver_object: *mut DRIVER_OBJECT, passive: &Passive<'_>) -> Result<(), Error> {
    let mut device = ptr::null_mut();
    // SAFETY: the driver object is live (the caller's duty); no name is asked for; the out pointer is a local.
    let status = unsafe {
        IoCreateDevice(
            driver_object,
            size_of::<*mut Running<D>>() as u32,
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

    // SAFETY: closed below if the start fails, and by `unload` otherwise.
    let image = unsafe { Image::new() }?;
    let mut running = PoolBox::try_new(Running { driver: None, image })?;
    // SAFETY: the device is deleted after the image was closed: by the guard below, or by `unload`.
    let mut tools = unsafe { Start::new(&running.image, device.0.as_ptr(), passive) };
    match D::start(&mut tools) {
        Ok(driver) => running.driver = Some(driver),
        Err(error) => {
            end(running, passive);
            return Err(error);
        }
    }

    let device = device.keep();
    // SAFETY: a live device object.
    let extension = unsafe { (*device).DeviceExtension }.cast::<*mut Running<D>>();
    // SAFETY: the extension was made with room for this pointer, and belongs to the driver.
    unsafe { extension.write(running.into_raw().as_ptr()) };
    // SAFETY: the driver object is live (the caller's duty), and DriverEntry is the place to set this.
    unsafe { (*driver_object).DriverUnload = Some(unload::<D>) };
    Ok(())
}

/// The unload routine.
///
/// # Safety
/// Called by the kernel once, at PASSIVE_LEVEL, for a driver that `start::<D>` started.
unsafe extern "system" fn unload<D: Driver>(driver_object: *mut DRIVER_OBJECT) {
    // SAFETY: unload runs at PASSIVE_LEVEL (the caller's duty); the value does not outlive it.
    let passive = unsafe { Passive::assume() };
    // SAFETY: the driver object is live (the caller's duty), and its only device is the one of `start`.
    let Some(device) = NonNull::new(unsafe { (*driver_object).DeviceObject }) else {
        return;
    };
    let device = Device(device);
    // SAFETY: live until the guard is dropped, last.
    let extension = unsafe { (*device.0.as_ptr()).DeviceExtension }.cast::<*mut Running<D>>();
    // SAFETY: `start` wrote the pointer there.
    let Some(running) = NonNull::new(unsafe { extension.read() }) else {
        return;
    };
    // SAFETY: given away by `start`, taken back here once.
    end(unsafe { PoolBox::from_raw(running) }, &passive);
}

/// Ends a driver in the order that [`Driver`] describes.
fn end<D: Driver>(mut running: PoolBox<Running<D>>, passive: &Passive<'_>) {
    running.image.close_stage(Stage::Engine, passive);
    running.image.close_stage(Stage::Callout, passive);
    if let Some(driver) = &mut running.driver {
        driver.stop(passive);
    }
    running.image.close_stage(Stage::Queue, passive);
    drop(running.driver.take());
    // What is left belongs to owners that were leaked, or that a completion holds.
    running.image.close(passive);
}

/// A device object that is deleted unless it is kept.
struct Device(NonNull<DEVICE_OBJECT>);

impl Device {
    fn keep(self) -> *mut DEVICE_OBJECT {
        core::mem::ManuallyDrop::new(self).0.as_ptr()
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        // SAFETY: made by `start`; the image was closed before, so no callout refers to it any more (C-175).
        unsafe { IoDeleteDevice(self.0.as_ptr()) };
    }
}

/// Stops the machine after a panic: bug check `fwps`, 1, address and length of the source file's name, line.
#[doc(hidden)]
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
