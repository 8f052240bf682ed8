//! The redirect layers: when they are classified, what they show, and what passes them.

use std::net::SocketAddr;

use etherparse::PacketBuilder;
use fwps_sim::{Conversation, Layer, Sim};
use fwps_sys::*;

use crate::c;
use crate::call::{Call, read_address};
use crate::correct::{conversation, ends};
use crate::driver::{Handler, Plan, load, redirect_inline, reported, state, turn};
use crate::support::driver::pointer;
use crate::support::plain;

fn seen() -> Vec<Layer> {
    let seen = state().seen.clone();
    let layer = |id: u16| Layer::all().find(|layer| layer.id() == id);
    seen.into_iter().filter_map(layer).collect()
}

fn plan() -> Plan {
    Plan {
        target: Some(ends(true).elsewhere),
        ..Plan::default()
    }
}

#[test]
fn a_client_binds_is_assigned_connects_and_is_authorised() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, Plan::default(), Call::permit);
    sim.converse(&conversation(&ends(true)));
    let seen = seen();
    sim.unload(driver);
    sim.finish().assert_clean();
    assert_eq!(
        seen[..6],
        [
            Layer::AleBindRedirectV4,
            Layer::AleResourceAssignmentV4,
            Layer::AleConnectRedirectV4,
            Layer::AleAuthConnectV4,
            Layer::OutboundTransportV4,
            Layer::AleFlowEstablishedV4,
        ]
    );
    assert!(seen[6..].iter().all(|layer| *layer == Layer::OutboundTransportV4));
}

#[test]
fn a_server_binds_is_assigned_and_listens_before_anybody_connects() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, Plan::default(), Call::permit);
    sim.converse(&Conversation::v4(7).from_peer(b"request"));
    let seen = seen();
    sim.unload(driver);
    sim.finish().assert_clean();
    assert_eq!(
        seen[..4],
        [
            Layer::AleBindRedirectV4,
            Layer::AleResourceAssignmentV4,
            Layer::AleAuthListenV4,
            Layer::AleAuthRecvAcceptV4,
        ]
    );
    assert!(!seen.contains(&Layer::AleConnectRedirectV4));
}

#[test]
fn what_was_opened_is_closed_and_what_was_assigned_is_released() {
    let _turn = turn();
    let ends = ends(true);
    // A client, and a server with one connection.
    let server = Conversation::v4(7).from_peer(b"request");
    let sides = [
        (conversation(&ends), ends.client, 1),
        (server, ([10, 0, 0, 1], 80).into(), 2),
    ];
    for (conversation, local, closures) in sides {
        let mut sim = Sim::builder().build();
        let driver = load(&mut sim, Plan::default(), Call::permit);
        sim.converse(&conversation);
        let opened = seen();
        // The end of the connection was indicated nowhere (C-292).
        assert!(!opened.contains(&Layer::AleEndpointClosureV4));
        sim.close_endpoint(6, local);
        let closed = seen().split_off(opened.len());
        sim.unload(driver);
        sim.finish().assert_clean();
        let assigned = opened
            .iter()
            .filter(|layer| **layer == Layer::AleResourceAssignmentV4);
        assert_eq!(assigned.count(), 1);
        let mut expected = vec![Layer::AleEndpointClosureV4; closures];
        expected.push(Layer::AleResourceReleaseV4);
        assert_eq!(closed, expected);
    }
}

#[test]
fn a_redirected_connection_is_closed_with_the_socket_of_the_application() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, plan(), only_connect);
    sim.converse(&conversation(&ends(true)));
    let before = seen().len();
    sim.close_endpoint(6, ends(true).client);
    let closed = seen().split_off(before);
    sim.unload(driver);
    sim.finish().assert_clean();
    assert_eq!(closed, [Layer::AleEndpointClosureV4, Layer::AleResourceReleaseV4]);
}

