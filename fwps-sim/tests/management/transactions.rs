//! Transactions: the lock between sessions, what readers see, forced aborts.

use std::sync::atomic::{AtomicUsize, Ordering};

use fwps_sim::Sim;
use fwps_sys::*;

use crate::by_key;
use crate::call::*;
use crate::driver::{driver_entry, keeps, plan};
use crate::{c, get_by_key};

#[test]
fn a_session_sees_its_own_changes_first() {
    keeps(|_| {
        let (a, b) = (open(true), open(true));
        assert_eq!(begin(a, 0), STATUS_SUCCESS);
        assert_eq!(add_sublayer(a, &sublayer(1)), STATUS_SUCCESS);
        let mut own = get_by_key!(FwpmSubLayerGetByKey0, a, key(1)).expect("its own change");
        free(&mut own);
        // Who reads waits for who writes.
        assert_eq!(
            get_by_key!(FwpmSubLayerGetByKey0, b, key(1)).err(),
            Some(STATUS_FWP_TIMEOUT)
        );
        assert_eq!(commit(a), STATUS_SUCCESS);
        let mut now = get_by_key!(FwpmSubLayerGetByKey0, b, key(1)).expect("in force");
        free(&mut now);
        // A read-only transaction keeps writers out, and lets readers in.
        assert_eq!(begin(a, FWPM_TXN_READ_ONLY), STATUS_SUCCESS);
        let mut now = get_by_key!(FwpmSubLayerGetByKey0, b, key(1)).expect("reading goes on");
        free(&mut now);
        assert_eq!(add_sublayer(b, &sublayer(2)), STATUS_FWP_TIMEOUT);
        assert_eq!(
            by_key!(FwpmSubLayerDeleteByKey0, a, 1),
            STATUS_FWP_INCOMPATIBLE_TXN
        );
        assert_eq!(abort(a), STATUS_SUCCESS);
        close(a);
        close(b);
        STATUS_SUCCESS
    });
}

#[test]
fn a_failed_operation_leaves_the_transaction_open() {
    keeps(|_| {
        let engine = open(true);
        begin(engine, 0);
        assert_eq!(add_sublayer(engine, &sublayer(1)), STATUS_SUCCESS);
        assert_eq!(add_sublayer(engine, &sublayer(1)), STATUS_FWP_ALREADY_EXISTS);
        assert_eq!(add_sublayer(engine, &sublayer(2)), STATUS_SUCCESS);
        assert_eq!(commit(engine), STATUS_SUCCESS);
        assert_eq!(by_key!(FwpmSubLayerDeleteByKey0, engine, 1), STATUS_SUCCESS);
        assert_eq!(by_key!(FwpmSubLayerDeleteByKey0, engine, 2), STATUS_SUCCESS);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn a_session_that_ends_takes_its_objects_out_of_the_transaction_of_another() {
    keeps(|_| {
        let (a, b) = (open(true), open(true));
        assert_eq!(add_sublayer(a, &sublayer(1)), STATUS_SUCCESS);
        begin(b, 0);
        assert_eq!(close(a), STATUS_SUCCESS);
        assert_eq!(add_sublayer(b, &sublayer(1)), STATUS_SUCCESS, "the key is free");
        assert_eq!(commit(b), STATUS_SUCCESS);
        close(b);
        STATUS_SUCCESS
    });
}

static ENGINE: AtomicUsize = AtomicUsize::new(0);

#[test]
fn a_transaction_that_was_aborted_by_force_is_told() {
    let mut sim = Sim::builder().build();
    plan(
        |_| {
            let engine = open(true);
            begin(engine, 0);
            assert_eq!(add_sublayer(engine, &sublayer(1)), STATUS_SUCCESS);
            ENGINE.store(engine, Ordering::Relaxed);
            STATUS_SUCCESS
        },
        Some(|| {
            let engine = ENGINE.load(Ordering::Relaxed);
            assert_eq!(add_sublayer(engine, &sublayer(2)), STATUS_FWP_TXN_ABORTED);
            assert_eq!(
                get_by_key!(FwpmSubLayerGetByKey0, engine, key(1)).err(),
                Some(STATUS_FWP_TXN_ABORTED)
            );
            assert_eq!(commit(engine), STATUS_FWP_TXN_ABORTED);
            // From here on the session is as good as new.
            assert_eq!(commit(engine), STATUS_FWP_NO_TXN_IN_PROGRESS);
            assert_eq!(
                get_by_key!(FwpmSubLayerGetByKey0, engine, key(1)).err(),
                Some(STATUS_FWP_SUBLAYER_NOT_FOUND)
            );
            assert_eq!(close(engine), STATUS_SUCCESS);
        }),
    );
    let driver = sim.load(driver_entry).expect("the driver loads");
    sim.abort_transaction();
    sim.unload(driver);
    sim.finish().assert_clean();
}

static FREE: AtomicUsize = AtomicUsize::new(0);

/// # Safety
/// As every thread routine.
unsafe extern "system" fn end_later(context: *mut std::ffi::c_void) {
    let mut interval: LARGE_INTEGER = zeroed();
    interval.QuadPart = -30_000;
    c!(KeDelayExecutionThread(0, 0, &raw mut interval));
    FREE.store(1, Ordering::Relaxed);
    assert_eq!(commit(context.expose_provenance()), STATUS_SUCCESS);
    c!(PsTerminateSystemThread(STATUS_SUCCESS));
}

#[test]
fn a_lock_that_is_freed_in_time_is_taken() {
    for seed in 0..20 {
        let mut sim = Sim::builder().seed(seed).build();
        FREE.store(0, Ordering::Relaxed);
        let done = sim.run(|| {
            let (a, b) = (open(true), open(true));
            begin(a, 0);
            let mut thread = std::ptr::null_mut();
            let status = c!(PsCreateSystemThread(
                &raw mut thread,
                0,
                std::ptr::null_mut(),
                std::ptr::null_mut(),
                std::ptr::null_mut(),
                Some(end_later),
                crate::driver::pointer(a)
            ));
            assert_eq!(status, STATUS_SUCCESS);
            assert_eq!(add_sublayer(b, &sublayer(1)), STATUS_SUCCESS);
            assert_eq!(FREE.load(Ordering::Relaxed), 1, "not before the other commits");
            c!(ZwClose(thread));
            close(a);
            close(b);
        });
        done.expect("the machine goes on");
        sim.settle();
        sim.finish().assert_clean();
    }
}
