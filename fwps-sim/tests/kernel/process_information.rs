//! What is told about processes one by one, types of objects, routines that are told of images, and providers of messages.

use std::ffi::CStr;
use std::sync::Mutex;

use fwps_sim::{Conversation, Sim};
use fwps_sys as sys;
use sys::{HANDLE, PVOID, UNICODE_STRING};

use crate::call::{assert_reported, run};
use crate::driver;
use crate::for_c::*;

fn text(string: *const UNICODE_STRING) -> String {
    let string = unsafe { &*string };
    let units = unsafe { std::slice::from_raw_parts(string.Buffer, usize::from(string.Length) / 2) };
    String::from_utf16_lossy(units)
}

#[test]
fn the_image_of_a_process_is_named() {
    run(|| unsafe {
        let mut process = std::ptr::null_mut();
        let id = std::ptr::without_provenance_mut(8000);
        assert_eq!(
            PsLookupProcessByProcessId(id, &raw mut process),
            sys::STATUS_SUCCESS
        );
        let mut name = std::ptr::null_mut();
        assert_eq!(
            SeLocateProcessImageName(process, &raw mut name),
            sys::STATUS_SUCCESS
        );
        assert_eq!(text(name.cast()), r"\Device\HarddiskVolume1\Programs\client.exe");
        sys::ExFreePool(name);
        let short = CStr::from_ptr(PsGetProcessImageFileName(process));
        assert_eq!(short.to_bytes(), b"client.exe");
        assert_eq!(PsGetProcessSessionId(process), 1);
        sys::ObfDereferenceObject(process);
    })
    .assert_clean();
}

#[test]
fn the_name_of_an_image_is_left_behind() {
    let mut sim = Sim::builder().build();
    let driver = driver::load(&mut sim, |_| unsafe {
        let mut name = std::ptr::null_mut();
        SeLocateProcessImageName(PsGetCurrentProcess(), &raw mut name);
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373"]);
}

#[test]
fn a_process_is_opened_by_its_id_and_referenced_as_what_it_is() {
    run(|| unsafe {
        let mut client = sys::CLIENT_ID {
            UniqueProcess: std::ptr::without_provenance_mut(8000),
            UniqueThread: std::ptr::null_mut(),
        };
        let (mut handle, mut object) = (std::ptr::null_mut(), std::ptr::null_mut());
        let null = std::ptr::null_mut();
        assert_eq!(
            ZwOpenProcess(&raw mut handle, 0, null, &raw mut client),
            sys::STATUS_SUCCESS
        );
        let mut reference = |wanted| {
            let information = std::ptr::null_mut();
            sys::ObReferenceObjectByHandle(handle, 0, wanted, 0, &raw mut object, information)
        };
        assert_eq!(reference(PsThreadType), sys::STATUS_OBJECT_TYPE_MISMATCH);
        assert_eq!(reference(PsProcessType), sys::STATUS_SUCCESS);
        assert_eq!(
            ObReferenceObjectByPointer(object, 0, PsThreadType, 0),
            sys::STATUS_OBJECT_TYPE_MISMATCH
        );
        assert_eq!(
            ObReferenceObjectByPointer(object, 0, PsProcessType, 0),
            sys::STATUS_SUCCESS
        );
        sys::ObfDereferenceObject(object);
        sys::ObfDereferenceObject(object);
        sys::ZwClose(handle);
        client.UniqueProcess = std::ptr::without_provenance_mut(3);
        assert_ne!(
            ZwOpenProcess(&raw mut handle, 0, null, &raw mut client),
            sys::STATUS_SUCCESS
        );
    })
    .assert_clean();
}

/// What the routine was told. One test uses it.
static TOLD: Mutex<Vec<(usize, String, usize)>> = Mutex::new(Vec::new());

unsafe extern "system" fn told(name: *const UNICODE_STRING, process: HANDLE, information: PVOID) {
    let size = unsafe { information.byte_add(24).cast::<usize>().read() };
    let base = unsafe { information.byte_add(8).cast::<*const u8>().read() };
    let image = unsafe { std::slice::from_raw_parts(base, size) };
    assert!(image.iter().all(|byte| *byte == 0));
    let mut all = TOLD.lock().expect("no test panics with it");
    all.push((process.addr(), text(name), size));
}

#[test]
fn a_routine_is_told_of_the_image_of_a_process() {
    let mut sim = Sim::builder().build();
    let routine = (told as *const ()).expose_provenance();
    let _driver = driver::load(&mut sim, move |_| unsafe {
        let routine = std::ptr::with_exposed_provenance_mut(routine);
        assert_eq!(PsSetLoadImageNotifyRoutine(routine), sys::STATUS_SUCCESS);
    });
    sim.converse(&Conversation::v4(7).from_peer(b"x"));
    sim.run(move || unsafe {
        let routine = std::ptr::with_exposed_provenance_mut(routine);
        assert_eq!(PsRemoveLoadImageNotifyRoutine(routine), sys::STATUS_SUCCESS);
        assert_ne!(PsRemoveLoadImageNotifyRoutine(routine), sys::STATUS_SUCCESS);
    })
    .expect("the machine goes on");
    sim.finish().assert_clean();
    let told = TOLD.lock().expect("no test panics with it").clone();
    assert!(
        matches!(&told[..], [(1.., path, 4096)] if path.ends_with(".exe")),
        "{told:?}"
    );
}

#[test]
fn an_image_routine_is_left_behind() {
    let mut sim = Sim::builder().build();
    let routine = (told as *const ()).expose_provenance();
    let driver = driver::load(&mut sim, move |_| unsafe {
        PsSetLoadImageNotifyRoutine(std::ptr::with_exposed_provenance_mut(routine));
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373"]);
}

#[test]
fn a_provider_of_messages_is_left_behind() {
    let mut sim = Sim::builder().build();
    let driver = driver::load(&mut sim, |_| unsafe {
        let (mut handle, null) = (0, std::ptr::null_mut());
        let status = EtwRegisterClassicProvider(std::ptr::null(), 0, null, null, &raw mut handle);
        assert_eq!(status, sys::STATUS_SUCCESS);
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373"]);
}
