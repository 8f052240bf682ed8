//! Functions and constants that the headers of the newest kit at hand do not have, or not in a form that can be read.

use crate::ctypes::c_void;
use crate::{
    BOOLEAN, GUID, HANDLE, LARGE_INTEGER, NDIS_HANDLE, NET_BUFFER_LIST, NTSTATUS, UINT8, UINT64, ULONG,
};

/// The kind of a device: a `FILE_DEVICE_...` constant. A macro in C.
pub type DEVICE_TYPE = ULONG;

/// What an untyped pointer points to. A macro in C.
pub type VOID = c_void;

/// The range of IPsec inbound contexts that the system keeps for itself.
pub const FWPM_CONTEXT_IPSEC_INBOUND_RESERVED: UINT64 = 0xFF00_0000_0000_0000;

#[cfg_attr(
    all(windows, panic = "abort", not(feature = "import-lib")),
    link(name = "fwpkclnt.sys", kind = "raw-dylib", modifiers = "+verbatim")
)]
#[cfg_attr(
    all(windows, panic = "abort", feature = "import-lib"),
    link(name = "fwpkclnt")
)]
unsafe extern "system" {
    /// Makes a clone of a list with a copy of its data. `FwpsFreeCloneNetBufferList0` frees it.
    ///
    /// IRQL <= DISPATCH_LEVEL. Newer than the 10.0.22621 headers; a driver that imports it does not load on a system
    /// without it.
    pub fn FwpsAllocateDeepCloneNetBufferList0(
        originalNetBufferList: *mut NET_BUFFER_LIST,
        netBufferListPoolHandle: NDIS_HANDLE,
        netBufferPoolHandle: NDIS_HANDLE,
        netBufferList: *mut *mut NET_BUFFER_LIST,
    ) -> NTSTATUS;

    /// Gets an index for a bitmap condition. `FwpmBitmapIndexFree0` gives it back.
    ///
    /// PASSIVE_LEVEL. Only in headers of kits before 10.0.22621; without documentation.
    pub fn FwpmBitmapIndexGet0(engineHandle: HANDLE, fieldId: *const GUID, idx: *mut UINT8) -> NTSTATUS;

    /// Gives back an index of `FwpmBitmapIndexGet0`.
    ///
    /// PASSIVE_LEVEL. Only in headers of kits before 10.0.22621; without documentation.
    pub fn FwpmBitmapIndexFree0(engineHandle: HANDLE, fieldId: *const GUID, idx: *mut UINT8) -> NTSTATUS;
}

#[cfg_attr(
    all(windows, panic = "abort", not(feature = "import-lib")),
    link(name = "ntoskrnl.exe", kind = "raw-dylib", modifiers = "+verbatim")
)]
#[cfg_attr(
    all(windows, panic = "abort", feature = "import-lib"),
    link(name = "ntoskrnl")
)]
unsafe extern "system" {
    /// Waits for the object behind a handle, for example for the end of a thread.
    ///
    /// PASSIVE_LEVEL, unless it does not wait: `Timeout` points to zero. Declared in ntifs.h, which the bindings are not
    /// made from.
    pub fn ZwWaitForSingleObject(Handle: HANDLE, Alertable: BOOLEAN, Timeout: *mut LARGE_INTEGER)
    -> NTSTATUS;
}
