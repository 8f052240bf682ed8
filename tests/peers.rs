//! The driver under test beside a second one that re-injects, blocks or permits, above it or below.

#[path = "c/entry.rs"]
mod entry;

use std::sync::OnceLock;

use fwps_sim::{Capture, DriverEntry, Outcome, Peer, PeerAction, Sim};
use fwps_workspace::{default_capture, numbers};

/// Above and below the sublayers of all other drivers.
const WEIGHTS: [u16; 2] = [0xFFFF, 0];

/// Plays the default capture through a driver and a peer; the order says who is loaded, and unloaded, first.
fn run(seed: u64, entry: DriverEntry, peer: Peer, peer_first: bool) -> Outcome {
    let mut sim = Sim::builder().seed(seed).build();
    let early = peer_first.then(|| sim.load_peer(peer.clone()).expect("the peer loads"));
    let driver = sim.load(entry).expect("the driver loads");
    let peer = early.unwrap_or_else(|| sim.load_peer(peer).expect("the peer loads"));
    let mut capture = Capture::open(default_capture()).expect("the capture opens");
    sim.play(&mut capture, |_| ()).expect("the capture is whole");
    sim.settle();
    if peer_first {
        sim.unload(peer);
        sim.unload(driver);
    } else {
        sim.unload(driver);
        sim.unload(peer);
    }
    sim.finish()
}

fn without_a_driver() -> &'static [Vec<u8>] {
    static OUTPUT: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    OUTPUT.get_or_init(|| {
        let mut sim = Sim::builder().build();
        let mut capture = Capture::open(default_capture()).expect("the capture opens");
        sim.play(&mut capture, |_| ()).expect("the capture is whole");
        sim.finish().delivered()
    })
}

fn seeds() -> u64 {
    numbers::seeds(5)
}

/// Every packet comes out once, whoever re-injects it first.
fn assert_all_come_through(entry: DriverEntry) {
    for weight in WEIGHTS {
        for peer_first in [false, true] {
            for seed in 0..seeds() {
                let peer = Peer::new(PeerAction::Reinject).weight(weight);
                let outcome = run(seed, entry, peer, peer_first);
                outcome.assert_clean();
                assert!(
                    outcome.delivered() == without_a_driver(),
                    "seed {seed}, weight {weight}, peer first: {peer_first}: other packets came out than without drivers"
                );
                assert_eq!(outcome.completed, outcome.injected);
            }
        }
    }
}

#[test]
fn inspect_and_a_peer_that_injects_let_every_packet_through_once() {
    assert_all_come_through(inspect::DriverEntry);
}

#[test]
#[cfg_attr(
    not(c_driver),
    ignore = "there was no C compiler for a 64-bit target when this was built: install one, or set CC"
)]
fn the_c_driver_and_a_peer_that_injects_let_every_packet_through_once() {
    match entry::driver_entries() {
        Some(entries) => {
            assert_all_come_through(entries.usual);
            assert_all_come_through(entries.checked);
        }
        None => println!("SKIPPED: {}", entry::SKIPPED),
    }
}

#[test]
fn what_a_peer_permits_passes_and_what_it_blocks_does_not() {
    for weight in WEIGHTS {
        for action in [PeerAction::Inspect, PeerAction::Permit, PeerAction::PermitHard] {
            let outcome = run(3, inspect::DriverEntry, Peer::new(action).weight(weight), false);
            outcome.assert_clean();
            assert!(
                outcome.delivered() == without_a_driver(),
                "{action:?} at weight {weight} changes what comes out"
            );
        }
        let some = run(
            3,
            inspect::DriverEntry,
            Peer::new(PeerAction::BlockEvery(5)).weight(weight),
            false,
        );
        some.assert_clean();
        assert!(some.delivered().len() < without_a_driver().len());
        let all = run(
            3,
            inspect::DriverEntry,
            Peer::new(PeerAction::BlockEvery(1)).weight(weight),
            false,
        );
        all.assert_clean();
        assert_eq!(all.delivered(), Vec::<Vec<u8>>::new());
    }
}
