//! The virtual switch: what its layers show, and what goes from port to port.

mod support;

use fwps_sim::{Completions, FrameTarget, Layer, Malformed, Outcome, Shape, Sim};
use fwps_sys::*;
use support::layer2::{At, EGRESS, EGRESS_TRANSPORT_V6, INGRESS, INGRESS_TRANSPORT_V4, Mode, Setup, setup};
use support::layer2_run::{Run, run};
use support::layer2_work::Shown;
use support::packets::{Kind, packet};

const EVERYWHERE: &[At] = &[INGRESS, EGRESS, INGRESS_TRANSPORT_V4, EGRESS_TRANSPORT_V6];

fn station(number: u8) -> [u8; 6] {
    [2, 0, 0, 0, 9, number]
}

fn frame(to: [u8; 6], from: [u8; 6], kind: Kind) -> Vec<u8> {
    let packet = packet(kind, true, &[from[5]; 11]);
    let ether_type: u16 = if packet[0] >> 4 == 4 { 0x0800 } else { 0x86DD };
    [&to[..], &from[..], &ether_type.to_be_bytes(), &packet].concat()
}

/// To every station, to a group, to a station that is known, and to one that is not.
fn traffic(sim: &mut Sim) {
    let group = [0x33, 0x33, 0, 0, 0, 1];
    let frames = [
        (2, frame([0xFF; 6], station(2), Kind::Udp4)),
        (3, frame(group, station(3), Kind::Udp6)),
        (4, frame(station(2), station(4), Kind::Tcp4)),
        (1, frame(station(9), station(1), Kind::Ping6)),
        (4, frame(station(4), station(5), Kind::Tcp4)),
    ];
    for (port, frame) in &frames {
        sim.switch_receive(*port, &[frame]).expect("well formed");
        // The switch knows a station when its frame came through.
        sim.settle();
    }
}

fn came_out(outcome: &Outcome) -> Vec<(FrameTarget, Vec<u8>)> {
    let frames = outcome.frames.iter();
    frames.map(|frame| (frame.target, frame.bytes.clone())).collect()
}

fn expected() -> Vec<(FrameTarget, Vec<u8>)> {
    let mut expected = Vec::new();
    let mut add = |ports: &[u32], frame: Vec<u8>| {
        expected.extend(ports.iter().map(|port| (FrameTarget::Port(*port), frame.clone())));
    };
    add(&[1, 3, 4], frame([0xFF; 6], station(2), Kind::Udp4));
    add(
        &[1, 2, 4],
        frame([0x33, 0x33, 0, 0, 0, 1], station(3), Kind::Udp6),
    );
    add(&[2], frame(station(2), station(4), Kind::Tcp4));
    add(&[2, 3, 4], frame(station(9), station(1), Kind::Ping6));
    // What is for a station behind the port that it comes from goes nowhere.
    expected
}

#[test]
fn every_way_to_take_a_frame_is_fine() {
    const PLACES: [&[At]; 3] = [&[INGRESS], &[EGRESS], &[INGRESS, EGRESS]];
    for layers in PLACES {
        for mode in [Mode::Watch, Mode::Clone, Mode::Original, Mode::Referenced] {
            if mode != Mode::Watch && mode != Mode::Clone && layers[0].id == EGRESS.id {
                // An original of one destination goes to all of them again.
                continue;
            }
            for completions in [Completions::Early, Completions::Late, Completions::Seeded] {
                for seed in 0..6 {
                    let builder = Sim::builder()
                        .seed(seed)
                        .virtual_switch(4)
                        .shape(Shape::Seeded)
                        .completions(completions);
                    let Run { outcome, .. } = run(builder, setup(mode, layers), traffic);
                    outcome.assert_clean();
                    assert_eq!(outcome.injected, outcome.completed);
                    assert_eq!(came_out(&outcome), expected(), "{mode:?} {completions:?} {seed}");
                }
            }
        }
    }
}

