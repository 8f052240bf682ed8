//! Sessions, transactions, objects, notifications: what works, and what is refused with which status.

use crate::c;
use crate::support::packets::{Kind, packet};
use crate::support::plain::{self, Answer, Filter, condition};
use fwps_sim::Sim;
use fwps_sys::*;

const LAYER: GUID = FWPM_LAYER_OUTBOUND_TRANSPORT_V6;

const FILTER: Filter = Filter {
    layer: LAYER,
    sublayer: 100,
    weight: 1,
    action: FWP_ACTION_CALLOUT_TERMINATING,
    callout: 0,
    flags: 0,
};

/// Runs a test inside of a machine with the plain driver.
fn with_driver(test: impl FnOnce() + Send) {
    let mut sim = Sim::builder().build();
    let driver = sim.load(plain::driver_entry).expect("the driver loads");
    plain::set_answers([Answer::Permit; 4]);
    sim.run(test).expect("the machine runs");
    sim.unload(driver);
    sim.finish().assert_clean();
}

#[test]
fn transactions_take_effect_at_commit_only() {
    with_driver(|| {
        let (a, b) = (plain::open(true), plain::open(true));
        assert_eq!(plain::commit(a), STATUS_FWP_NO_TXN_IN_PROGRESS);
        assert_eq!(plain::abort(a), STATUS_FWP_NO_TXN_IN_PROGRESS);
        assert_eq!(plain::begin(a, 0), STATUS_SUCCESS);
        assert_eq!(plain::begin(a, 0), STATUS_FWP_TXN_IN_PROGRESS);
        assert_eq!(plain::add_sublayer(a, 100, 5), STATUS_SUCCESS);
        // The other session waits for the lock, in vain.
        assert_eq!(plain::begin(b, 0), STATUS_FWP_TIMEOUT);
        assert_eq!(plain::add_sublayer(b, 101, 5), STATUS_FWP_TIMEOUT);
        assert_eq!(plain::abort(a), STATUS_SUCCESS);
        assert_eq!(
            plain::add_sublayer(a, 100, 5),
            STATUS_SUCCESS,
            "the abort took the first one back"
        );
        assert_eq!(plain::add_sublayer(a, 100, 5), STATUS_FWP_ALREADY_EXISTS);
        assert_eq!(plain::begin(a, FWPM_TXN_READ_ONLY), STATUS_SUCCESS);
        assert_eq!(plain::add_sublayer(a, 102, 5), STATUS_FWP_INCOMPATIBLE_TXN);
        assert_eq!(plain::commit(a), STATUS_SUCCESS);
        assert_eq!(plain::begin(a, 8), STATUS_FWP_INVALID_FLAGS);
        assert_eq!(plain::close(a), STATUS_SUCCESS);
        assert_eq!(
            plain::add_sublayer(b, 100, 5),
            STATUS_SUCCESS,
            "the dynamic session took its objects along"
        );
        assert_eq!(plain::close(b), STATUS_SUCCESS);
    });
}

