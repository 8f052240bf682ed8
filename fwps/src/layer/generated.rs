// Generated from xtask/tables by `cargo xtask layers`; change the tables, and run it again.
//! The layers, their fields and their metadata.

use super::{
    AddressType, ConditionFlags, Direction, DiscardReason, EngineHandle, Fragment, IpLayer, L2Flags, Layer,
    MacAddress, MacAddressType, PromiscuousMode, ReauthorizeReasons, Sid, TokenAccessInformation, Utf16Blob,
    VSwitchInterfaceType, VSwitchNetworkType, Value, metadata::sub_process_tag, sealed::Sealed,
};
use crate::{
    Guid, V4, V6,
    callout::{Classify, Discarded, Established, Filtering},
    family::Family,
};

/// A layer with the field behind [`Classify::local_address`](crate::callout::Classify::local_address).
pub trait LocalAddressField: IpLayer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: LocalAddressField> Classify<'_, L> {
    /// The address of this machine.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS",
        "FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS"
    ))]
    #[inline]
    pub fn local_address(&self) -> Option<<L::Family as Family>::Address> {
        self.value(<L as LocalAddressField>::INDEX)
            .and_then(<L::Family as Family>::from_value)
    }
}

/// A layer with the field behind [`Classify::remote_address`](crate::callout::Classify::remote_address).
pub trait RemoteAddressField: IpLayer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: RemoteAddressField> Classify<'_, L> {
    /// The address of the other machine.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_STREAM_PACKET_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_STREAM_PACKET_V6_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_STREAM_V4_IP_REMOTE_ADDRESS",
        "FWPS_FIELD_STREAM_V6_IP_REMOTE_ADDRESS"
    ))]
    #[inline]
    pub fn remote_address(&self) -> Option<<L::Family as Family>::Address> {
        self.value(<L as RemoteAddressField>::INDEX)
            .and_then(<L::Family as Family>::from_value)
    }
}

/// A layer with the field behind [`Classify::source_address`](crate::callout::Classify::source_address).
pub trait SourceAddressField: IpLayer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: SourceAddressField> Classify<'_, L> {
    /// The address that the packet comes from.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_ADDRESS",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_ADDRESS",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_ADDRESS",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_ADDRESS",
        "FWPS_FIELD_IPFORWARD_V4_IP_SOURCE_ADDRESS",
        "FWPS_FIELD_IPFORWARD_V6_IP_SOURCE_ADDRESS"
    ))]
    #[inline]
    pub fn source_address(&self) -> Option<<L::Family as Family>::Address> {
        self.value(<L as SourceAddressField>::INDEX)
            .and_then(<L::Family as Family>::from_value)
    }
}

/// A layer with the field behind [`Classify::destination_address`](crate::callout::Classify::destination_address).
pub trait DestinationAddressField: IpLayer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: DestinationAddressField> Classify<'_, L> {
    /// The address that the packet goes to.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_ADDRESS",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_ADDRESS",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_ADDRESS",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_ADDRESS",
        "FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS",
        "FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS"
    ))]
    #[inline]
    pub fn destination_address(&self) -> Option<<L::Family as Family>::Address> {
        self.value(<L as DestinationAddressField>::INDEX)
            .and_then(<L::Family as Family>::from_value)
    }
}

/// A layer with the field behind [`Classify::embedded_remote_address`](crate::callout::Classify::embedded_remote_address).
pub trait EmbeddedRemoteAddressField: IpLayer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: EmbeddedRemoteAddressField> Classify<'_, L> {
    /// The address of the other machine in the packet that the ICMP error is about.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_ADDRESS",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_ADDRESS"
    ))]
    #[inline]
    pub fn embedded_remote_address(&self) -> Option<<L::Family as Family>::Address> {
        self.value(<L as EmbeddedRemoteAddressField>::INDEX)
            .and_then(<L::Family as Family>::from_value)
    }
}

/// A layer with the field behind [`Classify::local_address_type`](crate::callout::Classify::local_address_type).
pub trait LocalAddressTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: LocalAddressTypeField> Classify<'_, L> {
    /// What kind of address the local one is.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS_TYPE"
    ))]
    #[inline]
    pub fn local_address_type(&self) -> Option<AddressType> {
        self.value(<L as LocalAddressTypeField>::INDEX)
            .and_then(|value| value.uint8().map(|raw| AddressType::from_raw(raw.into())))
    }
}

/// A layer with the field behind [`Classify::destination_address_type`](crate::callout::Classify::destination_address_type).
pub trait DestinationAddressTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: DestinationAddressTypeField> Classify<'_, L> {
    /// What kind of address the packet goes to.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_DESTINATION_ADDRESS_TYPE"
    ))]
    #[inline]
    pub fn destination_address_type(&self) -> Option<AddressType> {
        self.value(<L as DestinationAddressTypeField>::INDEX)
            .and_then(|value| value.uint8().map(|raw| AddressType::from_raw(raw.into())))
    }
}

/// A layer with the field behind [`Classify::embedded_local_address_type`](crate::callout::Classify::embedded_local_address_type).
pub trait EmbeddedLocalAddressTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: EmbeddedLocalAddressTypeField> Classify<'_, L> {
    /// What kind of address the local one is in the packet that the ICMP error is about.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_ADDRESS_TYPE"
    ))]
    #[inline]
    pub fn embedded_local_address_type(&self) -> Option<AddressType> {
        self.value(<L as EmbeddedLocalAddressTypeField>::INDEX)
            .and_then(|value| value.uint8().map(|raw| AddressType::from_raw(raw.into())))
    }
}

/// A layer with the field behind [`Classify::protocol`](crate::callout::Classify::protocol).
pub trait ProtocolField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: ProtocolField> Classify<'_, L> {
    /// The IP protocol number of the transport header.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_PROTOCOL",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_PROTOCOL",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_PROTOCOL",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_PROTOCOL",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_PROTOCOL",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_PROTOCOL",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_PROTOCOL",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_PROTOCOL",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_PROTOCOL",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_PROTOCOL",
        "FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL",
        "FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_PROTOCOL",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_PROTOCOL",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL"
    ))]
    #[inline]
    pub fn protocol(&self) -> Option<u8> {
        self.value(<L as ProtocolField>::INDEX).and_then(Value::uint8)
    }
}

/// A layer with the field behind [`Classify::embedded_protocol`](crate::callout::Classify::embedded_protocol).
pub trait EmbeddedProtocolField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: EmbeddedProtocolField> Classify<'_, L> {
    /// The IP protocol number of the packet that the ICMP error is about.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_PROTOCOL",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_PROTOCOL"
    ))]
    #[inline]
    pub fn embedded_protocol(&self) -> Option<u8> {
        self.value(<L as EmbeddedProtocolField>::INDEX)
            .and_then(Value::uint8)
    }
}

/// A layer with the field behind [`Classify::local_port`](crate::callout::Classify::local_port).
pub trait LocalPortField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
    /// The index of the protocol, if it says whether the field is a port or of ICMP.
    #[doc(hidden)]
    const PROTOCOL: Option<u32>;
}

impl<L: LocalPortField> Classify<'_, L> {
    /// The port of this machine, in host byte order. `None` for ICMP where ICMP has its type and code in its place (C-145).
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_PORT",
        "FWPS_FIELD_STREAM_V4_IP_LOCAL_PORT",
        "FWPS_FIELD_STREAM_V6_IP_LOCAL_PORT"
    ))]
    #[inline]
    pub fn local_port(&self) -> Option<u16> {
        self.port_or_icmp(
            <L as LocalPortField>::INDEX,
            <L as LocalPortField>::PROTOCOL,
            false,
        )
    }
}

/// A layer with the field behind [`Classify::remote_port`](crate::callout::Classify::remote_port).
pub trait RemotePortField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
    /// The index of the protocol, if it says whether the field is a port or of ICMP.
    #[doc(hidden)]
    const PROTOCOL: Option<u32>;
}

impl<L: RemotePortField> Classify<'_, L> {
    /// The port of the other machine, in host byte order. `None` for ICMP where ICMP has its type and code in its place (C-145).
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_PORT",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_PORT",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_PORT",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_PORT",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_REMOTE_PORT",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_REMOTE_PORT",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_REMOTE_PORT",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_REMOTE_PORT",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_PORT",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_PORT",
        "FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_PORT",
        "FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_PORT",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_PORT",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_PORT",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_REMOTE_PORT",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_REMOTE_PORT",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_PORT",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_PORT",
        "FWPS_FIELD_STREAM_PACKET_V4_IP_REMOTE_PORT",
        "FWPS_FIELD_STREAM_PACKET_V6_IP_REMOTE_PORT",
        "FWPS_FIELD_STREAM_V4_IP_REMOTE_PORT",
        "FWPS_FIELD_STREAM_V6_IP_REMOTE_PORT"
    ))]
    #[inline]
    pub fn remote_port(&self) -> Option<u16> {
        self.port_or_icmp(
            <L as RemotePortField>::INDEX,
            <L as RemotePortField>::PROTOCOL,
            false,
        )
    }
}

/// A layer with the field behind [`Classify::source_port`](crate::callout::Classify::source_port).
pub trait SourcePortField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
    /// The index of the protocol, if it says whether the field is a port or of ICMP.
    #[doc(hidden)]
    const PROTOCOL: Option<u32>;
}

impl<L: SourcePortField> Classify<'_, L> {
    /// The port that the packet comes from, in host byte order. `None` for ICMP where ICMP has its type and code in its place (C-145).
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_PORT",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_PORT",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_PORT",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_PORT"
    ))]
    #[inline]
    pub fn source_port(&self) -> Option<u16> {
        self.port_or_icmp(
            <L as SourcePortField>::INDEX,
            <L as SourcePortField>::PROTOCOL,
            false,
        )
    }
}

/// A layer with the field behind [`Classify::destination_port`](crate::callout::Classify::destination_port).
pub trait DestinationPortField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
    /// The index of the protocol, if it says whether the field is a port or of ICMP.
    #[doc(hidden)]
    const PROTOCOL: Option<u32>;
}

impl<L: DestinationPortField> Classify<'_, L> {
    /// The port that the packet goes to, in host byte order. `None` for ICMP where ICMP has its type and code in its place (C-145).
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_PORT",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_PORT",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_PORT",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_PORT"
    ))]
    #[inline]
    pub fn destination_port(&self) -> Option<u16> {
        self.port_or_icmp(
            <L as DestinationPortField>::INDEX,
            <L as DestinationPortField>::PROTOCOL,
            false,
        )
    }
}

/// A layer with the field behind [`Classify::embedded_local_port`](crate::callout::Classify::embedded_local_port).
pub trait EmbeddedLocalPortField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: EmbeddedLocalPortField> Classify<'_, L> {
    /// The port of this machine in the packet that the ICMP error is about, in host byte order.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_PORT",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_PORT"
    ))]
    #[inline]
    pub fn embedded_local_port(&self) -> Option<u16> {
        self.value(<L as EmbeddedLocalPortField>::INDEX)
            .and_then(Value::uint16)
    }
}

/// A layer with the field behind [`Classify::embedded_remote_port`](crate::callout::Classify::embedded_remote_port).
pub trait EmbeddedRemotePortField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: EmbeddedRemotePortField> Classify<'_, L> {
    /// The port of the other machine in the packet that the ICMP error is about, in host byte order.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_PORT",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_PORT"
    ))]
    #[inline]
    pub fn embedded_remote_port(&self) -> Option<u16> {
        self.value(<L as EmbeddedRemotePortField>::INDEX)
            .and_then(Value::uint16)
    }
}

/// A layer with the field behind [`Classify::icmp_type`](crate::callout::Classify::icmp_type).
pub trait IcmpTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
    /// The index of the protocol, if it says whether the field is a port or of ICMP.
    #[doc(hidden)]
    const PROTOCOL: Option<u32>;
}

impl<L: IcmpTypeField> Classify<'_, L> {
    /// The ICMP type. `None` for other protocols where it is in the place of a port (C-145).
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_TYPE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_TYPE",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ICMP_TYPE",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ICMP_TYPE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_TYPE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_TYPE",
        "FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_TYPE",
        "FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_TYPE",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_ICMP_TYPE",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_ICMP_TYPE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_TYPE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_TYPE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_TYPE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_TYPE",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_ICMP_TYPE",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_ICMP_TYPE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_TYPE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_TYPE",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ICMP_TYPE",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ICMP_TYPE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_TYPE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_TYPE"
    ))]
    #[inline]
    pub fn icmp_type(&self) -> Option<u8> {
        self.port_or_icmp(<L as IcmpTypeField>::INDEX, <L as IcmpTypeField>::PROTOCOL, true)
            .and_then(|value| u8::try_from(value).ok())
    }
}

/// A layer with the field behind [`Classify::icmp_code`](crate::callout::Classify::icmp_code).
pub trait IcmpCodeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
    /// The index of the protocol, if it says whether the field is a port or of ICMP.
    #[doc(hidden)]
    const PROTOCOL: Option<u32>;
}

impl<L: IcmpCodeField> Classify<'_, L> {
    /// The ICMP code. `None` for other protocols where it is in the place of a port (C-145).
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_CODE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_CODE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_CODE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_CODE",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ICMP_CODE",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ICMP_CODE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_CODE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_CODE",
        "FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_CODE",
        "FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_CODE",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_ICMP_CODE",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_ICMP_CODE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_CODE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_CODE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_CODE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_CODE",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_ICMP_CODE",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_ICMP_CODE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_CODE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_CODE",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ICMP_CODE",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ICMP_CODE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_CODE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_CODE"
    ))]
    #[inline]
    pub fn icmp_code(&self) -> Option<u8> {
        self.port_or_icmp(<L as IcmpCodeField>::INDEX, <L as IcmpCodeField>::PROTOCOL, true)
            .and_then(|value| u8::try_from(value).ok())
    }
}

/// A layer with the field behind [`Classify::original_icmp_type`](crate::callout::Classify::original_icmp_type).
pub trait OriginalIcmpTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: OriginalIcmpTypeField> Classify<'_, L> {
    /// The ICMP type of the packet that the authorisation was first asked for.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_ICMP_TYPE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_ICMP_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_ICMP_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_ICMP_TYPE"
    ))]
    #[inline]
    pub fn original_icmp_type(&self) -> Option<u16> {
        self.value(<L as OriginalIcmpTypeField>::INDEX)
            .and_then(Value::uint16)
    }
}

/// A layer with the field behind [`Classify::direction`](crate::callout::Classify::direction).
pub trait DirectionField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: DirectionField> Classify<'_, L> {
    /// Which way the packet or the connection goes.
    #[doc(alias(
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_DIRECTION",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_DIRECTION",
        "FWPS_FIELD_DATAGRAM_DATA_V4_DIRECTION",
        "FWPS_FIELD_DATAGRAM_DATA_V6_DIRECTION",
        "FWPS_FIELD_STREAM_PACKET_V4_DIRECTION",
        "FWPS_FIELD_STREAM_PACKET_V6_DIRECTION",
        "FWPS_FIELD_STREAM_V4_DIRECTION",
        "FWPS_FIELD_STREAM_V6_DIRECTION"
    ))]
    #[inline]
    pub fn direction(&self) -> Option<Direction> {
        self.value(<L as DirectionField>::INDEX)
            .and_then(|value| value.uint32().map(Direction::from_raw))
    }
}

/// A layer with the field behind [`Classify::flags`](crate::callout::Classify::flags).
pub trait FlagsField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: FlagsField> Classify<'_, L> {
    /// What the engine says of the packet or operation as a whole.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_FLAGS",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_FLAGS",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_FLAGS",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_FLAGS",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_FLAGS",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_FLAGS",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V4_FLAGS",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V6_FLAGS",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_FLAGS",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_FLAGS",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_FLAGS",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_FLAGS",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_FLAGS",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_FLAGS",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_FLAGS",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_FLAGS",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_FLAGS",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_FLAGS",
        "FWPS_FIELD_DATAGRAM_DATA_V4_FLAGS",
        "FWPS_FIELD_DATAGRAM_DATA_V6_FLAGS",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_FLAGS",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_FLAGS",
        "FWPS_FIELD_INBOUND_IPPACKET_V4_FLAGS",
        "FWPS_FIELD_INBOUND_IPPACKET_V6_FLAGS",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_FLAGS",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_FLAGS",
        "FWPS_FIELD_IPFORWARD_V4_FLAGS",
        "FWPS_FIELD_IPFORWARD_V6_FLAGS",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_FLAGS",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_FLAGS",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V4_FLAGS",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V6_FLAGS",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_FLAGS",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_FLAGS",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_FLAGS",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_FLAGS",
        "FWPS_FIELD_STREAM_PACKET_V4_FLAGS",
        "FWPS_FIELD_STREAM_PACKET_V6_FLAGS",
        "FWPS_FIELD_STREAM_V4_FLAGS",
        "FWPS_FIELD_STREAM_V6_FLAGS"
    ))]
    #[inline]
    pub fn flags(&self) -> Option<ConditionFlags> {
        self.value(<L as FlagsField>::INDEX)
            .and_then(|value| value.uint32().map(ConditionFlags::from_bits_retain))
    }
}

/// A layer with the field behind [`Classify::l2_flags`](crate::callout::Classify::l2_flags).
pub trait L2FlagsField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: L2FlagsField> Classify<'_, L> {
    /// What the engine says of the frame as a whole.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_L2_FLAGS",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_L2_FLAGS",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_L2_FLAGS",
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_L2_FLAGS",
        "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_L2_FLAGS",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_L2_FLAGS",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_L2_FLAGS",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_L2_FLAGS",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_L2_FLAGS",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_L2_FLAGS"
    ))]
    #[inline]
    pub fn l2_flags(&self) -> Option<L2Flags> {
        self.value(<L as L2FlagsField>::INDEX)
            .and_then(|value| value.uint32().map(L2Flags::from_bits_retain))
    }
}

/// A layer with the field behind [`Classify::reauthorize_reason`](crate::callout::Classify::reauthorize_reason).
pub trait ReauthorizeReasonField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: ReauthorizeReasonField> Classify<'_, L> {
    /// Why the connection is asked about again. Present with `ConditionFlags::REAUTHORIZE`.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_REAUTHORIZE_REASON",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_REAUTHORIZE_REASON",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_REAUTHORIZE_REASON",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_REAUTHORIZE_REASON"
    ))]
    #[inline]
    pub fn reauthorize_reason(&self) -> Option<ReauthorizeReasons> {
        self.value(<L as ReauthorizeReasonField>::INDEX)
            .and_then(|value| value.uint32().map(ReauthorizeReasons::from_bits_retain))
    }
}

/// A layer with the field behind [`Classify::local_interface`](crate::callout::Classify::local_interface).
pub trait LocalInterfaceField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: LocalInterfaceField> Classify<'_, L> {
    /// The LUID of the local interface.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_IPFORWARD_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_IPFORWARD_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_INTERFACE",
        "FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_INTERFACE"
    ))]
    #[inline]
    pub fn local_interface(&self) -> Option<u64> {
        self.value(<L as LocalInterfaceField>::INDEX)
            .and_then(Value::uint64)
    }
}

/// A layer with the field behind [`Classify::forward_interface`](crate::callout::Classify::forward_interface).
pub trait ForwardInterfaceField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: ForwardInterfaceField> Classify<'_, L> {
    /// The LUID of the interface that the packet is forwarded to.
    #[doc(alias(
        "FWPS_FIELD_IPFORWARD_V4_IP_FORWARD_INTERFACE",
        "FWPS_FIELD_IPFORWARD_V6_IP_FORWARD_INTERFACE"
    ))]
    #[inline]
    pub fn forward_interface(&self) -> Option<u64> {
        self.value(<L as ForwardInterfaceField>::INDEX)
            .and_then(Value::uint64)
    }
}

/// A layer with the field behind [`Classify::arrival_interface`](crate::callout::Classify::arrival_interface).
pub trait ArrivalInterfaceField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: ArrivalInterfaceField> Classify<'_, L> {
    /// The LUID of the interface that the packet arrived at.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_ARRIVAL_INTERFACE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_ARRIVAL_INTERFACE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_ARRIVAL_INTERFACE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_ARRIVAL_INTERFACE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_ARRIVAL_INTERFACE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_ARRIVAL_INTERFACE"
    ))]
    #[inline]
    pub fn arrival_interface(&self) -> Option<u64> {
        self.value(<L as ArrivalInterfaceField>::INDEX)
            .and_then(Value::uint64)
    }
}

/// A layer with the field behind [`Classify::nexthop_interface`](crate::callout::Classify::nexthop_interface).
pub trait NexthopInterfaceField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: NexthopInterfaceField> Classify<'_, L> {
    /// The LUID of the interface that the packet leaves by.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_NEXTHOP_INTERFACE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_NEXTHOP_INTERFACE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_NEXTHOP_INTERFACE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_NEXTHOP_INTERFACE"
    ))]
    #[inline]
    pub fn nexthop_interface(&self) -> Option<u64> {
        self.value(<L as NexthopInterfaceField>::INDEX)
            .and_then(Value::uint64)
    }
}

/// A layer with the field behind [`Classify::physical_arrival_interface`](crate::callout::Classify::physical_arrival_interface).
pub trait PhysicalArrivalInterfaceField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: PhysicalArrivalInterfaceField> Classify<'_, L> {
    /// The LUID of the physical interface that the packet arrived at.
    #[doc(alias(
        "FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_ARRIVAL_INTERFACE",
        "FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_ARRIVAL_INTERFACE"
    ))]
    #[inline]
    pub fn physical_arrival_interface(&self) -> Option<u64> {
        self.value(<L as PhysicalArrivalInterfaceField>::INDEX)
            .and_then(Value::uint64)
    }
}

/// A layer with the field behind [`Classify::physical_nexthop_interface`](crate::callout::Classify::physical_nexthop_interface).
pub trait PhysicalNexthopInterfaceField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: PhysicalNexthopInterfaceField> Classify<'_, L> {
    /// The LUID of the physical interface that the packet leaves by.
    #[doc(alias(
        "FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_NEXTHOP_INTERFACE",
        "FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_NEXTHOP_INTERFACE"
    ))]
    #[inline]
    pub fn physical_nexthop_interface(&self) -> Option<u64> {
        self.value(<L as PhysicalNexthopInterfaceField>::INDEX)
            .and_then(Value::uint64)
    }
}

/// A layer with the field behind [`Classify::interface`](crate::callout::Classify::interface).
pub trait InterfaceField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: InterfaceField> Classify<'_, L> {
    /// The LUID of the interface.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE",
        "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE"
    ))]
    #[inline]
    pub fn interface(&self) -> Option<u64> {
        self.value(<L as InterfaceField>::INDEX).and_then(Value::uint64)
    }
}

