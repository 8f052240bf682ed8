//! Work items.

use std::ptr::with_exposed_provenance_mut;

use fwps_sys as sys;
use sys::{NTSTATUS, PDEVICE_OBJECT, PVOID};

use super::object::{self, Body, of_body};
use super::structure::{self, CallbackConfig, EvtObject};
use super::{attributes, device};
use crate::kernel::irql::Range;
use crate::machine;
use crate::verify::contract::contract;

const STATUS_WDF_PARENT_NOT_SPECIFIED: NTSTATUS = 0xC020_0212_u32 as NTSTATUS;
/// How long a flush waits between looks, in units of 100 ns, negative for a time from now: a millisecond.
const PAUSE: i64 = -10_000;

#[derive(Debug)]
pub(super) struct WorkItem {
    /// The item of the I/O manager.
    item: usize,
    callback: EvtObject,
    queued: bool,
    /// How many calls of the callback run.
    running: u32,
}
of_body!(work_item, WorkItem, WorkItem, "WDFWORKITEM");

/// `WdfWorkItemCreate`
///
/// # Safety
/// As the C function: the configuration and the attributes are readable, `out` is writable.
pub(super) unsafe extern "system" fn create(
    globals: usize,
    config: usize,
    attributes: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfWorkItemCreate", Range::UP_TO_DISPATCH, contract!(383));
    // SAFETY: by the contract of this function.
    let config: CallbackConfig = unsafe { structure::read(config) };
    let made = attributes::read(attributes).and_then(|attributes| {
        if attributes.parent == 0 {
            return Err(STATUS_WDF_PARENT_NOT_SPECIFIED);
        }
        let Some(above) = object::device_above(attributes.parent) else {
            return Err(sys::STATUS_INVALID_DEVICE_REQUEST);
        };
        let device_object = device::device(above, |device| device.object);
        // SAFETY: the device object is live with its device.
        let item = unsafe { sys::IoAllocateWorkItem(with_exposed_provenance_mut(device_object)) };
        if item.is_null() {
            return Err(sys::STATUS_INSUFFICIENT_RESOURCES);
        }
        let body = WorkItem {
            item: item.expose_provenance(),
            callback: config.callback,
            queued: false,
            running: 0,
        };
        object::insert(globals, Body::WorkItem(body), attributes.parent, &attributes).inspect_err(|_| {
            // SAFETY: the item was just allocated, and nothing else has it.
            unsafe { sys::IoFreeWorkItem(item) };
        })
    });
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, made) }
}

/// The routine of every work item of the framework.
unsafe extern "system" fn routine(_device: PDEVICE_OBJECT, context: PVOID) {
    let handle = context.expose_provenance();
    let callback = work_item(handle, |item| {
        item.queued = false;
        item.running += 1;
        item.callback
    });
    if let Some(callback) = callback {
        // SAFETY: the callback is the driver's, and is given its work item.
        unsafe { callback(handle) };
    }
    // The callback may have deleted the item.
    machine::with(|machine| {
        let found = machine.kmdf.body(handle);
        if let Some(Body::WorkItem(item)) = found {
            item.running -= 1;
        }
    });
}

/// `WdfWorkItemEnqueue`
pub(super) extern "system" fn enqueue(_globals: usize, handle: usize) {
    let _call = machine::enter("WdfWorkItemEnqueue", Range::UP_TO_DISPATCH, contract!(383));
    let (item, queued) = work_item(handle, |item| {
        (item.item, std::mem::replace(&mut item.queued, true))
    });
    if queued {
        return;
    }
    // SAFETY: the item is not queued, and its routine gets the handle that it needs.
    unsafe {
        sys::IoQueueWorkItem(
            with_exposed_provenance_mut(item),
            Some(routine),
            sys::DelayedWorkQueue,
            with_exposed_provenance_mut(handle),
        )
    };
}

/// Lets other threads run until the item is neither queued nor running.
fn wait(handle: usize) {
    while work_item(handle, |item| item.queued || item.running > 0) {
        let mut pause = sys::LARGE_INTEGER { QuadPart: PAUSE };
        // SAFETY: the interval is a local.
        unsafe { sys::KeDelayExecutionThread(sys::KernelMode as i8, 0, &raw mut pause) };
    }
}

/// `WdfWorkItemFlush`
pub(super) extern "system" fn flush(_globals: usize, handle: usize) {
    let _call = machine::enter("WdfWorkItemFlush", Range::PASSIVE, contract!(383));
    wait(handle);
}

/// `WdfWorkItemGetParentObject`
pub(super) extern "system" fn parent(_globals: usize, handle: usize) -> usize {
    let _call = machine::enter(
        "WdfWorkItemGetParentObject",
        Range::UP_TO_DISPATCH,
        contract!(383),
    );
    work_item(handle, |_| ());
    object::place(handle).0
}

/// Waits until a work item that is deleted has run. One that deletes itself from its callback does not wait for that.
pub(super) fn stop(handle: usize) {
    if let Some(queued) = machine::with(|machine| match machine.kmdf.body(handle) {
        Some(Body::WorkItem(item)) => Some(item.queued),
        _ => None,
    }) && queued
    {
        wait(handle);
    }
}

pub(super) fn dispose(item: WorkItem) {
    // SAFETY: the item was allocated for this object alone, and is not queued any more.
    unsafe { sys::IoFreeWorkItem(with_exposed_provenance_mut(item.item)) };
}
