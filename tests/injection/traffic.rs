//! Traffic for every kind of injection.

use etherparse::{IpNumber, PacketBuilder};
use fwps_sim::{Conversation, Sim};

const HOST: [u8; 4] = [10, 0, 0, 1];
const PEER: [u8; 4] = [10, 0, 0, 2];
const FAR: [u8; 4] = [192, 0, 2, 7];

const fn v6(first: u8, last: u8) -> [u8; 16] {
    [first, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last]
}

/// UDP, TCP or an echo request over IPv4 or IPv6, by the number; to or from the host.
pub(crate) fn packet(number: u8, arrives: bool) -> Vec<u8> {
    let payload: Vec<u8> = (0..20 + number).collect();
    let (from4, to4) = if arrives { (PEER, HOST) } else { (HOST, PEER) };
    let (host6, peer6) = (v6(0xFD, 1), v6(0xFD, 2));
    let (from6, to6) = if arrives { (peer6, host6) } else { (host6, peer6) };
    let (v4, v6) = (
        PacketBuilder::ipv4(from4, to4, 64),
        PacketBuilder::ipv6(from6, to6, 64),
    );
    let mut bytes = Vec::new();
    match number % 6 {
        0 => v4.udp(4000, 53).write(&mut bytes, &payload),
        1 => v6.udp(4000, 53).write(&mut bytes, &payload),
        2 => v4.tcp(4000, 80, 1000, 1024).ack(5).write(&mut bytes, &payload),
        3 => v6.tcp(4000, 80, 1000, 1024).ack(5).write(&mut bytes, &payload),
        4 => v4.icmpv4_echo_request(7, 1).write(&mut bytes, &payload),
        _ => v6.icmpv6_echo_request(7, 1).write(&mut bytes, &payload),
    }
    .expect("a packet in memory");
    bytes
}

/// Six packets of different protocols in each direction, and two datagrams in one list.
pub(crate) fn packets(sim: &mut Sim) {
    for number in 0..6 {
        sim.receive(&packet(number, true)).expect("well formed");
        sim.send(&packet(number, false)).expect("well formed");
    }
    let (one, two) = (packet(6, false), packet(12, false));
    sim.send_together(&[&one, &two]).expect("well formed");
    let (one, two) = (packet(7, false), packet(13, false));
    sim.send_together(&[&one, &two]).expect("well formed");
}

/// What [`packets`] brings out when nothing is lost: each packet with whether it arrives, sorted.
pub(crate) fn all_packets() -> Vec<(bool, Vec<u8>)> {
    let mut packets: Vec<_> = (0..6)
        .flat_map(|number| [(true, packet(number, true)), (false, packet(number, false))])
        .chain([6, 12, 7, 13].map(|number| (false, packet(number, false))))
        .collect();
    packets.sort();
    packets
}

/// A datagram between two other hosts.
fn transit(four: bool, back: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (near6, far6) = (v6(0xFD, 2), v6(0x20, 7));
    let (from6, to6) = if back { (far6, near6) } else { (near6, far6) };
    let (from4, to4) = if back { (FAR, PEER) } else { (PEER, FAR) };
    if four {
        PacketBuilder::ipv4(from4, to4, 64)
            .udp(4000, 53)
            .write(&mut bytes, b"question")
    } else {
        PacketBuilder::ipv6(from6, to6, 64)
            .udp(4000, 53)
            .write(&mut bytes, b"question")
    }
    .expect("a packet in memory");
    bytes
}

/// Four datagrams between other hosts.
pub(crate) fn transits(sim: &mut Sim) {
    for (four, back) in [(true, false), (true, true), (false, false), (false, true)] {
        sim.receive(&transit(four, back)).expect("well formed");
    }
}

/// A datagram of a protocol that only raw sockets send.
pub(crate) fn raw(four: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    if four {
        PacketBuilder::ipv4(HOST, PEER, 17).write(&mut bytes, IpNumber(253), b"raw")
    } else {
        PacketBuilder::ipv6(v6(0xFD, 1), v6(0xFD, 2), 17).write(&mut bytes, IpNumber(253), b"raw")
    }
    .expect("a packet in memory");
    bytes
}

