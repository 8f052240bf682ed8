//! Putting an original frame back itself, unaltered, without a clone and without a completion (C-070).

use core::{ffi::c_void, ptr, ptr::NonNull};

use fwps_sys::{
    FWP_BYTE_BLOB, FwpsInjectMacReceiveAsync0, FwpsInjectMacSendAsync0,
    FwpsInjectvSwitchEthernetIngressAsync0, HANDLE, IF_INDEX, NDIS_PORT_NUMBER, NDIS_SWITCH_NIC_INDEX,
    NDIS_SWITCH_PORT_ID, NET_BUFFER_LIST, NTSTATUS,
};

use super::{Claim, Classify, Verdict, verdict::Action};
use crate::{
    InjectionHandle, Status,
    inject::{HandleShare, InjectionContext, InjectsL2, MacReceive, MacSend, Within},
    layer::{
        AbsorbLayer, EgressVswitchEthernet, InboundMacFrameEthernet, InboundMacFrameNative, InboundMacLayer,
        IngressVswitchEthernet, Layer, OutboundMacFrameEthernet, OutboundMacFrameNative, OutboundMacLayer,
        VSwitchLayer,
    },
    nbl::{NblRef, Rewound},
};

/// An injection of the original that is made when classify has returned, and nothing that it was lent can be in use any more.
///
/// # Invariants
/// `handle` injects frames, and what `place` points to is valid while the classify call runs.
#[derive(Debug)]
pub(crate) struct Reinjection {
    handle: HandleShare,
    context: HANDLE,
    place: Place,
    retreat: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Receive(u16, IF_INDEX, NDIS_PORT_NUMBER),
    Send(u16, IF_INDEX, NDIS_PORT_NUMBER),
    Switch {
        identifier: (*const u8, u32),
        port: NDIS_SWITCH_PORT_ID,
        nic: NDIS_SWITCH_NIC_INDEX,
    },
}

impl<K: InjectsL2> InjectionHandle<K> {
    /// Puts the original frame back itself when classify returns: it comes by again, in a state by self, for callouts of all sublayers. No clone is
    /// made, and there is no completion. IRQL <= DISPATCH_LEVEL.
    ///
    /// If the stack refuses then, the frame is permitted instead.
    ///
    /// Source: FwpsInjectMacReceiveAsync0.
    ///
    /// # Errors
    /// The claim, if the size of the frame's header is not known.
    #[doc(alias = "FwpsInjectMacReceiveAsync0")]
    pub fn reinject_mac_receive<'c, L: InboundMacLayer>(
        &self,
        classify: &Classify<'c, L>,
        claim: Claim<'c>,
        target: Within<'c, MacReceive>,
    ) -> Result<Verdict<'c>, Claim<'c>> {
        let target = target.detach();
        let place = Place::Receive(target.layer, target.interface, target.port);
        self.reinject(classify, claim, target.context, place)
    }

    /// As [`reinject_mac_receive`](Self::reinject_mac_receive), for a frame that leaves.
    ///
    /// Source: FwpsInjectMacSendAsync0.
    ///
    /// # Errors
    /// As for [`reinject_mac_receive`](Self::reinject_mac_receive).
    #[doc(alias = "FwpsInjectMacSendAsync0")]
    pub fn reinject_mac_send<'c, L: OutboundMacLayer>(
        &self,
        classify: &Classify<'c, L>,
        claim: Claim<'c>,
        target: Within<'c, MacSend>,
    ) -> Result<Verdict<'c>, Claim<'c>> {
        let target = target.detach();
        let place = Place::Send(target.layer, target.interface, target.port);
        self.reinject(classify, claim, target.context, place)
    }

    /// As [`reinject_mac_receive`](Self::reinject_mac_receive), for a frame of a virtual switch, which enters by its ingress path (C-071).
    ///
    /// At egress the other indications of the frame are to be absorbed (C-073). If the stack refuses the injection, the frame reaches only the first
    /// of its destinations.
    ///
    /// Source: FwpsInjectvSwitchEthernetIngressAsync0.
    ///
    /// # Errors
    /// The claim, also if the engine did not name switch, port and NIC, or if the frame was shown before, for another of its destinations: then
    /// [absorb](Classify::absorb_later_destination) it (C-073).
    #[doc(alias = "FwpsInjectvSwitchEthernetIngressAsync0")]
    pub fn reinject_vswitch_ingress<'c, L: VSwitchLayer>(
        &self,
        classify: &Classify<'c, L>,
        claim: Claim<'c>,
        context: Option<InjectionContext>,
    ) -> Result<Verdict<'c>, Claim<'c>> {
        let (Some(identifier), Some(port), Some(nic)) = (
            classify.vswitch_id(),
            classify.vswitch_source_port_id(),
            classify.vswitch_source_nic_index(),
        ) else {
            return Err(claim);
        };
        let Ok(length) = u32::try_from(identifier.len()) else {
            return Err(claim);
        };
        let identifier = (identifier.as_ptr(), length);
        self.reinject(
            classify,
            claim,
            context,
            Place::Switch {
                identifier,
                port,
                nic,
            },
        )
    }

    fn reinject<'c, L: AbsorbLayer>(
        &self,
        classify: &Classify<'c, L>,
        claim: Claim<'c>,
        context: Option<InjectionContext>,
        place: Place,
    ) -> Result<Verdict<'c>, Claim<'c>> {
        let (Some(_), Some(retreat)) = (classify.packet(), L::retreat(classify)) else {
            return Err(claim);
        };
        if classify.is_for_later_destination() {
            return Err(claim);
        }
        // INVARIANT: a handle for frames; the values of the call live as long as it.
        let reinjection = Reinjection {
            handle: self.share(),
            context: InjectionContext::to_raw(context),
            place,
            retreat,
        };
        match classify.set_reinjection(reinjection) {
            Ok(()) => Ok(Verdict::new(Action::Reinject)),
            Err(_) => Err(claim),
        }
    }
}