/// A layer with the field behind [`Classify::interface_index`](crate::callout::Classify::interface_index).
pub trait InterfaceIndexField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: InterfaceIndexField> Classify<'_, L> {
    /// The index of the interface.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_INDEX",
        "FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_INDEX",
        "FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_INDEX",
        "FWPS_FIELD_STREAM_PACKET_V4_INTERFACE_INDEX",
        "FWPS_FIELD_STREAM_PACKET_V6_INTERFACE_INDEX"
    ))]
    #[inline]
    pub fn interface_index(&self) -> Option<u32> {
        self.value(<L as InterfaceIndexField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::sub_interface_index`](crate::callout::Classify::sub_interface_index).
pub trait SubInterfaceIndexField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: SubInterfaceIndexField> Classify<'_, L> {
    /// The index of the sub-interface.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_DATAGRAM_DATA_V4_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_DATAGRAM_DATA_V6_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_STREAM_PACKET_V4_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_STREAM_PACKET_V6_SUB_INTERFACE_INDEX"
    ))]
    #[inline]
    pub fn sub_interface_index(&self) -> Option<u32> {
        self.value(<L as SubInterfaceIndexField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::source_interface_index`](crate::callout::Classify::source_interface_index).
pub trait SourceInterfaceIndexField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: SourceInterfaceIndexField> Classify<'_, L> {
    /// The index of the interface that the packet came in by.
    #[doc(alias(
        "FWPS_FIELD_IPFORWARD_V4_SOURCE_INTERFACE_INDEX",
        "FWPS_FIELD_IPFORWARD_V6_SOURCE_INTERFACE_INDEX"
    ))]
    #[inline]
    pub fn source_interface_index(&self) -> Option<u32> {
        self.value(<L as SourceInterfaceIndexField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::source_sub_interface_index`](crate::callout::Classify::source_sub_interface_index).
pub trait SourceSubInterfaceIndexField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: SourceSubInterfaceIndexField> Classify<'_, L> {
    /// The index of the sub-interface that the packet came in by.
    #[doc(alias(
        "FWPS_FIELD_IPFORWARD_V4_SOURCE_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_IPFORWARD_V6_SOURCE_SUB_INTERFACE_INDEX"
    ))]
    #[inline]
    pub fn source_sub_interface_index(&self) -> Option<u32> {
        self.value(<L as SourceSubInterfaceIndexField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::destination_interface_index`](crate::callout::Classify::destination_interface_index).
pub trait DestinationInterfaceIndexField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: DestinationInterfaceIndexField> Classify<'_, L> {
    /// The index of the interface that the packet goes out by.
    #[doc(alias(
        "FWPS_FIELD_IPFORWARD_V4_DESTINATION_INTERFACE_INDEX",
        "FWPS_FIELD_IPFORWARD_V6_DESTINATION_INTERFACE_INDEX"
    ))]
    #[inline]
    pub fn destination_interface_index(&self) -> Option<u32> {
        self.value(<L as DestinationInterfaceIndexField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::destination_sub_interface_index`](crate::callout::Classify::destination_sub_interface_index).
pub trait DestinationSubInterfaceIndexField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: DestinationSubInterfaceIndexField> Classify<'_, L> {
    /// The index of the sub-interface that the packet goes out by.
    #[doc(alias(
        "FWPS_FIELD_IPFORWARD_V4_DESTINATION_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_IPFORWARD_V6_DESTINATION_SUB_INTERFACE_INDEX"
    ))]
    #[inline]
    pub fn destination_sub_interface_index(&self) -> Option<u32> {
        self.value(<L as DestinationSubInterfaceIndexField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::arrival_interface_index`](crate::callout::Classify::arrival_interface_index).
pub trait ArrivalInterfaceIndexField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: ArrivalInterfaceIndexField> Classify<'_, L> {
    /// The index of the interface that the packet arrived at.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_INDEX",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_INDEX"
    ))]
    #[inline]
    pub fn arrival_interface_index(&self) -> Option<u32> {
        self.value(<L as ArrivalInterfaceIndexField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::nexthop_interface_index`](crate::callout::Classify::nexthop_interface_index).
pub trait NexthopInterfaceIndexField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: NexthopInterfaceIndexField> Classify<'_, L> {
    /// The index of the interface that the packet leaves by.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_INDEX"
    ))]
    #[inline]
    pub fn nexthop_interface_index(&self) -> Option<u32> {
        self.value(<L as NexthopInterfaceIndexField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::nexthop_sub_interface_index`](crate::callout::Classify::nexthop_sub_interface_index).
pub trait NexthopSubInterfaceIndexField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: NexthopSubInterfaceIndexField> Classify<'_, L> {
    /// The index of the sub-interface that the packet leaves by.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_SUB_INTERFACE_INDEX",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_SUB_INTERFACE_INDEX"
    ))]
    #[inline]
    pub fn nexthop_sub_interface_index(&self) -> Option<u32> {
        self.value(<L as NexthopSubInterfaceIndexField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::interface_type`](crate::callout::Classify::interface_type).
pub trait InterfaceTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: InterfaceTypeField> Classify<'_, L> {
    /// The interface type, as IANA numbers them.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_INTERFACE_TYPE",
        "FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_TYPE",
        "FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_TYPE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_TYPE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_TYPE",
        "FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_TYPE",
        "FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_TYPE",
        "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE_TYPE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_TYPE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_TYPE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_TYPE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_TYPE",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_TYPE",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_TYPE",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE_TYPE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_TYPE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_TYPE",
        "FWPS_FIELD_STREAM_PACKET_V4_INTERFACE_TYPE",
        "FWPS_FIELD_STREAM_PACKET_V6_INTERFACE_TYPE"
    ))]
    #[inline]
    pub fn interface_type(&self) -> Option<u32> {
        self.value(<L as InterfaceTypeField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::arrival_interface_type`](crate::callout::Classify::arrival_interface_type).
pub trait ArrivalInterfaceTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: ArrivalInterfaceTypeField> Classify<'_, L> {
    /// The type of the interface that the packet arrived at, as IANA numbers them.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_TYPE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_TYPE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_TYPE"
    ))]
    #[inline]
    pub fn arrival_interface_type(&self) -> Option<u32> {
        self.value(<L as ArrivalInterfaceTypeField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::nexthop_interface_type`](crate::callout::Classify::nexthop_interface_type).
pub trait NexthopInterfaceTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: NexthopInterfaceTypeField> Classify<'_, L> {
    /// The type of the interface that the packet leaves by, as IANA numbers them.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_TYPE"
    ))]
    #[inline]
    pub fn nexthop_interface_type(&self) -> Option<u32> {
        self.value(<L as NexthopInterfaceTypeField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::tunnel_type`](crate::callout::Classify::tunnel_type).
pub trait TunnelTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: TunnelTypeField> Classify<'_, L> {
    /// The tunnel type, as IANA numbers them.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_TUNNEL_TYPE",
        "FWPS_FIELD_DATAGRAM_DATA_V4_TUNNEL_TYPE",
        "FWPS_FIELD_DATAGRAM_DATA_V6_TUNNEL_TYPE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_TUNNEL_TYPE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_TUNNEL_TYPE",
        "FWPS_FIELD_INBOUND_IPPACKET_V4_TUNNEL_TYPE",
        "FWPS_FIELD_INBOUND_IPPACKET_V6_TUNNEL_TYPE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_TUNNEL_TYPE",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_TUNNEL_TYPE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_TUNNEL_TYPE",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_TUNNEL_TYPE",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V4_TUNNEL_TYPE",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V6_TUNNEL_TYPE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_TUNNEL_TYPE",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_TUNNEL_TYPE",
        "FWPS_FIELD_STREAM_PACKET_V4_TUNNEL_TYPE",
        "FWPS_FIELD_STREAM_PACKET_V6_TUNNEL_TYPE"
    ))]
    #[inline]
    pub fn tunnel_type(&self) -> Option<u32> {
        self.value(<L as TunnelTypeField>::INDEX).and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::arrival_tunnel_type`](crate::callout::Classify::arrival_tunnel_type).
pub trait ArrivalTunnelTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: ArrivalTunnelTypeField> Classify<'_, L> {
    /// The tunnel type of the interface that the packet arrived at, as IANA numbers them.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_TUNNEL_TYPE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_TUNNEL_TYPE",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_TUNNEL_TYPE"
    ))]
    #[inline]
    pub fn arrival_tunnel_type(&self) -> Option<u32> {
        self.value(<L as ArrivalTunnelTypeField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::nexthop_tunnel_type`](crate::callout::Classify::nexthop_tunnel_type).
pub trait NexthopTunnelTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: NexthopTunnelTypeField> Classify<'_, L> {
    /// The tunnel type of the interface that the packet leaves by, as IANA numbers them.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_TUNNEL_TYPE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_TUNNEL_TYPE"
    ))]
    #[inline]
    pub fn nexthop_tunnel_type(&self) -> Option<u32> {
        self.value(<L as NexthopTunnelTypeField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::profile_id`](crate::callout::Classify::profile_id).
pub trait ProfileIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: ProfileIdField> Classify<'_, L> {
    /// The network profile, from Windows 7.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_PROFILE_ID",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_PROFILE_ID",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_PROFILE_ID",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_PROFILE_ID"
    ))]
    #[inline]
    pub fn profile_id(&self) -> Option<u32> {
        self.value(<L as ProfileIdField>::INDEX).and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::original_profile_id`](crate::callout::Classify::original_profile_id).
pub trait OriginalProfileIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: OriginalProfileIdField> Classify<'_, L> {
    /// The network profile of the interface that the connection was first authorised on.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_PROFILE_ID",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_PROFILE_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_PROFILE_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_PROFILE_ID"
    ))]
    #[inline]
    pub fn original_profile_id(&self) -> Option<u32> {
        self.value(<L as OriginalProfileIdField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::current_profile_id`](crate::callout::Classify::current_profile_id).
pub trait CurrentProfileIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: CurrentProfileIdField> Classify<'_, L> {
    /// The network profile of the interface that the packet is on now.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_CURRENT_PROFILE_ID",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_CURRENT_PROFILE_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_CURRENT_PROFILE_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_CURRENT_PROFILE_ID"
    ))]
    #[inline]
    pub fn current_profile_id(&self) -> Option<u32> {
        self.value(<L as CurrentProfileIdField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::local_interface_profile_id`](crate::callout::Classify::local_interface_profile_id).
pub trait LocalInterfaceProfileIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: LocalInterfaceProfileIdField> Classify<'_, L> {
    /// The network profile of the local interface.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_LOCAL_INTERFACE_PROFILE_ID",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_LOCAL_INTERFACE_PROFILE_ID",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_LOCAL_INTERFACE_PROFILE_ID",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_LOCAL_INTERFACE_PROFILE_ID"
    ))]
    #[inline]
    pub fn local_interface_profile_id(&self) -> Option<u32> {
        self.value(<L as LocalInterfaceProfileIdField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::arrival_interface_profile_id`](crate::callout::Classify::arrival_interface_profile_id).
pub trait ArrivalInterfaceProfileIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: ArrivalInterfaceProfileIdField> Classify<'_, L> {
    /// The network profile of the interface that the packet arrived at.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_PROFILE_ID",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_PROFILE_ID",
        "FWPS_FIELD_IPFORWARD_V4_ARRIVAL_INTERFACE_PROFILE_ID",
        "FWPS_FIELD_IPFORWARD_V6_ARRIVAL_INTERFACE_PROFILE_ID"
    ))]
    #[inline]
    pub fn arrival_interface_profile_id(&self) -> Option<u32> {
        self.value(<L as ArrivalInterfaceProfileIdField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::nexthop_interface_profile_id`](crate::callout::Classify::nexthop_interface_profile_id).
pub trait NexthopInterfaceProfileIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: NexthopInterfaceProfileIdField> Classify<'_, L> {
    /// The network profile of the interface that the packet leaves by.
    #[doc(alias(
        "FWPS_FIELD_IPFORWARD_V4_NEXTHOP_INTERFACE_PROFILE_ID",
        "FWPS_FIELD_IPFORWARD_V6_NEXTHOP_INTERFACE_PROFILE_ID",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_NEXTHOP_INTERFACE_PROFILE_ID",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_NEXTHOP_INTERFACE_PROFILE_ID"
    ))]
    #[inline]
    pub fn nexthop_interface_profile_id(&self) -> Option<u32> {
        self.value(<L as NexthopInterfaceProfileIdField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::compartment_id`](crate::callout::Classify::compartment_id).
pub trait CompartmentIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: CompartmentIdField> Classify<'_, L> {
    /// The routing compartment, from Windows 10 version 1703.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V4_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V6_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_COMPARTMENT_ID",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_COMPARTMENT_ID",
        "FWPS_FIELD_DATAGRAM_DATA_V4_COMPARTMENT_ID",
        "FWPS_FIELD_DATAGRAM_DATA_V6_COMPARTMENT_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_COMPARTMENT_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_COMPARTMENT_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_COMPARTMENT_ID",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_COMPARTMENT_ID",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_COMPARTMENT_ID",
        "FWPS_FIELD_INBOUND_IPPACKET_V4_COMPARTMENT_ID",
        "FWPS_FIELD_INBOUND_IPPACKET_V6_COMPARTMENT_ID",
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_COMPARTMENT_ID",
        "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_COMPARTMENT_ID",
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_COMPARTMENT_ID",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_COMPARTMENT_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_COMPARTMENT_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_COMPARTMENT_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_COMPARTMENT_ID",
        "FWPS_FIELD_IPFORWARD_V4_COMPARTMENT_ID",
        "FWPS_FIELD_IPFORWARD_V6_COMPARTMENT_ID",
        "FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_COMPARTMENT_ID",
        "FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_COMPARTMENT_ID",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_COMPARTMENT_ID",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_COMPARTMENT_ID",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V4_COMPARTMENT_ID",
        "FWPS_FIELD_OUTBOUND_IPPACKET_V6_COMPARTMENT_ID",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_COMPARTMENT_ID",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_COMPARTMENT_ID",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_COMPARTMENT_ID",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_COMPARTMENT_ID",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_COMPARTMENT_ID",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_COMPARTMENT_ID",
        "FWPS_FIELD_STREAM_PACKET_V4_COMPARTMENT_ID",
        "FWPS_FIELD_STREAM_PACKET_V6_COMPARTMENT_ID",
        "FWPS_FIELD_STREAM_V4_COMPARTMENT_ID",
        "FWPS_FIELD_STREAM_V6_COMPARTMENT_ID"
    ))]
    #[inline]
    pub fn compartment_id(&self) -> Option<u32> {
        self.value(<L as CompartmentIdField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::interface_quarantine_epoch`](crate::callout::Classify::interface_quarantine_epoch).
pub trait InterfaceQuarantineEpochField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: InterfaceQuarantineEpochField> Classify<'_, L> {
    /// The quarantine epoch of the interface.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_QUARANTINE_EPOCH",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_QUARANTINE_EPOCH",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_QUARANTINE_EPOCH",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_QUARANTINE_EPOCH",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH",
        "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH",
        "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH"
    ))]
    #[inline]
    pub fn interface_quarantine_epoch(&self) -> Option<u64> {
        self.value(<L as InterfaceQuarantineEpochField>::INDEX)
            .and_then(Value::uint64)
    }
}

/// A layer with the field behind [`Classify::ipsec_security_realm_id`](crate::callout::Classify::ipsec_security_realm_id).
pub trait IpsecSecurityRealmIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: IpsecSecurityRealmIdField> Classify<'c, L> {
    /// The identifier of the IPsec security realm.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID",
        "FWPS_FIELD_INBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID",
        "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID"
    ))]
    #[inline]
    pub fn ipsec_security_realm_id(&self) -> Option<&'c [u8]> {
        self.value(<L as IpsecSecurityRealmIdField>::INDEX)
            .and_then(Value::bytes)
    }
}

/// A layer with the field behind [`Classify::ale_app_id`](crate::callout::Classify::ale_app_id).
pub trait AleAppIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: AleAppIdField> Classify<'c, L> {
    /// The application: the device path of its image, in lower case.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_APP_ID",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_APP_ID",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_APP_ID",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_APP_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_APP_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_APP_ID",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_APP_ID",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_APP_ID",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_APP_ID",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_APP_ID",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_APP_ID",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_APP_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_APP_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_APP_ID",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_APP_ID",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_APP_ID",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_APP_ID",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_APP_ID",
        "FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_ALE_APP_ID",
        "FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_ALE_APP_ID",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_APP_ID",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_APP_ID"
    ))]
    #[inline]
    pub fn ale_app_id(&self) -> Option<Utf16Blob<'c>> {
        self.value(<L as AleAppIdField>::INDEX).and_then(Value::utf16)
    }
}

/// A layer with the field behind [`Classify::ale_original_app_id`](crate::callout::Classify::ale_original_app_id).
pub trait AleOriginalAppIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: AleOriginalAppIdField> Classify<'c, L> {
    /// The application that made the connection, where a proxy goes on with it: the device path of its image.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_ORIGINAL_APP_ID",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_ORIGINAL_APP_ID",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_ORIGINAL_APP_ID",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_ORIGINAL_APP_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_ORIGINAL_APP_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_ORIGINAL_APP_ID",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_ORIGINAL_APP_ID",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_ORIGINAL_APP_ID"
    ))]
    #[inline]
    pub fn ale_original_app_id(&self) -> Option<Utf16Blob<'c>> {
        self.value(<L as AleOriginalAppIdField>::INDEX)
            .and_then(Value::utf16)
    }
}

/// A layer with the field behind [`Classify::ale_package_id`](crate::callout::Classify::ale_package_id).
pub trait AlePackageIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: AlePackageIdField> Classify<'c, L> {
    /// The application container that the application runs in.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_PACKAGE_ID",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_PACKAGE_ID",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_PACKAGE_ID",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_PACKAGE_ID"
    ))]
    #[inline]
    pub fn ale_package_id(&self) -> Option<Sid<'c>> {
        self.value(<L as AlePackageIdField>::INDEX).and_then(Value::sid)
    }
}

/// A layer with the field behind [`Classify::ale_security_attribute_fqbn_value`](crate::callout::Classify::ale_security_attribute_fqbn_value).
pub trait AleSecurityAttributeFqbnValueField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: AleSecurityAttributeFqbnValueField> Classify<'c, L> {
    /// The fully qualified name of the application's binary. The form is not documented.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE"
    ))]
    #[inline]
    pub fn ale_security_attribute_fqbn_value(&self) -> Option<&'c [u8]> {
        self.value(<L as AleSecurityAttributeFqbnValueField>::INDEX)
            .and_then(Value::bytes)
    }
}

/// A layer with the field behind [`Classify::ale_effective_name`](crate::callout::Classify::ale_effective_name).
pub trait AleEffectiveNameField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: AleEffectiveNameField> Classify<'c, L> {
    /// The name of the server. The form is not documented.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_EFFECTIVE_NAME",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_EFFECTIVE_NAME"
    ))]
    #[inline]
    pub fn ale_effective_name(&self) -> Option<&'c [u8]> {
        self.value(<L as AleEffectiveNameField>::INDEX)
            .and_then(Value::bytes)
    }
}

/// A layer with the field behind [`Classify::peer_name`](crate::callout::Classify::peer_name).
pub trait PeerNameField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: PeerNameField> Classify<'c, L> {
    /// The name of the peer.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_PEER_NAME",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_PEER_NAME",
        "FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_PEER_NAME",
        "FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_PEER_NAME"
    ))]
    #[inline]
    pub fn peer_name(&self) -> Option<Utf16Blob<'c>> {
        self.value(<L as PeerNameField>::INDEX).and_then(Value::utf16)
    }
}

/// A layer with the field behind [`Classify::ale_user_id`](crate::callout::Classify::ale_user_id).
pub trait AleUserIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: AleUserIdField> Classify<'c, L> {
    /// The user that the application runs as.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_USER_ID",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_USER_ID",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_USER_ID",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_USER_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_USER_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_USER_ID",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_USER_ID",
        "FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_USER_ID",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_USER_ID",
        "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_USER_ID",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_USER_ID",
        "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_USER_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_USER_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_USER_ID",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_USER_ID",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_USER_ID",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_USER_ID",
        "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_USER_ID",
        "FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_ALE_USER_ID",
        "FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_ALE_USER_ID",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_USER_ID",
        "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_USER_ID"
    ))]
    #[inline]
    pub fn ale_user_id(&self) -> Option<TokenAccessInformation<'c>> {
        self.value(<L as AleUserIdField>::INDEX).and_then(Value::token)
    }
}

/// A layer with the field behind [`Classify::ale_remote_user_id`](crate::callout::Classify::ale_remote_user_id).
pub trait AleRemoteUserIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: AleRemoteUserIdField> Classify<'c, L> {
    /// The user on the other machine, if IPsec authenticated one.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_USER_ID",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_USER_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_USER_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_USER_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_USER_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_USER_ID"
    ))]
    #[inline]
    pub fn ale_remote_user_id(&self) -> Option<TokenAccessInformation<'c>> {
        self.value(<L as AleRemoteUserIdField>::INDEX)
            .and_then(Value::token)
    }
}

/// A layer with the field behind [`Classify::ale_remote_machine_id`](crate::callout::Classify::ale_remote_machine_id).
pub trait AleRemoteMachineIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: AleRemoteMachineIdField> Classify<'c, L> {
    /// The other machine, if IPsec authenticated it.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_MACHINE_ID",
        "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_MACHINE_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_MACHINE_ID",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_MACHINE_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_MACHINE_ID",
        "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_MACHINE_ID"
    ))]
    #[inline]
    pub fn ale_remote_machine_id(&self) -> Option<TokenAccessInformation<'c>> {
        self.value(<L as AleRemoteMachineIdField>::INDEX)
            .and_then(Value::token)
    }
}

/// A layer with the field behind [`Classify::ale_promiscuous_mode`](crate::callout::Classify::ale_promiscuous_mode).
pub trait AlePromiscuousModeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: AlePromiscuousModeField> Classify<'_, L> {
    /// The promiscuous mode that a raw socket asks for.
    #[doc(alias(
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PROMISCUOUS_MODE",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PROMISCUOUS_MODE"
    ))]
    #[inline]
    pub fn ale_promiscuous_mode(&self) -> Option<PromiscuousMode> {
        self.value(<L as AlePromiscuousModeField>::INDEX)
            .and_then(|value| value.uint32().map(PromiscuousMode::from_raw))
    }
}

/// A layer with the field behind [`Classify::sio_firewall_socket_property`](crate::callout::Classify::sio_firewall_socket_property).
pub trait SioFirewallSocketPropertyField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: SioFirewallSocketPropertyField> Classify<'_, L> {
    /// What the system's firewall knows of the socket. The values are not documented.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_LISTEN_V4_SIO_FIREWALL_SOCKET_PROPERTY",
        "FWPS_FIELD_ALE_AUTH_LISTEN_V6_SIO_FIREWALL_SOCKET_PROPERTY",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_SIO_FIREWALL_SOCKET_PROPERTY",
        "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_SIO_FIREWALL_SOCKET_PROPERTY"
    ))]
    #[inline]
    pub fn sio_firewall_socket_property(&self) -> Option<u32> {
        self.value(<L as SioFirewallSocketPropertyField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::sio_firewall_system_port`](crate::callout::Classify::sio_firewall_system_port).
pub trait SioFirewallSystemPortField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: SioFirewallSystemPortField> Classify<'_, L> {
    /// What the system's firewall knows of the port. The values are not documented.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SIO_FIREWALL_SYSTEM_PORT",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SIO_FIREWALL_SYSTEM_PORT"
    ))]
    #[inline]
    pub fn sio_firewall_system_port(&self) -> Option<u16> {
        self.value(<L as SioFirewallSystemPortField>::INDEX)
            .and_then(Value::uint16)
    }
}

/// A layer with the field behind [`Classify::nap_context`](crate::callout::Classify::nap_context).
pub trait NapContextField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: NapContextField> Classify<'_, L> {
    /// The context of network access protection. The values are not documented.
    #[doc(alias(
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NAP_CONTEXT",
        "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NAP_CONTEXT"
    ))]
    #[inline]
    pub fn nap_context(&self) -> Option<u32> {
        self.value(<L as NapContextField>::INDEX).and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::interface_mac_address`](crate::callout::Classify::interface_mac_address).
pub trait InterfaceMacAddressField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: InterfaceMacAddressField> Classify<'_, L> {
    /// The MAC address of the interface.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE_MAC_ADDRESS",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE_MAC_ADDRESS"
    ))]
    #[inline]
    pub fn interface_mac_address(&self) -> Option<MacAddress> {
        self.value(<L as InterfaceMacAddressField>::INDEX)
            .and_then(Value::mac)
    }
}

/// A layer with the field behind [`Classify::mac_local_address`](crate::callout::Classify::mac_local_address).
pub trait MacLocalAddressField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: MacLocalAddressField> Classify<'_, L> {
    /// The MAC address of this machine: the destination of an inbound frame, the source of an outbound one.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS"
    ))]
    #[inline]
    pub fn mac_local_address(&self) -> Option<MacAddress> {
        self.value(<L as MacLocalAddressField>::INDEX)
            .and_then(Value::mac)
    }
}

/// A layer with the field behind [`Classify::mac_remote_address`](crate::callout::Classify::mac_remote_address).
pub trait MacRemoteAddressField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: MacRemoteAddressField> Classify<'_, L> {
    /// The MAC address of the other machine: the source of an inbound frame, the destination of an outbound one.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS"
    ))]
    #[inline]
    pub fn mac_remote_address(&self) -> Option<MacAddress> {
        self.value(<L as MacRemoteAddressField>::INDEX)
            .and_then(Value::mac)
    }
}

/// A layer with the field behind [`Classify::mac_source_address`](crate::callout::Classify::mac_source_address).
pub trait MacSourceAddressField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: MacSourceAddressField> Classify<'_, L> {
    /// The MAC address that the frame comes from.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS"
    ))]
    #[inline]
    pub fn mac_source_address(&self) -> Option<MacAddress> {
        self.value(<L as MacSourceAddressField>::INDEX)
            .and_then(Value::mac)
    }
}

/// A layer with the field behind [`Classify::mac_destination_address`](crate::callout::Classify::mac_destination_address).
pub trait MacDestinationAddressField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: MacDestinationAddressField> Classify<'_, L> {
    /// The MAC address that the frame goes to.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS"
    ))]
    #[inline]
    pub fn mac_destination_address(&self) -> Option<MacAddress> {
        self.value(<L as MacDestinationAddressField>::INDEX)
            .and_then(Value::mac)
    }
}

/// A layer with the field behind [`Classify::mac_local_address_type`](crate::callout::Classify::mac_local_address_type).
pub trait MacLocalAddressTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: MacLocalAddressTypeField> Classify<'_, L> {
    /// What kind of address the local MAC address is.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS_TYPE"
    ))]
    #[inline]
    pub fn mac_local_address_type(&self) -> Option<MacAddressType> {
        self.value(<L as MacLocalAddressTypeField>::INDEX)
            .and_then(|value| value.uint8().map(MacAddressType::from_raw))
    }
}

/// A layer with the field behind [`Classify::mac_remote_address_type`](crate::callout::Classify::mac_remote_address_type).
pub trait MacRemoteAddressTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: MacRemoteAddressTypeField> Classify<'_, L> {
    /// What kind of address the remote MAC address is.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS_TYPE",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS_TYPE"
    ))]
    #[inline]
    pub fn mac_remote_address_type(&self) -> Option<MacAddressType> {
        self.value(<L as MacRemoteAddressTypeField>::INDEX)
            .and_then(|value| value.uint8().map(MacAddressType::from_raw))
    }
}

/// A layer with the field behind [`Classify::mac_source_address_type`](crate::callout::Classify::mac_source_address_type).
pub trait MacSourceAddressTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: MacSourceAddressTypeField> Classify<'_, L> {
    /// What kind of address the frame comes from.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS_TYPE",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS_TYPE"
    ))]
    #[inline]
    pub fn mac_source_address_type(&self) -> Option<MacAddressType> {
        self.value(<L as MacSourceAddressTypeField>::INDEX)
            .and_then(|value| value.uint8().map(MacAddressType::from_raw))
    }
}

/// A layer with the field behind [`Classify::mac_destination_address_type`](crate::callout::Classify::mac_destination_address_type).
pub trait MacDestinationAddressTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: MacDestinationAddressTypeField> Classify<'_, L> {
    /// What kind of address the frame goes to.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS_TYPE",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS_TYPE"
    ))]
    #[inline]
    pub fn mac_destination_address_type(&self) -> Option<MacAddressType> {
        self.value(<L as MacDestinationAddressTypeField>::INDEX)
            .and_then(|value| value.uint8().map(MacAddressType::from_raw))
    }
}

/// A layer with the field behind [`Classify::ether_type`](crate::callout::Classify::ether_type).
pub trait EtherTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: EtherTypeField> Classify<'_, L> {
    /// The type of the payload in the Ethernet header, in host byte order.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_ETHER_TYPE",
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_ETHER_TYPE",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_ETHER_TYPE",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_ETHER_TYPE"
    ))]
    #[inline]
    pub fn ether_type(&self) -> Option<u16> {
        self.value(<L as EtherTypeField>::INDEX).and_then(Value::uint16)
    }
}

