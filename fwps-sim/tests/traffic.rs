//! Captures and packets of every kind: what is counted, what is refused, what comes out.

mod support;

use fwps_sim::{Capture, CaptureError, Layer, Malformed, Outcome, PlayError, Sim};
use support::driver::driver_entry;
use support::packets::{Kind, fragments, packet};
use support::{Bug, plant};

/// A pcap file of raw IP packets.
fn pcap(packets: &[Vec<u8>]) -> Vec<u8> {
    let mut file = Vec::new();
    for word in [0xA1B2_C3D4, 0x0004_0002, 0, 0, 65535, 101] {
        file.extend_from_slice(&u32::to_le_bytes(word));
    }
    for packet in packets {
        for word in [0, 0, packet.len() as u32, packet.len() as u32] {
            file.extend_from_slice(&word.to_le_bytes());
        }
        file.extend_from_slice(packet);
    }
    file
}

/// Plays a capture with the test driver loaded.
fn play(file: &[u8]) -> (Result<(), PlayError>, Outcome) {
    let mut sim = Sim::builder().seed(1).build();
    plant(Bug::None);
    let driver = sim.load(driver_entry).expect("the driver loads");
    let result = Capture::new(file)
        .map_err(PlayError::from)
        .and_then(|mut capture| sim.play(&mut capture, |_| {}));
    sim.settle();
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    (result, outcome)
}

#[test]
fn malformed_packets_reach_no_layer() {
    let good = packet(Kind::Udp4, true, b"good");
    let mut bad = vec![
        Vec::new(),
        vec![0x45],
        vec![0x50; 40],
        good[..good.len() - 1].to_vec(),
    ];
    let mut long_header = good.clone();
    long_header[0] = 0x4F;
    bad.push(long_header);
    let mut short_total = good.clone();
    short_total[3] = 10;
    bad.push(short_total);
    let mut tcp = packet(Kind::Tcp4, true, b"");
    tcp[32] = 0xF0;
    bad.push(tcp);
    let count = bad.len() as u64;
    bad.push(good.clone());
    let (result, outcome) = play(&pcap(&bad));
    result.expect("the capture is whole");
    assert_eq!(
        (
            outcome.packets.read,
            outcome.packets.malformed,
            outcome.packets.inbound
        ),
        (count + 1, count, 1)
    );
    assert_eq!(outcome.output.len(), 1);
    assert_eq!(outcome.output[0].bytes, good);
}

#[test]
fn a_cut_off_capture_is_played_up_to_the_cut() {
    let whole = pcap(&[packet(Kind::Udp4, true, b"one"), packet(Kind::Udp6, true, b"two")]);
    let (result, outcome) = play(&whole[..whole.len() - 5]);
    assert!(
        matches!(
            result,
            Err(PlayError::Capture(CaptureError::CutOff { packet: 2 }))
        ),
        "{result:?}"
    );
    assert_eq!(
        outcome.output.len(),
        1,
        "the first packet passed, and the driver unloaded clean"
    );
}

#[test]
fn empty_and_foreign_files_play_nothing() {
    for (file, text) in [(&b""[..], "empty"), (&b"GIF89a"[..], "no capture")] {
        let (result, outcome) = play(file);
        let error = result.expect_err("no capture").to_string();
        assert!(error.contains(text), "{error}");
        assert_eq!(outcome.packets.read, 0);
    }
}

#[test]
fn packets_between_other_hosts_are_counted_only() {
    let mut foreign = packet(Kind::Udp4, true, b"x");
    foreign[16..20].copy_from_slice(&[10, 0, 0, 9]);
    let (result, outcome) = play(&pcap(&[foreign]));
    result.expect("the capture is whole");
    assert_eq!((outcome.packets.foreign, outcome.output.len()), (1, 0));
}

#[test]
fn fragments_that_never_become_whole_are_counted() {
    let pieces = fragments(&packet(Kind::Udp4, true, &[1; 100]), 48);
    let (result, outcome) = play(&pcap(&pieces[..2]));
    result.expect("the capture is whole");
    assert_eq!(
        (outcome.packets.incomplete_fragments, outcome.output.len()),
        (2, 0)
    );
}

#[test]
fn fragments_are_indicated_three_times() {
    // Without callouts nothing is injected, so every classification is the stack's own.
    let pieces = fragments(&packet(Kind::Udp4, true, &[1; 100]), 48);
    let mut sim = Sim::builder().build();
    for piece in &pieces {
        sim.receive(piece).expect("well formed");
    }
    let outcome = sim.finish();
    assert_eq!(
        outcome.layer(Layer::InboundIpPacketV4).classified,
        7,
        "each of 3 twice, and the whole packet"
    );
    assert_eq!(outcome.layer(Layer::InboundTransportV4).classified, 1);
    assert_eq!(outcome.output.len(), 3);
}