#[test]
fn filters_are_checked() {
    with_driver(|| {
        let engine = plain::open(true);
        assert_eq!(FILTER.add(engine, &[]), Err(STATUS_FWP_SUBLAYER_NOT_FOUND));
        assert_eq!(plain::add_sublayer(engine, 100, 5), STATUS_SUCCESS);
        assert_eq!(FILTER.add(engine, &[]), Err(STATUS_FWP_CALLOUT_NOT_FOUND));
        assert_eq!(
            plain::add_callout(engine, 0, FWPM_LAYER_INBOUND_TRANSPORT_V6),
            STATUS_SUCCESS
        );
        assert_eq!(FILTER.add(engine, &[]), Err(STATUS_FWP_INCOMPATIBLE_LAYER));
        assert_eq!(plain::add_callout(engine, 1, LAYER), STATUS_SUCCESS);
        assert_eq!(
            plain::add_callout(engine, 2, plain::key(9)),
            STATUS_FWP_LAYER_NOT_FOUND
        );
        let good = Filter { callout: 1, ..FILTER };
        assert_eq!(
            Filter {
                layer: plain::key(9),
                ..good
            }
            .add(engine, &[]),
            Err(STATUS_FWP_LAYER_NOT_FOUND)
        );
        assert_eq!(
            Filter {
                action: 0x1234,
                ..good
            }
            .add(engine, &[]),
            Err(STATUS_FWP_INVALID_ACTION_TYPE)
        );
        assert_eq!(
            Filter {
                flags: 0x8000_0000,
                ..good
            }
            .add(engine, &[]),
            Err(STATUS_FWP_INVALID_FLAGS)
        );
        let protocol = FWPM_CONDITION_IP_PROTOCOL;
        let refused = [
            (
                condition(plain::key(9), FWP_MATCH_EQUAL, FWP_UINT8, 1),
                STATUS_FWP_CONDITION_NOT_FOUND,
            ),
            (
                condition(FWPM_CONDITION_ALE_APP_ID, FWP_MATCH_EQUAL, FWP_UINT8, 1),
                STATUS_FWP_CONDITION_NOT_FOUND,
            ),
            (
                condition(protocol, FWP_MATCH_EQUAL, FWP_UINT16, 1),
                STATUS_FWP_TYPE_MISMATCH,
            ),
            (
                condition(protocol, FWP_MATCH_RANGE, FWP_UINT8, 1),
                STATUS_FWP_MATCH_TYPE_MISMATCH,
            ),
            (
                condition(protocol, 99, FWP_UINT8, 1),
                STATUS_FWP_MATCH_TYPE_MISMATCH,
            ),
            (
                condition(FWPM_CONDITION_IP_LOCAL_ADDRESS, 0, FWP_V6_ADDR_MASK, 0),
                STATUS_FWP_NULL_POINTER,
            ),
        ];
        for (condition, status) in refused {
            assert_eq!(good.add(engine, &[condition]), Err(status));
        }
        let id = good.add(engine, &[]).expect("in order");
        assert_eq!(plain::delete_filter(engine, id), STATUS_SUCCESS);
        assert_eq!(plain::delete_filter(engine, id), STATUS_FWP_FILTER_NOT_FOUND);
        plain::close(engine);
    });
}

#[test]
fn callouts_are_told_of_their_filters() {
    with_driver(|| {
        let engine = plain::open(true);
        plain::add_sublayer(engine, 100, 5);
        plain::add_callout(engine, 0, LAYER);
        let id = FILTER.add(engine, &[]).expect("in order");
        assert_eq!(plain::notified(), [(FWPS_CALLOUT_NOTIFY_ADD_FILTER, true)]);
        plain::delete_filter(engine, id);
        assert_eq!(
            plain::notified()[1..],
            [(FWPS_CALLOUT_NOTIFY_DELETE_FILTER, false)],
            "a delete has no key"
        );
        plain::set_notify_status(STATUS_INSUFFICIENT_RESOURCES);
        assert_eq!(
            FILTER.add(engine, &[]),
            Err(STATUS_FWP_CALLOUT_NOTIFICATION_FAILED)
        );
        plain::set_notify_status(STATUS_SUCCESS);
        FILTER.add(engine, &[]).expect("in order");
        let before = plain::notified().len();
        plain::close(engine);
        assert_eq!(
            plain::notified()[before..],
            [(FWPS_CALLOUT_NOTIFY_DELETE_FILTER, false)]
        );
    });
}

#[test]
fn sessions_delete_only_what_is_theirs() {
    with_driver(|| {
        let (dynamic, other, fixed) = (plain::open(true), plain::open(true), plain::open(false));
        plain::add_sublayer(dynamic, 100, 5);
        let block = Filter {
            action: FWP_ACTION_BLOCK,
            ..FILTER
        };
        let id = block.add(dynamic, &[]).expect("in order");
        assert_eq!(plain::delete_filter(other, id), STATUS_FWP_WRONG_SESSION);
        assert_eq!(
            block.add(fixed, &[]),
            Err(STATUS_FWP_LIFETIME_MISMATCH),
            "the sublayer may go earlier"
        );
        plain::add_sublayer(fixed, 101, 5);
        let id = Filter {
            sublayer: 101,
            ..block
        }
        .add(fixed, &[])
        .expect("in order");
        assert_eq!(
            plain::delete_filter(dynamic, id),
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS
        );
        assert_eq!(plain::delete_filter(fixed, id), STATUS_SUCCESS);
        for session in [dynamic, other, fixed] {
            assert_eq!(plain::close(session), STATUS_SUCCESS);
        }
    });
}

