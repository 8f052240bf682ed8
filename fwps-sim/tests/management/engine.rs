//! Sessions, engine options, and the connections that there are not.

use std::ptr::{null, null_mut};

use fwps_sys::*;

use crate::c;
use crate::call::*;
use crate::driver::{keeps, pointer};
use crate::enumerate;

#[test]
fn sessions_are_listed_as_they_were_opened() {
    keeps(|_| {
        let mut first = session(true);
        first.displayData.name = wide("mine");
        first.sessionKey = key(1);
        let first = open_as(&first).expect("a session opens");
        let second = open(false);
        let listed = enumerate!(
            FwpmSessionCreateEnumHandle0,
            FwpmSessionEnum0,
            FwpmSessionDestroyEnumHandle0,
            second,
            null(),
            1,
            |session: FWPM_SESSION0| (number(session.sessionKey), session.flags, session.kernelMode)
        )
        .expect("sessions are listed");
        assert_eq!(listed.len(), 2);
        assert_eq!(listed[0], (number(key(1)), FWPM_SESSION_FLAG_DYNAMIC, 1));
        assert_eq!((listed[1].1, listed[1].2), (0, 1));
        assert_eq!(close(first), STATUS_SUCCESS);
        assert_eq!(close(second), STATUS_SUCCESS);
        STATUS_SUCCESS
    });
}

#[test]
fn sessions_have_keys_of_their_own_and_known_flags() {
    keeps(|_| {
        let mut mine = session(false);
        mine.sessionKey = key(1);
        let engine = open_as(&mine).expect("a session opens");
        assert_eq!(open_as(&mine), Err(STATUS_FWP_ALREADY_EXISTS));
        close(engine);
        let engine = open_as(&mine).expect("the key is free again");
        close(engine);
        mine.flags = 8;
        assert_eq!(open_as(&mine), Err(STATUS_FWP_INVALID_FLAGS));
        STATUS_SUCCESS
    });
}

fn get_option(engine: usize, option: FWPM_ENGINE_OPTION) -> Result<u32, NTSTATUS> {
    let mut value = null_mut();
    match c!(FwpmEngineGetOption0(pointer(engine), option, &raw mut value)) {
        STATUS_SUCCESS => {
            let copy: FWP_VALUE0 = c!(*value);
            assert_eq!(copy.type_, FWP_UINT32);
            free(&mut value);
            Ok(c!(copy.__bindgen_anon_1.uint32))
        }
        status => Err(status),
    }
}

fn set_option(engine: usize, option: FWPM_ENGINE_OPTION, value: u32) -> NTSTATUS {
    let mut new: FWP_VALUE0 = zeroed();
    new.type_ = FWP_UINT32;
    new.__bindgen_anon_1.uint32 = value;
    c!(FwpmEngineSetOption0(pointer(engine), option, &raw const new))
}

#[test]
fn options_are_set_outside_of_transactions_and_dynamic_sessions() {
    keeps(|_| {
        let (fixed, dynamic) = (open(false), open(true));
        let option = FWPM_ENGINE_PACKET_QUEUING;
        assert_eq!(get_option(fixed, option), Ok(0));
        assert_eq!(set_option(fixed, option, 3), STATUS_SUCCESS);
        assert_eq!(get_option(dynamic, option), Ok(3));
        assert_eq!(
            set_option(dynamic, option, 1),
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS
        );
        begin(fixed, 0);
        assert_eq!(set_option(fixed, option, 1), STATUS_FWP_TXN_IN_PROGRESS);
        abort(fixed);
        assert_eq!(
            get_option(fixed, FWPM_ENGINE_OPTION_MAX),
            Err(STATUS_FWP_INVALID_ENUMERATOR)
        );
        assert_eq!(set_option(fixed, -1, 1), STATUS_FWP_INVALID_ENUMERATOR);
        let mut wrong: FWP_VALUE0 = zeroed();
        wrong.type_ = FWP_UINT16;
        let status = c!(FwpmEngineSetOption0(pointer(fixed), option, &raw const wrong));
        assert_eq!(status, STATUS_FWP_TYPE_MISMATCH);
        let status = c!(FwpmEngineSetOption0(pointer(fixed), option, null()));
        assert_eq!(status, STATUS_FWP_NULL_POINTER);
        assert_eq!(get_option(fixed, option), Ok(3), "no refusal changed it");
        close(fixed);
        close(dynamic);
        STATUS_SUCCESS
    });
}

#[test]
fn connections_are_watched_only_when_asked_for() {
    keeps(|_| {
        let engine = open(false);
        let mut handle = null_mut();
        let create = |handle: &mut HANDLE| {
            c!(FwpmConnectionCreateEnumHandle0(
                pointer(engine),
                null(),
                &raw mut *handle
            ))
        };
        assert_eq!(create(&mut handle), STATUS_FWP_CONNECTIONS_DISABLED);
        assert_eq!(
            set_option(engine, FWPM_ENGINE_MONITOR_IPSEC_CONNECTIONS, 1),
            STATUS_SUCCESS
        );
        assert_eq!(create(&mut handle), STATUS_SUCCESS);
        let (mut entries, mut count) = (null_mut(), 1);
        let status = c!(FwpmConnectionEnum0(
            pointer(engine),
            handle,
            10,
            &raw mut entries,
            &raw mut count
        ));
        assert_eq!((status, count), (STATUS_SUCCESS, 0));
        assert!(entries.is_null());
        let status = c!(FwpmConnectionDestroyEnumHandle0(pointer(engine), handle));
        assert_eq!(status, STATUS_SUCCESS);
        let mut connection = null_mut();
        let status = c!(FwpmConnectionGetById0(pointer(engine), 1, &raw mut connection));
        assert_eq!(status, STATUS_FWP_NOT_FOUND);
        close(engine);
        STATUS_SUCCESS
    });
}