/// An ICMP error about the start of a datagram that goes the other way.
fn error(four: bool, arrives: bool) -> Vec<u8> {
    let about = packet(if four { 0 } else { 1 }, !arrives);
    let mut bytes = Vec::new();
    let (host6, peer6) = (v6(0xFD, 1), v6(0xFD, 2));
    let (from4, to4) = if arrives { (PEER, HOST) } else { (HOST, PEER) };
    let (from6, to6) = if arrives { (peer6, host6) } else { (host6, peer6) };
    if four {
        PacketBuilder::ipv4(from4, to4, 64)
            .icmpv4_raw(3, 3, [0; 4])
            .write(&mut bytes, &about[..28])
    } else {
        PacketBuilder::ipv6(from6, to6, 64)
            .icmpv6_raw(1, 4, [0; 4])
            .write(&mut bytes, &about)
    }
    .expect("a packet in memory");
    bytes
}

/// ICMP errors of both families in both directions, sorted: each with whether it arrives.
pub(crate) fn errors() -> Vec<(bool, Vec<u8>)> {
    let mut errors = [true, false].map(|four| [true, false].map(|arrives| (arrives, error(four, arrives))));
    errors.as_flattened_mut().sort();
    errors.into_iter().flatten().collect()
}

fn frame(to: [u8; 6], from: [u8; 6], packet: &[u8]) -> Vec<u8> {
    let ether_type: u16 = if packet[0] >> 4 == 4 { 0x0800 } else { 0x86DD };
    let mut frame = [&to[..], &from[..], &ether_type.to_be_bytes(), packet].concat();
    frame.resize(frame.len().max(60), 0x5A);
    frame
}

/// A frame to or from the adapter of the host.
pub(crate) fn mac_frame(number: u8, arrives: bool) -> Vec<u8> {
    let (peer, host) = ([2, 0, 0, 0, 0, 2], [2, 0, 0, 0, 0, 1]);
    let (to, from) = if arrives { (host, peer) } else { (peer, host) };
    frame(to, from, &packet(number, arrives))
}

/// Six frames in each direction, of which two arrive together.
pub(crate) fn mac_frames(sim: &mut Sim) {
    sim.receive_frames(&[&mac_frame(0, true), &mac_frame(1, true)])
        .expect("well formed");
    for number in 2..6 {
        sim.receive_frames(&[&mac_frame(number, true)])
            .expect("well formed");
    }
    for number in 0..6 {
        sim.send_frame(&mac_frame(number, false)).expect("well formed");
    }
    // Frames that come out are noted while a filter stands at the layers.
    sim.settle();
}

/// Frames through a virtual switch: to all, to a group, to a station that is known, and to one that is not.
pub(crate) fn switch_frames(sim: &mut Sim) {
    let station = |number| [2, 0, 0, 0, 9, number];
    for (port, to, from, number) in [
        (2, [0xFF; 6], 2, 0),
        (3, [0x33, 0x33, 0, 0, 0, 1], 3, 1),
        (4, station(2), 4, 2),
        (1, station(9), 1, 5),
    ] {
        sim.switch_receive(port, &[&frame(to, station(from), &packet(number, true))])
            .expect("well formed");
        // The switch knows a station when its frame came through.
        sim.settle();
    }
}

/// What goes through the streams of [`streams`]: from the peer, and from the host.
pub(crate) fn contents() -> (Vec<u8>, Vec<u8>) {
    ((0..=255).cycle().take(3000).collect(), vec![b'x'; 1700])
}

/// A connection of each family, with segments that come twice and too early.
pub(crate) fn streams(sim: &mut Sim, seed: u64) {
    let (question, answer) = contents();
    for conversation in [Conversation::v4(seed), Conversation::v6(seed)] {
        sim.converse(
            &conversation
                .from_peer(&question)
                .from_host(&answer)
                .retransmitted(seed % 2 == 0)
                .reordered(seed % 3 == 0),
        );
    }
}

/// The packet but for what the stack writes into the IP header of every packet that it sends: identification, hop limit, checksum.
pub(crate) fn beyond_header(mut packet: Vec<u8>) -> Vec<u8> {
    if packet[0] >> 4 == 4 {
        packet[4..9].fill(0);
        packet[10..12].fill(0);
    } else {
        packet[1..4].fill(0);
        packet[7] = 0;
    }
    packet
}