/// A layer with the field behind [`Classify::vlan_id`](crate::callout::Classify::vlan_id).
pub trait VlanIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: VlanIdField> Classify<'_, L> {
    /// The tag control information of the VLAN header: identifier, drop eligibility and priority.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VLAN_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VLAN_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VLAN_ID",
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_VLAN_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VLAN_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VLAN_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VLAN_ID",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_VLAN_ID"
    ))]
    #[inline]
    pub fn vlan_id(&self) -> Option<u16> {
        self.value(<L as VlanIdField>::INDEX).and_then(Value::uint16)
    }
}

/// A layer with the field behind [`Classify::ndis_port`](crate::callout::Classify::ndis_port).
pub trait NdisPortField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: NdisPortField> Classify<'_, L> {
    /// The number of the NDIS port.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_NDIS_PORT",
        "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_PORT",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_NDIS_PORT",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_PORT"
    ))]
    #[inline]
    pub fn ndis_port(&self) -> Option<u32> {
        self.value(<L as NdisPortField>::INDEX).and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::ndis_media_type`](crate::callout::Classify::ndis_media_type).
pub trait NdisMediaTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: NdisMediaTypeField> Classify<'_, L> {
    /// The medium of the NDIS port: a value of NDIS_MEDIUM.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_MEDIA_TYPE",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_MEDIA_TYPE"
    ))]
    #[inline]
    pub fn ndis_media_type(&self) -> Option<u32> {
        self.value(<L as NdisMediaTypeField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::ndis_physical_media_type`](crate::callout::Classify::ndis_physical_media_type).
pub trait NdisPhysicalMediaTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: NdisPhysicalMediaTypeField> Classify<'_, L> {
    /// The physical medium of the NDIS port: a value of NDIS_PHYSICAL_MEDIUM.
    #[doc(alias(
        "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_PHYSICAL_MEDIA_TYPE",
        "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_PHYSICAL_MEDIA_TYPE"
    ))]
    #[inline]
    pub fn ndis_physical_media_type(&self) -> Option<u32> {
        self.value(<L as NdisPhysicalMediaTypeField>::INDEX)
            .and_then(Value::uint32)
    }
}

/// A layer with the field behind [`Classify::vswitch_id`](crate::callout::Classify::vswitch_id).
pub trait VSwitchIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: VSwitchIdField> Classify<'c, L> {
    /// The identifier of the virtual switch, as injection into it wants it. The form is not documented.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_ID"
    ))]
    #[inline]
    pub fn vswitch_id(&self) -> Option<&'c [u8]> {
        self.value(<L as VSwitchIdField>::INDEX).and_then(Value::bytes)
    }
}

/// A layer with the field behind [`Classify::vswitch_network_type`](crate::callout::Classify::vswitch_network_type).
pub trait VSwitchNetworkTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: VSwitchNetworkTypeField> Classify<'_, L> {
    /// What kind of network the virtual switch is.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_NETWORK_TYPE",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_NETWORK_TYPE",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_NETWORK_TYPE",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_NETWORK_TYPE",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_NETWORK_TYPE",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_NETWORK_TYPE"
    ))]
    #[inline]
    pub fn vswitch_network_type(&self) -> Option<VSwitchNetworkType> {
        self.value(<L as VSwitchNetworkTypeField>::INDEX)
            .and_then(|value| value.uint8().map(VSwitchNetworkType::from_raw))
    }
}

/// A layer with the field behind [`Classify::vswitch_tenant_network_id`](crate::callout::Classify::vswitch_tenant_network_id).
pub trait VSwitchTenantNetworkIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: VSwitchTenantNetworkIdField> Classify<'_, L> {
    /// The identifier of the tenant's network in the virtual switch.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_TENANT_NETWORK_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_TENANT_NETWORK_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_TENANT_NETWORK_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_TENANT_NETWORK_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_TENANT_NETWORK_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_TENANT_NETWORK_ID"
    ))]
    #[inline]
    pub fn vswitch_tenant_network_id(&self) -> Option<u16> {
        self.value(<L as VSwitchTenantNetworkIdField>::INDEX)
            .and_then(Value::uint16)
    }
}

/// A layer with the field behind [`Classify::vswitch_source_interface_id`](crate::callout::Classify::vswitch_source_interface_id).
pub trait VSwitchSourceInterfaceIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: VSwitchSourceInterfaceIdField> Classify<'c, L> {
    /// The identifier of the network adapter that the frame comes from. The form is not documented.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_ID"
    ))]
    #[inline]
    pub fn vswitch_source_interface_id(&self) -> Option<&'c [u8]> {
        self.value(<L as VSwitchSourceInterfaceIdField>::INDEX)
            .and_then(Value::bytes)
    }
}

/// A layer with the field behind [`Classify::vswitch_source_interface_type`](crate::callout::Classify::vswitch_source_interface_type).
pub trait VSwitchSourceInterfaceTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: VSwitchSourceInterfaceTypeField> Classify<'_, L> {
    /// What kind of network adapter the frame comes from.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_TYPE",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_TYPE",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_TYPE",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_TYPE",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_TYPE",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_TYPE"
    ))]
    #[inline]
    pub fn vswitch_source_interface_type(&self) -> Option<VSwitchInterfaceType> {
        self.value(<L as VSwitchSourceInterfaceTypeField>::INDEX)
            .and_then(|value| value.uint8().map(VSwitchInterfaceType::from_raw))
    }
}

/// A layer with the field behind [`Classify::vswitch_source_vm_id`](crate::callout::Classify::vswitch_source_vm_id).
pub trait VSwitchSourceVmIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: VSwitchSourceVmIdField> Classify<'c, L> {
    /// The identifier of the virtual machine that the frame comes from. The form is not documented.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_VM_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_VM_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_VM_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_VM_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_VM_ID",
        "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_VM_ID"
    ))]
    #[inline]
    pub fn vswitch_source_vm_id(&self) -> Option<&'c [u8]> {
        self.value(<L as VSwitchSourceVmIdField>::INDEX)
            .and_then(Value::bytes)
    }
}

/// A layer with the field behind [`Classify::vswitch_destination_interface_id`](crate::callout::Classify::vswitch_destination_interface_id).
pub trait VSwitchDestinationInterfaceIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: VSwitchDestinationInterfaceIdField> Classify<'c, L> {
    /// The identifier of the network adapter that the frame goes to. The form is not documented.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_INTERFACE_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_INTERFACE_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_INTERFACE_ID"
    ))]
    #[inline]
    pub fn vswitch_destination_interface_id(&self) -> Option<&'c [u8]> {
        self.value(<L as VSwitchDestinationInterfaceIdField>::INDEX)
            .and_then(Value::bytes)
    }
}

/// A layer with the field behind [`Classify::vswitch_destination_interface_type`](crate::callout::Classify::vswitch_destination_interface_type).
pub trait VSwitchDestinationInterfaceTypeField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<L: VSwitchDestinationInterfaceTypeField> Classify<'_, L> {
    /// What kind of network adapter the frame goes to.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_INTERFACE_TYPE",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_INTERFACE_TYPE",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_INTERFACE_TYPE"
    ))]
    #[inline]
    pub fn vswitch_destination_interface_type(&self) -> Option<VSwitchInterfaceType> {
        self.value(<L as VSwitchDestinationInterfaceTypeField>::INDEX)
            .and_then(|value| value.uint8().map(VSwitchInterfaceType::from_raw))
    }
}

/// A layer with the field behind [`Classify::vswitch_destination_vm_id`](crate::callout::Classify::vswitch_destination_vm_id).
pub trait VSwitchDestinationVmIdField: Layer {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

impl<'c, L: VSwitchDestinationVmIdField> Classify<'c, L> {
    /// The identifier of the virtual machine that the frame goes to. The form is not documented.
    #[doc(alias(
        "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_VM_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_VM_ID",
        "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_VM_ID"
    ))]
    #[inline]
    pub fn vswitch_destination_vm_id(&self) -> Option<&'c [u8]> {
        self.value(<L as VSwitchDestinationVmIdField>::INDEX)
            .and_then(Value::bytes)
    }
}

/// A layer that can have the metadata behind [`Classify::discard_reason`](crate::callout::Classify::discard_reason).
pub trait DiscardReasonMetadata: Layer {}

impl<L: DiscardReasonMetadata> Classify<'_, L> {
    /// Who discarded the packet, and why.
    #[doc(alias = "FWPS_METADATA_FIELD_DISCARD_REASON")]
    #[inline]
    pub fn discard_reason(&self) -> Option<DiscardReason> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON)
            .map(|values| DiscardReason::new(values.discardMetadata))
    }
}

/// A layer that can have the metadata behind [`Classify::flow_handle`](crate::callout::Classify::flow_handle).
pub trait FlowHandleMetadata: Layer {}

impl<L: FlowHandleMetadata> Classify<'_, L> {
    /// The identifier of the flow that the packet belongs to; valid until the flow ends.
    #[doc(alias = "FWPS_METADATA_FIELD_FLOW_HANDLE")]
    #[inline]
    pub fn flow_handle(&self) -> Option<u64> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE)
            .map(|values| values.flowHandle)
    }
}

/// A layer that can have the metadata behind [`Classify::ip_header_size`](crate::callout::Classify::ip_header_size).
pub trait IpHeaderSizeMetadata: Layer {}

impl<L: IpHeaderSizeMetadata> Classify<'_, L> {
    /// The size of the IP header in bytes, with options and extension headers.
    #[doc(alias = "FWPS_METADATA_FIELD_IP_HEADER_SIZE")]
    #[inline]
    pub fn ip_header_size(&self) -> Option<u32> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE)
            .map(|values| values.ipHeaderSize)
    }
}

/// A layer that can have the metadata behind [`Classify::process_path`](crate::callout::Classify::process_path).
pub trait ProcessPathMetadata: Layer {}

/// A layer that can have the metadata behind [`Classify::token`](crate::callout::Classify::token).
pub trait TokenMetadata: Layer {}

impl<'c, L: TokenMetadata> Classify<'c, L> {
    /// The handle of the access token that the operation runs with; valid for the call.
    #[doc(alias = "FWPS_METADATA_FIELD_TOKEN")]
    #[inline]
    pub fn token(&self) -> Option<EngineHandle<'c>> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_TOKEN)
            .map(|values| EngineHandle::new(values.token as _))
    }
}

/// A layer that can have the metadata behind [`Classify::process_id`](crate::callout::Classify::process_id).
pub trait ProcessIdMetadata: Layer {}

impl<L: ProcessIdMetadata> Classify<'_, L> {
    /// The identifier of the process.
    #[doc(alias = "FWPS_METADATA_FIELD_PROCESS_ID")]
    #[inline]
    pub fn process_id(&self) -> Option<u64> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID)
            .map(|values| values.processId)
    }
}

/// A layer that can have the metadata behind [`Classify::transport_header_size`](crate::callout::Classify::transport_header_size).
pub trait TransportHeaderSizeMetadata: Layer {}

impl<L: TransportHeaderSizeMetadata> Classify<'_, L> {
    /// The size of the transport header in bytes.
    #[doc(alias = "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE")]
    #[inline]
    pub fn transport_header_size(&self) -> Option<u32> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE)
            .map(|values| values.transportHeaderSize)
    }
}

/// A layer that can have the metadata behind [`Classify::routing_compartment`](crate::callout::Classify::routing_compartment).
pub trait CompartmentIdMetadata: Layer {}

impl<L: CompartmentIdMetadata> Classify<'_, L> {
    /// The routing compartment of the packet, as an injection wants it (C-024).
    #[doc(alias = "FWPS_METADATA_FIELD_COMPARTMENT_ID")]
    #[inline]
    pub fn routing_compartment(&self) -> Option<u32> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID)
            .map(|values| values.compartmentId)
    }
}

/// A layer that can have the metadata behind [`Classify::fragment`](crate::callout::Classify::fragment).
pub trait FragmentMetadata: Layer {}

impl<L: FragmentMetadata> Classify<'_, L> {
    /// Where the fragment belongs; present if the packet is one.
    #[doc(alias = "FWPS_METADATA_FIELD_FRAGMENT_DATA")]
    #[inline]
    pub fn fragment(&self) -> Option<Fragment> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_FRAGMENT_DATA)
            .map(|values| Fragment::new(values.fragmentMetadata))
    }
}

/// A layer that can have the metadata behind [`Classify::path_mtu`](crate::callout::Classify::path_mtu).
pub trait PathMtuMetadata: Layer {}

impl<L: PathMtuMetadata> Classify<'_, L> {
    /// The MTU of the path, in bytes.
    #[doc(alias = "FWPS_METADATA_FIELD_PATH_MTU")]
    #[inline]
    pub fn path_mtu(&self) -> Option<u32> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_PATH_MTU)
            .map(|values| values.pathMtu)
    }
}

/// A layer that can have the metadata behind [`Classify::completion_handle`](crate::callout::Classify::completion_handle).
pub trait CompletionHandleMetadata: Layer {}

impl<'c, L: CompletionHandleMetadata> Classify<'c, L> {
    /// What FwpsPendOperation0 wants; present if the operation can be pended.
    #[doc(alias = "FWPS_METADATA_FIELD_COMPLETION_HANDLE")]
    #[inline]
    pub fn completion_handle(&self) -> Option<EngineHandle<'c>> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE)
            .map(|values| EngineHandle::new(values.completionHandle))
    }
}

/// A layer that can have the metadata behind [`Classify::endpoint_handle`](crate::callout::Classify::endpoint_handle).
pub trait EndpointHandleMetadata: Layer {}

impl<L: EndpointHandleMetadata> Classify<'_, L> {
    /// The handle of the endpoint that the packet belongs to; valid while its socket is open.
    #[doc(alias = "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE")]
    #[inline]
    pub fn endpoint_handle(&self) -> Option<u64> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE)
            .map(|values| values.transportEndpointHandle)
    }
}

/// A layer that can have the metadata behind [`Classify::control_messages`](crate::callout::Classify::control_messages).
pub trait ControlDataMetadata: Layer {}

/// A layer that can have the metadata behind [`Classify::remote_scope_id`](crate::callout::Classify::remote_scope_id).
pub trait RemoteScopeIdMetadata: Layer {}

/// A layer that can have the metadata behind [`Classify::packet_direction`](crate::callout::Classify::packet_direction).
pub trait PacketDirectionMetadata: Layer {}

impl<L: PacketDirectionMetadata> Classify<'_, L> {
    /// Which way the packet goes; present if a connection is authorised again.
    #[doc(alias = "FWPS_METADATA_FIELD_PACKET_DIRECTION")]
    #[inline]
    pub fn packet_direction(&self) -> Option<Direction> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_PACKET_DIRECTION)
            .map(|values| Direction::of_packet(values.packetDirection))
    }
}

/// A layer that can have the metadata behind [`Classify::forward_outbound_pass_thru`](crate::callout::Classify::forward_outbound_pass_thru).
pub trait ForwardOutboundPassThruMetadata: Layer {}

impl<L: ForwardOutboundPassThruMetadata> Classify<'_, L> {
    /// Whether the packet comes from a local address: it is injected again as a send then. `Some` if the engine says so.
    #[doc(alias = "FWPS_METADATA_FIELD_FORWARD_LAYER_OUTBOUND_PASS_THRU")]
    #[inline]
    pub fn forward_outbound_pass_thru(&self) -> Option<()> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_FORWARD_LAYER_OUTBOUND_PASS_THRU)
            .map(|_values| ())
    }
}

/// A layer that can have the metadata behind [`Classify::forward_inbound_pass_thru`](crate::callout::Classify::forward_inbound_pass_thru).
pub trait ForwardInboundPassThruMetadata: Layer {}

impl<L: ForwardInboundPassThruMetadata> Classify<'_, L> {
    /// Whether the packet is bound for a local address: it is injected again as a receive then. `Some` if the engine says so.
    #[doc(alias = "FWPS_METADATA_FIELD_FORWARD_LAYER_INBOUND_PASS_THRU")]
    #[inline]
    pub fn forward_inbound_pass_thru(&self) -> Option<()> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_FORWARD_LAYER_INBOUND_PASS_THRU)
            .map(|_values| ())
    }
}

/// A layer that can have the metadata behind [`Classify::ale_classify_required`](crate::callout::Classify::ale_classify_required).
pub trait AleClassifyRequiredMetadata: Layer {}

impl<L: AleClassifyRequiredMetadata> Classify<'_, L> {
    /// Whether the packet goes on to an ALE layer. It is to be permitted here then, and handled there (C-171): `Some` if the engine says so.
    #[doc(alias = "FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED")]
    #[inline]
    pub fn ale_classify_required(&self) -> Option<()> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED)
            .map(|_values| ())
    }
}

/// A layer that can have the metadata behind [`Classify::header_include_header`](crate::callout::Classify::header_include_header).
pub trait HeaderIncludeMetadata: Layer {}

/// A layer that can have the metadata behind [`Classify::parent_endpoint_handle`](crate::callout::Classify::parent_endpoint_handle).
pub trait ParentEndpointHandleMetadata: Layer {}

impl<L: ParentEndpointHandleMetadata> Classify<'_, L> {
    /// The handle of the endpoint that this one came from, such as the listening one.
    #[doc(alias = "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE")]
    #[inline]
    pub fn parent_endpoint_handle(&self) -> Option<u64> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE)
            .map(|values| values.parentEndpointHandle)
    }
}

/// A layer that can have the metadata behind [`Classify::icmp_id_and_sequence`](crate::callout::Classify::icmp_id_and_sequence).
pub trait IcmpIdAndSequenceMetadata: Layer {}

impl<L: IcmpIdAndSequenceMetadata> Classify<'_, L> {
    /// The identifier and the sequence number of an ICMP echo.
    #[doc(alias = "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE")]
    #[inline]
    pub fn icmp_id_and_sequence(&self) -> Option<u32> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE)
            .map(|values| values.icmpIdAndSequence)
    }
}

/// A layer that can have the metadata behind [`Classify::local_redirect_target_pid`](crate::callout::Classify::local_redirect_target_pid).
pub trait LocalRedirectTargetPidMetadata: Layer {}

impl<L: LocalRedirectTargetPidMetadata> Classify<'_, L> {
    /// The process that the connection was redirected to.
    #[doc(alias = "FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID")]
    #[inline]
    pub fn local_redirect_target_pid(&self) -> Option<u32> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID)
            .map(|values| values.localRedirectTargetPID)
    }
}

/// A layer that can have the metadata behind [`Classify::original_destination`](crate::callout::Classify::original_destination).
pub trait OriginalDestinationMetadata: Layer {}

/// A layer that can have the metadata behind [`Classify::redirect_records`](crate::callout::Classify::redirect_records).
pub trait RedirectRecordsMetadata: Layer {}

impl<'c, L: RedirectRecordsMetadata> Classify<'c, L> {
    /// The records of earlier redirections, which FwpsQueryConnectionRedirectState0 wants.
    #[doc(alias = "FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE")]
    #[inline]
    pub fn redirect_records(&self) -> Option<EngineHandle<'c>> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE)
            .map(|values| EngineHandle::new(values.redirectRecords))
    }
}

/// A layer that can have the metadata behind [`Classify::sub_process_tag`](crate::callout::Classify::sub_process_tag).
pub trait SubProcessTagMetadata: Layer {}

impl<L: SubProcessTagMetadata> Classify<'_, L> {
    /// The tag of the service within its process.
    #[doc(alias = "FWPS_METADATA_FIELD_SUB_PROCESS_TAG")]
    #[inline]
    pub fn sub_process_tag(&self) -> Option<usize> {
        self.metadata(fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG)
            .map(|values| sub_process_tag(values.subProcessTag))
    }
}

/// A layer that can have the metadata behind [`Classify::ethernet_mac_header_size`](crate::callout::Classify::ethernet_mac_header_size).
pub trait EthernetMacHeaderSizeMetadata: Layer {}

impl<L: EthernetMacHeaderSizeMetadata> Classify<'_, L> {
    /// The size of the Ethernet header in bytes.
    #[doc(alias = "FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE")]
    #[inline]
    pub fn ethernet_mac_header_size(&self) -> Option<u32> {
        self.layer_2_metadata(fwps_sys::FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE)
            .map(|values| values.ethernetMacHeaderSize)
    }
}

/// A layer that can have the metadata behind [`Classify::wifi_operation_mode`](crate::callout::Classify::wifi_operation_mode).
pub trait WifiOperationModeMetadata: Layer {}

impl<L: WifiOperationModeMetadata> Classify<'_, L> {
    /// The mode that the Wi-Fi adapter works in.
    #[doc(alias = "FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE")]
    #[inline]
    pub fn wifi_operation_mode(&self) -> Option<u32> {
        self.layer_2_metadata(fwps_sys::FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE)
            .map(|values| values.wiFiOperationMode)
    }
}

/// A layer that can have the metadata behind [`Classify::vswitch_source_port_id`](crate::callout::Classify::vswitch_source_port_id).
pub trait VSwitchSourcePortIdMetadata: Layer {}

impl<L: VSwitchSourcePortIdMetadata> Classify<'_, L> {
    /// The port of the virtual switch that the frame comes from.
    #[doc(alias = "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID")]
    #[inline]
    pub fn vswitch_source_port_id(&self) -> Option<u32> {
        self.layer_2_metadata(fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID)
            .map(|values| values.vSwitchSourcePortId)
    }
}

/// A layer that can have the metadata behind [`Classify::vswitch_source_nic_index`](crate::callout::Classify::vswitch_source_nic_index).
pub trait VSwitchSourceNicIndexMetadata: Layer {}

impl<L: VSwitchSourceNicIndexMetadata> Classify<'_, L> {
    /// The index of the network adapter at the source port.
    #[doc(alias = "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX")]
    #[inline]
    pub fn vswitch_source_nic_index(&self) -> Option<u16> {
        self.layer_2_metadata(fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX)
            .map(|values| values.vSwitchSourceNicIndex)
    }
}

/// A layer that can have the metadata behind [`Classify::vswitch_packet_context`](crate::callout::Classify::vswitch_packet_context).
pub trait VSwitchPacketContextMetadata: Layer {}

impl<'c, L: VSwitchPacketContextMetadata> Classify<'c, L> {
    /// What the functions for a packet in a virtual switch want.
    #[doc(alias = "FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT")]
    #[inline]
    pub fn vswitch_packet_context(&self) -> Option<EngineHandle<'c>> {
        self.layer_2_metadata(fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT)
            .map(|values| EngineHandle::new(values.vSwitchPacketContext))
    }
}

/// A layer that can have the metadata behind [`Classify::vswitch_destination_port_id`](crate::callout::Classify::vswitch_destination_port_id).
pub trait VSwitchDestinationPortIdMetadata: Layer {}

impl<L: VSwitchDestinationPortIdMetadata> Classify<'_, L> {
    /// The port of the virtual switch that the frame goes to.
    #[doc(alias = "FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID")]
    #[inline]
    pub fn vswitch_destination_port_id(&self) -> Option<u32> {
        self.layer_2_metadata(fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID)
            .map(|values| values.vSwitchDestinationPortId)
    }
}

/// IPv4 packets as they arrive: before reassembly of fragments and before IPsec. The data starts at the transport header.
///
/// `FWPS_LAYER_INBOUND_IPPACKET_V4`.
#[doc(alias("FWPS_LAYER_INBOUND_IPPACKET_V4", "FWPM_LAYER_INBOUND_IPPACKET_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum InboundIppacketV4 {}

impl Sealed for InboundIppacketV4 {}

impl Layer for InboundIppacketV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_IPPACKET_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_IPPACKET_V4);
    type Verdict = Filtering;
}

impl IpLayer for InboundIppacketV4 {
    type Family = V4;
}

impl LocalAddressField for InboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for InboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for InboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for InboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for InboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_FLAGS as u32;
}

impl InterfaceTypeField for InboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for InboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_COMPARTMENT_ID as u32;
}

impl IpHeaderSizeMetadata for InboundIppacketV4 {}

impl CompartmentIdMetadata for InboundIppacketV4 {}

impl FragmentMetadata for InboundIppacketV4 {}

/// Packets and events that were discarded at, or beside, [`InboundIppacketV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_INBOUND_IPPACKET_V4_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_INBOUND_IPPACKET_V4_DISCARD",
    "FWPM_LAYER_INBOUND_IPPACKET_V4_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum InboundIppacketV4Discard {}

impl Sealed for InboundIppacketV4Discard {}

impl Layer for InboundIppacketV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_IPPACKET_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_IPPACKET_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for InboundIppacketV4Discard {
    type Family = V4;
}

impl LocalAddressField for InboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for InboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for InboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for InboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for InboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_FLAGS as u32;
}

impl InterfaceTypeField for InboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for InboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for InboundIppacketV4Discard {}

impl IpHeaderSizeMetadata for InboundIppacketV4Discard {}

impl CompartmentIdMetadata for InboundIppacketV4Discard {}

impl FragmentMetadata for InboundIppacketV4Discard {}

/// IPv6 packets as they arrive: before reassembly of fragments and before IPsec. The data starts at the transport header.
///
/// `FWPS_LAYER_INBOUND_IPPACKET_V6`.
#[doc(alias("FWPS_LAYER_INBOUND_IPPACKET_V6", "FWPM_LAYER_INBOUND_IPPACKET_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum InboundIppacketV6 {}

impl Sealed for InboundIppacketV6 {}

impl Layer for InboundIppacketV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_IPPACKET_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_IPPACKET_V6);
    type Verdict = Filtering;
}

impl IpLayer for InboundIppacketV6 {
    type Family = V6;
}

impl LocalAddressField for InboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for InboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for InboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for InboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for InboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_FLAGS as u32;
}

impl InterfaceTypeField for InboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for InboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_COMPARTMENT_ID as u32;
}

impl IpHeaderSizeMetadata for InboundIppacketV6 {}

impl CompartmentIdMetadata for InboundIppacketV6 {}

impl FragmentMetadata for InboundIppacketV6 {}

/// Packets and events that were discarded at, or beside, [`InboundIppacketV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_INBOUND_IPPACKET_V6_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_INBOUND_IPPACKET_V6_DISCARD",
    "FWPM_LAYER_INBOUND_IPPACKET_V6_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum InboundIppacketV6Discard {}

