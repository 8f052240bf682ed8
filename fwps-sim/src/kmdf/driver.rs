//! The driver object of the framework.

use fwps_sys as sys;
use sys::{DRIVER_OBJECT, NTSTATUS, PDRIVER_DISPATCH, PDRIVER_OBJECT};

use super::object::{self, Body};
use super::refused::not_modelled;
use super::structure::{self, DriverConfig};
use super::{attributes, bind, dispatch};
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// `WdfDriverInitNonPnpDriver`
const NON_PNP: u32 = 1;
/// `WdfDriverInitNoDispatchOverride`
const NO_DISPATCH_OVERRIDE: u32 = 2;

/// `WdfDriverCreate`
///
/// # Safety
/// As the C function: the driver object is that of `DriverEntry`, the configuration is readable, `out` is null or writable.
pub(super) unsafe extern "system" fn create(
    globals: usize,
    driver_object: usize,
    _path: usize,
    attributes: usize,
    config: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfDriverCreate", Range::PASSIVE, contract!(373));
    // SAFETY: by the contract of this function.
    let config: DriverConfig = unsafe { structure::read(config) };
    if config.size as usize != size_of::<DriverConfig>() {
        return sys::STATUS_INFO_LENGTH_MISMATCH;
    }
    if bind::client(globals, |client| client.driver) != 0 {
        return sys::STATUS_INVALID_PARAMETER;
    }
    let non_pnp = config.flags & NON_PNP != 0;
    if !non_pnp {
        not_modelled(
            "WdfDriverCreate made a driver for plug and play, which is not modelled: no device is added",
        );
    }
    if let Some(status) = machine::with(|machine| machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES])) {
        return status;
    }
    let made = attributes::read(attributes)
        .and_then(|attributes| object::insert(globals, Body::Driver, 0, &attributes));
    if let Ok(driver) = made {
        let displace = !non_pnp || config.unload.is_some();
        bind::set_driver(globals, driver, config.flags, config.pool_tag, displace);
        bind::client(globals, |client| client.unload = config.unload);
        take_over(driver_object, config.flags & NO_DISPATCH_OVERRIDE == 0, displace);
    }
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, made) }
}

/// Puts the routines of the framework into a driver object.
fn take_over(driver_object: usize, dispatched: bool, unloads: bool) {
    if dispatched {
        let routine: PDRIVER_DISPATCH = Some(dispatch::dispatch);
        for major in 0..=sys::IRP_MJ_MAXIMUM_FUNCTION as usize {
            let at = driver_object + std::mem::offset_of!(DRIVER_OBJECT, MajorFunction) + major * 8;
            // SAFETY: the driver object is that of `DriverEntry`, and its table has a place for every major function.
            unsafe { access::store(at, routine) };
        }
    }
    let routine: sys::PDRIVER_UNLOAD = if unloads { Some(unload) } else { None };
    let at = driver_object + std::mem::offset_of!(DRIVER_OBJECT, DriverUnload);
    // SAFETY: as above.
    unsafe { access::store(at, routine) };
}

/// The `DriverUnload` of the framework: the driver's callback, then everything that is left of its objects.
unsafe extern "system" fn unload(driver_object: PDRIVER_OBJECT) {
    let Some(globals) = bind::globals_of(driver_object.expose_provenance()) else {
        return;
    };
    let (driver, callback) = bind::client(globals, |client| (client.driver, client.unload));
    if let Some(callback) = callback {
        // SAFETY: the callback is the driver's own, called once.
        unsafe { callback(driver) };
    }
    bind::delete_all(globals);
}

fn check(handle: usize) {
    object::with(handle, "WDFDRIVER", |object| {
        matches!(object.body, Body::Driver).then_some(())
    });
}

/// `WdfDriverGetRegistryPath`
pub(super) extern "system" fn registry_path(globals: usize, driver: usize) -> usize {
    let _call = machine::enter("WdfDriverGetRegistryPath", Range::PASSIVE, contract!(373));
    check(driver);
    bind::client(globals, |client| client.path.as_ptr().expose_provenance())
}

/// `WdfDriverWdmGetDriverObject`
pub(super) extern "system" fn driver_object(globals: usize, driver: usize) -> usize {
    let _call = machine::enter(
        "WdfDriverWdmGetDriverObject",
        Range::UP_TO_DISPATCH,
        contract!(373),
    );
    check(driver);
    bind::client(globals, |client| client.driver_object)
}
