//! The connect request of a call, and how it is redirected.

use core::{net::SocketAddr, num::NonZeroU32, ops::Deref, ptr, ptr::NonNull};

use fwps_sys::{FWPS_CONNECT_REQUEST0, HANDLE};

use super::{ConnectVersion, RedirectContext, Redirectable, state::Connection};
use crate::{family::Family, layer::socket_address};

/// The request of an application to connect, lent to be changed.
///
/// It reads like the [`ConnectVersion`] that it is. Of what may change (C-245), the remote address, the process, the handle and the context
/// change together, by redirecting; the others have no setter.
///
/// # Invariants
/// `version` is the writable one, which nobody else uses. If there is a `context`, the version names it.
#[doc(alias = "FWPS_CONNECT_REQUEST0")]
#[derive(Debug)]
pub struct ConnectRequest<'r, F: Family> {
    version: ConnectVersion<'r, F>,
    context: Option<RedirectContext>,
    of: Connection,
}

/// The request could not be redirected, and was not changed. What it would have taken is the caller's again.
#[derive(Debug, thiserror::Error)]
#[error("the connection was not redirected: {cause}")]
pub struct RedirectError<'a> {
    /// Why.
    pub cause: RedirectFailure,
    /// The leave to redirect.
    pub redirectable: Redirectable<'a>,
    /// The context, if there was one.
    pub context: Option<RedirectContext>,
}

/// Why a request could not be redirected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RedirectFailure {
    /// The target is this machine, so the engine wants to know the process that listens there (C-243).
    #[error("the target is this machine; name the process that listens there: redirect_to_local")]
    TargetIsLocal,
    /// The leave is about another connection than the request, whose own state was not asked for (C-241). For a connection that is pended, it
    /// comes with the request: [`PendedRedirect::redirect`](super::PendedRedirect::redirect).
    #[error("the leave is about another connection; ask for the state of this one")]
    OtherConnection,
    /// The driver has ended, and its redirect handle with it.
    #[error("the driver has ended")]
    Closing,
}

impl<'r, F: Family> ConnectRequest<'r, F> {
    /// # Safety
    /// `raw` is the writable layer data of a call at a connect redirect layer, lent for `'r`, and used by nobody else.
    pub(super) unsafe fn new(raw: NonNull<FWPS_CONNECT_REQUEST0>, of: Connection) -> Self {
        // SAFETY: the caller's duty.
        let version = unsafe { ConnectVersion::new(raw) };
        // INVARIANT: the caller's duty.
        Self {
            version,
            context: None,
            of,
        }
    }

    /// Where a proxy of this machine can be reached by this connection, at `port`: at the local address of the connection, so that it crosses
    /// no zone, or at the loopback address if it has none yet (C-254).
    pub fn local_target(&self, port: u16) -> F::SocketAddress {
        let local = self.local().map(Into::<SocketAddr>::into);
        local
            .filter(|local| !local.ip().is_unspecified())
            .map(|mut local| {
                local.set_port(port);
                local
            })
            .and_then(F::from_socket_address)
            .unwrap_or_else(|| F::loopback(port))
    }

    /// Redirects the connection to a process of this machine.
    ///
    /// `target` is where the process listens; see [`local_target`](Self::local_target). The process can ask for the bytes of `context` on the
    /// socket that it accepts. They are the engine's when the request was applied (C-244).
    ///
    /// # Errors
    /// [`RedirectError`] with everything: [`RedirectFailure::OtherConnection`] if the leave is about another connection,
    /// [`RedirectFailure::Closing`] if the driver has ended.
    #[doc(alias(
        "localRedirectTargetPID",
        "localRedirectHandle",
        "localRedirectContext",
        "localRedirectContextSize"
    ))]
    pub fn redirect_to_local<'a>(
        &mut self,
        redirectable: Redirectable<'a>,
        target: F::SocketAddress,
        process: NonZeroU32,
        context: Option<RedirectContext>,
    ) -> Result<(), RedirectError<'a>> {
        match self.leave(&redirectable) {
            Ok(handle) => {
                self.write(handle, target.into(), process.get(), context);
                Ok(())
            }
            Err(cause) => Err(RedirectError {
                cause,
                redirectable,
                context,
            }),
        }
    }

    /// Redirects the connection to another machine.
    ///
    /// # Errors
    /// [`RedirectFailure::TargetIsLocal`] for the loopback address and the local address of the connection; the others as for
    /// [`redirect_to_local`](Self::redirect_to_local).
    pub fn redirect_to<'a>(
        &mut self,
        redirectable: Redirectable<'a>,
        target: F::SocketAddress,
    ) -> Result<(), RedirectError<'a>> {
        let refused = |cause, redirectable| {
            Err(RedirectError {
                cause,
                redirectable,
                context: None,
            })
        };
        let target = target.into();
        let local = self.local().map(Into::<SocketAddr>::into);
        if target.ip().is_loopback() || local.is_some_and(|local| local.ip() == target.ip()) {
            return refused(RedirectFailure::TargetIsLocal, redirectable);
        }
        match self.leave(&redirectable) {
            Ok(handle) => {
                self.write(handle, target, 0, None);
                Ok(())
            }
            Err(cause) => refused(cause, redirectable),
        }
    }

    /// The handle of a leave that is about this connection.
    fn leave(&self, redirectable: &Redirectable<'_>) -> Result<HANDLE, RedirectFailure> {
        if !redirectable.is_of(self.of) {
            return Err(RedirectFailure::OtherConnection);
        }
        redirectable.handle().live().ok_or(RedirectFailure::Closing)
    }

    /// Lets the connection use a port of a reserved range.
    ///
    /// The token is from CreatePersistentTcpPortReservation or CreatePersistentUdpPortReservation, in user mode.
    #[doc(alias = "portReservationToken")]
    pub fn set_port_reservation_token(&mut self, token: u64) {
        // SAFETY: writable, and used by nobody else (invariant).
        unsafe { (*self.version.as_ptr()).portReservationToken = token };
    }

    /// Changes what a redirection changes.
    fn write(&mut self, handle: HANDLE, target: SocketAddr, process: u32, context: Option<RedirectContext>) {
        let raw = self.version.as_ptr();
        let (address, length) = match &context {
            Some(context) => (context.address().as_ptr(), context.len()),
            None => (ptr::null_mut(), 0),
        };
        // SAFETY: in the writable version (invariant).
        let remote = unsafe { &raw mut (*raw).remoteAddressAndPort };
        // SAFETY: writable, and used by nobody else (invariant).
        unsafe { socket_address::write(remote, target) };
        // SAFETY: as above.
        unsafe { (*raw).localRedirectTargetPID = process };
        // SAFETY: as above.
        unsafe { (*raw).localRedirectHandle = handle };
        // SAFETY: as above.
        unsafe { (*raw).localRedirectContext = address.cast() };
        // SAFETY: as above.
        unsafe { (*raw).localRedirectContextSize = length as _ };
        // INVARIANT: the version names it. A context of an earlier change is named nowhere any more, and is freed.
        self.context = context;
    }

    /// The request is applied next, and the context is the engine's (C-244).
    pub(super) fn finish(self) {
        if let Some(context) = self.context {
            context.give_away();
        }
    }
}

impl<'r, F: Family> Deref for ConnectRequest<'r, F> {
    type Target = ConnectVersion<'r, F>;

    fn deref(&self) -> &ConnectVersion<'r, F> {
        &self.version
    }
}
