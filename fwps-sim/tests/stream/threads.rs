//! Threads: what works on one direction of a connection comes one after the other.

use std::collections::VecDeque;
use std::ptr::null_mut;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sim::{Completions, Conversation, Sim, StreamEnd};
use fwps_sys::*;

use crate::c;
use crate::driver::{Call, Place, Plan, discard, run, text, turn};
use crate::support::driver::pointer;

static QUEUE: Mutex<VecDeque<(usize, usize, Place)>> = Mutex::new(VecDeque::new());
/// Calls of the lower callout that run, and how often there was another one of the same direction.
static RUNNING: [AtomicU32; 2] = [AtomicU32::new(0), AtomicU32::new(0)];
static OVERLAPS: AtomicU32 = AtomicU32::new(0);
/// Threads that have not ended; one at a time keeps the order of the injections.
static THREADS: AtomicU32 = AtomicU32::new(0);

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

/// Makes some calls, at each of which another thread may run, and watches for other calls of the same direction.
fn watch(call: &Call) {
    let running = &RUNNING[usize::from(call.inbound())];
    if running.fetch_add(1, Ordering::Relaxed) > 0 {
        OVERLAPS.fetch_add(1, Ordering::Relaxed);
    }
    for _ in 0..4 {
        if call.length() > 0 {
            discard(call.clone_data().expect("no faults are planned"));
        }
    }
    running.fetch_sub(1, Ordering::Relaxed);
    call.permit();
}

/// # Safety
/// As every thread routine.
unsafe extern "system" fn inject(_context: *mut std::ffi::c_void) {
    loop {
        let next = QUEUE.lock().unwrap().pop_front();
        let Some((chain, length, place)) = next else { break };
        assert_eq!(place.inject(pointer(chain), length), STATUS_SUCCESS);
    }
    THREADS.fetch_sub(1, Ordering::Relaxed);
}

fn start_thread() {
    if QUEUE.lock().unwrap().is_empty() || THREADS.load(Ordering::Relaxed) > 0 {
        return;
    }
    THREADS.fetch_add(1, Ordering::Relaxed);
    let mut handle = null_mut();
    let status = c!(PsCreateSystemThread(
        &raw mut handle,
        0x1F_FFFF,
        null_mut(),
        null_mut(),
        null_mut(),
        Some(inject),
        null_mut()
    ));
    assert_eq!(status, STATUS_SUCCESS);
    assert_eq!(c!(ZwClose(handle)), STATUS_SUCCESS);
}

#[test]
fn calls_of_one_direction_are_not_concurrent() {
    let _turn = turn();
    for seed in 0..40 {
        OVERLAPS.store(0, Ordering::Relaxed);
        let conversation = Conversation::v4(seed)
            .from_peer(&text(300))
            .from_host(&text(200))
            .from_peer(&text(100))
            .segment_size(30)
            .retransmitted(true)
            .reordered(true);
        let builder = Sim::builder().seed(seed).completions(Completions::OtherThread);
        let plan = Plan::new(capture).below(watch).between(start_thread);
        let outcome = run(builder, plan, &[conversation]);
        outcome.assert_clean();
        assert_eq!(OVERLAPS.load(Ordering::Relaxed), 0, "seed {seed}");
        let stream = &outcome.streams[0];
        assert!(stream.received == [text(300), text(100)].concat(), "seed {seed}");
        assert!(stream.sent == text(200), "seed {seed}");
        assert_eq!(stream.received_end, Some(StreamEnd::Disconnect));
        assert_eq!(stream.sent_end, Some(StreamEnd::Disconnect));
    }
}
