//! What callouts ask for: more data, the end of the connection, no more calls, a break.

use std::sync::Mutex;

use fwps_sim::{Conversation, Sim, StreamEnd};
use fwps_sys::*;

use crate::driver::{Call, Place, Plan, run, text, turn};

static SEEN: Mutex<Vec<usize>> = Mutex::new(Vec::new());

/// Decides on records of ten bytes.
fn records(call: &Call) {
    let length = call.length();
    let last = call.out_flags() & FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA != 0;
    if length >= 10 {
        SEEN.lock().unwrap().push(10);
        call.enforce(10);
        call.permit();
    } else if last {
        SEEN.lock().unwrap().push(length);
        call.permit();
    } else {
        call.need(10 - length as u32);
    }
}

#[test]
fn more_data_is_collected_until_there_is_enough_or_no_more() {
    let _turn = turn();
    for seed in 0..20 {
        SEEN.lock().unwrap().clear();
        let conversation = Conversation::v4(seed)
            .from_peer(&text(47))
            .segment_size(1 + seed as usize % 5)
            .reordered(true);
        let outcome = run(Sim::builder().seed(seed), Plan::new(records), &[conversation]);
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].received, text(47));
        assert_eq!(outcome.streams[0].received_end, Some(StreamEnd::Disconnect));
        let seen = SEEN.lock().unwrap();
        assert_eq!(seen.iter().sum::<usize>(), 47, "{seen:?}");
        assert_eq!(seen[..4], [10; 4]);
    }
}

static LIMITED: Mutex<u32> = Mutex::new(0);

/// Wants everything at once, as far as the engine collects.
fn greedy(call: &Call) {
    let flags = call.out_flags();
    if flags & FWPS_CLASSIFY_OUT_FLAG_BUFFER_LIMIT_REACHED != 0 {
        *LIMITED.lock().unwrap() += 1;
        assert!(call.length() >= 100);
        call.permit();
    } else if flags & FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA != 0 {
        call.permit();
    } else {
        call.need(1_000_000);
    }
}

#[test]
fn the_limit_of_the_buffer_is_told() {
    let _turn = turn();
    for seed in 0..10 {
        *LIMITED.lock().unwrap() = 0;
        let conversation = Conversation::v6(seed).from_host(&text(500)).segment_size(20);
        let builder = Sim::builder().seed(seed).stream_limit(100);
        let outcome = run(builder, Plan::new(greedy), &[conversation]);
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].sent, text(500));
        assert!((3..=5).contains(&*LIMITED.lock().unwrap()));
    }
}

/// Ends the connection at the first "stop".
fn stop(call: &Call) {
    if call.bytes().windows(4).any(|word| word == b"stop") {
        call.act(FWPS_STREAM_ACTION_DROP_CONNECTION);
    } else {
        call.permit();
    }
}

#[test]
fn a_dropped_connection_delivers_nothing_more() {
    let _turn = turn();
    for seed in 0..10 {
        let conversation = Conversation::v4(seed)
            .from_peer(b"go on")
            .from_host(b"yes")
            .from_peer(b"stop")
            .from_host(b"never sent")
            .from_peer(b"never received");
        let outcome = run(Sim::builder().seed(seed), Plan::new(stop), &[conversation]);
        outcome.assert_clean();
        let stream = &outcome.streams[0];
        assert!(stream.dropped);
        assert_eq!(
            (&stream.received[..], &stream.sent[..]),
            (&b"go on"[..], &b"yes"[..])
        );
        assert_eq!((stream.received_end, stream.sent_end), (None, None));
    }
}

static CALLS: Mutex<u32> = Mutex::new(0);

fn allow(call: &Call) {
    *CALLS.lock().unwrap() += 1;
    call.act(FWPS_STREAM_ACTION_ALLOW_CONNECTION);
}

#[test]
fn an_allowed_connection_is_not_shown_again() {
    let _turn = turn();
    *CALLS.lock().unwrap() = 0;
    let conversation = Conversation::v4(3)
        .from_peer(b"one")
        .from_host(b"two")
        .from_peer(b"three");
    let outcome = run(Sim::builder(), Plan::new(allow), &[conversation]);
    outcome.assert_clean();
    let stream = &outcome.streams[0];
    assert_eq!(
        (&stream.received[..], &stream.sent[..]),
        (&b"onethree"[..], &b"two"[..])
    );
    assert_eq!(*CALLS.lock().unwrap(), 1);
}

static DEFERRED: Mutex<(Option<Place>, bool)> = Mutex::new((None, false));

/// Defers the first data; permits it when it is continued.
fn defer(call: &Call) {
    let mut deferred = DEFERRED.lock().unwrap();
    if call.inbound() && !deferred.1 {
        deferred.1 = true;
        deferred.0 = Some(call.place());
        call.act(FWPS_STREAM_ACTION_DEFER);
    } else {
        SEEN.lock().unwrap().push(call.length());
        call.permit();
    }
}

/// Lets the deferred data go on, some packets later.
fn resume() {
    static WAITED: Mutex<u32> = Mutex::new(0);
    let place = DEFERRED.lock().unwrap().0;
    if let Some(place) = place {
        *WAITED.lock().unwrap() += 1;
        if *WAITED.lock().unwrap() % 4 == 0 {
            DEFERRED.lock().unwrap().0 = None;
            assert_eq!(place.resume(), STATUS_SUCCESS);
        }
    }
}

fn resume_now() {
    let place = DEFERRED.lock().unwrap().0.take();
    if let Some(place) = place {
        assert_eq!(place.resume(), STATUS_SUCCESS);
    }
}

#[test]
fn deferred_data_goes_on_when_it_is_continued() {
    let _turn = turn();
    for between in [resume as fn(), resume_now] {
        for seed in 0..10 {
            *DEFERRED.lock().unwrap() = (None, false);
            SEEN.lock().unwrap().clear();
            let conversation = Conversation::v4(seed).from_peer(&text(60)).segment_size(9);
            let plan = Plan::new(defer).between(between);
            let outcome = run(Sim::builder().seed(seed), plan, &[conversation]);
            outcome.assert_clean();
            assert_eq!(outcome.streams[0].received, text(60));
            assert_eq!(SEEN.lock().unwrap().iter().sum::<usize>(), 60);
        }
    }
}