impl Sealed for InboundIppacketV6Discard {}

impl Layer for InboundIppacketV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_IPPACKET_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_IPPACKET_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for InboundIppacketV6Discard {
    type Family = V6;
}

impl LocalAddressField for InboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for InboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for InboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for InboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for InboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_FLAGS as u32;
}

impl InterfaceTypeField for InboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for InboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for InboundIppacketV6Discard {}

impl IpHeaderSizeMetadata for InboundIppacketV6Discard {}

impl CompartmentIdMetadata for InboundIppacketV6Discard {}

impl FragmentMetadata for InboundIppacketV6Discard {}

/// IPv4 packets before they leave: after IPsec, before fragmentation. The data starts at the IP header.
///
/// `FWPS_LAYER_OUTBOUND_IPPACKET_V4`.
#[doc(alias("FWPS_LAYER_OUTBOUND_IPPACKET_V4", "FWPM_LAYER_OUTBOUND_IPPACKET_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundIppacketV4 {}

impl Sealed for OutboundIppacketV4 {}

impl Layer for OutboundIppacketV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_IPPACKET_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_IPPACKET_V4);
    type Verdict = Filtering;
}

impl IpLayer for OutboundIppacketV4 {
    type Family = V4;
}

impl LocalAddressField for OutboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for OutboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalInterfaceField for OutboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for OutboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for OutboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_FLAGS as u32;
}

impl InterfaceTypeField for OutboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for OutboundIppacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_COMPARTMENT_ID as u32;
}

impl IpHeaderSizeMetadata for OutboundIppacketV4 {}

impl TransportHeaderSizeMetadata for OutboundIppacketV4 {}

impl CompartmentIdMetadata for OutboundIppacketV4 {}

impl FragmentMetadata for OutboundIppacketV4 {}

impl PathMtuMetadata for OutboundIppacketV4 {}

/// Packets and events that were discarded at, or beside, [`OutboundIppacketV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_OUTBOUND_IPPACKET_V4_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_OUTBOUND_IPPACKET_V4_DISCARD",
    "FWPM_LAYER_OUTBOUND_IPPACKET_V4_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundIppacketV4Discard {}

impl Sealed for OutboundIppacketV4Discard {}

impl Layer for OutboundIppacketV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_IPPACKET_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_IPPACKET_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for OutboundIppacketV4Discard {
    type Family = V4;
}

impl LocalAddressField for OutboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for OutboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalInterfaceField for OutboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for OutboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for OutboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_FLAGS as u32;
}

impl InterfaceTypeField for OutboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for OutboundIppacketV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for OutboundIppacketV4Discard {}

impl IpHeaderSizeMetadata for OutboundIppacketV4Discard {}

impl TransportHeaderSizeMetadata for OutboundIppacketV4Discard {}

impl CompartmentIdMetadata for OutboundIppacketV4Discard {}

impl FragmentMetadata for OutboundIppacketV4Discard {}

impl PathMtuMetadata for OutboundIppacketV4Discard {}

/// IPv6 packets before they leave: after IPsec, before fragmentation. The data starts at the IP header.
///
/// `FWPS_LAYER_OUTBOUND_IPPACKET_V6`.
#[doc(alias("FWPS_LAYER_OUTBOUND_IPPACKET_V6", "FWPM_LAYER_OUTBOUND_IPPACKET_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundIppacketV6 {}

impl Sealed for OutboundIppacketV6 {}

impl Layer for OutboundIppacketV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_IPPACKET_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_IPPACKET_V6);
    type Verdict = Filtering;
}

impl IpLayer for OutboundIppacketV6 {
    type Family = V6;
}

impl LocalAddressField for OutboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for OutboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalInterfaceField for OutboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for OutboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for OutboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_FLAGS as u32;
}

impl InterfaceTypeField for OutboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for OutboundIppacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_COMPARTMENT_ID as u32;
}

impl IpHeaderSizeMetadata for OutboundIppacketV6 {}

impl TransportHeaderSizeMetadata for OutboundIppacketV6 {}

impl CompartmentIdMetadata for OutboundIppacketV6 {}

impl FragmentMetadata for OutboundIppacketV6 {}

impl PathMtuMetadata for OutboundIppacketV6 {}

/// Packets and events that were discarded at, or beside, [`OutboundIppacketV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_OUTBOUND_IPPACKET_V6_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_OUTBOUND_IPPACKET_V6_DISCARD",
    "FWPM_LAYER_OUTBOUND_IPPACKET_V6_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundIppacketV6Discard {}

impl Sealed for OutboundIppacketV6Discard {}

impl Layer for OutboundIppacketV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_IPPACKET_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_IPPACKET_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for OutboundIppacketV6Discard {
    type Family = V6;
}

impl LocalAddressField for OutboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for OutboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalInterfaceField for OutboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for OutboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for OutboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_FLAGS as u32;
}

impl InterfaceTypeField for OutboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for OutboundIppacketV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for OutboundIppacketV6Discard {}

impl IpHeaderSizeMetadata for OutboundIppacketV6Discard {}

impl TransportHeaderSizeMetadata for OutboundIppacketV6Discard {}

impl CompartmentIdMetadata for OutboundIppacketV6Discard {}

impl FragmentMetadata for OutboundIppacketV6Discard {}

impl PathMtuMetadata for OutboundIppacketV6Discard {}

/// IPv4 packets that are forwarded from one interface to another. The data starts at the IP header.
///
/// `FWPS_LAYER_IPFORWARD_V4`.
#[doc(alias("FWPS_LAYER_IPFORWARD_V4", "FWPM_LAYER_IPFORWARD_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum IpforwardV4 {}

impl Sealed for IpforwardV4 {}

impl Layer for IpforwardV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_IPFORWARD_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_IPFORWARD_V4);
    type Verdict = Filtering;
}

impl IpLayer for IpforwardV4 {
    type Family = V4;
}

impl SourceAddressField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_SOURCE_ADDRESS as u32;
}

impl DestinationAddressField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS as u32;
}

impl DestinationAddressTypeField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_LOCAL_INTERFACE as u32;
}

impl ForwardInterfaceField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_FORWARD_INTERFACE as u32;
}

impl SourceInterfaceIndexField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_SOURCE_INTERFACE_INDEX as u32;
}

impl SourceSubInterfaceIndexField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_SOURCE_SUB_INTERFACE_INDEX as u32;
}

impl DestinationInterfaceIndexField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_DESTINATION_INTERFACE_INDEX as u32;
}

impl DestinationSubInterfaceIndexField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_DESTINATION_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_FLAGS as u32;
}

impl PhysicalArrivalInterfaceField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceProfileIdField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_ARRIVAL_INTERFACE_PROFILE_ID as u32;
}

impl PhysicalNexthopInterfaceField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceProfileIdField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_NEXTHOP_INTERFACE_PROFILE_ID as u32;
}

impl CompartmentIdField for IpforwardV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_COMPARTMENT_ID as u32;
}

impl CompartmentIdMetadata for IpforwardV4 {}

impl ForwardOutboundPassThruMetadata for IpforwardV4 {}

impl ForwardInboundPassThruMetadata for IpforwardV4 {}

/// Packets and events that were discarded at, or beside, [`IpforwardV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_IPFORWARD_V4_DISCARD`.
#[doc(alias("FWPS_LAYER_IPFORWARD_V4_DISCARD", "FWPM_LAYER_IPFORWARD_V4_DISCARD"))]
#[derive(Clone, Copy, Debug)]
pub enum IpforwardV4Discard {}

impl Sealed for IpforwardV4Discard {}

impl Layer for IpforwardV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_IPFORWARD_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_IPFORWARD_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for IpforwardV4Discard {
    type Family = V4;
}

impl SourceAddressField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_SOURCE_ADDRESS as u32;
}

impl DestinationAddressField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS as u32;
}

impl DestinationAddressTypeField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_LOCAL_INTERFACE as u32;
}

impl ForwardInterfaceField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_FORWARD_INTERFACE as u32;
}

impl SourceInterfaceIndexField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_SOURCE_INTERFACE_INDEX as u32;
}

impl SourceSubInterfaceIndexField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_SOURCE_SUB_INTERFACE_INDEX as u32;
}

impl DestinationInterfaceIndexField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_DESTINATION_INTERFACE_INDEX as u32;
}

impl DestinationSubInterfaceIndexField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_DESTINATION_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_FLAGS as u32;
}

impl PhysicalArrivalInterfaceField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceProfileIdField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_ARRIVAL_INTERFACE_PROFILE_ID as u32;
}

impl PhysicalNexthopInterfaceField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceProfileIdField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_NEXTHOP_INTERFACE_PROFILE_ID as u32;
}

impl CompartmentIdField for IpforwardV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for IpforwardV4Discard {}

impl CompartmentIdMetadata for IpforwardV4Discard {}

/// IPv6 packets that are forwarded from one interface to another. The data starts at the IP header.
///
/// `FWPS_LAYER_IPFORWARD_V6`.
#[doc(alias("FWPS_LAYER_IPFORWARD_V6", "FWPM_LAYER_IPFORWARD_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum IpforwardV6 {}

impl Sealed for IpforwardV6 {}

impl Layer for IpforwardV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_IPFORWARD_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_IPFORWARD_V6);
    type Verdict = Filtering;
}

impl IpLayer for IpforwardV6 {
    type Family = V6;
}

impl SourceAddressField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_SOURCE_ADDRESS as u32;
}

impl DestinationAddressField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS as u32;
}

impl DestinationAddressTypeField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_LOCAL_INTERFACE as u32;
}

impl ForwardInterfaceField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_FORWARD_INTERFACE as u32;
}

impl SourceInterfaceIndexField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_SOURCE_INTERFACE_INDEX as u32;
}

impl SourceSubInterfaceIndexField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_SOURCE_SUB_INTERFACE_INDEX as u32;
}

impl DestinationInterfaceIndexField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_DESTINATION_INTERFACE_INDEX as u32;
}

impl DestinationSubInterfaceIndexField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_DESTINATION_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_FLAGS as u32;
}

impl PhysicalArrivalInterfaceField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceProfileIdField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_ARRIVAL_INTERFACE_PROFILE_ID as u32;
}

impl PhysicalNexthopInterfaceField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceProfileIdField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_NEXTHOP_INTERFACE_PROFILE_ID as u32;
}

impl CompartmentIdField for IpforwardV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_COMPARTMENT_ID as u32;
}

impl CompartmentIdMetadata for IpforwardV6 {}

impl ForwardOutboundPassThruMetadata for IpforwardV6 {}

impl ForwardInboundPassThruMetadata for IpforwardV6 {}

/// Packets and events that were discarded at, or beside, [`IpforwardV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_IPFORWARD_V6_DISCARD`.
#[doc(alias("FWPS_LAYER_IPFORWARD_V6_DISCARD", "FWPM_LAYER_IPFORWARD_V6_DISCARD"))]
#[derive(Clone, Copy, Debug)]
pub enum IpforwardV6Discard {}

impl Sealed for IpforwardV6Discard {}

impl Layer for IpforwardV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_IPFORWARD_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_IPFORWARD_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for IpforwardV6Discard {
    type Family = V6;
}

impl SourceAddressField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_SOURCE_ADDRESS as u32;
}

impl DestinationAddressField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS as u32;
}

impl DestinationAddressTypeField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_LOCAL_INTERFACE as u32;
}

impl ForwardInterfaceField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_FORWARD_INTERFACE as u32;
}

impl SourceInterfaceIndexField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_SOURCE_INTERFACE_INDEX as u32;
}

impl SourceSubInterfaceIndexField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_SOURCE_SUB_INTERFACE_INDEX as u32;
}

impl DestinationInterfaceIndexField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_DESTINATION_INTERFACE_INDEX as u32;
}

impl DestinationSubInterfaceIndexField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_DESTINATION_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_FLAGS as u32;
}

impl PhysicalArrivalInterfaceField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceProfileIdField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_ARRIVAL_INTERFACE_PROFILE_ID as u32;
}

impl PhysicalNexthopInterfaceField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceProfileIdField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_NEXTHOP_INTERFACE_PROFILE_ID as u32;
}

impl CompartmentIdField for IpforwardV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_IPFORWARD_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for IpforwardV6Discard {}

impl CompartmentIdMetadata for IpforwardV6Discard {}

/// IPv4 segments and datagrams as they arrive. The data starts at the payload; for ICMP, at its header.
///
/// `FWPS_LAYER_INBOUND_TRANSPORT_V4`.
#[doc(alias("FWPS_LAYER_INBOUND_TRANSPORT_V4", "FWPM_LAYER_INBOUND_TRANSPORT_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum InboundTransportV4 {}

impl Sealed for InboundTransportV4 {}

impl Layer for InboundTransportV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_TRANSPORT_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_TRANSPORT_V4);
    type Verdict = Filtering;
}

impl IpLayer for InboundTransportV4 {
    type Family = V4;
}

impl ProtocolField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32;
}

impl LocalAddressField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl IcmpCodeField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_FLAGS as u32;
}

impl InterfaceTypeField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_TUNNEL_TYPE as u32;
}

impl ProfileIdField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_PROFILE_ID as u32;
}

impl IpsecSecurityRealmIdField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID as u32;
}

impl CompartmentIdField for InboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for InboundTransportV4 {}

impl IpHeaderSizeMetadata for InboundTransportV4 {}

impl TransportHeaderSizeMetadata for InboundTransportV4 {}

impl CompartmentIdMetadata for InboundTransportV4 {}

impl EndpointHandleMetadata for InboundTransportV4 {}

impl AleClassifyRequiredMetadata for InboundTransportV4 {}

impl IcmpIdAndSequenceMetadata for InboundTransportV4 {}

/// Packets and events that were discarded at, or beside, [`InboundTransportV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_INBOUND_TRANSPORT_V4_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_INBOUND_TRANSPORT_V4_DISCARD",
    "FWPM_LAYER_INBOUND_TRANSPORT_V4_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum InboundTransportV4Discard {}

impl Sealed for InboundTransportV4Discard {}

impl Layer for InboundTransportV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_TRANSPORT_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_TRANSPORT_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for InboundTransportV4Discard {
    type Family = V4;
}

impl ProtocolField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32;
}

impl LocalAddressField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl IcmpCodeField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_FLAGS as u32;
}

impl InterfaceTypeField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_TUNNEL_TYPE as u32;
}

impl ProfileIdField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_PROFILE_ID as u32;
}

impl IpsecSecurityRealmIdField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID as u32;
}

impl CompartmentIdField for InboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for InboundTransportV4Discard {}

impl FlowHandleMetadata for InboundTransportV4Discard {}

impl IpHeaderSizeMetadata for InboundTransportV4Discard {}

impl TransportHeaderSizeMetadata for InboundTransportV4Discard {}

impl CompartmentIdMetadata for InboundTransportV4Discard {}

impl EndpointHandleMetadata for InboundTransportV4Discard {}

impl AleClassifyRequiredMetadata for InboundTransportV4Discard {}

impl IcmpIdAndSequenceMetadata for InboundTransportV4Discard {}

/// IPv6 segments and datagrams as they arrive. The data starts at the payload; for ICMP, at its header.
///
/// `FWPS_LAYER_INBOUND_TRANSPORT_V6`.
#[doc(alias("FWPS_LAYER_INBOUND_TRANSPORT_V6", "FWPM_LAYER_INBOUND_TRANSPORT_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum InboundTransportV6 {}

impl Sealed for InboundTransportV6 {}

impl Layer for InboundTransportV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_TRANSPORT_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_TRANSPORT_V6);
    type Verdict = Filtering;
}

impl IpLayer for InboundTransportV6 {
    type Family = V6;
}

impl ProtocolField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32;
}

impl LocalAddressField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl IcmpCodeField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_FLAGS as u32;
}

impl InterfaceTypeField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_TUNNEL_TYPE as u32;
}

impl ProfileIdField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_PROFILE_ID as u32;
}

impl IpsecSecurityRealmIdField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID as u32;
}

impl CompartmentIdField for InboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for InboundTransportV6 {}

impl IpHeaderSizeMetadata for InboundTransportV6 {}

impl TransportHeaderSizeMetadata for InboundTransportV6 {}

impl CompartmentIdMetadata for InboundTransportV6 {}

impl EndpointHandleMetadata for InboundTransportV6 {}

impl AleClassifyRequiredMetadata for InboundTransportV6 {}

impl IcmpIdAndSequenceMetadata for InboundTransportV6 {}

/// Packets and events that were discarded at, or beside, [`InboundTransportV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_INBOUND_TRANSPORT_V6_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_INBOUND_TRANSPORT_V6_DISCARD",
    "FWPM_LAYER_INBOUND_TRANSPORT_V6_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum InboundTransportV6Discard {}

impl Sealed for InboundTransportV6Discard {}

impl Layer for InboundTransportV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_TRANSPORT_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_TRANSPORT_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for InboundTransportV6Discard {
    type Family = V6;
}

impl ProtocolField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32;
}

impl LocalAddressField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl IcmpCodeField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX as u32;
}

impl FlagsField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_FLAGS as u32;
}

impl InterfaceTypeField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_TUNNEL_TYPE as u32;
}

impl ProfileIdField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_PROFILE_ID as u32;
}

impl IpsecSecurityRealmIdField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID as u32;
}

impl CompartmentIdField for InboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for InboundTransportV6Discard {}

impl FlowHandleMetadata for InboundTransportV6Discard {}

impl IpHeaderSizeMetadata for InboundTransportV6Discard {}

impl TransportHeaderSizeMetadata for InboundTransportV6Discard {}

impl CompartmentIdMetadata for InboundTransportV6Discard {}

impl EndpointHandleMetadata for InboundTransportV6Discard {}

impl AleClassifyRequiredMetadata for InboundTransportV6Discard {}

impl IcmpIdAndSequenceMetadata for InboundTransportV6Discard {}

/// IPv4 segments and datagrams before they leave. The data starts at the transport header; there is no IP header yet.
///
/// `FWPS_LAYER_OUTBOUND_TRANSPORT_V4`.
#[doc(alias("FWPS_LAYER_OUTBOUND_TRANSPORT_V4", "FWPM_LAYER_OUTBOUND_TRANSPORT_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundTransportV4 {}

impl Sealed for OutboundTransportV4 {}

impl Layer for OutboundTransportV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_TRANSPORT_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_TRANSPORT_V4);
    type Verdict = Filtering;
}

impl IpLayer for OutboundTransportV4 {
    type Family = V4;
}

impl ProtocolField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32;
}

impl LocalAddressField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS as u32;
}

impl IcmpTypeField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl IcmpCodeField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX as u32;
}

impl DestinationAddressTypeField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl FlagsField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_FLAGS as u32;
}

impl InterfaceTypeField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_TUNNEL_TYPE as u32;
}

impl ProfileIdField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_PROFILE_ID as u32;
}

impl IpsecSecurityRealmIdField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID as u32;
}

impl CompartmentIdField for OutboundTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for OutboundTransportV4 {}

impl TransportHeaderSizeMetadata for OutboundTransportV4 {}

impl CompartmentIdMetadata for OutboundTransportV4 {}

impl EndpointHandleMetadata for OutboundTransportV4 {}

impl ControlDataMetadata for OutboundTransportV4 {}

impl RemoteScopeIdMetadata for OutboundTransportV4 {}

impl HeaderIncludeMetadata for OutboundTransportV4 {}

impl IcmpIdAndSequenceMetadata for OutboundTransportV4 {}

/// Packets and events that were discarded at, or beside, [`OutboundTransportV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_OUTBOUND_TRANSPORT_V4_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_OUTBOUND_TRANSPORT_V4_DISCARD",
    "FWPM_LAYER_OUTBOUND_TRANSPORT_V4_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundTransportV4Discard {}

impl Sealed for OutboundTransportV4Discard {}

impl Layer for OutboundTransportV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_TRANSPORT_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_TRANSPORT_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for OutboundTransportV4Discard {
    type Family = V4;
}

impl ProtocolField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32;
}

impl LocalAddressField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS as u32;
}

impl IcmpTypeField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl IcmpCodeField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX as u32;
}

impl DestinationAddressTypeField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl FlagsField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_FLAGS as u32;
}

impl InterfaceTypeField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_TUNNEL_TYPE as u32;
}

impl ProfileIdField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_PROFILE_ID as u32;
}

impl IpsecSecurityRealmIdField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID as u32;
}

impl CompartmentIdField for OutboundTransportV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for OutboundTransportV4Discard {}

impl FlowHandleMetadata for OutboundTransportV4Discard {}

impl TransportHeaderSizeMetadata for OutboundTransportV4Discard {}

impl CompartmentIdMetadata for OutboundTransportV4Discard {}

impl EndpointHandleMetadata for OutboundTransportV4Discard {}

impl ControlDataMetadata for OutboundTransportV4Discard {}

impl RemoteScopeIdMetadata for OutboundTransportV4Discard {}

impl IcmpIdAndSequenceMetadata for OutboundTransportV4Discard {}

/// IPv6 segments and datagrams before they leave. The data starts at the transport header; there is no IP header yet.
///
/// `FWPS_LAYER_OUTBOUND_TRANSPORT_V6`.
#[doc(alias("FWPS_LAYER_OUTBOUND_TRANSPORT_V6", "FWPM_LAYER_OUTBOUND_TRANSPORT_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundTransportV6 {}

impl Sealed for OutboundTransportV6 {}

impl Layer for OutboundTransportV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_TRANSPORT_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_TRANSPORT_V6);
    type Verdict = Filtering;
}

impl IpLayer for OutboundTransportV6 {
    type Family = V6;
}

impl ProtocolField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32;
}

impl LocalAddressField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS as u32;
}

impl IcmpTypeField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl IcmpCodeField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX as u32;
}

impl DestinationAddressTypeField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl FlagsField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_FLAGS as u32;
}

impl InterfaceTypeField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_TUNNEL_TYPE as u32;
}

impl ProfileIdField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_PROFILE_ID as u32;
}

impl IpsecSecurityRealmIdField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID as u32;
}

impl CompartmentIdField for OutboundTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for OutboundTransportV6 {}

impl TransportHeaderSizeMetadata for OutboundTransportV6 {}

impl CompartmentIdMetadata for OutboundTransportV6 {}

impl EndpointHandleMetadata for OutboundTransportV6 {}

impl ControlDataMetadata for OutboundTransportV6 {}

impl RemoteScopeIdMetadata for OutboundTransportV6 {}

impl HeaderIncludeMetadata for OutboundTransportV6 {}

impl IcmpIdAndSequenceMetadata for OutboundTransportV6 {}

/// Packets and events that were discarded at, or beside, [`OutboundTransportV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_OUTBOUND_TRANSPORT_V6_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_OUTBOUND_TRANSPORT_V6_DISCARD",
    "FWPM_LAYER_OUTBOUND_TRANSPORT_V6_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundTransportV6Discard {}

impl Sealed for OutboundTransportV6Discard {}

impl Layer for OutboundTransportV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_TRANSPORT_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_TRANSPORT_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for OutboundTransportV6Discard {
    type Family = V6;
}

impl ProtocolField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32;
}

impl LocalAddressField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS as u32;
}

impl IcmpTypeField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl IcmpCodeField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX as u32;
}

impl DestinationAddressTypeField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl FlagsField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_FLAGS as u32;
}

impl InterfaceTypeField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_TUNNEL_TYPE as u32;
}

impl ProfileIdField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_PROFILE_ID as u32;
}

impl IpsecSecurityRealmIdField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID as u32;
}

impl CompartmentIdField for OutboundTransportV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for OutboundTransportV6Discard {}

impl FlowHandleMetadata for OutboundTransportV6Discard {}

impl TransportHeaderSizeMetadata for OutboundTransportV6Discard {}

impl CompartmentIdMetadata for OutboundTransportV6Discard {}

impl EndpointHandleMetadata for OutboundTransportV6Discard {}

impl ControlDataMetadata for OutboundTransportV6Discard {}

impl RemoteScopeIdMetadata for OutboundTransportV6Discard {}

impl IcmpIdAndSequenceMetadata for OutboundTransportV6Discard {}

/// The data of IPv4 TCP connections, in order, without headers. The layer data is a stream packet.
///
/// `FWPS_LAYER_STREAM_V4`.
#[doc(alias("FWPS_LAYER_STREAM_V4", "FWPM_LAYER_STREAM_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum StreamV4 {}

impl Sealed for StreamV4 {}

impl Layer for StreamV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_STREAM_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_STREAM_V4);
    type Verdict = Filtering;
}

impl IpLayer for StreamV4 {
    type Family = V4;
}

impl LocalAddressField for StreamV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for StreamV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for StreamV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalPortField for StreamV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl RemotePortField for StreamV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl DirectionField for StreamV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_DIRECTION as u32;
}

impl FlagsField for StreamV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_FLAGS as u32;
}

impl CompartmentIdField for StreamV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for StreamV4 {}

/// Packets and events that were discarded at, or beside, [`StreamV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_STREAM_V4_DISCARD`.
#[doc(alias("FWPS_LAYER_STREAM_V4_DISCARD", "FWPM_LAYER_STREAM_V4_DISCARD"))]
#[derive(Clone, Copy, Debug)]
pub enum StreamV4Discard {}

impl Sealed for StreamV4Discard {}

impl Layer for StreamV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_STREAM_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_STREAM_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for StreamV4Discard {
    type Family = V4;
}

impl LocalAddressField for StreamV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for StreamV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for StreamV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalPortField for StreamV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl RemotePortField for StreamV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl DirectionField for StreamV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_DIRECTION as u32;
}

impl FlagsField for StreamV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_FLAGS as u32;
}

impl CompartmentIdField for StreamV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for StreamV4Discard {}

impl FlowHandleMetadata for StreamV4Discard {}

/// The data of IPv6 TCP connections, in order, without headers. The layer data is a stream packet.
///
/// `FWPS_LAYER_STREAM_V6`.
#[doc(alias("FWPS_LAYER_STREAM_V6", "FWPM_LAYER_STREAM_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum StreamV6 {}

