//! What comes for a port that nobody listens at.

use etherparse::{NetHeaders, PacketHeaders, TransportHeader};
use fwps_sim::{Conversation, Direction, OutputPacket, Sim};
use fwps_sys::*;

use crate::driver::{Answer, Run, run};
use crate::support::packets::{KINDS, Kind, packet};

const TCP: u8 = 6;
const UDP: u8 = 17;

/// Layers that a packet for a closed port may reach, and what answers it, in the order of their numbers.
const V4: [(GUID, i32); 7] = [
    (FWPM_LAYER_INBOUND_IPPACKET_V4, FWPS_LAYER_INBOUND_IPPACKET_V4),
    (
        FWPM_LAYER_INBOUND_IPPACKET_V4_DISCARD,
        FWPS_LAYER_INBOUND_IPPACKET_V4_DISCARD,
    ),
    (FWPM_LAYER_OUTBOUND_IPPACKET_V4, FWPS_LAYER_OUTBOUND_IPPACKET_V4),
    (FWPM_LAYER_INBOUND_TRANSPORT_V4, FWPS_LAYER_INBOUND_TRANSPORT_V4),
    (
        FWPM_LAYER_INBOUND_TRANSPORT_V4_DISCARD,
        FWPS_LAYER_INBOUND_TRANSPORT_V4_DISCARD,
    ),
    (FWPM_LAYER_OUTBOUND_TRANSPORT_V4, FWPS_LAYER_OUTBOUND_TRANSPORT_V4),
    (
        FWPM_LAYER_OUTBOUND_ICMP_ERROR_V4,
        FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4,
    ),
];

const V6: [(GUID, i32); 7] = [
    (FWPM_LAYER_INBOUND_IPPACKET_V6, FWPS_LAYER_INBOUND_IPPACKET_V6),
    (
        FWPM_LAYER_INBOUND_IPPACKET_V6_DISCARD,
        FWPS_LAYER_INBOUND_IPPACKET_V6_DISCARD,
    ),
    (FWPM_LAYER_OUTBOUND_IPPACKET_V6, FWPS_LAYER_OUTBOUND_IPPACKET_V6),
    (FWPM_LAYER_INBOUND_TRANSPORT_V6, FWPS_LAYER_INBOUND_TRANSPORT_V6),
    (
        FWPM_LAYER_INBOUND_TRANSPORT_V6_DISCARD,
        FWPS_LAYER_INBOUND_TRANSPORT_V6_DISCARD,
    ),
    (FWPM_LAYER_OUTBOUND_TRANSPORT_V6, FWPS_LAYER_OUTBOUND_TRANSPORT_V6),
    (
        FWPM_LAYER_OUTBOUND_ICMP_ERROR_V6,
        FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6,
    ),
];

/// Places in those arrays.
const IN: usize = 0;
const PACKET_DISCARD: usize = 1;
const OUT: usize = 2;
const TRANSPORT_DISCARD: usize = 4;
const TRANSPORT_OUT: usize = 5;
const ERROR_OUT: usize = 6;

/// Lets a packet come for port 80, which nobody has. The discard layers answer so.
fn refused(layers: &[(GUID, i32); 7], discards: Answer, seed: u64, packet: &[u8]) -> Run {
    let callouts: Vec<_> = layers
        .iter()
        .enumerate()
        .map(|(place, (key, number))| {
            let discard = matches!(place, PACKET_DISCARD | TRANSPORT_DISCARD);
            (*key, *number, if discard { discards } else { Answer::Permit })
        })
        .collect();
    let builder = Sim::builder()
        .seed(seed)
        .strict(true)
        .closed_port(TCP, 80)
        .closed_port(UDP, 80);
    run(builder, &callouts, |sim| {
        sim.receive(packet).expect("well formed");
    })
}

fn syn(v6: bool) -> Vec<u8> {
    let conversation = if v6 {
        Conversation::v6(1)
    } else {
        Conversation::v4(1)
    };
    conversation.packets()[0].1.clone()
}

fn only_answer(run: &Run) -> &OutputPacket {
    let [answer] = &run.outcome.output[..] else {
        panic!("one answer: {:?}", run.outcome.output);
    };
    assert_eq!(answer.direction, Direction::Outbound);
    assert_eq!((answer.packet, answer.injected), (None, false));
    answer
}

/// The TCP header of the answer, which has to be whole.
fn reset(answer: &OutputPacket) -> etherparse::TcpHeader {
    let headers = PacketHeaders::from_ip_slice(&answer.bytes).expect("well formed");
    let Some(TransportHeader::Tcp(tcp)) = headers.transport else {
        panic!("no TCP segment");
    };
    let sum = match headers.net.expect("an IP packet") {
        NetHeaders::Ipv4(ip, _) => tcp.calc_checksum_ipv4(&ip, &[]),
        NetHeaders::Ipv6(ip, _) => tcp.calc_checksum_ipv6(&ip, &[]),
        _ => panic!("no IP packet"),
    };
    assert_eq!(tcp.checksum, sum.expect("short"));
    assert!(tcp.rst);
    tcp
}

