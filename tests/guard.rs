//! The C driver tests/c/guard.c, which clones, absorbs, injects out of band, pends and completes, in the simulator: it breaks no rule,
//! and each of its mutants breaks the one that it is meant to.

// The C objects are linked with this library.
#![cfg(c_driver)]
use fwps_workspace as _;

use std::collections::BTreeSet;

use fwps_sim::{
    Completions, Conversation, Direction, DriverEntry, Faults, Layer, Outcome, Shape, Sim, SimBuilder,
};

unsafe extern "system" {
    #[link_name = "GuardCDriverEntry"]
    fn guard_c_driver_entry(
        driver: *mut fwps_sys::DRIVER_OBJECT,
        registry_path: *mut fwps_sys::UNICODE_STRING,
    ) -> fwps_sys::NTSTATUS;
}

/// The driver with one line changed.
struct Mutant {
    name: &'static str,
    /// What the change breaks.
    contracts: &'static [&'static str],
    entry: DriverEntry,
}

include!(concat!(env!("OUT_DIR"), "/mutants.rs"));

/// A UDP datagram over IPv4 that the host sends to a port of a peer, or a peer to one of the host's.
fn datagram(inbound: bool, port: u16, payload: &[u8]) -> Vec<u8> {
    let (host, peer) = ([10, 0, 0, 1], [10, 0, 0, 2]);
    let (source, target) = if inbound { (peer, host) } else { (host, peer) };
    let builder = etherparse::PacketBuilder::ipv4(source, target, 64).udp(40_000, port);
    let mut bytes = Vec::with_capacity(builder.size(payload.len()));
    builder.write(&mut bytes, payload).expect("it fits");
    bytes
}

/// A raw send of the host's, of a protocol that no socket but a raw one serves.
fn raw() -> Vec<u8> {
    let header = etherparse::Ipv4Header::new(4, 64, etherparse::IpNumber(253), [10, 0, 0, 1], [10, 0, 0, 2]);
    let mut bytes = Vec::new();
    header
        .expect("it fits")
        .write(&mut bytes)
        .expect("memory can be written to");
    bytes.extend_from_slice(b"raw!");
    bytes
}

/// Loads the driver and lets traffic of every kind that it takes pass.
fn run(builder: SimBuilder, entry: DriverEntry) -> Outcome {
    let mut sim = builder.raw_sends(true).build();
    if let Ok(driver) = sim.load(entry) {
        for (inbound, port) in [
            (false, 53),
            (false, 53),
            (false, 25),
            (true, 7),
            (true, 7),
            (true, 25),
        ] {
            let bytes = datagram(inbound, port, b"some payload");
            let played = if inbound {
                sim.receive(&bytes)
            } else {
                sim.send(&bytes)
            };
            played.expect("well formed");
            sim.settle();
        }
        sim.send(&raw()).expect("well formed");
        let conversations = [
            Conversation::v4(1).from_peer(b"question").from_host(b"answer"),
            Conversation::v6(2).opened_by_host(true).from_host(b"question"),
        ];
        for conversation in conversations {
            for (direction, bytes) in conversation.packets() {
                let played = match direction {
                    Direction::Inbound => sim.receive(&bytes),
                    Direction::Outbound => sim.send(&bytes),
                };
                played.expect("well formed");
                // The next one comes when the driver has passed this one.
                sim.settle();
            }
        }
        // Unload meets what is still on its way.
        sim.send(&datagram(false, 123, b"last")).expect("well formed");
        sim.receive(&datagram(true, 123, b"last")).expect("well formed");
        sim.unload(driver);
    }
    sim.finish()
}

fn seeds() -> u64 {
    std::env::var("FWPS_SEEDS").map_or(6, |seeds| seeds.parse().expect("FWPS_SEEDS is a number"))
}

