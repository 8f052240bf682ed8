//! Callback objects, and what else drivers ask of the system.

use std::sync::atomic::{AtomicUsize, Ordering};

use fwps_sys as sys;
use sys::PVOID;

use crate::call::{assert_reported, run};
use crate::control::{string, wide};
use crate::for_c::*;

static CALLS: AtomicUsize = AtomicUsize::new(0);

unsafe extern "system" fn called(context: PVOID, first: PVOID, second: PVOID) {
    CALLS.fetch_add(context.addr() + first.addr() + second.addr(), Ordering::Relaxed);
}

unsafe extern "system" fn on_more_stack(parameter: PVOID) {
    unsafe { parameter.cast::<u32>().write(5) };
}

unsafe fn open(name: &str, create: u8) -> Result<PVOID, sys::NTSTATUS> {
    let mut name = string(wide(name));
    let mut object = std::ptr::null_mut();
    let mut attributes: sys::OBJECT_ATTRIBUTES = unsafe { std::mem::zeroed() };
    attributes.Length = size_of::<sys::OBJECT_ATTRIBUTES>() as u32;
    attributes.ObjectName = &raw mut name;
    match unsafe { ExCreateCallback(&raw mut object, &raw mut attributes, create, 1) } {
        sys::STATUS_SUCCESS => Ok(object),
        status => Err(status),
    }
}

fn number(value: usize) -> PVOID {
    std::ptr::without_provenance_mut(value)
}

#[test]
fn a_registered_routine_is_called_until_it_is_unregistered() {
    run(|| unsafe {
        CALLS.store(0, Ordering::Relaxed);
        assert_eq!(
            open(r"\Callback\Other", 0),
            Err(sys::STATUS_OBJECT_NAME_NOT_FOUND)
        );
        let object = open(r"\Callback\Mine", 1).expect("made");
        assert_eq!(open(r"\Callback\mine", 0), Ok(object));
        sys::ObfDereferenceObject(object);
        let registration = ExRegisterCallback(object, Some(called), number(1));
        ExNotifyCallback(object, number(10), number(100));
        ExUnregisterCallback(registration);
        ExNotifyCallback(object, number(10), number(100));
        assert_eq!(CALLS.load(Ordering::Relaxed), 111);
        sys::ObfDereferenceObject(object);
        let power = open(r"\Callback\PowerState", 0).expect("the system has it");
        sys::ObfDereferenceObject(power);
    })
    .assert_clean();
}

#[test]
fn a_callback_object_and_a_registration_are_left_behind() {
    let mut sim = fwps_sim::Sim::builder().build();
    let driver = crate::driver::load(&mut sim, |_| unsafe {
        let object = open(r"\Callback\SetSystemTime", 0).expect("the system has it");
        ExRegisterCallback(object, Some(called), number(1));
    });
    sim.unload(driver);
    let mut reported = crate::call::contracts(&sim.finish());
    reported.sort();
    assert_eq!(reported, ["C-373", "C-377"]);
}

#[test]
fn a_registration_taken_back_twice() {
    let outcome = run(|| unsafe {
        let object = open(r"\Callback\Mine", 1).expect("made");
        let registration = ExRegisterCallback(object, Some(called), number(1));
        ExUnregisterCallback(registration);
        ExUnregisterCallback(registration);
        sys::ObfDereferenceObject(object);
    });
    assert_reported(&outcome, &["C-373"]);
}

#[test]
fn more_stack_random_numbers_and_the_path_of_the_image() {
    run(|| unsafe {
        let mut value = 0_u32;
        let at: PVOID = (&raw mut value).cast();
        assert_eq!(
            KeExpandKernelStackAndCallout(Some(on_more_stack), at, 0x4000),
            sys::STATUS_SUCCESS
        );
        assert_eq!(value, 5);
        let status = KeExpandKernelStackAndCallout(Some(on_more_stack), at, 0x20000);
        assert_eq!(status, sys::STATUS_INVALID_PARAMETER);
        let (mut one, mut other) = (1, 1);
        let first = RtlRandomEx(&raw mut one);
        assert_eq!(first, RtlRandomEx(&raw mut other));
        assert_ne!(first, RtlRandomEx(&raw mut one));
        let mut path: sys::UNICODE_STRING = std::mem::zeroed();
        let status = IoQueryFullDriverPath(std::ptr::null_mut(), &raw mut path);
        assert_eq!((status, path.Length > 20), (sys::STATUS_SUCCESS, true));
        sys::ExFreePool(path.Buffer.cast());
    })
    .assert_clean();
}

#[test]
fn a_coalescable_timer_expires() {
    run(|| unsafe {
        let mut timer: Box<sys::KTIMER> = Box::new(std::mem::zeroed());
        sys::KeInitializeTimerEx(&raw mut *timer, sys::NotificationTimer);
        let due = sys::LARGE_INTEGER { QuadPart: -10_000 };
        assert_eq!(
            KeSetCoalescableTimer(&raw mut *timer, due, 0, 50, std::ptr::null_mut()),
            0
        );
        let at = (&raw mut *timer).cast();
        let status = sys::KeWaitForSingleObject(at, 0, 0, 0, std::ptr::null_mut());
        assert_eq!(status, sys::STATUS_SUCCESS);
    })
    .assert_clean();
}
