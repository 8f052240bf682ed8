//! The buffers of requests, as the kernel passes them to the driver.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{IO_STACK_LOCATION, IRP, MDL, NTSTATUS};

use super::dispatch::location;
use super::memory::Buffer;
use super::object::{self, Body};
use super::request::request;
use super::structure::ObjectAttributes;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// Which of the two buffers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Input,
    Output,
}

/// A packet with a control code.
pub(super) struct Control {
    irp: usize,
    pub(super) location: usize,
    pub(super) method: u32,
}

impl Control {
    pub(super) fn of(handle: usize) -> Result<Self, NTSTATUS> {
        let irp = request(handle, |request| request.irp);
        let location = location(irp);
        // SAFETY: the stack location is live with its packet, which the driver has.
        let major: u8 = unsafe { access::load(location + offset_of!(IO_STACK_LOCATION, MajorFunction)) };
        if u32::from(major) != sys::IRP_MJ_DEVICE_CONTROL {
            return Err(sys::STATUS_INVALID_DEVICE_REQUEST);
        }
        let control = Self {
            irp,
            location,
            method: 0,
        };
        let code = control.word(offset_of!(
            IO_STACK_LOCATION,
            Parameters.DeviceIoControl.IoControlCode
        ));
        Ok(Self {
            method: code & 3,
            ..control
        })
    }

    fn word(&self, offset: usize) -> u32 {
        // SAFETY: the stack location is live with its packet, and the offset is that of a member.
        unsafe { access::load(self.location + offset) }
    }

    pub(super) fn pointer(&self, offset: usize) -> usize {
        // SAFETY: the packet is the driver's as long as its request is live, and the offset is that of a member.
        unsafe { access::load(self.irp + offset) }
    }

    fn length(&self, side: Side) -> usize {
        let offset = match side {
            Side::Input => offset_of!(IO_STACK_LOCATION, Parameters.DeviceIoControl.InputBufferLength),
            Side::Output => offset_of!(IO_STACK_LOCATION, Parameters.DeviceIoControl.OutputBufferLength),
        };
        self.word(offset) as usize
    }

    /// The length of a buffer that has to have `least` bytes.
    pub(super) fn sufficient_length(&self, side: Side, least: usize) -> Result<usize, NTSTATUS> {
        let length = self.length(side);
        if length == 0 || length < least {
            return Err(sys::STATUS_BUFFER_TOO_SMALL);
        }
        Ok(length)
    }

    /// Whether the buffer is described by the MDL of the packet.
    fn is_direct(&self, side: Side) -> bool {
        side == Side::Output && self.method != sys::METHOD_BUFFERED
    }

    /// The address of a buffer and its length.
    fn buffer(&self, side: Side, least: usize) -> Result<(usize, usize), NTSTATUS> {
        if self.method == sys::METHOD_NEITHER {
            return Err(sys::STATUS_INVALID_DEVICE_REQUEST);
        }
        let length = self.sufficient_length(side, least)?;
        let address = if self.is_direct(side) {
            mapped(self.pointer(offset_of!(IRP, MdlAddress)))
        } else {
            self.pointer(offset_of!(IRP, AssociatedIrp.SystemBuffer))
        };
        if address == 0 {
            Err(sys::STATUS_INSUFFICIENT_RESOURCES)
        } else {
            Ok((address, length))
        }
    }
}

/// The system address of an MDL.
pub(super) fn mapped(mdl: usize) -> usize {
    let mapped = (sys::MDL_MAPPED_TO_SYSTEM_VA | sys::MDL_SOURCE_IS_NONPAGED_POOL) as i16;
    // SAFETY: the MDL is that of a live packet, or of a live memory object.
    let flags: i16 = unsafe { access::load(mdl + offset_of!(MDL, MdlFlags)) };
    if flags & mapped != 0 {
        // SAFETY: as above.
        return unsafe { access::load(mdl + offset_of!(MDL, MappedSystemVa)) };
    }
    // SAFETY: as above; its pages are locked.
    let address = unsafe {
        sys::MmMapLockedPagesSpecifyCache(
            std::ptr::with_exposed_provenance_mut(mdl),
            sys::KernelMode as i8,
            sys::MmCached,
            std::ptr::null_mut(),
            0,
            sys::NormalPagePriority as u32 | sys::MdlMappingNoExecute,
        )
    };
    address.expose_provenance()
}

