//! Clones, copies and lists: each broken rule gives a report with its number, and no report of another one.

use std::ptr::null_mut;

use fwps_sim::Sim;
use fwps_sys::*;

use crate::c;
use crate::caught::{NOTES, both, caught, cloned, first, left, reset};
use crate::driver::{Call, Plan, discard, handle, run, turn};
use crate::support::driver::{TAG, pointer};
use crate::support::own_list::Own;

#[test]
fn clone_of_a_bare_reset() {
    fn handler(call: &Call) {
        call.permit();
        if call.length() == 0 {
            assert_ne!(call.clone_data(), Ok(null_mut()));
        }
    }
    caught(Plan::new(handler), reset, "C-278");
}

#[test]
fn copy_of_a_bare_reset() {
    fn handler(call: &Call) {
        call.permit();
        if call.length() == 0 {
            let (mut byte, mut copied) = (0u8, 0);
            c!(FwpsCopyStreamDataToBuffer0(
                call.data(),
                (&raw mut byte).cast(),
                1,
                &raw mut copied
            ));
            assert_eq!(copied, 0);
        }
    }
    caught(Plan::new(handler), reset, "C-278");
}

#[test]
fn flags_of_a_clone() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let mut chain = null_mut();
            let status = c!(FwpsCloneStreamData0(
                call.data(),
                null_mut(),
                null_mut(),
                1,
                &raw mut chain
            ));
            assert_ne!(status, STATUS_SUCCESS);
        }
    }
    caught(Plan::new(handler), both, "C-279");
}

#[test]
fn flags_of_a_discard() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            c!(FwpsDiscardClonedStreamData0(cloned(call), 1, 0));
        }
    }
    caught(Plan::new(handler), both, "C-279");
}

#[test]
fn buffer_too_small() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 2, TAG));
            let mut copied = 0;
            c!(FwpsCopyStreamDataToBuffer0(
                call.data(),
                block,
                50,
                &raw mut copied
            ));
            c!(ExFreePoolWithTag(block, TAG));
        }
    }
    caught(Plan::new(handler), both, "C-280");
}

#[test]
fn start_of_the_data_elsewhere() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let mut data = c!(call.data().read());
            data.dataOffset.mdlOffset += 10_000;
            let mut chain = null_mut();
            let status = c!(FwpsCloneStreamData0(
                &raw mut data,
                null_mut(),
                null_mut(),
                0,
                &raw mut chain
            ));
            assert_ne!(status, STATUS_SUCCESS);
        }
    }
    caught(Plan::new(handler), both, "C-281");
}

#[test]
fn clone_leaked() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            cloned(call);
        }
    }
    caught(Plan::new(handler), both, "C-085");
}

#[test]
fn clone_freed_one_by_one_without_injection() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let chain = cloned(call);
            let mut list = chain;
            while !list.is_null() {
                let next = c!((*list).__bindgen_anon_1.__bindgen_anon_1.Next);
                c!(FwpsFreeCloneNetBufferList0(list, 0));
                list = next;
            }
        }
    }
    caught(Plan::new(handler), both, "C-084");
}

#[test]
fn own_list_discarded() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let own = Own::new(b"x", 0);
            discard(own.list);
            own.free();
        }
    }
    caught(Plan::new(handler), both, "C-084");
}

#[test]
fn discarded_twice() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let chain = cloned(call);
            discard(chain);
            discard(chain);
        }
    }
    caught(Plan::new(handler), both, "C-085");
}

#[test]
fn bytes_of_the_indication_changed() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let start = c!((*call.data()).dataOffset);
            let at = c!((*start.mdl)
                .MappedSystemVa
                .cast::<u8>()
                .add(start.mdlOffset as usize));
            c!(*at ^= 1);
        }
    }
    caught(Plan::new(handler), both, "C-099");
}

#[test]
fn lists_of_the_indication_changed() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let buffer = c!((*call.data()).dataOffset.netBuffer);
            c!((*buffer)
                .__bindgen_anon_1
                .__bindgen_anon_1
                .__bindgen_anon_1
                .DataLength -= 1);
        }
    }
    caught(Plan::new(handler), both, "C-098");
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

/// The end of a stream comes as a list without data: a driver that edits out of band keeps and injects that like any other.
#[test]
fn an_end_is_cloned_blocked_and_injected() {
    fn handler(call: &Call) {
        if call.length() > 0 || call.end() != Some(false) {
            return call.permit();
        }
        let chain = call.clone_data().expect("an end has a list");
        assert!(!chain.is_null());
        call.block();
        let status = call.place().inject(chain, 0);
        assert!(status >= 0, "{status:#x}");
    }
    let _turn = turn();
    for seed in 0..16 {
        let outcome = run(Sim::builder().seed(seed), Plan::new(handler), &[both(seed)]);
        outcome.assert_clean();
        let stream = &outcome.streams[0];
        assert_eq!(stream.sent, b"hello, peer");
        assert_eq!(stream.received, b"hello, host");
        assert!(outcome.injected > 0);
    }
}
