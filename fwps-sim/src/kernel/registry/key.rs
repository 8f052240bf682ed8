//! Keys: their handles, and how they are made, listed and deleted.

use fwps_sys as sys;
use sys::{
    ACCESS_MASK, HANDLE, NTSTATUS, OBJECT_ATTRIBUTES, PHANDLE, POBJECT_ATTRIBUTES, PULONG, PUNICODE_STRING,
    PVOID, ULONG,
};

use super::information;
use crate::export::{export, export_for_c};
use crate::kernel::irql::Range;
use crate::kernel::object::KernelObject;
use crate::kernel::unicode;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

/// What was done when a key is created.
const CREATED: ULONG = 1;
const OPENED: ULONG = 2;
/// Not among the statuses of the bindings.
const STATUS_CANNOT_DELETE: NTSTATUS = 0xC000_0121_u32 as NTSTATUS;
pub(super) const STATUS_KEY_DELETED: NTSTATUS = 0xC000_017C_u32 as NTSTATUS;
pub(super) const STATUS_NO_MORE_ENTRIES: NTSTATUS = 0x8000_001A_u32 as NTSTATUS;

/// The path of a key that is open, folded.
///
/// # Errors
/// `STATUS_INVALID_HANDLE` when the handle is that of no key; it is reported when it is no live one. `STATUS_KEY_DELETED`.
pub(super) fn path_of(machine: &mut Machine, handle: HANDLE) -> Result<String, NTSTATUS> {
    let handle = handle.expose_provenance();
    if !matches!(machine.ledger.find(handle), Found::Live(_)) {
        let text = format!("{} was given no open key", crate::context::function());
        machine.report_about(contract!(373), &[handle], text);
        return Err(sys::STATUS_INVALID_HANDLE);
    }
    let path = machine.keys.get(&handle).ok_or(sys::STATUS_INVALID_HANDLE)?;
    match machine.registry.get(path) {
        Some(_) => Ok(path.clone()),
        None => Err(STATUS_KEY_DELETED),
    }
}

/// The whole path that attributes name, as it is written.
fn named(machine: &Machine, attributes: POBJECT_ATTRIBUTES) -> Result<String, NTSTATUS> {
    // SAFETY: the attributes are readable, by the contract of the functions that take some.
    let attributes: OBJECT_ATTRIBUTES = unsafe { access::load(attributes.expose_provenance()) };
    let name = unicode::text(attributes.ObjectName);
    let name = name.trim_end_matches('\\');
    let root = attributes.RootDirectory.expose_provenance();
    if root == 0 {
        return Ok(name.to_owned());
    }
    let root = machine.keys.get(&root).ok_or(sys::STATUS_INVALID_HANDLE)?;
    let root = machine.registry.get(root).ok_or(STATUS_KEY_DELETED)?;
    Ok(if name.is_empty() {
        root.path.clone()
    } else {
        format!("{}\\{name}", root.path)
    })
}

/// Makes a handle of a key that is there.
fn give(machine: &mut Machine, path: &str, handle: PHANDLE) {
    let value = machine.ledger.new_handle();
    machine.create(value, Kind::Kernel(KernelObject::Key), Vec::new());
    machine.keys.insert(value, unicode::folded(path));
    // SAFETY: the out pointer is writable by the contract of the functions that open a key.
    unsafe { access::store(handle.expose_provenance(), value) };
}

fn open(name: &'static str, handle: PHANDLE, attributes: POBJECT_ATTRIBUTES) -> NTSTATUS {
    let _call = machine::enter(name, Range::PASSIVE, contract!(373));
    machine::with(|machine| {
        if let Some(status) = machine.fault(&[sys::STATUS_OBJECT_NAME_NOT_FOUND, sys::STATUS_ACCESS_DENIED]) {
            return status;
        }
        let path = match named(machine, attributes) {
            Ok(path) => path,
            Err(status) => return status,
        };
        if !machine.registry.find_key(&path) {
            return sys::STATUS_OBJECT_NAME_NOT_FOUND;
        }
        give(machine, &path, handle);
        sys::STATUS_SUCCESS
    })
}

export! {
    /// Opens a key.
    fn ZwOpenKey(KeyHandle: PHANDLE, _DesiredAccess: ACCESS_MASK, ObjectAttributes: POBJECT_ATTRIBUTES) -> NTSTATUS {
        open("ZwOpenKey", KeyHandle, ObjectAttributes)
    }
}

