//! A driver whose DriverEntry and DriverUnload do what a test says.

use std::sync::{Mutex, PoisonError};

use fwps_sim::{Driver, LoadError, Sim};
use fwps_sys as sys;

/// A DRIVER_OBJECT that a job is given.
pub(crate) type Object = *mut sys::DRIVER_OBJECT;

type Start = Box<dyn FnOnce(Object) -> sys::NTSTATUS + Send>;
type Stop = Box<dyn FnOnce() + Send>;

/// What the next DriverEntry and its DriverUnload do. A process has one machine at a time.
static NEXT: Mutex<(Option<Start>, Option<Stop>)> = Mutex::new((None, None));

unsafe extern "system" fn unload(_driver: Object) {
    let stop = NEXT.lock().unwrap_or_else(PoisonError::into_inner).1.take();
    if let Some(stop) = stop {
        stop();
    }
}

unsafe extern "system" fn entry(driver: Object, _path: *mut sys::UNICODE_STRING) -> sys::NTSTATUS {
    unsafe { (*driver).DriverUnload = Some(unload) };
    let start = NEXT.lock().unwrap_or_else(PoisonError::into_inner).0.take();
    start.map_or(sys::STATUS_SUCCESS, |start| start(driver))
}

/// Loads a driver that does `start` in its DriverEntry, and `stop` in its DriverUnload.
pub(crate) fn try_load(
    sim: &mut Sim,
    start: impl FnOnce(Object) -> sys::NTSTATUS + Send + 'static,
    stop: impl FnOnce() + Send + 'static,
) -> Result<Driver, LoadError> {
    *NEXT.lock().unwrap_or_else(PoisonError::into_inner) = (Some(Box::new(start)), Some(Box::new(stop)));
    sim.load(entry)
}
