//! Making and deleting objects without a kind, and references to objects of all kinds.

use fwps_sys::NTSTATUS;

use super::attributes;
use super::object::{Body, delete, give, insert, release, violation, with};
use crate::kernel::irql::Range;
use crate::machine;
use crate::verify::contract::contract;

/// `WdfObjectReferenceActual`
pub(super) extern "system" fn reference(
    _globals: usize,
    handle: usize,
    _tag: usize,
    _line: i32,
    _file: usize,
) {
    let _call = machine::enter("WdfObjectReference", Range::UP_TO_DISPATCH, contract!(373));
    with(handle, "object", |object| {
        object.references += 1;
        Some(())
    });
}

/// `WdfObjectDereferenceActual`
pub(super) extern "system" fn dereference(
    _globals: usize,
    handle: usize,
    _tag: usize,
    _line: i32,
    _file: usize,
) {
    let _call = machine::enter("WdfObjectDereference", Range::UP_TO_DISPATCH, contract!(373));
    let left = with(handle, "object", |object| {
        Some((object.references, object.deleted))
    });
    if left == (1, false) {
        violation(
            handle,
            "the last reference of an object that was not deleted was dropped",
        );
    }
    release(handle);
}

/// `WdfObjectCreate`
///
/// # Safety
/// As the C function: the attributes are null or readable, `out` is writable.
pub(super) unsafe extern "system" fn create_object(
    globals: usize,
    attributes: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfObjectCreate", Range::UP_TO_DISPATCH, contract!(380));
    let driver = super::bind::driver_of(globals);
    let made = attributes::read(attributes)
        .and_then(|attributes| insert(globals, Body::General, driver, &attributes));
    // SAFETY: by the contract of this function.
    unsafe { give(out, made) }
}

/// `WdfObjectDelete`
pub(super) extern "system" fn delete_object(_globals: usize, handle: usize) {
    let _call = machine::enter("WdfObjectDelete", Range::UP_TO_DISPATCH, contract!(373));
    let refused = with(handle, "object", |object| match &object.body {
        Body::Driver => Some(Some("a driver object is deleted by the framework alone")),
        Body::File(_) => Some(Some("a file object is deleted by the framework alone")),
        Body::Request(_) => Some(Some(
            "a request that the framework delivered is completed, not deleted",
        )),
        Body::Queue(queue) if queue.is_default => Some(Some("a default queue goes with its device")),
        _ => Some(None),
    });
    match refused {
        Some(text) => violation(handle, text),
        None => delete(handle),
    }
}