#[test]
fn without_a_callout_frames_go_through() {
    let Run { outcome, .. } = run(Sim::builder().virtual_switch(4), setup(Mode::Watch, &[]), traffic);
    outcome.assert_clean();
    assert_eq!(came_out(&outcome), expected());
    assert!(outcome.frames.iter().all(|frame| !frame.injected));
}

#[test]
fn layers_show_ports_and_destinations() {
    let Run { outcome, seen, .. } = run(
        Sim::builder().virtual_switch(4),
        setup(Mode::Watch, EVERYWHERE),
        traffic,
    );
    outcome.assert_clean();
    let at = |layer: i32| seen.iter().filter(move |seen| seen.layer == layer);
    let text = |shown: &Shown| match shown {
        Shown::Bytes(bytes) => bytes.clone(),
        other => panic!("{other:?} is no blob"),
    };
    let field = |values: &[(i32, Shown)], index: i32| values[index as usize].clone();
    let address = |station: [u8; 6]| (FWP_BYTE_ARRAY6_TYPE, Shown::Bytes(station.to_vec()));
    let number = |data_type, number| (data_type, Shown::Number(number));

    let first = at(INGRESS.id).next().expect("seen");
    assert_eq!(first.data, [frame([0xFF; 6], station(2), Kind::Udp4)]);
    let ingress = &first.values;
    assert_eq!(ingress.len(), FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAX as usize);
    assert_eq!(ingress[..2], [address(station(2)), number(FWP_UINT8, 0)]);
    assert_eq!(ingress[2..4], [address([0xFF; 6]), number(FWP_UINT8, 2)]);
    assert_eq!(
        ingress[4..7],
        [
            number(FWP_UINT16, 0x800),
            number(FWP_UINT16, 0),
            number(FWP_UINT16, 0)
        ]
    );
    assert_eq!(
        ingress[8],
        number(FWP_UINT8, FWP_VSWITCH_NETWORK_TYPE_EXTERNAL as u64)
    );
    assert_eq!(ingress[10], number(FWP_UINT8, NdisSwitchNicTypeSynthetic as u64));
    assert!(
        text(&ingress[11].1).len() > 70,
        "the identifier of a virtual machine"
    );
    let present =
        FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID | FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX;
    assert_eq!(
        first.metadata.layer2 & !FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE,
        present
    );
    assert_eq!((first.metadata.source, first.metadata.flags), ((2, 0), 0));

    // A frame of the external network has the NIC index of its port, and no virtual machine.
    let external = at(INGRESS.id)
        .find(|seen| seen.metadata.source.0 == 1)
        .expect("seen");
    assert_eq!(external.metadata.source, (1, 1));
    assert_eq!(
        field(
            &external.values,
            FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_VM_ID
        ),
        (FWP_EMPTY, Shown::Empty)
    );

    // Once for each destination, all but the first with the flag.
    let again = FWPS_L2_INCOMING_FLAG_RECLASSIFY_MULTI_DESTINATION;
    let egress: Vec<_> = at(EGRESS.id)
        .map(|seen| {
            (
                seen.metadata.source.0,
                seen.metadata.destination,
                seen.metadata.flags,
            )
        })
        .collect();
    let group = |from: u32, to: [u32; 3]| [(from, to[0], 0), (from, to[1], again), (from, to[2], again)];
    let expected = [
        &group(2, [1, 3, 4])[..],
        &group(3, [1, 2, 4]),
        &[(4, 2, 0)],
        &group(1, [2, 3, 4]),
    ];
    assert_eq!(egress, expected.concat());
    let switches = at(EGRESS.id).map(|seen| text(&seen.values[7].1));
    let switch = text(&ingress[7].1);
    assert!(switches.into_iter().all(|id| id == switch));
    let between = u64::from(FWP_CONDITION_L2_IS_NATIVE_ETHERNET | FWP_CONDITION_L2_IS_VM2VM);
    let to_machine = at(EGRESS.id)
        .find(|seen| seen.metadata.destination == 3)
        .expect("seen");
    let flags = FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_L2_FLAGS;
    assert_eq!(field(&to_machine.values, flags), number(FWP_UINT32, between));

    // The transport layers see IP packets of their family, from the IP header on.
    let transport = at(INGRESS_TRANSPORT_V4.id).next().expect("seen");
    assert_eq!(transport.data, [packet(Kind::Udp4, true, &[2; 11])]);
    let expected = [
        number(FWP_UINT32, 0x0A00_0002),
        number(FWP_UINT32, 0x0A00_0001),
        number(FWP_UINT8, 17),
        number(FWP_UINT16, 40_000),
        number(FWP_UINT16, 80),
    ];
    assert_eq!(transport.values[..5], expected);
    assert_eq!(at(INGRESS_TRANSPORT_V4.id).count(), 3);
    assert_eq!(at(EGRESS_TRANSPORT_V6.id).count(), 6);
    let counters = outcome.layer(Layer::EgressVSwitchEthernet);
    assert_eq!((counters.classified, counters.permitted), (10, 10));
}

