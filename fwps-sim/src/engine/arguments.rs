//! The arguments of a classify call: fresh memory for every classification, poisoned after it.

use fwps_sys as sys;
use sys::{
    FWP_VALUE0, FWPS_CLASSIFY_OUT0, FWPS_INCOMING_METADATA_VALUES0, FWPS_INCOMING_VALUE0,
    FWPS_INCOMING_VALUES0,
};

use super::classify::View;
use super::discard::Discard;
use super::forward::Passage;
use super::host::{COMPARTMENT, INTERFACE_INDEX, PATH_MTU};
use super::layer::Layer;
use super::packet::Traveller;
use super::value::{Template, Value};
use crate::machine::Machine;
use crate::memory::{Memory, access};
use crate::traffic::output::Direction;
use crate::traffic::packet::{Family, ICMP, ICMPV6, IGMP, TCP, UDP};

/// Fills metadata members whose flag is not set (C-137).
const ABSENT: u8 = 0xA5;
/// What the members of classifyOut hold that a callout leaves alone (C-161).
const RESERVED: u64 = 0x5AFE_5AFE_5AFE_5AFE;

/// Room for the structures of every classification, each at a multiple of 16 bytes.
const STRUCTURES: usize = size_of::<FWPS_INCOMING_VALUES0>().next_multiple_of(16)
    + size_of::<FWPS_INCOMING_METADATA_VALUES0>().next_multiple_of(16)
    + size_of::<FWPS_CLASSIFY_OUT0>().next_multiple_of(16);
/// Bytes of control data that a send may have: packet information behind its header.
const CONTROL_DATA: usize = size_of::<sys::cmsghdr>() + 16;

/// The arguments of one classification.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) memory: Memory,
    values: usize,
    metadata: usize,
    out: usize,
}

/// What a callout left in classifyOut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Out {
    pub(crate) action: u32,
    pub(crate) rights: u32,
    pub(crate) flags: u32,
    pub(crate) reserved_touched: bool,
}

/// Hands out places in the block, one after the other, each aligned to 16 bytes.
pub(super) struct Places {
    next: usize,
    end: usize,
}

impl Places {
    pub(super) fn take(&mut self, size: usize) -> usize {
        let at = self.next;
        assert!(
            at + size <= self.end,
            "the block of the arguments counts all of its parts"
        );
        self.next = (at + size).next_multiple_of(16);
        at
    }

    /// Puts a value into a place of its own; its address, as the union of an FWP_VALUE0 has it.
    fn hold<T: Copy>(&mut self, value: T) -> u64 {
        let place = self.take(size_of::<T>());
        put(place, value);
        place as u64
    }
}

impl Arguments {
    pub(crate) fn new(
        machine: &mut Machine,
        layer: Layer,
        traveller: &Traveller,
        view: View,
        values: &[Value],
    ) -> Self {
        // Room for the control data and the IP header of a raw send.
        let (arguments, mut places) = Self::with_values(machine, layer, values, traveller.headers.ip_len);
        arguments.fill_metadata(machine, layer, traveller, view, &mut places);
        arguments
    }

    /// Arguments with these values and without metadata, and places for `room` more bytes.
    pub(super) fn with_values(
        machine: &Machine,
        layer: Layer,
        values: &[Value],
        room: usize,
    ) -> (Self, Places) {
        let limit = machine
            .options
            .field_limit
            .map_or(values.len(), |limit| values.len().min(limit as usize));
        let values = &values[..limit];
        // Room for the structures, for what lies behind the values, and for control data.
        let needed = || values.iter().map(|value| value.room()).sum();
        let known = Template::of(layer).room;
        debug_assert!(
            known.is_none_or(|known| known >= needed()),
            "{layer:?}: {values:?}"
        );
        let behind: usize = known.unwrap_or_else(needed);
        let array = values.len() * size_of::<FWPS_INCOMING_VALUE0>();
        let size = STRUCTURES + array + behind + room.next_multiple_of(16) + CONTROL_DATA;
        let memory = Memory::new(size, 16, ABSENT);
        let mut places = Places {
            next: memory.address(),
            end: memory.address() + memory.size(),
        };
        let fixed = places.take(size_of::<FWPS_INCOMING_VALUES0>());
        let array = places.take(values.len() * size_of::<FWPS_INCOMING_VALUE0>());
        let metadata = places.take(size_of::<FWPS_INCOMING_METADATA_VALUES0>());
        let out = places.take(size_of::<FWPS_CLASSIFY_OUT0>());
        put(
            fixed + std::mem::offset_of!(FWPS_INCOMING_VALUES0, layerId),
            layer.id(),
        );
        put(
            fixed + std::mem::offset_of!(FWPS_INCOMING_VALUES0, valueCount),
            values.len() as u32,
        );
        put(
            fixed + std::mem::offset_of!(FWPS_INCOMING_VALUES0, incomingValue),
            array,
        );
        for (index, value) in values.iter().enumerate() {
            let at = array + index * size_of::<FWPS_INCOMING_VALUE0>();
            put_value(at, value, &mut places);
        }
        let arguments = Self {
            memory,
            values: fixed,
            metadata,
            out,
        };
        (arguments, places)
    }

