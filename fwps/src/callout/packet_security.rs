//! What IPsec and the filtering platform did with the packet of a call.

use core::mem::MaybeUninit;

use bitflags::bitflags;
use fwps_sys::{
    FWPS_PACKET_LIST_INFORMATION_QUERY_FWP, FWPS_PACKET_LIST_INFORMATION_QUERY_INBOUND,
    FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC, FWPS_PACKET_LIST_INFORMATION_QUERY_OUTBOUND,
    FWPS_PACKET_LIST_INFORMATION0, FwpsGetPacketListSecurityInformation0,
};

use super::Classify;
use crate::{Error, Status, layer::PacketLayer};

bitflags! {
    /// How IPsec protected a packet that arrived. Empty if it did not. Bits that this version does not know are kept.
    #[doc(alias = "FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0")]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct InboundIpsec: u32 {
        /// IPsec protected it.
        #[doc(alias = "isSecure")]
        const SECURE = 1;
        /// In transport mode.
        #[doc(alias = "isTransportMode")]
        const TRANSPORT_MODE = 1 << 1;
        /// In tunnel mode.
        #[doc(alias = "isTunnelMode")]
        const TUNNEL_MODE = 1 << 2;
        /// The transport mode policy was verified.
        #[doc(alias = "isTransportModeVerified")]
        const TRANSPORT_MODE_VERIFIED = 1 << 3;
        /// The tunnel mode policy was verified.
        #[doc(alias = "isTunnelModeVerified")]
        const TUNNEL_MODE_VERIFIED = 1 << 4;
        /// It came out of a tunnel.
        #[doc(alias = "isDeTunneled")]
        const DETUNNELED = 1 << 5;

        const _ = !0;
    }
}

bitflags! {
    /// How IPsec is going to protect a packet that leaves. Empty if it is not. Bits that this version does not know are kept.
    #[doc(alias = "FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0")]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct OutboundIpsec: u32 {
        /// A policy matches it.
        #[doc(alias = "isIPsecPolicyMatch")]
        const POLICY_MATCH = 1;
        /// A policy of transport mode.
        #[doc(alias = "isTransportPolicyMatch")]
        const TRANSPORT_POLICY_MATCH = 1 << 1;
        /// A policy of tunnel mode.
        #[doc(alias = "isTunnelPolicyMatch")]
        const TUNNEL_POLICY_MATCH = 1 << 2;
        /// The tunnel carries IP in IP.
        #[doc(alias = "isTunnelIPinIP")]
        const TUNNEL_IP_IN_IP = 1 << 3;

        const _ = !0;
    }
}

impl InboundIpsec {
    /// Whether the packet is still in a tunnel: it comes by again when it is out. Let such a packet pass, and look at it then (C-296).
    pub const fn is_in_tunnel(self) -> bool {
        self.contains(Self::TUNNEL_MODE) && !self.contains(Self::DETUNNELED)
    }
}

impl<L: PacketLayer> Classify<'_, L> {
    /// How IPsec protected the packet, which arrives. `None` if this event has no packet. IRQL <= DISPATCH_LEVEL.
    ///
    /// At inbound transport layers a packet may come by while it is [in a tunnel](InboundIpsec::is_in_tunnel): let it pass. The layers of
    /// arriving and forwarded IP packets see what is encrypted, not what is in it (C-297).
    ///
    /// Source: FwpsGetPacketListSecurityInformation0.
    ///
    /// # Errors
    /// What the stack refuses; the page lists no status.
    #[doc(alias = "FwpsGetPacketListSecurityInformation0")]
    pub fn inbound_ipsec(&self) -> Result<Option<InboundIpsec>, Error> {
        let flags = FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC | FWPS_PACKET_LIST_INFORMATION_QUERY_INBOUND;
        let answer = self.security(flags)?;
        Ok(answer.map(|answer| InboundIpsec::from_bits_retain(ipsec_bits(&answer))))
    }

    /// How IPsec is going to protect the packet, which leaves. `None` if this event has no packet. IRQL <= DISPATCH_LEVEL.
    ///
    /// Source: FwpsGetPacketListSecurityInformation0.
    ///
    /// # Errors
    /// As for [`inbound_ipsec`](Self::inbound_ipsec).
    #[doc(alias = "FwpsGetPacketListSecurityInformation0")]
    pub fn outbound_ipsec(&self) -> Result<Option<OutboundIpsec>, Error> {
        let flags = FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC | FWPS_PACKET_LIST_INFORMATION_QUERY_OUTBOUND;
        let answer = self.security(flags)?;
        Ok(answer.map(|answer| OutboundIpsec::from_bits_retain(ipsec_bits(&answer))))
    }

    /// Whether some callout driver injected the packet; [`InjectionHandle::state`](crate::InjectionHandle::state) tells whether it was this one.
    /// `None` if this event has no packet. IRQL <= DISPATCH_LEVEL.
    ///
    /// Source: FwpsGetPacketListSecurityInformation0.
    ///
    /// # Errors
    /// As for [`inbound_ipsec`](Self::inbound_ipsec).
    #[doc(alias = "isReinjected")]
    pub fn is_reinjected(&self) -> Result<Option<bool>, Error> {
        let answer = self.security(FWPS_PACKET_LIST_INFORMATION_QUERY_FWP)?;
        Ok(answer.map(|answer| answer.fwpInformation.isReinjected() != 0))
    }

    /// Asks with flags that have one direction at most, and one if they have IPsec (C-174).
    fn security(&self, flags: u32) -> Result<Option<FWPS_PACKET_LIST_INFORMATION0>, Error> {
        let Some(packet) = self.packet() else {
            return Ok(None);
        };
        let mut answer = MaybeUninit::<FWPS_PACKET_LIST_INFORMATION0>::zeroed();
        // SAFETY: the list that the running call was given; the flags are right (C-174); the out pointer is a local.
        let status = unsafe {
            FwpsGetPacketListSecurityInformation0(packet.into_raw().as_ptr(), flags, answer.as_mut_ptr())
        };
        Status::from_raw(status).ok("FwpsGetPacketListSecurityInformation0")?;
        // SAFETY: all fields are integers, for which what was zeroed before is valid.
        Ok(Some(unsafe { answer.assume_init() }))
    }
}

/// The bits about IPsec, which mean by direction what was asked for.
fn ipsec_bits(answer: &FWPS_PACKET_LIST_INFORMATION0) -> u32 {
    // SAFETY: the other members of the union are bits of the same integer, all of which were initialised.
    unsafe { answer.ipsecInformation.__bindgen_anon_1.flags }
}

#[cfg(test)]
mod tests {
    use super::InboundIpsec;

    #[test]
    fn a_packet_is_in_its_tunnel_until_it_was_taken_out() {
        assert!(!InboundIpsec::empty().is_in_tunnel());
        assert!(!(InboundIpsec::SECURE | InboundIpsec::TRANSPORT_MODE).is_in_tunnel());
        assert!((InboundIpsec::SECURE | InboundIpsec::TUNNEL_MODE).is_in_tunnel());
        assert!(!(InboundIpsec::TUNNEL_MODE | InboundIpsec::DETUNNELED).is_in_tunnel());
    }
}