#[test]
fn clones_taken_at_egress_are_distributed_again() {
    let Run { outcome, seen, .. } = run(
        Sim::builder().virtual_switch(4),
        setup(Mode::Clone, &[EGRESS]),
        |sim| {
            let broadcast = frame([0xFF; 6], station(2), Kind::Udp4);
            sim.switch_receive(2, &[&broadcast]).expect("well formed");
        },
    );
    outcome.assert_clean();
    let states: Vec<_> = seen.iter().map(|seen| seen.state).collect();
    let (fresh, own) = (FWPS_PACKET_NOT_INJECTED, FWPS_PACKET_INJECTED_BY_SELF);
    let mut sorted = states.clone();
    sorted.sort_by_key(|state| *state == own);
    assert_eq!(sorted, [fresh, fresh, fresh, own, own, own]);
    assert_eq!((outcome.injected, outcome.frames.len()), (1, 3));
    assert!(
        outcome
            .frames
            .iter()
            .all(|frame| frame.injected && frame.packet == Some(1))
    );
}

#[test]
fn chains_complete_list_by_list() {
    for seed in 0..10 {
        let Run {
            outcome, completed, ..
        } = run(
            Sim::builder().seed(seed).virtual_switch(2),
            setup(Mode::Pairs, &[INGRESS]),
            |sim| {
                for _ in 0..4 {
                    let frame = frame(station(1), station(2), Kind::Udp4);
                    sim.switch_receive(2, &[&frame]).expect("well formed");
                }
            },
        );
        outcome.assert_clean();
        assert_eq!(completed, [1; 4], "seed {seed}");
        assert_eq!(outcome.frames.len(), 4);
    }
}

#[test]
fn chains_are_for_callouts_that_take_them() {
    let setup = Setup {
        flags: FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY,
        ..setup(Mode::Original, &[INGRESS])
    };
    let frame = frame(station(1), station(2), Kind::Udp4);
    let Run { outcome, seen, .. } = run(Sim::builder().virtual_switch(2), setup, |sim| {
        sim.switch_receive(2, &[&frame, &frame, &frame])
            .expect("well formed");
    });
    outcome.assert_clean();
    assert_eq!(seen[0].data.len(), 3);
    assert_eq!(came_out(&outcome), vec![(FrameTarget::Port(1), frame); 3]);
}

#[test]
fn a_port_that_is_not_there_is_refused() {
    let frame = frame(station(1), station(2), Kind::Udp4);
    let mut sim = Sim::builder().virtual_switch(2).build();
    assert_eq!(sim.switch_receive(3, &[&frame]), Err(Malformed::Port(3)));
    assert_eq!(sim.switch_receive(1, &[&frame[..13]]), Err(Malformed::Link));
    drop(sim);
    let mut sim = Sim::builder().build();
    assert_eq!(sim.switch_receive(1, &[&frame]), Err(Malformed::Port(1)));
}
