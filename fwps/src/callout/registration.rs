//! Registering a callout with the filter engine, and unregistering it.

use core::{
    ptr,
    sync::atomic::{AtomicU32, Ordering},
};

use fwps_sys::{
    DEVICE_OBJECT, FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY, FWPS_CALLOUT2, FwpsCalloutRegister2,
    FwpsCalloutUnregisterById0,
};

use super::{
    CalloutSlot, Slot,
    context::{FilterSide, FlowSide, drain},
};
use crate::{
    Error, Passive, Shared, Status,
    driver::{Close, Image, Resource, Stage},
    ffi::{
        contexts,
        trampoline::{classify, notify},
    },
};

/// A callout with its registration, and with what it keeps with flows and filters.
///
/// # Invariants
/// `id` is zero, or the run-time id of a registration whose functions look into `slot`, which holds `callout` and this value.
pub(crate) struct Registration<C: CalloutSlot, F, G> {
    pub(crate) callout: C,
    pub(crate) flows: F,
    pub(crate) filters: G,
    slot: &'static Slot<C>,
    id: AtomicU32,
}

/// Registers `callout`; the image unregisters it. PASSIVE_LEVEL.
///
/// Source: FwpsCalloutRegister2.
///
/// # Safety
/// `device` is a device object of this driver that outlives the image's close (C-175).
pub(crate) unsafe fn register<C: CalloutSlot, F: FlowSide<C>, G: FilterSide<C>>(
    image: &Image,
    device: *mut DEVICE_OBJECT,
    callout: C,
    flows: F,
    filters: G,
    _passive: &Passive<'_>,
) -> Result<(), Error> {
    let slot = C::SLOT;
    let registration = Shared::try_new(Registration {
        callout,
        flows,
        filters,
        slot,
        id: AtomicU32::new(0),
    })
    .map_err(|_| Error::NoMemory {
        function: "ExAllocatePool2",
    })?;
    // A type for calls with one frame does not see the others, and clones and references, which batches forbid (C-104, C-302).
    if C::FLAGS.bits() & FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY != 0 {
        return Err(Error::InvalidArgument {
            what: "FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY among the flags of a callout; frames come one by one here",
        });
    }
    // Made first, so that nothing can fail after the registration.
    let resource = Resource::new(Stage::Callout, registration.clone())?;
    // SAFETY: the image holds a share of the registration until it was closed, which clears the slot after unregistering.
    unsafe { slot.fill(&raw const registration.callout, registration.address().cast()) }?;

    let description = FWPS_CALLOUT2 {
        calloutKey: C::KEY.to_raw(),
        flags: C::FLAGS.bits(),
        classifyFn: if F::PRESENT || G::PRESENT {
            Some(contexts::classify::<C, F, G>)
        } else {
            Some(classify::<C>)
        },
        notifyFn: if G::PRESENT {
            Some(contexts::notify::<C, F, G>)
        } else {
            Some(notify)
        },
        // C sees none where there are no contexts (C-181).
        flowDeleteFn: if F::PRESENT {
            Some(contexts::flow_delete::<C, F, G>)
        } else {
            None
        },
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
    registration.flows.open(id);
    image.adopt(resource);
    Ok(())
}

impl<C: CalloutSlot, F: FlowSide<C>, G: FilterSide<C>> Close for Registration<C, F, G> {
    fn close(&self, passive: &Passive<'_>) {
        let id = self.id.swap(0, Ordering::AcqRel);
        if id == 0 {
            return;
        }
        self.flows.refuse_new(passive);
        loop {
            // The engine lets go of the callout when the last of them has come back (C-189).
            self.flows.remove_all(id);
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
        // Deletions that nobody told of (C-199).
        drain(&self.filters, &self.callout);
        drain(&self.flows, &self.callout);
    }
}
