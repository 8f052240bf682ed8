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

unsafe extern "system" {
    // Not in `fwps-sys`: few drivers call them.
    fn IoSizeofWorkItem() -> sys::ULONG;
    fn IoInitializeWorkItem(object: sys::PVOID, item: sys::PIO_WORKITEM);
    fn IoUninitializeWorkItem(item: sys::PIO_WORKITEM);
}

/// A pool block for a work item.
fn room_for_an_item() -> sys::PIO_WORKITEM {
    let size = unsafe { IoSizeofWorkItem() };
    assert!(size >= 64, "{size} bytes are less than any work item has had");
    unsafe { sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, size.into(), 0x7465_7374).cast() }
}

unsafe extern "system" fn work_again(_device: sys::PVOID, context: sys::PVOID, item: sys::PIO_WORKITEM) {
    assert!(!item.is_null());
    RUNS.fetch_add(1, Ordering::SeqCst);
    unsafe { sys::KeSetEvent(context.cast(), 0, 0) };
}

#[test]
fn a_work_item_in_memory_of_the_driver() {
    let outcome = with_device(|device| unsafe {
        let before = RUNS.load(Ordering::SeqCst);
        let mut event: sys::KEVENT = std::mem::zeroed();
        sys::KeInitializeEvent(&raw mut event, sys::SynchronizationEvent, 0);
        let item = room_for_an_item();
        // It can belong to the driver object as well as to a device.
        for owner in [device.cast(), (*device).DriverObject.cast()] {
            IoInitializeWorkItem(owner, item);
            for _ in 0..2 {
                sys::IoQueueWorkItemEx(
                    item,
                    Some(work_again),
                    sys::DelayedWorkQueue,
                    (&raw mut event).cast(),
                );
                sys::KeWaitForSingleObject(
                    (&raw mut event).cast(),
                    sys::Executive,
                    0,
                    0,
                    std::ptr::null_mut(),
                );
            }
            IoUninitializeWorkItem(item);
        }
        assert_eq!(RUNS.load(Ordering::SeqCst), before + 4);
        sys::ExFreePool(item.cast());
        sys::IoDeleteDevice(device);
    });
    outcome.assert_clean();
}

#[test]
fn memory_freed_with_a_work_item_in_it() {
    let outcome = with_device(|device| unsafe {
        let item = room_for_an_item();
        IoInitializeWorkItem(device.cast(), item);
        sys::ExFreePool(item.cast());
        sys::IoDeleteDevice(device);
    });
    assert_reported(&outcome, &["C-383"]);
}

#[test]
fn a_work_item_in_memory_uninitialised_twice() {
    let outcome = with_device(|device| unsafe {
        let item = room_for_an_item();
        IoInitializeWorkItem(device.cast(), item);
        IoUninitializeWorkItem(item);
        IoUninitializeWorkItem(item);
        sys::ExFreePool(item.cast());
        sys::IoDeleteDevice(device);
    });
    assert_reported(&outcome, &["C-383"]);
}

/// The page of IoAllocateWorkItem takes a driver object as well as a device.
#[test]
fn a_work_item_of_a_driver_object() {
    let outcome = with_device(|device| unsafe {
        let item = sys::IoAllocateWorkItem((*device).DriverObject.cast());
        assert!(!item.is_null());
        sys::IoFreeWorkItem(item);
        sys::IoDeleteDevice(device);
    });
    outcome.assert_clean();
}
