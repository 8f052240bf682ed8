//! What the driver of `layer2` does with the frames that it is shown.

use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sys::*;

use super::driver::pointer;
use super::layer2::{self, Flaw, Mode, has};
use super::layers::first_buffer;
use crate::c;

/// The arguments of classify that the driver uses.
#[derive(Clone, Copy)]
pub struct Call {
    pub values: *const FWPS_INCOMING_VALUES0,
    pub metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    pub list: *mut NET_BUFFER_LIST,
    pub out: *mut FWPS_CLASSIFY_OUT0,
}

/// A fixed value, as it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Empty,
    Number(u64),
    Bytes(Vec<u8>),
}

/// The metadata that the driver looks at.
#[derive(Clone, Copy, Debug)]
pub struct Metadata {
    pub present: u32,
    pub layer2: u32,
    pub flags: u32,
    pub header: u32,
    pub source: (u32, u16),
    pub destination: u32,
}

/// One indication, as it was shown.
#[derive(Clone, Debug)]
pub struct Seen {
    pub layer: i32,
    /// Types and values of the fields.
    pub values: Vec<(FWP_DATA_TYPE, Shown)>,
    pub metadata: Metadata,
    /// The data of every list, from its data start on.
    pub data: Vec<Vec<u8>>,
    pub state: FWPS_PACKET_INJECTION_STATE,
}

static SEEN: Mutex<Vec<Seen>> = Mutex::new(Vec::new());
/// A clone that waits for a second one: list, layer.
static WAITING: Mutex<Option<(usize, i32)>> = Mutex::new(None);
/// How many lists each call of the completion routine got.
static COMPLETED: Mutex<Vec<usize>> = Mutex::new(Vec::new());

pub fn reset() {
    SEEN.lock().unwrap().clear();
    COMPLETED.lock().unwrap().clear();
    *WAITING.lock().unwrap() = None;
}

pub fn seen() -> Vec<Seen> {
    SEEN.lock().unwrap().clone()
}

pub fn completed() -> Vec<usize> {
    COMPLETED.lock().unwrap().clone()
}

/// What is in a value of a fixed field.
fn show(value: FWP_VALUE0) -> Shown {
    let union = value.__bindgen_anon_1;
    match value.type_ {
        FWP_UINT8 => Shown::Number(c!(union.uint8).into()),
        FWP_UINT16 => Shown::Number(c!(union.uint16).into()),
        FWP_UINT32 => Shown::Number(c!(union.uint32).into()),
        FWP_UINT64 => {
            let pointer = c!(union.uint64);
            Shown::Number(c!(pointer.read()))
        }
        FWP_BYTE_ARRAY6_TYPE => {
            let pointer = c!(union.byteArray6);
            Shown::Bytes(c!(pointer.read()).byteArray6.to_vec())
        }
        FWP_BYTE_ARRAY16_TYPE => {
            let pointer = c!(union.byteArray16);
            Shown::Bytes(c!(pointer.read()).byteArray16.to_vec())
        }
        FWP_BYTE_BLOB_TYPE => {
            let pointer = c!(union.byteBlob);
            let blob = c!(pointer.read());
            Shown::Bytes(c!(std::slice::from_raw_parts(blob.data, blob.size as usize)).to_vec())
        }
        FWP_EMPTY => Shown::Empty,
        other => panic!("a value of type {other}"),
    }
}

fn next(list: *mut NET_BUFFER_LIST) -> *mut NET_BUFFER_LIST {
    let header = c!((&raw const (*list).__bindgen_anon_1)
        .cast::<NET_BUFFER_LIST_DATA>()
        .read());
    header.Next
}

fn set_next(list: *mut NET_BUFFER_LIST, next: *mut NET_BUFFER_LIST) {
    let header = c!(&raw mut (*list).__bindgen_anon_1).cast::<*mut NET_BUFFER_LIST>();
    c!(header.write(next));
}

fn lists(first: *mut NET_BUFFER_LIST) -> Vec<*mut NET_BUFFER_LIST> {
    let some = |list: *mut NET_BUFFER_LIST| (!list.is_null()).then_some(list);
    std::iter::successors(some(first), |list| some(next(*list))).collect()
}

/// The bytes of the first NET_BUFFER of a list.
fn data_of(list: *mut NET_BUFFER_LIST) -> Vec<u8> {
    let buffer = first_buffer(list);
    let length = c!((&raw const (*buffer).__bindgen_anon_1)
        .cast::<NET_BUFFER_DATA>()
        .read())
    .NbDataLength;
    let length = c!(length.DataLength);
    let mut storage = vec![0u8; length as usize];
    let data = c!(NdisGetDataBuffer(
        buffer,
        length,
        storage.as_mut_ptr().cast(),
        1,
        0
    ));
    if data.is_null() {
        return Vec::new();
    }
    c!(std::slice::from_raw_parts(data.cast::<u8>(), length as usize)).to_vec()
}

