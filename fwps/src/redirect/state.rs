//! Who has redirected a connection before, and so whether this driver may.

use core::{ffi::c_void, marker::PhantomData, ptr, slice};

use fwps_sys::{
    FWPS_CONNECTION_NOT_REDIRECTED, FWPS_CONNECTION_PREVIOUSLY_REDIRECTED_BY_SELF,
    FWPS_CONNECTION_REDIRECTED_BY_OTHER, FWPS_CONNECTION_REDIRECTED_BY_SELF,
    FwpsQueryConnectionRedirectState0,
};

use super::{ConnectRedirectLayer, RedirectHandle};
use crate::{callout::Classify, layer::Layer};

/// Who has redirected the connection before.
#[doc(alias = "FWPS_CONNECTION_REDIRECT_STATE")]
#[derive(Debug)]
#[must_use = "only this says whether the connection may be redirected"]
#[non_exhaustive]
pub enum RedirectState<'c> {
    /// Nobody.
    #[doc(alias = "FWPS_CONNECTION_NOT_REDIRECTED")]
    NotRedirected(Redirectable<'c>),
    /// Another driver. Redirect again only if its result is not to be trusted; two drivers that do never end.
    #[doc(alias = "FWPS_CONNECTION_REDIRECTED_BY_OTHER")]
    RedirectedByOther(Redirectable<'c>),
    /// This driver: it is the connection of its proxy. Permit it, or go on.
    #[doc(alias = "FWPS_CONNECTION_REDIRECTED_BY_SELF")]
    RedirectedBySelf(RedirectedBySelf<'c>),
    /// This driver, and then another. Permit it, or block it at the layer of connect authorisation.
    #[doc(alias = "FWPS_CONNECTION_PREVIOUSLY_REDIRECTED_BY_SELF")]
    PreviouslyRedirectedBySelf(RedirectedBySelf<'c>),
    /// A state that this version does not know, with its number, or -1 if the driver has ended. Not to be redirected.
    Unknown(i32),
}

/// The leave to redirect the connection of the call `'c`, once, with the handle that was asked (C-241, C-243).
///
/// Not `Clone`; redirecting uses it up.
#[derive(Debug)]
#[must_use = "a leave that is dropped lets the connection go where it was to go"]
pub struct Redirectable<'c> {
    handle: RedirectHandle,
    of: Connection,
    call: PhantomData<(&'c (), *mut ())>,
}

/// By what leave and request are known to be about the same connection: the address of something that lives as long as both.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connection(usize);

impl Connection {
    /// A connection whose state was not asked for.
    pub(super) const UNASKED: Self = Self(0);

    /// The connection of a running call.
    pub(super) fn of<L: Layer>(classify: &Classify<'_, L>) -> Self {
        Self::known_by(classify.captured())
    }

    /// The connection of a pended redirection, or whatever else stays where it is meanwhile.
    pub(super) fn known_by<T>(anchor: &T) -> Self {
        Self(ptr::from_ref(anchor).addr())
    }
}

/// What the platform keeps of a redirection of this driver's.
#[derive(Debug)]
pub struct RedirectedBySelf<'c> {
    context: *const c_void,
    call: PhantomData<&'c ()>,
}

impl RedirectHandle {
    /// Asks who has redirected the connection before. IRQL <= DISPATCH_LEVEL.
    ///
    /// Source: FwpsQueryConnectionRedirectState0.
    #[doc(alias = "FwpsQueryConnectionRedirectState0")]
    pub fn state<'c, L: ConnectRedirectLayer>(&self, classify: &Classify<'c, L>) -> RedirectState<'c> {
        let Some(handle) = self.live() else {
            return RedirectState::Unknown(-1);
        };
        let of = Connection::of(classify);
        let Some(records) = classify.redirect_records() else {
            // There are no records to ask.
            return RedirectState::NotRedirected(Redirectable::new(self.clone(), of));
        };
        let mut context = ptr::null_mut();
        // SAFETY: the records of the running call; a live handle; the out pointer is a local.
        let state = unsafe { FwpsQueryConnectionRedirectState0(records.as_raw(), handle, &raw mut context) };
        // Filled for the two states of self only (C-242).
        let by_self = RedirectedBySelf {
            context,
            call: PhantomData,
        };
        match state {
            FWPS_CONNECTION_NOT_REDIRECTED => {
                RedirectState::NotRedirected(Redirectable::new(self.clone(), of))
            }
            FWPS_CONNECTION_REDIRECTED_BY_OTHER => {
                RedirectState::RedirectedByOther(Redirectable::new(self.clone(), of))
            }
            FWPS_CONNECTION_REDIRECTED_BY_SELF => RedirectState::RedirectedBySelf(by_self),
            FWPS_CONNECTION_PREVIOUSLY_REDIRECTED_BY_SELF => {
                RedirectState::PreviouslyRedirectedBySelf(by_self)
            }
            unknown => RedirectState::Unknown(unknown),
        }
    }
}

impl<'c> Redirectable<'c> {
    /// Only a state that allows it makes one, and a pended redirection, which has taken one in.
    pub(super) fn new(handle: RedirectHandle, of: Connection) -> Self {
        Self {
            handle,
            of,
            call: PhantomData,
        }
    }

    pub(super) fn is_of(&self, connection: Connection) -> bool {
        self.of == connection && connection != Connection::UNASKED
    }

    pub(super) fn handle(&self) -> &RedirectHandle {
        &self.handle
    }

    pub(super) fn into_handle(self) -> RedirectHandle {
        self.handle
    }
}

impl<'c> RedirectedBySelf<'c> {
    /// Where the context lies that the connection was redirected with; null if there was none. It belongs to the engine (C-242).
    pub fn context_address(&self) -> *const c_void {
        self.context
    }

    /// The context that the connection was redirected with. `None` if there was none.
    ///
    /// # Safety
    /// The context has `length` bytes: the platform does not say how many there are, and it may come from an earlier version of the driver.
    pub unsafe fn context(&self, length: usize) -> Option<&'c [u8]> {
        if self.context.is_null() {
            return None;
        }
        // SAFETY: memory of the engine's that lives for the call, not changed by anybody, and that long (the caller's duty).
        Some(unsafe { slice::from_raw_parts(self.context.cast(), length) })
    }
}
