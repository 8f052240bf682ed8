//! The example driver `inspect` in the simulator: real traffic, every refusal, hostile shapes, bad captures.

use std::sync::OnceLock;

use fwps_sim::{Capture, Completions, Faults, LoadError, Outcome, Shape, Sim};
use fwps_sys::{
    STATUS_FWP_ALREADY_EXISTS, STATUS_FWP_INJECT_HANDLE_CLOSING, STATUS_FWP_INJECT_HANDLE_STALE,
    STATUS_FWP_TCPIP_NOT_READY, STATUS_FWP_TIMEOUT, STATUS_INSUFFICIENT_RESOURCES,
};
use fwps_workspace::{came_out, default_capture};

/// Loads the driver, plays the default capture, unloads.
fn run(mut sim: Sim) -> Outcome {
    let driver = sim.load(inspect::DriverEntry).expect("the driver loads");
    let mut capture = Capture::open(default_capture()).expect("the capture opens");
    sim.play(&mut capture, |_| ()).expect("the capture is whole");
    sim.settle();
    sim.unload(driver);
    sim.finish()
}

/// What comes out when no driver is loaded, sorted.
fn without_a_driver() -> &'static [(bool, Vec<u8>)] {
    static OUTPUT: OnceLock<Vec<(bool, Vec<u8>)>> = OnceLock::new();
    OUTPUT.get_or_init(|| {
        let mut sim = Sim::builder().build();
        let mut capture = Capture::open(default_capture()).expect("the capture opens");
        sim.play(&mut capture, |_| ()).expect("the capture is whole");
        came_out(&sim.finish())
    })
}

/// As many packets out as in, byte for byte, and no rule broken.
fn assert_unchanged(outcome: &Outcome) {
    outcome.assert_clean();
    assert!(!without_a_driver().is_empty());
    assert!(
        came_out(outcome) == without_a_driver(),
        "seed {}: other packets came out than without a driver",
        outcome.seed
    );
}

fn assert_all_came_through(outcome: &Outcome) {
    assert_unchanged(outcome);
    assert!(outcome.injected > 0, "nothing was injected");
    assert_eq!(outcome.completed, outcome.injected);
    assert_eq!(outcome.refused, 0);
}

#[test]
fn passes_a_capture_unchanged() {
    let outcome = run(Sim::builder().seed(1).build());
    assert_all_came_through(&outcome);
    let taken_at: Vec<_> = outcome
        .layers
        .iter()
        .filter(|layer| layer.counters.absorbed > 0)
        .collect();
    for layer in &taken_at {
        assert_eq!(layer.counters.blocked, 0, "{:?} blocked packets", layer.layer);
    }
    assert_eq!(
        taken_at.len(),
        8,
        "packets are taken at each of its layers, and at no other"
    );
}

#[test]
fn passes_a_capture_unchanged_whatever_the_seed() {
    for seed in 0..25 {
        assert_all_came_through(&run(Sim::builder().seed(seed).build()));
    }
}

#[test]
fn passes_a_capture_unchanged_whenever_completions_come() {
    for completions in [Completions::Early, Completions::Late, Completions::OtherThread] {
        assert_all_came_through(&run(Sim::builder().seed(3).completions(completions).build()));
    }
}

#[test]
fn passes_a_capture_unchanged_in_every_shape() {
    for shape in [
        Shape::Cut(1),
        Shape::Cut(7),
        Shape::Unaligned,
        Shape::Trailing,
        Shape::Seeded,
    ] {
        let outcome = run(Sim::builder().seed(4).shape(shape).build());
        assert_all_came_through(&outcome);
    }
}

/// C-059, C-171: what goes on to an ALE layer is let through at the transport layer, and not taken.
#[test]
fn lets_packets_pass_that_ale_has_to_classify() {
    for seed in 0..10 {
        let sim = Sim::builder()
            .seed(seed)
            .ale_classify_required(true)
            .shape(Shape::Seeded);
        assert_unchanged(&run(sim.build()));
    }
}

