//! Timers.

use std::mem::offset_of;
use std::ptr::with_exposed_provenance_mut;

use fwps_sys as sys;
use sys::{KDPC, KTIMER, NTSTATUS, PKDPC, PVOID};

use super::object::{self, Body, of_body};
use super::object_context;
use super::refused::not_modelled;
use super::structure::{self, CallbackConfig, EvtObject};
use super::{attributes, bind};
use crate::kernel::irql::Range;
use crate::machine;
use crate::verify::contract::contract;

const STATUS_WDF_PARENT_NOT_SPECIFIED: NTSTATUS = 0xC020_0212_u32 as NTSTATUS;

/// What a timer needs of the kernel, in one block of pool memory.
#[repr(C)]
struct Parts {
    timer: KTIMER,
    dpc: KDPC,
}

#[derive(Debug)]
pub(super) struct Timer {
    /// The parts.
    pub(super) address: usize,
    callback: EvtObject,
    /// In milliseconds; zero for a timer that expires once.
    period: u32,
}
of_body!(timer, Timer, Timer, "WDFTIMER");

/// `WdfTimerCreate`
///
/// # Safety
/// As the C function: the configuration and the attributes are readable, `out` is writable.
pub(super) unsafe extern "system" fn create(
    globals: usize,
    config: usize,
    attributes: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfTimerCreate", Range::UP_TO_DISPATCH, contract!(385));
    // SAFETY: by the contract of this function.
    let config: CallbackConfig = unsafe { structure::read(config) };
    let made = attributes::read(attributes).and_then(|attributes| {
        if attributes.parent == 0 {
            return Err(STATUS_WDF_PARENT_NOT_SPECIFIED);
        }
        if attributes.execution_level == attributes::PASSIVE {
            not_modelled("WdfTimerCreate was asked for a callback at PASSIVE_LEVEL, which is not modelled");
            return Err(sys::STATUS_NOT_SUPPORTED);
        }
        let address = object_context::block(size_of::<Parts>())?;
        let body = Timer {
            address,
            callback: config.callback,
            period: config.period,
        };
        object::insert(globals, Body::Timer(body), bind::driver_of(globals), &attributes)
            .inspect_err(|_| object_context::free(address))
            .inspect(|handle| initialise(address, *handle))
    });
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, made) }
}

fn initialise(address: usize, handle: usize) {
    // SAFETY: the block has room for the parts.
    unsafe { sys::KeInitializeTimerEx(with_exposed_provenance_mut(address), sys::NotificationTimer) };
    let dpc = with_exposed_provenance_mut(address + offset_of!(Parts, dpc));
    // SAFETY: as above; the routine gets the handle that it needs.
    unsafe { sys::KeInitializeDpc(dpc, Some(expired), with_exposed_provenance_mut(handle)) };
}

/// The DPC of every timer of the framework.
unsafe extern "system" fn expired(_dpc: PKDPC, context: PVOID, _first: PVOID, _second: PVOID) {
    let handle = context.expose_provenance();
    if let Some(callback) = timer(handle, |timer| timer.callback) {
        // SAFETY: the callback is the driver's, and is given its timer.
        unsafe { callback(handle) };
    }
}

/// `WdfTimerStart`
pub(super) extern "system" fn start(_globals: usize, handle: usize, due: i64) -> u8 {
    let _call = machine::enter("WdfTimerStart", Range::UP_TO_DISPATCH, contract!(385));
    let (address, period) = timer(handle, |timer| (timer.address, timer.period));
    let dpc = with_exposed_provenance_mut(address + offset_of!(Parts, dpc));
    let due = sys::LARGE_INTEGER { QuadPart: due };
    // SAFETY: timer and DPC are initialised, and live as long as their object.
    unsafe { sys::KeSetTimerEx(with_exposed_provenance_mut(address), due, period as i32, dpc) }
}

/// `WdfTimerStop`
pub(super) extern "system" fn stop(_globals: usize, handle: usize, wait: u8) -> u8 {
    let range = if wait == 0 {
        Range::UP_TO_DISPATCH
    } else {
        Range::PASSIVE
    };
    let _call = machine::enter("WdfTimerStop", range, contract!(385));
    let address = timer(handle, |timer| timer.address);
    // SAFETY: the timer is initialised, and lives as long as its object.
    let was_set = unsafe { sys::KeCancelTimer(with_exposed_provenance_mut(address)) };
    if wait != 0 {
        // SAFETY: the function takes no pointer.
        unsafe { sys::KeFlushQueuedDpcs() };
    }
    was_set
}

/// `WdfTimerGetParentObject`
pub(super) extern "system" fn parent(_globals: usize, handle: usize) -> usize {
    let _call = machine::enter("WdfTimerGetParentObject", Range::UP_TO_DISPATCH, contract!(385));
    timer(handle, |_| ());
    object::place(handle).0
}

/// Stops a timer that is deleted; anything else is left alone.
pub(super) fn quiet(handle: usize) {
    let address = machine::with(|machine| match machine.kmdf.body(handle) {
        Some(Body::Timer(timer)) => Some(timer.address),
        _ => None,
    });
    let Some(address) = address else { return };
    // SAFETY: the timer is initialised, and lives as long as its object.
    unsafe { sys::KeCancelTimer(with_exposed_provenance_mut(address)) };
    // SAFETY: the function takes no pointer.
    unsafe { sys::KeFlushQueuedDpcs() };
}
