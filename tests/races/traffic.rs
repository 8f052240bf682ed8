//! Traffic of every kind, from several threads. Each packet has a number that it is known by.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use etherparse::PacketBuilder;
use fwps_sim::{Conversation, Direction, Outcome, Side, Sim};
use fwps_workspace::numbers::Numbers;

const HOST: [u8; 4] = [10, 0, 0, 1];
const PEER: [u8; 4] = [10, 0, 0, 2];
const FAR: [u8; 4] = [192, 0, 2, 7];
const FAR6: [u8; 16] = [0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7];
const HOST6: [u8; 16] = [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
const PEER6: [u8; 16] = [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2];

/// In front of the number of a packet.
const MARK: &[u8; 4] = b"no. ";

/// Packets of this run so far, those of connections and frames not counted.
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// Begins a run: no packet has a number yet.
pub(crate) fn begin() {
    NUMBER.store(0, Relaxed);
}

fn payload() -> Vec<u8> {
    let number = NUMBER.fetch_add(1, Relaxed);
    let mut payload = [&MARK[..], &number.to_be_bytes()].concat();
    payload.resize(8 + number as usize % 40, 0x5A);
    payload
}

/// A datagram to or from the host, of one of a few flows.
fn packet(numbers: &mut Numbers, arrives: bool) -> Vec<u8> {
    let payload = payload();
    let port = 4000 + numbers.below(5) as u16;
    let (from, to) = if arrives { (PEER, HOST) } else { (HOST, PEER) };
    let (from6, to6) = if arrives { (PEER6, HOST6) } else { (HOST6, PEER6) };
    let ports = if arrives { (port, 53) } else { (53, port) };
    let mut bytes = Vec::new();
    match numbers.below(6) {
        0 | 1 => PacketBuilder::ipv6(from6, to6, 64)
            .udp(ports.0, ports.1)
            .write(&mut bytes, &payload),
        2 => PacketBuilder::ipv6(from6, to6, 64)
            .icmpv6_echo_request(port, 1)
            .write(&mut bytes, &payload),
        3 => PacketBuilder::ipv4(from, to, 64)
            .icmpv4_echo_request(port, 1)
            .write(&mut bytes, &payload),
        _ => PacketBuilder::ipv4(from, to, 64)
            .udp(ports.0, ports.1)
            .write(&mut bytes, &payload),
    }
    .expect("a vector takes all bytes");
    bytes
}

/// A datagram between two other hosts.
fn transit(numbers: &mut Numbers) -> Vec<u8> {
    let back = numbers.one_in(2);
    let (from, to) = if back { (FAR, PEER) } else { (PEER, FAR) };
    let (from6, to6) = if back { (FAR6, PEER6) } else { (PEER6, FAR6) };
    let mut bytes = Vec::new();
    let payload = payload();
    if numbers.one_in(2) {
        PacketBuilder::ipv6(from6, to6, 64)
            .udp(4000, 53)
            .write(&mut bytes, &payload)
    } else {
        PacketBuilder::ipv4(from, to, 64)
            .udp(4000, 53)
            .write(&mut bytes, &payload)
    }
    .expect("a vector takes all bytes");
    bytes
}

/// A frame whose packet has no number: what is done with it above may differ.
fn frame(to: u8, from: u8) -> Vec<u8> {
    let mut packet = Vec::new();
    let (source, target, ports) = if from == 1 {
        (HOST, PEER, (53, 4100))
    } else {
        (PEER, HOST, (4100, 53))
    };
    PacketBuilder::ipv4(source, target, 64)
        .udp(ports.0, ports.1)
        .write(&mut packet, b"frame")
        .expect("a vector takes all bytes");
    let addresses = [2, 0, 0, 0, 0, to, 2, 0, 0, 0, 0, from, 8, 0];
    let mut frame = [&addresses[..], &packet].concat();
    frame.resize(60, 0x5A);
    frame
}

/// How many ports the virtual switch has.
pub(crate) const PORTS: u32 = 4;

fn conversation(numbers: &mut Numbers) -> Conversation {
    let seed = numbers.below(1000);
    // Few, so that connections are opened again while others between the same ends are in work.
    let port = 5000 + numbers.below(3) as u16;
    let (host, peer) = if numbers.one_in(2) {
        ((HOST, 80).into(), (PEER, port).into())
    } else {
        ((HOST6, 80).into(), (PEER6, port).into())
    };
    Conversation::new(host, peer, seed)
        .opened_by_host(numbers.one_in(2))
        .from_peer(&vec![1; numbers.below(400) as usize])
        .from_host(&vec![2; numbers.below(400) as usize])
        .segment_size(150)
}

/// A connection. Its opener may send the SYN again and again first, as it does while bind, listen or connection are pended; the application
/// may close its end.
fn converse(side: &Side, numbers: &mut Numbers) {
    let conversation = conversation(numbers);
    let packets = conversation.packets();
    let (direction, syn) = packets.first().expect("a connection begins with its SYN");
    for _attempt in 0..numbers.below(5) {
        match direction {
            Direction::Inbound => side.receive(syn),
            Direction::Outbound => side.send(syn),
        }
        .expect("a whole packet");
        side.run_pending();
    }
    side.converse(&conversation);
    if numbers.one_in(2) {
        let host = if numbers.one_in(2) {
            (HOST, 80).into()
        } else {
            (HOST6, 80).into()
        };
        side.close_endpoint(6, host);
    }
}

/// A little of everything, from a thread of the machine.
pub(crate) fn play(side: &Side, numbers: &mut Numbers, steps: u64) {
    for _step in 0..steps {
        match numbers.below(20) {
            0 => side.receive(&transit(numbers)).expect("a whole packet"),
            1..=3 => converse(side, numbers),
            4 => side
                .receive_frames(&[&frame(1, 2), &frame(1, 2)])
                .expect("a whole frame"),
            5 => side.send_frame(&frame(2, 1)).expect("a whole frame"),
            6 => {
                let port = 1 + numbers.below(u64::from(PORTS)) as u32;
                let to = [0xFF, 3, 4][numbers.below(3) as usize];
                side.switch_receive(port, &[&frame(to, port as u8)])
                    .expect("the switch has the port");
            }
            7 => side.end_flows(),
            8..=10 => {
                let ends = [
                    (17, (HOST, 53).into()),
                    (17, (HOST6, 53).into()),
                    (6, (HOST, 80).into()),
                    (6, (HOST6, 80).into()),
                ];
                let (protocol, local) = ends[numbers.below(4) as usize];
                side.close_endpoint(protocol, local);
            }
            11 => side.reauthorize(fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_NEW_ARRIVAL_INTERFACE),
            12 => side.run_pending(),
            _ => {
                if numbers.one_in(2) {
                    side.receive(&packet(numbers, true))
                } else {
                    side.send(&packet(numbers, false))
                }
                .expect("a whole packet");
            }
        }
    }
}

/// A few packets before the threads begin.
pub(crate) fn warm_up(sim: &mut Sim, numbers: &mut Numbers) {
    for _packet in 0..numbers.below(6) {
        sim.send(&packet(numbers, false)).expect("a whole packet");
        sim.receive(&packet(numbers, true)).expect("a whole packet");
    }
}

/// A little of everything that comes to its end, but for what the driver has pended.
pub(crate) fn pass(sim: &mut Sim, numbers: &mut Numbers) {
    let mut own = Numbers::new(numbers.below(1 << 31));
    let steps = numbers.below(12);
    sim.spawn(move |side| play(side, &mut own, steps));
    sim.settle();
}

/// How many numbered packets did not come out. None comes out twice, unless the driver doubles frames.
pub(crate) fn missing(outcome: &Outcome, doubled: bool) -> u32 {
    let mut seen = vec![false; NUMBER.load(Relaxed) as usize];
    for packet in &outcome.output {
        let Some(at) = packet.bytes.windows(4).position(|bytes| bytes == MARK) else {
            continue;
        };
        let number = packet.bytes[at + 4..at + 8].try_into().expect("four bytes");
        let seen = &mut seen[u32::from_be_bytes(number) as usize];
        assert!(
            !*seen || doubled,
            "a packet came out twice, seed {}",
            outcome.seed
        );
        *seen = true;
    }
    seen.iter().filter(|seen| !**seen).count() as u32
}
