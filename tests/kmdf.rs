//! A driver without the entry macro: `DriverEntry`, the device and the unload routine are somebody else's, as those of KMDF are.

use std::{
    ffi::c_void,
    ptr::{self, NonNull},
    sync::atomic::{AtomicPtr, Ordering},
};

use fwps::{
    Error, Guid, Passive,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, LoadedDriver, Start},
    layer::OutboundIppacketV4,
    management::{Engine, FilterAction},
};
use fwps_sim::{Completions, Sim};
use fwps_sys::{
    DEVICE_OBJECT, DRIVER_OBJECT, FILE_DEVICE_NETWORK, IoCreateDevice, IoDeleteDevice, NTSTATUS,
    STATUS_SUCCESS, UNICODE_STRING,
};
use fwps_workspace::drivers::{Handle, attach, datagram, replace};

struct Injects(Handle);

impl Callout for Injects {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0xB1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        replace(&self.0, classify, drop)
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Injects(start.injection_handle()?))?;
        Ok(Self(attach::<Injects>(start, FilterAction::Unknown)?))
    }
}

fwps::callouts!(Injects);

/// The framework's device, and the driver.
static DEVICE: AtomicPtr<DEVICE_OBJECT> = AtomicPtr::new(ptr::null_mut());
static LOADED: AtomicPtr<c_void> = AtomicPtr::new(ptr::null_mut());

/// What a framework does around a driver: here the kernel's own functions stand for WdfDriverCreate and WdfDeviceCreate.
///
/// # Safety
/// Called as `DriverEntry`.
unsafe extern "system" fn entry(driver: *mut DRIVER_OBJECT, path: *mut UNICODE_STRING) -> NTSTATUS {
    let mut device = ptr::null_mut();
    // SAFETY: the driver object of the call, no name, and an out pointer to a local.
    let status = unsafe {
        IoCreateDevice(
            driver,
            0,
            ptr::null_mut(),
            FILE_DEVICE_NETWORK,
            0,
            0,
            &raw mut device,
        )
    };
    if status != STATUS_SUCCESS {
        return status;
    }
    let started = Passive::check(|passive| {
        // SAFETY: the device is deleted below, if the start fails, or in `unload` after the driver was unloaded there.
        unsafe { LoadedDriver::<Program>::start(driver, device, path, passive) }
    });
    match started.and_then(|started| started) {
        Ok(loaded) => {
            DEVICE.store(device, Ordering::Release);
            LOADED.store(loaded.into_raw().as_ptr(), Ordering::Release);
            // SAFETY: the driver object is live during DriverEntry.
            unsafe { (*driver).DriverUnload = Some(unload) };
            STATUS_SUCCESS
        }
        Err(error) => {
            // SAFETY: made above; nothing of the driver is left.
            unsafe { IoDeleteDevice(device) };
            error.status().to_raw()
        }
    }
}

/// # Safety
/// Called as the unload routine.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let raw = NonNull::new(LOADED.swap(ptr::null_mut(), Ordering::AcqRel)).expect("it is loaded");
    // SAFETY: given away in `entry`, taken back once.
    let loaded = unsafe { LoadedDriver::<Program>::from_raw(raw) };
    Passive::check(|passive| loaded.unload(passive)).expect("unload runs at PASSIVE_LEVEL");
    // SAFETY: made in `entry`, and deleted once.
    unsafe { IoDeleteDevice(DEVICE.swap(ptr::null_mut(), Ordering::AcqRel)) };
}

fn run(seed: u64, faults: fwps_sim::Faults) -> fwps_sim::Outcome {
    let mut sim = Sim::builder()
        .seed(seed)
        .completions(Completions::Late)
        .faults(faults)
        .build();
    if let Ok(driver) = sim.load(entry) {
        for _ in 0..3 {
            sim.send(&datagram()).expect("a whole packet");
        }
        sim.unload(driver);
    }
    sim.finish()
}

/// C-175, C-373: the framework's device outlives the callouts, and nothing else of the driver outlives it.
#[test]
fn a_driver_with_its_own_entry_comes_and_goes() {
    for seed in 0..40 {
        let outcome = run(seed, fwps_sim::Faults::none());
        outcome.assert_clean();
        assert_eq!(outcome.output.len(), 3);
    }
}

/// C-372.
#[test]
fn a_refused_start_leaves_nothing_to_the_framework() {
    let summary = fwps_sim::sweep(|faults| run(1, faults));
    summary.assert_survived();
    // Every call of its start that can fail; what it gives back later cannot, with no flow and no call in its way.
    assert!(summary.sites_tried >= 19, "{}", summary.sites_tried);
}
