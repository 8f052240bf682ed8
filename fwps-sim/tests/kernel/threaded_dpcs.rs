//! Threaded DPCs.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sys as sys;
use sys::{KDPC, PVOID};

use crate::call::{assert_reported, run};

unsafe extern "system" {
    // Not in `fwps-sys`: drivers in C call them.
    fn KeInitializeThreadedDpc(dpc: *mut KDPC, routine: sys::PKDEFERRED_ROUTINE, context: PVOID);
    fn KeSetTargetProcessorDpc(dpc: *mut KDPC, number: i8);
}

/// The processor on which the DPC ran.
static PROCESSOR: AtomicU32 = AtomicU32::new(u32::MAX);

unsafe extern "system" fn note(_dpc: *mut KDPC, _context: PVOID, _first: PVOID, _second: PVOID) {
    assert_eq!(unsafe { sys::KeGetCurrentIrql() }, 2);
    let number = unsafe { sys::KeGetCurrentProcessorNumberEx(std::ptr::null_mut()) };
    PROCESSOR.store(number, Ordering::SeqCst);
}

#[test]
fn a_threaded_dpc_runs_where_it_is_told_to() {
    run(|| unsafe {
        let mut dpc: KDPC = std::mem::zeroed();
        let dpc = &raw mut dpc;
        for number in [0, 2] {
            KeInitializeThreadedDpc(dpc, Some(note), std::ptr::null_mut());
            KeSetTargetProcessorDpc(dpc, number);
            sys::KeInsertQueueDpc(dpc, std::ptr::null_mut(), std::ptr::null_mut());
            sys::KeFlushQueuedDpcs();
            assert_eq!(PROCESSOR.load(Ordering::SeqCst), number as u32);
        }
    })
    .assert_clean();
    let outcome = run(|| unsafe {
        let mut dpc: KDPC = std::mem::zeroed();
        KeInitializeThreadedDpc(&raw mut dpc, Some(note), std::ptr::null_mut());
        KeSetTargetProcessorDpc(&raw mut dpc, 100);
    });
    assert_reported(&outcome, &["C-385"]);
}