#[test]
fn a_filter_whose_callout_is_gone_blocks() {
    let mut sim = Sim::builder().build();
    let driver = sim.load(plain::driver_entry).expect("the driver loads");
    plain::set_answers([Answer::Permit; 4]);
    let engine = sim
        .run(|| {
            let engine = plain::open(true);
            plain::add_sublayer(engine, 100, 5);
            plain::add_callout(engine, 0, LAYER);
            FILTER.add(engine, &[]).expect("in order");
            engine
        })
        .expect("the machine runs");
    sim.send(&packet(Kind::Udp6, false, b"passes"))
        .expect("well formed");
    sim.unload(driver);
    sim.send(&packet(Kind::Udp6, false, b"is blocked"))
        .expect("well formed");
    sim.run(move || plain::close(engine)).expect("the machine runs");
    sim.send(&packet(Kind::Udp6, false, b"passes again"))
        .expect("well formed");
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.output.len(), 2);
}

#[test]
fn names_weights_and_flags_are_checked() {
    with_driver(|| {
        let engine = plain::open(true);
        plain::add_sublayer(engine, 100, 5);
        plain::add_callout(engine, 0, LAYER);
        // SAFETY: all fields are integers, pointers and unions of them, for which zero is valid.
        let mut filter: FWPM_FILTER0 = unsafe { std::mem::zeroed() };
        filter.layerKey = LAYER;
        filter.subLayerKey = plain::key(100);
        filter.action.type_ = FWP_ACTION_PERMIT;
        let add = |filter: &FWPM_FILTER0| {
            let engine = crate::support::driver::pointer(engine);
            c!(FwpmFilterAdd0(
                engine,
                &raw const *filter,
                std::ptr::null_mut(),
                std::ptr::null_mut()
            ))
        };
        assert_eq!(add(&filter), STATUS_FWP_NULL_DISPLAY_NAME);
        filter.displayData = crate::support::driver::name();
        filter.weight.type_ = FWP_UINT32;
        assert_eq!(add(&filter), STATUS_FWP_INVALID_WEIGHT);
        filter.weight.type_ = FWP_UINT8;
        filter.weight.__bindgen_anon_1.uint8 = 16;
        assert_eq!(add(&filter), STATUS_FWP_INVALID_WEIGHT, "ranges go from 0 to 15");
        filter.weight.__bindgen_anon_1.uint8 = 15;
        assert_eq!(add(&filter), STATUS_SUCCESS);
        filter.weight.type_ = FWP_EMPTY;
        assert_eq!(add(&filter), STATUS_SUCCESS);
        filter.flags = FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED;
        assert_eq!(
            add(&filter),
            STATUS_FWP_INVALID_FLAGS,
            "only for terminating and unknown callouts"
        );
        filter.flags = FWPM_FILTER_FLAG_PERSISTENT;
        assert_eq!(
            add(&filter),
            STATUS_FWP_LIFETIME_MISMATCH,
            "a dynamic session has no persistent objects"
        );
        plain::close(engine);
    });
}

#[test]
fn objects_in_use_and_built_in_ones_stay() {
    with_driver(|| {
        let engine = plain::open(true);
        plain::add_sublayer(engine, 100, 5);
        plain::add_callout(engine, 0, LAYER);
        let id = FILTER.add(engine, &[]).expect("in order");
        let handle = || crate::support::driver::pointer::<std::ffi::c_void>(engine);
        let key = plain::key(100);
        let callout = plain::key(0);
        assert_eq!(
            c!(FwpmSubLayerDeleteByKey0(handle(), &raw const key)),
            STATUS_FWP_IN_USE
        );
        assert_eq!(
            c!(FwpmCalloutDeleteByKey0(handle(), &raw const callout)),
            STATUS_FWP_IN_USE
        );
        assert_eq!(plain::delete_filter(engine, id), STATUS_SUCCESS);
        assert_eq!(
            c!(FwpmCalloutDeleteByKey0(handle(), &raw const callout)),
            STATUS_SUCCESS
        );
        assert_eq!(
            c!(FwpmCalloutDeleteByKey0(handle(), &raw const callout)),
            STATUS_FWP_CALLOUT_NOT_FOUND
        );
        assert_eq!(
            c!(FwpmSubLayerDeleteByKey0(handle(), &raw const key)),
            STATUS_SUCCESS
        );
        let universal = FWPM_SUBLAYER_UNIVERSAL;
        let status = c!(FwpmSubLayerDeleteByKey0(handle(), &raw const universal));
        assert_eq!(status, STATUS_FWP_BUILTIN_OBJECT);
        plain::close(engine);
    });
}
