//! What a device is to become: `WDFDEVICE_INIT`.

use fwps_sys as sys;
use sys::NTSTATUS;

use super::attributes;
use super::object;
use super::structure::{self, EvtRequest, FileConfig, ObjectAttributes};
use crate::kernel::irql::Range;
use crate::kernel::unicode;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// `WdfDeviceIoBuffered`
pub(super) const BUFFERED: u32 = 2;
/// `WdfDeviceIoDirect`
pub(super) const DIRECT: u32 = 3;

/// What the driver has set so far.
#[derive(Clone, Debug)]
pub(super) struct DeviceInit {
    pub(super) globals: usize,
    pub(super) name: Option<String>,
    pub(super) kind: u32,
    pub(super) characteristics: u32,
    pub(super) exclusive: bool,
    pub(super) io: u32,
    /// The callbacks about files, and the attributes of their objects.
    pub(super) files: Option<(FileConfig, ObjectAttributes)>,
    pub(super) requests: ObjectAttributes,
    pub(super) in_caller_context: EvtRequest,
}

/// Works on a device that is to be created.
fn with<R>(init: usize, f: impl FnOnce(&mut DeviceInit) -> R) -> R {
    let found = machine::with(|machine| machine.kmdf.inits.get_mut(&init).map(f));
    found.unwrap_or_else(|| object::violation(init, "this is no WDFDEVICE_INIT that is still to be used"))
}

/// Takes what the driver has set, when the device was created or is given up.
pub(super) fn take(init: usize) -> Option<DeviceInit> {
    machine::with(|machine| {
        let taken = machine.kmdf.inits.remove(&init)?;
        machine.destroy(init, "used");
        Some(taken)
    })
}

/// What the driver has set.
pub(super) fn copy(init: usize) -> DeviceInit {
    with(init, |init| init.clone())
}

fn text(string: usize) -> String {
    unicode::text(std::ptr::with_exposed_provenance(string))
}

/// `WdfControlDeviceInitAllocate`
///
/// # Safety
/// As the C function: the string is readable.
pub(super) unsafe extern "system" fn allocate(globals: usize, _driver: usize, _sddl: usize) -> usize {
    let _call = machine::enter("WdfControlDeviceInitAllocate", Range::PASSIVE, contract!(373));
    machine::with(|machine| {
        if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
            return 0;
        }
        let handle = machine.ledger.new_handle();
        let kind = crate::kernel::object::KernelObject::Framework {
            name: "WDFDEVICE_INIT",
        };
        machine.create(handle, crate::verify::ledger::Kind::Kernel(kind), Vec::new());
        let init = DeviceInit {
            globals,
            name: None,
            kind: sys::FILE_DEVICE_UNKNOWN,
            characteristics: sys::FILE_DEVICE_SECURE_OPEN,
            exclusive: false,
            io: BUFFERED,
            files: None,
            requests: ObjectAttributes::default(),
            in_caller_context: None,
        };
        machine.kmdf.inits.insert(handle, init);
        handle
    })
}

