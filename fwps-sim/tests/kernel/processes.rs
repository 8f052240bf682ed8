//! Processes: objects and handles of them, what is told about them, and who is told when they start and end.

use std::sync::Mutex;

use fwps_sim::{Conversation, Sim};
use fwps_sys as sys;
use sys::{HANDLE, PVOID, UNICODE_STRING};

use crate::call::{assert_reported, run};
use crate::driver;
use crate::for_c::*;

/// The class of the path of an image.
const IMAGE_FILE_NAME: u32 = 27;

fn id(number: usize) -> HANDLE {
    std::ptr::without_provenance_mut(number)
}

unsafe fn path(process: HANDLE) -> String {
    let mut needed = 0;
    let null = std::ptr::null_mut();
    let status = unsafe { ZwQueryInformationProcess(process, IMAGE_FILE_NAME, null, 0, &raw mut needed) };
    assert_eq!(status, sys::STATUS_INFO_LENGTH_MISMATCH);
    let mut buffer = vec![0_u64; needed.div_ceil(8) as usize];
    let at = buffer.as_mut_ptr().cast();
    let status = unsafe { ZwQueryInformationProcess(process, IMAGE_FILE_NAME, at, needed, &raw mut needed) };
    assert_eq!(status, sys::STATUS_SUCCESS);
    let string = unsafe { &*at.cast::<UNICODE_STRING>() };
    let units = unsafe { std::slice::from_raw_parts(string.Buffer, usize::from(string.Length) / 2) };
    String::from_utf16_lossy(units)
}

#[test]
fn a_process_is_looked_up_opened_and_asked_for_its_image() {
    run(|| unsafe {
        let mut process = std::ptr::null_mut();
        assert_eq!(
            PsLookupProcessByProcessId(id(4004), &raw mut process),
            sys::STATUS_SUCCESS
        );
        assert_eq!(PsGetProcessId(process), id(4004));
        let mut handle = std::ptr::null_mut();
        let null = std::ptr::null_mut();
        let status = ObOpenObjectByPointer(process, 0x200, null, 0, null.cast(), 0, &raw mut handle);
        assert_eq!(status, sys::STATUS_SUCCESS);
        assert_eq!(path(handle), r"\Device\HarddiskVolume1\Programs\service.exe");
        assert_eq!(sys::ZwClose(handle), sys::STATUS_SUCCESS);
        sys::ObfDereferenceObject(process);
        assert_eq!(
            PsLookupProcessByProcessId(id(6), &raw mut process),
            sys::STATUS_INVALID_PARAMETER
        );
        assert_eq!(PsGetProcessId(PsGetCurrentProcess()), id(4));
        let mut needed = 0;
        let status = ZwQuerySystemInformation(5, null, 0, &raw mut needed);
        assert_eq!(status, sys::STATUS_INFO_LENGTH_MISMATCH);
        let mut buffer = vec![0_u64; needed as usize / 8];
        let status = ZwQuerySystemInformation(5, buffer.as_mut_ptr().cast(), needed, &raw mut needed);
        assert_eq!(
            (status, buffer[0] as u32, buffer[10]),
            (sys::STATUS_SUCCESS, 0, 4)
        );
    })
    .assert_clean();
}

#[test]
fn a_process_dereferenced_once_too_often() {
    let outcome = run(|| unsafe {
        let mut process = std::ptr::null_mut();
        PsLookupProcessByProcessId(id(4), &raw mut process);
        sys::ObfDereferenceObject(process);
        sys::ObfDereferenceObject(process);
    });
    assert_reported(&outcome, &["C-377"]);
}

#[test]
fn a_class_of_information_that_is_not_modelled() {
    let outcome = run(|| unsafe {
        let current = std::ptr::without_provenance_mut(usize::MAX);
        ZwQueryInformationProcess(current, 7, std::ptr::null_mut(), 0, std::ptr::null_mut());
        ZwQuerySystemInformation(11, std::ptr::null_mut(), 0, std::ptr::null_mut());
    });
    assert_reported(&outcome, &["not-modelled", "not-modelled"]);
}

/// What the routines of the tests were told.
static TOLD: Mutex<Vec<(usize, bool, String)>> = Mutex::new(Vec::new());

unsafe extern "system" fn told(process: PVOID, number: HANDLE, info: PVOID) {
    assert_eq!(unsafe { PsGetProcessId(process) }, number);
    let image = if info.is_null() {
        String::new()
    } else {
        assert_eq!(unsafe { info.cast::<usize>().read() }, 72);
        let name = unsafe { info.byte_add(48).cast::<*const UNICODE_STRING>().read() };
        let name = unsafe { &*name };
        let units = unsafe { std::slice::from_raw_parts(name.Buffer, usize::from(name.Length) / 2) };
        String::from_utf16_lossy(units)
    };
    TOLD.lock()
        .expect("no test panics with it")
        .push((number.addr(), !info.is_null(), image));
}

#[test]
fn a_routine_is_told_of_a_process_before_its_first_packet() {
    let mut sim = Sim::builder().build();
    TOLD.lock().expect("as above").clear();
    let routine: PVOID = (told as *const ()).cast_mut().cast();
    let address = routine.addr();
    let _driver = driver::load(&mut sim, move |_| unsafe {
        let routine = std::ptr::with_exposed_provenance_mut(address);
        assert_eq!(PsSetCreateProcessNotifyRoutineEx(routine, 0), sys::STATUS_SUCCESS);
        assert_eq!(
            PsSetCreateProcessNotifyRoutineEx(routine, 0),
            sys::STATUS_INVALID_PARAMETER
        );
        assert_eq!(
            PsSetCreateProcessNotifyRoutineEx2(1, routine, 0),
            sys::STATUS_INVALID_PARAMETER
        );
    });
    routine.expose_provenance();
    sim.converse(&Conversation::v4(7).from_peer(b"x"));
    sim.run(move || unsafe {
        let routine = std::ptr::with_exposed_provenance_mut(address);
        assert_eq!(PsSetCreateProcessNotifyRoutineEx(routine, 1), sys::STATUS_SUCCESS);
        assert_eq!(
            PsSetCreateProcessNotifyRoutineEx(routine, 1),
            sys::STATUS_INVALID_PARAMETER
        );
    })
    .expect("the machine goes on");
    sim.finish().assert_clean();
    let told = TOLD.lock().expect("as above").clone();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].1 && told[0].2.starts_with(r"\Device\HarddiskVolume1\Programs\"),
        "{told:?}"
    );
}

#[test]
fn a_process_routine_is_left_behind() {
    let mut sim = Sim::builder().build();
    let routine = (told as *const ()).expose_provenance();
    let driver = driver::load(&mut sim, move |_| unsafe {
        PsSetCreateProcessNotifyRoutine(std::ptr::with_exposed_provenance_mut(routine), 0);
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373"]);
}