#[test]
fn the_layers_show_the_fields_and_metadata_of_their_tables() {
    let _turn = turn();
    for v4 in [true, false] {
        let mut sim = Sim::builder().build();
        let driver = load(&mut sim, Plan::default(), |call| {
            let connect = call.is_connect();
            let values = c!((*call.values).valueCount);
            assert_eq!(values, if connect { 14 } else { 10 });
            let present = c!((*call.metadata).currentMetadataValues);
            let mut expected = FWPS_METADATA_FIELD_TOKEN
                | FWPS_METADATA_FIELD_PROCESS_ID
                | FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE;
            if connect {
                expected |= FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE;
            }
            assert_eq!(present, expected);
            let protocol = call.value(FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_PROTOCOL);
            assert_eq!(protocol.type_, FWP_UINT8);
            assert_eq!(c!(protocol.__bindgen_anon_1.uint8), 6);
            let port = call.value(FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_PORT);
            assert_eq!(c!(port.__bindgen_anon_1.uint16), 40_000);
            // The layer data is the request (C-136): both begin with the local address.
            let local = read_address(call.data.cast());
            assert_eq!(local.port(), 40_000);
            let ends = ends(local.is_ipv4());
            assert!(local.ip() == ends.client.ip() || local.ip().is_unspecified());
            if connect {
                let request: *const FWPS_CONNECT_REQUEST0 = call.data.cast();
                let remote = read_address(c!(&raw const (*request).remoteAddressAndPort));
                assert_eq!(remote, ends.server);
                let remote = call.value(FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_REMOTE_PORT);
                assert_eq!(c!(remote.__bindgen_anon_1.uint16), 80);
            }
            state().notes.push("shown".to_owned());
            call.permit();
        });
        sim.converse(&conversation(&ends(v4)));
        let shown = state().notes.iter().filter(|note| *note == "shown").count();
        sim.unload(driver);
        sim.finish().assert_clean();
        assert_eq!(shown, 2);
    }
}

fn to_server(protocol: u8) -> Vec<u8> {
    let mut packet = Vec::new();
    let ip = PacketBuilder::ipv4([10, 0, 0, 1], [192, 0, 2, 7], 64);
    match protocol {
        17 => ip.udp(40_000, 80).write(&mut packet, b"question"),
        1 => ip.icmpv4_echo_request(7, 1).write(&mut packet, b"question"),
        other => ip.write(&mut packet, other.into(), b"question"),
    }
    .expect("a packet in memory");
    packet
}

fn from_server(protocol: u8) -> Vec<u8> {
    let mut packet = Vec::new();
    let ip = PacketBuilder::ipv4([192, 0, 2, 7], [10, 0, 0, 1], 64);
    match protocol {
        17 => ip.udp(80, 40_000).write(&mut packet, b"answer"),
        _ => ip.icmpv4_echo_reply(7, 1).write(&mut packet, b"answer"),
    }
    .expect("a packet in memory");
    packet
}

fn only_connect(call: &Call) {
    if call.is_connect() {
        redirect_inline(call);
    } else {
        call.permit();
    }
}

#[test]
fn datagrams_and_pings_are_redirected_and_their_answers_come_from_there() {
    let _turn = turn();
    for protocol in [17, 1] {
        let mut sim = Sim::builder().build();
        let driver = load(&mut sim, plan(), only_connect);
        sim.send(&to_server(protocol)).unwrap();
        sim.receive(&from_server(protocol)).unwrap();
        sim.send(&to_server(protocol)).unwrap();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.layer(Layer::AleConnectRedirectV4).classified, 1);
        assert_eq!(outcome.layer(Layer::AleAuthConnectV4).classified, 1);
        assert_eq!(outcome.output.len(), 3);
        for packet in &outcome.output {
            let at = if packet.direction == fwps_sim::Direction::Outbound {
                16..20
            } else {
                12..16
            };
            assert_eq!(packet.bytes[at], [192, 0, 2, 99], "protocol {protocol}");
        }
    }
}

#[test]
fn other_protocols_do_not_pass_the_redirect_layers() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, plan(), only_connect);
    sim.send(&to_server(132)).unwrap();
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.layer(Layer::AleConnectRedirectV4).classified, 0);
    assert_eq!(outcome.output[0].bytes, to_server(132));
}

#[test]
fn a_redirected_connection_leaves_the_others_of_its_socket_alone() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, plan(), |call| {
        let port = FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_REMOTE_PORT;
        let first = call.is_connect() && {
            let value = call.value(port);
            c!(value.__bindgen_anon_1.uint16) == 80
        };
        if first {
            redirect_inline(call);
        } else {
            call.permit();
        }
    });
    let ends = ends(true);
    let other = SocketAddr::new(ends.server.ip(), 81);
    sim.converse(&conversation(&ends));
    sim.converse(
        &Conversation::new(ends.client, other, 4)
            .opened_by_host(true)
            .from_host(b"x"),
    );
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    let remotes: Vec<SocketAddr> = outcome.streams.iter().map(|stream| stream.remote).collect();
    assert_eq!(remotes, [ends.elsewhere, other]);
}

