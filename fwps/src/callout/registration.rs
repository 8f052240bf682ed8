//! Registering a callout with the filter engine, and unregistering it.

use core::{
    ptr,
    sync::atomic::{AtomicU32, Ordering},
};

use fwps_sys::{DEVICE_OBJECT, FWPS_CALLOUT2, FwpsCalloutRegister2, FwpsCalloutUnregisterById0};

use super::{CalloutSlot, Slot};
use crate::{
    Error, Passive, Shared, Status,
    driver::{Close, Image, Resource, Stage},
    ffi::trampoline::{classify, notify},
};

/// A callout with its registration.
///
/// # Invariants
/// `id` is zero, or the run-time id of a registration whose classify function looks into `slot`, which holds `callout`.
struct Registration<C: CalloutSlot> {
    callout: C,
    slot: &'static Slot<C>,
    id: AtomicU32,
}

/// Registers `callout`; the image unregisters it. PASSIVE_LEVEL.
///
/// Source: FwpsCalloutRegister2.
///
/// # Safety
/// `device` is a device object of this driver that outlives the image's close (C-175).
pub(crate) unsafe fn register<C: CalloutSlot>(
    image: &Image,
    device: *mut DEVICE_OBJECT,
    callout: C,
    _passive: &Passive<'_>,
) -> Result<(), Error> {
    let slot = C::SLOT;
    let registration = Shared::try_new(Registration {
        callout,
        slot,
        id: AtomicU32::new(0),
    })
    .map_err(|_| Error::NoMemory {
        function: "ExAllocatePool2",
    })?;
    // Made first, so that nothing can fail after the registration.
    let resource = Resource::new(Stage::Callout, registration.clone())?;
    // SAFETY: the image holds a share of the registration until it was closed, which clears the slot after unregistering.
    unsafe { slot.fill(&raw const registration.callout) }?;

    let description = FWPS_CALLOUT2 {
        calloutKey: C::KEY.to_raw(),
        flags: C::FLAGS.bits(),
        classifyFn: Some(classify::<C>),
        notifyFn: Some(notify),
        flowDeleteFn: None,
    };
    let mut id = 0;
    // SAFETY: PASSIVE_LEVEL by the witness; the device outlives the registration (the caller's duty); the structure is read during
    // the call; the functions are those of version 2 (C-154); the slot is filled, so classify may come at once (C-149).
    let status = unsafe { FwpsCalloutRegister2(device.cast(), ptr::from_ref(&description), &raw mut id) };
    if let Err(error) = Status::from_raw(status).ok("FwpsCalloutRegister2") {
        // Refused, so classify never comes.
        slot.clear();
        return Err(error);
    }
    // INVARIANT: registered, with a classify function for C.
    registration.id.store(id, Ordering::Release);
    image.adopt(resource);
    Ok(())
}

impl<C: CalloutSlot> Close for Registration<C> {
    fn close(&self, passive: &Passive<'_>) {
        let id = self.id.swap(0, Ordering::AcqRel);
        if id == 0 {
            return;
        }
        loop {
            // SAFETY: PASSIVE_LEVEL by the witness (C-175); the id is that of a live registration.
            let status = Status::from_raw(unsafe { FwpsCalloutUnregisterById0(id) });
            match status {
                // Success: classify has returned everywhere and comes no more. Not found: it is gone already.
                Status::SUCCESS | Status::FWP_CALLOUT_NOT_FOUND => break,
                // Flow contexts are still being removed, another thread is at it, or memory is short (C-189, C-190). The callout is
                // still registered, so the image must stay (C-192).
                _ => crate::ffi::pause(passive),
            }
        }
        self.slot.clear();
    }
}