    /// The address of the metadata.
    pub(crate) fn metadata_address(&self) -> usize {
        self.metadata
    }

    fn fill_metadata(
        &self,
        machine: &mut Machine,
        layer: Layer,
        traveller: &Traveller,
        view: View,
        places: &mut Places,
    ) {
        use std::mem::offset_of as at;
        type Metadata = FWPS_INCOMING_METADATA_VALUES0;
        if layer.is_stream() {
            // All that stream data has is its flow, which `name_flow` tells.
            put(self.metadata + at!(Metadata, currentMetadataValues), 0u32);
            put(self.metadata + at!(Metadata, currentL2MetadataValues), 0u32);
            return;
        }
        let mut present = sys::FWPS_METADATA_FIELD_COMPARTMENT_ID;
        let base = self.metadata;
        put(base + at!(Metadata, compartmentId), COMPARTMENT);
        if layer.is_forward() {
            // Of all that the other layers have, only the compartment is here.
            present |= machine.passage(traveller).map_or(0, Passage::metadata);
            present &= !machine.options.omitted_metadata;
            put(base + at!(Metadata, currentMetadataValues), present);
            put(base + at!(Metadata, currentL2MetadataValues), 0u32);
            return;
        }
        let inbound = traveller.direction == Direction::Inbound;
        if inbound || !layer.is_transport() {
            present |= sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE;
            put(base + at!(Metadata, ipHeaderSize), view.ip_header as u32);
        }
        if layer.is_transport() || !inbound {
            present |= sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE;
            put(
                base + at!(Metadata, transportHeaderSize),
                view.transport_header as u32,
            );
        }
        if let Some(fragment) = traveller.headers.fragment {
            present |= sys::FWPS_METADATA_FIELD_FRAGMENT_DATA;
            let fragment_base = base + at!(Metadata, fragmentMetadata);
            type Fragment = sys::FWPS_INBOUND_FRAGMENT_METADATA0;
            put(
                fragment_base + at!(Fragment, fragmentIdentification),
                fragment.identification,
            );
            put(
                fragment_base + at!(Fragment, fragmentOffset),
                fragment.offset as u16,
            );
            let length = traveller.headers.total_len - traveller.headers.ip_len;
            put(fragment_base + at!(Fragment, fragmentLength), length as u32);
        }
        if layer.is_transport() {
            present |= sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE;
            put(
                base + at!(Metadata, transportEndpointHandle),
                machine.endpoint_at(layer, traveller),
            );
            if matches!(traveller.headers.protocol, ICMP | ICMPV6) && !layer.is_icmp_error() {
                if let Some(id) = traveller
                    .bytes
                    .get(traveller.headers.ip_len + 4..traveller.headers.ip_len + 8)
                {
                    present |= sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE;
                    put(
                        base + at!(Metadata, icmpIdAndSequence),
                        u32::from_be_bytes([id[0], id[1], id[2], id[3]]),
                    );
                }
            }
            let flow = if layer.has_flows() {
                machine.flow_of(traveller)
            } else {
                None
            };
            if let Some(flow) = flow {
                present |= sys::FWPS_METADATA_FIELD_FLOW_HANDLE;
                put(base + at!(Metadata, flowHandle), flow);
            }
            if inbound && traveller.requires_ale_classify() {
                // Its presence is all that this field says.
                present |= sys::FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED;
            }
            if !inbound && layer.is_datagram() {
                // Above zero, it says that the socket is a raw one with an IP header of its own (C-056).
                let raw = machine.is_raw_send(traveller);
                let size = if raw { traveller.headers.ip_len } else { 0 };
                present |= sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE;
                put(base + at!(Metadata, ipHeaderSize), size as u32);
            }
            if !inbound {
                present |= self.fill_send_metadata(machine, traveller, places);
            }
        } else if !inbound {
            present |= sys::FWPS_METADATA_FIELD_PATH_MTU;
            put(base + at!(Metadata, pathMtu), PATH_MTU);
        }
        present &= !machine.options.omitted_metadata;
        put(base + at!(Metadata, currentMetadataValues), present);
        put(base + at!(Metadata, currentL2MetadataValues), 0u32);
    }

