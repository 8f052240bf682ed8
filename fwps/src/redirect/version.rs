//! One version of a connect request, to read.

use core::{ffi::c_void, iter, marker::PhantomData, ptr::NonNull, slice};

use fwps_sys::{FWPS_CONNECT_REQUEST0, SOCKADDR_STORAGE};

use super::RedirectHandle;
use crate::{family::Family, layer::socket_address};

/// One version of a connect request: what somebody made of it.
///
/// Each change makes a new version, and [`previous_versions`](Self::previous_versions) goes back through them (C-247).
///
/// # Invariants
/// `raw` names a version that is valid for `'r`, as are those before it.
#[doc(alias = "FWPS_CONNECT_REQUEST0")]
pub struct ConnectVersion<'r, F: Family> {
    raw: NonNull<FWPS_CONNECT_REQUEST0>,
    lent: PhantomData<(&'r (), F)>,
}

/// The address in a storage, if it is of the family.
///
/// # Safety
/// `place` names a storage that is valid.
pub(super) unsafe fn address<F: Family>(place: *const SOCKADDR_STORAGE) -> Option<F::SocketAddress> {
    // SAFETY: a storage is long enough for every family (the caller's duty).
    unsafe { socket_address::read(place.cast()) }.and_then(F::from_socket_address)
}

impl<'r, F: Family> ConnectVersion<'r, F> {
    /// # Safety
    /// `raw` names a connect request of the engine, valid for `'r` with all that came before it.
    pub(super) unsafe fn new(raw: NonNull<FWPS_CONNECT_REQUEST0>) -> Self {
        // INVARIANT: the caller's duty.
        Self {
            raw,
            lent: PhantomData,
        }
    }

    pub(super) fn as_ptr(&self) -> *mut FWPS_CONNECT_REQUEST0 {
        self.raw.as_ptr()
    }

    /// Reads one member.
    fn member<T: Copy>(&self, of: impl FnOnce(*const FWPS_CONNECT_REQUEST0) -> *const T) -> T {
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

    /// The remote address and port. `None` if it is of another family.
    #[doc(alias = "remoteAddressAndPort")]
    pub fn remote(&self) -> Option<F::SocketAddress> {
        // SAFETY: in a version that is valid (invariant).
        let place = unsafe { &raw const (*self.raw.as_ptr()).remoteAddressAndPort };
        // SAFETY: as above.
        unsafe { address::<F>(place) }
    }

    /// The token of a reserved range of ports; zero if there is none.
    #[doc(alias = "portReservationToken")]
    pub fn port_reservation_token(&self) -> u64 {
        // SAFETY: of a version that is valid (invariant).
        self.member(|raw| unsafe { &raw const (*raw).portReservationToken })
    }

    /// The process that a local redirection goes to; zero if there is none.
    #[doc(alias = "localRedirectTargetPID")]
    pub fn target_process(&self) -> u32 {
        // SAFETY: of a version that is valid (invariant).
        self.member(|raw| unsafe { &raw const (*raw).localRedirectTargetPID })
    }

    /// The identifier of the filter whose callout made this version; of the request that is lent, that of this call.
    #[doc(alias = "modifierFilterId")]
    pub fn modifier_filter_id(&self) -> u64 {
        // SAFETY: of a version that is valid (invariant).
        self.member(|raw| unsafe { &raw const (*raw).modifierFilterId })
    }

    /// Whether this version is a redirection.
    #[doc(alias = "localRedirectHandle")]
    pub fn is_redirected(&self) -> bool {
        !self.redirect_handle().is_null()
    }

    /// Whether this version is a redirection with `handle`.
    #[doc(alias = "localRedirectHandle")]
    pub fn is_redirected_with(&self, handle: &RedirectHandle) -> bool {
        handle.live() == Some(self.redirect_handle())
    }

    fn redirect_handle(&self) -> *mut c_void {
        // SAFETY: of a version that is valid (invariant).
        self.member(|raw| unsafe { &raw const (*raw).localRedirectHandle })
    }

    /// The context of the redirection, as whoever redirected gave it. `None` if there is none.
    #[doc(alias("localRedirectContext", "localRedirectContextSize"))]
    pub fn redirect_context(&self) -> Option<&[u8]> {
        // SAFETY: of a version that is valid (invariant).
        let context = self.member(|raw| unsafe { &raw const (*raw).localRedirectContext });
        // SAFETY: as above.
        let length = self.member(|raw| unsafe { &raw const (*raw).localRedirectContextSize });
        if context.is_null() {
            return None;
        }
        // SAFETY: the version says that this many bytes are there, which live as long as it (C-244); what this driver moves in changes with
        // `&mut` only.
        Some(unsafe { slice::from_raw_parts(context.cast(), length as usize) })
    }

    /// The version before this one. `None` if nobody changed the request before.
    #[doc(alias = "previousVersion")]
    pub fn previous(&self) -> Option<ConnectVersion<'r, F>> {
        // SAFETY: of a version that is valid (invariant).
        let previous = self.member(|raw| unsafe { &raw const (*raw).previousVersion });
        // SAFETY: null, or valid as long as this one (invariant).
        NonNull::new(previous).map(|previous| unsafe { ConnectVersion::new(previous) })
    }

    /// The versions before this one, the latest first.
    pub fn previous_versions(&self) -> impl Iterator<Item = ConnectVersion<'r, F>> + use<'r, F> {
        iter::successors(self.previous(), ConnectVersion::previous)
    }
}

impl<F: Family> core::fmt::Debug for ConnectVersion<'_, F> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("ConnectVersion")
            .field("local", &self.local())
            .field("remote", &self.remote())
            .field("modifier_filter_id", &self.modifier_filter_id())
            .finish_non_exhaustive()
    }
}
