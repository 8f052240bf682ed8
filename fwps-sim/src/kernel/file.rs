//! Files, of which this machine has none: opening one says so. Names of file objects that drivers are given.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{ACCESS_MASK, FILE_OBJECT, HANDLE, NTSTATUS, POBJECT_ATTRIBUTES, PVOID, ULONG, UNICODE_STRING};

use super::{pool, string};
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::{Contract, contract};

/// The tag of the names that the input and output manager allocates.
const TAG: u32 = u32::from_le_bytes(*b"IoNm");
/// The dispositions that want a file to be there (`FILE_OPEN`, `FILE_OVERWRITE`); others make one.
const WANT_ONE: [ULONG; 2] = [1, 4];

export_for_c! {
    /// Opens a file: there is none.
    fn ZwOpenFile(
        _FileHandle: *mut HANDLE,
        _DesiredAccess: ACCESS_MASK,
        _ObjectAttributes: POBJECT_ATTRIBUTES,
        _IoStatusBlock: PVOID,
        _ShareAccess: ULONG,
        _OpenOptions: ULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwOpenFile", Range::PASSIVE, contract!(373));
        sys::STATUS_OBJECT_NAME_NOT_FOUND
    }

    /// Opens a file: there is none. To make one is not modelled.
    fn ZwCreateFile(
        _FileHandle: *mut HANDLE,
        _DesiredAccess: ACCESS_MASK,
        _ObjectAttributes: POBJECT_ATTRIBUTES,
        _IoStatusBlock: PVOID,
        _AllocationSize: PVOID,
        _FileAttributes: ULONG,
        _ShareAccess: ULONG,
        CreateDisposition: ULONG,
        _CreateOptions: ULONG,
        _EaBuffer: PVOID,
        _EaLength: ULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwCreateFile", Range::PASSIVE, contract!(373));
        if WANT_ONE.contains(&CreateDisposition) {
            return sys::STATUS_OBJECT_NAME_NOT_FOUND;
        }
        machine::with(|machine| {
            let text = "ZwCreateFile was asked to make a file, and this machine has no volume";
            machine.report(Contract::NotModelled, text);
        });
        sys::STATUS_ACCESS_DENIED
    }

    /// The path of a file object with its drive, as an `OBJECT_NAME_INFORMATION` that `ExFreePool` frees.
    fn IoQueryFileDosDeviceName(FileObject: PVOID, ObjectNameInformation: *mut PVOID) -> NTSTATUS {
        let _call = machine::enter("IoQueryFileDosDeviceName", Range::PASSIVE, contract!(373));
        let name = FileObject.expose_provenance() + offset_of!(FILE_OBJECT, FileName);
        let path: Vec<u16> = "C:"
            .encode_utf16()
            .chain(string::units(std::ptr::with_exposed_provenance(name)))
            .collect();
        let header = size_of::<UNICODE_STRING>();
        let flags = sys::POOL_FLAG_PAGED;
        let room = path.len() * 2 + 2;
        let at = machine::with(|machine| pool::allocate(machine, flags, header + room, TAG));
        if at == 0 {
            return sys::STATUS_INSUFFICIENT_RESOURCES;
        }
        let string = UNICODE_STRING {
            Length: room as u16 - 2,
            MaximumLength: room as u16,
            Buffer: std::ptr::with_exposed_provenance_mut(at + header),
        };
        // SAFETY: the block was allocated with room for the string and the text.
        unsafe { access::store(at, string) };
        for (index, unit) in path.iter().enumerate() {
            // SAFETY: as above.
            unsafe { access::store(at + header + index * 2, *unit) };
        }
        // SAFETY: the out pointer is writable by the contract of the function.
        unsafe { access::store(ObjectNameInformation.expose_provenance(), at) };
        sys::STATUS_SUCCESS
    }
}
