//! Control devices.

use std::collections::BTreeMap;

use fwps_sys as sys;
use sys::{DEVICE_OBJECT, NTSTATUS};

use super::device_init::{self, BUFFERED, DIRECT};
use super::object::{self, Body, of_body};
use super::structure::{EvtRequest, FileConfig, ObjectAttributes};
use super::{attributes, bind, queue};
use crate::kernel::irql::Range;
use crate::kernel::unicode;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// A device of the framework.
#[derive(Debug)]
pub(super) struct Device {
    /// Its device object.
    pub(super) object: usize,
    links: Vec<Vec<u16>>,
    pub(super) files: Option<(FileConfig, ObjectAttributes)>,
    pub(super) requests: ObjectAttributes,
    pub(super) in_caller_context: EvtRequest,
    /// Zero when there is none.
    pub(super) default_queue: usize,
    /// The queues of request types that do not go to the default one.
    pub(super) routes: BTreeMap<u32, usize>,
    /// Whether callbacks of it and what is below it come at PASSIVE_LEVEL only.
    pub(super) passive: bool,
}
of_body!(device, Device, Device, "WDFDEVICE");

fn set_flags(device_object: usize, set: u32, clear: u32) {
    let at = device_object + std::mem::offset_of!(DEVICE_OBJECT, Flags);
    // SAFETY: the device object is that of a live device of the framework.
    let flags: u32 = unsafe { access::load(at) };
    // SAFETY: as above.
    unsafe { access::store(at, flags & !clear | set) };
}

pub(super) fn dispose(device: Device) {
    for link in device.links {
        let mut link = unicode::counted(&link);
        // SAFETY: the string is a local.
        unsafe { sys::IoDeleteSymbolicLink(&raw mut link) };
    }
    // SAFETY: the device object was created for this device, and nothing of the framework uses it any more.
    unsafe { sys::IoDeleteDevice(std::ptr::with_exposed_provenance_mut(device.object)) };
}

/// The device of the framework with this device object.
pub(super) fn find(device_object: usize) -> Option<usize> {
    let found = machine::with(|machine| {
        object::find(
            machine,
            |object| matches!(&object.body, Body::Device(device) if device.object == device_object),
        )
    });
    found.first().copied()
}

/// `WdfDeviceCreate`
///
/// # Safety
/// As the C function: the attributes are null or readable, the pointers are readable and writable.
pub(super) unsafe extern "system" fn create(
    globals: usize,
    init: usize,
    attributes: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfDeviceCreate", Range::PASSIVE, contract!(373));
    // SAFETY: by the contract of this function.
    let handle: usize = unsafe { access::load(init) };
    let wanted = device_init::copy(handle);
    let attributes = match attributes::read(attributes) {
        // The parent of a control device is its driver.
        Ok(attributes) if attributes.parent == 0 => attributes,
        Ok(_) => return sys::STATUS_INVALID_PARAMETER,
        Err(status) => return status,
    };
    let name: Option<Vec<u16>> = wanted.name.as_ref().map(|name| name.encode_utf16().collect());
    let mut name = name.as_deref().map(unicode::counted);
    let mut device_object = std::ptr::null_mut();
    // SAFETY: the driver object is that of the driver, the other pointers are null or to locals.
    let status = unsafe {
        sys::IoCreateDevice(
            std::ptr::with_exposed_provenance_mut(bind::client(wanted.globals, |client| {
                client.driver_object
            })),
            0,
            name.as_mut().map_or(std::ptr::null_mut(), |name| name),
            wanted.kind,
            wanted.characteristics,
            u8::from(wanted.exclusive),
            &raw mut device_object,
        )
    };
    if status < 0 {
        return status;
    }
    let flags = match wanted.io {
        BUFFERED => sys::DO_BUFFERED_IO,
        DIRECT => sys::DO_DIRECT_IO,
        _ => 0,
    };
    set_flags(device_object.expose_provenance(), flags, 0);
    let device = Device {
        object: device_object.expose_provenance(),
        links: Vec::new(),
        files: wanted.files,
        requests: wanted.requests,
        in_caller_context: wanted.in_caller_context,
        default_queue: 0,
        routes: BTreeMap::new(),
        passive: attributes.execution_level == attributes::PASSIVE,
    };
    let made = object::insert(
        globals,
        Body::Device(device),
        bind::driver_of(globals),
        &attributes,
    );
    if made.is_ok() {
        device_init::take(handle);
        // SAFETY: by the contract of this function.
        unsafe { access::store(init, 0_usize) };
    } else {
        // SAFETY: the device object was just created, and nothing else has it.
        unsafe { sys::IoDeleteDevice(device_object) };
    }
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, made) }
}