/// Whether originals can be put back at the layer.
pub(crate) const fn has_frames<L: Layer>() -> bool {
    matches!(
        L::ID,
        InboundMacFrameEthernet::ID
            | InboundMacFrameNative::ID
            | OutboundMacFrameEthernet::ID
            | OutboundMacFrameNative::ID
            | IngressVswitchEthernet::ID
            | EgressVswitchEthernet::ID
    )
}

impl Reinjection {
    /// Injects the original. `false` if the stack refused, and the list is as it was.
    ///
    /// # Safety
    /// `list` is the layer data of the running classify call, whose callout has returned, so that nothing borrowed from the call is in use.
    pub(crate) unsafe fn inject(&self, list: NonNull<c_void>) -> bool {
        let list = list.cast::<NET_BUFFER_LIST>();
        // SAFETY: the list of the running call (the caller's duty).
        let packet = unsafe { NblRef::from_raw(list) };
        // SAFETY: the list of the running call, used by nobody else (the caller's duty); the guard ends here, or belongs to the stack.
        let Ok(rewound) = (unsafe { Rewound::new(packet, self.retreat) }) else {
            return false;
        };
        let inject = |handle| {
            // SAFETY: as above; the handle is live; the frame starts at its header now (C-067, C-072).
            unsafe { self.call(handle, list.as_ptr()) }
        };
        if self.handle.with(inject).map(Status::from_raw) != Ok(Status::SUCCESS) {
            return false;
        }
        // The list is the stack's, with its data start (C-014).
        core::mem::forget(rewound);
        true
    }

    /// # Safety
    /// `handle` is live, and `list` the unaltered original, given away.
    unsafe fn call(&self, handle: HANDLE, list: *mut NET_BUFFER_LIST) -> NTSTATUS {
        match self.place {
            // SAFETY: a live handle for frames, the original (the caller's duty), and no completion (C-070); flags are zero.
            Place::Receive(layer, interface, port) => unsafe {
                FwpsInjectMacReceiveAsync0(
                    handle,
                    self.context,
                    0,
                    layer,
                    interface,
                    port,
                    list,
                    None,
                    ptr::null_mut(),
                )
            },
            // SAFETY: as above.
            Place::Send(layer, interface, port) => unsafe {
                FwpsInjectMacSendAsync0(
                    handle,
                    self.context,
                    0,
                    layer,
                    interface,
                    port,
                    list,
                    None,
                    ptr::null_mut(),
                )
            },
            Place::Switch {
                identifier: (data, size),
                port,
                nic,
            } => {
                let identifier = FWP_BYTE_BLOB {
                    size,
                    data: data.cast_mut(),
                };
                // SAFETY: as above; the identifier is valid for the call (invariant), and without a completion nothing can be kept longer.
                unsafe {
                    FwpsInjectvSwitchEthernetIngressAsync0(
                        handle,
                        self.context,
                        0,
                        ptr::null_mut(),
                        &raw const identifier,
                        port,
                        nic,
                        list,
                        None,
                        ptr::null_mut(),
                    )
                }
            }
        }
    }
}
