//! The dispatch routine of the framework: requests of processes become requests of queues.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{IO_STACK_LOCATION, IRP, NTSTATUS, PDEVICE_OBJECT, PIRP};

use super::file::{self, File};
use super::object::{self, Body};
use super::request::{self, Request};
use super::structure::FileConfig;
use super::{device, queue};
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// The stack location of a packet that the driver has.
pub(super) fn location(irp: usize) -> usize {
    // SAFETY: the packet was given to the dispatch routine, and is not completed.
    unsafe { sys::IoGetCurrentIrpStackLocation(std::ptr::with_exposed_provenance_mut(irp)) }
        .expose_provenance()
}

/// Completes a packet; its status is returned.
pub(super) fn finish(irp: usize, status: NTSTATUS, information: usize) -> NTSTATUS {
    // SAFETY: the packet is the driver's until it is completed.
    unsafe { access::store(irp + offset_of!(IRP, IoStatus.__bindgen_anon_1.Status), status) };
    // SAFETY: as above.
    unsafe { access::store(irp + offset_of!(IRP, IoStatus.Information), information) };
    // SAFETY: as above; nobody touches it afterwards.
    unsafe { sys::IofCompleteRequest(std::ptr::with_exposed_provenance_mut(irp), 0) };
    status
}

/// Marks a packet as pending, and makes a request of it. Without memory the packet is completed.
fn begin(globals: usize, handle: usize, irp: usize, file: usize) -> Option<usize> {
    // SAFETY: the packet was given to the dispatch routine, and is not completed.
    unsafe { sys::IoMarkIrpPending(std::ptr::with_exposed_provenance_mut(irp)) };
    let attributes = device::device(handle, |device| device.requests);
    match object::insert(
        globals,
        Body::Request(Request::new(irp, file)),
        handle,
        &attributes,
    ) {
        Ok(request) => Some(request),
        Err(status) => {
            finish(irp, status, 0);
            None
        }
    }
}

/// Every packet for a device of the framework comes here.
pub(super) unsafe extern "system" fn dispatch(device: PDEVICE_OBJECT, packet: PIRP) -> NTSTATUS {
    let irp = packet.expose_provenance();
    let Some(handle) = device::find(device.expose_provenance()) else {
        return finish(irp, sys::STATUS_INVALID_DEVICE_REQUEST, 0);
    };
    let (_, globals) = object::place(handle);
    let location = location(irp);
    // SAFETY: the stack location is live with its packet.
    let major: u8 = unsafe { access::load(location + offset_of!(IO_STACK_LOCATION, MajorFunction)) };
    // SAFETY: as above.
    let file_object: usize = unsafe { access::load(location + offset_of!(IO_STACK_LOCATION, FileObject)) };
    let file = file::find(file_object);
    match u32::from(major) {
        sys::IRP_MJ_CREATE => open(globals, handle, irp, file_object),
        sys::IRP_MJ_CLEANUP => {
            close_with(handle, file, |config| config.cleanup);
            finish(irp, sys::STATUS_SUCCESS, 0)
        }
        sys::IRP_MJ_CLOSE => {
            close_with(handle, file, |config| config.close);
            if file != 0 {
                object::delete(file);
            }
            finish(irp, sys::STATUS_SUCCESS, 0)
        }
        sys::IRP_MJ_DEVICE_CONTROL => {
            if let Some(request) = begin(globals, handle, irp, file) {
                match device::device(handle, |device| device.in_caller_context) {
                    // SAFETY: the callback is the driver's, and is given its device and a request that it owns now.
                    Some(callback) => unsafe { callback(handle, request) },
                    None => route(handle, request, major),
                }
            }
            sys::STATUS_PENDING
        }
        _ => finish(irp, sys::STATUS_INVALID_DEVICE_REQUEST, 0),
    }
}

/// A process opens the device.
fn open(globals: usize, handle: usize, irp: usize, file_object: usize) -> NTSTATUS {
    let files = device::device(handle, |device| device.files);
    let Some((config, attributes)) = files else {
        return route_or_accept(globals, handle, irp, 0);
    };
    let body = Body::File(File {
        device: handle,
        object: file_object,
    });
    let file = match object::insert(globals, body, handle, &attributes) {
        Ok(file) => file,
        Err(status) => return finish(irp, status, 0),
    };
    let Some(create) = config.create else {
        return route_or_accept(globals, handle, irp, file);
    };
    if let Some(request) = begin(globals, handle, irp, file) {
        // SAFETY: the callback is the driver's, and is given its device, a request that it owns now, and a new file.
        unsafe { create(handle, request, file) };
    }
    sys::STATUS_PENDING
}

/// Opening goes to a queue when the driver asked for that, and is allowed otherwise.
fn route_or_accept(globals: usize, handle: usize, irp: usize, file: usize) -> NTSTATUS {
    if device::device(handle, |device| device.routes.contains_key(&sys::IRP_MJ_CREATE)) {
        if let Some(request) = begin(globals, handle, irp, file) {
            route(handle, request, sys::IRP_MJ_CREATE as u8);
        }
        return sys::STATUS_PENDING;
    }
    finish(irp, sys::STATUS_SUCCESS, 0)
}

fn close_with(handle: usize, file: usize, which: impl Fn(&FileConfig) -> super::structure::EvtObject) {
    let callback = device::device(handle, |device| {
        device.files.as_ref().and_then(|(config, _)| which(config))
    });
    if let (Some(callback), true) = (callback, file != 0) {
        // SAFETY: the callback is the driver's, and is given a file that it knows.
        unsafe { callback(file) };
    }
}

/// Puts a request into the queue for its kind.
fn route(handle: usize, request: usize, major: u8) {
    let queue = device::device(handle, |device| {
        let routed = device.routes.get(&u32::from(major)).copied();
        routed.unwrap_or(device.default_queue)
    });
    if queue == 0 {
        request::finish(request, sys::STATUS_INVALID_DEVICE_REQUEST, None, 0);
    } else {
        queue::insert(queue, request);
    }
}

/// `WdfDeviceEnqueueRequest`
pub(super) extern "system" fn enqueue(_globals: usize, handle: usize, request: usize) -> NTSTATUS {
    let _call = machine::enter("WdfDeviceEnqueueRequest", Range::UP_TO_DISPATCH, contract!(386));
    let irp = request::request(request, |request| request.irp);
    // SAFETY: the packet is the driver's as long as the request is live.
    let major: u8 = unsafe { access::load(location(irp) + offset_of!(IO_STACK_LOCATION, MajorFunction)) };
    let known = device::device(handle, |device| {
        device.default_queue != 0 || device.routes.contains_key(&u32::from(major))
    });
    if !known {
        return sys::STATUS_INVALID_DEVICE_REQUEST;
    }
    route(handle, request, major);
    sys::STATUS_SUCCESS
}
