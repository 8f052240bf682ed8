//! The records that wdk-sys defines too.

/// Taken from wdk-sys under the feature `wdk` on Windows: an explicit list, because a glob would bring its stand-ins too.
///
/// All of them are complete in wdk-sys (it reads ntddk.h), and what a driver passes between its KMDF or WDM part and
/// the filtering functions. DRIVER_OBJECT is not among them: its callbacks have the ABI "C" there and "system" here,
/// which are the same calls but different types; cast the pointer instead.
pub(crate) const SHARED: [&str; 13] = [
    "_DEVICE_OBJECT",
    "_FILE_OBJECT",
    "_GUID",
    "_IO_STACK_LOCATION",
    "_IO_STATUS_BLOCK",
    "_IRP",
    "_KEVENT",
    "_LARGE_INTEGER",
    "_LIST_ENTRY",
    "_LUID",
    "_MDL",
    "_OBJECT_ATTRIBUTES",
    "_UNICODE_STRING",
];