#[test]
fn guard_asks_for_connections_and_passes_what_it_allows() {
    for seed in 0..seeds() {
        let outcome = run(Sim::builder().seed(seed).strict(true), guard_c_driver_entry);
        outcome.assert_clean();
        assert!(
            outcome.injected > 5,
            "seed {seed}: {} were injected",
            outcome.injected
        );
        assert_eq!(outcome.completed, outcome.injected);
        let holds = |text: &[u8]| {
            let payloads = outcome.output.iter().map(|packet| &packet.bytes);
            payloads.filter(|bytes| bytes.ends_with(text)).count()
        };
        // Twice in each direction; what is for port 25 is not there.
        assert_eq!(holds(b"some payload"), 4, "seed {seed}");
        assert_eq!(holds(b"raw!"), 1, "seed {seed}");
        assert_eq!(outcome.streams[0].received, b"question", "seed {seed}");
        assert_eq!(outcome.streams[0].sent, b"answer", "seed {seed}");
        assert_eq!(outcome.streams[1].sent, b"question", "seed {seed}");
        assert!(outcome.layer(Layer::AleAuthConnectV4).absorbed > 0);
        assert!(outcome.layer(Layer::AleAuthRecvAcceptV4).absorbed > 0);
    }
}

#[test]
fn guard_is_clean_in_every_shape_and_order() {
    for seed in 0..seeds() {
        for shape in [
            Shape::Plain,
            Shape::Cut(1),
            Shape::Unaligned,
            Shape::Trailing,
            Shape::Seeded,
        ] {
            run(Sim::builder().seed(seed).shape(shape), guard_c_driver_entry).assert_clean();
        }
        for completions in [Completions::Early, Completions::Late, Completions::OtherThread] {
            run(
                Sim::builder().seed(seed).completions(completions),
                guard_c_driver_entry,
            )
            .assert_clean();
        }
    }
}

#[test]
fn guard_survives_a_sweep() {
    let summary = fwps_sim::sweep(|faults| {
        run(
            Sim::builder().seed(5).shape(Shape::Plain).faults(faults),
            guard_c_driver_entry,
        )
    });
    println!("{summary}");
    summary.assert_survived();
    assert!(summary.sites_tried > 25, "{summary}");
}

/// What can fail, once and always, so that mistakes in what follows a failure show.
const FAILING: [&str; 7] = [
    "FwpsAllocateCloneNetBufferList0",
    "FwpsInjectTransportSendAsync0",
    "FwpsInjectTransportReceiveAsync0",
    "FwpsPendOperation0",
    "ExAllocatePool2",
    "FwpmFilterAdd0",
    "FwpsCalloutUnregisterById0",
];

/// The contracts that are reported over some seeds, orders of completion and failures.
fn broken(entry: DriverEntry) -> BTreeSet<String> {
    let mut outcomes = Vec::new();
    for seed in 0..3 {
        for completions in [Completions::Late, Completions::Early] {
            let builder = Sim::builder().seed(seed).completions(completions);
            outcomes.push(run(builder, entry));
        }
    }
    for function in FAILING {
        let status = match function {
            "FwpsPendOperation0" => fwps_sys::STATUS_FWP_CANNOT_PEND,
            _ => fwps_sys::STATUS_INSUFFICIENT_RESOURCES,
        };
        // A callout that stays busy for ever would be waited for as long.
        let faults = match function {
            "FwpsCalloutUnregisterById0" => Faults::nth(function, 1, fwps_sys::STATUS_DEVICE_BUSY),
            _ => Faults::function(function, status),
        };
        outcomes.push(run(Sim::builder().faults(faults), entry));
    }
    let reports = outcomes.iter().flat_map(|outcome| &outcome.reports);
    reports.map(|report| report.contract.to_string()).collect()
}

#[test]
fn each_mutant_is_caught_with_its_number() {
    assert!(MUTANTS.len() >= 30);
    let mut wrong = String::new();
    assert_eq!(
        broken(guard_c_driver_entry),
        BTreeSet::new(),
        "the original is clean"
    );
    for mutant in MUTANTS {
        let expected: BTreeSet<String> = mutant.contracts.iter().map(ToString::to_string).collect();
        let found = broken(mutant.entry);
        if found != expected {
            wrong += &format!("{}: expected {expected:?}, found {found:?}\n", mutant.name);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
