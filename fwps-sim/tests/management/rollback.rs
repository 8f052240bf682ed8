//! What an aborted transaction leaves: everything as it was, for every kind of object, and callouts that know so.

use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sim::Sim;
use fwps_sys::*;

use crate::call::*;
use crate::driver::{driver_entry, keeps, plan};
use crate::{by_key, c, get_by_key};

/// Which of the five objects of the tests exist.
fn existing(engine: usize) -> [bool; 5] {
    macro_rules! exists {
        ($function:ident, $number:literal) => {
            match get_by_key!($function, engine, key($number)) {
                Ok(mut block) => {
                    free(&mut block);
                    true
                }
                Err(_) => false,
            }
        };
    }
    [
        exists!(FwpmProviderGetByKey0, 1),
        exists!(FwpmProviderContextGetByKey3, 2),
        exists!(FwpmSubLayerGetByKey0, 3),
        exists!(FwpmCalloutGetByKey0, 4),
        exists!(FwpmFilterGetByKey0, 5),
    ]
}

fn add_all(engine: usize) {
    assert_eq!(add_provider(engine, &provider(1)), STATUS_SUCCESS);
    assert_eq!(add_context(engine, &context(2)), STATUS_SUCCESS);
    assert_eq!(add_sublayer(engine, &sublayer(3)), STATUS_SUCCESS);
    assert_eq!(add_callout(engine, &callout(4, LAYER)), STATUS_SUCCESS);
    assert_eq!(add_filter(engine, &filter(5, 3)), STATUS_SUCCESS);
}

fn delete_all(engine: usize) {
    assert_eq!(by_key!(FwpmFilterDeleteByKey0, engine, 5), STATUS_SUCCESS);
    assert_eq!(by_key!(FwpmCalloutDeleteByKey0, engine, 4), STATUS_SUCCESS);
    assert_eq!(by_key!(FwpmSubLayerDeleteByKey0, engine, 3), STATUS_SUCCESS);
    assert_eq!(
        by_key!(FwpmProviderContextDeleteByKey0, engine, 2),
        STATUS_SUCCESS
    );
    assert_eq!(by_key!(FwpmProviderDeleteByKey0, engine, 1), STATUS_SUCCESS);
}

#[test]
fn every_kind_of_object_is_rolled_back() {
    keeps(|_| {
        let engine = open(false);
        begin(engine, 0);
        add_all(engine);
        assert_eq!(existing(engine), [true; 5]);
        abort(engine);
        assert_eq!(existing(engine), [false; 5], "what was added is gone");
        begin(engine, 0);
        add_all(engine);
        commit(engine);
        begin(engine, 0);
        delete_all(engine);
        assert_eq!(existing(engine), [false; 5]);
        abort(engine);
        assert_eq!(existing(engine), [true; 5], "what was deleted is back");
        // A session that closes aborts (C-346).
        begin(engine, 0);
        delete_all(engine);
        close(engine);
        let engine = open(false);
        assert_eq!(existing(engine), [true; 5]);
        delete_all(engine);
        close(engine);
        STATUS_SUCCESS
    });
}

static NOTIFIED: Mutex<Vec<(i32, u64)>> = Mutex::new(Vec::new());

/// # Safety
/// As every notify routine.
unsafe extern "system" fn notify(
    kind: FWPS_CALLOUT_NOTIFY_TYPE,
    _key: *const GUID,
    filter: *mut FWPS_FILTER2,
) -> NTSTATUS {
    let id = c!((*filter).filterId);
    NOTIFIED.lock().unwrap().push((kind, id));
    STATUS_SUCCESS
}

/// # Safety
/// As every classify routine.
unsafe extern "system" fn classify(
    _values: *const FWPS_INCOMING_VALUES0,
    _metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    _data: *mut std::ffi::c_void,
    _context: *const std::ffi::c_void,
    _filter: *const FWPS_FILTER2,
    _flow: u64,
    _out: *mut FWPS_CLASSIFY_OUT0,
) {
}

