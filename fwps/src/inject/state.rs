//! Who injected a packet.

use core::{num::NonZeroUsize, ptr};

use fwps_sys::{
    FWPS_PACKET_INJECTED_BY_OTHER, FWPS_PACKET_INJECTED_BY_SELF, FWPS_PACKET_INJECTION_STATE,
    FWPS_PACKET_INJECTION_STATE_MAX, FWPS_PACKET_NOT_INJECTED, FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF,
    FwpsQueryPacketInjectionState0, HANDLE,
};

use super::{InjectionHandle, Kind};
use crate::{callout::Classify, layer::PacketLayer};

/// A number that an injection carries and that [`InjectionHandle::state`] gives back, while the packet and its clones travel (C-035).
///
/// Not a pointer: the packet may outlive whatever it would point at, since it travels on after its completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InjectionContext(NonZeroUsize);

impl InjectionContext {
    /// Any number but zero, which means that there is no context.
    pub const fn new(number: NonZeroUsize) -> Self {
        Self(number)
    }

    /// The number.
    pub const fn get(self) -> NonZeroUsize {
        self.0
    }

    /// As C carries it; null for none.
    pub(crate) const fn to_raw(context: Option<Self>) -> HANDLE {
        match context {
            Some(context) => ptr::without_provenance_mut(context.0.get()),
            None => ptr::null_mut(),
        }
    }

    fn from_raw(raw: HANDLE) -> Option<Self> {
        NonZeroUsize::new(raw.addr()).map(Self)
    }
}

/// Whether a packet was injected, seen from one handle (C-011, C-075).
#[doc(alias = "FWPS_PACKET_INJECTION_STATE")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InjectionState {
    /// The packet comes from the stack.
    NotInjected,
    /// It was injected, with another handle.
    ByOther,
    /// It was injected with this handle, with this context. Only the two states by self have one (C-078).
    BySelf(Option<InjectionContext>),
    /// It was injected with this handle, with this context, and later cloned and injected again by somebody.
    PreviouslyBySelf(Option<InjectionContext>),
    /// A state that this version does not know, or the call has no packet, or the handle is closed.
    Unknown,
}

impl InjectionState {
    /// Whether the packet passed through this handle. Such a packet is let go as it is: no change, no clone, no injection
    /// (C-076).
    ///
    /// True for [`InjectionState::Unknown`] as well: passing a packet on cannot loop.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::BySelf(_) | Self::PreviouslyBySelf(_) | Self::Unknown)
    }
}

impl<K: Kind> InjectionHandle<K> {
    /// Tells whether the packet of a classify call was injected with this handle. Ask first in classify (C-074). IRQL <=
    /// DISPATCH_LEVEL.
    ///
    /// Source: FwpsQueryPacketInjectionState0.
    #[doc(alias = "FwpsQueryPacketInjectionState0")]
    pub fn state<L: PacketLayer>(&self, classify: &Classify<'_, L>) -> InjectionState {
        // Read only in the states that set it (C-078).
        let mut context: HANDLE = ptr::null_mut();
        match self.query(classify, &raw mut context) {
            FWPS_PACKET_NOT_INJECTED => InjectionState::NotInjected,
            FWPS_PACKET_INJECTED_BY_OTHER => InjectionState::ByOther,
            FWPS_PACKET_INJECTED_BY_SELF => InjectionState::BySelf(InjectionContext::from_raw(context)),
            FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF => {
                InjectionState::PreviouslyBySelf(InjectionContext::from_raw(context))
            }
            _ => InjectionState::Unknown,
        }
    }

    /// Whether the packet is one of the driver's own; true if there is no telling.
    #[inline]
    pub(super) fn is_own<L: PacketLayer>(&self, classify: &Classify<'_, L>) -> bool {
        let state = self.query(classify, ptr::null_mut());
        !matches!(state, FWPS_PACKET_NOT_INJECTED | FWPS_PACKET_INJECTED_BY_OTHER)
    }

    /// Asks; the answer is none of C's if the call has no packet, or the handle is closed. `context` is null or a place.
    #[inline]
    fn query<L: PacketLayer>(
        &self,
        classify: &Classify<'_, L>,
        context: *mut HANDLE,
    ) -> FWPS_PACKET_INJECTION_STATE {
        let (Some(packet), Ok((handle, _using))) = (classify.packet(), self.while_callbacks_run()) else {
            return FWPS_PACKET_INJECTION_STATE_MAX;
        };
        // SAFETY: the handle is live while classify runs, and so is the list; the out pointer is optional, or a local of the caller.
        unsafe { FwpsQueryPacketInjectionState0(handle, packet.as_raw(), context) }
    }
}
