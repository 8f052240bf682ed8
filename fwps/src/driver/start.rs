//! What a driver makes things with at start.

use fwps_sys::DEVICE_OBJECT;

use super::Image;
use crate::{
    Error, InjectionHandle, Job, Kind, OutOfBandQueue, Passive,
    callout::{self, CalloutSlot},
    management::{Engine, WideStr},
};

/// The tools of [`Driver::start`](super::Driver::start).
///
/// # Invariants
/// `device` is a device object of this driver that is deleted after `image` was closed.
#[derive(Debug)]
pub struct Start<'a> {
    image: &'a Image,
    device: *mut DEVICE_OBJECT,
    passive: &'a Passive<'a>,
}

impl<'a> Start<'a> {
    /// For drivers that write their own entry, for example with KMDF.
    ///
    /// # Safety
    /// `device` is a device object of this driver. It is deleted after [`Image::close`] of `image` returned.
    pub unsafe fn new(image: &'a Image, device: *mut DEVICE_OBJECT, passive: &'a Passive<'a>) -> Self {
        // INVARIANT: the caller's duty.
        Self {
            image,
            device,
            passive,
        }
    }

    /// `DriverEntry` runs at PASSIVE_LEVEL.
    pub fn passive(&self) -> &'a Passive<'a> {
        self.passive
    }

    /// The image, for making things later.
    pub fn image(&self) -> &'a Image {
        self.image
    }

    /// Makes an injection handle of the kind `K`.
    ///
    /// # Errors
    /// As for [`InjectionHandle::create`].
    pub fn injection_handle<K: Kind>(&self) -> Result<InjectionHandle<K>, Error> {
        InjectionHandle::create(self.image, self.passive)
    }

    /// Makes an out-of-band queue for `capacity` jobs.
    ///
    /// # Errors
    /// As for [`OutOfBandQueue::create`].
    pub fn queue<J: Job>(&self, capacity: usize, state: J::State) -> Result<OutOfBandQueue<J>, Error> {
        OutOfBandQueue::create(self.image, capacity, state, self.passive)
    }

    /// Registers a callout. It is called as soon as a filter names it; the image unregisters and drops it.
    ///
    /// Source: FwpsCalloutRegister2.
    ///
    /// # Errors
    /// [`Error::Refused`] with `STATUS_FWP_ALREADY_EXISTS` if the key is taken, [`Error::AlreadyRegistered`] if the type is, and
    /// [`Error::NoMemory`]. The callout is dropped then.
    #[doc(alias = "FwpsCalloutRegister2")]
    pub fn register<C: CalloutSlot>(&self, callout: C) -> Result<(), Error> {
        // SAFETY: the device outlives the image's close (invariant).
        unsafe { callout::register(self.image, self.device, callout, self.passive) }
    }

    /// Opens a dynamic session with the filter engine.
    ///
    /// # Errors
    /// As for [`Engine::open`].
    pub fn engine(&self, name: WideStr) -> Result<Engine, Error> {
        Engine::open(self.image, name, self.passive)
    }
}
