//! Who injected a packet.

use core::ptr;

use fwps_sys::{
    FWPS_PACKET_INJECTED_BY_OTHER, FWPS_PACKET_INJECTED_BY_SELF, FWPS_PACKET_NOT_INJECTED,
    FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF, FwpsQueryPacketInjectionState0,
};

use super::{InjectionHandle, Kind};
use crate::nbl::NblRef;

/// Whether a packet was injected, seen from one handle (C-011, C-075).
#[doc(alias = "FWPS_PACKET_INJECTION_STATE")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InjectionState {
    /// The packet comes from the stack.
    NotInjected,
    /// It was injected, with another handle.
    ByOther,
    /// It was injected with this handle.
    BySelf,
    /// It was injected with this handle, and later cloned and injected again by somebody.
    PreviouslyBySelf,
    /// A state that this version does not know, or the handle is closed.
    Unknown,
}

impl InjectionState {
    /// Whether the packet passed through this handle. Such a packet is let go as it is: no change, no clone, no injection
    /// (C-076).
    ///
    /// True for [`InjectionState::Unknown`] as well: passing a packet on cannot loop.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::BySelf | Self::PreviouslyBySelf | Self::Unknown)
    }
}

impl<K: Kind> InjectionHandle<K> {
    /// Tells whether `packet` was injected with this handle. Ask first in classify (C-074). IRQL <= DISPATCH_LEVEL.
    ///
    /// Source: FwpsQueryPacketInjectionState0.
    #[doc(alias = "FwpsQueryPacketInjectionState0")]
    pub fn state(&self, packet: NblRef<'_>) -> InjectionState {
        let Ok((handle, _using)) = self.begin() else {
            return InjectionState::Unknown;
        };
        // SAFETY: the handle is live while `_using` exists, the list for the lifetime of `packet`; the context is optional.
        let state = unsafe { FwpsQueryPacketInjectionState0(handle, packet.as_raw(), ptr::null_mut()) };
        match state {
            FWPS_PACKET_NOT_INJECTED => InjectionState::NotInjected,
            FWPS_PACKET_INJECTED_BY_OTHER => InjectionState::ByOther,
            FWPS_PACKET_INJECTED_BY_SELF => InjectionState::BySelf,
            FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF => InjectionState::PreviouslyBySelf,
            _ => InjectionState::Unknown,
        }
    }
}
