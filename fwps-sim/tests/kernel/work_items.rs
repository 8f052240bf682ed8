//! Work items, and references to objects.

use std::sync::atomic::{AtomicUsize, Ordering};

use fwps_sim::{Outcome, Sim};
use fwps_sys as sys;

use crate::call::{Shared, assert_reported};
use crate::driver;

/// How often a routine ran.
static RUNS: AtomicUsize = AtomicUsize::new(0);

unsafe extern "system" fn work(device: sys::PVOID, context: sys::PVOID, item: sys::PIO_WORKITEM) {
    assert_eq!(unsafe { sys::KeGetCurrentIrql() }, 0);
    assert!(!device.is_null() && !item.is_null());
    RUNS.fetch_add(1, Ordering::SeqCst);
    // The item is the driver's again.
    unsafe {
        sys::IoFreeWorkItem(item);
        sys::KeSetEvent(context.cast(), 0, 0);
    }
}

/// Lets a driver with a device do something in its DriverEntry; it deletes the device there.
fn with_device(job: impl FnOnce(sys::PDEVICE_OBJECT) + Send + 'static) -> Outcome {
    let mut sim = Sim::builder().build();
    let driver = driver::load(&mut sim, move |driver| unsafe {
        let mut device = std::ptr::null_mut();
        let status = sys::IoCreateDevice(driver, 0, std::ptr::null_mut(), 34, 0, 0, &raw mut device);
        assert_eq!(status, sys::STATUS_SUCCESS);
        job(device);
    });
    sim.settle();
    sim.unload(driver);
    sim.finish()
}

#[test]
fn a_work_item_is_given_to_its_routine() {
    let outcome = with_device(|device| unsafe {
        let before = RUNS.load(Ordering::SeqCst);
        let mut event: sys::KEVENT = std::mem::zeroed();
        sys::KeInitializeEvent(&raw mut event, sys::NotificationEvent, 0);
        let item = sys::IoAllocateWorkItem(device);
        sys::IoQueueWorkItemEx(item, Some(work), sys::DelayedWorkQueue, (&raw mut event).cast());
        sys::KeWaitForSingleObject(
            (&raw mut event).cast(),
            sys::Executive,
            0,
            0,
            std::ptr::null_mut(),
        );
        assert_eq!(RUNS.load(Ordering::SeqCst), before + 1);
        sys::IoDeleteDevice(device);
    });
    outcome.assert_clean();
}

#[test]
fn a_work_item_without_a_routine() {
    let outcome = with_device(|device| unsafe {
        let item = sys::IoAllocateWorkItem(device);
        sys::IoQueueWorkItemEx(item, None, sys::DelayedWorkQueue, std::ptr::null_mut());
        sys::IoFreeWorkItem(item);
        sys::IoDeleteDevice(device);
    });
    assert_reported(&outcome, &["C-383"]);
}

#[test]
fn a_device_stays_while_it_is_referenced() {
    let outcome = with_device(|device| unsafe {
        sys::ObReferenceObject(device.cast());
        sys::IoDeleteDevice(device);
        assert_eq!((*device).Type, 3, "it is still there");
        sys::ObDereferenceObject(device.cast());
    });
    outcome.assert_clean();
}

#[test]
fn a_device_whose_reference_is_kept() {
    let outcome = with_device(|device| unsafe {
        sys::ObReferenceObject(device.cast());
        sys::IoDeleteDevice(device);
    });
    assert_reported(&outcome, &["C-373"]);
}

#[test]
fn a_device_deleted_twice_while_it_is_referenced() {
    let outcome = with_device(|device| unsafe {
        sys::ObReferenceObject(device.cast());
        sys::IoDeleteDevice(device);
        sys::IoDeleteDevice(device);
        sys::ObDereferenceObject(device.cast());
    });
    assert_reported(&outcome, &["C-373"]);
}

#[test]
fn a_reference_to_nothing() {
    let outcome = with_device(|device| unsafe {
        let mut word = 0usize;
        sys::ObReferenceObject(Shared(&raw mut word).get().cast());
        sys::IoDeleteDevice(device);
    });
    assert_reported(&outcome, &["C-377"]);
}
