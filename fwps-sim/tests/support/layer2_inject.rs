//! How the driver of `layer2` injects frames.

use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sys::*;

use super::driver::pointer;
use super::layer2::{self, Flaw, has};
use super::layer2_work::{Call, lists, set_next};
use super::layers::first_buffer;
use crate::c;

/// A clone that waits for a second one: list, layer.
static WAITING: Mutex<Option<(usize, i32)>> = Mutex::new(None);
/// How many lists each call of the completion routine got.
static COMPLETED: Mutex<Vec<usize>> = Mutex::new(Vec::new());

pub fn reset() {
    COMPLETED.lock().unwrap().clear();
    *WAITING.lock().unwrap() = None;
}

pub fn completed() -> Vec<usize> {
    COMPLETED.lock().unwrap().clone()
}

/// A clone that starts at the MAC header.
pub fn clone(call: Call) -> Option<*mut NET_BUFFER_LIST> {
    if has(Flaw::ReferencesChains) {
        c!(FwpsReferenceNetBufferList0(call.list, 0));
        c!(FwpsDereferenceNetBufferList0(call.list, 0));
        return None;
    }
    let buffer = first_buffer(call.list);
    let header = call.header();
    if header > 0 && c!(NdisRetreatNetBufferDataStart(buffer, header, 0, None)) != STATUS_SUCCESS {
        return None;
    }
    let mut clone = null_mut();
    let status = c!(FwpsAllocateCloneNetBufferList0(
        call.list,
        null_mut(),
        null_mut(),
        0,
        &raw mut clone
    ));
    if header > 0 && !has(Flaw::RetreatNotUndone) {
        c!(NdisAdvanceNetBufferDataStart(buffer, header, 0, None));
    }
    (status == STATUS_SUCCESS).then_some(clone)
}

pub fn inject_clone(call: Call, list: *mut NET_BUFFER_LIST) -> bool {
    let routine: FWPS_INJECT_COMPLETE0 = if has(Flaw::NoCompletion) {
        None
    } else {
        Some(free_clones)
    };
    let injected = inject(call, list, routine);
    if !injected {
        lists(list).into_iter().for_each(|list| {
            set_next(list, null_mut());
            c!(FwpsFreeCloneNetBufferList0(list, 0));
        });
    }
    injected
}

/// Injects together with the clone that waits, or lets this one wait.
pub fn inject_pair(call: Call, list: *mut NET_BUFFER_LIST) -> bool {
    let mut waiting = WAITING.lock().unwrap();
    match waiting.take() {
        Some((first, layer)) if layer == call.layer() => {
            drop(waiting);
            let first: *mut NET_BUFFER_LIST = pointer(first);
            set_next(first, list);
            inject_clone(call, first)
        }
        other => {
            *waiting = Some((list.expose_provenance(), call.layer()));
            drop(waiting);
            if let Some((list, _)) = other {
                c!(FwpsFreeCloneNetBufferList0(pointer(list), 0));
            }
            true
        }
    }
}

/// Frees what still waits.
pub fn flush() {
    let waiting = WAITING.lock().unwrap().take();
    if let Some((list, _)) = waiting {
        c!(FwpsFreeCloneNetBufferList0(pointer(list), 0));
    }
}

fn flip_first_byte(list: *mut NET_BUFFER_LIST) {
    let data = c!(NdisGetDataBuffer(first_buffer(list), 1, null_mut(), 1, 0)).cast::<u8>();
    let byte = c!(data.read());
    c!(data.write(!byte));
}

pub fn inject_original(call: Call, referenced: bool) -> bool {
    let header = call.header();
    let chain = lists(call.list);
    for list in &chain {
        if header > 0
            && c!(NdisRetreatNetBufferDataStart(
                first_buffer(*list),
                header,
                0,
                None
            )) != STATUS_SUCCESS
        {
            return false;
        }
        if referenced {
            c!(FwpsReferenceNetBufferList0(*list, 0));
        }
        if has(Flaw::BytesChanged) {
            flip_first_byte(*list);
        }
    }
    let routine: FWPS_INJECT_COMPLETE0 = if referenced { Some(drop_references) } else { None };
    if inject(call, call.list, routine) {
        return true;
    }
    for list in chain {
        if has(Flaw::BytesChanged) {
            // It is put back, so that only the injection is wrong.
            flip_first_byte(list);
        }
        if header > 0 {
            c!(NdisAdvanceNetBufferDataStart(first_buffer(list), header, 0, None));
        }
        if referenced {
            c!(FwpsDereferenceNetBufferList0(list, 0));
        }
    }
    false
}