impl Call {
    fn layer(self) -> i32 {
        i32::from(c!((*self.values).layerId))
    }

    fn value(self, index: i32) -> FWP_VALUE0 {
        let array = c!((*self.values).incomingValue);
        c!(array.add(index as usize).read()).value
    }

    fn number(self, index: i32) -> u32 {
        match show(self.value(index)) {
            Shown::Number(number) => number as u32,
            other => panic!("{other:?} is no number"),
        }
    }

    fn metadata(self) -> FWPS_INCOMING_METADATA_VALUES0 {
        c!(self.metadata.read())
    }

    fn right(self) -> bool {
        c!((*self.out).rights) & FWPS_RIGHT_ACTION_WRITE != 0
    }

    fn permit(self) {
        if self.right() {
            c!((*self.out).actionType = FWP_ACTION_PERMIT);
        }
    }

    fn block(self, flags: u32) {
        c!((*self.out).actionType = FWP_ACTION_BLOCK);
        c!((*self.out).flags |= flags);
        c!((*self.out).rights &= !FWPS_RIGHT_ACTION_WRITE);
    }

    /// How far the MAC header is in front of the data.
    fn header(self) -> u32 {
        let metadata = self.metadata();
        if self.layer() == FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET && !has(Flaw::NoRetreat) {
            let flag = FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE;
            assert_ne!(metadata.currentL2MetadataValues & flag, 0);
            metadata.ethernetMacHeaderSize
        } else {
            0
        }
    }

    fn note(self, state: FWPS_PACKET_INJECTION_STATE) {
        let count = c!((*self.values).valueCount) as i32;
        let values = (0..count).map(|index| self.value(index));
        let metadata = self.metadata();
        let metadata = Metadata {
            present: metadata.currentMetadataValues,
            layer2: metadata.currentL2MetadataValues,
            flags: metadata.l2Flags,
            header: metadata.ethernetMacHeaderSize,
            source: (metadata.vSwitchSourcePortId, metadata.vSwitchSourceNicIndex),
            destination: metadata.vSwitchDestinationPortId,
        };
        // No lock of the host is held while a C function runs, which may switch threads.
        let seen = Seen {
            layer: self.layer(),
            values: values.map(|value| (value.type_, show(value))).collect(),
            metadata,
            data: lists(self.list).into_iter().map(data_of).collect(),
            state,
        };
        SEEN.lock().unwrap().push(seen);
    }
}

/// The classify routine of every layer.
pub fn classify(call: Call) {
    if layer2::stopping() {
        call.permit();
        return;
    }
    let state = if has(Flaw::NoQuery) {
        FWPS_PACKET_NOT_INJECTED
    } else {
        c!(FwpsQueryPacketInjectionState0(
            pointer(layer2::handle()),
            call.list,
            null_mut()
        ))
    };
    call.note(state);
    let own = matches!(
        state,
        FWPS_PACKET_INJECTED_BY_SELF | FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF
    ) && !has(Flaw::InjectsOwnAgain);
    if own || !call.right() {
        call.permit();
        return;
    }
    let later = call.metadata().l2Flags & FWPS_L2_INCOMING_FLAG_RECLASSIFY_MULTI_DESTINATION != 0;
    let egress = call.layer() == FWPS_LAYER_EGRESS_VSWITCH_ETHERNET;
    if egress && later && layer2::current().mode == Mode::Clone && !has(Flaw::EveryDestination) {
        if has(Flaw::LaterPermitted) {
            call.permit();
        } else {
            call.block(FWPS_CLASSIFY_OUT_FLAG_ABSORB);
        }
        return;
    }
    let taken = match layer2::current().mode {
        Mode::Watch => false,
        Mode::Clone => clone(call).is_some_and(|list| inject_clone(call, list)),
        Mode::Pairs => clone(call).is_some_and(|list| inject_pair(call, list)),
        Mode::Original => inject_original(call, false),
        Mode::Referenced => inject_original(call, true),
    };
    if !taken || has(Flaw::PermitsToo) {
        call.permit();
    } else if has(Flaw::OriginalNotAbsorbed) {
        call.block(0);
    } else {
        call.block(FWPS_CLASSIFY_OUT_FLAG_ABSORB);
    }
}

/// A clone that starts at the MAC header.
fn clone(call: Call) -> Option<*mut NET_BUFFER_LIST> {
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

fn inject_clone(call: Call, list: *mut NET_BUFFER_LIST) -> bool {
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
fn inject_pair(call: Call, list: *mut NET_BUFFER_LIST) -> bool {
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

fn inject_original(call: Call, referenced: bool) -> bool {
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
