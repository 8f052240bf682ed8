//! Each broken rule of the stream layers gives a report with its number, and no report of another one.

use std::ptr::null_mut;

use fwps_sys::*;

use crate::c;
use crate::caught::{both, caught, cloned, first, reset};
use crate::driver::{Call, Place, Plan, complete_clone, discard, handle};
use crate::support::driver::{TAG, pointer};
use crate::support::own_list::Own;

macro_rules! caught {
    ($($name:ident: $contract:literal, $conversation:expr, |$call:ident| $body:block)*) => {
        $(
            #[test]
            fn $name() {
                fn handler($call: &Call) $body
                caught(Plan::new(handler), $conversation, $contract);
            }
        )*
    };
}

caught! {
    action_not_set: "C-257", both, |call| {
        if !first(call) {
            call.permit();
        }
    }
    unknown_stream_action: "C-255", both, |call| {
        call.permit();
        if first(call) {
            call.act(17);
        }
    }
    more_enforced_than_indicated: "C-259", both, |call| {
        call.permit();
        call.enforce(call.length() + usize::from(first(call)));
    }
    more_data_without_a_count: "C-260", both, |call| {
        if first(call) && call.out_flags() == 0 {
            call.need(0);
        } else {
            call.permit();
        }
    }
    more_data_and_some_enforced: "C-260", both, |call| {
        if first(call) && call.out_flags() == 0 {
            call.need(1);
            call.enforce(1);
        } else {
            call.permit();
        }
    }
    count_required_without_the_action: "C-260", both, |call| {
        call.permit();
        if first(call) {
            c!((*call.io).countBytesRequired = 1);
        }
    }
    more_data_at_the_end: "C-262", both, |call| {
        if call.end().is_some() {
            call.need(1);
        } else {
            call.permit();
        }
    }
    outgoing_data_deferred: "C-266", both, |call| {
        if call.inbound() {
            call.permit();
        } else {
            call.act(FWPS_STREAM_ACTION_DEFER);
        }
    }
    continue_inside_of_classify: "C-267", both, |call| {
        call.permit();
        if first(call) {
            assert_ne!(call.place().resume(), STATUS_SUCCESS);
        }
    }
    wrong_layer: "C-272", both, |call| {
        call.permit();
        if first(call) {
            let place = call.place().bare();
            let chain = cloned(call);
            let wrong = Place { layer: FWPS_LAYER_INBOUND_TRANSPORT_V4 as u16, ..place };
            assert_ne!(wrong.inject(chain, call.length()), STATUS_SUCCESS);
        }
    }
    wrong_flow: "C-272", both, |call| {
        call.permit();
        if first(call) {
            let place = call.place().bare();
            let wrong = Place { flow: place.flow + 1, ..place };
            assert_ne!(wrong.inject(cloned(call), call.length()), STATUS_SUCCESS);
        }
    }
    wrong_callout: "C-272", both, |call| {
        call.permit();
        if first(call) {
            let place = call.place().bare();
            let wrong = Place { callout: place.callout + 77, ..place };
            assert_ne!(wrong.inject(cloned(call), call.length()), STATUS_SUCCESS);
        }
    }
    no_direction: "C-273", both, |call| {
        call.permit();
        if first(call) {
            let place = Place { flags: FWPS_STREAM_FLAG_SEND_DISCONNECT, ..call.place() };
            assert_eq!(place.inject(cloned(call), call.length()), STATUS_FWP_INVALID_PARAMETER);
        }
    }
    no_list_without_a_disconnect: "C-274", both, |call| {
        call.permit();
        if first(call) {
            assert_ne!(call.place().bare().inject(null_mut(), 0), STATUS_SUCCESS);
        }
    }
    wrong_length: "C-275", both, |call| {
        if first(call) {
            assert_eq!(call.place().bare().inject(cloned(call), call.length() + 1), STATUS_SUCCESS);
            call.block();
        } else {
            call.permit();
        }
    }
    injection_after_a_reset: "C-276", reset, |call| {
        call.permit();
        if call.end() == Some(true) {
            assert_eq!(call.place().bare().inject_own(b"late"), STATUS_SUCCESS);
        }
    }
    disconnect_of_the_drivers_own: "C-277", both, |call| {
        call.permit();
        if !call.inbound() && first(call) {
            let mut place = call.place().bare();
            place.flags |= FWPS_STREAM_FLAG_SEND_DISCONNECT;
            assert_eq!(place.inject(null_mut(), 0), STATUS_SUCCESS);
        }
    }
    data_behind_the_disconnect: "C-277", both, |call| {
        if call.end().is_some() && call.inbound() && call.length() == 0 {
            assert_eq!(call.place().inject(null_mut(), 0), STATUS_SUCCESS);
            assert_eq!(call.place().bare().inject_own(b"late"), STATUS_SUCCESS);
            call.block();
        } else {
            call.permit();
        }
    }
    clone_of_a_bare_disconnect: "C-278", both, |call| {
        call.permit();
        if call.length() == 0 {
            assert_ne!(call.clone_data(), Ok(null_mut()));
        }
    }
    copy_of_a_bare_disconnect: "C-278", both, |call| {
        call.permit();
        if call.length() == 0 {
            let (mut byte, mut copied) = (0u8, 0);
            c!(FwpsCopyStreamDataToBuffer0(call.data(), (&raw mut byte).cast(), 1, &raw mut copied));
            assert_eq!(copied, 0);
        }
    }
    flags_of_a_clone: "C-279", both, |call| {
        call.permit();
        if first(call) {
            let mut chain = null_mut();
            let status =
                c!(FwpsCloneStreamData0(call.data(), null_mut(), null_mut(), 1, &raw mut chain));
            assert_ne!(status, STATUS_SUCCESS);
        }
    }
    flags_of_a_discard: "C-279", both, |call| {
        call.permit();
        if first(call) {
            c!(FwpsDiscardClonedStreamData0(cloned(call), 1, 0));
        }
    }
    buffer_too_small: "C-280", both, |call| {
        call.permit();
        if first(call) {
            let block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 2, TAG));
            let mut copied = 0;
            c!(FwpsCopyStreamDataToBuffer0(call.data(), block, 50, &raw mut copied));
            c!(ExFreePoolWithTag(block, TAG));
        }
    }
    start_of_the_data_elsewhere: "C-281", both, |call| {
        call.permit();
        if first(call) {
            let mut data = c!(call.data().read());
            data.dataOffset.mdlOffset += 10_000;
            let mut chain = null_mut();
            let status =
                c!(FwpsCloneStreamData0(&raw mut data, null_mut(), null_mut(), 0, &raw mut chain));
            assert_ne!(status, STATUS_SUCCESS);
        }
    }
    no_completion_routine: "C-019", both, |call| {
        call.permit();
        if first(call) {
            let chain = cloned(call);
            let status = call.place().bare().inject_with(handle(), chain, call.length(), None, 0);
            assert_eq!(status, STATUS_FWP_NULL_POINTER);
            discard(chain);
        }
    }
    original_injected: "C-022", both, |call| {
        call.permit();
        if first(call) {
            let original = c!((*call.data()).dataOffset.netBufferList);
            let place = call.place().bare();
            let status = place.inject_with(handle(), original, call.length(), Some(complete_clone), 0);
            assert_ne!(status, STATUS_SUCCESS);
        }
    }
    flags_of_an_injection: "C-023", both, |call| {
        call.permit();
        if first(call) {
            let (place, chain) = (call.place().bare(), cloned(call));
            let status = c!(FwpsStreamInjectAsync0(
                pointer(handle()), null_mut(), 1, place.flow, place.callout, place.layer, place.flags,
                chain, call.length() as _, Some(complete_clone), null_mut()
            ));
            assert_ne!(status, STATUS_SUCCESS);
            discard(chain);
        }
    }
    clone_leaked: "C-085", both, |call| {
        call.permit();
        if first(call) {
            cloned(call);
        }
    }
    clone_freed_one_by_one_without_injection: "C-084", both, |call| {
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
    own_list_discarded: "C-084", both, |call| {
        call.permit();
        if first(call) {
            let own = Own::new(b"x", 0);
            discard(own.list);
            own.free();
        }
    }
    discarded_twice: "C-085", both, |call| {
        call.permit();
        if first(call) {
            let chain = cloned(call);
            discard(chain);
            discard(chain);
        }
    }
    bytes_of_the_indication_changed: "C-099", both, |call| {
        call.permit();
        if first(call) {
            let start = c!((*call.data()).dataOffset);
            let at = c!((*start.mdl).MappedSystemVa.cast::<u8>().add(start.mdlOffset as usize));
            c!(*at ^= 1);
        }
    }
    lists_of_the_indication_changed: "C-098", both, |call| {
        call.permit();
        if first(call) {
            let buffer = c!((*call.data()).dataOffset.netBuffer);
            c!((*buffer).__bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1.DataLength -= 1);
        }
    }
    absorbed_with_a_reserved_flag: "C-161", both, |call| {
        call.permit();
        if first(call) {
            c!((*call.out).flags |= 0x8000);
        }
    }
}
