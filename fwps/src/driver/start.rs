//! What a driver makes things with at start.

use fwps_sys::{DEVICE_OBJECT, DRIVER_OBJECT, UNICODE_STRING};

use super::Image;
use crate::{
    Error, Guid, InjectionHandle, Job, Kind, OutOfBandQueue, Passive, QueueLimits,
    callout::{self, CalloutSlot, FilterCallout, FilterContexts, FlowCallout, FlowContexts},
    management::{Engine, WideStr},
    pending::{AsynchronousLayer, Decision, PendableLayer, PendedClassifications, PendedOperations},
    redirect::RedirectHandle,
};

/// The tools of [`Driver::start`](super::Driver::start).
///
/// # Invariants
/// `device` is a device object of this driver that is deleted after `image` was closed. `driver_object` and `registry_path` are what the
/// kernel gave to `DriverEntry`.
#[derive(Debug)]
pub struct Start<'a> {
    image: &'a Image,
    driver_object: *mut DRIVER_OBJECT,
    device: *mut DEVICE_OBJECT,
    registry_path: *mut UNICODE_STRING,
    passive: &'a Passive<'a>,
}

impl<'a> Start<'a> {
    /// For drivers that write their own entry, for example with KMDF.
    ///
    /// # Safety
    /// `device` is a device object of this driver. It is deleted after [`LoadedImage::close`](super::LoadedImage::close) of `image`
    /// returned. `driver_object` and `registry_path` are what the kernel gave to `DriverEntry`.
    pub unsafe fn new(
        image: &'a Image,
        driver_object: *mut DRIVER_OBJECT,
        device: *mut DEVICE_OBJECT,
        registry_path: *mut UNICODE_STRING,
        passive: &'a Passive<'a>,
    ) -> Self {
        // INVARIANT: the caller's duty.
        Self {
            image,
            driver_object,
            device,
            registry_path,
            passive,
        }
    }

    /// `DriverEntry` runs at PASSIVE_LEVEL.
    pub fn passive(&self) -> &'a Passive<'a> {
        self.passive
    }

    /// The driver object, for what this crate does not cover: dispatch routines, further devices.
    pub fn driver_object(&self) -> *mut DRIVER_OBJECT {
        self.driver_object
    }

    /// The device object that callouts are registered with. It has no name and no extension.
    pub fn device(&self) -> *mut DEVICE_OBJECT {
        self.device
    }

    /// The path of the driver's registry key, valid during [`Driver::start`](super::Driver::start).
    pub fn registry_path(&self) -> *mut UNICODE_STRING {
        self.registry_path
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

    /// Makes an out-of-band queue, for a number of jobs or within other [`QueueLimits`].
    ///
    /// # Errors
    /// As for [`OutOfBandQueue::create`].
    pub fn queue<J: Job>(
        &self,
        limits: impl Into<QueueLimits>,
        state: J::State,
    ) -> Result<OutOfBandQueue<J>, Error> {
        OutOfBandQueue::create(self.image, limits, state, self.passive)
    }

    /// Makes room for pended operations of a callout at layer `L`, as many as `capacity` at once. `fallback` is the decision about those that
    /// nobody decides about.
    ///
    /// # Errors
    /// As for [`PendedOperations::create`].
    pub fn pended_operations<L: PendableLayer>(
        &self,
        capacity: usize,
        fallback: Decision,
    ) -> Result<PendedOperations<L>, Error> {
        PendedOperations::create(self.image, capacity, fallback, self.passive)
    }

    /// Makes room for pended classifications of a callout at layer `L`, as many as `capacity` at once. `fallback` is the decision about those
    /// that nobody decides about.
    ///
    /// # Errors
    /// As for [`PendedClassifications::create`].
    pub fn pended_classifications<L: AsynchronousLayer>(
        &self,
        capacity: usize,
        fallback: Decision,
    ) -> Result<PendedClassifications<L>, Error> {
        PendedClassifications::create(self.image, capacity, fallback, self.passive)
    }

    /// Makes the redirect handle of a provider, by the provider's key. One for each provider is enough (C-240).
    ///
    /// # Errors
    /// As for [`RedirectHandle::create`].
    pub fn redirect_handle(&self, provider: Guid) -> Result<RedirectHandle, Error> {
        RedirectHandle::create(self.image, provider, self.passive)
    }

    /// Registers a callout. It is called as soon as a filter names it; the image unregisters and drops it.
    ///
    /// Source: FwpsCalloutRegister2.
    ///
    /// # Errors
    /// [`Error::Refused`] with `STATUS_FWP_ALREADY_EXISTS` if the key is taken, [`Error::AlreadyRegistered`] if the type is, and
    /// [`Error::NoMemory`]. The callout is dropped then.
    #[doc(alias("FwpsCalloutRegister2", "FwpsCalloutUnregisterById0"))]
    pub fn register<C: CalloutSlot>(&self, callout: C) -> Result<(), Error> {
        // SAFETY: the device outlives the image's close (invariant).
        unsafe { callout::register(self.image, self.device, callout, (), (), self.passive) }
    }

    /// Registers a callout that keeps something with flows, with the place for it.
    ///
    /// # Errors
    /// As for [`register`](Self::register).
    pub fn register_flow<C>(&self, callout: C, contexts: &FlowContexts<C>) -> Result<(), Error>
    where
        C: FlowCallout + CalloutSlot,
    {
        let contexts = contexts.clone();
        // SAFETY: as in `register`.
        unsafe { callout::register(self.image, self.device, callout, contexts, (), self.passive) }
    }

    /// Registers a callout that keeps something with the filters that name it.
    ///
    /// # Errors
    /// As for [`register`](Self::register).
    pub fn register_filter<C: FilterCallout + CalloutSlot>(&self, callout: C) -> Result<(), Error> {
        let filters = FilterContexts::new();
        // SAFETY: as in `register`.
        unsafe { callout::register(self.image, self.device, callout, (), filters, self.passive) }
    }

    /// Registers a callout that keeps something with flows and with filters.
    ///
    /// # Errors
    /// As for [`register`](Self::register).
    pub fn register_flow_and_filter<C>(&self, callout: C, contexts: &FlowContexts<C>) -> Result<(), Error>
    where
        C: FlowCallout + FilterCallout + CalloutSlot,
    {
        let (contexts, filters) = (contexts.clone(), FilterContexts::new());
        // SAFETY: as in `register`.
        unsafe { callout::register(self.image, self.device, callout, contexts, filters, self.passive) }
    }

    /// Opens a dynamic session with the filter engine.
    ///
    /// # Errors
    /// As for [`Engine::open`].
    pub fn engine(&self, name: WideStr) -> Result<Engine, Error> {
        Engine::open(self.image, name, self.passive)
    }
}