#[test]
fn loopback_goes_out_and_comes_in() {
    let mut loopback = packet(Kind::Udp4, false, b"to myself");
    loopback[16..20].copy_from_slice(&[10, 0, 0, 1]);
    let mut sim = Sim::builder().build();
    assert!(matches!(sim.send(&loopback[..10]), Err(Malformed::Header)));
    sim.send(&loopback).expect("well formed");
    let outcome = sim.finish();
    for layer in [
        Layer::OutboundTransportV4,
        Layer::OutboundIpPacketV4,
        Layer::InboundIpPacketV4,
        Layer::InboundTransportV4,
    ] {
        assert_eq!(outcome.layer(layer).permitted, 1, "{layer:?}");
    }
    assert_eq!((outcome.packets.delivered, outcome.packets.sent), (1, 0));
}

#[test]
fn the_output_can_be_played_again() {
    let packets = [packet(Kind::Udp4, true, b"in"), packet(Kind::Tcp6, false, b"out")];
    let (result, outcome) = play(&pcap(&packets));
    result.expect("the capture is whole");
    let path = std::env::temp_dir().join(format!("fwps-sim-{}.pcapng", std::process::id()));
    outcome.write_pcapng(&path).expect("the folder is writable");
    let written = std::fs::read(&path).expect("just written");
    std::fs::remove_file(&path).expect("just written");
    let (result, again) = play(&written);
    result.expect("a pcapng file");
    let bytes = |outcome: &Outcome| {
        let mut bytes: Vec<_> = outcome.output.iter().map(|packet| packet.bytes.clone()).collect();
        bytes.sort();
        bytes
    };
    assert_eq!(bytes(&again), bytes(&outcome));
}

#[test]
fn outcomes_serialize() {
    let (_, outcome) = play(&pcap(&[packet(Kind::Ping6, true, b"x")]));
    let json = serde_json::to_value(&outcome).expect("plain data");
    assert_eq!(json["layers"][0]["layer"], "INBOUND_IPPACKET_V6");
    assert_eq!(json["injected"], 2);
    assert_eq!(json["reports"], serde_json::json!([]));
}

#[test]
fn reports_tell_what_happened_to_the_object() {
    let mut sim = Sim::builder().seed(1).backtraces(true).build();
    plant(Bug::DoubleFree);
    let driver = sim.load(driver_entry).expect("the driver loads");
    sim.receive(&packet(Kind::Udp4, true, b"x")).expect("well formed");
    sim.settle();
    sim.unload(driver);
    plant(Bug::None);
    let outcome = sim.finish();
    let report = &outcome.reports[0];
    assert_eq!(report.functions, ["FwpsFreeCloneNetBufferList0"]);
    assert_eq!(report.packet, Some(1));
    let actions: Vec<_> = report.objects[0]
        .events
        .iter()
        .map(|event| event.action)
        .collect();
    assert_eq!(actions, ["created", "injected", "completed", "freed"]);
    assert!(
        report
            .backtrace
            .as_ref()
            .is_some_and(|backtrace| !backtrace.is_empty())
    );
    let json = serde_json::to_value(report).expect("plain data");
    assert_eq!(json["contract"], "C-085");
    assert!(
        report
            .to_string()
            .contains("freed by FwpsFreeCloneNetBufferList0"),
        "{report}"
    );
}

/// What a thread of the test's own sends comes while other things happen; it has come to its end when the machine is idle.
#[test]
fn spawned_traffic_passes_by_the_end() {
    let mut sim = Sim::builder().seed(3).build();
    let packet = packet(Kind::Udp4, false, b"x");
    sim.spawn(move |side| {
        side.send(&packet).expect("a whole packet");
        side.receive(&packet[..3]).expect_err("three bytes are no packet");
        side.end_flows();
        side.send(&packet).expect("a whole packet");
    });
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.output.len(), 2);
    assert_eq!(outcome.packets.malformed, 1);
}

#[test]
fn a_panic_of_spawned_code_reaches_the_test() {
    let panic = std::panic::catch_unwind(|| {
        let mut sim = Sim::builder().build();
        sim.spawn(|_side| panic!("of the side thread"));
        sim.settle();
    });
    let panic = panic.expect_err("the panic is passed on");
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"of the side thread"));
}
