//! Filters and callouts that go while a stream is in work.

use std::collections::VecDeque;
use std::sync::Mutex;

use fwps_sim::{Conversation, Sim, StreamEnd};
use fwps_sys::*;

use crate::driver::{Call, Place, Plan, close_session, run, text, turn};
use crate::support::driver::pointer;

static QUEUE: Mutex<VecDeque<(usize, usize, Place)>> = Mutex::new(VecDeque::new());

/// How often the work between packets ran.
static WORK: Mutex<u32> = Mutex::new(0);

fn capture(call: &Call) {
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

/// Deletes the filters in the middle of the connection, and injects what is held some packets later.
fn delete_then_inject() {
    let work = {
        let mut work = WORK.lock().unwrap();
        *work += 1;
        *work
    };
    if work == 6 {
        close_session();
    }
    if work >= 9 {
        loop {
            let Some((chain, length, place)) = QUEUE.lock().unwrap().pop_front() else {
                return;
            };
            assert_eq!(place.inject(pointer(chain), length), STATUS_SUCCESS);
        }
    }
}

#[test]
fn a_filter_stays_while_its_callout_holds_data() {
    let _turn = turn();
    for seed in 0..10 {
        *WORK.lock().unwrap() = 0;
        let conversation = Conversation::v4(seed).from_peer(&text(200)).segment_size(20);
        let plan = Plan::new(capture).between(delete_then_inject);
        let outcome = run(Sim::builder().seed(seed), plan, &[conversation]);
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].received, text(200), "seed {seed}");
        assert_eq!(outcome.streams[0].received_end, Some(StreamEnd::Disconnect));
    }
}

/// Waits for more than ever comes.
fn wait(call: &Call) {
    if call.out_flags() & FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA != 0 {
        call.permit();
    } else {
        call.need(1000);
    }
}

fn delete() {
    let mut work = WORK.lock().unwrap();
    *work += 1;
    if *work == 6 {
        drop(work);
        close_session();
    }
}

#[test]
fn a_filter_stays_while_its_callout_waits_for_data() {
    let _turn = turn();
    for seed in 0..10 {
        *WORK.lock().unwrap() = 0;
        let conversation = Conversation::v6(seed).from_peer(&text(200)).segment_size(20);
        let plan = Plan::new(wait).between(delete);
        let outcome = run(Sim::builder().seed(seed), plan, &[conversation]);
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].received, text(200), "seed {seed}");
    }
}

#[test]
fn data_that_an_unregistered_callout_waited_for_goes_on() {
    let _turn = turn();
    for seed in 0..10 {
        let conversation = Conversation::v6(seed)
            .from_peer(&text(200))
            .segment_size(20)
            .end(None);
        let outcome = run(Sim::builder().seed(seed), Plan::new(wait), &[conversation]);
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].received, text(200), "seed {seed}");
    }
}