/// C-056: a raw send keeps the IP header that its application made.
#[test]
fn lets_raw_sends_through() {
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 64)
        .write(&mut packet, etherparse::IpNumber::GRE, &[0; 33])
        .expect("a vector takes all bytes");
    for seed in 0..10 {
        let mut sim = Sim::builder().seed(seed).raw_sends(true).build();
        let driver = sim.load(inspect::DriverEntry).expect("the driver loads");
        for _ in 0..4 {
            sim.send(&packet).expect("a whole packet");
        }
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.output.len(), 4);
    }
}

/// C-144: an older Windows gives fewer fields. What cannot be put back is let through.
#[test]
fn lets_packets_through_on_an_older_windows() {
    for limit in [0, 1, 4, 6, 9] {
        let outcome = run(Sim::builder().seed(5).field_limit(limit).build());
        assert_unchanged(&outcome);
    }
}

/// C-047, C-137: metadata that is not flagged is not used.
#[test]
fn lets_packets_through_without_metadata() {
    let outcome = run(Sim::builder().seed(6).omit_metadata(u32::MAX).build());
    assert_unchanged(&outcome);
}

/// The functions that can refuse the driver, with a status that each of them may return.
const REFUSALS: &[(&str, i32)] = &[
    ("ExAllocatePool2", STATUS_INSUFFICIENT_RESOURCES),
    ("IoCreateDevice", STATUS_INSUFFICIENT_RESOURCES),
    ("PsCreateSystemThread", STATUS_INSUFFICIENT_RESOURCES),
    ("FwpsInjectionHandleCreate0", STATUS_FWP_TCPIP_NOT_READY),
    ("FwpsCalloutRegister2", STATUS_FWP_ALREADY_EXISTS),
    ("FwpmEngineOpen0", STATUS_FWP_TIMEOUT),
    ("FwpmTransactionBegin0", STATUS_FWP_TIMEOUT),
    ("FwpmSubLayerAdd0", STATUS_FWP_ALREADY_EXISTS),
    ("FwpmCalloutAdd0", STATUS_FWP_ALREADY_EXISTS),
    ("FwpmFilterAdd0", STATUS_FWP_ALREADY_EXISTS),
    ("FwpmTransactionCommit0", STATUS_FWP_TIMEOUT),
    ("FwpsAllocateCloneNetBufferList0", STATUS_INSUFFICIENT_RESOURCES),
    ("FwpsInjectNetworkSendAsync0", STATUS_FWP_TCPIP_NOT_READY),
    ("FwpsInjectNetworkSendAsync0", STATUS_FWP_INJECT_HANDLE_STALE),
    ("FwpsInjectNetworkReceiveAsync0", STATUS_FWP_INJECT_HANDLE_CLOSING),
    ("FwpsInjectTransportSendAsync0", STATUS_FWP_TCPIP_NOT_READY),
    ("FwpsInjectTransportReceiveAsync0", STATUS_FWP_TCPIP_NOT_READY),
];

/// The `nth` call of `function` is refused. Whatever happens then, nothing is left behind and no rule is broken.
fn survives(function: &str, nth: u64, status: i32) -> Survived {
    let mut sim = Sim::builder()
        .seed(nth)
        .faults(Faults::nth(function, nth, status))
        .build();
    let loaded = sim.load(inspect::DriverEntry);
    let refused_to_load = match loaded {
        Ok(driver) => {
            let mut capture = Capture::open(default_capture()).expect("the capture opens");
            sim.play(&mut capture, |_| ()).expect("the capture is whole");
            sim.unload(driver);
            false
        }
        Err(LoadError { status: refusal, .. }) => {
            assert!(refusal < 0, "a refusal is an error: {refusal:#X}");
            true
        }
    };
    let outcome = sim.finish();
    assert!(
        outcome.reports.is_empty(),
        "{function}, call {nth}: {:#?}",
        outcome.reports
    );
    Survived {
        refused_to_load,
        refusals: outcome.refusals.values().sum(),
    }
}

struct Survived {
    refused_to_load: bool,
    refusals: u64,
}

#[test]
fn survives_each_refusal_at_start() {
    for (function, status) in REFUSALS {
        let mut nth = 1;
        loop {
            let survived = survives(function, nth, *status);
            if !survived.refused_to_load {
                break;
            }
            nth += 1;
            assert!(nth < 200, "{function} never succeeds");
        }
    }
}

