//! Rules that are about more than one call: each broken one gives a report with its number, and no report of another one.

use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sim::Sim;
use fwps_sys::*;

use crate::c;
use crate::caught::{NOTES, both, caught, cloned, expect, first, left};
use crate::driver::{Call, Place, Plan, complete_clone, discard, handle, run, turn};
use crate::support::driver::pointer;
use crate::support::own_list::{self, Own};

#[test]
fn more_data_at_the_limit() {
    let _turn = turn();
    fn greedy(call: &Call) {
        let flags = call.out_flags();
        if flags & FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA != 0 {
            call.permit();
        } else {
            call.need(100);
        }
    }
    for seed in 0..8 {
        let builder = Sim::builder().seed(seed).stream_limit(8);
        let outcome = run(builder, Plan::new(greedy), &[both(seed)]);
        expect(&outcome, "C-261", seed);
    }
}

#[test]
fn connection_dropped_by_an_inspection() {
    fn drop_it(call: &Call) {
        call.answer(FWP_ACTION_CONTINUE);
        if first(call) {
            call.act(FWPS_STREAM_ACTION_DROP_CONNECTION);
        }
    }
    let plan = Plan::new(drop_it).action(FWP_ACTION_CALLOUT_INSPECTION);
    caught(plan, both, "C-264");
}

#[test]
fn data_blocked_by_an_inspection() {
    fn block(call: &Call) {
        call.answer(FWP_ACTION_CONTINUE);
        if first(call) {
            call.block();
        }
    }
    caught(
        Plan::new(block).action(FWP_ACTION_CALLOUT_INSPECTION),
        both,
        "C-155",
    );
}

#[test]
fn handle_of_another_type() {
    fn inject(call: &Call) {
        call.permit();
        if first(call) {
            assert_ne!(
                call.place().bare().inject(cloned(call), call.length()),
                STATUS_SUCCESS
            );
        }
    }
    let plan = Plan {
        types: FWPS_INJECTION_TYPE_TRANSPORT,
        ..Plan::new(inject)
    };
    caught(plan, both, "C-272");
}

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
fn injection_from_elsewhere_although_data_passes() {
    fn permit(call: &Call) {
        if first(call) {
            NOTES.lock().unwrap().1 = Some((call.place().bare(), 0, 0));
        }
        call.permit();
    }
    fn inject() {
        if let Some((place, ..)) = left() {
            assert_eq!(place.inject_own(b"between"), STATUS_SUCCESS);
        }
    }
    caught(Plan::new(permit).between(inject), both, "C-271");
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
fn completed_list_not_freed() {
    /// # Safety
    /// As every completion routine.
    unsafe extern "system" fn keep(
        _context: *mut std::ffi::c_void,
        _list: *mut NET_BUFFER_LIST,
        _dispatch: BOOLEAN,
    ) {
    }
    fn inject(call: &Call) {
        if !first(call) {
            return call.permit();
        }
        let chain = cloned(call);
        let status = call
            .place()
            .bare()
            .inject_with(handle(), chain, call.length(), Some(keep), 0);
        assert_eq!(status, STATUS_SUCCESS);
        call.block();
    }
    caught(Plan::new(inject), both, "C-016");
}

#[test]
fn completed_list_discarded() {
    /// # Safety
    /// As every completion routine.
    unsafe extern "system" fn wrong(
        _context: *mut std::ffi::c_void,
        list: *mut NET_BUFFER_LIST,
        _dispatch: BOOLEAN,
    ) {
        discard(list);
    }
    fn inject(call: &Call) {
        if !first(call) {
            return call.permit();
        }
        let chain = cloned(call);
        let status = call
            .place()
            .bare()
            .inject_with(handle(), chain, call.length(), Some(wrong), 0);
        assert_eq!(status, STATUS_SUCCESS);
        call.block();
    }
    caught(Plan::new(inject), both, "C-084");
}

#[test]
fn dispatch_level_claimed_below_it() {
    fn keep(call: &Call) {
        call.permit();
        if first(call) {
            NOTES.lock().unwrap().1 = Some((call.place(), cloned(call).expose_provenance(), 0));
        }
    }
    fn wrong() {
        if let Some((_, chain, _)) = left() {
            c!(FwpsDiscardClonedStreamData0(pointer(chain), 0, 1));
        }
    }
    caught(Plan::new(keep).between(wrong), both, "C-018");
}

#[test]
fn stream_data_used_after_classify() {
    fn keep(call: &Call) {
        call.permit();
        if first(call) {
            let list = c!((*call.data()).dataOffset.netBufferList);
            NOTES.lock().unwrap().1 = Some((call.place(), list.expose_provenance(), 0));
        }
    }
    fn wrong() {
        if let Some((_, list, _)) = left() {
            c!(FwpsReferenceNetBufferList0(pointer(list), 0));
        }
    }
    caught(Plan::new(keep).between(wrong), both, "C-094");
}

#[test]
fn data_changed_through_a_clone() {
    fn keep(call: &Call) {
        call.permit();
        if first(call) {
            NOTES.lock().unwrap().1 = Some((call.place(), cloned(call).expose_provenance(), 0));
        }
    }
    fn change() {
        if let Some((_, chain, _)) = left() {
            let list: *mut NET_BUFFER_LIST = pointer(chain);
            let buffer = c!((*list).__bindgen_anon_1.__bindgen_anon_1.FirstNetBuffer);
            let data = c!(NdisGetDataBuffer(buffer, 1, null_mut(), 1, 0));
            c!(*data.cast::<u8>() ^= 1);
            discard(list);
        }
    }
    caught(Plan::new(keep).between(change), both, "C-086");
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

#[test]
fn handle_destroyed_before_its_use() {
    fn keep(call: &Call) {
        call.permit();
        if first(call) {
            NOTES.lock().unwrap().1 = Some((
                call.place().bare(),
                cloned(call).expose_provenance(),
                call.length(),
            ));
        }
    }
    fn inject() {
        if let Some((place, chain, length)) = left() {
            let gone = own_list::handle(AF_UNSPEC, FWPS_INJECTION_TYPE_STREAM);
            own_list::destroy(gone);
            let status = place.inject_with(gone, pointer(chain), length, Some(complete_clone), 0);
            assert_eq!(status, STATUS_INVALID_HANDLE);
            discard(pointer(chain));
        }
    }
    caught(Plan::new(keep).between(inject), both, "C-001");
}
