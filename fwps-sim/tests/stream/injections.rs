//! What injections need: each broken rule gives a report with its number, and no report of another one.

use std::ptr::null_mut;

use fwps_sys::*;

use crate::c;
use crate::caught::{NOTES, both, caught, cloned, first, left, reset};
use crate::driver::{Call, Place, Plan, complete_clone, discard, handle};
use crate::support::driver::pointer;
use crate::support::own_list::{self};

#[test]
fn wrong_layer() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let place = call.place().bare();
            let chain = cloned(call);
            let wrong = Place {
                layer: FWPS_LAYER_INBOUND_TRANSPORT_V4 as u16,
                ..place
            };
            assert_ne!(wrong.inject(chain, call.length()), STATUS_SUCCESS);
        }
    }
    caught(Plan::new(handler), both, "C-272");
}

#[test]
fn wrong_flow() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let place = call.place().bare();
            let wrong = Place {
                flow: place.flow + 1,
                ..place
            };
            assert_ne!(wrong.inject(cloned(call), call.length()), STATUS_SUCCESS);
        }
    }
    caught(Plan::new(handler), both, "C-272");
}

#[test]
fn wrong_callout() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let place = call.place().bare();
            let wrong = Place {
                callout: place.callout + 77,
                ..place
            };
            assert_ne!(wrong.inject(cloned(call), call.length()), STATUS_SUCCESS);
        }
    }
    caught(Plan::new(handler), both, "C-272");
}

#[test]
fn no_direction() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let place = Place {
                flags: FWPS_STREAM_FLAG_SEND_DISCONNECT,
                ..call.place()
            };
            assert_eq!(
                place.inject(cloned(call), call.length()),
                STATUS_FWP_INVALID_PARAMETER
            );
        }
    }
    caught(Plan::new(handler), both, "C-273");
}

#[test]
fn end_of_the_other_direction() {
    fn handler(call: &Call) {
        call.permit();
        if call.inbound() && first(call) {
            let mut place = call.place().bare();
            place.flags |= FWPS_STREAM_FLAG_SEND_DISCONNECT;
            assert_eq!(
                place.inject(cloned(call), call.length()),
                STATUS_FWP_INVALID_PARAMETER
            );
        }
    }
    caught(Plan::new(handler), both, "C-273");
}

#[test]
fn no_list_without_a_disconnect() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            assert_ne!(call.place().bare().inject(null_mut(), 0), STATUS_SUCCESS);
        }
    }
    caught(Plan::new(handler), both, "C-274");
}

#[test]
fn wrong_length() {
    fn handler(call: &Call) {
        if first(call) {
            assert_eq!(
                call.place().bare().inject(cloned(call), call.length() + 1),
                STATUS_SUCCESS
            );
            call.block();
        } else {
            call.permit();
        }
    }
    caught(Plan::new(handler), both, "C-275");
}

#[test]
fn injection_after_a_reset() {
    fn handler(call: &Call) {
        call.permit();
        if call.end() == Some(true) {
            assert_eq!(call.place().bare().inject_own(b"late"), STATUS_SUCCESS);
        }
    }
    caught(Plan::new(handler), reset, "C-276");
}

#[test]
fn disconnect_of_the_drivers_own() {
    fn handler(call: &Call) {
        call.permit();
        if !call.inbound() && first(call) {
            let mut place = call.place().bare();
            place.flags |= FWPS_STREAM_FLAG_SEND_DISCONNECT;
            assert_eq!(place.inject(null_mut(), 0), STATUS_SUCCESS);
        }
    }
    caught(Plan::new(handler), both, "C-277");
}

#[test]
fn data_behind_the_disconnect() {
    fn handler(call: &Call) {
        if call.end().is_some() && call.inbound() && call.length() == 0 {
            assert_eq!(call.place().inject(null_mut(), 0), STATUS_SUCCESS);
            assert_eq!(call.place().bare().inject_own(b"late"), STATUS_SUCCESS);
            call.block();
        } else {
            call.permit();
        }
    }
    caught(Plan::new(handler), both, "C-277");
}

#[test]
fn no_completion_routine() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let chain = cloned(call);
            let status = call
                .place()
                .bare()
                .inject_with(handle(), chain, call.length(), None, 0);
            assert_eq!(status, STATUS_FWP_NULL_POINTER);
            discard(chain);
        }
    }
    caught(Plan::new(handler), both, "C-019");
}

#[test]
fn original_injected() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let original = c!((*call.data()).dataOffset.netBufferList);
            let place = call.place().bare();
            let status = place.inject_with(handle(), original, call.length(), Some(complete_clone), 0);
            assert_ne!(status, STATUS_SUCCESS);
        }
    }
    caught(Plan::new(handler), both, "C-022");
}

#[test]
fn flags_of_an_injection() {
    fn handler(call: &Call) {
        call.permit();
        if first(call) {
            let (place, chain) = (call.place().bare(), cloned(call));
            let status = c!(FwpsStreamInjectAsync0(
                pointer(handle()),
                null_mut(),
                1,
                place.flow,
                place.callout,
                place.layer,
                place.flags,
                chain,
                call.length() as _,
                Some(complete_clone),
                null_mut()
            ));
            assert_ne!(status, STATUS_SUCCESS);
            discard(chain);
        }
    }
    caught(Plan::new(handler), both, "C-023");
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
