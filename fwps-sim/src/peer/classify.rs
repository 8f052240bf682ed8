//! What a peer does in classify calls.

use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::atomic::Ordering;

use fwps_sys::*;

use super::PeerAction;
use super::start::{State, c, state_of};

/// The answers that need no packet.
///
/// # Safety
/// As every classifyFn, for a filter of this peer.
pub(super) unsafe extern "system" fn answer(
    values: *const FWPS_INCOMING_VALUES0,
    _metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    _layer_data: *mut c_void,
    _classify_context: *const c_void,
    filter: *const FWPS_FILTER2,
    _flow_context: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    // SAFETY: the values belong to this call.
    let layer = i32::from(unsafe { (*values).layerId });
    // The right has no meaning there, and the action is to be set in any case (C-257, C-258).
    let stream = matches!(layer, FWPS_LAYER_STREAM_V4 | FWPS_LAYER_STREAM_V6);
    // SAFETY: the classify call is for a filter of this peer.
    let state = unsafe { state_of(filter) };
    // SAFETY: classifyOut belongs to this call.
    let out = unsafe { &mut *out };
    if out.rights & FWPS_RIGHT_ACTION_WRITE == 0 && !stream {
        return;
    }
    let number = state.seen.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
    match state.action {
        PeerAction::Permit => out.actionType = FWP_ACTION_PERMIT,
        PeerAction::PermitHard => {
            out.actionType = FWP_ACTION_PERMIT;
            out.rights &= !FWPS_RIGHT_ACTION_WRITE;
        }
        PeerAction::BlockEvery(each) if number % each.max(1) == 0 => {
            out.actionType = FWP_ACTION_BLOCK;
            out.rights &= !FWPS_RIGHT_ACTION_WRITE;
        }
        PeerAction::BlockEvery(_) | PeerAction::Inspect | PeerAction::Reinject => {
            out.actionType = FWP_ACTION_CONTINUE;
        }
    }
}

/// # Safety
/// As every classifyFn at INBOUND_IPPACKET, for a filter of this peer.
pub(super) unsafe extern "system" fn reinject_received(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    layer_data: *mut c_void,
    _classify_context: *const c_void,
    filter: *const FWPS_FILTER2,
    _flow_context: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    // SAFETY: the values belong to this call.
    let values = unsafe { &*values };
    // SAFETY: the metadata belong to this call.
    let metadata = unsafe { &*metadata };
    let v4 = values.layerId == FWPS_LAYER_INBOUND_IPPACKET_V4 as u16;
    let number = |index: i32| {
        if index as u32 >= values.valueCount {
            return None;
        }
        // SAFETY: the index is below the count of the values.
        let value = unsafe { values.incomingValue.add(index as usize) };
        // SAFETY: the values belong to this call.
        let value = unsafe { (*value).value };
        // SAFETY: every bit pattern is an integer, and the type says whether it is meant.
        let integer = unsafe { value.__bindgen_anon_1.uint32 };
        (value.type_ == FWP_UINT32).then_some(integer)
    };
    let interface = number(FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX);
    let sub_interface = number(FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX);
    let known = metadata.currentMetadataValues & FWPS_METADATA_FIELD_IP_HEADER_SIZE != 0;
    let header = if known { metadata.ipHeaderSize } else { 0 };
    let inject = |handle, packet| {
        let (Some(interface), Some(sub_interface), true) = (interface, sub_interface, known) else {
            return None;
        };
        let clone = clone_from(packet, header)?;
        let status = c!(FwpsInjectNetworkReceiveAsync0(
            handle,
            null_mut(),
            0,
            compartment(metadata),
            interface,
            sub_interface,
            clone,
            Some(completed),
            null_mut()
        ));
        injected(clone, status)
    };
    // SAFETY: the arguments are those of this classify call.
    unsafe { replace(v4, layer_data.cast(), filter, out, inject) }
}

