//! The arguments of a transport send, and the memory that they lend to the stack.

use fwps_sys as sys;
use sys::{ADDRESS_FAMILY, FWPS_TRANSPORT_SEND_PARAMS0, FWPS_TRANSPORT_SEND_PARAMS1};

use crate::memory::access;

/// The send arguments, read at the call.
pub(super) struct SendArguments {
    /// The remote address in network byte order; empty without one.
    pub(super) remote: Vec<u8>,
    /// The scope of the remote address; zero for none.
    pub(super) scope: u32,
    /// The IP header of a raw send, which the stack puts in front; empty when it makes its own.
    pub(super) header: Vec<u8>,
    /// The memory that must stay until completion.
    pub(super) lent: Vec<(usize, Vec<u8>)>,
}

impl SendArguments {
    /// Reads the arguments of version 0; `None` without them.
    ///
    /// # Safety
    /// `pointer` is null or valid for the call, and so is what it points to (C-051).
    pub(super) unsafe fn read(
        pointer: *const FWPS_TRANSPORT_SEND_PARAMS0,
        family: ADDRESS_FAMILY,
    ) -> Option<Self> {
        if pointer.is_null() {
            return None;
        }
        // SAFETY: the caller's promise.
        let old = unsafe { pointer.read() };
        let raw = FWPS_TRANSPORT_SEND_PARAMS1 {
            remoteAddress: old.remoteAddress,
            remoteScopeId: old.remoteScopeId,
            controlData: old.controlData,
            controlDataLength: old.controlDataLength,
            headerIncludeHeader: std::ptr::null_mut(),
            headerIncludeHeaderLength: 0,
        };
        // SAFETY: what the arguments point to is as the caller promised.
        unsafe { Self::read_extended(&raw const raw, family) }
    }

    /// Reads the arguments of version 1; `None` without them.
    ///
    /// # Safety
    /// As for [`SendArguments::read`].
    pub(super) unsafe fn read_extended(
        pointer: *const FWPS_TRANSPORT_SEND_PARAMS1,
        family: ADDRESS_FAMILY,
    ) -> Option<Self> {
        if pointer.is_null() {
            return None;
        }
        // SAFETY: the caller's promise.
        let raw = unsafe { pointer.read() };
        let mut lent = Vec::new();
        let mut keep = |address: usize, len: usize| {
            if address == 0 || len == 0 {
                return Vec::new();
            }
            // SAFETY: the caller's promise about what the arguments point to.
            let bytes = unsafe { access::bytes(address, len) }.to_vec();
            lent.push((address, bytes.clone()));
            bytes
        };
        let remote = keep(
            raw.remoteAddress.expose_provenance(),
            if family == sys::AF_INET { 4 } else { 16 },
        );
        keep(
            raw.controlData.expose_provenance(),
            raw.controlDataLength as usize,
        );
        let header = keep(
            raw.headerIncludeHeader.expose_provenance(),
            raw.headerIncludeHeaderLength as usize,
        );
        Some(Self {
            remote,
            // SAFETY: every value of the union is one of its whole number.
            scope: unsafe { raw.remoteScopeId.__bindgen_anon_1.Value },
            header,
            lent,
        })
    }
}
