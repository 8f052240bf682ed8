//! Own lists: a copy of the packet in pool memory, with an MDL over it.

use std::ptr::null_mut;

use fwps_sys::*;

use super::driver::{TAG, pointer, state};
use super::layers::{Call, first_buffer};
use super::packets::{Kind, packet};
use super::{Bug, has};
use crate::c;

/// What the completion of a copy has to free.
struct Copy {
    block: PVOID,
    mdl: *mut MDL,
}

/// Copies the packet from its IP header on and injects the copy. False when anything was refused.
pub fn inject_copy(call: Call, handle: usize) -> bool {
    let metadata = call.metadata();
    let header = if call.inbound { metadata.ipHeaderSize } else { 0 };
    let buffer = first_buffer(call.list);
    if c!(NdisRetreatNetBufferDataStart(buffer, header, 0, None)) != STATUS_SUCCESS {
        return false;
    }
    let length = c!((&raw const (*buffer).__bindgen_anon_1)
        .cast::<NET_BUFFER_DATA>()
        .read())
    .NbDataLength;
    let length = c!(length.DataLength);
    let block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, u64::from(length) as _, TAG));
    let data = c!(NdisGetDataBuffer(buffer, length, block, 1, 0));
    if !block.is_null() && !data.is_null() && data != block {
        c!(block.cast::<u8>().copy_from(data.cast(), length as usize));
    }
    c!(NdisAdvanceNetBufferDataStart(buffer, header, 0, None));
    if block.is_null() {
        return false;
    }
    if data.is_null() || !inject(call, handle, block, length) {
        c!(ExFreePoolWithTag(block, TAG));
        return false;
    }
    true
}

/// Injects a packet that the driver made up.
pub fn inject_own(call: Call, handle: usize) {
    let kind = if call.family == AF_INET {
        Kind::Udp4
    } else {
        Kind::Udp6
    };
    let bytes = packet(kind, call.inbound, b"made by the driver");
    let block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, bytes.len() as u64 as _, TAG));
    if block.is_null() {
        return;
    }
    c!(block.cast::<u8>().copy_from(bytes.as_ptr(), bytes.len()));
    if !inject(call, handle, block, bytes.len() as u32) {
        c!(ExFreePoolWithTag(block, TAG));
    }
}

fn inject(call: Call, handle: usize, block: PVOID, length: u32) -> bool {
    let bytes = block.cast::<u8>();
    if has(Bug::WrongChecksum) && call.family == AF_INET {
        let byte = c!(bytes.wrapping_add(10).read());
        c!(bytes.wrapping_add(10).write(!byte));
    }
    let mdl = c!(NdisAllocateMdl(pointer(state().generic), block, length));
    if mdl.is_null() {
        return false;
    }
    let mut list = null_mut();
    let pool = pointer(state().pool);
    let status = c!(FwpsAllocateNetBufferAndNetBufferList0(
        pool,
        0,
        0,
        mdl,
        0,
        u64::from(length) as _,
        &raw mut list
    ));
    if status != STATUS_SUCCESS {
        c!(NdisFreeMdl(mdl));
        return false;
    }
    let context = Box::into_raw(Box::new(Copy { block, mdl }));
    let (handle, compartment) = (pointer(handle), call.metadata().compartmentId as i32);
    let status = if call.inbound {
        let (interface, sub_interface) = (call.value_u32(4), call.value_u32(5));
        c!(FwpsInjectNetworkReceiveAsync0(
            handle,
            null_mut(),
            0,
            compartment,
            interface,
            sub_interface,
            list,
            Some(complete),
            context.cast()
        ))
    } else {
        c!(FwpsInjectNetworkSendAsync0(
            handle,
            null_mut(),
            0,
            compartment,
            list,
            Some(complete),
            context.cast()
        ))
    };
    if status == STATUS_SUCCESS {
        return true;
    }
    drop(c!(Box::from_raw(context)));
    c!(FwpsFreeNetBufferList0(list));
    c!(NdisFreeMdl(mdl));
    false
}

/// # Safety
/// As every completion routine.
unsafe extern "system" fn complete(
    context: *mut std::ffi::c_void,
    list: *mut NET_BUFFER_LIST,
    _level: BOOLEAN,
) {
    let copy = c!(Box::from_raw(context.cast::<Copy>()));
    if has(Bug::LeakCopy) {
        return;
    }
    c!(FwpsFreeNetBufferList0(list));
    c!(NdisFreeMdl(copy.mdl));
    c!(ExFreePoolWithTag(copy.block, TAG));
}