/// Registers the callout with key 4.
fn register(device: usize, flags: u32) {
    let callout = FWPS_CALLOUT2 {
        calloutKey: key(4),
        flags,
        classifyFn: Some(classify),
        notifyFn: Some(notify),
        flowDeleteFn: None,
    };
    let status = c!(FwpsCalloutRegister2(
        crate::driver::pointer(device),
        &raw const callout,
        null_mut()
    ));
    assert_eq!(status, STATUS_SUCCESS);
}

fn unregister() {
    let key = key(4);
    assert_eq!(c!(FwpsCalloutUnregisterByKey0(&raw const key)), STATUS_SUCCESS);
}

/// A filter of the callout with key 4.
fn inspection(number: u32) -> FWPM_FILTER0 {
    let mut filter = filter(number, 3);
    filter.action.type_ = FWP_ACTION_CALLOUT_INSPECTION;
    filter.action.__bindgen_anon_1.calloutKey = key(4);
    filter
}

/// What callouts were told since the last call.
fn told() -> Vec<(i32, u64)> {
    std::mem::take(&mut NOTIFIED.lock().unwrap())
}

fn add_with_id(engine: usize, filter: &FWPM_FILTER0) -> u64 {
    let mut id = 0;
    let status = c!(FwpmFilterAdd0(
        crate::driver::pointer(engine),
        &raw const *filter,
        null_mut(),
        &raw mut id
    ));
    assert_eq!(status, STATUS_SUCCESS);
    id
}

const ADD: i32 = FWPS_CALLOUT_NOTIFY_ADD_FILTER;
const DELETE: i32 = FWPS_CALLOUT_NOTIFY_DELETE_FILTER;
const COMMITTED: i32 = FWPS_CALLOUT_NOTIFY_ADD_FILTER_POST_COMMIT;

#[test]
fn callouts_are_told_of_each_filter_that_comes_to_nothing() {
    let mut sim = Sim::builder().build();
    plan(
        |device| {
            told();
            register(device, 0);
            let engine = open(true);
            add_sublayer(engine, &sublayer(3));
            add_callout(engine, &callout(4, LAYER));
            begin(engine, 0);
            let first = add_with_id(engine, &inspection(5));
            assert_eq!(told(), [(ADD, first)], "told at once, the lock is held (C-347)");
            abort(engine);
            assert_eq!(told(), [(DELETE, first)]);
            // Added and deleted in one transaction: the add was told, so the delete is, whatever comes of the transaction.
            begin(engine, 0);
            let second = add_with_id(engine, &inspection(5));
            assert_eq!(by_key!(FwpmFilterDeleteByKey0, engine, 5), STATUS_SUCCESS);
            abort(engine);
            assert_eq!(told(), [(ADD, second), (DELETE, second)]);
            // A deletion that is taken back is told to nobody.
            let third = add_with_id(engine, &inspection(5));
            begin(engine, 0);
            by_key!(FwpmFilterDeleteByKey0, engine, 5);
            abort(engine);
            assert_eq!(told(), [(ADD, third)]);
            close(engine);
            assert_eq!(told(), [(DELETE, third)]);
            STATUS_SUCCESS
        },
        Some(unregister),
    );
    let driver = sim.load(driver_entry).expect("the driver loads");
    sim.unload(driver);
    sim.finish().assert_clean();
}

#[test]
fn callouts_that_ask_are_told_of_the_commit() {
    let mut sim = Sim::builder().build();
    plan(
        |device| {
            told();
            register(device, FWP_CALLOUT_FLAG_ENABLE_COMMIT_ADD_NOTIFY);
            let engine = open(true);
            add_sublayer(engine, &sublayer(3));
            add_callout(engine, &callout(4, LAYER));
            begin(engine, 0);
            let id = add_with_id(engine, &inspection(5));
            assert_eq!(told(), [(ADD, id)]);
            commit(engine);
            assert_eq!(told(), [(COMMITTED, id)]);
            begin(engine, 0);
            let dropped = add_with_id(engine, &inspection(6));
            abort(engine);
            assert_eq!(
                told(),
                [(ADD, dropped), (DELETE, dropped)],
                "no commit, no word of it"
            );
            close(engine);
            assert_eq!(told(), [(DELETE, id)]);
            STATUS_SUCCESS
        },
        Some(unregister),
    );
    let driver = sim.load(driver_entry).expect("the driver loads");
    sim.unload(driver);
    sim.finish().assert_clean();
}
