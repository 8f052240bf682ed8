//! File objects.

use fwps_sys::FILE_OBJECT;

use super::device;
use super::object::{self, Body, of_body};
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// A file that a process has open.
#[derive(Debug)]
pub(super) struct File {
    pub(super) device: usize,
    /// The FILE_OBJECT.
    pub(super) object: usize,
}
of_body!(file, File, File, "WDFFILEOBJECT");

/// The object of the framework for a FILE_OBJECT; zero when there is none.
pub(super) fn find(file_object: usize) -> usize {
    let found = machine::with(|machine| {
        object::find(
            machine,
            |object| matches!(&object.body, Body::File(file) if file.object == file_object),
        )
    });
    found.first().copied().unwrap_or(0)
}

/// `WdfDeviceGetFileObject`
pub(super) extern "system" fn of_file_object(_globals: usize, handle: usize, file_object: usize) -> usize {
    let _call = machine::enter("WdfDeviceGetFileObject", Range::UP_TO_DISPATCH, contract!(386));
    device::device(handle, |_| ());
    find(file_object)
}

/// `WdfFileObjectGetDevice`
pub(super) extern "system" fn device(_globals: usize, handle: usize) -> usize {
    let _call = machine::enter("WdfFileObjectGetDevice", Range::UP_TO_DISPATCH, contract!(386));
    file(handle, |file| file.device)
}

/// `WdfFileObjectWdmGetFileObject`
pub(super) extern "system" fn wdm_file_object(_globals: usize, handle: usize) -> usize {
    let _call = machine::enter(
        "WdfFileObjectWdmGetFileObject",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    file(handle, |file| file.object)
}

/// `WdfFileObjectGetFlags`
pub(super) extern "system" fn flags(_globals: usize, handle: usize) -> u32 {
    let _call = machine::enter("WdfFileObjectGetFlags", Range::UP_TO_DISPATCH, contract!(386));
    let object = file(handle, |file| file.object);
    // SAFETY: the file is open as long as its object of the framework is live.
    unsafe { access::load(object + std::mem::offset_of!(FILE_OBJECT, Flags)) }
}