export_for_c! {
    /// Opens a key.
    fn ZwOpenKeyEx(
        KeyHandle: PHANDLE,
        _DesiredAccess: ACCESS_MASK,
        ObjectAttributes: POBJECT_ATTRIBUTES,
        _OpenOptions: ULONG,
    ) -> NTSTATUS {
        open("ZwOpenKeyEx", KeyHandle, ObjectAttributes)
    }

    /// Opens a key, or makes it below one that is there.
    fn ZwCreateKey(
        KeyHandle: PHANDLE,
        _DesiredAccess: ACCESS_MASK,
        ObjectAttributes: POBJECT_ATTRIBUTES,
        _TitleIndex: ULONG,
        _Class: PUNICODE_STRING,
        _CreateOptions: ULONG,
        Disposition: PULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwCreateKey", Range::PASSIVE, contract!(373));
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_ACCESS_DENIED, sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let path = match named(machine, ObjectAttributes) {
                Ok(path) => path,
                Err(status) => return status,
            };
            let exists = machine.registry.get(&unicode::folded(&path)).is_some();
            let parent = path.rsplit_once('\\').map_or("", |(parent, _)| parent);
            if !exists && machine.registry.get(&unicode::folded(parent)).is_none() {
                return sys::STATUS_OBJECT_NAME_NOT_FOUND;
            }
            machine.registry.create(&path);
            give(machine, &path, KeyHandle);
            if !Disposition.is_null() {
                let done = if exists { OPENED } else { CREATED };
                // SAFETY: an out pointer that is not null is writable by the contract of the function.
                unsafe { access::store(Disposition.expose_provenance(), done) };
            }
            sys::STATUS_SUCCESS
        })
    }

    /// Deletes a key that has no key below it. Handles of it stay open, and are good for nothing but to be closed.
    fn ZwDeleteKey(KeyHandle: HANDLE) -> NTSTATUS {
        let _call = machine::enter("ZwDeleteKey", Range::PASSIVE, contract!(373));
        machine::with(|machine| match path_of(machine, KeyHandle) {
            Err(status) => status,
            Ok(path) if !machine.registry.children(&path).is_empty() => STATUS_CANNOT_DELETE,
            Ok(path) => {
                machine.registry.nodes.remove(&path);
                sys::STATUS_SUCCESS
            }
        })
    }

    /// Writes a key to the disk, which it is not kept on here.
    fn ZwFlushKey(KeyHandle: HANDLE) -> NTSTATUS {
        let _call = machine::enter("ZwFlushKey", Range::PASSIVE, contract!(373));
        machine::with(|machine| path_of(machine, KeyHandle).map_or_else(|status| status, |_| sys::STATUS_SUCCESS))
    }

    /// Tells about a key.
    fn ZwQueryKey(
        KeyHandle: HANDLE,
        KeyInformationClass: u32,
        KeyInformation: PVOID,
        Length: ULONG,
        ResultLength: PULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwQueryKey", Range::PASSIVE, contract!(373));
        machine::with(|machine| {
            let key = match path_of(machine, KeyHandle) {
                Ok(key) => key,
                Err(status) => return status,
            };
            let Some(node) = machine.registry.get(&key) else { return STATUS_KEY_DELETED };
            let name = node.path.rsplit('\\').next().unwrap_or_default();
            let record = information::of_key(KeyInformationClass, &machine.registry, &key, node, name);
            information::give(record, KeyInformation, Length, ResultLength)
        })
    }

    /// Tells about the key of this number below a key.
    fn ZwEnumerateKey(
        KeyHandle: HANDLE,
        Index: ULONG,
        KeyInformationClass: u32,
        KeyInformation: PVOID,
        Length: ULONG,
        ResultLength: PULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwEnumerateKey", Range::PASSIVE, contract!(373));
        machine::with(|machine| {
            let key = match path_of(machine, KeyHandle) {
                Ok(key) => key,
                Err(status) => return status,
            };
            let children = machine.registry.children(&key);
            let Some(name) = children.get(Index as usize) else { return STATUS_NO_MORE_ENTRIES };
            let child = format!("{key}\\{}", unicode::folded(name));
            let Some(node) = machine.registry.get(&child) else { return STATUS_NO_MORE_ENTRIES };
            let record = information::of_key(KeyInformationClass, &machine.registry, &child, node, name);
            information::give(record, KeyInformation, Length, ResultLength)
        })
    }
}