impl Sealed for StreamV6 {}

impl Layer for StreamV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_STREAM_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_STREAM_V6);
    type Verdict = Filtering;
}

impl IpLayer for StreamV6 {
    type Family = V6;
}

impl LocalAddressField for StreamV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for StreamV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for StreamV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalPortField for StreamV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl RemotePortField for StreamV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl DirectionField for StreamV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_DIRECTION as u32;
}

impl FlagsField for StreamV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_FLAGS as u32;
}

impl CompartmentIdField for StreamV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for StreamV6 {}

/// Packets and events that were discarded at, or beside, [`StreamV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_STREAM_V6_DISCARD`.
#[doc(alias("FWPS_LAYER_STREAM_V6_DISCARD", "FWPM_LAYER_STREAM_V6_DISCARD"))]
#[derive(Clone, Copy, Debug)]
pub enum StreamV6Discard {}

impl Sealed for StreamV6Discard {}

impl Layer for StreamV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_STREAM_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_STREAM_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for StreamV6Discard {
    type Family = V6;
}

impl LocalAddressField for StreamV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for StreamV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl RemoteAddressField for StreamV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalPortField for StreamV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl RemotePortField for StreamV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl DirectionField for StreamV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_DIRECTION as u32;
}

impl FlagsField for StreamV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_FLAGS as u32;
}

impl CompartmentIdField for StreamV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for StreamV6Discard {}

impl FlowHandleMetadata for StreamV6Discard {}

/// IPv4 datagrams and other data that is not TCP, in both directions. The data of an inbound one starts at the payload, or at the header of ICMP; of an outbound one, at the transport header.
///
/// `FWPS_LAYER_DATAGRAM_DATA_V4`.
#[doc(alias("FWPS_LAYER_DATAGRAM_DATA_V4", "FWPM_LAYER_DATAGRAM_DATA_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum DatagramDataV4 {}

impl Sealed for DatagramDataV4 {}

impl Layer for DatagramDataV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_DATAGRAM_DATA_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_DATAGRAM_DATA_V4);
    type Verdict = Filtering;
}

impl IpLayer for DatagramDataV4 {
    type Family = V4;
}

impl ProtocolField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32;
}

impl LocalAddressField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32);
}

impl IcmpCodeField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_SUB_INTERFACE_INDEX as u32;
}

impl DirectionField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_DIRECTION as u32;
}

impl FlagsField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_FLAGS as u32;
}

impl InterfaceTypeField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for DatagramDataV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for DatagramDataV4 {}

impl IpHeaderSizeMetadata for DatagramDataV4 {}

impl TransportHeaderSizeMetadata for DatagramDataV4 {}

impl CompartmentIdMetadata for DatagramDataV4 {}

impl EndpointHandleMetadata for DatagramDataV4 {}

impl ControlDataMetadata for DatagramDataV4 {}

impl RemoteScopeIdMetadata for DatagramDataV4 {}

impl HeaderIncludeMetadata for DatagramDataV4 {}

impl IcmpIdAndSequenceMetadata for DatagramDataV4 {}

/// Packets and events that were discarded at, or beside, [`DatagramDataV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_DATAGRAM_DATA_V4_DISCARD`.
#[doc(alias("FWPS_LAYER_DATAGRAM_DATA_V4_DISCARD", "FWPM_LAYER_DATAGRAM_DATA_V4_DISCARD"))]
#[derive(Clone, Copy, Debug)]
pub enum DatagramDataV4Discard {}

impl Sealed for DatagramDataV4Discard {}

impl Layer for DatagramDataV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_DATAGRAM_DATA_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_DATAGRAM_DATA_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for DatagramDataV4Discard {
    type Family = V4;
}

impl ProtocolField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32;
}

impl LocalAddressField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32);
}

impl IcmpCodeField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_SUB_INTERFACE_INDEX as u32;
}

impl DirectionField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_DIRECTION as u32;
}

impl FlagsField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_FLAGS as u32;
}

impl InterfaceTypeField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for DatagramDataV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for DatagramDataV4Discard {}

impl FlowHandleMetadata for DatagramDataV4Discard {}

impl IpHeaderSizeMetadata for DatagramDataV4Discard {}

impl TransportHeaderSizeMetadata for DatagramDataV4Discard {}

impl CompartmentIdMetadata for DatagramDataV4Discard {}

impl EndpointHandleMetadata for DatagramDataV4Discard {}

impl ControlDataMetadata for DatagramDataV4Discard {}

impl RemoteScopeIdMetadata for DatagramDataV4Discard {}

impl IcmpIdAndSequenceMetadata for DatagramDataV4Discard {}

/// IPv6 datagrams and other data that is not TCP, in both directions. The data of an inbound one starts at the payload, or at the header of ICMP; of an outbound one, at the transport header.
///
/// `FWPS_LAYER_DATAGRAM_DATA_V6`.
#[doc(alias("FWPS_LAYER_DATAGRAM_DATA_V6", "FWPM_LAYER_DATAGRAM_DATA_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum DatagramDataV6 {}

impl Sealed for DatagramDataV6 {}

impl Layer for DatagramDataV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_DATAGRAM_DATA_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_DATAGRAM_DATA_V6);
    type Verdict = Filtering;
}

impl IpLayer for DatagramDataV6 {
    type Family = V6;
}

impl ProtocolField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32;
}

impl LocalAddressField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32);
}

impl IcmpCodeField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_SUB_INTERFACE_INDEX as u32;
}

impl DirectionField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_DIRECTION as u32;
}

impl FlagsField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_FLAGS as u32;
}

impl InterfaceTypeField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for DatagramDataV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for DatagramDataV6 {}

impl IpHeaderSizeMetadata for DatagramDataV6 {}

impl TransportHeaderSizeMetadata for DatagramDataV6 {}

impl CompartmentIdMetadata for DatagramDataV6 {}

impl EndpointHandleMetadata for DatagramDataV6 {}

impl ControlDataMetadata for DatagramDataV6 {}

impl RemoteScopeIdMetadata for DatagramDataV6 {}

impl HeaderIncludeMetadata for DatagramDataV6 {}

impl IcmpIdAndSequenceMetadata for DatagramDataV6 {}

/// Packets and events that were discarded at, or beside, [`DatagramDataV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_DATAGRAM_DATA_V6_DISCARD`.
#[doc(alias("FWPS_LAYER_DATAGRAM_DATA_V6_DISCARD", "FWPM_LAYER_DATAGRAM_DATA_V6_DISCARD"))]
#[derive(Clone, Copy, Debug)]
pub enum DatagramDataV6Discard {}

impl Sealed for DatagramDataV6Discard {}

impl Layer for DatagramDataV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_DATAGRAM_DATA_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_DATAGRAM_DATA_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for DatagramDataV6Discard {
    type Family = V6;
}

impl ProtocolField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32;
}

impl LocalAddressField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32);
}

impl IcmpCodeField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32);
}

impl LocalInterfaceField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_SUB_INTERFACE_INDEX as u32;
}

impl DirectionField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_DIRECTION as u32;
}

impl FlagsField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_FLAGS as u32;
}

impl InterfaceTypeField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for DatagramDataV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for DatagramDataV6Discard {}

impl FlowHandleMetadata for DatagramDataV6Discard {}

impl IpHeaderSizeMetadata for DatagramDataV6Discard {}

impl TransportHeaderSizeMetadata for DatagramDataV6Discard {}

impl CompartmentIdMetadata for DatagramDataV6Discard {}

impl EndpointHandleMetadata for DatagramDataV6Discard {}

impl ControlDataMetadata for DatagramDataV6Discard {}

impl RemoteScopeIdMetadata for DatagramDataV6Discard {}

impl IcmpIdAndSequenceMetadata for DatagramDataV6Discard {}

/// ICMP errors for IPv4 as they arrive. The data starts at the IP header of the packet that the error is about.
///
/// `FWPS_LAYER_INBOUND_ICMP_ERROR_V4`.
#[doc(alias("FWPS_LAYER_INBOUND_ICMP_ERROR_V4", "FWPM_LAYER_INBOUND_ICMP_ERROR_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum InboundIcmpErrorV4 {}

impl Sealed for InboundIcmpErrorV4 {}

impl Layer for InboundIcmpErrorV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_ICMP_ERROR_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_ICMP_ERROR_V4);
    type Verdict = Filtering;
}

impl IpLayer for InboundIcmpErrorV4 {
    type Family = V4;
}

impl EmbeddedProtocolField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_PROTOCOL as u32;
}

impl LocalAddressField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS as u32;
}

impl EmbeddedRemoteAddressField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_ADDRESS as u32;
}

impl EmbeddedLocalAddressTypeField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_ADDRESS_TYPE as u32;
}

impl EmbeddedLocalPortField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_PORT as u32;
}

impl EmbeddedRemotePortField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_PORT as u32;
}

impl LocalInterfaceField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE as u32;
}

impl IcmpTypeField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_TYPE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl IcmpCodeField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_CODE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl InterfaceIndexField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX as u32;
}

impl InterfaceTypeField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceIndexField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceTypeField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_TUNNEL_TYPE as u32;
}

impl FlagsField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_FLAGS as u32;
}

impl ArrivalInterfaceProfileIdField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_PROFILE_ID as u32;
}

impl InterfaceQuarantineEpochField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl CompartmentIdField for InboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_COMPARTMENT_ID as u32;
}

impl IpHeaderSizeMetadata for InboundIcmpErrorV4 {}

impl TransportHeaderSizeMetadata for InboundIcmpErrorV4 {}

impl CompartmentIdMetadata for InboundIcmpErrorV4 {}

impl EndpointHandleMetadata for InboundIcmpErrorV4 {}

/// Packets and events that were discarded at, or beside, [`InboundIcmpErrorV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_INBOUND_ICMP_ERROR_V4_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_INBOUND_ICMP_ERROR_V4_DISCARD",
    "FWPM_LAYER_INBOUND_ICMP_ERROR_V4_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum InboundIcmpErrorV4Discard {}

impl Sealed for InboundIcmpErrorV4Discard {}

impl Layer for InboundIcmpErrorV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_ICMP_ERROR_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_ICMP_ERROR_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for InboundIcmpErrorV4Discard {
    type Family = V4;
}

impl EmbeddedProtocolField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_PROTOCOL as u32;
}

impl LocalAddressField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS as u32;
}

impl EmbeddedRemoteAddressField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_ADDRESS as u32;
}

impl EmbeddedLocalAddressTypeField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_ADDRESS_TYPE as u32;
}

impl EmbeddedLocalPortField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_PORT as u32;
}

impl EmbeddedRemotePortField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_PORT as u32;
}

impl LocalInterfaceField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE as u32;
}

impl IcmpTypeField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_TYPE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl IcmpCodeField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_CODE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl InterfaceIndexField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX as u32;
}

impl InterfaceTypeField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceIndexField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceTypeField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_TUNNEL_TYPE as u32;
}

impl FlagsField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_FLAGS as u32;
}

impl ArrivalInterfaceProfileIdField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_PROFILE_ID as u32;
}

impl InterfaceQuarantineEpochField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl CompartmentIdField for InboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for InboundIcmpErrorV4Discard {}

impl IpHeaderSizeMetadata for InboundIcmpErrorV4Discard {}

impl TransportHeaderSizeMetadata for InboundIcmpErrorV4Discard {}

impl CompartmentIdMetadata for InboundIcmpErrorV4Discard {}

impl EndpointHandleMetadata for InboundIcmpErrorV4Discard {}

/// ICMP errors for IPv6 as they arrive. The data starts at the IP header of the packet that the error is about.
///
/// `FWPS_LAYER_INBOUND_ICMP_ERROR_V6`.
#[doc(alias("FWPS_LAYER_INBOUND_ICMP_ERROR_V6", "FWPM_LAYER_INBOUND_ICMP_ERROR_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum InboundIcmpErrorV6 {}

impl Sealed for InboundIcmpErrorV6 {}

impl Layer for InboundIcmpErrorV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_ICMP_ERROR_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_ICMP_ERROR_V6);
    type Verdict = Filtering;
}

impl IpLayer for InboundIcmpErrorV6 {
    type Family = V6;
}

impl EmbeddedProtocolField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_PROTOCOL as u32;
}

impl LocalAddressField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS as u32;
}

impl EmbeddedRemoteAddressField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_ADDRESS as u32;
}

impl EmbeddedLocalAddressTypeField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_ADDRESS_TYPE as u32;
}

impl EmbeddedLocalPortField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_PORT as u32;
}

impl EmbeddedRemotePortField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_PORT as u32;
}

impl LocalInterfaceField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE as u32;
}

impl IcmpTypeField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_TYPE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl IcmpCodeField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_CODE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl InterfaceIndexField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX as u32;
}

impl InterfaceTypeField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceIndexField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceTypeField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_TUNNEL_TYPE as u32;
}

impl FlagsField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_FLAGS as u32;
}

impl ArrivalInterfaceProfileIdField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_PROFILE_ID as u32;
}

impl InterfaceQuarantineEpochField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl CompartmentIdField for InboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_COMPARTMENT_ID as u32;
}

impl IpHeaderSizeMetadata for InboundIcmpErrorV6 {}

impl TransportHeaderSizeMetadata for InboundIcmpErrorV6 {}

impl CompartmentIdMetadata for InboundIcmpErrorV6 {}

impl EndpointHandleMetadata for InboundIcmpErrorV6 {}

/// Packets and events that were discarded at, or beside, [`InboundIcmpErrorV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_INBOUND_ICMP_ERROR_V6_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_INBOUND_ICMP_ERROR_V6_DISCARD",
    "FWPM_LAYER_INBOUND_ICMP_ERROR_V6_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum InboundIcmpErrorV6Discard {}

impl Sealed for InboundIcmpErrorV6Discard {}

impl Layer for InboundIcmpErrorV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_ICMP_ERROR_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_ICMP_ERROR_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for InboundIcmpErrorV6Discard {
    type Family = V6;
}

impl EmbeddedProtocolField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_PROTOCOL as u32;
}

impl LocalAddressField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS as u32;
}

impl EmbeddedRemoteAddressField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_ADDRESS as u32;
}

impl EmbeddedLocalAddressTypeField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_ADDRESS_TYPE as u32;
}

impl EmbeddedLocalPortField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_PORT as u32;
}

impl EmbeddedRemotePortField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_PORT as u32;
}

impl LocalInterfaceField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE as u32;
}

impl IcmpTypeField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_TYPE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl IcmpCodeField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_CODE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl InterfaceIndexField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX as u32;
}

impl InterfaceTypeField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceIndexField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceTypeField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_TUNNEL_TYPE as u32;
}

impl FlagsField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_FLAGS as u32;
}

impl ArrivalInterfaceProfileIdField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_PROFILE_ID as u32;
}

impl InterfaceQuarantineEpochField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl CompartmentIdField for InboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for InboundIcmpErrorV6Discard {}

impl IpHeaderSizeMetadata for InboundIcmpErrorV6Discard {}

impl TransportHeaderSizeMetadata for InboundIcmpErrorV6Discard {}

impl CompartmentIdMetadata for InboundIcmpErrorV6Discard {}

impl EndpointHandleMetadata for InboundIcmpErrorV6Discard {}

/// ICMP errors for IPv4 before they leave. The data starts at the ICMP header; there is no IP header yet.
///
/// `FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4`.
#[doc(alias("FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4", "FWPM_LAYER_OUTBOUND_ICMP_ERROR_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundIcmpErrorV4 {}

impl Sealed for OutboundIcmpErrorV4 {}

impl Layer for OutboundIcmpErrorV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_ICMP_ERROR_V4);
    type Verdict = Filtering;
}

impl IpLayer for OutboundIcmpErrorV4 {
    type Family = V4;
}

impl LocalAddressField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE as u32;
}

impl IcmpTypeField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_TYPE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl IcmpCodeField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_CODE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl InterfaceIndexField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX as u32;
}

impl InterfaceTypeField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_TUNNEL_TYPE as u32;
}

impl FlagsField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_FLAGS as u32;
}

impl NexthopInterfaceProfileIdField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_NEXTHOP_INTERFACE_PROFILE_ID as u32;
}

impl InterfaceQuarantineEpochField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl CompartmentIdField for OutboundIcmpErrorV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_COMPARTMENT_ID as u32;
}

impl TransportHeaderSizeMetadata for OutboundIcmpErrorV4 {}

impl CompartmentIdMetadata for OutboundIcmpErrorV4 {}

impl EndpointHandleMetadata for OutboundIcmpErrorV4 {}

impl ControlDataMetadata for OutboundIcmpErrorV4 {}

impl RemoteScopeIdMetadata for OutboundIcmpErrorV4 {}

/// Packets and events that were discarded at, or beside, [`OutboundIcmpErrorV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4_DISCARD",
    "FWPM_LAYER_OUTBOUND_ICMP_ERROR_V4_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundIcmpErrorV4Discard {}

impl Sealed for OutboundIcmpErrorV4Discard {}

impl Layer for OutboundIcmpErrorV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_ICMP_ERROR_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for OutboundIcmpErrorV4Discard {
    type Family = V4;
}

impl LocalAddressField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE as u32;
}

impl IcmpTypeField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_TYPE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl IcmpCodeField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_CODE as u32;
    const PROTOCOL: Option<u32> = None;
}

impl InterfaceIndexField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX as u32;
}

impl InterfaceTypeField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_TUNNEL_TYPE as u32;
}

impl FlagsField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_FLAGS as u32;
}

impl NexthopInterfaceProfileIdField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_NEXTHOP_INTERFACE_PROFILE_ID as u32;
}

impl InterfaceQuarantineEpochField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl CompartmentIdField for OutboundIcmpErrorV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for OutboundIcmpErrorV4Discard {}

impl TransportHeaderSizeMetadata for OutboundIcmpErrorV4Discard {}

impl CompartmentIdMetadata for OutboundIcmpErrorV4Discard {}

impl EndpointHandleMetadata for OutboundIcmpErrorV4Discard {}

impl ControlDataMetadata for OutboundIcmpErrorV4Discard {}

impl RemoteScopeIdMetadata for OutboundIcmpErrorV4Discard {}

/// ICMP errors for IPv6 before they leave. The data starts at the ICMP header; there is no IP header yet.
///
/// `FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6`.
#[doc(alias("FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6", "FWPM_LAYER_OUTBOUND_ICMP_ERROR_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundIcmpErrorV6 {}

impl Sealed for OutboundIcmpErrorV6 {}

impl Layer for OutboundIcmpErrorV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_ICMP_ERROR_V6);
    type Verdict = Filtering;
}

impl IpLayer for OutboundIcmpErrorV6 {
    type Family = V6;
}

impl LocalAddressField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE as u32;
}

impl IcmpTypeField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = None;
}

impl IcmpCodeField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = None;
}

impl InterfaceIndexField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX as u32;
}

impl InterfaceTypeField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_TUNNEL_TYPE as u32;
}

impl FlagsField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_FLAGS as u32;
}

impl NexthopInterfaceProfileIdField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_NEXTHOP_INTERFACE_PROFILE_ID as u32;
}

impl InterfaceQuarantineEpochField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl CompartmentIdField for OutboundIcmpErrorV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_COMPARTMENT_ID as u32;
}

impl TransportHeaderSizeMetadata for OutboundIcmpErrorV6 {}

impl CompartmentIdMetadata for OutboundIcmpErrorV6 {}

impl EndpointHandleMetadata for OutboundIcmpErrorV6 {}

impl ControlDataMetadata for OutboundIcmpErrorV6 {}

impl RemoteScopeIdMetadata for OutboundIcmpErrorV6 {}

/// Packets and events that were discarded at, or beside, [`OutboundIcmpErrorV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6_DISCARD",
    "FWPM_LAYER_OUTBOUND_ICMP_ERROR_V6_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundIcmpErrorV6Discard {}

impl Sealed for OutboundIcmpErrorV6Discard {}

impl Layer for OutboundIcmpErrorV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_ICMP_ERROR_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for OutboundIcmpErrorV6Discard {
    type Family = V6;
}

impl LocalAddressField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE as u32;
}

impl IcmpTypeField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = None;
}

impl IcmpCodeField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = None;
}

impl InterfaceIndexField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX as u32;
}

impl InterfaceTypeField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_TUNNEL_TYPE as u32;
}

impl FlagsField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_FLAGS as u32;
}

impl NexthopInterfaceProfileIdField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_NEXTHOP_INTERFACE_PROFILE_ID as u32;
}

impl InterfaceQuarantineEpochField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl CompartmentIdField for OutboundIcmpErrorV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for OutboundIcmpErrorV6Discard {}

impl TransportHeaderSizeMetadata for OutboundIcmpErrorV6Discard {}

impl CompartmentIdMetadata for OutboundIcmpErrorV6Discard {}

impl EndpointHandleMetadata for OutboundIcmpErrorV6Discard {}

impl ControlDataMetadata for OutboundIcmpErrorV6Discard {}

impl RemoteScopeIdMetadata for OutboundIcmpErrorV6Discard {}

/// IPv4 sockets that are bound to a port, or made raw or promiscuous. There is no packet.
///
/// Its fields `RESERVED_0` to `RESERVED_1` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4`.
#[doc(alias(
    "FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4",
    "FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleResourceAssignmentV4 {}

impl Sealed for AleResourceAssignmentV4 {}

impl Layer for AleResourceAssignmentV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4);
    type Verdict = Filtering;
}

impl IpLayer for AleResourceAssignmentV4 {
    type Family = V4;
}

impl AleAppIdField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl ProtocolField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_PROTOCOL as u32;
}

impl AlePromiscuousModeField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PROMISCUOUS_MODE as u32;
}

impl LocalInterfaceField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_FLAGS as u32;
}

impl InterfaceTypeField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_TUNNEL_TYPE as u32;
}

impl LocalInterfaceProfileIdField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_LOCAL_INTERFACE_PROFILE_ID as u32;
}

impl SioFirewallSocketPropertyField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_SIO_FIREWALL_SOCKET_PROPERTY as u32;
}

impl AlePackageIdField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleResourceAssignmentV4 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleResourceAssignmentV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_COMPARTMENT_ID as u32;
}

impl ProcessPathMetadata for AleResourceAssignmentV4 {}

impl TokenMetadata for AleResourceAssignmentV4 {}

impl ProcessIdMetadata for AleResourceAssignmentV4 {}

impl CompletionHandleMetadata for AleResourceAssignmentV4 {}

impl EndpointHandleMetadata for AleResourceAssignmentV4 {}

impl SubProcessTagMetadata for AleResourceAssignmentV4 {}

/// Packets and events that were discarded at, or beside, [`AleResourceAssignmentV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// Its fields `RESERVED_0` to `RESERVED_1` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4_DISCARD",
    "FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleResourceAssignmentV4Discard {}

impl Sealed for AleResourceAssignmentV4Discard {}

impl Layer for AleResourceAssignmentV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for AleResourceAssignmentV4Discard {
    type Family = V4;
}

impl AleAppIdField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl ProtocolField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_PROTOCOL as u32;
}

impl AlePromiscuousModeField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PROMISCUOUS_MODE as u32;
}

impl LocalInterfaceField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_FLAGS as u32;
}

impl InterfaceTypeField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_TUNNEL_TYPE as u32;
}

impl LocalInterfaceProfileIdField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_LOCAL_INTERFACE_PROFILE_ID as u32;
}

impl SioFirewallSocketPropertyField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_SIO_FIREWALL_SOCKET_PROPERTY as u32;
}

impl AlePackageIdField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleResourceAssignmentV4Discard {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleResourceAssignmentV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for AleResourceAssignmentV4Discard {}

impl ProcessPathMetadata for AleResourceAssignmentV4Discard {}

impl TokenMetadata for AleResourceAssignmentV4Discard {}

impl ProcessIdMetadata for AleResourceAssignmentV4Discard {}

impl CompletionHandleMetadata for AleResourceAssignmentV4Discard {}

impl EndpointHandleMetadata for AleResourceAssignmentV4Discard {}

impl SubProcessTagMetadata for AleResourceAssignmentV4Discard {}

/// IPv6 sockets that are bound to a port, or made raw or promiscuous. There is no packet.
///
/// Its fields `RESERVED_0` to `RESERVED_1` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6`.
#[doc(alias(
    "FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6",
    "FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V6"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleResourceAssignmentV6 {}

impl Sealed for AleResourceAssignmentV6 {}

impl Layer for AleResourceAssignmentV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V6);
    type Verdict = Filtering;
}

impl IpLayer for AleResourceAssignmentV6 {
    type Family = V6;
}

impl AleAppIdField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl ProtocolField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_PROTOCOL as u32;
}

impl AlePromiscuousModeField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PROMISCUOUS_MODE as u32;
}

impl LocalInterfaceField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_FLAGS as u32;
}

impl InterfaceTypeField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_TUNNEL_TYPE as u32;
}

impl LocalInterfaceProfileIdField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_LOCAL_INTERFACE_PROFILE_ID as u32;
}

impl SioFirewallSocketPropertyField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_SIO_FIREWALL_SOCKET_PROPERTY as u32;
}

impl AlePackageIdField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleResourceAssignmentV6 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleResourceAssignmentV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_COMPARTMENT_ID as u32;
}

impl ProcessPathMetadata for AleResourceAssignmentV6 {}

impl TokenMetadata for AleResourceAssignmentV6 {}

impl ProcessIdMetadata for AleResourceAssignmentV6 {}

impl CompletionHandleMetadata for AleResourceAssignmentV6 {}

impl EndpointHandleMetadata for AleResourceAssignmentV6 {}

impl SubProcessTagMetadata for AleResourceAssignmentV6 {}

/// Packets and events that were discarded at, or beside, [`AleResourceAssignmentV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// Its fields `RESERVED_0` to `RESERVED_1` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6_DISCARD",
    "FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V6_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleResourceAssignmentV6Discard {}

impl Sealed for AleResourceAssignmentV6Discard {}

impl Layer for AleResourceAssignmentV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for AleResourceAssignmentV6Discard {
    type Family = V6;
}

