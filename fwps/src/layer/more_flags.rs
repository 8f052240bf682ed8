//! The flags fields of layer 2, and of connections that are authorised again.

use bitflags::bitflags;

bitflags! {
    /// What the engine says of a frame as a whole.
    ///
    /// Bits that this version does not know are kept.
    #[doc(alias = "FWP_CONDITION_L2")]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct L2Flags: u32 {
        /// The adapter is one for Ethernet.
        #[doc(alias = "FWP_CONDITION_L2_IS_NATIVE_ETHERNET")]
        const NATIVE_ETHERNET = fwps_sys::FWP_CONDITION_L2_IS_NATIVE_ETHERNET;
        /// The adapter is one for Wi-Fi.
        #[doc(alias = "FWP_CONDITION_L2_IS_WIFI")]
        const WIFI = fwps_sys::FWP_CONDITION_L2_IS_WIFI;
        /// The adapter is one for mobile broadband.
        #[doc(alias = "FWP_CONDITION_L2_IS_MOBILE_BROADBAND")]
        const MOBILE_BROADBAND = fwps_sys::FWP_CONDITION_L2_IS_MOBILE_BROADBAND;
        /// The frame is data of Wi-Fi Direct.
        #[doc(alias = "FWP_CONDITION_L2_IS_WIFI_DIRECT_DATA")]
        const WIFI_DIRECT_DATA = fwps_sys::FWP_CONDITION_L2_IS_WIFI_DIRECT_DATA;
        /// The frame goes from one virtual machine to another.
        #[doc(alias = "FWP_CONDITION_L2_IS_VM2VM")]
        const VM_TO_VM = fwps_sys::FWP_CONDITION_L2_IS_VM2VM;
        /// The packet in the frame is malformed.
        #[doc(alias = "FWP_CONDITION_L2_IS_MALFORMED_PACKET")]
        const MALFORMED_PACKET = fwps_sys::FWP_CONDITION_L2_IS_MALFORMED_PACKET;
        /// The frames are the fragments of one IP packet.
        #[doc(alias = "FWP_CONDITION_L2_IS_IP_FRAGMENT_GROUP")]
        const IP_FRAGMENT_GROUP = fwps_sys::FWP_CONDITION_L2_IS_IP_FRAGMENT_GROUP;
        /// The adapter has a connector.
        #[doc(alias = "FWP_CONDITION_L2_IF_CONNECTOR_PRESENT")]
        const CONNECTOR_PRESENT = fwps_sys::FWP_CONDITION_L2_IF_CONNECTOR_PRESENT;

        const _ = !0;
    }
}

bitflags! {
    /// Why a connection is authorised again.
    ///
    /// Bits that this version does not know are kept.
    #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON")]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ReauthorizeReasons: u32 {
        /// Filters changed.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_POLICY_CHANGE")]
        const POLICY_CHANGE = fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_POLICY_CHANGE;
        /// A packet arrived at another interface.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_NEW_ARRIVAL_INTERFACE")]
        const NEW_ARRIVAL_INTERFACE = fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_NEW_ARRIVAL_INTERFACE;
        /// A packet leaves by another interface.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_NEW_NEXTHOP_INTERFACE")]
        const NEW_NEXTHOP_INTERFACE = fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_NEW_NEXTHOP_INTERFACE;
        /// The connection crosses network profiles.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_PROFILE_CROSSING")]
        const PROFILE_CROSSING = fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_PROFILE_CROSSING;
        /// A pended classification was completed.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_CLASSIFY_COMPLETION")]
        const CLASSIFY_COMPLETION = fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_CLASSIFY_COMPLETION;
        /// What IPsec does for the connection changed.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_IPSEC_PROPERTIES_CHANGED")]
        const IPSEC_PROPERTIES_CHANGED = fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_IPSEC_PROPERTIES_CHANGED;
        /// Inspection of the stream began in its middle.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_MID_STREAM_INSPECTION")]
        const MID_STREAM_INSPECTION = fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_MID_STREAM_INSPECTION;
        /// A property of the socket changed.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_SOCKET_PROPERTY_CHANGED")]
        const SOCKET_PROPERTY_CHANGED = fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_SOCKET_PROPERTY_CHANGED;
        /// A multicast or broadcast packet arrived from a new peer.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_NEW_INBOUND_MCAST_BCAST_PACKET")]
        const NEW_INBOUND_MULTICAST_BROADCAST_PACKET =
            fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_NEW_INBOUND_MCAST_BCAST_PACKET;
        /// The policy of enterprise data protection changed.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_EDP_POLICY_CHANGED")]
        const ENTERPRISE_DATA_PROTECTION_POLICY_CHANGED =
            fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_EDP_POLICY_CHANGED;
        /// The handle of the proxy changed.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_PROXY_HANDLE_CHANGED")]
        const PROXY_HANDLE_CHANGED = fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_PROXY_HANDLE_CHANGED;
        /// Whether the connection can be offloaded is checked.
        #[doc(alias = "FWP_CONDITION_REAUTHORIZE_REASON_CHECK_OFFLOAD")]
        const CHECK_OFFLOAD = fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_CHECK_OFFLOAD;

        const _ = !0;
    }
}
