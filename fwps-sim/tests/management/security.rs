//! Security information of the engine and of its objects.

use std::ptr::{null, null_mut};

use fwps_sys::*;

use crate::c;
use crate::call::*;
use crate::driver::{keeps, pointer};

const OWNER: u32 = 1;
const DACL: u32 = 4;

/// S-1-5-32-544, the administrators.
const ADMINISTRATORS: [u8; 16] = [1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0];

/// The owner of a sublayer, and whether the DACL was returned.
fn owner(engine: usize, number: u32, which: u32) -> Result<(Vec<u8>, bool), NTSTATUS> {
    let key = key(number);
    let (mut sid, mut dacl, mut descriptor) = (null_mut(), null_mut(), null_mut());
    let status = c!(FwpmSubLayerGetSecurityInfoByKey0(
        pointer(engine),
        &raw const key,
        which,
        &raw mut sid,
        null_mut(),
        &raw mut dacl,
        null_mut(),
        &raw mut descriptor
    ));
    if status != STATUS_SUCCESS {
        return Err(status);
    }
    let count = c!(*sid.cast::<u8>().add(1));
    let bytes = c!(std::slice::from_raw_parts(
        sid.cast::<u8>(),
        8 + 4 * usize::from(count)
    ))
    .to_vec();
    let has_dacl = !dacl.is_null();
    free(&mut descriptor);
    Ok((bytes, has_dacl))
}

fn set_owner(engine: usize, number: u32, sid: *const SID) -> NTSTATUS {
    let key = key(number);
    c!(FwpmSubLayerSetSecurityInfoByKey0(
        pointer(engine),
        &raw const key,
        OWNER,
        sid,
        null(),
        null(),
        null()
    ))
}

#[test]
fn owners_can_be_changed_outside_of_transactions() {
    keeps(|_| {
        let engine = open(true);
        add_sublayer(engine, &sublayer(1));
        let (system, has_dacl) = owner(engine, 1, OWNER | DACL).expect("it is there");
        assert_eq!((system.len(), has_dacl), (12, true));
        assert!(!owner(engine, 1, OWNER).expect("it is there").1, "not asked for");
        let sid = ADMINISTRATORS.as_ptr().cast();
        begin(engine, 0);
        assert_eq!(set_owner(engine, 1, sid), STATUS_FWP_TXN_IN_PROGRESS);
        commit(engine);
        assert_eq!(set_owner(engine, 1, sid), STATUS_SUCCESS);
        assert_eq!(
            owner(engine, 1, OWNER).expect("it is there").0,
            ADMINISTRATORS.to_vec()
        );
        assert_eq!(set_owner(engine, 1, null()), STATUS_FWP_NULL_POINTER);
        assert_eq!(set_owner(engine, 2, sid), STATUS_FWP_SUBLAYER_NOT_FOUND);
        assert_eq!(owner(engine, 2, OWNER).err(), Some(STATUS_FWP_SUBLAYER_NOT_FOUND));
        // A new object of the same key does not inherit.
        crate::by_key!(FwpmSubLayerDeleteByKey0, engine, 1);
        add_sublayer(engine, &sublayer(1));
        assert_eq!(owner(engine, 1, OWNER).expect("it is there").0, system);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn a_dynamic_session_secures_what_is_its_own() {
    keeps(|_| {
        let (dynamic, fixed) = (open(true), open(false));
        add_sublayer(dynamic, &sublayer(1));
        add_sublayer(fixed, &sublayer(2));
        let sid = ADMINISTRATORS.as_ptr().cast();
        assert_eq!(set_owner(dynamic, 2, sid), STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS);
        assert_eq!(set_owner(fixed, 1, sid), STATUS_FWP_WRONG_SESSION);
        assert_eq!(set_owner(dynamic, 1, sid), STATUS_SUCCESS);
        assert_eq!(set_owner(fixed, 2, sid), STATUS_SUCCESS);
        let status = c!(FwpmvSwitchEventsSetSecurityInfo0(
            pointer(dynamic),
            OWNER,
            sid,
            null(),
            null(),
            null()
        ));
        assert_eq!(status, STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS);
        crate::by_key!(FwpmSubLayerDeleteByKey0, fixed, 2);
        close(dynamic);
        close(fixed);
        STATUS_SUCCESS
    });
}
