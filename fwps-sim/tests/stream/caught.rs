//! What the tests of broken rules share.

use std::sync::Mutex;

use fwps_sim::{Conversation, Outcome, Sim, StreamEnd};
use fwps_sys::*;

use crate::driver::{Call, Place, Plan, reported, run, turn};

/// What handlers and the work between packets share: a number to count with, a place, a chain and its length.
pub static NOTES: Mutex<Notes> = Mutex::new((0, None));

/// A number to count with, and what was kept.
pub type Notes = (u32, Option<Kept>);

/// A place, a chain and its length.
pub type Kept = (Place, usize, usize);

/// Plays short connections with a driver, at some seeds, and expects one report.
#[track_caller]
pub fn caught(plan: Plan, conversation: impl Fn(u64) -> Conversation, contract: &str) {
    let _turn = turn();
    for seed in 0..8 {
        *NOTES.lock().unwrap() = (0, None);
        let outcome = run(Sim::builder().seed(seed), plan, &[conversation(seed)]);
        expect(&outcome, contract, seed);
    }
}

#[track_caller]
pub fn expect(outcome: &Outcome, contract: &str, seed: u64) {
    let text: Vec<String> = outcome.reports.iter().map(ToString::to_string).collect();
    assert_eq!(reported(outcome), [contract], "seed {seed}:\n{}", text.join("\n"));
}

pub fn both(seed: u64) -> Conversation {
    let conversation = if seed % 2 == 0 {
        Conversation::v4(seed)
    } else {
        Conversation::v6(seed)
    };
    conversation
        .from_peer(b"hello, host")
        .from_host(b"hello, peer")
        .segment_size(6)
}

pub fn reset(seed: u64) -> Conversation {
    both(seed).end(Some(StreamEnd::Abort))
}

/// Whether this is the first call with data.
pub fn first(call: &Call) -> bool {
    let mut notes = NOTES.lock().unwrap();
    let first = notes.0 == 0 && call.length() > 0;
    notes.0 += u32::from(first);
    first
}

/// Clones what the call shows.
pub fn cloned(call: &Call) -> *mut NET_BUFFER_LIST {
    call.clone_data().expect("no faults are planned")
}

/// Takes what the handler left for the work between packets.
pub fn left() -> Option<(Place, usize, usize)> {
    NOTES.lock().unwrap().1.take()
}
