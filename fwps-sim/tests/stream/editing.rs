//! Callouts that edit: inline, and out of band.

use std::collections::VecDeque;
use std::sync::Mutex;

use fwps_sim::{Completions, Conversation, Sim, StreamEnd};
use fwps_sys::*;

use crate::driver::{Call, Place, Plan, discard, run, text, turn, usual};
use crate::support::driver::pointer;

/// Replaces every "cat" by "tiger": permits what is before it, then injects and blocks.
fn replace(call: &Call) {
    let bytes = call.bytes();
    let found = bytes.windows(3).position(|word| word == b"cat");
    match found {
        Some(0) => {
            // An end that comes with the word is blocked with it, so the replacement carries it.
            let whole = bytes.len() == 3 && call.end().is_some();
            let place = if whole { call.place() } else { call.place().bare() };
            assert_eq!(place.inject_own(b"tiger"), STATUS_SUCCESS);
            call.enforce(3);
            call.block();
        }
        Some(at) => {
            call.enforce(at);
            call.permit();
        }
        None => {
            // The last bytes may be the start of the word.
            let start = (1..3).rev().find(|count| bytes.ends_with(&b"cat"[..*count]));
            let last = call.out_flags() & FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA != 0;
            match start {
                Some(count) if !last && count == bytes.len() => call.need(1),
                Some(count) if !last => {
                    call.enforce(bytes.len() - count);
                    call.permit();
                }
                _ => call.permit(),
            }
        }
    }
}

#[test]
fn inline_editing_changes_both_directions() {
    let _turn = turn();
    for seed in 0..40 {
        let payload = b"a cat and a cat, caca cat";
        let conversation = Conversation::v4(seed)
            .from_peer(payload)
            .from_host(payload)
            .segment_size(1 + seed as usize % 7)
            .retransmitted(seed % 2 == 0)
            .reordered(seed % 3 == 0);
        let outcome = run(Sim::builder().seed(seed), Plan::new(replace), &[conversation]);
        outcome.assert_clean();
        let edited = "a tiger and a tiger, caca tiger";
        let stream = &outcome.streams[0];
        assert_eq!(String::from_utf8_lossy(&stream.received), edited, "seed {seed}");
        assert_eq!(String::from_utf8_lossy(&stream.sent), edited, "seed {seed}");
        assert_eq!(stream.received_end, Some(StreamEnd::Disconnect));
        assert_eq!(stream.sent_end, Some(StreamEnd::Disconnect));
        assert_eq!(outcome.injected, outcome.completed);
    }
}

/// What waits for its injection: the chain, its length, and the place.
static QUEUE: Mutex<VecDeque<(usize, usize, Place)>> = Mutex::new(VecDeque::new());

/// Clones and blocks everything; what cannot be cloned is permitted when nothing waits, and dropped otherwise.
fn capture(call: &Call) {
    if call.end() == Some(true) {
        for (chain, ..) in QUEUE.lock().unwrap().drain(..) {
            if chain != 0 {
                discard(pointer(chain));
            }
        }
        return call.permit();
    }
    let length = call.length();
    let chain = if length > 0 {
        call.clone_data()
            .expect("no faults are planned")
            .expose_provenance()
    } else {
        0
    };
    QUEUE.lock().unwrap().push_back((chain, length, call.place()));
    call.block();
}

/// Injects up to three of what waits.
fn inject_some() {
    for _ in 0..3 {
        let Some((chain, length, place)) = QUEUE.lock().unwrap().pop_front() else {
            return;
        };
        assert_eq!(place.inject(pointer(chain), length), STATUS_SUCCESS);
    }
}

fn inject_all() {
    while !QUEUE.lock().unwrap().is_empty() {
        inject_some();
    }
}

#[test]
fn out_of_band_injection_changes_nothing() {
    let _turn = turn();
    for seed in 0..40 {
        QUEUE.lock().unwrap().clear();
        let completions = [
            Completions::Early,
            Completions::Late,
            Completions::OtherThread,
            Completions::Seeded,
        ];
        let builder = Sim::builder()
            .seed(seed)
            .completions(completions[seed as usize % 4]);
        let plan = Plan::new(capture).between(if seed % 2 == 0 { inject_some } else { inject_all });
        let outcome = run(builder, plan, &[usual(seed)]);
        outcome.assert_clean();
        let stream = &outcome.streams[0];
        let received = [text(2000), b"more".to_vec()].concat();
        assert!(stream.received == received, "seed {seed}");
        assert!(stream.sent == text(3000), "seed {seed}");
        assert_eq!(stream.received_end, Some(StreamEnd::Disconnect), "seed {seed}");
        assert_eq!(stream.sent_end, Some(StreamEnd::Disconnect), "seed {seed}");
        assert_eq!(outcome.injected, outcome.completed);
        assert!(outcome.injected > 4);
    }
}

static BELOW: Mutex<Vec<u8>> = Mutex::new(Vec::new());

fn note_below(call: &Call) {
    BELOW.lock().unwrap().extend(call.bytes());
    call.permit();
}

#[test]
fn injected_data_reaches_the_lower_sublayer_and_not_its_injector() {
    let _turn = turn();
    BELOW.lock().unwrap().clear();
    let plan = Plan::new(replace).below(note_below);
    let conversation = Conversation::v4(1).from_peer(b"cat cat");
    let outcome = run(Sim::builder(), plan, &[conversation]);
    outcome.assert_clean();
    assert_eq!(*BELOW.lock().unwrap(), b"tiger tiger");
    assert_eq!(outcome.streams[0].received, b"tiger tiger");
}

#[test]
fn a_reset_while_clones_are_held() {
    let _turn = turn();
    for seed in 0..8 {
        let conversation = Conversation::v4(seed)
            .from_peer(b"lost")
            .end(Some(StreamEnd::Abort));
        let outcome = run(Sim::builder().seed(seed), Plan::new(capture), &[conversation]);
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].received, b"");
        assert_eq!(outcome.streams[0].received_end, Some(StreamEnd::Abort));
    }
}
