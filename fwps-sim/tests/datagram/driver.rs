//! A driver at the layers of datagrams and of ICMP errors: it clones and absorbs every packet, and injects the clone in its place.
#![allow(unreachable_pub, reason = "the parts of a test binary see each other")]

use std::ptr::null_mut;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sys::*;

use crate::c;
use crate::send::{self, Send};
use crate::support::driver::{notify, pointer};
use crate::support::plain::{self, Filter, add_callout, add_sublayer, key};

/// What is wrong with the driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Bug {
    None,
    /// An ICMP error is taken back over the ICMP header twice.
    BothSizes,
    /// The clone of a received packet starts where the packet was indicated.
    NoRetreat,
    /// A raw datagram is sent without its IP header.
    RawHeaderLost,
}

static BUG: AtomicU32 = AtomicU32::new(0);

pub fn plant(bug: Bug) {
    BUG.store(bug as u32, Ordering::Relaxed);
}

pub fn has(bug: Bug) -> bool {
    BUG.load(Ordering::Relaxed) == bug as u32
}

/// What a classify call saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub layer: u16,
    /// Type and number of every field; what is no integer counts as zero.
    pub fields: Vec<(FWP_DATA_TYPE, u64)>,
    pub metadata: u32,
    pub ip_header: u32,
    pub transport_header: u32,
    pub endpoint: u64,
    pub data: Vec<u8>,
    pub own: bool,
}

#[derive(Default)]
struct State {
    device: usize,
    transport: usize,
    engine: usize,
    ids: Vec<u32>,
    seen: Vec<Seen>,
}

static STATE: Mutex<State> = Mutex::new(State {
    device: 0,
    transport: 0,
    engine: 0,
    ids: Vec::new(),
    seen: Vec::new(),
});

const LAYERS: [GUID; 6] = [
    FWPM_LAYER_DATAGRAM_DATA_V4,
    FWPM_LAYER_DATAGRAM_DATA_V6,
    FWPM_LAYER_INBOUND_ICMP_ERROR_V4,
    FWPM_LAYER_INBOUND_ICMP_ERROR_V6,
    FWPM_LAYER_OUTBOUND_ICMP_ERROR_V4,
    FWPM_LAYER_OUTBOUND_ICMP_ERROR_V6,
];

/// What the layers saw.
pub fn seen() -> Vec<Seen> {
    STATE.lock().unwrap().seen.clone()
}

/// The number of a field; the address of an IPv6 field is not followed.
fn number(value: &FWP_VALUE0) -> u64 {
    match value.type_ {
        FWP_UINT8 => c!(value.__bindgen_anon_1.uint8).into(),
        FWP_UINT16 => c!(value.__bindgen_anon_1.uint16).into(),
        FWP_UINT32 => c!(value.__bindgen_anon_1.uint32).into(),
        FWP_UINT64 => {
            let at = c!(value.__bindgen_anon_1.uint64);
            c!(at.read())
        }
        _ => 0,
    }
}

/// A copy of the data of the first NET_BUFFER.
pub fn data(list: *mut NET_BUFFER_LIST) -> Vec<u8> {
    let buffer = c!((*list).__bindgen_anon_1.__bindgen_anon_1.FirstNetBuffer);
    let len = c!((*buffer)
        .__bindgen_anon_1
        .__bindgen_anon_1
        .__bindgen_anon_1
        .DataLength);
    let mut storage = vec![0_u8; len as usize];
    let at = c!(NdisGetDataBuffer(buffer, len, storage.as_mut_ptr().cast(), 1, 0)).cast::<u8>();
    if at == storage.as_mut_ptr() {
        return storage;
    }
    c!(std::slice::from_raw_parts(at, len as usize)).to_vec()
}

fn look(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: &FWPS_INCOMING_METADATA_VALUES0,
    list: *mut NET_BUFFER_LIST,
) -> Seen {
    let values = c!(values.read());
    // The lock is not held across a call, where another thread may run.
    let transport = STATE.lock().unwrap().transport;
    let state = c!(FwpsQueryPacketInjectionState0(
        pointer(transport),
        list,
        null_mut()
    ));
    let field = |index| number(&c!(values.incomingValue.add(index).read()).value);
    let kind = |index| c!(values.incomingValue.add(index).read()).value.type_;
    Seen {
        layer: values.layerId,
        fields: (0..values.valueCount as usize)
            .map(|index| (kind(index), field(index)))
            .collect(),
        metadata: metadata.currentMetadataValues,
        ip_header: metadata.ipHeaderSize,
        transport_header: metadata.transportHeaderSize,
        endpoint: metadata.transportEndpointHandle,
        data: data(list),
        own: matches!(
            state,
            FWPS_PACKET_INJECTED_BY_SELF | FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF
        ),
    }
}

impl Seen {
    pub fn is_datagram(&self) -> bool {
        [FWPS_LAYER_DATAGRAM_DATA_V4, FWPS_LAYER_DATAGRAM_DATA_V6].contains(&i32::from(self.layer))
    }

    pub fn is_v4(&self) -> bool {
        [
            FWPS_LAYER_DATAGRAM_DATA_V4,
            FWPS_LAYER_INBOUND_ICMP_ERROR_V4,
            FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4,
        ]
        .contains(&i32::from(self.layer))
    }

    pub fn is_inbound(&self) -> bool {
        if self.is_datagram() {
            let direction = self.fields[FWPS_FIELD_DATAGRAM_DATA_V4_DIRECTION as usize].1;
            return direction == FWP_DIRECTION_INBOUND as u64;
        }
        [FWPS_LAYER_INBOUND_ICMP_ERROR_V4, FWPS_LAYER_INBOUND_ICMP_ERROR_V6].contains(&i32::from(self.layer))
    }

