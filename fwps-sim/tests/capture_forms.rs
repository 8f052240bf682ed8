//! Captures in every form that programs write: each packet is played, or counted with the reason why not, or the file is refused.

use etherparse::PacketBuilder;
use fwps_sim::{Capture, CaptureError, Outcome, PlayError, Sim};

const ETHERNET: u16 = 1;
const RAW: u16 = 101;

/// An IP packet to the host.
fn packet(payload: usize) -> Vec<u8> {
    let mut packet = Vec::new();
    PacketBuilder::ipv4([10, 0, 0, 2], [10, 0, 0, 1], 64)
        .udp(40_000, 53)
        .write(&mut packet, &vec![7; payload])
        .expect("a packet in memory");
    packet
}

/// A frame of Ethernet: the addresses, then what follows them.
fn frame(behind: &[&[u8]]) -> Vec<u8> {
    let mut frame = vec![2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2];
    frame.extend(behind.concat());
    frame
}

#[derive(Clone, Copy, Debug)]
struct Pcap {
    big: bool,
    nanoseconds: bool,
    snap: u32,
    link: u16,
}

const PCAP: Pcap = Pcap {
    big: false,
    nanoseconds: false,
    snap: 65535,
    link: RAW,
};

impl Pcap {
    fn file(self, packets: &[&[u8]]) -> Vec<u8> {
        let word = |value: u32| {
            if self.big {
                value.to_be_bytes()
            } else {
                value.to_le_bytes()
            }
        };
        let versions = if self.big { 0x0002_0004 } else { 0x0004_0002 };
        let magic = if self.nanoseconds {
            0xA1B2_3C4D
        } else {
            0xA1B2_C3D4
        };
        let mut file = Vec::new();
        for value in [magic, versions, 0, 0, self.snap, u32::from(self.link)] {
            file.extend(word(value));
        }
        for packet in packets {
            let length = packet.len() as u32;
            let fraction = if self.nanoseconds { 999_999_999 } else { 999_999 };
            for value in [1, fraction, length, length] {
                file.extend(word(value));
            }
            file.extend_from_slice(packet);
        }
        file
    }
}

/// A block of a pcapng file.
fn block(kind: u32, body: &[u8]) -> Vec<u8> {
    let mut body = body.to_vec();
    body.resize(body.len().next_multiple_of(4), 0);
    let length = (body.len() as u32 + 12).to_le_bytes();
    [&kind.to_le_bytes(), &length, &body[..], &length].concat()
}

fn section() -> Vec<u8> {
    let mut body = 0x1A2B_3C4D_u32.to_le_bytes().to_vec();
    body.extend([1, 0, 0, 0]);
    body.extend([0xFF; 8]);
    block(0x0A0D_0D0A, &body)
}

/// An interface, with a name as its option.
fn interface(link: u16) -> Vec<u8> {
    let mut body = link.to_le_bytes().to_vec();
    body.extend([0, 0, 0, 0, 4, 0]);
    body.extend([2, 0, 4, 0]);
    body.extend(b"eth7");
    body.extend([0; 4]);
    block(1, &body)
}

fn enhanced(interface: u32, packet: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    let length = packet.len() as u32;
    for value in [interface, 0, 1, length, length] {
        body.extend(value.to_le_bytes());
    }
    body.extend_from_slice(packet);
    block(6, &body)
}

fn play(file: &[u8]) -> (Outcome, Option<CaptureError>) {
    let mut sim = Sim::builder().build();
    let error = match Capture::new(file) {
        Err(error) => Some(error),
        Ok(mut capture) => match sim.play(&mut capture, |_| {}) {
            Err(PlayError::Capture(error)) => Some(error),
            Err(error) => panic!("{error}"),
            Ok(_) => None,
        },
    };
    (sim.finish(), error)
}

#[track_caller]
fn delivered(file: &[u8], count: u64) -> Outcome {
    let (outcome, error) = play(file);
    assert!(error.is_none(), "{error:?}");
    outcome.assert_clean();
    assert_eq!(outcome.packets.delivered, count);
    outcome
}

#[test]
fn both_byte_orders_and_both_resolutions() {
    let packet = packet(20);
    for big in [false, true] {
        for nanoseconds in [false, true] {
            let form = Pcap {
                big,
                nanoseconds,
                ..PCAP
            };
            let outcome = delivered(&form.file(&[&packet, &packet]), 2);
            assert_eq!(outcome.packets.read, 2, "{form:?}");
        }
    }
}

#[test]
fn every_link_type_that_is_supported() {
    let ip = packet(20);
    let cooked = [&[0; 14][..], &[8, 0], &ip].concat();
    let cooked_2 = [&[8, 0][..], &[0; 18], &ip].concat();
    let loopback = [&[2, 0, 0, 0][..], &ip].concat();
    let ethernet = frame(&[&[8, 0], &ip]);
    for (link, packet) in [
        (ETHERNET, &ethernet),
        (RAW, &ip),
        (12, &ip),
        (228, &ip),
        (0, &loopback),
        (108, &loopback),
        (113, &cooked),
        (276, &cooked_2),
    ] {
        delivered(&Pcap { link, ..PCAP }.file(&[packet]), 1);
    }
}

