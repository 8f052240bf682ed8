//! A driver whose DriverEntry does what a test says: what is created there belongs to it.

use std::sync::{Mutex, PoisonError};

use fwps_sim::{Driver, Sim};
use fwps_sys as sys;

type Job = Box<dyn FnOnce(*mut sys::DRIVER_OBJECT) + Send>;

/// What the next DriverEntry does. One machine runs at a time.
static JOB: Mutex<Option<Job>> = Mutex::new(None);

unsafe extern "system" fn unload(_driver: *mut sys::DRIVER_OBJECT) {}

unsafe extern "system" fn entry(
    driver: *mut sys::DRIVER_OBJECT,
    _path: *mut sys::UNICODE_STRING,
) -> sys::NTSTATUS {
    unsafe { (*driver).DriverUnload = Some(unload) };
    let job = JOB.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(job) = job {
        job(driver);
    }
    sys::STATUS_SUCCESS
}

/// Loads a driver that does this in its DriverEntry, and nothing in its DriverUnload.
pub(crate) fn load(sim: &mut Sim, job: impl FnOnce(*mut sys::DRIVER_OBJECT) + Send + 'static) -> Driver {
    *JOB.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(job));
    sim.load(entry).expect("this driver always loads")
}
