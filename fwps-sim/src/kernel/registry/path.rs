//! Keys that are named by a well-known place and a path below it, without being opened.

use fwps_sys as sys;
use sys::{NTSTATUS, PCWSTR, PVOID, ULONG};

use super::key::path_of;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::kernel::unicode;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::contract;

/// The places that a path counts from.
const ABSOLUTE: ULONG = 0;
const SERVICES: ULONG = 1;
const CONTROL: ULONG = 2;
const WINDOWS_NT: ULONG = 3;
const DEVICE_MAP: ULONG = 4;
const USER: ULONG = 5;
/// The path is the handle of an open key.
const HANDLE: ULONG = 0x4000_0000;
/// That the key is not there is no error; what the functions here make of it is up to them.
pub(super) const OPTIONAL: ULONG = 0x8000_0000;

/// Text that ends with a zero; nothing for a null pointer.
pub(super) fn text(address: usize) -> String {
    if address == 0 {
        return String::new();
    }
    // SAFETY: the text ends with a zero, by the contract of the functions that take some.
    unsafe { unicode::up_to_zero(address, None) }
}

/// The whole path of a key, as it is written.
pub(super) fn whole(machine: &mut Machine, relative_to: ULONG, path: PCWSTR) -> Result<String, NTSTATUS> {
    if relative_to & HANDLE != 0 {
        let key = path_of(machine, path.cast_mut().cast())?;
        return Ok(machine
            .registry
            .get(&key)
            .map_or(key.clone(), |node| node.path.clone()));
    }
    let place = match relative_to & !OPTIONAL {
        ABSOLUTE => "",
        SERVICES => r"\Registry\Machine\System\CurrentControlSet\Services",
        CONTROL => r"\Registry\Machine\System\CurrentControlSet\Control",
        WINDOWS_NT => r"\Registry\Machine\Software\Microsoft\Windows NT\CurrentVersion",
        DEVICE_MAP => r"\Registry\Machine\Hardware\DeviceMap",
        USER => r"\Registry\User\.Default",
        _ => return Err(sys::STATUS_INVALID_PARAMETER),
    };
    let below = text(path.expose_provenance());
    let below = below.trim_end_matches('\\');
    Ok(match (place, below) {
        ("", below) => below.to_owned(),
        (place, "") => place.to_owned(),
        (place, below) => format!("{place}\\{}", below.trim_start_matches('\\')),
    })
}

export_for_c! {
    /// Whether a key is there.
    fn RtlCheckRegistryKey(RelativeTo: ULONG, Path: PCWSTR) -> NTSTATUS {
        let _call = machine::enter("RtlCheckRegistryKey", Range::PASSIVE, contract!(373));
        machine::with(|machine| match whole(machine, RelativeTo, Path) {
            Ok(path) if machine.registry.find_key(&path) => sys::STATUS_SUCCESS,
            Ok(_) => sys::STATUS_OBJECT_NAME_NOT_FOUND,
            Err(status) => status,
        })
    }

    /// Makes a key, unless it is there.
    fn RtlCreateRegistryKey(RelativeTo: ULONG, Path: PCWSTR) -> NTSTATUS {
        let _call = machine::enter("RtlCreateRegistryKey", Range::PASSIVE, contract!(373));
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_ACCESS_DENIED]) {
                return status;
            }
            match whole(machine, RelativeTo, Path) {
                Ok(path) => machine.registry.create(&path),
                Err(status) => return status,
            }
            sys::STATUS_SUCCESS
        })
    }

    /// Sets a value of a key, which is made when it is not there.
    fn RtlWriteRegistryValue(
        RelativeTo: ULONG,
        Path: PCWSTR,
        ValueName: PCWSTR,
        ValueType: ULONG,
        ValueData: PVOID,
        ValueLength: ULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("RtlWriteRegistryValue", Range::PASSIVE, contract!(373));
        let name = text(ValueName.expose_provenance());
        // SAFETY: the data has that many bytes, by the contract of the function.
        let data = unsafe { access::bytes(ValueData.expose_provenance(), ValueLength as usize) }.to_vec();
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_ACCESS_DENIED]) {
                return status;
            }
            match whole(machine, RelativeTo, Path) {
                Ok(path) => {
                    machine.registry.create(&path);
                    machine.registry.set(&unicode::folded(&path), &name, ValueType, data);
                }
                Err(status) => return status,
            }
            sys::STATUS_SUCCESS
        })
    }

    /// Deletes a value of a key.
    fn RtlDeleteRegistryValue(RelativeTo: ULONG, Path: PCWSTR, ValueName: PCWSTR) -> NTSTATUS {
        let _call = machine::enter("RtlDeleteRegistryValue", Range::PASSIVE, contract!(373));
        let name = text(ValueName.expose_provenance());
        machine::with(|machine| match whole(machine, RelativeTo, Path) {
            Ok(path) if machine.registry.remove(&unicode::folded(&path), &name) => sys::STATUS_SUCCESS,
            Ok(_) => sys::STATUS_OBJECT_NAME_NOT_FOUND,
            Err(status) => status,
        })
    }
}
