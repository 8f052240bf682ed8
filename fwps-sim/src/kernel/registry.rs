//! The registry: the values that the test gave to the builder.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{
    ACCESS_MASK, HANDLE, KEY_VALUE_BASIC_INFORMATION, KEY_VALUE_FULL_INFORMATION,
    KEY_VALUE_INFORMATION_CLASS, KEY_VALUE_PARTIAL_INFORMATION, NTSTATUS, OBJECT_ATTRIBUTES, PHANDLE,
    POBJECT_ATTRIBUTES, PULONG, PUNICODE_STRING, PVOID, ULONG,
};

use super::object::KernelObject;
use super::unicode;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::registry::{REGISTRY_PATH, RegistryValue};
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

/// The keys that there are besides those of values.
const BUILT_IN: [&str; 1] = [REGISTRY_PATH];

/// A value as a query gives it out.
struct Record {
    name: Vec<u8>,
    kind: u32,
    data: Vec<u8>,
}

/// A query: the bytes before the part that may be cut, and all bytes.
fn record(class: KEY_VALUE_INFORMATION_CLASS, value: &Record) -> Option<(usize, Vec<u8>)> {
    let (name, data) = (value.name.len() as u32, value.data.len() as u32);
    let words = |words: &[u32]| {
        words
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect::<Vec<u8>>()
    };
    let (fixed, mut bytes) = match class {
        sys::KeyValueBasicInformation => (
            offset_of!(KEY_VALUE_BASIC_INFORMATION, Name),
            words(&[0, value.kind, name]),
        ),
        sys::KeyValuePartialInformation => (
            offset_of!(KEY_VALUE_PARTIAL_INFORMATION, Data),
            words(&[0, value.kind, data]),
        ),
        sys::KeyValueFullInformation => {
            let fixed = offset_of!(KEY_VALUE_FULL_INFORMATION, Name);
            let offset = (fixed + value.name.len()).next_multiple_of(8) as u32;
            (fixed, words(&[0, value.kind, offset, data, name]))
        }
        _ => return None,
    };
    if class != sys::KeyValuePartialInformation {
        bytes.extend(&value.name);
    }
    if class == sys::KeyValueFullInformation {
        bytes.resize(bytes.len().next_multiple_of(8), 0);
    }
    if class != sys::KeyValueBasicInformation {
        bytes.extend(&value.data);
    }
    Some((fixed, bytes))
}

fn record_of(name: &str, value: &RegistryValue) -> Record {
    Record {
        name: name.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        kind: value.kind(),
        data: value.data(),
    }
}

export! {
    /// Opens a key.
    fn ZwOpenKey(KeyHandle: PHANDLE, _DesiredAccess: ACCESS_MASK, ObjectAttributes: POBJECT_ATTRIBUTES) -> NTSTATUS {
        let _call = machine::enter("ZwOpenKey", Range::PASSIVE, contract!(373));
        // SAFETY: the attributes are readable, by the contract of the function.
        let attributes: OBJECT_ATTRIBUTES = unsafe { access::load(ObjectAttributes.expose_provenance()) };
        let name = unicode::text(attributes.ObjectName);
        let root = attributes.RootDirectory.expose_provenance();
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_OBJECT_NAME_NOT_FOUND, sys::STATUS_ACCESS_DENIED]) {
                return status;
            }
            let path = match (root, machine.keys.get(&root)) {
                (0, _) => unicode::folded(&name),
                (_, Some(path)) if name.is_empty() => path.clone(),
                (_, Some(path)) => format!("{path}\\{}", unicode::folded(&name)),
                (_, None) => return sys::STATUS_INVALID_HANDLE,
            };
            let below = |key: &str| key == path || key.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('\\'));
            let exists = BUILT_IN.iter().any(|key| below(&unicode::folded(key)))
                || machine.options.registry.iter().any(|(key, ..)| below(&unicode::folded(key)));
            if !exists {
                return sys::STATUS_OBJECT_NAME_NOT_FOUND;
            }
            let handle = machine.ledger.new_handle();
            machine.create(handle, Kind::Kernel(KernelObject::Key), Vec::new());
            machine.keys.insert(handle, path);
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(KeyHandle.expose_provenance(), handle) };
            sys::STATUS_SUCCESS
        })
    }

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
        let handle = KeyHandle.expose_provenance();
        let name = unicode::text(ValueName);
        machine::with(|machine| {
            if !matches!(machine.ledger.find(handle), Found::Live(_)) {
                machine.report_about(contract!(373), &[handle], "ZwQueryValueKey was given no open key");
                return sys::STATUS_INVALID_HANDLE;
            }
            let Some(path) = machine.keys.get(&handle) else { return sys::STATUS_INVALID_HANDLE };
            let mut values = machine.options.registry.iter();
            let found = values.find(|(key, value, _)| {
                unicode::folded(key) == *path && unicode::folded(value) == unicode::folded(&name)
            });
            let found = found.map(|(_, name, value)| record_of(name, value));
            if let Some(status) = machine.fault(&[sys::STATUS_OBJECT_NAME_NOT_FOUND]) {
                return status;
            }
            let Some(value) = found else { return sys::STATUS_OBJECT_NAME_NOT_FOUND };
            let Some((fixed, bytes)) = record(KeyValueInformationClass, &value) else {
                return sys::STATUS_INVALID_PARAMETER;
            };
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(ResultLength.expose_provenance(), bytes.len() as u32) };
            let room = Length as usize;
            if room < fixed {
                return sys::STATUS_BUFFER_TOO_SMALL;
            }
            let given = &bytes[..bytes.len().min(room)];
            // SAFETY: the buffer has `Length` bytes, by the contract of the function.
            unsafe { access::write(KeyValueInformation.expose_provenance(), given) };
            if room < bytes.len() { sys::STATUS_BUFFER_OVERFLOW } else { sys::STATUS_SUCCESS }
        })
    }
}
