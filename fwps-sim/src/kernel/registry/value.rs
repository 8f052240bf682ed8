//! Values of keys that are open.

use fwps_sys as sys;
use sys::{HANDLE, KEY_VALUE_INFORMATION_CLASS, NTSTATUS, PULONG, PUNICODE_STRING, PVOID, ULONG};

use super::information;
use super::key::{STATUS_NO_MORE_ENTRIES, path_of};
use crate::export::{export, export_for_c};
use crate::kernel::irql::Range;
use crate::kernel::unicode;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

export! {
    /// Reads a value of a key.
    fn ZwQueryValueKey(
        KeyHandle: HANDLE,
        ValueName: PUNICODE_STRING,
        KeyValueInformationClass: KEY_VALUE_INFORMATION_CLASS,
        KeyValueInformation: PVOID,
        Length: ULONG,
        ResultLength: PULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwQueryValueKey", Range::PASSIVE, contract!(373));
        let name = unicode::text(ValueName);
        machine::with(|machine| {
            let key = match path_of(machine, KeyHandle) {
                Ok(key) => key,
                Err(status) => return status,
            };
            if let Some(status) = machine.fault(&[sys::STATUS_OBJECT_NAME_NOT_FOUND]) {
                return status;
            }
            let Some(value) = machine.registry.find(&key, &name) else {
                return sys::STATUS_OBJECT_NAME_NOT_FOUND;
            };
            let record = information::of_value(KeyValueInformationClass, &value);
            information::give(record, KeyValueInformation, Length, ResultLength)
        })
    }
}

export_for_c! {
    /// Reads the value of this number of a key.
    fn ZwEnumerateValueKey(
        KeyHandle: HANDLE,
        Index: ULONG,
        KeyValueInformationClass: KEY_VALUE_INFORMATION_CLASS,
        KeyValueInformation: PVOID,
        Length: ULONG,
        ResultLength: PULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwEnumerateValueKey", Range::PASSIVE, contract!(373));
        machine::with(|machine| {
            let key = match path_of(machine, KeyHandle) {
                Ok(key) => key,
                Err(status) => return status,
            };
            let values = machine.registry.get(&key).map_or(&[][..], |node| &node.values);
            let Some(value) = values.get(Index as usize) else { return STATUS_NO_MORE_ENTRIES };
            let record = information::of_value(KeyValueInformationClass, value);
            information::give(record, KeyValueInformation, Length, ResultLength)
        })
    }

    /// Sets a value of a key.
    fn ZwSetValueKey(
        KeyHandle: HANDLE,
        ValueName: PUNICODE_STRING,
        _TitleIndex: ULONG,
        Type: ULONG,
        Data: PVOID,
        DataSize: ULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwSetValueKey", Range::PASSIVE, contract!(373));
        let name = unicode::text(ValueName);
        // SAFETY: the data has that many bytes, by the contract of the function.
        let data = unsafe { access::bytes(Data.expose_provenance(), DataSize as usize) }.to_vec();
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_ACCESS_DENIED, sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            match path_of(machine, KeyHandle) {
                Ok(key) => machine.registry.set(&key, &name, Type, data),
                Err(status) => return status,
            }
            sys::STATUS_SUCCESS
        })
    }

    /// Deletes a value of a key.
    fn ZwDeleteValueKey(KeyHandle: HANDLE, ValueName: PUNICODE_STRING) -> NTSTATUS {
        let _call = machine::enter("ZwDeleteValueKey", Range::PASSIVE, contract!(373));
        let name = unicode::text(ValueName);
        machine::with(|machine| match path_of(machine, KeyHandle) {
            Ok(key) if machine.registry.remove(&key, &name) => sys::STATUS_SUCCESS,
            Ok(_) => sys::STATUS_OBJECT_NAME_NOT_FOUND,
            Err(status) => status,
        })
    }
}
