//! References with a tag, and other forms of the functions that count references and close handles. Each is the plain one, with its checks.

use fwps_sys as sys;
use sys::{
    ACCESS_MASK, HANDLE, KPROCESSOR_MODE, LONG_PTR, NTSTATUS, POBJECT_HANDLE_INFORMATION, POBJECT_TYPE,
    PVOID, ULONG,
};

use super::object_type;
use crate::export::export_for_c;
use crate::machine;

export_for_c! {
    /// Takes a reference to an object, which a debugger shows with the tag.
    fn ObfReferenceObjectWithTag(Object: PVOID, _Tag: ULONG) -> LONG_PTR {
        // SAFETY: by the contract of this function.
        unsafe { sys::ObfReferenceObject(Object) }
    }

    /// Drops a reference that was taken with the tag.
    fn ObfDereferenceObjectWithTag(Object: PVOID, _Tag: ULONG) -> LONG_PTR {
        // SAFETY: by the contract of this function.
        unsafe { sys::ObfDereferenceObject(Object) }
    }

    /// Drops a reference; the object goes later when it was the last one, so that the caller may hold locks.
    fn ObDereferenceObjectDeferDelete(Object: PVOID) {
        // SAFETY: by the contract of this function.
        unsafe { sys::ObfDereferenceObject(Object) };
    }

    /// Takes a reference to an object if it is of this type.
    fn ObReferenceObjectByPointer(
        Object: PVOID,
        _DesiredAccess: ACCESS_MASK,
        ObjectType: POBJECT_TYPE,
        _AccessMode: KPROCESSOR_MODE,
    ) -> NTSTATUS {
        let fits = machine::with(|machine| {
            let found = machine.ledger.get(Object.expose_provenance());
            found.map_or(Ok(()), |found| object_type::check(&found.kind, ObjectType))
        });
        if let Err(status) = fits {
            return status;
        }
        // SAFETY: by the contract of this function; what is no live object is reported there.
        unsafe { sys::ObfReferenceObject(Object) };
        sys::STATUS_SUCCESS
    }

    /// Gets the object behind a handle, with a reference that a debugger shows with the tag.
    fn ObReferenceObjectByHandleWithTag(
        Handle: HANDLE,
        DesiredAccess: ACCESS_MASK,
        ObjectType: POBJECT_TYPE,
        AccessMode: KPROCESSOR_MODE,
        _Tag: ULONG,
        Object: *mut PVOID,
        HandleInformation: POBJECT_HANDLE_INFORMATION,
    ) -> NTSTATUS {
        // SAFETY: by the contract of this function.
        unsafe {
            sys::ObReferenceObjectByHandle(Handle, DesiredAccess, ObjectType, AccessMode, Object, HandleInformation)
        }
    }

    /// Closes a handle.
    fn ObCloseHandle(Handle: HANDLE, _PreviousMode: KPROCESSOR_MODE) -> NTSTATUS {
        // SAFETY: by the contract of this function.
        unsafe { sys::ZwClose(Handle) }
    }
}