    /// Makes them those of the discard layer of the layer that they were made for (C-172).
    pub(crate) fn show_discard(&self, machine: &Machine, layer: Layer, discard: Discard) {
        use std::mem::offset_of as at;
        type Metadata = FWPS_INCOMING_METADATA_VALUES0;
        put(self.values + at!(FWPS_INCOMING_VALUES0, layerId), layer.id());
        let reason = sys::FWPS_DISCARD_METADATA0 {
            discardModule: discard.module,
            discardReason: discard.reason as u32,
            filterId: discard.filter,
        };
        put(self.metadata + at!(Metadata, discardMetadata), reason);
        let present = self.metadata + at!(Metadata, currentMetadataValues);
        let flag = sys::FWPS_METADATA_FIELD_DISCARD_REASON & !machine.options.omitted_metadata;
        put(present, get::<u32>(present) | flag);
    }

    /// Names the flow of stream data: that of the stream, which may be older than the newest one between the same ends.
    pub(crate) fn name_flow(&self, machine: &Machine, flow: u64) {
        use std::mem::offset_of as at;
        type Metadata = FWPS_INCOMING_METADATA_VALUES0;
        put(self.metadata + at!(Metadata, flowHandle), flow);
        let present = sys::FWPS_METADATA_FIELD_FLOW_HANDLE & !machine.options.omitted_metadata;
        put(self.metadata + at!(Metadata, currentMetadataValues), present);
    }

    /// What only a send has: the scope of the remote address and, for some packets, control data.
    fn fill_send_metadata(&self, machine: &mut Machine, traveller: &Traveller, places: &mut Places) -> u32 {
        use std::mem::offset_of as at;
        type Metadata = FWPS_INCOMING_METADATA_VALUES0;
        let base = self.metadata;
        put(base + at!(Metadata, remoteScopeId), traveller.remote_scope());
        let mut present = sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID;
        if machine.is_raw_send(traveller) {
            let bytes = &traveller.bytes[..traveller.headers.ip_len];
            let header = places.take(bytes.len());
            // SAFETY: the place was handed out for as many bytes, from a block whose size counts them.
            unsafe { access::write(header, bytes) };
            put(base + at!(Metadata, headerIncludeHeader), header);
            put(
                base + at!(Metadata, headerIncludeHeaderLength),
                bytes.len() as u32,
            );
            present |= sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER;
        }
        if machine.draw(2) == 0 {
            let len = size_of::<sys::cmsghdr>() + 8;
            let control = places.take(len);
            let level: i32 = if traveller.headers.family == Family::V4 {
                0
            } else {
                41
            };
            put(control + at!(sys::cmsghdr, cmsg_len), len);
            put(control + at!(sys::cmsghdr, cmsg_level), level);
            // Packet information: 19 for both families. The address in it stays unspecified.
            put(control + at!(sys::cmsghdr, cmsg_type), 19i32);
            put(control + size_of::<sys::cmsghdr>(), u64::from(INTERFACE_INDEX));
            put(base + at!(Metadata, controlData), control);
            put(base + at!(Metadata, controlDataLength), len as u32);
            present |= sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA;
        }
        present
    }

    pub(crate) fn values(&self) -> *const FWPS_INCOMING_VALUES0 {
        std::ptr::with_exposed_provenance(self.values)
    }

    pub(crate) fn metadata(&self) -> *const FWPS_INCOMING_METADATA_VALUES0 {
        std::ptr::with_exposed_provenance(self.metadata)
    }

    /// Prepares classifyOut for the next callout.
    pub(crate) fn prepare_out(&self, action: u32, right: bool) -> *mut FWPS_CLASSIFY_OUT0 {
        use std::mem::offset_of as at;
        let out = self.out;
        put(out + at!(FWPS_CLASSIFY_OUT0, actionType), action);
        put(out + at!(FWPS_CLASSIFY_OUT0, outContext), RESERVED);
        put(out + at!(FWPS_CLASSIFY_OUT0, filterId), RESERVED);
        put(
            out + at!(FWPS_CLASSIFY_OUT0, rights),
            if right { sys::FWPS_RIGHT_ACTION_WRITE } else { 0 },
        );
        put(out + at!(FWPS_CLASSIFY_OUT0, flags), 0u32);
        put(out + at!(FWPS_CLASSIFY_OUT0, reserved), RESERVED as u32);
        std::ptr::with_exposed_provenance_mut(out)
    }

