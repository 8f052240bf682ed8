//! Drivers that break one contract of the management functions each, and are caught with its number and no other.

use std::ptr::{null, null_mut};
use std::sync::atomic::{AtomicUsize, Ordering};

use fwps_sim::Sim;
use fwps_sys::*;

use crate::call::*;
use crate::driver::{breaks, driver_entry, keeps, plan, pointer};
use crate::{c, get_by_key};

/// A session with three sublayers of its own, and an enumeration of sublayers.
fn enumeration() -> (usize, HANDLE) {
    let engine = open(true);
    for number in 1..4 {
        assert_eq!(add_sublayer(engine, &sublayer(number)), STATUS_SUCCESS);
    }
    let mut handle = null_mut();
    let status = c!(FwpmSubLayerCreateEnumHandle0(
        pointer(engine),
        null(),
        &raw mut handle
    ));
    assert_eq!(status, STATUS_SUCCESS);
    (engine, handle)
}

fn page(engine: usize, handle: HANDLE) -> (*mut *mut FWPM_SUBLAYER0, u32) {
    let (mut entries, mut count) = (null_mut(), 0);
    let status = c!(FwpmSubLayerEnum0(
        pointer(engine),
        handle,
        100,
        &raw mut entries,
        &raw mut count
    ));
    assert_eq!(status, STATUS_SUCCESS);
    (entries, count)
}

fn destroy(engine: usize, handle: HANDLE) -> NTSTATUS {
    c!(FwpmSubLayerDestroyEnumHandle0(pointer(engine), handle))
}