impl AleAppIdField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl ProtocolField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_PROTOCOL as u32;
}

impl AlePromiscuousModeField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PROMISCUOUS_MODE as u32;
}

impl LocalInterfaceField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_FLAGS as u32;
}

impl InterfaceTypeField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_TUNNEL_TYPE as u32;
}

impl LocalInterfaceProfileIdField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_LOCAL_INTERFACE_PROFILE_ID as u32;
}

impl SioFirewallSocketPropertyField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_SIO_FIREWALL_SOCKET_PROPERTY as u32;
}

impl AlePackageIdField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleResourceAssignmentV6Discard {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleResourceAssignmentV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for AleResourceAssignmentV6Discard {}

impl ProcessPathMetadata for AleResourceAssignmentV6Discard {}

impl TokenMetadata for AleResourceAssignmentV6Discard {}

impl ProcessIdMetadata for AleResourceAssignmentV6Discard {}

impl CompletionHandleMetadata for AleResourceAssignmentV6Discard {}

impl EndpointHandleMetadata for AleResourceAssignmentV6Discard {}

impl SubProcessTagMetadata for AleResourceAssignmentV6Discard {}

/// IPv4 TCP sockets that start to listen. There is no packet.
///
/// `FWPS_LAYER_ALE_AUTH_LISTEN_V4`.
#[doc(alias("FWPS_LAYER_ALE_AUTH_LISTEN_V4", "FWPM_LAYER_ALE_AUTH_LISTEN_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthListenV4 {}

impl Sealed for AleAuthListenV4 {}

impl Layer for AleAuthListenV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_LISTEN_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_LISTEN_V4);
    type Verdict = Filtering;
}

impl IpLayer for AleAuthListenV4 {
    type Family = V4;
}

impl AleAppIdField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl LocalInterfaceField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_FLAGS as u32;
}

impl InterfaceTypeField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_TUNNEL_TYPE as u32;
}

impl LocalInterfaceProfileIdField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_LOCAL_INTERFACE_PROFILE_ID as u32;
}

impl SioFirewallSocketPropertyField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_SIO_FIREWALL_SOCKET_PROPERTY as u32;
}

impl AlePackageIdField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleAuthListenV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_COMPARTMENT_ID as u32;
}

impl ProcessPathMetadata for AleAuthListenV4 {}

impl TokenMetadata for AleAuthListenV4 {}

impl ProcessIdMetadata for AleAuthListenV4 {}

impl CompletionHandleMetadata for AleAuthListenV4 {}

impl EndpointHandleMetadata for AleAuthListenV4 {}

impl SubProcessTagMetadata for AleAuthListenV4 {}

/// Packets and events that were discarded at, or beside, [`AleAuthListenV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_ALE_AUTH_LISTEN_V4_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_ALE_AUTH_LISTEN_V4_DISCARD",
    "FWPM_LAYER_ALE_AUTH_LISTEN_V4_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthListenV4Discard {}

impl Sealed for AleAuthListenV4Discard {}

impl Layer for AleAuthListenV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_LISTEN_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_LISTEN_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for AleAuthListenV4Discard {
    type Family = V4;
}

impl AleAppIdField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl LocalInterfaceField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_FLAGS as u32;
}

impl InterfaceTypeField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_TUNNEL_TYPE as u32;
}

impl LocalInterfaceProfileIdField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_LOCAL_INTERFACE_PROFILE_ID as u32;
}

impl SioFirewallSocketPropertyField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_SIO_FIREWALL_SOCKET_PROPERTY as u32;
}

impl AlePackageIdField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleAuthListenV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for AleAuthListenV4Discard {}

impl ProcessPathMetadata for AleAuthListenV4Discard {}

impl TokenMetadata for AleAuthListenV4Discard {}

impl ProcessIdMetadata for AleAuthListenV4Discard {}

impl CompletionHandleMetadata for AleAuthListenV4Discard {}

impl EndpointHandleMetadata for AleAuthListenV4Discard {}

impl SubProcessTagMetadata for AleAuthListenV4Discard {}

/// IPv6 TCP sockets that start to listen. There is no packet.
///
/// `FWPS_LAYER_ALE_AUTH_LISTEN_V6`.
#[doc(alias("FWPS_LAYER_ALE_AUTH_LISTEN_V6", "FWPM_LAYER_ALE_AUTH_LISTEN_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthListenV6 {}

impl Sealed for AleAuthListenV6 {}

impl Layer for AleAuthListenV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_LISTEN_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_LISTEN_V6);
    type Verdict = Filtering;
}

impl IpLayer for AleAuthListenV6 {
    type Family = V6;
}

impl AleAppIdField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl LocalInterfaceField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_FLAGS as u32;
}

impl InterfaceTypeField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_TUNNEL_TYPE as u32;
}

impl LocalInterfaceProfileIdField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_LOCAL_INTERFACE_PROFILE_ID as u32;
}

impl SioFirewallSocketPropertyField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_SIO_FIREWALL_SOCKET_PROPERTY as u32;
}

impl AlePackageIdField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleAuthListenV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_COMPARTMENT_ID as u32;
}

impl ProcessPathMetadata for AleAuthListenV6 {}

impl TokenMetadata for AleAuthListenV6 {}

impl ProcessIdMetadata for AleAuthListenV6 {}

impl CompletionHandleMetadata for AleAuthListenV6 {}

impl EndpointHandleMetadata for AleAuthListenV6 {}

impl SubProcessTagMetadata for AleAuthListenV6 {}

/// Packets and events that were discarded at, or beside, [`AleAuthListenV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// `FWPS_LAYER_ALE_AUTH_LISTEN_V6_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_ALE_AUTH_LISTEN_V6_DISCARD",
    "FWPM_LAYER_ALE_AUTH_LISTEN_V6_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthListenV6Discard {}

impl Sealed for AleAuthListenV6Discard {}

impl Layer for AleAuthListenV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_LISTEN_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_LISTEN_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for AleAuthListenV6Discard {
    type Family = V6;
}

impl AleAppIdField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl LocalInterfaceField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_FLAGS as u32;
}

impl InterfaceTypeField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_TUNNEL_TYPE as u32;
}

impl LocalInterfaceProfileIdField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_LOCAL_INTERFACE_PROFILE_ID as u32;
}

impl SioFirewallSocketPropertyField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_SIO_FIREWALL_SOCKET_PROPERTY as u32;
}

impl AlePackageIdField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleAuthListenV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for AleAuthListenV6Discard {}

impl ProcessPathMetadata for AleAuthListenV6Discard {}

impl TokenMetadata for AleAuthListenV6Discard {}

impl ProcessIdMetadata for AleAuthListenV6Discard {}

impl CompletionHandleMetadata for AleAuthListenV6Discard {}

impl EndpointHandleMetadata for AleAuthListenV6Discard {}

impl SubProcessTagMetadata for AleAuthListenV6Discard {}

/// IPv4 connections that are accepted, and the first datagram from a peer. The data of an inbound packet starts at the payload, or at the header of ICMP; of an outbound one, at the transport header.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4`.
#[doc(alias("FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4", "FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthRecvAcceptV4 {}

impl Sealed for AleAuthRecvAcceptV4 {}

impl Layer for AleAuthRecvAcceptV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4);
    type Verdict = Filtering;
}

impl IpLayer for AleAuthRecvAcceptV4 {
    type Family = V4;
}

impl AleAppIdField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32);
}

impl ProtocolField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_MACHINE_ID as u32;
}

impl LocalInterfaceField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_FLAGS as u32;
}

impl SioFirewallSystemPortField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SIO_FIREWALL_SYSTEM_PORT as u32;
}

impl NapContextField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NAP_CONTEXT as u32;
}

impl InterfaceTypeField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_TUNNEL_TYPE as u32;
}

impl InterfaceIndexField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SUB_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceTypeField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceIndexField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_INDEX as u32;
}

impl NexthopSubInterfaceIndexField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_SUB_INTERFACE_INDEX as u32;
}

impl NexthopInterfaceField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceTypeField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_TYPE as u32;
}

impl NexthopTunnelTypeField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_TUNNEL_TYPE as u32;
}

impl NexthopInterfaceIndexField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_INDEX as u32;
}

impl OriginalProfileIdField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_PROFILE_ID as u32;
}

impl CurrentProfileIdField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_CURRENT_PROFILE_ID as u32;
}

impl ReauthorizeReasonField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_REAUTHORIZE_REASON as u32;
}

impl OriginalIcmpTypeField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_ICMP_TYPE as u32;
}

impl InterfaceQuarantineEpochField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl AlePackageIdField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleAuthRecvAcceptV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for AleAuthRecvAcceptV4 {}

impl IpHeaderSizeMetadata for AleAuthRecvAcceptV4 {}

impl ProcessPathMetadata for AleAuthRecvAcceptV4 {}

impl TokenMetadata for AleAuthRecvAcceptV4 {}

impl ProcessIdMetadata for AleAuthRecvAcceptV4 {}

impl TransportHeaderSizeMetadata for AleAuthRecvAcceptV4 {}

impl CompartmentIdMetadata for AleAuthRecvAcceptV4 {}

impl CompletionHandleMetadata for AleAuthRecvAcceptV4 {}

impl EndpointHandleMetadata for AleAuthRecvAcceptV4 {}

impl PacketDirectionMetadata for AleAuthRecvAcceptV4 {}

impl ParentEndpointHandleMetadata for AleAuthRecvAcceptV4 {}

impl IcmpIdAndSequenceMetadata for AleAuthRecvAcceptV4 {}

impl SubProcessTagMetadata for AleAuthRecvAcceptV4 {}

/// Packets and events that were discarded at, or beside, [`AleAuthRecvAcceptV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4_DISCARD",
    "FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthRecvAcceptV4Discard {}

impl Sealed for AleAuthRecvAcceptV4Discard {}

impl Layer for AleAuthRecvAcceptV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for AleAuthRecvAcceptV4Discard {
    type Family = V4;
}

impl AleAppIdField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32);
}

impl ProtocolField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_MACHINE_ID as u32;
}

impl LocalInterfaceField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_FLAGS as u32;
}

impl SioFirewallSystemPortField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SIO_FIREWALL_SYSTEM_PORT as u32;
}

impl NapContextField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NAP_CONTEXT as u32;
}

impl InterfaceTypeField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_TUNNEL_TYPE as u32;
}

impl InterfaceIndexField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SUB_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceTypeField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceIndexField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_INDEX as u32;
}

impl NexthopSubInterfaceIndexField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_SUB_INTERFACE_INDEX as u32;
}

impl NexthopInterfaceField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceTypeField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_TYPE as u32;
}

impl NexthopTunnelTypeField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_TUNNEL_TYPE as u32;
}

impl NexthopInterfaceIndexField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_INDEX as u32;
}

impl OriginalProfileIdField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_PROFILE_ID as u32;
}

impl CurrentProfileIdField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_CURRENT_PROFILE_ID as u32;
}

impl ReauthorizeReasonField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_REAUTHORIZE_REASON as u32;
}

impl OriginalIcmpTypeField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_ICMP_TYPE as u32;
}

impl InterfaceQuarantineEpochField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl AlePackageIdField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleAuthRecvAcceptV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for AleAuthRecvAcceptV4Discard {}

impl FlowHandleMetadata for AleAuthRecvAcceptV4Discard {}

impl IpHeaderSizeMetadata for AleAuthRecvAcceptV4Discard {}

impl ProcessPathMetadata for AleAuthRecvAcceptV4Discard {}

impl TokenMetadata for AleAuthRecvAcceptV4Discard {}

impl ProcessIdMetadata for AleAuthRecvAcceptV4Discard {}

impl TransportHeaderSizeMetadata for AleAuthRecvAcceptV4Discard {}

impl CompartmentIdMetadata for AleAuthRecvAcceptV4Discard {}

impl CompletionHandleMetadata for AleAuthRecvAcceptV4Discard {}

impl EndpointHandleMetadata for AleAuthRecvAcceptV4Discard {}

impl PacketDirectionMetadata for AleAuthRecvAcceptV4Discard {}

impl ParentEndpointHandleMetadata for AleAuthRecvAcceptV4Discard {}

impl IcmpIdAndSequenceMetadata for AleAuthRecvAcceptV4Discard {}

impl SubProcessTagMetadata for AleAuthRecvAcceptV4Discard {}

/// IPv6 connections that are accepted, and the first datagram from a peer. The data of an inbound packet starts at the payload, or at the header of ICMP; of an outbound one, at the transport header.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6`.
#[doc(alias("FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6", "FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthRecvAcceptV6 {}

impl Sealed for AleAuthRecvAcceptV6 {}

impl Layer for AleAuthRecvAcceptV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6);
    type Verdict = Filtering;
}

impl IpLayer for AleAuthRecvAcceptV6 {
    type Family = V6;
}

impl AleAppIdField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32);
}

impl ProtocolField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_MACHINE_ID as u32;
}

impl LocalInterfaceField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_FLAGS as u32;
}

impl SioFirewallSystemPortField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SIO_FIREWALL_SYSTEM_PORT as u32;
}

impl NapContextField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NAP_CONTEXT as u32;
}

impl InterfaceTypeField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_TUNNEL_TYPE as u32;
}

impl InterfaceIndexField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SUB_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceTypeField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceIndexField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_INDEX as u32;
}

impl NexthopSubInterfaceIndexField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_SUB_INTERFACE_INDEX as u32;
}

impl NexthopInterfaceField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceTypeField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_TYPE as u32;
}

impl NexthopTunnelTypeField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_TUNNEL_TYPE as u32;
}

impl NexthopInterfaceIndexField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_INDEX as u32;
}

impl OriginalProfileIdField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_PROFILE_ID as u32;
}

impl CurrentProfileIdField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_CURRENT_PROFILE_ID as u32;
}

impl ReauthorizeReasonField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_REAUTHORIZE_REASON as u32;
}

impl OriginalIcmpTypeField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_ICMP_TYPE as u32;
}

impl InterfaceQuarantineEpochField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl AlePackageIdField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleAuthRecvAcceptV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for AleAuthRecvAcceptV6 {}

impl IpHeaderSizeMetadata for AleAuthRecvAcceptV6 {}

impl ProcessPathMetadata for AleAuthRecvAcceptV6 {}

impl TokenMetadata for AleAuthRecvAcceptV6 {}

impl ProcessIdMetadata for AleAuthRecvAcceptV6 {}

impl TransportHeaderSizeMetadata for AleAuthRecvAcceptV6 {}

impl CompartmentIdMetadata for AleAuthRecvAcceptV6 {}

impl CompletionHandleMetadata for AleAuthRecvAcceptV6 {}

impl EndpointHandleMetadata for AleAuthRecvAcceptV6 {}

impl PacketDirectionMetadata for AleAuthRecvAcceptV6 {}

impl ParentEndpointHandleMetadata for AleAuthRecvAcceptV6 {}

impl IcmpIdAndSequenceMetadata for AleAuthRecvAcceptV6 {}

impl SubProcessTagMetadata for AleAuthRecvAcceptV6 {}

/// Packets and events that were discarded at, or beside, [`AleAuthRecvAcceptV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6_DISCARD",
    "FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthRecvAcceptV6Discard {}

impl Sealed for AleAuthRecvAcceptV6Discard {}

impl Layer for AleAuthRecvAcceptV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for AleAuthRecvAcceptV6Discard {
    type Family = V6;
}

impl AleAppIdField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32);
}

impl ProtocolField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_MACHINE_ID as u32;
}

impl LocalInterfaceField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_FLAGS as u32;
}

impl SioFirewallSystemPortField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SIO_FIREWALL_SYSTEM_PORT as u32;
}

impl NapContextField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NAP_CONTEXT as u32;
}

impl InterfaceTypeField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_TUNNEL_TYPE as u32;
}

impl InterfaceIndexField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SUB_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceTypeField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceIndexField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_INDEX as u32;
}

impl NexthopSubInterfaceIndexField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_SUB_INTERFACE_INDEX as u32;
}

impl NexthopInterfaceField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceTypeField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_TYPE as u32;
}

impl NexthopTunnelTypeField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_TUNNEL_TYPE as u32;
}

impl NexthopInterfaceIndexField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_INDEX as u32;
}

impl OriginalProfileIdField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_PROFILE_ID as u32;
}

impl CurrentProfileIdField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_CURRENT_PROFILE_ID as u32;
}

impl ReauthorizeReasonField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_REAUTHORIZE_REASON as u32;
}

impl OriginalIcmpTypeField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_ICMP_TYPE as u32;
}

impl InterfaceQuarantineEpochField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl AlePackageIdField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleAuthRecvAcceptV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for AleAuthRecvAcceptV6Discard {}

impl FlowHandleMetadata for AleAuthRecvAcceptV6Discard {}

impl IpHeaderSizeMetadata for AleAuthRecvAcceptV6Discard {}

impl ProcessPathMetadata for AleAuthRecvAcceptV6Discard {}

impl TokenMetadata for AleAuthRecvAcceptV6Discard {}

impl ProcessIdMetadata for AleAuthRecvAcceptV6Discard {}

impl TransportHeaderSizeMetadata for AleAuthRecvAcceptV6Discard {}

impl CompartmentIdMetadata for AleAuthRecvAcceptV6Discard {}

impl CompletionHandleMetadata for AleAuthRecvAcceptV6Discard {}

impl EndpointHandleMetadata for AleAuthRecvAcceptV6Discard {}

impl PacketDirectionMetadata for AleAuthRecvAcceptV6Discard {}

impl ParentEndpointHandleMetadata for AleAuthRecvAcceptV6Discard {}

impl IcmpIdAndSequenceMetadata for AleAuthRecvAcceptV6Discard {}

impl SubProcessTagMetadata for AleAuthRecvAcceptV6Discard {}

/// IPv4 connections that are opened, and the first datagram to a peer. The data starts at the transport header; for TCP there is no packet.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_AUTH_CONNECT_V4`.
#[doc(alias("FWPS_LAYER_ALE_AUTH_CONNECT_V4", "FWPM_LAYER_ALE_AUTH_CONNECT_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthConnectV4 {}

impl Sealed for AleAuthConnectV4 {}

impl Layer for AleAuthConnectV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_CONNECT_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_CONNECT_V4);
    type Verdict = Filtering;
}

impl IpLayer for AleAuthConnectV4 {
    type Family = V4;
}

impl AleAppIdField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32);
}

impl ProtocolField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_MACHINE_ID as u32;
}

impl DestinationAddressTypeField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_FLAGS as u32;
}

impl InterfaceTypeField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_TUNNEL_TYPE as u32;
}

impl InterfaceIndexField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_SUB_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceTypeField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceIndexField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_INDEX as u32;
}

impl NexthopSubInterfaceIndexField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_SUB_INTERFACE_INDEX as u32;
}

impl NexthopInterfaceField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceTypeField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_TYPE as u32;
}

impl NexthopTunnelTypeField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_TUNNEL_TYPE as u32;
}

impl NexthopInterfaceIndexField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_INDEX as u32;
}

impl OriginalProfileIdField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_PROFILE_ID as u32;
}

impl CurrentProfileIdField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_CURRENT_PROFILE_ID as u32;
}

impl ReauthorizeReasonField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_REAUTHORIZE_REASON as u32;
}

impl PeerNameField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_PEER_NAME as u32;
}

impl OriginalIcmpTypeField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_ICMP_TYPE as u32;
}

impl InterfaceQuarantineEpochField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl AleOriginalAppIdField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl AleEffectiveNameField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_EFFECTIVE_NAME as u32;
}

impl CompartmentIdField for AleAuthConnectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for AleAuthConnectV4 {}

impl ProcessPathMetadata for AleAuthConnectV4 {}

impl TokenMetadata for AleAuthConnectV4 {}

impl ProcessIdMetadata for AleAuthConnectV4 {}

impl TransportHeaderSizeMetadata for AleAuthConnectV4 {}

impl CompartmentIdMetadata for AleAuthConnectV4 {}

impl CompletionHandleMetadata for AleAuthConnectV4 {}

impl EndpointHandleMetadata for AleAuthConnectV4 {}

impl RemoteScopeIdMetadata for AleAuthConnectV4 {}

impl PacketDirectionMetadata for AleAuthConnectV4 {}

impl ParentEndpointHandleMetadata for AleAuthConnectV4 {}

impl IcmpIdAndSequenceMetadata for AleAuthConnectV4 {}

impl LocalRedirectTargetPidMetadata for AleAuthConnectV4 {}

impl OriginalDestinationMetadata for AleAuthConnectV4 {}

impl SubProcessTagMetadata for AleAuthConnectV4 {}

/// Packets and events that were discarded at, or beside, [`AleAuthConnectV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_AUTH_CONNECT_V4_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_ALE_AUTH_CONNECT_V4_DISCARD",
    "FWPM_LAYER_ALE_AUTH_CONNECT_V4_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthConnectV4Discard {}

impl Sealed for AleAuthConnectV4Discard {}

impl Layer for AleAuthConnectV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_CONNECT_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_CONNECT_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for AleAuthConnectV4Discard {
    type Family = V4;
}

impl AleAppIdField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32);
}

impl ProtocolField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_MACHINE_ID as u32;
}

impl DestinationAddressTypeField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_FLAGS as u32;
}

impl InterfaceTypeField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_TUNNEL_TYPE as u32;
}

impl InterfaceIndexField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_SUB_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceTypeField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceIndexField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_INDEX as u32;
}

impl NexthopSubInterfaceIndexField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_SUB_INTERFACE_INDEX as u32;
}

impl NexthopInterfaceField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceTypeField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_TYPE as u32;
}

impl NexthopTunnelTypeField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_TUNNEL_TYPE as u32;
}

impl NexthopInterfaceIndexField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_INDEX as u32;
}

impl OriginalProfileIdField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_PROFILE_ID as u32;
}

impl CurrentProfileIdField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_CURRENT_PROFILE_ID as u32;
}

impl ReauthorizeReasonField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_REAUTHORIZE_REASON as u32;
}

impl PeerNameField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_PEER_NAME as u32;
}

impl OriginalIcmpTypeField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_ICMP_TYPE as u32;
}

impl InterfaceQuarantineEpochField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl AleOriginalAppIdField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl AleEffectiveNameField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_EFFECTIVE_NAME as u32;
}

impl CompartmentIdField for AleAuthConnectV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for AleAuthConnectV4Discard {}

impl FlowHandleMetadata for AleAuthConnectV4Discard {}

impl ProcessPathMetadata for AleAuthConnectV4Discard {}

impl TokenMetadata for AleAuthConnectV4Discard {}

impl ProcessIdMetadata for AleAuthConnectV4Discard {}

impl TransportHeaderSizeMetadata for AleAuthConnectV4Discard {}

impl CompartmentIdMetadata for AleAuthConnectV4Discard {}

impl CompletionHandleMetadata for AleAuthConnectV4Discard {}

impl EndpointHandleMetadata for AleAuthConnectV4Discard {}

impl RemoteScopeIdMetadata for AleAuthConnectV4Discard {}

impl PacketDirectionMetadata for AleAuthConnectV4Discard {}

impl ParentEndpointHandleMetadata for AleAuthConnectV4Discard {}

impl IcmpIdAndSequenceMetadata for AleAuthConnectV4Discard {}

impl SubProcessTagMetadata for AleAuthConnectV4Discard {}

/// IPv6 connections that are opened, and the first datagram to a peer. The data starts at the transport header; for TCP there is no packet.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_AUTH_CONNECT_V6`.
#[doc(alias("FWPS_LAYER_ALE_AUTH_CONNECT_V6", "FWPM_LAYER_ALE_AUTH_CONNECT_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthConnectV6 {}

impl Sealed for AleAuthConnectV6 {}

impl Layer for AleAuthConnectV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_CONNECT_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_CONNECT_V6);
    type Verdict = Filtering;
}

impl IpLayer for AleAuthConnectV6 {
    type Family = V6;
}

impl AleAppIdField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32);
}

impl ProtocolField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_MACHINE_ID as u32;
}

impl DestinationAddressTypeField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_FLAGS as u32;
}

impl InterfaceTypeField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_TUNNEL_TYPE as u32;
}

impl InterfaceIndexField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_SUB_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceTypeField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceIndexField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_INDEX as u32;
}

impl NexthopSubInterfaceIndexField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_SUB_INTERFACE_INDEX as u32;
}

impl NexthopInterfaceField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceTypeField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_TYPE as u32;
}

impl NexthopTunnelTypeField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_TUNNEL_TYPE as u32;
}

impl NexthopInterfaceIndexField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_INDEX as u32;
}

impl OriginalProfileIdField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_PROFILE_ID as u32;
}

impl CurrentProfileIdField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_CURRENT_PROFILE_ID as u32;
}

impl ReauthorizeReasonField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_REAUTHORIZE_REASON as u32;
}

impl PeerNameField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_PEER_NAME as u32;
}

impl OriginalIcmpTypeField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_ICMP_TYPE as u32;
}

impl InterfaceQuarantineEpochField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl AleOriginalAppIdField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl AleEffectiveNameField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_EFFECTIVE_NAME as u32;
}

impl CompartmentIdField for AleAuthConnectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for AleAuthConnectV6 {}

impl ProcessPathMetadata for AleAuthConnectV6 {}

impl TokenMetadata for AleAuthConnectV6 {}

impl ProcessIdMetadata for AleAuthConnectV6 {}

impl TransportHeaderSizeMetadata for AleAuthConnectV6 {}

impl CompartmentIdMetadata for AleAuthConnectV6 {}

impl CompletionHandleMetadata for AleAuthConnectV6 {}

impl EndpointHandleMetadata for AleAuthConnectV6 {}

impl RemoteScopeIdMetadata for AleAuthConnectV6 {}

impl PacketDirectionMetadata for AleAuthConnectV6 {}

impl ParentEndpointHandleMetadata for AleAuthConnectV6 {}

impl IcmpIdAndSequenceMetadata for AleAuthConnectV6 {}

impl LocalRedirectTargetPidMetadata for AleAuthConnectV6 {}

impl OriginalDestinationMetadata for AleAuthConnectV6 {}

