//! Order and moment: each broken rule gives a report with its number, and no report of another one.

use std::sync::Mutex;

use fwps_sim::Sim;
use fwps_sys::*;

use crate::c;
use crate::caught::{NOTES, both, caught, cloned, expect, first, left};
use crate::driver::{Call, Place, Plan, discard, handle, run, turn};
use crate::support::driver::pointer;
use crate::support::own_list::Own;

#[test]
fn continue_of_what_is_not_deferred() {
    fn permit(call: &Call) {
        if first(call) {
            NOTES.lock().unwrap().1 = Some((call.place(), 0, 0));
        }
        call.permit();
    }
    fn resume() {
        if let Some((place, ..)) = left() {
            assert_ne!(place.resume(), STATUS_SUCCESS);
        }
    }
    caught(Plan::new(permit).between(resume), both, "C-266");
}

/// Discards the kept clone when something passed it.
fn discard_later() {
    let passed = NOTES.lock().unwrap().0 > 1;
    if passed {
        if let Some((_, chain, _)) = left() {
            discard(pointer(chain));
        }
    }
}

fn keep_first(call: &Call, answer: fn(&Call)) {
    let length = call.length();
    if first(call) {
        NOTES.lock().unwrap().1 = Some((call.place().bare(), cloned(call).expose_provenance(), length));
        return call.block();
    }
    let mut notes = NOTES.lock().unwrap();
    if notes.1.is_some_and(|(place, ..)| place == call.place().bare()) {
        notes.0 = 2;
        answer(call);
    } else {
        call.permit();
    }
}

#[test]
fn data_permitted_while_clones_are_held() {
    fn permit(call: &Call) {
        keep_first(call, Call::permit);
    }
    caught(Plan::new(permit).between(discard_later), both, "C-270");
}

#[test]
fn connection_allowed_while_clones_are_held() {
    fn allow(call: &Call) {
        keep_first(call, |call| call.act(FWPS_STREAM_ACTION_ALLOW_CONNECTION));
    }
    caught(Plan::new(allow).between(discard_later), both, "C-270");
}

#[test]
fn inline_and_out_of_band_in_one_stream() {
    fn edit(call: &Call) {
        if !call.inbound() || call.length() == 0 {
            return call.permit();
        }
        if first(call) {
            assert_eq!(call.place().bare().inject_own(b"inline"), STATUS_SUCCESS);
        } else {
            let mut notes = NOTES.lock().unwrap();
            if let Some((_, chain, _)) = notes.1.take() {
                discard(pointer(chain));
            }
            notes.1 = Some((
                call.place().bare(),
                cloned(call).expose_provenance(),
                call.length(),
            ));
        }
        call.block();
    }
    fn inject() {
        if let Some((place, chain, length)) = left() {
            assert_eq!(place.inject(pointer(chain), length), STATUS_SUCCESS);
        }
    }
    let conversation = |seed| {
        both(seed)
            .from_peer(b"some more data")
            .from_peer(b"and more")
            .end(None)
    };
    caught(Plan::new(edit).between(inject), conversation, "C-270");
}

#[test]
fn continued_with_other_flags() {
    fn defer(call: &Call) {
        if call.inbound() && first(call) {
            NOTES.lock().unwrap().1 = Some((call.place(), 0, 0));
            call.act(FWPS_STREAM_ACTION_DEFER);
        } else {
            call.permit();
        }
    }
    fn resume() {
        if let Some((place, ..)) = left() {
            let wrong = Place {
                flags: place.flags ^ FWPS_STREAM_FLAG_RECEIVE_EXPEDITED,
                ..place
            };
            assert_ne!(wrong.resume(), STATUS_SUCCESS);
            assert_eq!(place.resume(), STATUS_SUCCESS);
        }
    }
    caught(Plan::new(defer).between(resume), both, "C-266");
}

#[test]
fn continued_by_a_completion_inside_of_an_injection() {
    static PLACE: Mutex<Option<Place>> = Mutex::new(None);
    /// # Safety
    /// As every completion routine.
    unsafe extern "system" fn complete(
        context: *mut std::ffi::c_void,
        list: *mut NET_BUFFER_LIST,
        _dispatch: BOOLEAN,
    ) {
        let place = PLACE.lock().unwrap().take().expect("one completion");
        assert_eq!(place.resume(), STATUS_SUCCESS);
        assert!(!list.is_null());
        c!(Box::from_raw(context.cast::<Own>())).free();
    }
    fn defer(call: &Call) {
        if call.inbound() && first(call) {
            NOTES.lock().unwrap().1 = Some((call.place(), 0, 0));
            call.act(FWPS_STREAM_ACTION_DEFER);
        } else {
            call.permit();
        }
    }
    fn inject() {
        if let Some((place, ..)) = left() {
            *PLACE.lock().unwrap() = Some(place);
            let own = Box::new(Own::new(b"x", 0));
            let list = own.list;
            let status = place.bare().inject_with(
                handle(),
                list,
                1,
                Some(complete),
                Box::into_raw(own).expose_provenance(),
            );
            assert_eq!(status, STATUS_SUCCESS);
        }
    }
    let _turn = turn();
    for seed in 0..8 {
        *NOTES.lock().unwrap() = (0, None);
        let builder = Sim::builder()
            .seed(seed)
            .completions(fwps_sim::Completions::Early);
        let outcome = run(builder, Plan::new(defer).between(inject), &[both(seed)]);
        expect(&outcome, "C-267", seed);
    }
}

#[test]
fn callout_unregistered_while_a_stream_is_deferred() {
    fn defer(call: &Call) {
        if call.inbound() && first(call) {
            call.act(FWPS_STREAM_ACTION_DEFER);
        } else {
            call.permit();
        }
    }
    for session_first in [true, false] {
        let plan = Plan {
            session_first,
            ..Plan::new(defer)
        };
        caught(plan, both, "C-376");
    }
}

#[test]
fn spin_lock_held_across_an_injection() {
    fn keep(call: &Call) {
        if first(call) {
            NOTES.lock().unwrap().1 = Some((
                call.place().bare(),
                cloned(call).expose_provenance(),
                call.length(),
            ));
            call.block();
        } else if NOTES.lock().unwrap().1.is_some() {
            call.block();
        } else {
            call.permit();
        }
    }
    fn inject() {
        static LOCK: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
        if let Some((place, chain, length)) = left() {
            let lock = LOCK.as_ptr().cast();
            let irql = c!(KeAcquireSpinLockRaiseToDpc(lock));
            assert_eq!(place.inject(pointer(chain), length), STATUS_SUCCESS);
            c!(KeReleaseSpinLock(lock, irql));
        }
    }
    caught(Plan::new(keep).between(inject), both, "C-381");
}
