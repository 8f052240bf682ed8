//! Opening files, and names of file objects that drivers are given.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{ACCESS_MASK, FILE_OBJECT, HANDLE, NTSTATUS, POBJECT_ATTRIBUTES, PVOID, ULONG, UNICODE_STRING};

use super::{file_system, pool, string};
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// The tag of the names that the input and output manager allocates.
const TAG: u32 = u32::from_le_bytes(*b"IoNm");
/// Opens what is there.
const OPEN: ULONG = 1;

export_for_c! {
    /// Opens a file of the volume in memory.
    fn ZwOpenFile(
        FileHandle: *mut HANDLE,
        DesiredAccess: ACCESS_MASK,
        ObjectAttributes: POBJECT_ATTRIBUTES,
        IoStatusBlock: PVOID,
        _ShareAccess: ULONG,
        OpenOptions: ULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwOpenFile", Range::PASSIVE, contract!(373));
        let opened = machine::with(|machine| {
            file_system::open(machine, ObjectAttributes, DesiredAccess, OPEN, OpenOptions)
        });
        file_system::open_for(FileHandle, IoStatusBlock, opened)
    }

    /// Opens a file of the volume in memory, or makes one. Folders are all there.
    fn ZwCreateFile(
        FileHandle: *mut HANDLE,
        DesiredAccess: ACCESS_MASK,
        ObjectAttributes: POBJECT_ATTRIBUTES,
        IoStatusBlock: PVOID,
        _AllocationSize: PVOID,
        _FileAttributes: ULONG,
        _ShareAccess: ULONG,
        CreateDisposition: ULONG,
        CreateOptions: ULONG,
        _EaBuffer: PVOID,
        _EaLength: ULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwCreateFile", Range::PASSIVE, contract!(373));
        let opened = machine::with(|machine| {
            file_system::open(machine, ObjectAttributes, DesiredAccess, CreateDisposition, CreateOptions)
        });
        file_system::open_for(FileHandle, IoStatusBlock, opened)
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
