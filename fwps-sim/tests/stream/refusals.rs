//! Calls that fail: with each status that their pages list, and what the driver has afterwards.

use std::sync::Mutex;

use fwps_sim::{Conversation, Faults, Sim};
use fwps_sys::*;

use crate::driver::{Call, Plan, run, text, turn, usual};

/// What the calls of the functions returned.
static STATUSES: Mutex<Vec<NTSTATUS>> = Mutex::new(Vec::new());

fn note(status: NTSTATUS) {
    STATUSES.lock().unwrap().push(status);
}

/// Takes the data over: clones and injects it again from inside of classify. What is refused passes as it is.
fn replay(call: &Call) {
    if call.length() == 0 {
        return call.permit();
    }
    // An end goes on as it came.
    if call.end().is_some() {
        return call.permit();
    }
    let chain = match call.clone_data() {
        Ok(chain) => chain,
        Err(status) => {
            note(status);
            return call.permit();
        }
    };
    match call.place().inject(chain, call.length()) {
        STATUS_SUCCESS => call.block(),
        status => {
            note(status);
            call.permit();
        }
    }
}

#[test]
fn each_status_of_the_pages() {
    let _turn = turn();
    let refusals = [
        ("FwpsCloneStreamData0", STATUS_INSUFFICIENT_RESOURCES),
        ("FwpsStreamInjectAsync0", STATUS_FWP_TCPIP_NOT_READY),
        ("FwpsStreamInjectAsync0", STATUS_FWP_INJECT_HANDLE_CLOSING),
        ("FwpsStreamInjectAsync0", STATUS_FWP_INVALID_PARAMETER),
        ("FwpsStreamInjectAsync0", STATUS_FWP_NULL_POINTER),
        ("FwpsStreamInjectAsync0", STATUS_INSUFFICIENT_RESOURCES),
    ];
    for (function, status) in refusals {
        for nth in 1..4 {
            STATUSES.lock().unwrap().clear();
            let builder = Sim::builder()
                .seed(nth)
                .faults(Faults::nth(function, nth, status));
            let outcome = run(builder, Plan::new(replay), &[usual(nth)]);
            outcome.assert_clean();
            assert_eq!(*STATUSES.lock().unwrap(), [status], "{function} {nth}");
            assert_eq!(outcome.refusals.get(function), Some(&1));
            let stream = &outcome.streams[0];
            assert!(stream.received == [text(2000), b"more".to_vec()].concat());
            assert!(stream.sent == text(3000));
            assert_eq!(outcome.injected, outcome.completed);
        }
    }
}

#[test]
fn many_refusals_by_seed() {
    let _turn = turn();
    let mut refused = 0;
    for seed in 0..60 {
        STATUSES.lock().unwrap().clear();
        let faults = ["FwpsCloneStreamData0", "FwpsStreamInjectAsync0"];
        let function = faults[seed as usize % 2];
        let builder = (1..8).fold(Sim::builder().seed(seed), |builder, nth| {
            let nth = nth * (1 + seed % 3);
            builder.faults(Faults::nth(function, nth, STATUS_INSUFFICIENT_RESOURCES))
        });
        let outcome = run(builder, Plan::new(replay), &[usual(seed)]);
        outcome.assert_clean();
        refused += STATUSES.lock().unwrap().len();
        assert!(outcome.streams[0].received == [text(2000), b"more".to_vec()].concat());
        assert!(outcome.streams[0].sent == text(3000));
    }
    assert!(refused > 100, "{refused}");
}

static RESUMED: Mutex<Option<crate::driver::Place>> = Mutex::new(None);

#[test]
fn a_refused_continue_leaves_the_stream_deferred() {
    let _turn = turn();
    fn defer(call: &Call) {
        let mut place = RESUMED.lock().unwrap();
        if call.inbound() && place.is_none() {
            *place = Some(call.place());
            call.act(FWPS_STREAM_ACTION_DEFER);
        } else {
            call.permit();
        }
    }
    fn resume() {
        static DONE: Mutex<Option<u64>> = Mutex::new(None);
        let place = *RESUMED.lock().unwrap();
        if let Some(place) = place.filter(|place| *DONE.lock().unwrap() != Some(place.flow)) {
            let status = place.resume();
            note(status);
            if status == STATUS_SUCCESS {
                *DONE.lock().unwrap() = Some(place.flow);
            }
        }
    }
    *RESUMED.lock().unwrap() = None;
    STATUSES.lock().unwrap().clear();
    let fault = Faults::nth("FwpsStreamContinue0", 1, STATUS_INSUFFICIENT_RESOURCES);
    let conversation = Conversation::v4(1).from_peer(b"data");
    let plan = Plan::new(defer).between(resume);
    let outcome = run(Sim::builder().faults(fault), plan, &[conversation]);
    outcome.assert_clean();
    assert_eq!(
        *STATUSES.lock().unwrap(),
        [STATUS_INSUFFICIENT_RESOURCES, STATUS_SUCCESS]
    );
    assert_eq!(outcome.streams[0].received, b"data");
}