#[test]
fn a_blocked_request_is_no_connection() {
    let _turn = turn();
    for bind in [true, false] {
        let mut sim = Sim::builder().build();
        let handler: Handler = if bind {
            |call| {
                if call.is_bind() {
                    call.block();
                } else {
                    call.permit();
                }
            }
        } else {
            |call| {
                if call.is_connect() {
                    call.block();
                } else {
                    call.permit();
                }
            }
        };
        let driver = load(&mut sim, Plan::default(), handler);
        sim.send(&to_server(17)).unwrap();
        let seen = seen();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert!(outcome.output.is_empty());
        assert!(!seen.contains(&Layer::AleAuthConnectV4));
    }
}

#[test]
fn who_acquires_and_leaves_the_verdict_blocks() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, plan(), |call| {
        if !call.is_connect() {
            return call.permit();
        }
        call.query();
        let handle = call.acquire();
        let request = call.lend(handle);
        // The loan has changed the verdict, and that of a callout that changes it back counts (C-236).
        assert_eq!(c!((*call.out).actionType), FWP_ACTION_BLOCK);
        assert!(!call.has_right());
        crate::call::apply(handle, request, 0);
        crate::call::release(handle);
    });
    sim.converse(&conversation(&ends(true)));
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert!(outcome.streams.is_empty());
}

#[test]
fn filters_that_permit_call_no_callout() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, plan(), only_connect);
    sim.run(|| {
        let filter = plain::Filter {
            layer: FWPM_LAYER_ALE_CONNECT_REDIRECT_V4,
            sublayer: 200,
            weight: 9,
            action: FWP_ACTION_PERMIT,
            callout: 2,
            flags: 0,
        };
        let engine = state().engine;
        filter.add(engine, &[]).expect("the filter is in order")
    })
    .expect("the machine runs");
    sim.converse(&conversation(&ends(true)));
    let seen = seen();
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert!(!seen.contains(&Layer::AleConnectRedirectV4));
    assert_eq!(outcome.streams[0].remote, ends(true).server);
}

/// # Safety
/// As every classify routine of version 0.
unsafe extern "system" fn first_version(
    _values: *const FWPS_INCOMING_VALUES0,
    _metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    _data: *mut std::ffi::c_void,
    _filter: *const FWPS_FILTER0,
    _flow: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    c!((*out).actionType = FWP_ACTION_PERMIT);
}

/// # Safety
/// As every notify routine of version 0.
unsafe extern "system" fn notify(
    _kind: FWPS_CALLOUT_NOTIFY_TYPE,
    _key: *const GUID,
    _filter: *mut FWPS_FILTER0,
) -> NTSTATUS {
    STATUS_SUCCESS
}

#[test]
fn callouts_of_version_0_can_do_nothing_here() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, Plan::default(), Call::permit);
    sim.run(|| {
        let callout = FWPS_CALLOUT0 {
            calloutKey: plain::key(300),
            flags: 0,
            classifyFn: Some(first_version),
            notifyFn: Some(notify),
            flowDeleteFn: None,
        };
        let device = state().device;
        let status = c!(FwpsCalloutRegister0(
            pointer(device),
            &raw const callout,
            std::ptr::null_mut()
        ));
        assert_eq!(status, STATUS_SUCCESS);
        let engine = state().engine;
        assert_eq!(
            plain::add_callout(engine, 300, FWPM_LAYER_ALE_CONNECT_REDIRECT_V4),
            STATUS_SUCCESS
        );
        let filter = plain::Filter {
            layer: FWPM_LAYER_ALE_CONNECT_REDIRECT_V4,
            sublayer: 201,
            weight: 5,
            action: FWP_ACTION_CALLOUT_UNKNOWN,
            callout: 300,
            flags: 0,
        };
        filter.add(engine, &[]).expect("the filter is in order");
    })
    .expect("the machine runs");
    sim.converse(&conversation(&ends(true)));
    sim.run(|| c!(FwpsCalloutUnregisterByKey0(&raw const KEY)))
        .expect("the machine runs");
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), ["C-249"]);
}

/// As [`plain::key`] makes it.
static KEY: GUID = GUID {
    Data1: 0x0D15_0000 + 300,
    Data2: 7,
    Data3: 7,
    Data4: [7; 8],
};