impl SubProcessTagMetadata for AleAuthConnectV6 {}

/// Packets and events that were discarded at, or beside, [`AleAuthConnectV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_AUTH_CONNECT_V6_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_ALE_AUTH_CONNECT_V6_DISCARD",
    "FWPM_LAYER_ALE_AUTH_CONNECT_V6_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleAuthConnectV6Discard {}

impl Sealed for AleAuthConnectV6Discard {}

impl Layer for AleAuthConnectV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_AUTH_CONNECT_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_AUTH_CONNECT_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for AleAuthConnectV6Discard {
    type Family = V6;
}

impl AleAppIdField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32);
}

impl ProtocolField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_MACHINE_ID as u32;
}

impl DestinationAddressTypeField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_FLAGS as u32;
}

impl InterfaceTypeField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_TUNNEL_TYPE as u32;
}

impl InterfaceIndexField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_SUB_INTERFACE_INDEX as u32;
}

impl ArrivalInterfaceField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_ARRIVAL_INTERFACE as u32;
}

impl ArrivalInterfaceTypeField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_TYPE as u32;
}

impl ArrivalTunnelTypeField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_TUNNEL_TYPE as u32;
}

impl ArrivalInterfaceIndexField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_INDEX as u32;
}

impl NexthopSubInterfaceIndexField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_SUB_INTERFACE_INDEX as u32;
}

impl NexthopInterfaceField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_NEXTHOP_INTERFACE as u32;
}

impl NexthopInterfaceTypeField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_TYPE as u32;
}

impl NexthopTunnelTypeField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_TUNNEL_TYPE as u32;
}

impl NexthopInterfaceIndexField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_INDEX as u32;
}

impl OriginalProfileIdField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_PROFILE_ID as u32;
}

impl CurrentProfileIdField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_CURRENT_PROFILE_ID as u32;
}

impl ReauthorizeReasonField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_REAUTHORIZE_REASON as u32;
}

impl PeerNameField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_PEER_NAME as u32;
}

impl OriginalIcmpTypeField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_ICMP_TYPE as u32;
}

impl InterfaceQuarantineEpochField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_QUARANTINE_EPOCH as u32;
}

impl AleOriginalAppIdField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl AleEffectiveNameField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_EFFECTIVE_NAME as u32;
}

impl CompartmentIdField for AleAuthConnectV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for AleAuthConnectV6Discard {}

impl FlowHandleMetadata for AleAuthConnectV6Discard {}

impl ProcessPathMetadata for AleAuthConnectV6Discard {}

impl TokenMetadata for AleAuthConnectV6Discard {}

impl ProcessIdMetadata for AleAuthConnectV6Discard {}

impl TransportHeaderSizeMetadata for AleAuthConnectV6Discard {}

impl CompartmentIdMetadata for AleAuthConnectV6Discard {}

impl CompletionHandleMetadata for AleAuthConnectV6Discard {}

impl EndpointHandleMetadata for AleAuthConnectV6Discard {}

impl RemoteScopeIdMetadata for AleAuthConnectV6Discard {}

impl PacketDirectionMetadata for AleAuthConnectV6Discard {}

impl ParentEndpointHandleMetadata for AleAuthConnectV6Discard {}

impl IcmpIdAndSequenceMetadata for AleAuthConnectV6Discard {}

impl SubProcessTagMetadata for AleAuthConnectV6Discard {}

/// IPv4 connections and flows that were established. The data of an inbound packet starts at the payload, or at the header of ICMP; of an outbound one, at the transport header.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4`.
#[doc(alias("FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4", "FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum AleFlowEstablishedV4 {}

impl Sealed for AleFlowEstablishedV4 {}

impl Layer for AleFlowEstablishedV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4);
    type Verdict = Established;
}

impl IpLayer for AleFlowEstablishedV4 {
    type Family = V4;
}

impl AleAppIdField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32);
}

impl ProtocolField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_MACHINE_ID as u32;
}

impl DestinationAddressTypeField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_INTERFACE as u32;
}

impl DirectionField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_DIRECTION as u32;
}

impl InterfaceTypeField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_TUNNEL_TYPE as u32;
}

impl FlagsField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_FLAGS as u32;
}

impl AleOriginalAppIdField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleFlowEstablishedV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for AleFlowEstablishedV4 {}

impl ProcessPathMetadata for AleFlowEstablishedV4 {}

impl TokenMetadata for AleFlowEstablishedV4 {}

impl ProcessIdMetadata for AleFlowEstablishedV4 {}

impl EndpointHandleMetadata for AleFlowEstablishedV4 {}

impl ParentEndpointHandleMetadata for AleFlowEstablishedV4 {}

impl IcmpIdAndSequenceMetadata for AleFlowEstablishedV4 {}

impl SubProcessTagMetadata for AleFlowEstablishedV4 {}

/// Packets and events that were discarded at, or beside, [`AleFlowEstablishedV4`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4_DISCARD",
    "FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleFlowEstablishedV4Discard {}

impl Sealed for AleFlowEstablishedV4Discard {}

impl Layer for AleFlowEstablishedV4Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for AleFlowEstablishedV4Discard {
    type Family = V4;
}

impl AleAppIdField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32);
}

impl ProtocolField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_MACHINE_ID as u32;
}

impl DestinationAddressTypeField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_INTERFACE as u32;
}

impl DirectionField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_DIRECTION as u32;
}

impl InterfaceTypeField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_TUNNEL_TYPE as u32;
}

impl FlagsField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_FLAGS as u32;
}

impl AleOriginalAppIdField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleFlowEstablishedV4Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for AleFlowEstablishedV4Discard {}

impl FlowHandleMetadata for AleFlowEstablishedV4Discard {}

impl ProcessPathMetadata for AleFlowEstablishedV4Discard {}

impl TokenMetadata for AleFlowEstablishedV4Discard {}

impl ProcessIdMetadata for AleFlowEstablishedV4Discard {}

impl EndpointHandleMetadata for AleFlowEstablishedV4Discard {}

impl ParentEndpointHandleMetadata for AleFlowEstablishedV4Discard {}

impl IcmpIdAndSequenceMetadata for AleFlowEstablishedV4Discard {}

impl SubProcessTagMetadata for AleFlowEstablishedV4Discard {}

/// IPv6 connections and flows that were established. The data of an inbound packet starts at the payload, or at the header of ICMP; of an outbound one, at the transport header.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_FLOW_ESTABLISHED_V6`.
#[doc(alias("FWPS_LAYER_ALE_FLOW_ESTABLISHED_V6", "FWPM_LAYER_ALE_FLOW_ESTABLISHED_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum AleFlowEstablishedV6 {}

impl Sealed for AleFlowEstablishedV6 {}

impl Layer for AleFlowEstablishedV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_FLOW_ESTABLISHED_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_FLOW_ESTABLISHED_V6);
    type Verdict = Established;
}

impl IpLayer for AleFlowEstablishedV6 {
    type Family = V6;
}

impl AleAppIdField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32);
}

impl ProtocolField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_MACHINE_ID as u32;
}

impl DestinationAddressTypeField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_INTERFACE as u32;
}

impl DirectionField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_DIRECTION as u32;
}

impl InterfaceTypeField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_TUNNEL_TYPE as u32;
}

impl FlagsField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_FLAGS as u32;
}

impl AleOriginalAppIdField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleFlowEstablishedV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for AleFlowEstablishedV6 {}

impl ProcessPathMetadata for AleFlowEstablishedV6 {}

impl TokenMetadata for AleFlowEstablishedV6 {}

impl ProcessIdMetadata for AleFlowEstablishedV6 {}

impl EndpointHandleMetadata for AleFlowEstablishedV6 {}

impl ParentEndpointHandleMetadata for AleFlowEstablishedV6 {}

impl IcmpIdAndSequenceMetadata for AleFlowEstablishedV6 {}

impl SubProcessTagMetadata for AleFlowEstablishedV6 {}

/// Packets and events that were discarded at, or beside, [`AleFlowEstablishedV6`]: a callout is told, and decides nothing.
///
/// Where the data starts if there is a packet, depends on where the stack stopped.
///
/// Its fields `RESERVED_0` to `RESERVED_3` are reserved, and not offered.
///
/// `FWPS_LAYER_ALE_FLOW_ESTABLISHED_V6_DISCARD`.
#[doc(alias(
    "FWPS_LAYER_ALE_FLOW_ESTABLISHED_V6_DISCARD",
    "FWPM_LAYER_ALE_FLOW_ESTABLISHED_V6_DISCARD"
))]
#[derive(Clone, Copy, Debug)]
pub enum AleFlowEstablishedV6Discard {}

impl Sealed for AleFlowEstablishedV6Discard {}

impl Layer for AleFlowEstablishedV6Discard {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_FLOW_ESTABLISHED_V6_DISCARD as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_FLOW_ESTABLISHED_V6_DISCARD);
    type Verdict = Discarded;
}

impl IpLayer for AleFlowEstablishedV6Discard {
    type Family = V6;
}

impl AleAppIdField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32);
}

impl ProtocolField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_ADDRESS as u32;
}

impl IcmpCodeField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32);
}

impl AleRemoteUserIdField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_USER_ID as u32;
}

impl AleRemoteMachineIdField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_MACHINE_ID as u32;
}

impl DestinationAddressTypeField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl LocalInterfaceField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_INTERFACE as u32;
}

impl DirectionField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_DIRECTION as u32;
}

impl InterfaceTypeField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_TUNNEL_TYPE as u32;
}

impl FlagsField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_FLAGS as u32;
}

impl AleOriginalAppIdField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleFlowEstablishedV6Discard {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_COMPARTMENT_ID as u32;
}

impl DiscardReasonMetadata for AleFlowEstablishedV6Discard {}

impl FlowHandleMetadata for AleFlowEstablishedV6Discard {}

impl ProcessPathMetadata for AleFlowEstablishedV6Discard {}

impl TokenMetadata for AleFlowEstablishedV6Discard {}

impl ProcessIdMetadata for AleFlowEstablishedV6Discard {}

impl EndpointHandleMetadata for AleFlowEstablishedV6Discard {}

impl ParentEndpointHandleMetadata for AleFlowEstablishedV6Discard {}

impl IcmpIdAndSequenceMetadata for AleFlowEstablishedV6Discard {}

impl SubProcessTagMetadata for AleFlowEstablishedV6Discard {}

/// Ethernet frames as they arrive from the upper end of the network adapter's driver stack. The data starts behind the Ethernet header.
///
/// `FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET`.
#[doc(alias(
    "FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET",
    "FWPM_LAYER_INBOUND_MAC_FRAME_ETHERNET"
))]
#[derive(Clone, Copy, Debug)]
pub enum InboundMacFrameEthernet {}

impl Sealed for InboundMacFrameEthernet {}

impl Layer for InboundMacFrameEthernet {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_MAC_FRAME_ETHERNET);
    type Verdict = Filtering;
}

impl InterfaceMacAddressField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE_MAC_ADDRESS as u32;
}

impl MacLocalAddressField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS as u32;
}

impl MacRemoteAddressField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS as u32;
}

impl MacLocalAddressTypeField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS_TYPE as u32;
}

impl MacRemoteAddressTypeField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS_TYPE as u32;
}

impl EtherTypeField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_ETHER_TYPE as u32;
}

impl VlanIdField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_VLAN_ID as u32;
}

impl InterfaceField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE as u32;
}

impl InterfaceIndexField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE_INDEX as u32;
}

impl NdisPortField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_NDIS_PORT as u32;
}

impl L2FlagsField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_L2_FLAGS as u32;
}

impl CompartmentIdField for InboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_COMPARTMENT_ID as u32;
}

impl EthernetMacHeaderSizeMetadata for InboundMacFrameEthernet {}

/// Ethernet frames before they leave for the network adapter's driver stack. The data starts at the Ethernet header.
///
/// `FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET`.
#[doc(alias(
    "FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET",
    "FWPM_LAYER_OUTBOUND_MAC_FRAME_ETHERNET"
))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundMacFrameEthernet {}

impl Sealed for OutboundMacFrameEthernet {}

impl Layer for OutboundMacFrameEthernet {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_MAC_FRAME_ETHERNET);
    type Verdict = Filtering;
}

impl InterfaceMacAddressField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE_MAC_ADDRESS as u32;
}

impl MacLocalAddressField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS as u32;
}

impl MacRemoteAddressField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS as u32;
}

impl MacLocalAddressTypeField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS_TYPE as u32;
}

impl MacRemoteAddressTypeField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS_TYPE as u32;
}

impl EtherTypeField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_ETHER_TYPE as u32;
}

impl VlanIdField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_VLAN_ID as u32;
}

impl InterfaceField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE as u32;
}

impl InterfaceIndexField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE_INDEX as u32;
}

impl NdisPortField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_NDIS_PORT as u32;
}

impl L2FlagsField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_L2_FLAGS as u32;
}

impl CompartmentIdField for OutboundMacFrameEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_COMPARTMENT_ID as u32;
}

/// Frames as the network adapter gives them. The data starts at the MAC header.
///
/// `FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE`.
#[doc(alias("FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE", "FWPM_LAYER_INBOUND_MAC_FRAME_NATIVE"))]
#[derive(Clone, Copy, Debug)]
pub enum InboundMacFrameNative {}

impl Sealed for InboundMacFrameNative {}

impl Layer for InboundMacFrameNative {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_MAC_FRAME_NATIVE);
    type Verdict = Filtering;
}

impl NdisMediaTypeField for InboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_MEDIA_TYPE as u32;
}

impl NdisPhysicalMediaTypeField for InboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_PHYSICAL_MEDIA_TYPE as u32;
}

impl InterfaceField for InboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE as u32;
}

impl InterfaceTypeField for InboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE_TYPE as u32;
}

impl InterfaceIndexField for InboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE_INDEX as u32;
}

impl NdisPortField for InboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_PORT as u32;
}

impl L2FlagsField for InboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_L2_FLAGS as u32;
}

impl CompartmentIdField for InboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_COMPARTMENT_ID as u32;
}

/// Frames as the network adapter gets them. The data starts at the MAC header.
///
/// `FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE`.
#[doc(alias(
    "FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE",
    "FWPM_LAYER_OUTBOUND_MAC_FRAME_NATIVE"
))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundMacFrameNative {}

impl Sealed for OutboundMacFrameNative {}

impl Layer for OutboundMacFrameNative {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_MAC_FRAME_NATIVE);
    type Verdict = Filtering;
}

impl NdisMediaTypeField for OutboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_MEDIA_TYPE as u32;
}

impl NdisPhysicalMediaTypeField for OutboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_PHYSICAL_MEDIA_TYPE as u32;
}

impl InterfaceField for OutboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE as u32;
}

impl InterfaceTypeField for OutboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE_TYPE as u32;
}

impl InterfaceIndexField for OutboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE_INDEX as u32;
}

impl NdisPortField for OutboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_PORT as u32;
}

impl L2FlagsField for OutboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_L2_FLAGS as u32;
}

impl CompartmentIdField for OutboundMacFrameNative {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_COMPARTMENT_ID as u32;
}

/// Names that were resolved to IPv4 addresses. There is no packet.
///
/// `FWPS_LAYER_NAME_RESOLUTION_CACHE_V4`.
#[doc(alias("FWPS_LAYER_NAME_RESOLUTION_CACHE_V4", "FWPM_LAYER_NAME_RESOLUTION_CACHE_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum NameResolutionCacheV4 {}

impl Sealed for NameResolutionCacheV4 {}

impl Layer for NameResolutionCacheV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_NAME_RESOLUTION_CACHE_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_NAME_RESOLUTION_CACHE_V4);
    type Verdict = Filtering;
}

impl IpLayer for NameResolutionCacheV4 {
    type Family = V4;
}

impl AleUserIdField for NameResolutionCacheV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_ALE_USER_ID as u32;
}

impl AleAppIdField for NameResolutionCacheV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_ALE_APP_ID as u32;
}

impl RemoteAddressField for NameResolutionCacheV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_IP_REMOTE_ADDRESS as u32;
}

impl PeerNameField for NameResolutionCacheV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_PEER_NAME as u32;
}

impl CompartmentIdField for NameResolutionCacheV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_COMPARTMENT_ID as u32;
}

/// Names that were resolved to IPv6 addresses. There is no packet.
///
/// `FWPS_LAYER_NAME_RESOLUTION_CACHE_V6`.
#[doc(alias("FWPS_LAYER_NAME_RESOLUTION_CACHE_V6", "FWPM_LAYER_NAME_RESOLUTION_CACHE_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum NameResolutionCacheV6 {}

impl Sealed for NameResolutionCacheV6 {}

impl Layer for NameResolutionCacheV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_NAME_RESOLUTION_CACHE_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_NAME_RESOLUTION_CACHE_V6);
    type Verdict = Filtering;
}

impl IpLayer for NameResolutionCacheV6 {
    type Family = V6;
}

impl AleUserIdField for NameResolutionCacheV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_ALE_USER_ID as u32;
}

impl AleAppIdField for NameResolutionCacheV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_ALE_APP_ID as u32;
}

impl RemoteAddressField for NameResolutionCacheV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_IP_REMOTE_ADDRESS as u32;
}

impl PeerNameField for NameResolutionCacheV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_PEER_NAME as u32;
}

impl CompartmentIdField for NameResolutionCacheV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_COMPARTMENT_ID as u32;
}

/// IPv4 ports that are given back; pairs with the resource assignment. There is no packet.
///
/// `FWPS_LAYER_ALE_RESOURCE_RELEASE_V4`.
#[doc(alias("FWPS_LAYER_ALE_RESOURCE_RELEASE_V4", "FWPM_LAYER_ALE_RESOURCE_RELEASE_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum AleResourceReleaseV4 {}

impl Sealed for AleResourceReleaseV4 {}

impl Layer for AleResourceReleaseV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_RESOURCE_RELEASE_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_RESOURCE_RELEASE_V4);
    type Verdict = Filtering;
}

impl IpLayer for AleResourceReleaseV4 {
    type Family = V4;
}

impl AleAppIdField for AleResourceReleaseV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleResourceReleaseV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleResourceReleaseV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleResourceReleaseV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleResourceReleaseV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl ProtocolField for AleResourceReleaseV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_PROTOCOL as u32;
}

impl LocalInterfaceField for AleResourceReleaseV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleResourceReleaseV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_FLAGS as u32;
}

impl AlePackageIdField for AleResourceReleaseV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleResourceReleaseV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleResourceReleaseV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_COMPARTMENT_ID as u32;
}

impl TokenMetadata for AleResourceReleaseV4 {}

impl ProcessIdMetadata for AleResourceReleaseV4 {}

impl CompartmentIdMetadata for AleResourceReleaseV4 {}

impl EndpointHandleMetadata for AleResourceReleaseV4 {}

impl SubProcessTagMetadata for AleResourceReleaseV4 {}

/// IPv6 ports that are given back; pairs with the resource assignment. There is no packet.
///
/// `FWPS_LAYER_ALE_RESOURCE_RELEASE_V6`.
#[doc(alias("FWPS_LAYER_ALE_RESOURCE_RELEASE_V6", "FWPM_LAYER_ALE_RESOURCE_RELEASE_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum AleResourceReleaseV6 {}

impl Sealed for AleResourceReleaseV6 {}

impl Layer for AleResourceReleaseV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_RESOURCE_RELEASE_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_RESOURCE_RELEASE_V6);
    type Verdict = Filtering;
}

impl IpLayer for AleResourceReleaseV6 {
    type Family = V6;
}

impl AleAppIdField for AleResourceReleaseV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleResourceReleaseV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleResourceReleaseV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleResourceReleaseV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleResourceReleaseV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl ProtocolField for AleResourceReleaseV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_PROTOCOL as u32;
}

impl LocalInterfaceField for AleResourceReleaseV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleResourceReleaseV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_FLAGS as u32;
}

impl AlePackageIdField for AleResourceReleaseV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleResourceReleaseV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleResourceReleaseV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_COMPARTMENT_ID as u32;
}

impl TokenMetadata for AleResourceReleaseV6 {}

impl ProcessIdMetadata for AleResourceReleaseV6 {}

impl CompartmentIdMetadata for AleResourceReleaseV6 {}

impl EndpointHandleMetadata for AleResourceReleaseV6 {}

impl SubProcessTagMetadata for AleResourceReleaseV6 {}

/// IPv4 endpoints that are closed; pairs with the authorisation layers. There is no packet.
///
/// `FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V4`.
#[doc(alias("FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V4", "FWPM_LAYER_ALE_ENDPOINT_CLOSURE_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum AleEndpointClosureV4 {}

impl Sealed for AleEndpointClosureV4 {}

impl Layer for AleEndpointClosureV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_ENDPOINT_CLOSURE_V4);
    type Verdict = Filtering;
}

impl IpLayer for AleEndpointClosureV4 {
    type Family = V4;
}

impl AleAppIdField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl ProtocolField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_REMOTE_ADDRESS as u32;
}

impl RemotePortField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl LocalInterfaceField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_FLAGS as u32;
}

impl AlePackageIdField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleEndpointClosureV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_COMPARTMENT_ID as u32;
}

impl TokenMetadata for AleEndpointClosureV4 {}

impl ProcessIdMetadata for AleEndpointClosureV4 {}

impl CompartmentIdMetadata for AleEndpointClosureV4 {}

impl EndpointHandleMetadata for AleEndpointClosureV4 {}

impl ParentEndpointHandleMetadata for AleEndpointClosureV4 {}

impl SubProcessTagMetadata for AleEndpointClosureV4 {}

/// IPv6 endpoints that are closed; pairs with the authorisation layers. There is no packet.
///
/// `FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V6`.
#[doc(alias("FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V6", "FWPM_LAYER_ALE_ENDPOINT_CLOSURE_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum AleEndpointClosureV6 {}

impl Sealed for AleEndpointClosureV6 {}

impl Layer for AleEndpointClosureV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_ENDPOINT_CLOSURE_V6);
    type Verdict = Filtering;
}

impl IpLayer for AleEndpointClosureV6 {
    type Family = V6;
}

impl AleAppIdField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl ProtocolField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_REMOTE_ADDRESS as u32;
}

impl RemotePortField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl LocalInterfaceField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_INTERFACE as u32;
}

impl FlagsField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_FLAGS as u32;
}

impl AlePackageIdField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleEndpointClosureV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_COMPARTMENT_ID as u32;
}

impl TokenMetadata for AleEndpointClosureV6 {}

impl ProcessIdMetadata for AleEndpointClosureV6 {}

impl CompartmentIdMetadata for AleEndpointClosureV6 {}

impl EndpointHandleMetadata for AleEndpointClosureV6 {}

impl ParentEndpointHandleMetadata for AleEndpointClosureV6 {}

impl SubProcessTagMetadata for AleEndpointClosureV6 {}

/// IPv4 connections before they are made; they can be sent elsewhere. The layer data is a connect request.
///
/// `FWPS_LAYER_ALE_CONNECT_REDIRECT_V4`.
#[doc(alias("FWPS_LAYER_ALE_CONNECT_REDIRECT_V4", "FWPM_LAYER_ALE_CONNECT_REDIRECT_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum AleConnectRedirectV4 {}

impl Sealed for AleConnectRedirectV4 {}

impl Layer for AleConnectRedirectV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_CONNECT_REDIRECT_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_CONNECT_REDIRECT_V4);
    type Verdict = Filtering;
}

impl IpLayer for AleConnectRedirectV4 {
    type Family = V4;
}

impl AleAppIdField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_PROTOCOL as u32);
}

impl ProtocolField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_REMOTE_ADDRESS as u32;
}

impl DestinationAddressTypeField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl IcmpCodeField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_PROTOCOL as u32);
}

impl FlagsField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_FLAGS as u32;
}

impl AleOriginalAppIdField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleConnectRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_COMPARTMENT_ID as u32;
}

impl TokenMetadata for AleConnectRedirectV4 {}

impl ProcessIdMetadata for AleConnectRedirectV4 {}

impl EndpointHandleMetadata for AleConnectRedirectV4 {}

impl ParentEndpointHandleMetadata for AleConnectRedirectV4 {}

impl IcmpIdAndSequenceMetadata for AleConnectRedirectV4 {}

impl LocalRedirectTargetPidMetadata for AleConnectRedirectV4 {}

impl RedirectRecordsMetadata for AleConnectRedirectV4 {}

impl SubProcessTagMetadata for AleConnectRedirectV4 {}

/// IPv6 connections before they are made; they can be sent elsewhere. The layer data is a connect request.
///
/// `FWPS_LAYER_ALE_CONNECT_REDIRECT_V6`.
#[doc(alias("FWPS_LAYER_ALE_CONNECT_REDIRECT_V6", "FWPM_LAYER_ALE_CONNECT_REDIRECT_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum AleConnectRedirectV6 {}

impl Sealed for AleConnectRedirectV6 {}

impl Layer for AleConnectRedirectV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_CONNECT_REDIRECT_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_CONNECT_REDIRECT_V6);
    type Verdict = Filtering;
}

impl IpLayer for AleConnectRedirectV6 {
    type Family = V6;
}

impl AleAppIdField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_PROTOCOL as u32);
}

impl ProtocolField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_PROTOCOL as u32;
}

impl RemoteAddressField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_REMOTE_ADDRESS as u32;
}

impl DestinationAddressTypeField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl IcmpCodeField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_PROTOCOL as u32);
}

impl FlagsField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_FLAGS as u32;
}

impl AleOriginalAppIdField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleConnectRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_COMPARTMENT_ID as u32;
}

impl TokenMetadata for AleConnectRedirectV6 {}

impl ProcessIdMetadata for AleConnectRedirectV6 {}

impl EndpointHandleMetadata for AleConnectRedirectV6 {}

impl ParentEndpointHandleMetadata for AleConnectRedirectV6 {}

impl IcmpIdAndSequenceMetadata for AleConnectRedirectV6 {}

impl LocalRedirectTargetPidMetadata for AleConnectRedirectV6 {}

impl RedirectRecordsMetadata for AleConnectRedirectV6 {}

