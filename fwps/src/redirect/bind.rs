//! The bind request of a call.

use core::{fmt, iter, marker::PhantomData, ops::Deref, ptr::NonNull};

use fwps_sys::FWPS_BIND_REQUEST0;

use super::{state::Connection, version::address};
use crate::{family::Family, layer::socket_address};

/// One version of a bind request: what somebody made of it.
///
/// Each change makes a new version, and [`previous_versions`](Self::previous_versions) goes back through them (C-247).
///
/// # Invariants
/// `raw` names a version that is valid for `'r`, as are those before it.
#[doc(alias = "FWPS_BIND_REQUEST0")]
pub struct BindVersion<'r, F: Family> {
    raw: NonNull<FWPS_BIND_REQUEST0>,
    lent: PhantomData<(&'r (), F)>,
}

/// The request of an application to bind a socket, lent to be changed.
///
/// It reads like the [`BindVersion`] that it is. Local address and port reservation may change (C-246). Every connection of the socket is
/// affected (C-250).
///
/// # Invariants
/// `version` is the writable one, which nobody else uses.
#[doc(alias = "FWPS_BIND_REQUEST0")]
#[derive(Debug)]
pub struct BindRequest<'r, F: Family> {
    version: BindVersion<'r, F>,
}

impl<'r, F: Family> BindVersion<'r, F> {
    /// # Safety
    /// `raw` names a bind request of the engine, valid for `'r` with all that came before it.
    pub(super) unsafe fn new(raw: NonNull<FWPS_BIND_REQUEST0>) -> Self {
        // INVARIANT: the caller's duty.
        Self {
            raw,
            lent: PhantomData,
        }
    }

    /// Reads one member.
    fn member<T: Copy>(&self, of: impl FnOnce(*const FWPS_BIND_REQUEST0) -> *const T) -> T {
        let place = of(self.raw.as_ptr());
        // SAFETY: a member of a version that is valid (invariant).
        unsafe { place.read() }
    }

    /// The local address and port. `None` if it is of another family.
    #[doc(alias = "localAddressAndPort")]
    pub fn local(&self) -> Option<F::SocketAddress> {
        // SAFETY: in a version that is valid (invariant).
        let place = unsafe { &raw const (*self.raw.as_ptr()).localAddressAndPort };
        // SAFETY: as above.
        unsafe { address::<F>(place) }
    }

    /// The token of a reserved range of ports; zero if there is none.
    #[doc(alias = "portReservationToken")]
    pub fn port_reservation_token(&self) -> u64 {
        // SAFETY: of a version that is valid (invariant).
        self.member(|raw| unsafe { &raw const (*raw).portReservationToken })
    }

    /// The identifier of the filter whose callout made this version; of the request that is lent, that of this call.
    #[doc(alias = "modifierFilterId")]
    pub fn modifier_filter_id(&self) -> u64 {
        // SAFETY: of a version that is valid (invariant).
        self.member(|raw| unsafe { &raw const (*raw).modifierFilterId })
    }

    /// The version before this one. `None` if nobody changed the request before.
    #[doc(alias = "previousVersion")]
    pub fn previous(&self) -> Option<BindVersion<'r, F>> {
        // SAFETY: of a version that is valid (invariant).
        let previous = self.member(|raw| unsafe { &raw const (*raw).previousVersion });
        // SAFETY: null, or valid as long as this one (invariant).
        NonNull::new(previous).map(|previous| unsafe { BindVersion::new(previous) })
    }

    /// The versions before this one, the latest first.
    pub fn previous_versions(&self) -> impl Iterator<Item = BindVersion<'r, F>> + use<'r, F> {
        iter::successors(self.previous(), BindVersion::previous)
    }
}

impl<'r, F: Family> BindRequest<'r, F> {
    /// # Safety
    /// `raw` is the writable layer data of a call at a bind redirect layer, lent for `'r`, and used by nobody else. No leave is asked for there.
    pub(super) unsafe fn new(raw: NonNull<FWPS_BIND_REQUEST0>, _of: Connection) -> Self {
        // SAFETY: the caller's duty.
        let version = unsafe { BindVersion::new(raw) };
        // INVARIANT: the caller's duty.
        Self { version }
    }

    /// Binds the socket to another address or port.
    #[doc(alias = "localAddressAndPort")]
    pub fn set_local(&mut self, local: F::SocketAddress) {
        // SAFETY: in the writable version (invariant).
        let place = unsafe { &raw mut (*self.version.raw.as_ptr()).localAddressAndPort };
        // SAFETY: writable, and used by nobody else (invariant).
        unsafe { socket_address::write(place, local.into()) };
    }

    /// Lets the socket use a port of a reserved range.
    ///
    /// The token is from CreatePersistentTcpPortReservation or CreatePersistentUdpPortReservation, in user mode.
    #[doc(alias = "portReservationToken")]
    pub fn set_port_reservation_token(&mut self, token: u64) {
        // SAFETY: writable, and used by nobody else (invariant).
        unsafe { (*self.version.raw.as_ptr()).portReservationToken = token };
    }

    /// The request is applied next. Nothing was moved into it.
    pub(super) fn finish(self) {}
}

impl<'r, F: Family> Deref for BindRequest<'r, F> {
    type Target = BindVersion<'r, F>;

    fn deref(&self) -> &BindVersion<'r, F> {
        &self.version
    }
}

impl<F: Family> fmt::Debug for BindVersion<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BindVersion")
            .field("local", &self.local())
            .field("modifier_filter_id", &self.modifier_filter_id())
            .finish_non_exhaustive()
    }
}