    /// Interface and sub-interface.
    fn interface(&self) -> (u32, u32) {
        let at = if self.is_datagram() {
            FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_INDEX
        } else {
            FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_INDEX
        };
        let field = |index: i32| self.fields[index as usize].1 as u32;
        (field(at), field(at + 1))
    }

    /// How far back the IP header is.
    fn retreat(&self) -> u32 {
        match (self.is_inbound(), self.is_datagram()) {
            _ if has(Bug::NoRetreat) => 0,
            (false, _) => 0,
            (true, true) => self.ip_header + self.transport_header,
            (true, false) if has(Bug::BothSizes) => self.ip_header + self.transport_header,
            (true, false) => self.ip_header,
        }
    }
}

/// # Safety
/// As every completion routine.
unsafe extern "system" fn complete_receive(
    _context: *mut std::ffi::c_void,
    list: *mut NET_BUFFER_LIST,
    _dispatch: BOOLEAN,
) {
    c!(FwpsFreeCloneNetBufferList0(list, 0));
}

fn inject(clone: *mut NET_BUFFER_LIST, seen: &Seen, metadata: &FWPS_INCOMING_METADATA_VALUES0) -> NTSTATUS {
    let transport = STATE.lock().unwrap().transport;
    let transport = pointer(transport);
    let compartment = metadata.compartmentId as i32;
    if !seen.is_inbound() {
        return send::inject(transport, clone, Send::new(seen, metadata), compartment);
    }
    let (interface, sub_interface) = seen.interface();
    c!(FwpsInjectTransportReceiveAsync0(
        transport,
        null_mut(),
        null_mut(),
        0,
        if seen.is_v4() { AF_INET } else { AF_INET6 },
        compartment,
        interface,
        sub_interface,
        clone,
        Some(complete_receive),
        null_mut()
    ))
}

/// # Safety
/// As every classify routine.
unsafe extern "system" fn classify(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    data: *mut std::ffi::c_void,
    _context: *const std::ffi::c_void,
    _filter: *const FWPS_FILTER2,
    _flow: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    let list: *mut NET_BUFFER_LIST = data.cast();
    let metadata = c!(metadata.read());
    let seen = look(values, &metadata, list);
    STATE.lock().unwrap().seen.push(seen.clone());
    let mut answer = c!(out.read());
    answer.actionType = FWP_ACTION_PERMIT;
    if seen.own {
        c!(out.write(answer));
        return;
    }
    let back = seen.retreat();
    let mut clone = null_mut();
    c!(NdisRetreatNetBufferListDataStart(list, back, 0, None, None));
    let cloned = c!(FwpsAllocateCloneNetBufferList0(
        list,
        null_mut(),
        null_mut(),
        0,
        &raw mut clone
    ));
    c!(NdisAdvanceNetBufferListDataStart(list, back, 1, None));
    assert_eq!(cloned, STATUS_SUCCESS);
    if inject(clone, &seen, &metadata) == STATUS_SUCCESS {
        answer.actionType = FWP_ACTION_BLOCK;
        answer.rights &= !FWPS_RIGHT_ACTION_WRITE;
        answer.flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
    } else {
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
    }
    c!(out.write(answer));
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let state = std::mem::take(&mut *STATE.lock().unwrap());
    plain::close(state.engine);
    for id in state.ids {
        c!(FwpsCalloutUnregisterById0(id));
    }
    c!(FwpsInjectionHandleDestroy0(pointer(state.transport)));
    c!(IoDeleteDevice(pointer(state.device)));
}

/// # Safety
/// As every DriverEntry.
pub unsafe extern "system" fn driver_entry(
    driver: *mut DRIVER_OBJECT,
    _path: *mut UNICODE_STRING,
) -> NTSTATUS {
    c!((*driver).DriverUnload = Some(unload));
    let mut device = null_mut();
    let status = c!(IoCreateDevice(driver, 0, null_mut(), 0x12, 0, 0, &raw mut device));
    assert_eq!(status, STATUS_SUCCESS);
    let mut handle = null_mut();
    let status = c!(FwpsInjectionHandleCreate0(
        AF_UNSPEC,
        FWPS_INJECTION_TYPE_TRANSPORT,
        &raw mut handle
    ));
    assert_eq!(status, STATUS_SUCCESS);
    let mut state = State {
        device: device.expose_provenance(),
        transport: handle.expose_provenance(),
        engine: plain::open(true),
        ..State::default()
    };
    assert_eq!(add_sublayer(state.engine, 9, 1), STATUS_SUCCESS);
    for (index, layer) in LAYERS.into_iter().enumerate() {
        let callout = FWPS_CALLOUT2 {
            calloutKey: key(index as u32),
            flags: 0,
            classifyFn: Some(classify),
            notifyFn: Some(notify),
            flowDeleteFn: None,
        };
        let mut id = 0;
        let status = c!(FwpsCalloutRegister2(
            device.cast(),
            &raw const callout,
            &raw mut id
        ));
        assert_eq!(status, STATUS_SUCCESS);
        state.ids.push(id);
        assert_eq!(add_callout(state.engine, index as u32, layer), STATUS_SUCCESS);
        let filter = Filter {
            layer,
            sublayer: 9,
            weight: 1,
            action: FWP_ACTION_CALLOUT_TERMINATING,
            callout: index as u32,
            flags: 0,
        };
        filter.add(state.engine, &[]).expect("a plain filter");
    }
    *STATE.lock().unwrap() = state;
    STATUS_SUCCESS
}
