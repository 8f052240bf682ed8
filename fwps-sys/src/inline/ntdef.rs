//! Macros of ntdef.h: severities of a status, and object attributes.

use crate::{HANDLE, NTSTATUS, OBJECT_ATTRIBUTES, PUNICODE_STRING, PVOID, ULONG};

/// Whether the status is a success or an information: not negative.
///
/// `STATUS_OBJECT_NAME_EXISTS`, with which a flow refuses a context, passes this test.
#[inline]
#[must_use]
pub const fn NT_SUCCESS(status: NTSTATUS) -> bool {
    status >= 0
}

/// Whether the status has the severity of an information (0x4000_0000 to 0x7FFF_FFFF).
#[inline]
#[must_use]
pub const fn NT_INFORMATION(status: NTSTATUS) -> bool {
    (status as u32) >> 30 == 1
}

/// Whether the status has the severity of a warning (0x8000_0000 to 0xBFFF_FFFF).
#[inline]
#[must_use]
pub const fn NT_WARNING(status: NTSTATUS) -> bool {
    (status as u32) >> 30 == 2
}

/// Whether the status has the severity of an error (0xC000_0000 and up).
#[inline]
#[must_use]
pub const fn NT_ERROR(status: NTSTATUS) -> bool {
    (status as u32) >> 30 == 3
}

/// Fills object attributes, as `InitializeObjectAttributes` does.
///
/// `attributes` are `OBJ_...` flags; a driver that runs in the context of a user's thread needs `OBJ_KERNEL_HANDLE`.
#[inline]
#[must_use]
pub const fn InitializeObjectAttributes(
    name: PUNICODE_STRING,
    attributes: ULONG,
    root: HANDLE,
    security_descriptor: PVOID,
) -> OBJECT_ATTRIBUTES {
    OBJECT_ATTRIBUTES {
        Length: size_of::<OBJECT_ATTRIBUTES>() as ULONG,
        RootDirectory: root,
        ObjectName: name,
        Attributes: attributes,
        SecurityDescriptor: security_descriptor,
        SecurityQualityOfService: core::ptr::null_mut(),
    }
}
