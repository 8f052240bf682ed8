//! Writable layer data that is used or given back as it must not be.

use std::ptr::null_mut;

use fwps_sys::*;

use super::{at_connect, caught, caught_later, each_pended};
use crate::c;
use crate::call::{apply, complete, lend, release};
use crate::driver::{Handler, keep, pend_and_keep};
use crate::support::driver::pointer;

#[test]
fn layer_data_acquired_with_a_released_handle() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let handle = call.acquire();
            release(handle);
            let refused = lend(handle, call.filter, call.out);
            assert_eq!(refused.err(), Some(STATUS_INVALID_PARAMETER));
            call.permit();
        });
    };
    caught(handler, "C-227");
}

#[test]
fn layer_data_acquired_with_the_engine_s_structure() {
    let after = || {
        each_pended(|pended| {
            let refused = lend(pended.handle, pended.filter, pointer(pended.out));
            assert_eq!(refused.err(), Some(STATUS_INVALID_PARAMETER));
            complete(pended.handle, FWP_ACTION_PERMIT);
            release(pended.handle);
        });
    };
    caught_later(|call| at_connect(call, pend_and_keep), after, "C-233");
}

#[test]
fn changes_applied_after_the_completion() {
    let after = || {
        each_pended(|pended| {
            let request = lend(pended.handle, pended.filter, null_mut()).expect("pended");
            complete(pended.handle, FWP_ACTION_PERMIT);
            apply(pended.handle, request, 0);
            release(pended.handle);
        });
    };
    caught_later(|call| at_connect(call, pend_and_keep), after, "C-234");
}

#[test]
fn changes_applied_after_the_release() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            call.query();
            let handle = call.acquire();
            let request = call.lend(handle);
            release(handle);
            apply(handle, request, 0);
            call.permit_again();
        });
    };
    caught(handler, "C-234");
}

#[test]
fn layer_data_not_applied() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let handle = call.acquire();
            call.lend(handle);
            call.permit_again();
            release(handle);
        });
    };
    caught(handler, "C-235");
}

#[test]
fn layer_data_of_a_pended_classification_not_applied() {
    let after = || {
        each_pended(|pended| {
            lend(pended.handle, pended.filter, null_mut()).expect("pended");
            complete(pended.handle, FWP_ACTION_PERMIT);
            release(pended.handle);
        });
    };
    caught_later(|call| at_connect(call, pend_and_keep), after, "C-235");
}

#[test]
fn layer_data_applied_twice() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let handle = call.acquire();
            let request = call.lend(handle);
            apply(handle, request, 0);
            apply(handle, request, 0);
            call.permit_again();
            release(handle);
        });
    };
    caught(handler, "C-235");
}

#[test]
fn address_of_the_pointer_applied() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let handle = call.acquire();
            let mut request = call.lend(handle);
            apply(handle, (&raw mut request).cast(), 0);
            call.permit_again();
            release(handle);
        });
    };
    caught(handler, "C-235");
}

#[test]
fn layer_data_applied_with_another_handle() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let (handle, other) = (call.acquire(), call.acquire());
            let request = call.lend(handle);
            apply(other, request, 0);
            apply(handle, request, 0);
            call.permit_again();
            release(handle);
            release(other);
        });
    };
    caught(handler, "C-235");
}

#[test]
fn layer_data_used_after_it_was_applied() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let handle = call.acquire();
            let request = call.lend(handle);
            apply(handle, request, 0);
            // The simulator keeps freed memory for a while, so as to notice this.
            c!((*request).portReservationToken = 7);
            call.permit_again();
            release(handle);
        });
    };
    caught(handler, "C-235");
}

#[test]
fn layer_data_acquired_after_the_call() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let handle = call.acquire();
            keep(call, handle, 0);
            call.permit();
        });
    };
    let after = || {
        each_pended(|pended| {
            let refused = lend(pended.handle, pended.filter, null_mut());
            assert_eq!(refused.err(), Some(STATUS_INVALID_PARAMETER));
            release(pended.handle);
        });
    };
    caught_later(handler, after, "C-235");
}

#[test]
fn repetition_asked_for_inline() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let handle = call.acquire();
            let request = call.lend(handle);
            apply(
                handle,
                request,
                FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS,
            );
            call.permit_again();
            release(handle);
        });
    };
    caught(handler, "C-237");
}

#[test]
fn unknown_flag_at_apply() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let handle = call.acquire();
            let request = call.lend(handle);
            apply(handle, request, 8);
            call.permit_again();
            release(handle);
        });
    };
    caught(handler, "C-023");
}

#[test]
fn layer_data_acquired_for_another_filter() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let handle = call.acquire();
            let request = lend(handle, call.filter + 1, call.out).expect("lent all the same");
            apply(handle, request, 0);
            call.permit_again();
            release(handle);
        });
    };
    caught(handler, "C-247");
}

#[test]
fn layer_data_itself_changed() {
    let handler: Handler = |call| {
        at_connect(call, |call| {
            let request: *mut FWPS_CONNECT_REQUEST0 = call.data.cast();
            c!((*request).portReservationToken = 7);
            call.permit();
        });
    };
    caught(handler, "C-099");
}
