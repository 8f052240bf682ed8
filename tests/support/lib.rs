//! What the integration tests of the workspace share.

pub mod drivers;
pub mod examine;
pub mod generated;
pub mod numbers;
pub mod traffic;

use std::path::PathBuf;

/// The programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// The programs in the book compile.
#[cfg(doctest)]
mod book {
    #[doc = include_str!("../../docs/src/flows.md")]
    struct Flows;
    #[doc = include_str!("../../docs/src/pending.md")]
    struct Pending;
    #[doc = include_str!("../../docs/src/redirection.md")]
    struct Redirection;
    #[doc = include_str!("../../docs/src/verdicts.md")]
    struct Verdicts;
}

/// The programs in the guide to the simulator compile and run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/src/simulator.md")]
struct Simulator;

/// The capture that ships with the repository.
pub fn default_capture() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("captures/default.pcap")
}

/// The packets that came out of a simulation, sorted: whether each arrived at the host, and its bytes.
///
/// Injected packets may overtake each other, so only what came out counts, not in which order.
pub fn came_out(outcome: &fwps_sim::Outcome) -> Vec<(bool, Vec<u8>)> {
    let arrived = |packet: &fwps_sim::OutputPacket| packet.direction == fwps_sim::Direction::Inbound;
    let mut packets: Vec<_> = outcome
        .output
        .iter()
        .map(|packet| (arrived(packet), packet.bytes.clone()))
        .collect();
    packets.sort();
    packets
}
