//! What the driver of `layer2` does with the frames that it is shown.

use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sys::*;

use super::driver::pointer;
use super::layer2::{self, Flaw, Mode, has};
use super::layer2_inject::{self, clone, inject_clone, inject_original, inject_pair};
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

pub fn reset() {
    SEEN.lock().unwrap().clear();
    layer2_inject::reset();
}

pub fn seen() -> Vec<Seen> {
    SEEN.lock().unwrap().clone()
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

pub fn next(list: *mut NET_BUFFER_LIST) -> *mut NET_BUFFER_LIST {
    let header = c!((&raw const (*list).__bindgen_anon_1)
        .cast::<NET_BUFFER_LIST_DATA>()
        .read());
    header.Next
}

pub fn set_next(list: *mut NET_BUFFER_LIST, next: *mut NET_BUFFER_LIST) {
    let header = c!(&raw mut (*list).__bindgen_anon_1).cast::<*mut NET_BUFFER_LIST>();
    c!(header.write(next));
}

pub fn lists(first: *mut NET_BUFFER_LIST) -> Vec<*mut NET_BUFFER_LIST> {
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
    pub fn layer(self) -> i32 {
        i32::from(c!((*self.values).layerId))
    }

    pub fn value(self, index: i32) -> FWP_VALUE0 {
        let array = c!((*self.values).incomingValue);
        c!(array.add(index as usize).read()).value
    }

    pub fn number(self, index: i32) -> u32 {
        match show(self.value(index)) {
            Shown::Number(number) => number as u32,
            other => panic!("{other:?} is no number"),
        }
    }

    pub fn metadata(self) -> FWPS_INCOMING_METADATA_VALUES0 {
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
    pub fn header(self) -> u32 {
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
