//! The flags field of most layers.

use bitflags::bitflags;

bitflags! {
    /// What the engine says of the packet or operation as a whole.
    ///
    /// Bits that this version does not know are kept.
    #[doc(alias = "FWP_CONDITION_FLAG")]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ConditionFlags: u32 {
        /// The packet never leaves the machine.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_LOOPBACK")]
        const LOOPBACK = fwps_sys::FWP_CONDITION_FLAG_IS_LOOPBACK;
        /// The packet is protected by IPsec.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_IPSEC_SECURED")]
        const IPSEC_SECURED = fwps_sys::FWP_CONDITION_FLAG_IS_IPSEC_SECURED;
        /// The connection was authorised before, and is asked about again; it cannot be pended (C-217).
        #[doc(alias = "FWP_CONDITION_FLAG_IS_REAUTHORIZE")]
        const REAUTHORIZE = fwps_sys::FWP_CONDITION_FLAG_IS_REAUTHORIZE;
        /// The socket is bound to no particular address.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_WILDCARD_BIND")]
        const WILDCARD_BIND = fwps_sys::FWP_CONDITION_FLAG_IS_WILDCARD_BIND;
        /// The socket is a raw one.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_RAW_ENDPOINT")]
        const RAW_ENDPOINT = fwps_sys::FWP_CONDITION_FLAG_IS_RAW_ENDPOINT;
        /// The packet is one IP fragment.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_FRAGMENT")]
        const FRAGMENT = fwps_sys::FWP_CONDITION_FLAG_IS_FRAGMENT;
        /// The packet is a chain of the fragments of one IP packet.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_FRAGMENT_GROUP")]
        const FRAGMENT_GROUP = fwps_sys::FWP_CONDITION_FLAG_IS_FRAGMENT_GROUP;
        /// The packet is classified again for IPsec behind NAT.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_IPSEC_NATT_RECLASSIFY")]
        const IPSEC_NATT_RECLASSIFY = fwps_sys::FWP_CONDITION_FLAG_IS_IPSEC_NATT_RECLASSIFY;
        /// The packet goes to an ALE layer next.
        #[doc(alias = "FWP_CONDITION_FLAG_REQUIRES_ALE_CLASSIFY")]
        const REQUIRES_ALE_CLASSIFY = fwps_sys::FWP_CONDITION_FLAG_REQUIRES_ALE_CLASSIFY;
        /// The socket was bound without asking for it.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_IMPLICIT_BIND")]
        const IMPLICIT_BIND = fwps_sys::FWP_CONDITION_FLAG_IS_IMPLICIT_BIND;
        /// The packet was put together from fragments.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_REASSEMBLED")]
        const REASSEMBLED = fwps_sys::FWP_CONDITION_FLAG_IS_REASSEMBLED;
        /// The application named the peer.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_NAME_APP_SPECIFIED")]
        const NAME_APP_SPECIFIED = fwps_sys::FWP_CONDITION_FLAG_IS_NAME_APP_SPECIFIED;
        /// The socket is put into promiscuous mode.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_PROMISCUOUS")]
        const PROMISCUOUS = fwps_sys::FWP_CONDITION_FLAG_IS_PROMISCUOUS;
        /// The packet is subject to authenticating firewall rules.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_AUTH_FW")]
        const AUTH_FW = fwps_sys::FWP_CONDITION_FLAG_IS_AUTH_FW;
        /// An existing operation is classified again.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_RECLASSIFY")]
        const RECLASSIFY = fwps_sys::FWP_CONDITION_FLAG_IS_RECLASSIFY;
        /// A forwarded packet that comes from a local address.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_OUTBOUND_PASS_THRU")]
        const OUTBOUND_PASS_THRU = fwps_sys::FWP_CONDITION_FLAG_IS_OUTBOUND_PASS_THRU;
        /// A forwarded packet that is bound for a local address.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_INBOUND_PASS_THRU")]
        const INBOUND_PASS_THRU = fwps_sys::FWP_CONDITION_FLAG_IS_INBOUND_PASS_THRU;
        /// The connection was redirected.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_CONNECTION_REDIRECTED")]
        const CONNECTION_REDIRECTED = fwps_sys::FWP_CONDITION_FLAG_IS_CONNECTION_REDIRECTED;
        /// The connection comes from a proxy.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_PROXY_CONNECTION")]
        const PROXY_CONNECTION = fwps_sys::FWP_CONDITION_FLAG_IS_PROXY_CONNECTION;
        /// Loopback of an application container.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_APPCONTAINER_LOOPBACK")]
        const APPCONTAINER_LOOPBACK = fwps_sys::FWP_CONDITION_FLAG_IS_APPCONTAINER_LOOPBACK;
        /// Loopback outside application containers.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_NON_APPCONTAINER_LOOPBACK")]
        const NON_APPCONTAINER_LOOPBACK = fwps_sys::FWP_CONDITION_FLAG_IS_NON_APPCONTAINER_LOOPBACK;
        /// Reserved.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_RESERVED")]
        const RESERVED = fwps_sys::FWP_CONDITION_FLAG_IS_RESERVED;
        /// The policy of the redirecting provider is honoured.
        #[doc(alias = "FWP_CONDITION_FLAG_IS_HONORING_POLICY_AUTHORIZE")]
        const HONORING_POLICY_AUTHORIZE = fwps_sys::FWP_CONDITION_FLAG_IS_HONORING_POLICY_AUTHORIZE;

        const _ = !0;
    }
}