/// # Safety
/// As every classifyFn at OUTBOUND_IPPACKET, for a filter of this peer.
pub(super) unsafe extern "system" fn reinject_sent(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    layer_data: *mut c_void,
    _classify_context: *const c_void,
    filter: *const FWPS_FILTER2,
    _flow_context: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    // SAFETY: the values belong to this call.
    let v4 = unsafe { (*values).layerId } == FWPS_LAYER_OUTBOUND_IPPACKET_V4 as u16;
    // SAFETY: the metadata belong to this call.
    let metadata = unsafe { &*metadata };
    let inject = |handle, packet| {
        let clone = clone_from(packet, 0)?;
        let status = c!(FwpsInjectNetworkSendAsync0(
            handle,
            null_mut(),
            0,
            compartment(metadata),
            clone,
            Some(completed),
            null_mut()
        ));
        injected(clone, status)
    };
    // SAFETY: the arguments are those of this classify call.
    unsafe { replace(v4, layer_data.cast(), filter, out, inject) }
}

/// Lets a clone take the place of a packet; where that fails, and where the packet is a clone already, the packet goes on.
///
/// # Safety
/// `filter` is one of this peer; it, `packet` and `out` belong to the classify call that runs.
unsafe fn replace(
    v4: bool,
    packet: *mut NET_BUFFER_LIST,
    filter: *const FWPS_FILTER2,
    out: *mut FWPS_CLASSIFY_OUT0,
    inject: impl FnOnce(HANDLE, *mut NET_BUFFER_LIST) -> Option<()>,
) {
    // SAFETY: the caller's promise.
    let state: &State = unsafe { state_of(filter) };
    // SAFETY: the caller's promise.
    let out = unsafe { &mut *out };
    if packet.is_null() || out.rights & FWPS_RIGHT_ACTION_WRITE == 0 {
        return;
    }
    let handle = state.handles[usize::from(!v4)];
    let known = c!(FwpsQueryPacketInjectionState0(handle, packet, null_mut()));
    let own = matches!(
        known,
        FWPS_PACKET_INJECTED_BY_SELF | FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF
    );
    if own || inject(handle, packet).is_none() {
        out.actionType = FWP_ACTION_CONTINUE;
        return;
    }
    out.actionType = FWP_ACTION_BLOCK;
    out.rights &= !FWPS_RIGHT_ACTION_WRITE;
    out.flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
}

/// A clone that starts `header` bytes before the data of a packet.
fn clone_from(packet: *mut NET_BUFFER_LIST, header: u32) -> Option<*mut NET_BUFFER_LIST> {
    let mut clone = null_mut();
    let retreats = header > 0;
    if retreats {
        let status = c!(NdisRetreatNetBufferListDataStart(packet, header, 0, None, None));
        if status != STATUS_SUCCESS {
            return None;
        }
    }
    let status = c!(FwpsAllocateCloneNetBufferList0(
        packet,
        null_mut(),
        null_mut(),
        0,
        &raw mut clone
    ));
    if retreats {
        c!(NdisAdvanceNetBufferListDataStart(packet, header, 0, None));
    }
    (status == STATUS_SUCCESS).then_some(clone)
}

/// What an injection came to; a refused clone is freed.
fn injected(clone: *mut NET_BUFFER_LIST, status: NTSTATUS) -> Option<()> {
    if status == STATUS_SUCCESS {
        return Some(());
    }
    c!(FwpsFreeCloneNetBufferList0(clone, 0));
    None
}

fn compartment(metadata: &FWPS_INCOMING_METADATA_VALUES0) -> COMPARTMENT_ID {
    if metadata.currentMetadataValues & FWPS_METADATA_FIELD_COMPARTMENT_ID != 0 {
        metadata.compartmentId as COMPARTMENT_ID
    } else {
        UNSPECIFIED_COMPARTMENT_ID
    }
}

/// # Safety
/// As every completionFn, for a clone of this peer.
unsafe extern "system" fn completed(
    _context: *mut c_void,
    clone: *mut NET_BUFFER_LIST,
    _dispatch_level: BOOLEAN,
) {
    c!(FwpsFreeCloneNetBufferList0(clone, 0));
}