#[test]
fn an_enumeration_that_is_used_as_it_should_be() {
    keeps(|_| {
        let (engine, handle) = enumeration();
        let (mut entries, count) = page(engine, handle);
        assert!(count >= 6, "three built-in ones and the driver's");
        free(&mut entries);
        assert_eq!(destroy(engine, handle), STATUS_SUCCESS);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn memory_that_is_never_freed() {
    breaks("C-364", |_| {
        let engine = open(true);
        get_by_key!(FwpmSubLayerGetByKey0, engine, FWPM_SUBLAYER_UNIVERSAL).expect("it is built in");
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn memory_that_is_freed_twice() {
    breaks("C-364", |_| {
        let engine = open(true);
        let mut block =
            get_by_key!(FwpmSubLayerGetByKey0, engine, FWPM_SUBLAYER_UNIVERSAL).expect("it is built in");
        let mut again = block;
        free(&mut block);
        free(&mut again);
        assert!(again.is_null());
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn entries_that_are_freed_one_by_one() {
    breaks("C-365", |_| {
        let (engine, handle) = enumeration();
        let (mut entries, count) = page(engine, handle);
        for index in 0..count as usize {
            let mut entry = c!(*entries.add(index));
            free(&mut entry);
        }
        free(&mut entries);
        destroy(engine, handle);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn an_array_that_is_freed_twice() {
    breaks("C-365", |_| {
        let (engine, handle) = enumeration();
        let (mut entries, _) = page(engine, handle);
        let mut again = entries;
        free(&mut entries);
        free(&mut again);
        destroy(engine, handle);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn a_sid_that_is_freed_beside_its_descriptor() {
    breaks("C-366", |_| {
        let engine = open(true);
        let (mut owner, mut descriptor) = (null_mut(), null_mut());
        let status = c!(FwpmEngineGetSecurityInfo0(
            pointer(engine),
            1,
            &raw mut owner,
            null_mut(),
            null_mut(),
            null_mut(),
            &raw mut descriptor
        ));
        assert_eq!(status, STATUS_SUCCESS);
        free(&mut owner);
        free(&mut descriptor);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn an_enumeration_handle_that_its_session_leaves_behind() {
    breaks("C-367", |_| {
        let (engine, _handle) = enumeration();
        assert_eq!(close(engine), STATUS_SUCCESS);
        STATUS_SUCCESS
    });
}

#[test]
fn an_enumeration_handle_on_another_session() {
    breaks("C-367", |_| {
        let (engine, handle) = enumeration();
        let other = open(true);
        assert_eq!(destroy(other, handle), STATUS_INVALID_HANDLE);
        assert_eq!(destroy(engine, handle), STATUS_SUCCESS);
        close(other);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn an_enumeration_handle_of_other_objects() {
    breaks("C-367", |_| {
        let (engine, handle) = enumeration();
        let status = c!(FwpmProviderDestroyEnumHandle0(pointer(engine), handle));
        assert_eq!(status, STATUS_INVALID_HANDLE);
        assert_eq!(destroy(engine, handle), STATUS_SUCCESS);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn an_enumeration_handle_that_is_destroyed_twice() {
    breaks("C-367", |_| {
        let (engine, handle) = enumeration();
        assert_eq!(destroy(engine, handle), STATUS_SUCCESS);
        assert_eq!(destroy(engine, handle), STATUS_INVALID_HANDLE);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn a_session_that_is_left_open() {
    breaks("C-335", |_| {
        open(true);
        STATUS_SUCCESS
    });
}

#[test]
fn a_transaction_that_is_left_open() {
    breaks("C-340", |_| {
        let engine = open(true);
        begin(engine, 0);
        STATUS_SUCCESS
    });
}

#[test]
fn a_transaction_that_its_own_thread_waits_for() {
    let mut sim = Sim::builder().build();
    let stopped = sim.run(|| {
        let first = open(true);
        begin(first, 0);
        let mut patient = session(true);
        patient.txnWaitTimeoutInMSec = u32::MAX;
        let second = open_as(&patient).expect("a session opens");
        add_sublayer(second, &sublayer(1));
    });
    assert!(stopped.is_err());
    let outcome = sim.finish();
    assert_eq!(outcome.reports.len(), 1);
    assert_eq!(outcome.reports[0].contract.to_string(), "C-340");
}

static EVENT: AtomicUsize = AtomicUsize::new(0);

/// # Safety
/// As every notify routine.
unsafe extern "system" fn waiting_notify(
    _kind: FWPS_CALLOUT_NOTIFY_TYPE,
    _key: *const GUID,
    _filter: *mut FWPS_FILTER2,
) -> NTSTATUS {
    let event = pointer(EVENT.load(Ordering::Relaxed));
    c!(KeWaitForSingleObject(event, 0, 0, 0, null_mut()));
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

/// The thread that notifyFn waits for adds something to the engine before it sets the event.
///
/// # Safety
/// As every thread routine.
unsafe extern "system" fn setter(_context: *mut std::ffi::c_void) {
    let engine = open(true);
    assert_eq!(add_sublayer(engine, &sublayer(9)), STATUS_FWP_TIMEOUT);
    close(engine);
    c!(KeSetEvent(pointer(EVENT.load(Ordering::Relaxed)), 0, 0));
    c!(PsTerminateSystemThread(STATUS_SUCCESS));
}

#[test]
fn a_notification_that_waits_for_a_thread_that_waits_for_the_lock() {
    let mut sim = Sim::builder().build();
    plan(
        |device| {
            let event: &mut KEVENT = Box::leak(Box::new(zeroed()));
            c!(KeInitializeEvent(&raw mut *event, 0, 0));
            EVENT.store((&raw mut *event).expose_provenance(), Ordering::Relaxed);
            let callout_key = key(4);
            let registered = FWPS_CALLOUT2 {
                calloutKey: callout_key,
                flags: 0,
                classifyFn: Some(classify),
                notifyFn: Some(waiting_notify),
                flowDeleteFn: None,
            };
            let status = c!(FwpsCalloutRegister2(
                pointer(device),
                &raw const registered,
                null_mut()
            ));
            assert_eq!(status, STATUS_SUCCESS);
            let engine = open(false);
            add_sublayer(engine, &sublayer(3));
            add_callout(engine, &callout(4, LAYER));
            let mut thread = null_mut();
            let mut filter = filter(5, 3);
            filter.action.type_ = FWP_ACTION_CALLOUT_INSPECTION;
            filter.action.__bindgen_anon_1.calloutKey = callout_key;
            begin(engine, 0);
            c!(PsCreateSystemThread(
                &raw mut thread,
                0,
                null_mut(),
                null_mut(),
                null_mut(),
                Some(setter),
                null_mut()
            ));
            c!(ZwClose(thread));
            assert_eq!(add_filter(engine, &filter), STATUS_SUCCESS);
            // The event stays set only once; the deletion must not wait.
            c!(KeSetEvent(pointer(EVENT.load(Ordering::Relaxed)), 0, 0));
            abort(engine);
            crate::by_key!(FwpmCalloutDeleteByKey0, engine, 4);
            crate::by_key!(FwpmSubLayerDeleteByKey0, engine, 3);
            close(engine);
            assert_eq!(
                c!(FwpsCalloutUnregisterByKey0(&raw const callout_key)),
                STATUS_SUCCESS
            );
            STATUS_SUCCESS
        },
        None,
    );
    let driver = sim.load(driver_entry).expect("the driver loads");
    sim.settle();
    sim.unload(driver);
    let outcome = sim.finish();
    let told: Vec<_> = outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect();
    assert_eq!(told, ["C-347"], "{:#?}", outcome.reports);
}
