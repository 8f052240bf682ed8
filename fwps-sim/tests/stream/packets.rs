//! STREAM_PACKET: TCP packets between the transport layers and the streams.

use std::sync::Mutex;

use fwps_sim::{Conversation, Layer, Sim};
use fwps_sys::*;

use crate::c;
use crate::driver::{Call, Plan, run, turn};

/// Inbound or not, length of the data, header sizes of the metadata, and whether there is a flow handle.
type Seen = (bool, u32, u32, u32, bool);

static SEEN: Mutex<Vec<Seen>> = Mutex::new(Vec::new());

fn direction(call: &Call) -> u32 {
    let values = c!(call.values.read());
    let value = c!(values
        .incomingValue
        .add(FWPS_FIELD_STREAM_PACKET_V4_DIRECTION as usize)
        .read())
    .value;
    assert_eq!(value.type_, FWP_UINT32);
    c!(value.__bindgen_anon_1.uint32)
}

fn note(call: &Call) {
    let list: *mut NET_BUFFER_LIST = call.io.cast();
    let buffer = c!((*list).__bindgen_anon_1.__bindgen_anon_1.FirstNetBuffer);
    let length = c!((*buffer)
        .__bindgen_anon_1
        .__bindgen_anon_1
        .__bindgen_anon_1
        .DataLength);
    let metadata = c!(call.metadata.read());
    let present = metadata.currentMetadataValues;
    let ip = if present & FWPS_METADATA_FIELD_IP_HEADER_SIZE != 0 {
        metadata.ipHeaderSize
    } else {
        0
    };
    assert_ne!(present & FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE, 0);
    let flow = present & FWPS_METADATA_FIELD_FLOW_HANDLE != 0;
    let inbound = direction(call) == FWP_DIRECTION_INBOUND as u32;
    SEEN.lock()
        .unwrap()
        .push((inbound, length, ip, metadata.transportHeaderSize, flow));
    call.permit();
}

fn conversation() -> Conversation {
    Conversation::v4(1)
        .from_peer(b"12345")
        .from_host(b"123")
        .segment_size(1400)
        .end(None)
}

#[test]
fn packets_start_at_the_payload_inbound_and_at_the_header_outbound() {
    let _turn = turn();
    SEEN.lock().unwrap().clear();
    let plan = Plan {
        packets: true,
        ..Plan::new(note)
    };
    let outcome = run(Sim::builder(), plan, &[conversation()]);
    outcome.assert_clean();
    let seen = SEEN.lock().unwrap();
    // SYN, SYN with ACK, ACK.
    assert_eq!(
        seen[..3],
        [
            (true, 0, 20, 20, false),
            (false, 20, 0, 20, true),
            (true, 0, 20, 20, true)
        ]
    );
    let inbound: u32 = seen.iter().filter(|seen| seen.0).map(|seen| seen.1).sum();
    let outbound: u32 = seen.iter().filter(|seen| !seen.0).map(|seen| seen.1 - 20).sum();
    assert_eq!((inbound, outbound), (5, 3));
    let counters = outcome.layer(Layer::StreamPacketV4);
    assert_eq!(counters.permitted, outcome.packets.read);
    assert_eq!(outcome.streams[0].received, b"12345");
}

/// Blocks packets with data from the peer.
fn block_data(call: &Call) {
    let list: *mut NET_BUFFER_LIST = call.io.cast();
    let buffer = c!((*list).__bindgen_anon_1.__bindgen_anon_1.FirstNetBuffer);
    let length = c!((*buffer)
        .__bindgen_anon_1
        .__bindgen_anon_1
        .__bindgen_anon_1
        .DataLength);
    if direction(call) == FWP_DIRECTION_INBOUND as u32 && length > 0 {
        call.block();
    } else {
        call.permit();
    }
}

#[test]
fn a_blocked_packet_reaches_no_stream() {
    let _turn = turn();
    let plan = Plan {
        packets: true,
        ..Plan::new(block_data)
    };
    let outcome = run(Sim::builder(), plan, &[conversation()]);
    outcome.assert_clean();
    assert_eq!(outcome.streams[0].received, b"");
    assert_eq!(outcome.streams[0].sent, b"123");
}