#[test]
fn a_segment_is_discarded_by_the_transport_layer_and_reset() {
    for (layers, v6) in [(&V4, false), (&V6, true)] {
        for seed in 0..4 {
            let syn = syn(v6);
            let run = refused(layers, Answer::Continue, seed, &syn);
            run.outcome.assert_clean();
            let way = [IN, TRANSPORT_DISCARD, TRANSPORT_OUT, OUT].map(|place| layers[place].1);
            assert_eq!(run.layers(), way);
            let reason = (FWPS_DISCARD_MODULE_TRANSPORT, InetDiscardEndpointNotFound, 0);
            assert_eq!(run.seen[1].discard, Some(reason));
            assert!(run.seen[1].data.is_empty(), "a SYN has no payload");
            let tcp = reset(only_answer(&run));
            let headers = PacketHeaders::from_ip_slice(&syn).expect("well formed");
            let Some(TransportHeader::Tcp(asked)) = headers.transport else {
                panic!("a SYN");
            };
            assert_eq!((tcp.source_port, tcp.destination_port), (80, asked.source_port));
            // Without an acknowledgement to go by, the reset acknowledges.
            assert!(tcp.ack);
            assert_eq!(tcp.sequence_number, 0);
            assert_eq!(tcp.acknowledgment_number, asked.sequence_number.wrapping_add(1));
        }
    }
}

#[test]
fn a_segment_of_no_connection_is_reset_where_it_acknowledges() {
    let run = refused(&V4, Answer::Permit, 1, &packet(Kind::Tcp4, true, b"data"));
    run.outcome.assert_clean();
    assert_eq!(run.seen[1].data, b"data");
    let tcp = reset(only_answer(&run));
    assert_eq!((tcp.ack, tcp.sequence_number), (false, 5));
}

#[test]
fn a_datagram_is_discarded_by_the_network_layer_and_an_error_answers() {
    for (layers, kind) in [(&V4, Kind::Udp4), (&V6, Kind::Udp6)] {
        let mut starts = Vec::new();
        for seed in 0..8 {
            let datagram = packet(kind, true, b"to nobody");
            let run = refused(layers, Answer::Continue, seed, &datagram);
            run.outcome.assert_clean();
            let way = [IN, PACKET_DISCARD, ERROR_OUT, TRANSPORT_OUT, OUT].map(|place| layers[place].1);
            assert_eq!(run.layers(), way);
            let reason = (FWPS_DISCARD_MODULE_NETWORK, IpDiscardPortUnreachable, 0);
            assert_eq!(run.seen[1].discard, Some(reason));
            starts.push(run.seen[1].data.len());
            let answer = only_answer(&run);
            let headers = PacketHeaders::from_ip_slice(&answer.bytes).expect("well formed");
            let returned = match headers.transport {
                Some(TransportHeader::Icmpv4(_)) => &answer.bytes[28..],
                Some(TransportHeader::Icmpv6(_)) => &answer.bytes[48..],
                other => panic!("no ICMP error: {other:?}"),
            };
            assert!(datagram.starts_with(returned) && returned.len() >= 28);
        }
        // Where the stack stopped is not told: a driver cannot rely on it.
        starts.sort_unstable();
        starts.dedup();
        assert_eq!(starts, [9, 17]);
    }
}

#[test]
fn a_block_at_the_discard_layer_keeps_the_stack_from_answering() {
    for (layers, packet) in [
        (&V4, syn(false)),
        (&V6, syn(true)),
        (&V4, packet(Kind::Udp4, true, b"to nobody")),
        (&V6, packet(Kind::Udp6, true, b"to nobody")),
    ] {
        let run = refused(layers, Answer::Block, 2, &packet);
        run.outcome.assert_clean();
        assert_eq!(run.seen.len(), 2);
        assert!(run.outcome.output.is_empty());
    }
}

#[test]
fn nothing_answers_a_reset_or_what_is_for_a_group() {
    let mut rst = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 2], [10, 0, 0, 1], 64)
        .tcp(40_000, 80, 1000, 0)
        .rst()
        .write(&mut rst, &[])
        .expect("a packet in memory");
    let mut group = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 2], [224, 0, 0, 251], 64)
        .udp(5353, 80)
        .write(&mut group, b"to all")
        .expect("a packet in memory");
    for (packet, place) in [(rst, TRANSPORT_DISCARD), (group, PACKET_DISCARD)] {
        let run = refused(&V4, Answer::Continue, 3, &packet);
        run.outcome.assert_clean();
        assert_eq!(run.layers(), [IN, place].map(|place| V4[place].1));
        assert!(run.outcome.output.is_empty());
    }
}

#[test]
fn the_stack_answers_without_any_filter_too() {
    let mut sim = Sim::builder().closed_port(TCP, 80).build();
    sim.receive(&syn(false)).expect("well formed");
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.output.len(), 1);
    assert_eq!(outcome.packets.delivered, 0);
    assert!(outcome.streams.is_empty());
}

#[test]
fn what_the_host_opens_itself_is_open() {
    let mut sim = Sim::builder().closed_port(TCP, 80).closed_port(UDP, 80).build();
    sim.converse(&Conversation::v4(4).opened_by_host(true).from_peer(b"answer"));
    sim.send(&packet(Kind::Udp4, false, b"question"))
        .expect("well formed");
    sim.receive(&packet(Kind::Udp4, true, b"answer"))
        .expect("well formed");
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.streams[0].received, b"answer");
    let inbound = |packet: &&OutputPacket| packet.direction == Direction::Inbound;
    let last = outcome.output.iter().rfind(inbound);
    assert_eq!(last.map(|packet| &packet.bytes[28..]), Some(&b"answer"[..]));
}

#[test]
fn other_ports_and_protocols_are_as_ever() {
    let mut sim = Sim::builder().closed_port(TCP, 81).closed_port(UDP, 81).build();
    for kind in KINDS {
        sim.receive(&packet(kind, true, b"for somebody"))
            .expect("well formed");
    }
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.packets.delivered, KINDS.len() as u64);
}
