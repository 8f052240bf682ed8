//! Device objects and their names.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{
    BOOLEAN, DEVICE_OBJECT, DRIVER_OBJECT, NTSTATUS, PDEVICE_OBJECT, PDRIVER_OBJECT, PUNICODE_STRING, ULONG,
};

use super::io::Device;
use super::unicode;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::{Memory, access};
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

/// The type of a device object.
const IO_TYPE_DEVICE: i16 = 3;

fn put<T: Copy>(device: usize, offset: usize, value: T) {
    // SAFETY: the device object is a live block of the simulator, and every offset here is that of a member.
    unsafe { access::store(device + offset, value) }
}

/// A device object with its extension behind it, zeroed, in front of the list of its driver.
fn build(
    driver: usize,
    extension_size: usize,
    kind: ULONG,
    characteristics: ULONG,
    exclusive: bool,
) -> Memory {
    let header = size_of::<DEVICE_OBJECT>().next_multiple_of(16);
    let memory = Memory::new(header + extension_size, 16, 0);
    let address = memory.address();
    let extension = if extension_size > 0 { address + header } else { 0 };
    let exclusive = if exclusive { sys::DO_EXCLUSIVE } else { 0 };
    put(address, offset_of!(DEVICE_OBJECT, Type), IO_TYPE_DEVICE);
    put(
        address,
        offset_of!(DEVICE_OBJECT, Size),
        (size_of::<DEVICE_OBJECT>() + extension_size) as u16,
    );
    put(address, offset_of!(DEVICE_OBJECT, ReferenceCount), 0i32);
    put(address, offset_of!(DEVICE_OBJECT, StackSize), 1i8);
    put(
        address,
        offset_of!(DEVICE_OBJECT, Flags),
        sys::DO_DEVICE_INITIALIZING | exclusive,
    );
    put(address, offset_of!(DEVICE_OBJECT, DriverObject), driver);
    put(address, offset_of!(DEVICE_OBJECT, DeviceExtension), extension);
    put(address, offset_of!(DEVICE_OBJECT, DeviceType), kind);
    put(
        address,
        offset_of!(DEVICE_OBJECT, Characteristics),
        characteristics,
    );
    let first = driver + offset_of!(DRIVER_OBJECT, DeviceObject);
    // SAFETY: the driver object is the simulator's, given to DriverEntry.
    let next: usize = unsafe { access::load(first) };
    put(address, offset_of!(DEVICE_OBJECT, NextDevice), next);
    // SAFETY: as above.
    unsafe { access::store(first, address) };
    memory
}

/// Devices that DriverEntry created are ready once it has returned; others, once their driver says so.
pub(crate) fn initialised(driver: usize) {
    // SAFETY: the driver object is the simulator's, and its list is of live devices.
    let mut device: usize = unsafe { access::load(driver + offset_of!(DRIVER_OBJECT, DeviceObject)) };
    while device != 0 {
        let at = device + offset_of!(DEVICE_OBJECT, Flags);
        // SAFETY: as above.
        let flags: u32 = unsafe { access::load(at) };
        // SAFETY: as above.
        unsafe { access::store(at, flags & !sys::DO_DEVICE_INITIALIZING) };
        // SAFETY: as above.
        device = unsafe { access::load(device + offset_of!(DEVICE_OBJECT, NextDevice)) };
    }
}

/// Drops one use of a device; a deleted one goes with the last.
pub(super) fn release(machine: &mut Machine, address: usize) {
    let Some(device) = machine.io.devices.get_mut(&address) else {
        return;
    };
    device.users = device.users.saturating_sub(1);
    if device.deleted && device.users == 0 {
        machine.io.devices.remove(&address);
        machine.destroy(address, "released");
    }
}

export! {
    /// Creates a device object with its extension behind it, zeroed.
    fn IoCreateDevice(
        DriverObject: PDRIVER_OBJECT,
        DeviceExtensionSize: ULONG,
        DeviceName: PUNICODE_STRING,
        DeviceType: ULONG,
        DeviceCharacteristics: ULONG,
        Exclusive: BOOLEAN,
        DeviceObject: *mut PDEVICE_OBJECT,
    ) -> NTSTATUS {
        let _call = machine::enter("IoCreateDevice", Range::UP_TO_APC, contract!(373));
        let name = unicode::text(DeviceName);
        machine::with(|machine| {
            let statuses = [sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_OBJECT_NAME_COLLISION];
            if let Some(status) = machine.fault(&statuses) {
                return status;
            }
            let name = (!name.is_empty()).then(|| unicode::folded(&name));
            if name.is_some() && machine.io.devices.values().any(|device| device.name == name) {
                return sys::STATUS_OBJECT_NAME_COLLISION;
            }
            let memory = build(
                DriverObject.expose_provenance(),
                DeviceExtensionSize as usize,
                DeviceType,
                DeviceCharacteristics,
                Exclusive != 0,
            );
            let address = memory.address();
            let device = Device { name, exclusive: Exclusive != 0, ..Device::default() };
            machine.io.devices.insert(address, device);
            machine.create(address, Kind::Device, vec![memory]);
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(DeviceObject.expose_provenance(), address) };
            sys::STATUS_SUCCESS
        })
    }

    /// Deletes a device object. It goes when no file of it is open and nobody has a reference to it.
    fn IoDeleteDevice(DeviceObject: PDEVICE_OBJECT) {
        let _call = machine::enter("IoDeleteDevice", Range::UP_TO_APC, contract!(373));
        let address = DeviceObject.expose_provenance();
        machine::with(|machine| {
            let is_device = matches!(machine.ledger.find(address), Found::Live(object) if matches!(object.kind, Kind::Device));
            let live = is_device && machine.io.devices.get(&address).is_some_and(|device| !device.deleted);
            if !live {
                let text = "IoDeleteDevice was given no live device object";
                machine.report_about(contract!(373), &[address], text);
                return;
            }
            unlink(address);
            machine.check_residents_of(address);
            if let Some(device) = machine.io.devices.get_mut(&address) {
                device.name = None;
                device.deleted = true;
                device.users += 1;
            }
            release(machine, address);
        });
    }
}

/// Takes a device out of the list of its driver.
fn unlink(address: usize) {
    let load = |at: usize| -> usize {
        // SAFETY: the fields lie in the driver object of the simulator or in a live device object of its list.
        unsafe { access::load(at) }
    };
    let mut link =
        load(address + offset_of!(DEVICE_OBJECT, DriverObject)) + offset_of!(DRIVER_OBJECT, DeviceObject);
    while load(link) != 0 && load(link) != address {
        link = load(link) + offset_of!(DEVICE_OBJECT, NextDevice);
    }
    let next = load(address + offset_of!(DEVICE_OBJECT, NextDevice));
    // SAFETY: as in `load`.
    unsafe { access::store(link, next) };
}
