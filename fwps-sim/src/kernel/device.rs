//! Device objects.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{
    BOOLEAN, DEVICE_OBJECT, DRIVER_OBJECT, NTSTATUS, PDEVICE_OBJECT, PDRIVER_OBJECT, PUNICODE_STRING, ULONG,
};

use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::{Memory, access};
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

export! {
    /// Creates a device object with its extension behind it, zeroed.
    fn IoCreateDevice(
        DriverObject: PDRIVER_OBJECT,
        DeviceExtensionSize: ULONG,
        _DeviceName: PUNICODE_STRING,
        DeviceType: ULONG,
        DeviceCharacteristics: ULONG,
        _Exclusive: BOOLEAN,
        DeviceObject: *mut PDEVICE_OBJECT,
    ) -> NTSTATUS {
        let _call = machine::enter("IoCreateDevice", Range::UP_TO_APC, contract!(373));
        machine::with(|machine| {
            let statuses = [sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_OBJECT_NAME_COLLISION];
            if let Some(status) = machine.fault(&statuses) {
                return status;
            }
            let header = size_of::<DEVICE_OBJECT>().next_multiple_of(16);
            let memory = Memory::new(header + DeviceExtensionSize as usize, 16, 0);
            let address = memory.address();
            let extension = if DeviceExtensionSize > 0 { address + header } else { 0 };
            let put = |offset: usize, value: usize| {
                // SAFETY: the offset is that of a pointer-sized field of the device object at the start of the block.
                unsafe { access::store(address + offset, value) }
            };
            put(offset_of!(DEVICE_OBJECT, DriverObject), DriverObject.expose_provenance());
            put(offset_of!(DEVICE_OBJECT, DeviceExtension), extension);
            let first = DriverObject.expose_provenance() + offset_of!(DRIVER_OBJECT, DeviceObject);
            // SAFETY: the driver object is the simulator's, given to DriverEntry.
            let next: usize = unsafe { access::load(first) };
            put(offset_of!(DEVICE_OBJECT, NextDevice), next);
            // SAFETY: as above.
            unsafe { access::store(first, address) };
            // SAFETY: the fields lie in the device object at the start of the block.
            unsafe { access::store(address + offset_of!(DEVICE_OBJECT, DeviceType), DeviceType) };
            let characteristics = address + offset_of!(DEVICE_OBJECT, Characteristics);
            // SAFETY: as above.
            unsafe { access::store(characteristics, DeviceCharacteristics) };
            machine.create(address, Kind::Device, vec![memory]);
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(DeviceObject.expose_provenance(), address) };
            sys::STATUS_SUCCESS
        })
    }

    /// Deletes a device object.
    fn IoDeleteDevice(DeviceObject: PDEVICE_OBJECT) {
        let _call = machine::enter("IoDeleteDevice", Range::UP_TO_APC, contract!(373));
        let address = DeviceObject.expose_provenance();
        machine::with(|machine| {
            if !matches!(machine.ledger.find(address), Found::Live(object) if matches!(object.kind, Kind::Device)) {
                let text = "IoDeleteDevice was given no live device object";
                machine.report_about(contract!(373), &[address], text);
                return;
            }
            unlink(address);
            machine.destroy(address, "deleted");
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
