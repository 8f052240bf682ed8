//! Memory objects.

use fwps_sys as sys;
use sys::NTSTATUS;

use super::object::{self, Body, of_body};
use super::object_context;
use super::{attributes, bind};
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// The buffer of a memory object.
#[derive(Debug)]
pub(super) struct Buffer {
    pub(super) address: usize,
    pub(super) size: usize,
    /// Whether the framework allocated it.
    pub(super) owned: bool,
    /// An MDL that locks it; zero when there is none.
    pub(super) mdl: usize,
}
of_body!(memory, Memory, Buffer, "WDFMEMORY");

pub(super) fn dispose(buffer: &Buffer) {
    if buffer.mdl != 0 {
        let mdl = std::ptr::with_exposed_provenance_mut(buffer.mdl);
        // SAFETY: the MDL was made and locked for this object alone, which is gone.
        unsafe { sys::MmUnlockPages(mdl) };
        // SAFETY: as above.
        unsafe { sys::IoFreeMdl(mdl) };
    }
    if buffer.owned {
        object_context::free(buffer.address);
    }
}

/// `WdfMemoryCreate`
///
/// # Safety
/// As the C function: the attributes are null or readable, the out pointers are null or writable.
pub(super) unsafe extern "system" fn create(
    globals: usize,
    attributes: usize,
    pool: sys::POOL_TYPE,
    tag: u32,
    size: usize,
    out: usize,
    buffer: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfMemoryCreate", Range::UP_TO_DISPATCH, contract!(380));
    let attributes = match attributes::read(attributes) {
        Ok(_) if size == 0 => return sys::STATUS_INVALID_PARAMETER,
        Ok(attributes) => attributes,
        Err(status) => return status,
    };
    let tag = if tag == 0 {
        u32::from_le_bytes(*b"WdfM")
    } else {
        tag
    };
    // SAFETY: the function takes no pointer.
    let block = unsafe { sys::ExAllocatePoolWithTag(pool, size as u64, tag) };
    if block.is_null() {
        return sys::STATUS_INSUFFICIENT_RESOURCES;
    }
    let address = block.expose_provenance();
    let body = Body::Memory(Buffer {
        address,
        size,
        owned: true,
        mdl: 0,
    });
    let made = object::insert(globals, body, bind::driver_of(globals), &attributes);
    match made {
        Ok(_) if buffer != 0 => {
            // SAFETY: by the contract of this function.
            unsafe { access::store(buffer, address) };
        }
        Ok(_) => {}
        Err(_) => object_context::free(address),
    }
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, made) }
}

/// `WdfMemoryCreatePreallocated`
///
/// # Safety
/// As the C function: the attributes are null or readable, the out pointer is writable.
pub(super) unsafe extern "system" fn create_preallocated(
    globals: usize,
    attributes: usize,
    address: usize,
    size: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter(
        "WdfMemoryCreatePreallocated",
        Range::UP_TO_DISPATCH,
        contract!(380),
    );
    if size == 0 {
        return sys::STATUS_INVALID_PARAMETER;
    }
    let body = Body::Memory(Buffer {
        address,
        size,
        owned: false,
        mdl: 0,
    });
    let driver = bind::driver_of(globals);
    let made = attributes::read(attributes)
        .and_then(|attributes| object::insert(globals, body, driver, &attributes));
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, made) }
}

/// `WdfMemoryGetBuffer`
///
/// # Safety
/// As the C function: `size` is null or writable.
pub(super) unsafe extern "system" fn buffer(_globals: usize, handle: usize, size: usize) -> usize {
    let _call = machine::enter("WdfMemoryGetBuffer", Range::UP_TO_DISPATCH, contract!(380));
    let (address, length) = memory(handle, |buffer| (buffer.address, buffer.size));
    if size != 0 {
        // SAFETY: by the contract of this function.
        unsafe { access::store(size, length) };
    }
    address
}

/// Where a part of a memory object lies.
fn part(handle: usize, offset: usize, length: usize) -> Result<usize, NTSTATUS> {
    let (address, size) = memory(handle, |buffer| (buffer.address, buffer.size));
    if length == 0 {
        return Err(sys::STATUS_INVALID_PARAMETER);
    }
    match offset.checked_add(length) {
        Some(end) if end <= size => Ok(address + offset),
        _ => Err(sys::STATUS_BUFFER_TOO_SMALL),
    }
}

/// `WdfMemoryCopyToBuffer`
///
/// # Safety
/// As the C function: the buffer has the length that is given.
pub(super) unsafe extern "system" fn copy_to(
    _globals: usize,
    handle: usize,
    offset: usize,
    target: usize,
    length: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfMemoryCopyToBuffer", Range::UP_TO_DISPATCH, contract!(380));
    match part(handle, offset, length) {
        Ok(from) => {
            // SAFETY: the part lies in the buffer of the object.
            let bytes = unsafe { access::bytes(from, length) }.to_vec();
            // SAFETY: by the contract of this function.
            unsafe { access::write(target, &bytes) };
            sys::STATUS_SUCCESS
        }
        Err(status) => status,
    }
}

/// `WdfMemoryCopyFromBuffer`
///
/// # Safety
/// As the C function: the buffer has the length that is given.
pub(super) unsafe extern "system" fn copy_from(
    _globals: usize,
    handle: usize,
    offset: usize,
    source: usize,
    length: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfMemoryCopyFromBuffer", Range::UP_TO_DISPATCH, contract!(380));
    match part(handle, offset, length) {
        Ok(to) => {
            // SAFETY: by the contract of this function.
            let bytes = unsafe { access::bytes(source, length) }.to_vec();
            // SAFETY: the part lies in the buffer of the object.
            unsafe { access::write(to, &bytes) };
            sys::STATUS_SUCCESS
        }
        Err(status) => status,
    }
}
