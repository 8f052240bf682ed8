//! A driver whose DriverEntry is what a test gives it: what it leaves behind at unload is its own.

use std::collections::BTreeSet;
use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sim::{Outcome, Sim};
use fwps_sys::*;

use crate::c;

/// A function that runs in DriverEntry.
type Code = fn(device: usize) -> NTSTATUS;

static ENTRY: Mutex<Option<Code>> = Mutex::new(None);
static UNLOAD: Mutex<Option<fn()>> = Mutex::new(None);
static DEVICE: Mutex<usize> = Mutex::new(0);

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let code = *UNLOAD.lock().unwrap();
    if let Some(code) = code {
        code();
    }
    let device = *DEVICE.lock().unwrap();
    c!(IoDeleteDevice(pointer(device)));
}

/// # Safety
/// As every DriverEntry.
pub unsafe extern "system" fn driver_entry(
    driver: *mut DRIVER_OBJECT,
    _path: *mut UNICODE_STRING,
) -> NTSTATUS {
    c!((*driver).DriverUnload = Some(unload));
    let mut device = null_mut();
    let status = c!(IoCreateDevice(driver, 0, null_mut(), 0x12, 0, 0, &raw mut device));
    assert_eq!(status, STATUS_SUCCESS);
    *DEVICE.lock().unwrap() = device.expose_provenance();
    let code = *ENTRY.lock().unwrap();
    code.map_or(STATUS_SUCCESS, |code| code(device.expose_provenance()))
}

pub fn pointer<T>(address: usize) -> *mut T {
    std::ptr::with_exposed_provenance_mut(address)
}

/// Sets what the driver does when it is loaded, and when it is unloaded.
pub fn plan(entry: Code, unload: Option<fn()>) {
    *ENTRY.lock().unwrap() = Some(entry);
    *UNLOAD.lock().unwrap() = unload;
}

/// Runs code as a driver that is loaded and unloaded.
pub fn run(code: Code) -> Outcome {
    let mut sim = Sim::builder().build();
    plan(code, None);
    let driver = sim.load(driver_entry).expect("the driver loads");
    sim.unload(driver);
    sim.finish()
}

/// Runs a driver that breaks one contract, and nothing else.
pub fn breaks(contract: &str, code: Code) {
    let outcome = run(code);
    let told: BTreeSet<String> = outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect();
    assert_eq!(
        told,
        BTreeSet::from([contract.to_owned()]),
        "{:#?}",
        outcome.reports
    );
}

/// Runs a driver that breaks nothing.
pub fn keeps(code: Code) {
    run(code).assert_clean();
}