#[test]
fn survives_refusals_under_traffic() {
    for (function, status) in REFUSALS {
        for nth in [30, 31, 77, 200] {
            let survived = survives(function, nth, *status);
            assert!(survived.refusals <= 1);
        }
    }
}

#[test]
fn survives_every_call_of_a_function_refused() {
    for (function, status) in REFUSALS {
        if !function.starts_with("FwpsInject") && !function.starts_with("FwpsAllocate")
            || function.ends_with("Create0")
        {
            continue;
        }
        let mut sim = Sim::builder()
            .seed(9)
            .faults(Faults::function(*function, *status))
            .build();
        let driver = sim.load(inspect::DriverEntry).expect("the driver loads");
        let mut capture = Capture::open(default_capture()).expect("the capture opens");
        sim.play(&mut capture, |_| ()).expect("the capture is whole");
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert!(
            outcome.refusals.contains_key(function),
            "{function} was never called"
        );
    }
}

#[test]
fn survives_random_refusals() {
    for seed in 0..25 {
        let mut sim = Sim::builder().seed(seed).faults(Faults::random(0.02)).build();
        if let Ok(driver) = sim.load(inspect::DriverEntry) {
            let mut capture = Capture::open(default_capture()).expect("the capture opens");
            sim.play(&mut capture, |_| ()).expect("the capture is whole");
            sim.unload(driver);
        }
        sim.finish().assert_clean();
    }
}

#[test]
fn unloads_in_the_middle_of_traffic() {
    for seed in 0..25 {
        let mut sim = Sim::builder().seed(seed).completions(Completions::Late).build();
        let driver = sim.load(inspect::DriverEntry).expect("the driver loads");
        for packet in 0..=seed {
            sim.receive(&datagram([10, 0, 0, 2], [10, 0, 0, 1], packet as u8))
                .expect("a whole packet");
            sim.send(&datagram([10, 0, 0, 1], [10, 0, 0, 2], packet as u8))
                .expect("a whole packet");
        }
        sim.unload(driver);
        sim.finish().assert_clean();
    }
}

/// A UDP datagram over IPv4 with right checksums.
fn datagram(source: [u8; 4], destination: [u8; 4], payload: u8) -> Vec<u8> {
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4(source, destination, 64)
        .udp(1000, 2000)
        .write(&mut packet, &[payload; 33])
        .expect("a vector takes all bytes");
    packet
}

#[test]
fn malformed_packets_do_no_harm() {
    let whole = datagram([10, 0, 0, 2], [10, 0, 0, 1], 7);
    let mut sim = Sim::builder().seed(11).build();
    let driver = sim.load(inspect::DriverEntry).expect("the driver loads");
    for length in 0..whole.len() {
        let _malformed = sim.receive(&whole[..length]);
        let _malformed = sim.send(&whole[..length]);
    }
    for index in 0..28 {
        for value in [0, 1, 0x0F, 0x45, 0x60, 0xFF] {
            let mut damaged = whole.clone();
            damaged[index] = value;
            let _malformed = sim.receive(&damaged);
            let _malformed = sim.send(&damaged);
        }
    }
    sim.settle();
    sim.unload(driver);
    sim.finish().assert_clean();
}

#[test]
fn counts_what_it_saw() {
    use std::sync::atomic::Ordering::Relaxed;

    let mut sim = Sim::builder().seed(12).build();
    let counters = &inspect::COUNTERS;
    let before = (
        counters.packets.load(Relaxed),
        counters.completed.load(Relaxed),
        counters.own.load(Relaxed),
    );
    let driver = sim.load(inspect::DriverEntry).expect("the driver loads");
    sim.receive(&datagram([10, 0, 0, 2], [10, 0, 0, 1], 1))
        .expect("a whole packet");
    sim.settle();
    sim.unload(driver);
    let after = (
        counters.packets.load(Relaxed),
        counters.completed.load(Relaxed),
        counters.own.load(Relaxed),
    );
    sim.finish().assert_clean();
    // At the IP layer and at the transport layer once each; each clone came by again, the second one at both layers.
    assert_eq!(after.0 - before.0, 2);
    assert_eq!(after.1 - before.1, 2);
    assert_eq!(after.2 - before.2, 3);
}