/// Defines functions that set one thing, at up to DISPATCH_LEVEL.
macro_rules! setters {
    ($($(#[$meta:meta])* $function:ident, $name:literal, |$init:ident, $($argument:ident: $type:ty),*| $body:expr;)*) => {
        $(
            $(#[$meta])*
            pub(super) extern "system" fn $function(_globals: usize, init: usize, $($argument: $type),*) {
                let _call = machine::enter($name, Range::UP_TO_DISPATCH, contract!(373));
                with(init, |$init| $body);
            }
        )*
    };
}

setters! {
    /// `WdfDeviceInitSetIoType`
    set_io_type, "WdfDeviceInitSetIoType", |init, io: u32| init.io = io;
    /// `WdfDeviceInitSetExclusive`
    set_exclusive, "WdfDeviceInitSetExclusive", |init, exclusive: u8| init.exclusive = exclusive != 0;
    /// `WdfDeviceInitSetDeviceType`
    set_device_type, "WdfDeviceInitSetDeviceType", |init, kind: u32| init.kind = kind;
    /// `WdfDeviceInitSetDeviceClass`: of a control device it is nothing but a name for its security settings.
    set_device_class, "WdfDeviceInitSetDeviceClass", |init, _class: usize| { let _ = init; };
    /// `WdfDeviceInitSetCharacteristics`
    set_characteristics, "WdfDeviceInitSetCharacteristics", |init, characteristics: u32, or: u8| {
        init.characteristics = characteristics | if or == 0 { 0 } else { init.characteristics };
    };
    /// `WdfDeviceInitSetIoInCallerContextCallback`
    set_in_caller_context, "WdfDeviceInitSetIoInCallerContextCallback", |init, callback: EvtRequest| {
        init.in_caller_context = callback;
    };
    /// `WdfControlDeviceInitSetShutdownNotification`: the simulated system does not shut down.
    set_shutdown_notification, "WdfControlDeviceInitSetShutdownNotification", |init, _callback: usize, _flags: u8| {
        let _ = init;
    };
}

/// `WdfDeviceInitFree`
pub(super) extern "system" fn free(_globals: usize, init: usize) {
    let _call = machine::enter("WdfDeviceInitFree", Range::UP_TO_DISPATCH, contract!(373));
    with(init, |_| ());
    take(init);
}

/// `WdfDeviceInitAssignName`
///
/// # Safety
/// As the C function: the name is null or a counted string.
pub(super) unsafe extern "system" fn assign_name(_globals: usize, init: usize, name: usize) -> NTSTATUS {
    let _call = machine::enter("WdfDeviceInitAssignName", Range::PASSIVE, contract!(373));
    if let Some(status) = machine::with(|machine| machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES])) {
        return status;
    }
    let name = (name != 0).then(|| text(name));
    with(init, |init| init.name = name);
    sys::STATUS_SUCCESS
}

/// `WdfDeviceInitAssignSDDLString`: everybody may open a device here.
pub(super) extern "system" fn assign_sddl(_globals: usize, init: usize, _sddl: usize) -> NTSTATUS {
    let _call = machine::enter("WdfDeviceInitAssignSDDLString", Range::PASSIVE, contract!(373));
    with(init, |_| ());
    machine::with(|machine| machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]))
        .unwrap_or(sys::STATUS_SUCCESS)
}

/// `WdfPdoInitAssignRawDevice`: a control device is none of a bus.
pub(super) extern "system" fn assign_raw_device(_globals: usize, init: usize, _class: usize) -> NTSTATUS {
    let _call = machine::enter("WdfPdoInitAssignRawDevice", Range::PASSIVE, contract!(373));
    with(init, |_| sys::STATUS_INVALID_DEVICE_REQUEST)
}

/// `WdfDeviceInitSetIoTypeEx`
///
/// # Safety
/// As the C function: the configuration is readable. Its type for reads and writes is the member behind its size.
pub(super) unsafe extern "system" fn set_io_type_ex(_globals: usize, init: usize, config: usize) {
    let _call = machine::enter("WdfDeviceInitSetIoTypeEx", Range::PASSIVE, contract!(373));
    // SAFETY: by the contract of this function.
    let io: u32 = unsafe { access::load(config + 4) };
    with(init, |init| init.io = io);
}

/// Attributes that a setter takes; those that are wrong stop the machine, because the function has no status.
fn attributes_of(address: usize) -> ObjectAttributes {
    attributes::read(address).unwrap_or_else(|status| {
        object::violation(address, &format!("the attributes are invalid ({status:#010x})"))
    })
}

/// `WdfDeviceInitSetFileObjectConfig`
///
/// # Safety
/// As the C function: the configuration is readable, the attributes are null or readable.
pub(super) unsafe extern "system" fn set_file_object_config(
    _globals: usize,
    init: usize,
    config: usize,
    attributes: usize,
) {
    let _call = machine::enter(
        "WdfDeviceInitSetFileObjectConfig",
        Range::UP_TO_DISPATCH,
        contract!(373),
    );
    // SAFETY: by the contract of this function.
    let config: FileConfig = unsafe { structure::read(config) };
    let attributes = attributes_of(attributes);
    with(init, |init| init.files = Some((config, attributes)));
}

/// `WdfDeviceInitSetRequestAttributes`
///
/// # Safety
/// As the C function: the attributes are readable.
pub(super) unsafe extern "system" fn set_request_attributes(_globals: usize, init: usize, attributes: usize) {
    let _call = machine::enter(
        "WdfDeviceInitSetRequestAttributes",
        Range::UP_TO_DISPATCH,
        contract!(373),
    );
    let attributes = attributes_of(attributes);
    with(init, |init| init.requests = attributes);
}
