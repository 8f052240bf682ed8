//! Filters and callouts that go while a stream is in work.

use std::collections::VecDeque;
use std::sync::Mutex;

use fwps_sim::{Conversation, Direction, Sim, StreamEnd};
use fwps_sys::*;

use crate::driver::{Call, Place, Plan, close_session, load, play, run, text, turn};
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

/// The deferred stream, and the flows and lengths of the calls after it was continued.
static OLDER: Mutex<Option<Place>> = Mutex::new(None);
static NAMED: Mutex<Vec<(u64, usize)>> = Mutex::new(Vec::new());

fn defer_once(call: &Call) {
    let mut older = OLDER.lock().unwrap();
    if call.inbound() && older.is_none() {
        *older = Some(call.place());
        return call.act(FWPS_STREAM_ACTION_DEFER);
    }
    if call.inbound() {
        NAMED.lock().unwrap().push((call.place().flow, call.length()));
    }
    call.permit();
}

fn continue_older() {
    let older = OLDER.lock().unwrap().expect("data was deferred");
    assert_eq!(older.resume(), STATUS_SUCCESS);
}

/// The metadata named the newest flow between the same ends instead.
#[test]
fn data_of_an_older_connection_names_its_own_flow() {
    let _turn = turn();
    for seed in 0..10 {
        *OLDER.lock().unwrap() = None;
        NAMED.lock().unwrap().clear();
        let older = Conversation::v4(seed).from_peer(&text(60)).end(None);
        let newer = Conversation::v4(seed + 100);
        let plan = Plan::new(defer_once);
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, plan);
        play(&mut sim, plan, &[older]);
        // Only the segment that opens the connection again.
        let (direction, syn) = newer.packets().swap_remove(0);
        assert_eq!(direction, Direction::Inbound);
        sim.receive(&syn).expect("well formed");
        sim.run(continue_older).expect("the machine runs");
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.streams.len(), 2, "the connection was opened again");
        let flow = OLDER.lock().unwrap().expect("data was deferred").flow;
        let named = NAMED.lock().unwrap().clone();
        assert_eq!(
            named.iter().map(|(_, length)| length).sum::<usize>(),
            60,
            "seed {seed}"
        );
        assert!(
            named.iter().all(|(named, _)| *named == flow),
            "seed {seed}: {named:x?}"
        );
    }
}

/// What is held of the first connection: the clones and their lengths.
static HELD: Mutex<Vec<(usize, usize, Place)>> = Mutex::new(Vec::new());

fn hold_the_first(call: &Call) {
    let mut held = HELD.lock().unwrap();
    let place = call.place().bare();
    let other = held.first().is_some_and(|(_, _, first)| first.flow != place.flow);
    if call.inbound() || call.length() == 0 || other {
        return call.permit();
    }
    let chain = call.clone_data().expect("no faults are planned");
    held.push((chain.expose_provenance(), call.length(), place));
    call.block();
}

fn send_what_is_held() {
    for (chain, length, place) in HELD.lock().unwrap().clone() {
        assert_eq!(place.inject(pointer(chain), length), STATUS_SUCCESS);
    }
}

/// It was booked to the newest connection between the same ends, whose own data was taken for what is beyond every window then.
#[test]
fn late_data_of_an_older_connection_reaches_its_own_peer() {
    let _turn = turn();
    for seed in 0..10 {
        HELD.lock().unwrap().clear();
        let older = Conversation::v4(seed).from_host(&text(60)).end(None);
        let newer = Conversation::v4(seed + 100).from_host(b"newer");
        let plan = Plan::new(hold_the_first);
        let mut sim = Sim::builder().seed(seed).build();
        let driver = load(&mut sim, plan);
        play(&mut sim, plan, &[older]);
        for (index, (direction, packet)) in newer.packets().into_iter().enumerate() {
            match direction {
                Direction::Inbound => sim.receive(&packet),
                Direction::Outbound => sim.send(&packet),
            }
            .expect("well formed");
            sim.settle();
            // Only the segment that opens the connection again has come.
            if index == 0 {
                sim.run(send_what_is_held).expect("the machine runs");
                sim.settle();
            }
        }
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        let sent: Vec<&[u8]> = outcome.streams.iter().map(|stream| &stream.sent[..]).collect();
        assert_eq!(sent, [&text(60)[..], b"newer"], "seed {seed}");
        assert_eq!(
            outcome.streams[1].sent_end,
            Some(StreamEnd::Disconnect),
            "seed {seed}"
        );
    }
}