/// `WdfControlFinishInitializing`
pub(super) extern "system" fn finish_initializing(_globals: usize, handle: usize) {
    let _call = machine::enter(
        "WdfControlFinishInitializing",
        Range::UP_TO_DISPATCH,
        contract!(373),
    );
    set_flags(
        device(handle, |device| device.object),
        0,
        sys::DO_DEVICE_INITIALIZING,
    );
}

/// `WdfDeviceCreateSymbolicLink`
///
/// # Safety
/// As the C function: the name is a counted string.
pub(super) unsafe extern "system" fn create_symbolic_link(
    _globals: usize,
    handle: usize,
    link: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfDeviceCreateSymbolicLink", Range::PASSIVE, contract!(373));
    let object = device(handle, |device| device.object);
    let name = machine::with(|machine| {
        machine
            .io
            .devices
            .get(&object)
            .and_then(|device| device.name.clone())
    });
    let Some(name) = name else {
        return sys::STATUS_INVALID_DEVICE_REQUEST;
    };
    let name: Vec<u16> = name.encode_utf16().collect();
    let text = unicode::text(std::ptr::with_exposed_provenance(link));
    let text: Vec<u16> = text.encode_utf16().collect();
    let (mut link, mut target) = (unicode::counted(&text), unicode::counted(&name));
    // SAFETY: both strings are locals.
    let status = unsafe { sys::IoCreateSymbolicLink(&raw mut link, &raw mut target) };
    if status >= 0 {
        device(handle, |device| device.links.push(text));
    }
    status
}

/// `WdfDeviceWdmGetDeviceObject`
pub(super) extern "system" fn device_object(_globals: usize, handle: usize) -> usize {
    let _call = machine::enter(
        "WdfDeviceWdmGetDeviceObject",
        Range::UP_TO_DISPATCH,
        contract!(373),
    );
    device(handle, |device| device.object)
}

/// `WdfWdmDeviceGetWdfDeviceHandle`
pub(super) extern "system" fn of_device_object(_globals: usize, device_object: usize) -> usize {
    let _call = machine::enter(
        "WdfWdmDeviceGetWdfDeviceHandle",
        Range::UP_TO_DISPATCH,
        contract!(373),
    );
    find(device_object)
        .unwrap_or_else(|| object::violation(device_object, "the device object is not the framework's"))
}

/// `WdfDeviceGetDriver`
pub(super) extern "system" fn driver(globals: usize, handle: usize) -> usize {
    let _call = machine::enter("WdfDeviceGetDriver", Range::UP_TO_DISPATCH, contract!(373));
    device(handle, |_| ());
    bind::driver_of(globals)
}

/// `WdfDeviceGetDefaultQueue`
pub(super) extern "system" fn default_queue(_globals: usize, handle: usize) -> usize {
    let _call = machine::enter("WdfDeviceGetDefaultQueue", Range::UP_TO_DISPATCH, contract!(373));
    device(handle, |device| device.default_queue)
}

/// `WdfDeviceConfigureRequestDispatching`
pub(super) extern "system" fn configure_dispatching(
    _globals: usize,
    handle: usize,
    queue: usize,
    kind: u32,
) -> NTSTATUS {
    let _call = machine::enter(
        "WdfDeviceConfigureRequestDispatching",
        Range::UP_TO_DISPATCH,
        contract!(373),
    );
    if queue::queue(queue, |queue| queue.device) != handle {
        return sys::STATUS_INVALID_PARAMETER;
    }
    device(handle, |device| match device.routes.entry(kind) {
        std::collections::btree_map::Entry::Occupied(_) => sys::STATUS_INVALID_DEVICE_REQUEST,
        std::collections::btree_map::Entry::Vacant(entry) => {
            entry.insert(queue);
            sys::STATUS_SUCCESS
        }
    })
}