/// Writes a buffer and its length where the driver wants them.
pub(super) fn give(found: Result<(usize, usize), NTSTATUS>, out: usize, length: usize) -> NTSTATUS {
    match found {
        Ok((address, size)) => {
            // SAFETY: the out pointers of every function here are writable, by its contract; the length may be null.
            unsafe { access::store(out, address) };
            if length != 0 {
                // SAFETY: as above.
                unsafe { access::store(length, size) };
            }
            sys::STATUS_SUCCESS
        }
        Err(status) => status,
    }
}

fn retrieve(handle: usize, side: Side, least: usize, out: usize, length: usize) -> NTSTATUS {
    give(
        Control::of(handle).and_then(|control| control.buffer(side, least)),
        out,
        length,
    )
}

/// `WdfRequestRetrieveInputBuffer`
///
/// # Safety
/// As the C function: `out` is writable, `length` is null or writable.
pub(super) unsafe extern "system" fn input(
    _globals: usize,
    handle: usize,
    least: usize,
    out: usize,
    length: usize,
) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestRetrieveInputBuffer",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    retrieve(handle, Side::Input, least, out, length)
}

/// `WdfRequestRetrieveOutputBuffer`
///
/// # Safety
/// As the C function: `out` is writable, `length` is null or writable.
pub(super) unsafe extern "system" fn output(
    _globals: usize,
    handle: usize,
    least: usize,
    out: usize,
    length: usize,
) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestRetrieveOutputBuffer",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    retrieve(handle, Side::Output, least, out, length)
}

/// The memory object of a buffer, which goes with the request.
fn memory_of(globals: usize, handle: usize, side: Side) -> Result<usize, NTSTATUS> {
    let (address, size) = Control::of(handle)?.buffer(side, 0)?;
    let known = request(handle, |request| request.memory[side as usize]);
    if known != 0 {
        return Ok(known);
    }
    let body = Body::Memory(Buffer {
        address,
        size,
        owned: false,
        mdl: 0,
    });
    let memory = object::insert(globals, body, handle, &ObjectAttributes::default())?;
    request(handle, |request| request.memory[side as usize] = memory);
    Ok(memory)
}

/// `WdfRequestRetrieveInputMemory`
///
/// # Safety
/// As the C function: `out` is writable.
pub(super) unsafe extern "system" fn input_memory(globals: usize, handle: usize, out: usize) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestRetrieveInputMemory",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, memory_of(globals, handle, Side::Input)) }
}

/// `WdfRequestRetrieveOutputMemory`
///
/// # Safety
/// As the C function: `out` is writable.
pub(super) unsafe extern "system" fn output_memory(globals: usize, handle: usize, out: usize) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestRetrieveOutputMemory",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, memory_of(globals, handle, Side::Output)) }
}

/// An MDL for a buffer, whose pages are not looked up yet.
pub(super) fn allocate_mdl(address: usize, length: usize) -> Result<*mut MDL, NTSTATUS> {
    let start = std::ptr::with_exposed_provenance_mut(address);
    // SAFETY: nothing is read or written at the address; no packet is named.
    let mdl = unsafe { sys::IoAllocateMdl(start, length as u32, 0, 0, std::ptr::null_mut()) };
    if mdl.is_null() {
        return Err(sys::STATUS_INSUFFICIENT_RESOURCES);
    }
    Ok(mdl)
}

/// The MDL of a buffer; for the system buffer one is made, which goes with the request.
fn mdl_of(handle: usize, side: Side) -> Result<usize, NTSTATUS> {
    let control = Control::of(handle)?;
    let (address, length) = control.buffer(side, 0)?;
    if control.is_direct(side) {
        return Ok(control.pointer(offset_of!(IRP, MdlAddress)));
    }
    let known = request(handle, |request| request.mdl);
    if known != 0 {
        return Ok(known);
    }
    let mdl = allocate_mdl(address, length)?;
    // SAFETY: the system buffer of a packet is resident.
    unsafe { sys::MmBuildMdlForNonPagedPool(mdl) };
    request(handle, |request| request.mdl = mdl.expose_provenance());
    Ok(mdl.expose_provenance())
}

/// `WdfRequestRetrieveInputWdmMdl`
///
/// # Safety
/// As the C function: `out` is writable.
pub(super) unsafe extern "system" fn input_mdl(_globals: usize, handle: usize, out: usize) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestRetrieveInputWdmMdl",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, mdl_of(handle, Side::Input)) }
}

/// `WdfRequestRetrieveOutputWdmMdl`
///
/// # Safety
/// As the C function: `out` is writable.
pub(super) unsafe extern "system" fn output_mdl(_globals: usize, handle: usize, out: usize) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestRetrieveOutputWdmMdl",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, mdl_of(handle, Side::Output)) }
}
