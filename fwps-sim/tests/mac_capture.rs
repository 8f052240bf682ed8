//! Frames of captures, and filters on what the MAC layers show.

mod support;

use fwps_sim::{Capture, FrameTarget, Sim};
use fwps_sys::*;
use support::layer2::{INBOUND_ETHERNET, MAC, Mode, setup};
use support::layer2_run::{Run, run};
use support::packets::{Kind, packet};
use support::plain;

/// A pcap file of Ethernet frames.
fn pcap(frames: &[Vec<u8>]) -> Vec<u8> {
    let mut file = Vec::new();
    for word in [0xA1B2_C3D4, 0x0004_0002, 0, 0, 65535, 1] {
        file.extend_from_slice(&u32::to_le_bytes(word));
    }
    for frame in frames {
        for word in [0, 0, frame.len() as u32, frame.len() as u32] {
            file.extend_from_slice(&word.to_le_bytes());
        }
        file.extend_from_slice(frame);
    }
    file
}

const HOST: [u8; 6] = [0x52, 0x54, 0, 1, 2, 3];
const PEER: [u8; 6] = [0x52, 0x54, 0, 9, 8, 7];

/// An ARP message from one station to another or, without an address, to all.
fn arp(to: [u8; 6], from: [u8; 6], sender: [u8; 4], target: [u8; 4]) -> Vec<u8> {
    let operation = if to == [0xFF; 6] { 1 } else { 2 };
    let mut frame = [&to[..], &from, &[8, 6, 0, 1, 8, 0, 6, 4, 0, operation]].concat();
    frame.extend([&from[..], &sender, &[0; 6], &target].concat());
    frame.resize(60, 0);
    frame
}

#[test]
fn frames_of_a_capture_come_out_byte_for_byte() {
    let ip = |inbound: bool, kind, tag: &[u8]| {
        let (to, from) = if inbound { (HOST, PEER) } else { (PEER, HOST) };
        let mut frame = [&to[..], &from, tag, &[8, 0], &packet(kind, inbound, b"abc")].concat();
        frame.resize(frame.len().max(60), 0xA5);
        frame
    };
    let (host, peer) = ([10, 0, 0, 1], [10, 0, 0, 2]);
    // The first message of the host tells which address is its own.
    let frames = [
        arp([0xFF; 6], HOST, host, peer),
        arp(HOST, PEER, peer, host),
        ip(false, Kind::Udp4, &[]),
        ip(true, Kind::Tcp4, &[0x81, 0, 0x60, 7]),
        ip(true, Kind::Ping4, &[]),
        ip(false, Kind::Tcp4, &[0x81, 0, 0, 7]),
        [&HOST[..], &PEER, &[0x88, 0xCC, 2, 7]].concat(),
    ];
    let (host, wire) = (FrameTarget::Host, FrameTarget::Wire);
    let targets = [wire, host, wire, host, host, wire, host];
    let mut expected: Vec<_> = targets.into_iter().zip(frames.clone()).collect();
    expected.sort();
    for mode in [Mode::Watch, Mode::Clone, Mode::Original] {
        for seed in 0..10 {
            let file = pcap(&frames);
            let Run { outcome, .. } = run(Sim::builder().seed(seed), setup(mode, MAC), |sim| {
                let mut capture = Capture::new(&file[..]).expect("a capture");
                sim.play(&mut capture, |_| {}).expect("whole");
            });
            outcome.assert_clean();
            let mut got: Vec<_> = outcome
                .frames
                .iter()
                .map(|frame| (frame.target, frame.bytes.clone()))
                .collect();
            got.sort();
            assert_eq!(got, expected, "{mode:?} {seed}");
            assert_eq!((outcome.packets.read, outcome.packets.not_ip), (7, 3));
        }
    }
}

/// How many frames a blocking filter with a condition lets through, of one to the host and one to all.
fn passed(field: GUID, data_type: FWP_DATA_TYPE, set: impl FnOnce(&mut FWPM_FILTER_CONDITION0)) -> usize {
    let mut sim = Sim::builder().build();
    let mut condition = plain::condition(field, FWP_MATCH_EQUAL, data_type, 0);
    set(&mut condition);
    let condition = Sent(condition);
    let engine = sim
        .run(move || {
            let engine = plain::open(true);
            let filter = plain::Filter {
                layer: INBOUND_ETHERNET.key,
                sublayer: 0,
                weight: 1,
                action: FWP_ACTION_BLOCK,
                callout: 0,
                flags: 0,
            };
            assert_eq!(plain::add_sublayer(engine, 0, 1), STATUS_SUCCESS);
            filter.add(engine, &[condition.take()]).expect("in order");
            engine
        })
        .expect("the machine runs");
    let ip = [
        &HOST[..],
        &PEER,
        &[0x81, 0, 0, 5, 8, 0],
        &packet(Kind::Udp4, true, b""),
    ]
    .concat();
    let all = arp([0xFF; 6], PEER, [10, 0, 0, 2], [10, 0, 0, 1]);
    sim.receive_frames(&[&ip, &all]).expect("well formed");
    sim.run(move || plain::close(engine)).expect("the machine runs");
    let outcome = sim.finish();
    outcome.assert_clean();
    outcome.frames.len()
}

/// A condition that goes to another thread.
struct Sent(FWPM_FILTER_CONDITION0);

// SAFETY: the pointers in the condition are to values of the test, which waits for the thread that reads them.
unsafe impl Send for Sent {}

impl Sent {
    fn take(self) -> FWPM_FILTER_CONDITION0 {
        self.0
    }
}

#[test]
fn filters_have_conditions_on_frames() {
    let mut own = FWP_BYTE_ARRAY6 { byteArray6: HOST };
    let mut peer = FWP_BYTE_ARRAY6 { byteArray6: PEER };
    let address = |field, array: &mut FWP_BYTE_ARRAY6| {
        let pointer = &raw mut *array;
        passed(field, FWP_BYTE_ARRAY6_TYPE, |condition| {
            condition.conditionValue.__bindgen_anon_1.byteArray6 = pointer;
        })
    };
    assert_eq!(address(FWPM_CONDITION_MAC_LOCAL_ADDRESS, &mut own), 1);
    assert_eq!(address(FWPM_CONDITION_MAC_REMOTE_ADDRESS, &mut peer), 0);
    assert_eq!(address(FWPM_CONDITION_INTERFACE_MAC_ADDRESS, &mut peer), 2);
    let number16 = |field, number| {
        passed(field, FWP_UINT16, |condition| {
            condition.conditionValue.__bindgen_anon_1.uint16 = number;
        })
    };
    assert_eq!(number16(FWPM_CONDITION_ETHER_TYPE, 0x0806), 1);
    assert_eq!(number16(FWPM_CONDITION_VLAN_ID, 5), 1);
    assert_eq!(number16(FWPM_CONDITION_VLAN_ID, 6), 2);
    let broadcast = passed(FWPM_CONDITION_MAC_LOCAL_ADDRESS_TYPE, FWP_UINT8, |condition| {
        condition.conditionValue.__bindgen_anon_1.uint8 = 2;
    });
    assert_eq!(broadcast, 1);
}