fn inject(call: Call, list: *mut NET_BUFFER_LIST, routine: FWPS_INJECT_COMPLETE0) -> bool {
    let handle: HANDLE = pointer(layer2::handle());
    let flags = u32::from(has(Flaw::FlagsNotZero));
    let layer = call.layer();
    let status = match layer {
        _ if has(Flaw::NoCallout) => {
            let (interface, port) = interface(call);
            c!(FwpsInjectMacSendAsync0(
                handle,
                null_mut(),
                flags,
                FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET as u16,
                interface,
                port,
                list,
                routine,
                null_mut()
            ))
        }
        FWPS_LAYER_INGRESS_VSWITCH_ETHERNET | FWPS_LAYER_EGRESS_VSWITCH_ETHERNET => {
            return inject_at_switch(call, list, routine) == STATUS_SUCCESS;
        }
        FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET | FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE => {
            let (interface, port) = interface(call);
            let other = if layer == FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET {
                FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE
            } else {
                FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET
            };
            let layer = layer_id(layer, other, FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET);
            c!(FwpsInjectMacReceiveAsync0(
                handle,
                null_mut(),
                flags,
                layer,
                interface,
                port,
                list,
                routine,
                null_mut()
            ))
        }
        _ => {
            let (interface, port) = interface(call);
            let other = if layer == FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET {
                FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE
            } else {
                FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET
            };
            let layer = layer_id(layer, other, FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE);
            c!(FwpsInjectMacSendAsync0(
                handle,
                null_mut(),
                flags,
                layer,
                interface,
                port,
                list,
                routine,
                null_mut()
            ))
        }
    };
    status == STATUS_SUCCESS
}

fn layer_id(layer: i32, other: i32, foreign: i32) -> u16 {
    if has(Flaw::OtherLayer) {
        other as u16
    } else if has(Flaw::LayerOfTheOtherFunction) {
        foreign as u16
    } else {
        layer as u16
    }
}

/// Interface index and NDIS port of the incoming values.
fn interface(call: Call) -> (u32, u32) {
    let (index, port) = match call.layer() {
        FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET => (
            FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE_INDEX,
            FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_NDIS_PORT,
        ),
        FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET => (
            FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE_INDEX,
            FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_NDIS_PORT,
        ),
        _ => (
            FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE_INDEX,
            FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_PORT,
        ),
    };
    let (index, port) = (call.number(index), call.number(port));
    if has(Flaw::WrongInterface) {
        (index + 1, port)
    } else if has(Flaw::WrongPort) {
        (index, 0)
    } else {
        (index, port)
    }
}

fn inject_at_switch(call: Call, list: *mut NET_BUFFER_LIST, routine: FWPS_INJECT_COMPLETE0) -> NTSTATUS {
    let metadata = call.metadata();
    let field = FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_ID;
    let value = call.value(field);
    let id = c!(value.__bindgen_anon_1.byteBlob);
    let mut other = c!(id.read());
    other.size -= 2;
    let id = if has(Flaw::NoVSwitchId) {
        std::ptr::null()
    } else if has(Flaw::OtherVSwitchId) {
        &raw const other
    } else {
        id.cast_const()
    };
    let port = metadata.vSwitchSourcePortId + u32::from(has(Flaw::OtherSourcePort));
    let nic = metadata.vSwitchSourceNicIndex + u16::from(has(Flaw::OtherNicIndex));
    let reserved = if has(Flaw::ReservedNotNull) {
        call.out.cast()
    } else {
        null_mut()
    };
    c!(FwpsInjectvSwitchEthernetIngressAsync0(
        pointer(layer2::handle()),
        null_mut(),
        u32::from(has(Flaw::FlagsNotZero)),
        reserved,
        id,
        port,
        nic,
        list,
        routine,
        null_mut()
    ))
}

/// Frees every clone of the part that completed.
///
/// # Safety
/// As every completion routine.
unsafe extern "system" fn free_clones(
    _context: *mut std::ffi::c_void,
    first: *mut NET_BUFFER_LIST,
    _level: BOOLEAN,
) {
    let mut part = lists(first);
    COMPLETED.lock().unwrap().push(part.len());
    if has(Flaw::FreesFirstOnly) {
        part.truncate(1);
    }
    for list in part {
        set_next(list, null_mut());
        c!(FwpsFreeCloneNetBufferList0(list, 0));
    }
}

/// Drops the reference to every original of the part that completed.
///
/// # Safety
/// As every completion routine.
unsafe extern "system" fn drop_references(
    _context: *mut std::ffi::c_void,
    first: *mut NET_BUFFER_LIST,
    _level: BOOLEAN,
) {
    let part = lists(first);
    COMPLETED.lock().unwrap().push(part.len());
    for list in part {
        c!(FwpsDereferenceNetBufferList0(list, 0));
    }
}
