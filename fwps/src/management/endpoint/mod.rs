//! The endpoints of applications that ALE knows: listing them, and who may (C-294).

mod properties;
mod security;
mod template;

use core::{ops::ControlFlow, ptr, slice};

use fwps_sys::{
    FWPS_ALE_ENDPOINT_PROPERTIES0, FwpsAleEndpointCreateEnumHandle0, FwpsAleEndpointDestroyEnumHandle0,
    FwpsAleEndpointEnum0, FwpsAleEndpointGetById0, HANDLE,
};

pub use self::{
    properties::Endpoint,
    security::{Acl, NewSecurity, SecurityInformation, SecurityParts},
    template::{EndpointTemplate, Subnet},
};
use super::{Engine, returned::Returned};
use crate::{Error, Passive, Status};

/// How many endpoints are fetched at once.
const PAGE: u32 = 64;

/// An enumeration. It stays inside of the function that made it.
///
/// # Invariants
/// `handle` is an open enumeration of `session`, which stays open; the thread is at PASSIVE_LEVEL.
struct Enumeration {
    session: HANDLE,
    handle: HANDLE,
}

impl Drop for Enumeration {
    fn drop(&mut self) {
        // The enumeration is gone whatever the status says.
        // SAFETY: an open enumeration of an open session, at PASSIVE_LEVEL (invariants), ended here alone.
        let _status = unsafe { FwpsAleEndpointDestroyEnumHandle0(self.session, self.handle) };
    }
}

impl Engine {
    /// Shows the endpoints that `template` selects, one after the other, until `visit` breaks. PASSIVE_LEVEL.
    ///
    /// They are those that were open when the enumeration began. It is a closure, and not an iterator that could be leaked, so that the
    /// enumeration ends and the memory of the engine goes back in any case.
    ///
    /// ```
    /// use core::ops::ControlFlow;
    ///
    /// use fwps::{Error, Passive, management::{Engine, EndpointTemplate}};
    ///
    /// /// Whether somebody has the UDP port for DNS open.
    /// fn serves_dns(engine: &Engine, passive: &Passive<'_>) -> Result<bool, Error> {
    ///     let template = EndpointTemplate { protocol: Some(17), local_port: Some(53), ..EndpointTemplate::default() };
    ///     let found = engine.each_endpoint(&template, passive, |_| ControlFlow::Break(()))?;
    ///     Ok(found.is_break())
    /// }
    /// ```
    ///
    /// Source: FwpsAleEndpointCreateEnumHandle0, FwpsAleEndpointEnum0, FwpsAleEndpointDestroyEnumHandle0.
    ///
    /// # Errors
    /// [`Error::Refused`] with what the engine says; endpoints may have been shown before. `STATUS_FWP_SESSION_ABORTED` if the session is
    /// closed.
    #[doc(alias(
        "FwpsAleEndpointCreateEnumHandle0",
        "FwpsAleEndpointEnum0",
        "FwpsAleEndpointDestroyEnumHandle0"
    ))]
    pub fn each_endpoint<B>(
        &self,
        template: &EndpointTemplate,
        passive: &Passive<'_>,
        mut visit: impl FnMut(&Endpoint<'_>) -> ControlFlow<B>,
    ) -> Result<ControlFlow<B>, Error> {
        let (session, _using) = self.begin("FwpsAleEndpointCreateEnumHandle0")?;
        let raw = template.as_raw();
        let mut handle: HANDLE = ptr::null_mut();
        // SAFETY: an open session; PASSIVE_LEVEL by the witness; the template is read during the call (C-363), and what it points to is
        // borrowed for longer; the out pointer is a local.
        let status = unsafe { FwpsAleEndpointCreateEnumHandle0(session, &raw const raw, &raw mut handle) };
        Status::from_raw(status).ok("FwpsAleEndpointCreateEnumHandle0")?;
        // INVARIANT: just made; `_using` keeps the session open, and is dropped later.
        let enumeration = Enumeration { session, handle };
        loop {
            let mut entries: *mut *mut FWPS_ALE_ENDPOINT_PROPERTIES0 = ptr::null_mut();
            let mut count = 0;
            // SAFETY: an open enumeration of an open session; PASSIVE_LEVEL by the witness; the out pointers are locals.
            let status = unsafe {
                FwpsAleEndpointEnum0(
                    enumeration.session,
                    enumeration.handle,
                    PAGE,
                    &raw mut entries,
                    &raw mut count,
                )
            };
            Status::from_raw(status).ok("FwpsAleEndpointEnum0")?;
            // SAFETY: what the engine returned after success: one block, or nothing.
            let _returned = unsafe { Returned::new(entries.cast(), passive) };
            let page = if entries.is_null() {
                &[]
            } else {
                // SAFETY: after success an array of `count` pointers, which lives until `_returned` is dropped.
                unsafe { slice::from_raw_parts(entries, count as usize) }
            };
            for place in page {
                // SAFETY: each pointer of the array is that of an endpoint's properties in the same block, or null.
                let Some(properties) = (unsafe { place.as_ref() }) else {
                    continue;
                };
                // SAFETY: as above; the blob in it lies in the same block.
                let endpoint = unsafe { Endpoint::new(properties) };
                if let ControlFlow::Break(value) = visit(&endpoint) {
                    return Ok(ControlFlow::Break(value));
                }
            }
            if count < PAGE {
                return Ok(ControlFlow::Continue(()));
            }
        }
    }

    /// Shows one endpoint, by the id that metadata calls
    /// [`endpoint_handle`](crate::callout::Classify::endpoint_handle). PASSIVE_LEVEL.
    ///
    /// Source: FwpsAleEndpointGetById0.
    ///
    /// # Errors
    /// [`Error::Refused`] if there is no such endpoint, or the engine refuses; `show` is not called then.
    #[doc(alias = "FwpsAleEndpointGetById0")]
    pub fn with_endpoint<R>(
        &self,
        id: u64,
        passive: &Passive<'_>,
        show: impl FnOnce(&Endpoint<'_>) -> R,
    ) -> Result<R, Error> {
        let (session, _using) = self.begin("FwpsAleEndpointGetById0")?;
        let mut place: *mut FWPS_ALE_ENDPOINT_PROPERTIES0 = ptr::null_mut();
        // SAFETY: an open session; PASSIVE_LEVEL by the witness; the out pointer is a local.
        let status = unsafe { FwpsAleEndpointGetById0(session, id, &raw mut place) };
        Status::from_raw(status).ok("FwpsAleEndpointGetById0")?;
        // SAFETY: what the engine returned after success.
        let _returned = unsafe { Returned::new(place.cast(), passive) };
        // SAFETY: null, or the properties of an endpoint, which live until `_returned` is dropped.
        let properties = unsafe { place.as_ref() }.ok_or(Error::Refused {
            function: "FwpsAleEndpointGetById0",
            status: Status::FWP_NOT_FOUND,
        })?;
        // SAFETY: as above; the blob in it lies in the same block.
        Ok(show(&unsafe { Endpoint::new(properties) }))
    }
}