    /// Sets flags of the engine in classifyOut.
    pub(crate) fn set_out_flags(&self, flags: u32) {
        put(self.out + std::mem::offset_of!(FWPS_CLASSIFY_OUT0, flags), flags);
    }

    /// Reads what the callout left.
    pub(crate) fn read_out(&self) -> Out {
        use std::mem::offset_of as at;
        let out = self.out;
        let context: u64 = get(out + at!(FWPS_CLASSIFY_OUT0, outContext));
        let filter: u64 = get(out + at!(FWPS_CLASSIFY_OUT0, filterId));
        let reserved: u32 = get(out + at!(FWPS_CLASSIFY_OUT0, reserved));
        Out {
            action: get(out + at!(FWPS_CLASSIFY_OUT0, actionType)),
            rights: get(out + at!(FWPS_CLASSIFY_OUT0, rights)),
            flags: get(out + at!(FWPS_CLASSIFY_OUT0, flags)),
            reserved_touched: context != RESERVED || filter != RESERVED || reserved != RESERVED as u32,
        }
    }
}

impl Machine {
    /// Whether the packet is one that the host sends with an IP header of the application's own, and a driver is told so.
    pub(crate) fn is_raw_send(&self, packet: &Traveller) -> bool {
        let flag = sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER;
        self.options.raw_sends
            && self.options.omitted_metadata & flag == 0
            && packet.direction == Direction::Outbound
            && !matches!(packet.headers.protocol, TCP | UDP | ICMP | ICMPV6 | IGMP)
    }

    /// The condition flag of a raw socket, at the layers that show it: that of ALE does not show the IP header of a raw send.
    pub(crate) fn raw_endpoint(&self, layer: Layer, packet: &Traveller) -> u32 {
        let shows = matches!(
            layer,
            Layer::OutboundTransportV4
                | Layer::OutboundTransportV6
                | Layer::DatagramDataV4
                | Layer::DatagramDataV6
                | Layer::AleAuthConnectV4
                | Layer::AleAuthConnectV6
        );
        if shows && self.is_raw_send(packet) {
            sys::FWP_CONDITION_FLAG_IS_RAW_ENDPOINT
        } else {
            0
        }
    }
}

/// Writes an FWP_VALUE0 at `at`; what does not fit into the union goes to a place of its own.
#[inline]
fn put_value(at: usize, value: &Value, places: &mut Places) {
    // The part of the union that a value does not fill stays what it was: reading it gives itself away.
    const REST: u64 = u64::from_ne_bytes([ABSENT; 8]);
    let word = match *value {
        Value::Empty => REST,
        Value::U8(value) => (REST << 8) | u64::from(value),
        Value::U16(value) => (REST << 16) | u64::from(value),
        Value::U32(value) => (REST << 32) | u64::from(value),
        Value::U64(value) => places.hold(value),
        Value::Array16(value) => places.hold(value),
        Value::Array6(value) => places.hold(value),
        Value::Blob(bytes) => {
            let blob = places.take(size_of::<sys::FWP_BYTE_BLOB>());
            let data = places.take(bytes.len());
            // SAFETY: the place was handed out for as many bytes, from a block whose size counts them.
            unsafe { access::write(data, bytes) };
            put(
                blob + std::mem::offset_of!(sys::FWP_BYTE_BLOB, size),
                bytes.len() as u32,
            );
            put(blob + std::mem::offset_of!(sys::FWP_BYTE_BLOB, data), data);
            blob as u64
        }
    };
    put(at + std::mem::offset_of!(FWP_VALUE0, type_), value.data_type());
    put(at + std::mem::offset_of!(FWP_VALUE0, __bindgen_anon_1), word);
}

impl Value {
    /// How many bytes the value needs outside of the union, at most.
    fn room(self) -> usize {
        match self {
            Value::Blob(bytes) => 16 + bytes.len().next_multiple_of(16),
            Value::U64(_) | Value::Array16(_) | Value::Array6(_) => 16,
            Value::Empty | Value::U8(_) | Value::U16(_) | Value::U32(_) => 0,
        }
    }
}

pub(super) fn put<T: Copy>(address: usize, value: T) {
    // SAFETY: every caller writes inside the block of the arguments: the places were handed out from it, and its size counts
    // all of them.
    unsafe { access::store(address, value) }
}

fn get<T: Copy>(address: usize) -> T {
    // SAFETY: as for `put`; classifyOut was written by `prepare_out`, the flags of the metadata when it was filled, and every bit
    // pattern is a valid integer.
    unsafe { access::load(address) }
}
