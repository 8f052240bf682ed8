//! Work items of a driver's device.

use std::{cell::UnsafeCell, mem::MaybeUninit, ptr::null_mut};

use fwps_sys as sys;

use crate::{
    driver::Object,
    pair::{assert_broken, pair, run_with_seed},
};

/// A device of the driver, for work items.
unsafe fn device(driver: Object) -> sys::PDEVICE_OBJECT {
    let mut device = null_mut();
    let status = unsafe { sys::IoCreateDevice(driver, 0, null_mut(), 0x12, 0, 0, &raw mut device) };
    assert_eq!(status, sys::STATUS_SUCCESS);
    device
}

/// Signals the event that it is given.
unsafe extern "system" fn signal(_device: sys::PVOID, context: sys::PVOID, _item: sys::PIO_WORKITEM) {
    unsafe { sys::KeSetEvent(context.cast(), 0, 0) };
}

/// C-383: a work item belongs to a device that is there.
#[test]
fn a_work_item_of_a_deleted_device() {
    let broken = |driver| unsafe {
        let device = device(driver);
        sys::IoDeleteDevice(device);
        assert!(sys::IoAllocateWorkItem(device).is_null());
    };
    let kept = |driver| unsafe {
        let device = device(driver);
        sys::IoFreeWorkItem(sys::IoAllocateWorkItem(device));
        sys::IoDeleteDevice(device);
    };
    pair("C-383", broken, kept);
}

/// C-383: a work item is free when its routine runs.
#[test]
fn a_work_item_freed_before_its_routine_runs() {
    unsafe fn queue(driver: Object, waits: bool) {
        unsafe {
            let device = device(driver);
            // The routine may run after this function has returned.
            static DONE: Event = Event(UnsafeCell::new(MaybeUninit::zeroed()));
            let event: *mut sys::KEVENT = DONE.0.get().cast();
            sys::KeInitializeEvent(event, sys::NotificationEvent, 0);
            let item = sys::IoAllocateWorkItem(device);
            sys::IoQueueWorkItemEx(item, Some(signal), sys::DelayedWorkQueue, event.cast());
            if waits {
                sys::KeWaitForSingleObject(event.cast(), sys::Executive, 0, 0, null_mut());
            }
            sys::IoFreeWorkItem(item);
            sys::IoDeleteDevice(device);
        }
    }
    let mut broken = 0;
    for seed in 0..16 {
        let outcome = run_with_seed(seed, |driver| unsafe { queue(driver, false) });
        // Whether the item still is queued depends on the seed.
        if !outcome.reports.is_empty() {
            assert_broken(&outcome, "C-383", &format!("seed {seed}"));
            broken += 1;
        }
        run_with_seed(seed, |driver| unsafe { queue(driver, true) }).assert_clean();
    }
    assert!(broken > 0, "the item was never queued any more");
}

struct Event(UnsafeCell<MaybeUninit<sys::KEVENT>>);

// SAFETY: the threads of a machine run one at a time, and a process has one machine at a time.
unsafe impl Sync for Event {}