#[test]
fn interfaces_of_several_link_types_between_blocks_that_say_nothing() {
    let ip = packet(20);
    let unknown = block(0x0BAD, b"of somebody else");
    let file = [
        section(),
        interface(RAW),
        unknown.clone(),
        interface(ETHERNET),
        enhanced(1, &frame(&[&[8, 0], &ip])),
        unknown,
        enhanced(0, &ip),
        block(5, &[0; 12]),
    ]
    .concat();
    let outcome = delivered(&file, 2);
    assert_eq!(outcome.packets.read, 2);
}

#[test]
fn a_packet_of_an_interface_that_is_not_described_is_named() {
    let file = [section(), interface(RAW), enhanced(3, &packet(20))].concat();
    let (outcome, error) = play(&file);
    let said = error.expect("refused").to_string();
    assert!(said.contains("packet 1"), "{said}");
    assert_eq!(outcome.packets.delivered, 0);
}

#[test]
fn tagged_frames_are_played_and_others_counted() {
    let ip = packet(20);
    let tagged = frame(&[&[0x81, 0, 0, 7], &[8, 0], &ip]);
    let twice = frame(&[&[0x88, 0xA8, 0, 9, 0x81, 0, 0, 7], &[8, 0], &ip]);
    let arp = frame(&[&[8, 6], &[0; 28]]);
    let short = [2, 0, 0];
    let form = Pcap {
        link: ETHERNET,
        ..PCAP
    };
    let outcome = delivered(&form.file(&[&tagged, &arp, &twice, &short, &[]]), 2);
    assert_eq!((outcome.packets.read, outcome.packets.not_ip), (5, 3));
}

#[test]
fn packets_that_no_stack_would_take_are_counted() {
    let whole = packet(20);
    let mut long = whole.clone();
    long[2..4].copy_from_slice(&u16::MAX.to_be_bytes());
    let mut header = whole.clone();
    header[0] = 0x4F;
    let mut version = whole.clone();
    version[0] = 0x75;
    let outcome = delivered(
        &PCAP.file(&[&long, &header, &version, &[], &whole[..12], &whole]),
        1,
    );
    let packets = outcome.packets;
    assert_eq!(packets.read, 6);
    assert_eq!(packets.malformed + packets.not_ip, 5, "{packets:?}");
}

#[test]
fn a_jumbo_frame_and_a_snap_length_without_end() {
    let jumbo = packet(8900);
    let form = Pcap {
        snap: u32::MAX,
        ..PCAP
    };
    delivered(&form.file(&[&jumbo, &packet(1)]), 2);
}

#[test]
fn what_ends_early_is_played_to_there() {
    let file = PCAP.file(&[&packet(20), &packet(20)]);
    let (outcome, error) = play(&file[..file.len() - 1]);
    assert!(
        matches!(error, Some(CaptureError::CutOff { packet: 2 })),
        "{error:?}"
    );
    assert_eq!(outcome.packets.delivered, 1, "what was whole was played");
    let (_, error) = play(&file[..20]);
    assert!(matches!(error, Some(CaptureError::CutOff { .. })), "{error:?}");
}

#[test]
fn a_length_that_lies_is_no_reason_to_take_all_memory() {
    let mut file = PCAP.file(&[&packet(20)]);
    file[24 + 8..24 + 12].copy_from_slice(&u32::MAX.to_le_bytes());
    let (outcome, error) = play(&file);
    let error = error.expect("refused");
    assert!(
        matches!(
            error,
            CaptureError::CutOff { packet: 1 } | CaptureError::Damaged { packet: 1, .. }
        ),
        "{error:?}"
    );
    assert_eq!(outcome.packets.delivered, 0);
}

#[test]
fn an_unknown_link_type_is_named() {
    let (_, error) = play(&Pcap { link: 147, ..PCAP }.file(&[&packet(20)]));
    let said = error.expect("refused").to_string();
    assert!(said.contains("packet 1") && said.contains("link type"), "{said}");
}

/// A byte of a file is anything: it is played as far as it goes, or refused, and nothing else.
#[test]
fn no_byte_of_a_file_brings_the_simulator_down() {
    let ip = packet(4);
    let framed = frame(&[&[8, 0], &ip]);
    let ethernet = Pcap {
        link: ETHERNET,
        ..PCAP
    };
    let next = [section(), interface(ETHERNET), enhanced(0, &framed)].concat();
    for file in [ethernet.file(&[&framed]), next] {
        for at in 0..file.len() {
            for value in [0, 0x7F, 0xFF] {
                let mut changed = file.clone();
                changed[at] = value;
                let (outcome, _error) = play(&changed);
                outcome.assert_clean();
            }
            let (outcome, _error) = play(&file[..at]);
            outcome.assert_clean();
        }
    }
}