impl SubProcessTagMetadata for AleConnectRedirectV6 {}

/// IPv4 sockets before they are bound; they can be bound elsewhere. The layer data is a bind request.
///
/// `FWPS_LAYER_ALE_BIND_REDIRECT_V4`.
#[doc(alias("FWPS_LAYER_ALE_BIND_REDIRECT_V4", "FWPM_LAYER_ALE_BIND_REDIRECT_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum AleBindRedirectV4 {}

impl Sealed for AleBindRedirectV4 {}

impl Layer for AleBindRedirectV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_BIND_REDIRECT_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_BIND_REDIRECT_V4);
    type Verdict = Filtering;
}

impl IpLayer for AleBindRedirectV4 {
    type Family = V4;
}

impl AleAppIdField for AleBindRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for AleBindRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for AleBindRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleBindRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleBindRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl ProtocolField for AleBindRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_PROTOCOL as u32;
}

impl FlagsField for AleBindRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_FLAGS as u32;
}

impl AlePackageIdField for AleBindRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleBindRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleBindRedirectV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_COMPARTMENT_ID as u32;
}

impl TokenMetadata for AleBindRedirectV4 {}

impl ProcessIdMetadata for AleBindRedirectV4 {}

impl EndpointHandleMetadata for AleBindRedirectV4 {}

impl LocalRedirectTargetPidMetadata for AleBindRedirectV4 {}

impl SubProcessTagMetadata for AleBindRedirectV4 {}

/// IPv6 sockets before they are bound; they can be bound elsewhere. The layer data is a bind request.
///
/// `FWPS_LAYER_ALE_BIND_REDIRECT_V6`.
#[doc(alias("FWPS_LAYER_ALE_BIND_REDIRECT_V6", "FWPM_LAYER_ALE_BIND_REDIRECT_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum AleBindRedirectV6 {}

impl Sealed for AleBindRedirectV6 {}

impl Layer for AleBindRedirectV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_ALE_BIND_REDIRECT_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_ALE_BIND_REDIRECT_V6);
    type Verdict = Filtering;
}

impl IpLayer for AleBindRedirectV6 {
    type Family = V6;
}

impl AleAppIdField for AleBindRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for AleBindRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for AleBindRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for AleBindRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl LocalPortField for AleBindRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl ProtocolField for AleBindRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_PROTOCOL as u32;
}

impl FlagsField for AleBindRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_FLAGS as u32;
}

impl AlePackageIdField for AleBindRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for AleBindRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for AleBindRedirectV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_COMPARTMENT_ID as u32;
}

impl TokenMetadata for AleBindRedirectV6 {}

impl ProcessIdMetadata for AleBindRedirectV6 {}

impl EndpointHandleMetadata for AleBindRedirectV6 {}

impl LocalRedirectTargetPidMetadata for AleBindRedirectV6 {}

impl SubProcessTagMetadata for AleBindRedirectV6 {}

/// IPv4 TCP segments of connections, in both directions. The data of an inbound one starts at the payload; of an outbound one, at the transport header.
///
/// `FWPS_LAYER_STREAM_PACKET_V4`.
#[doc(alias("FWPS_LAYER_STREAM_PACKET_V4", "FWPM_LAYER_STREAM_PACKET_V4"))]
#[derive(Clone, Copy, Debug)]
pub enum StreamPacketV4 {}

impl Sealed for StreamPacketV4 {}

impl Layer for StreamPacketV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_STREAM_PACKET_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_STREAM_PACKET_V4);
    type Verdict = Filtering;
}

impl IpLayer for StreamPacketV4 {
    type Family = V4;
}

impl LocalAddressField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_IP_REMOTE_ADDRESS as u32;
}

impl LocalPortField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl RemotePortField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl LocalInterfaceField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_SUB_INTERFACE_INDEX as u32;
}

impl DirectionField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_DIRECTION as u32;
}

impl FlagsField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_FLAGS as u32;
}

impl InterfaceTypeField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for StreamPacketV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for StreamPacketV4 {}

impl IpHeaderSizeMetadata for StreamPacketV4 {}

impl TransportHeaderSizeMetadata for StreamPacketV4 {}

impl CompartmentIdMetadata for StreamPacketV4 {}

impl EndpointHandleMetadata for StreamPacketV4 {}

impl ControlDataMetadata for StreamPacketV4 {}

impl RemoteScopeIdMetadata for StreamPacketV4 {}

/// IPv6 TCP segments of connections, in both directions. The data of an inbound one starts at the payload; of an outbound one, at the transport header.
///
/// `FWPS_LAYER_STREAM_PACKET_V6`.
#[doc(alias("FWPS_LAYER_STREAM_PACKET_V6", "FWPM_LAYER_STREAM_PACKET_V6"))]
#[derive(Clone, Copy, Debug)]
pub enum StreamPacketV6 {}

impl Sealed for StreamPacketV6 {}

impl Layer for StreamPacketV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_STREAM_PACKET_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_STREAM_PACKET_V6);
    type Verdict = Filtering;
}

impl IpLayer for StreamPacketV6 {
    type Family = V6;
}

impl LocalAddressField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_ADDRESS as u32;
}

impl RemoteAddressField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_IP_REMOTE_ADDRESS as u32;
}

impl LocalPortField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl RemotePortField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> = None;
}

impl LocalInterfaceField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_INTERFACE as u32;
}

impl InterfaceIndexField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_INTERFACE_INDEX as u32;
}

impl SubInterfaceIndexField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_SUB_INTERFACE_INDEX as u32;
}

impl DirectionField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_DIRECTION as u32;
}

impl FlagsField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_FLAGS as u32;
}

impl InterfaceTypeField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_INTERFACE_TYPE as u32;
}

impl TunnelTypeField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_TUNNEL_TYPE as u32;
}

impl CompartmentIdField for StreamPacketV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_COMPARTMENT_ID as u32;
}

impl FlowHandleMetadata for StreamPacketV6 {}

impl IpHeaderSizeMetadata for StreamPacketV6 {}

impl TransportHeaderSizeMetadata for StreamPacketV6 {}

impl CompartmentIdMetadata for StreamPacketV6 {}

impl EndpointHandleMetadata for StreamPacketV6 {}

impl ControlDataMetadata for StreamPacketV6 {}

impl RemoteScopeIdMetadata for StreamPacketV6 {}

/// Ethernet frames that enter a virtual switch. The data starts at the Ethernet header.
///
/// `FWPS_LAYER_INGRESS_VSWITCH_ETHERNET`.
#[doc(alias("FWPS_LAYER_INGRESS_VSWITCH_ETHERNET", "FWPM_LAYER_INGRESS_VSWITCH_ETHERNET"))]
#[derive(Clone, Copy, Debug)]
pub enum IngressVswitchEthernet {}

impl Sealed for IngressVswitchEthernet {}

impl Layer for IngressVswitchEthernet {
    const ID: u16 = fwps_sys::FWPS_LAYER_INGRESS_VSWITCH_ETHERNET as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INGRESS_VSWITCH_ETHERNET);
    type Verdict = Filtering;
}

impl MacSourceAddressField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS as u32;
}

impl MacSourceAddressTypeField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS_TYPE as u32;
}

impl MacDestinationAddressField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS as u32;
}

impl MacDestinationAddressTypeField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS_TYPE as u32;
}

impl EtherTypeField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_ETHER_TYPE as u32;
}

impl VlanIdField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VLAN_ID as u32;
}

impl VSwitchTenantNetworkIdField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_TENANT_NETWORK_ID as u32;
}

impl VSwitchIdField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_ID as u32;
}

impl VSwitchNetworkTypeField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_NETWORK_TYPE as u32;
}

impl VSwitchSourceInterfaceIdField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_ID as u32;
}

impl VSwitchSourceInterfaceTypeField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_TYPE as u32;
}

impl VSwitchSourceVmIdField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_VM_ID as u32;
}

impl L2FlagsField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_L2_FLAGS as u32;
}

impl CompartmentIdField for IngressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_COMPARTMENT_ID as u32;
}

impl EthernetMacHeaderSizeMetadata for IngressVswitchEthernet {}

impl WifiOperationModeMetadata for IngressVswitchEthernet {}

impl VSwitchSourcePortIdMetadata for IngressVswitchEthernet {}

impl VSwitchSourceNicIndexMetadata for IngressVswitchEthernet {}

impl VSwitchPacketContextMetadata for IngressVswitchEthernet {}

impl VSwitchDestinationPortIdMetadata for IngressVswitchEthernet {}

/// Ethernet frames that leave a virtual switch. The data starts at the Ethernet header.
///
/// `FWPS_LAYER_EGRESS_VSWITCH_ETHERNET`.
#[doc(alias("FWPS_LAYER_EGRESS_VSWITCH_ETHERNET", "FWPM_LAYER_EGRESS_VSWITCH_ETHERNET"))]
#[derive(Clone, Copy, Debug)]
pub enum EgressVswitchEthernet {}

impl Sealed for EgressVswitchEthernet {}

impl Layer for EgressVswitchEthernet {
    const ID: u16 = fwps_sys::FWPS_LAYER_EGRESS_VSWITCH_ETHERNET as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_EGRESS_VSWITCH_ETHERNET);
    type Verdict = Filtering;
}

impl MacSourceAddressField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS as u32;
}

impl MacSourceAddressTypeField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS_TYPE as u32;
}

impl MacDestinationAddressField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS as u32;
}

impl MacDestinationAddressTypeField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS_TYPE as u32;
}

impl EtherTypeField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_ETHER_TYPE as u32;
}

impl VlanIdField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VLAN_ID as u32;
}

impl VSwitchTenantNetworkIdField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_TENANT_NETWORK_ID as u32;
}

impl VSwitchIdField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_ID as u32;
}

impl VSwitchNetworkTypeField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_NETWORK_TYPE as u32;
}

impl VSwitchSourceInterfaceIdField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_ID as u32;
}

impl VSwitchSourceInterfaceTypeField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_TYPE as u32;
}

impl VSwitchSourceVmIdField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_VM_ID as u32;
}

impl VSwitchDestinationInterfaceIdField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_INTERFACE_ID as u32;
}

impl VSwitchDestinationInterfaceTypeField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_INTERFACE_TYPE as u32;
}

impl VSwitchDestinationVmIdField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_VM_ID as u32;
}

impl L2FlagsField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_L2_FLAGS as u32;
}

impl CompartmentIdField for EgressVswitchEthernet {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_COMPARTMENT_ID as u32;
}

impl EthernetMacHeaderSizeMetadata for EgressVswitchEthernet {}

impl WifiOperationModeMetadata for EgressVswitchEthernet {}

impl VSwitchSourcePortIdMetadata for EgressVswitchEthernet {}

impl VSwitchSourceNicIndexMetadata for EgressVswitchEthernet {}

impl VSwitchPacketContextMetadata for EgressVswitchEthernet {}

impl VSwitchDestinationPortIdMetadata for EgressVswitchEthernet {}

/// IPv4 packets that enter a virtual switch. The data starts at the IP header.
///
/// `FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V4`.
#[doc(alias(
    "FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V4",
    "FWPM_LAYER_INGRESS_VSWITCH_TRANSPORT_V4"
))]
#[derive(Clone, Copy, Debug)]
pub enum IngressVswitchTransportV4 {}

impl Sealed for IngressVswitchTransportV4 {}

impl Layer for IngressVswitchTransportV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INGRESS_VSWITCH_TRANSPORT_V4);
    type Verdict = Filtering;
}

impl IpLayer for IngressVswitchTransportV4 {
    type Family = V4;
}

impl SourceAddressField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_ADDRESS as u32;
}

impl DestinationAddressField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_ADDRESS as u32;
}

impl ProtocolField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32;
}

impl IcmpTypeField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl SourcePortField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl IcmpCodeField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl DestinationPortField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl VlanIdField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VLAN_ID as u32;
}

impl VSwitchTenantNetworkIdField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_TENANT_NETWORK_ID as u32;
}

impl VSwitchIdField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_ID as u32;
}

impl VSwitchNetworkTypeField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_NETWORK_TYPE as u32;
}

impl VSwitchSourceInterfaceIdField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_ID as u32;
}

impl VSwitchSourceInterfaceTypeField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_TYPE as u32;
}

impl VSwitchSourceVmIdField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_VM_ID as u32;
}

impl L2FlagsField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_L2_FLAGS as u32;
}

impl CompartmentIdField for IngressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_COMPARTMENT_ID as u32;
}

impl WifiOperationModeMetadata for IngressVswitchTransportV4 {}

impl VSwitchSourcePortIdMetadata for IngressVswitchTransportV4 {}

impl VSwitchSourceNicIndexMetadata for IngressVswitchTransportV4 {}

impl VSwitchPacketContextMetadata for IngressVswitchTransportV4 {}

impl VSwitchDestinationPortIdMetadata for IngressVswitchTransportV4 {}

/// IPv6 packets that enter a virtual switch. The data starts at the IP header.
///
/// `FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V6`.
#[doc(alias(
    "FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V6",
    "FWPM_LAYER_INGRESS_VSWITCH_TRANSPORT_V6"
))]
#[derive(Clone, Copy, Debug)]
pub enum IngressVswitchTransportV6 {}

impl Sealed for IngressVswitchTransportV6 {}

impl Layer for IngressVswitchTransportV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INGRESS_VSWITCH_TRANSPORT_V6);
    type Verdict = Filtering;
}

impl IpLayer for IngressVswitchTransportV6 {
    type Family = V6;
}

impl SourceAddressField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_ADDRESS as u32;
}

impl DestinationAddressField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_ADDRESS as u32;
}

impl ProtocolField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32;
}

impl IcmpTypeField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl SourcePortField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl IcmpCodeField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl DestinationPortField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl VlanIdField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VLAN_ID as u32;
}

impl VSwitchTenantNetworkIdField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_TENANT_NETWORK_ID as u32;
}

impl VSwitchIdField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_ID as u32;
}

impl VSwitchNetworkTypeField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_NETWORK_TYPE as u32;
}

impl VSwitchSourceInterfaceIdField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_ID as u32;
}

impl VSwitchSourceInterfaceTypeField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_TYPE as u32;
}

impl VSwitchSourceVmIdField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_VM_ID as u32;
}

impl L2FlagsField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_L2_FLAGS as u32;
}

impl CompartmentIdField for IngressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_COMPARTMENT_ID as u32;
}

impl WifiOperationModeMetadata for IngressVswitchTransportV6 {}

impl VSwitchSourcePortIdMetadata for IngressVswitchTransportV6 {}

impl VSwitchSourceNicIndexMetadata for IngressVswitchTransportV6 {}

impl VSwitchPacketContextMetadata for IngressVswitchTransportV6 {}

impl VSwitchDestinationPortIdMetadata for IngressVswitchTransportV6 {}

/// IPv4 packets that leave a virtual switch. The data starts at the IP header.
///
/// `FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V4`.
#[doc(alias(
    "FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V4",
    "FWPM_LAYER_EGRESS_VSWITCH_TRANSPORT_V4"
))]
#[derive(Clone, Copy, Debug)]
pub enum EgressVswitchTransportV4 {}

impl Sealed for EgressVswitchTransportV4 {}

impl Layer for EgressVswitchTransportV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_EGRESS_VSWITCH_TRANSPORT_V4);
    type Verdict = Filtering;
}

impl IpLayer for EgressVswitchTransportV4 {
    type Family = V4;
}

impl SourceAddressField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_ADDRESS as u32;
}

impl DestinationAddressField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_ADDRESS as u32;
}

impl ProtocolField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32;
}

impl IcmpTypeField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl SourcePortField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl IcmpCodeField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl DestinationPortField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32);
}

impl VlanIdField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VLAN_ID as u32;
}

impl VSwitchTenantNetworkIdField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_TENANT_NETWORK_ID as u32;
}

impl VSwitchIdField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_ID as u32;
}

impl VSwitchNetworkTypeField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_NETWORK_TYPE as u32;
}

impl VSwitchSourceInterfaceIdField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_ID as u32;
}

impl VSwitchSourceInterfaceTypeField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_TYPE as u32;
}

impl VSwitchSourceVmIdField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_VM_ID as u32;
}

impl VSwitchDestinationInterfaceIdField for EgressVswitchTransportV4 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_INTERFACE_ID as u32;
}

impl VSwitchDestinationInterfaceTypeField for EgressVswitchTransportV4 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_INTERFACE_TYPE as u32;
}

impl VSwitchDestinationVmIdField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_VM_ID as u32;
}

impl L2FlagsField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_L2_FLAGS as u32;
}

impl CompartmentIdField for EgressVswitchTransportV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_COMPARTMENT_ID as u32;
}

impl WifiOperationModeMetadata for EgressVswitchTransportV4 {}

impl VSwitchSourcePortIdMetadata for EgressVswitchTransportV4 {}

impl VSwitchSourceNicIndexMetadata for EgressVswitchTransportV4 {}

impl VSwitchPacketContextMetadata for EgressVswitchTransportV4 {}

impl VSwitchDestinationPortIdMetadata for EgressVswitchTransportV4 {}

/// IPv6 packets that leave a virtual switch. The data starts at the IP header.
///
/// `FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V6`.
#[doc(alias(
    "FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V6",
    "FWPM_LAYER_EGRESS_VSWITCH_TRANSPORT_V6"
))]
#[derive(Clone, Copy, Debug)]
pub enum EgressVswitchTransportV6 {}

impl Sealed for EgressVswitchTransportV6 {}

impl Layer for EgressVswitchTransportV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_EGRESS_VSWITCH_TRANSPORT_V6);
    type Verdict = Filtering;
}

impl IpLayer for EgressVswitchTransportV6 {
    type Family = V6;
}

impl SourceAddressField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_ADDRESS as u32;
}

impl DestinationAddressField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_ADDRESS as u32;
}

impl ProtocolField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32;
}

impl IcmpTypeField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl SourcePortField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl IcmpCodeField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl DestinationPortField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_PORT as u32;
    const PROTOCOL: Option<u32> = Some(fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32);
}

impl VlanIdField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VLAN_ID as u32;
}

impl VSwitchTenantNetworkIdField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_TENANT_NETWORK_ID as u32;
}

impl VSwitchIdField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_ID as u32;
}

impl VSwitchNetworkTypeField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_NETWORK_TYPE as u32;
}

impl VSwitchSourceInterfaceIdField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_ID as u32;
}

impl VSwitchSourceInterfaceTypeField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_TYPE as u32;
}

impl VSwitchSourceVmIdField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_VM_ID as u32;
}

impl VSwitchDestinationInterfaceIdField for EgressVswitchTransportV6 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_INTERFACE_ID as u32;
}

impl VSwitchDestinationInterfaceTypeField for EgressVswitchTransportV6 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_INTERFACE_TYPE as u32;
}

impl VSwitchDestinationVmIdField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_VM_ID as u32;
}

impl L2FlagsField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_L2_FLAGS as u32;
}

impl CompartmentIdField for EgressVswitchTransportV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_COMPARTMENT_ID as u32;
}

impl WifiOperationModeMetadata for EgressVswitchTransportV6 {}

impl VSwitchSourcePortIdMetadata for EgressVswitchTransportV6 {}

impl VSwitchSourceNicIndexMetadata for EgressVswitchTransportV6 {}

impl VSwitchPacketContextMetadata for EgressVswitchTransportV6 {}

impl VSwitchDestinationPortIdMetadata for EgressVswitchTransportV6 {}

/// A layer of the system's own, beside the inbound transport layers. Nothing is published of it: it has a number and a key, and no fields.
///
/// `FWPS_LAYER_INBOUND_TRANSPORT_FAST`.
#[doc(alias("FWPS_LAYER_INBOUND_TRANSPORT_FAST", "FWPM_LAYER_INBOUND_TRANSPORT_FAST"))]
#[derive(Clone, Copy, Debug)]
pub enum InboundTransportFast {}

impl Sealed for InboundTransportFast {}

impl Layer for InboundTransportFast {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_TRANSPORT_FAST as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_TRANSPORT_FAST);
    type Verdict = Filtering;
}

/// A layer of the system's own, beside the outbound transport layers. Nothing is published of it: it has a number and a key, and no fields.
///
/// `FWPS_LAYER_OUTBOUND_TRANSPORT_FAST`.
#[doc(alias("FWPS_LAYER_OUTBOUND_TRANSPORT_FAST", "FWPM_LAYER_OUTBOUND_TRANSPORT_FAST"))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundTransportFast {}

impl Sealed for OutboundTransportFast {}

impl Layer for OutboundTransportFast {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_TRANSPORT_FAST as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_TRANSPORT_FAST);
    type Verdict = Filtering;
}

/// A layer of the system's own, beside the native inbound layer. Nothing is published of it: it has a number and a key, and no fields.
///
/// `FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE_FAST`.
#[doc(alias(
    "FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE_FAST",
    "FWPM_LAYER_INBOUND_MAC_FRAME_NATIVE_FAST"
))]
#[derive(Clone, Copy, Debug)]
pub enum InboundMacFrameNativeFast {}

impl Sealed for InboundMacFrameNativeFast {}

impl Layer for InboundMacFrameNativeFast {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE_FAST as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_MAC_FRAME_NATIVE_FAST);
    type Verdict = Filtering;
}

/// A layer of the system's own, beside the native outbound layer. Nothing is published of it: it has a number and a key, and no fields.
///
/// `FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE_FAST`.
#[doc(alias(
    "FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE_FAST",
    "FWPM_LAYER_OUTBOUND_MAC_FRAME_NATIVE_FAST"
))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundMacFrameNativeFast {}

impl Sealed for OutboundMacFrameNativeFast {}

impl Layer for OutboundMacFrameNativeFast {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE_FAST as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_MAC_FRAME_NATIVE_FAST);
    type Verdict = Filtering;
}

/// A reserved layer of the system's own. Nothing is published of it but that it has fields.
///
/// Its fields `RESERVED0` to `RESERVED15` are reserved, and not offered.
///
/// `FWPS_LAYER_INBOUND_RESERVED2`.
#[doc(alias("FWPS_LAYER_INBOUND_RESERVED2", "FWPM_LAYER_INBOUND_RESERVED2"))]
#[derive(Clone, Copy, Debug)]
pub enum InboundReserved2 {}

impl Sealed for InboundReserved2 {}

impl Layer for InboundReserved2 {
    const ID: u16 = fwps_sys::FWPS_LAYER_INBOUND_RESERVED2 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_INBOUND_RESERVED2);
    type Verdict = Filtering;
}

/// IPv4 connections before their route is chosen, from Windows 11 version 22H2. What the layer data is, is not documented.
///
/// `FWPS_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V4`.
#[doc(alias(
    "FWPS_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V4",
    "FWPM_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V4"
))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundNetworkConnectionPolicyV4 {}

impl Sealed for OutboundNetworkConnectionPolicyV4 {}

impl Layer for OutboundNetworkConnectionPolicyV4 {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V4 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V4);
    type Verdict = Filtering;
}

impl IpLayer for OutboundNetworkConnectionPolicyV4 {
    type Family = V4;
}

impl AleAppIdField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_APP_ID as u32;
}

impl AleUserIdField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_USER_ID as u32;
}

impl LocalAddressField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ICMP_TYPE;
    const PROTOCOL: Option<u32> =
        Some(fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_PROTOCOL as u32);
}

impl LocalPortField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> =
        Some(fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_PROTOCOL as u32);
}

impl ProtocolField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_PROTOCOL as u32;
}

impl RemoteAddressField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_REMOTE_ADDRESS as u32;
}

impl DestinationAddressTypeField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl IcmpCodeField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ICMP_CODE;
    const PROTOCOL: Option<u32> =
        Some(fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_PROTOCOL as u32);
}

impl RemotePortField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> =
        Some(fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_PROTOCOL as u32);
}

impl FlagsField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_FLAGS as u32;
}

impl AleOriginalAppIdField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for OutboundNetworkConnectionPolicyV4 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_COMPARTMENT_ID as u32;
}

/// IPv6 connections before their route is chosen, from Windows 11 version 22H2. What the layer data is, is not documented.
///
/// `FWPS_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V6`.
#[doc(alias(
    "FWPS_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V6",
    "FWPM_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V6"
))]
#[derive(Clone, Copy, Debug)]
pub enum OutboundNetworkConnectionPolicyV6 {}

impl Sealed for OutboundNetworkConnectionPolicyV6 {}

impl Layer for OutboundNetworkConnectionPolicyV6 {
    const ID: u16 = fwps_sys::FWPS_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V6 as u16;
    const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V6);
    type Verdict = Filtering;
}

impl IpLayer for OutboundNetworkConnectionPolicyV6 {
    type Family = V6;
}

impl AleAppIdField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_APP_ID as u32;
}

impl AleUserIdField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_USER_ID as u32;
}

impl LocalAddressField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_ADDRESS as u32;
}

impl LocalAddressTypeField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_ADDRESS_TYPE as u32;
}

impl IcmpTypeField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ICMP_TYPE;
    const PROTOCOL: Option<u32> =
        Some(fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_PROTOCOL as u32);
}

impl LocalPortField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_PORT as u32;
    const PROTOCOL: Option<u32> =
        Some(fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_PROTOCOL as u32);
}

impl ProtocolField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_PROTOCOL as u32;
}

impl RemoteAddressField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_REMOTE_ADDRESS as u32;
}

impl DestinationAddressTypeField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_DESTINATION_ADDRESS_TYPE as u32;
}

impl IcmpCodeField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ICMP_CODE;
    const PROTOCOL: Option<u32> =
        Some(fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_PROTOCOL as u32);
}

impl RemotePortField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_REMOTE_PORT as u32;
    const PROTOCOL: Option<u32> =
        Some(fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_PROTOCOL as u32);
}

impl FlagsField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_FLAGS as u32;
}

impl AleOriginalAppIdField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_ORIGINAL_APP_ID as u32;
}

impl AlePackageIdField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_PACKAGE_ID as u32;
}

impl AleSecurityAttributeFqbnValueField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 =
        fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32;
}

impl CompartmentIdField for OutboundNetworkConnectionPolicyV6 {
    const INDEX: u32 = fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_COMPARTMENT_ID as u32;
}
