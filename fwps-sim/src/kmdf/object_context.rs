//! The contexts of objects, in pool memory of the driver, and other memory that goes with an object.

use fwps_sys as sys;
use sys::NTSTATUS;

use super::attributes;
use super::object::{Object, find, violation, with};
use super::structure::{EvtObject, ObjectAttributes};
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// `WdfC`, the tag of contexts.
const TAG: u32 = u32::from_le_bytes(*b"WdfC");

/// A context of an object: pool memory of the driver.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// Its type; zero for attributes that have only callbacks.
    pub(super) kind: usize,
    pub(super) address: usize,
    pub(super) cleanup: EvtObject,
    pub(super) destroy: EvtObject,
}

/// The context that attributes ask for.
pub(super) fn allocate(attributes: &ObjectAttributes) -> Result<Option<Context>, NTSTATUS> {
    let kind = attributes::context_type(attributes);
    if kind.is_none() && attributes.cleanup.is_none() && attributes.destroy.is_none() {
        return Ok(None);
    }
    let size = kind.map_or(0, |kind| kind.context_size.max(attributes.context_size_override));
    let address = if size > 0 { block(size)? } else { 0 };
    Ok(Some(Context {
        kind: kind.map_or(0, |kind| {
            if kind.unique == 0 {
                attributes.context_type
            } else {
                kind.unique
            }
        }),
        address,
        cleanup: attributes.cleanup,
        destroy: attributes.destroy,
    }))
}

/// Frees pool memory of the framework.
pub(super) fn free(address: usize) {
    if address != 0 {
        // SAFETY: the block was allocated for an object that is gone, and nothing else has it.
        unsafe { sys::ExFreePool(std::ptr::with_exposed_provenance_mut(address)) };
    }
}

/// Allocates zeroed pool memory for an object.
pub(super) fn block(size: usize) -> Result<usize, NTSTATUS> {
    // SAFETY: the function takes no pointer.
    let block = unsafe { sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, size as u64, TAG) };
    if block.is_null() {
        return Err(sys::STATUS_INSUFFICIENT_RESOURCES);
    }
    Ok(block.expose_provenance())
}

/// `WdfObjectGetTypedContextWorker`
pub(super) extern "system" fn typed_context(_globals: usize, handle: usize, kind: usize) -> usize {
    // Not a point where threads switch: real drivers call it as they would read a field.
    with(handle, "object", |object| {
        let found = object
            .contexts
            .iter()
            .find(|context| context.kind == kind && kind != 0);
        Some(found.map_or(0, |context| context.address))
    })
}

/// `WdfObjectContextGetObject`
pub(super) extern "system" fn of_context(_globals: usize, address: usize) -> usize {
    let _call = machine::enter("WdfObjectContextGetObject", Range::UP_TO_DISPATCH, contract!(380));
    let has = |object: &Object| object.contexts.iter().any(|context| context.address == address);
    let found = machine::with(|machine| find(machine, |object| address != 0 && has(object)));
    match found.first() {
        Some(handle) => *handle,
        None => violation(address, "the address is that of no context"),
    }
}

/// `WdfObjectAllocateContext`
///
/// # Safety
/// As the C function: the attributes are readable, `out` is null or writable.
pub(super) unsafe extern "system" fn allocate_context(
    _globals: usize,
    handle: usize,
    attributes: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfObjectAllocateContext", Range::UP_TO_DISPATCH, contract!(380));
    let attributes = match attributes::read(attributes) {
        Ok(attributes) if attributes.context_type != 0 => attributes,
        Ok(_) => return sys::STATUS_INVALID_PARAMETER,
        Err(status) => return status,
    };
    let context = match allocate(&attributes) {
        Ok(Some(context)) => context,
        Ok(None) => return sys::STATUS_INVALID_PARAMETER,
        Err(status) => return status,
    };
    let known = with(handle, "object", |object| {
        let known = object
            .contexts
            .iter()
            .find(|other| other.kind == context.kind)
            .copied();
        if known.is_none() {
            object.contexts.push(context);
        }
        Some(known)
    });
    let (status, address) = match known {
        Some(known) => {
            free(context.address);
            (sys::STATUS_OBJECT_NAME_EXISTS, known.address)
        }
        None => (sys::STATUS_SUCCESS, context.address),
    };
    if out != 0 {
        // SAFETY: by the contract of this function.
        unsafe { access::store(out, address) };
    }
    status
}
