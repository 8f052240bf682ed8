//! Lookaside lists.

#[path = "support/kept.rs"]
mod kept;
mod support;

use std::collections::BTreeSet;
use std::ptr::null_mut;

use fwps_sim::{Faults, Sim, SimBuilder};
use fwps_sys::*;
use kept::keep;
use support::plain;

const TAG: u32 = u32::from_le_bytes(*b"look");

fn broken(builder: SimBuilder, code: impl FnOnce(*mut LOOKASIDE_LIST_EX) + Send) -> BTreeSet<String> {
    let mut sim = builder.build();
    let driver = sim.load(plain::driver_entry).expect("the driver loads");
    sim.run(|| {
        // SAFETY: all fields are integers and pointers, for which zero is valid.
        let mut list: Box<LOOKASIDE_LIST_EX> = Box::new(unsafe { std::mem::zeroed() });
        code(&raw mut *list);
    })
    .expect("the machine goes on");
    sim.settle();
    sim.unload(driver);
    let outcome = sim.finish();
    outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect()
}

fn initialize(list: *mut LOOKASIDE_LIST_EX, tag: u32) -> NTSTATUS {
    c!(ExInitializeLookasideListEx(
        list,
        None,
        None,
        NonPagedPoolNx,
        0,
        64,
        tag,
        0
    ))
}

fn expected(contract: &str) -> BTreeSet<String> {
    BTreeSet::from([contract.to_owned()])
}

#[test]
fn entries_are_used_again() {
    let reports = broken(Sim::builder(), |list| {
        assert_eq!(initialize(list, TAG), STATUS_SUCCESS);
        let entries: Vec<PVOID> = (0..8).map(|_| c!(ExAllocateFromLookasideListEx(list))).collect();
        assert!(entries.iter().all(|entry| !entry.is_null()));
        assert_eq!(entries.iter().collect::<BTreeSet<_>>().len(), 8);
        // More than the list keeps: the rest goes back to the pool.
        for entry in &entries {
            c!(ExFreeToLookasideListEx(list, *entry));
        }
        let again = c!(ExAllocateFromLookasideListEx(list));
        assert!(entries.contains(&again));
        c!(ExFreeToLookasideListEx(list, again));
        c!(ExDeleteLookasideListEx(list));
    });
    assert_eq!(reports, BTreeSet::new());
}

#[test]
fn a_list_deleted_with_an_entry_out() {
    let reports = broken(Sim::builder(), |list| {
        assert_eq!(initialize(list, TAG), STATUS_SUCCESS);
        let entry = c!(ExAllocateFromLookasideListEx(list));
        c!(ExDeleteLookasideListEx(list));
        c!(ExFreePoolWithTag(entry, TAG));
    });
    assert_eq!(reports, expected("C-380"));
}

#[test]
fn a_list_used_after_it_was_deleted() {
    let reports = broken(Sim::builder(), |list| {
        assert_eq!(initialize(list, TAG), STATUS_SUCCESS);
        c!(ExDeleteLookasideListEx(list));
        let entry = c!(ExAllocateFromLookasideListEx(list));
        c!(ExFreePoolWithTag(entry, TAG));
    });
    assert_eq!(reports, expected("C-380"));
}

#[test]
fn a_list_deleted_twice() {
    let reports = broken(Sim::builder(), |list| {
        assert_eq!(initialize(list, TAG), STATUS_SUCCESS);
        c!(ExDeleteLookasideListEx(list));
        c!(ExDeleteLookasideListEx(list));
    });
    assert_eq!(reports, expected("C-380"));
}

#[test]
fn an_entry_given_back_twice() {
    let reports = broken(Sim::builder(), |list| {
        assert_eq!(initialize(list, TAG), STATUS_SUCCESS);
        let entries = [(); 2].map(|()| c!(ExAllocateFromLookasideListEx(list)));
        c!(ExFreeToLookasideListEx(list, entries[0]));
        c!(ExFreeToLookasideListEx(list, entries[0]));
        c!(ExFreePoolWithTag(entries[1], TAG));
        c!(ExDeleteLookasideListEx(list));
    });
    assert_eq!(reports, expected("C-380"));
}

#[test]
fn a_list_without_a_tag() {
    let reports = broken(Sim::builder(), |list| {
        assert_eq!(initialize(list, 0), STATUS_INVALID_PARAMETER);
    });
    assert_eq!(reports, expected("C-380"));
}

#[test]
fn wrong_arguments_are_refused() {
    let reports = broken(Sim::builder(), |list| {
        let make = |kind, flags| {
            c!(ExInitializeLookasideListEx(
                list, None, None, kind, flags, 64, TAG, 0
            ))
        };
        assert_eq!(make(77, 0), 0xC000_00F2_u32 as NTSTATUS);
        assert_eq!(make(NonPagedPoolNx, 3), 0xC000_00F3_u32 as NTSTATUS);
    });
    assert_eq!(reports, BTreeSet::new());
}

#[test]
fn an_entry_can_be_refused() {
    let faults = Faults::nth("ExAllocateFromLookasideListEx", 1, STATUS_INSUFFICIENT_RESOURCES);
    let reports = broken(Sim::builder().faults(faults), |list| {
        assert_eq!(initialize(list, TAG), STATUS_SUCCESS);
        let entry = c!(ExAllocateFromLookasideListEx(list));
        assert_eq!(entry, null_mut());
        c!(ExDeleteLookasideListEx(list));
    });
    assert_eq!(reports, BTreeSet::new());
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {}

/// # Safety
/// As every DriverEntry.
unsafe extern "system" fn forgetful(driver: *mut DRIVER_OBJECT, _path: *mut UNICODE_STRING) -> NTSTATUS {
    c!((*driver).DriverUnload = Some(unload));
    // SAFETY: all fields are integers and pointers, for which zero is valid.
    let list: Box<LOOKASIDE_LIST_EX> = Box::new(unsafe { std::mem::zeroed() });
    // The list lives where a driver has its variables.
    initialize(keep(list), TAG)
}

#[test]
fn a_list_left_behind_by_a_driver() {
    let mut sim = Sim::builder().build();
    let driver = sim.load(forgetful).expect("the driver loads");
    sim.unload(driver);
    let outcome = sim.finish();
    let contracts: Vec<_> = outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect();
    assert_eq!(contracts, ["C-373"]);
}
