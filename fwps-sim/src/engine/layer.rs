//! The layers that the simulator classifies at, and their fields in order.

use fwps_sys as sys;
use serde::{Serialize, Serializer};

use crate::fwpm::key::Key;
use crate::traffic::output::Direction;
use crate::traffic::packet::Family;

/// A filtering layer of the kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the names are those of FWPS_LAYER_*, in Rust casing")]
pub enum Layer {
    InboundIpPacketV4,
    InboundIpPacketV6,
    OutboundIpPacketV4,
    OutboundIpPacketV6,
    InboundTransportV4,
    InboundTransportV6,
    OutboundTransportV4,
    OutboundTransportV6,
    StreamV4,
    StreamV6,
    StreamPacketV4,
    StreamPacketV6,
    InboundMacFrameEthernet,
    OutboundMacFrameEthernet,
    InboundMacFrameNative,
    OutboundMacFrameNative,
    IngressVSwitchEthernet,
    EgressVSwitchEthernet,
    IngressVSwitchTransportV4,
    IngressVSwitchTransportV6,
    EgressVSwitchTransportV4,
    EgressVSwitchTransportV6,
    IpForwardV4,
    IpForwardV6,
    DatagramDataV4,
    DatagramDataV6,
    InboundIcmpErrorV4,
    InboundIcmpErrorV6,
    OutboundIcmpErrorV4,
    OutboundIcmpErrorV6,
    AleResourceAssignmentV4,
    AleResourceAssignmentV6,
    AleAuthListenV4,
    AleAuthListenV6,
    AleAuthRecvAcceptV4,
    AleAuthRecvAcceptV6,
    AleAuthConnectV4,
    AleAuthConnectV6,
    AleFlowEstablishedV4,
    AleFlowEstablishedV6,
    AleEndpointClosureV4,
    AleEndpointClosureV6,
    AleBindRedirectV4,
    AleBindRedirectV6,
    AleConnectRedirectV4,
    AleConnectRedirectV6,
    AleResourceReleaseV4,
    AleResourceReleaseV6,
}

/// What a fixed-value field of a layer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    LocalAddress,
    RemoteAddress,
    LocalAddressType,
    DestinationAddressType,
    LocalInterface,
    InterfaceIndex,
    SubInterfaceIndex,
    Flags,
    InterfaceType,
    TunnelType,
    CompartmentId,
    Protocol,
    LocalPort,
    RemotePort,
    ProfileId,
    SecurityRealmId,
    Direction,
    // The fields of the MAC and virtual switch layers.
    MacInterfaceAddress,
    MacLocalAddress,
    MacRemoteAddress,
    MacLocalAddressType,
    MacRemoteAddressType,
    MacSourceAddress,
    MacSourceAddressType,
    MacDestinationAddress,
    MacDestinationAddressType,
    EtherType,
    VlanId,
    NdisPort,
    NdisMediaType,
    NdisPhysicalMediaType,
    LayerTwoFlags,
    SourceAddress,
    DestinationAddress,
    SourcePort,
    DestinationPort,
    SwitchTenantNetworkId,
    SwitchId,
    SwitchNetworkType,
    SwitchSourceInterfaceId,
    SwitchSourceInterfaceType,
    SwitchSourceVmId,
    SwitchDestinationInterfaceId,
    SwitchDestinationInterfaceType,
    SwitchDestinationVmId,
    Forward(super::forward::ForwardField),
    Error(super::datagram::ErrorField),
    Ale(super::authorization::fields::AleField),
}

use Field::{
    CompartmentId, DestinationAddressType, Flags, InterfaceIndex, InterfaceType, LocalAddress,
    LocalAddressType, LocalInterface, LocalPort, ProfileId, Protocol, RemoteAddress, RemotePort,
    SecurityRealmId, SubInterfaceIndex, TunnelType,
};

const INBOUND_IPPACKET: &[Field] = &[
    LocalAddress,
    RemoteAddress,
    LocalAddressType,
    LocalInterface,
    InterfaceIndex,
    SubInterfaceIndex,
    Flags,
    InterfaceType,
    TunnelType,
    CompartmentId,
];

const OUTBOUND_IPPACKET: &[Field] = &[
    LocalAddress,
    LocalAddressType,
    RemoteAddress,
    LocalInterface,
    InterfaceIndex,
    SubInterfaceIndex,
    Flags,
    InterfaceType,
    TunnelType,
    CompartmentId,
];

const INBOUND_TRANSPORT: &[Field] = &[
    Protocol,
    LocalAddress,
    RemoteAddress,
    LocalAddressType,
    LocalPort,
    RemotePort,
    LocalInterface,
    InterfaceIndex,
    SubInterfaceIndex,
    Flags,
    InterfaceType,
    TunnelType,
    ProfileId,
    SecurityRealmId,
    CompartmentId,
];

const OUTBOUND_TRANSPORT: &[Field] = &[
    Protocol,
    LocalAddress,
    LocalAddressType,
    RemoteAddress,
    LocalPort,
    RemotePort,
    LocalInterface,
    InterfaceIndex,
    SubInterfaceIndex,
    DestinationAddressType,
    Flags,
    InterfaceType,
    TunnelType,
    ProfileId,
    SecurityRealmId,
    CompartmentId,
];

const STREAM: &[Field] = &[
    LocalAddress,
    LocalAddressType,
    RemoteAddress,
    LocalPort,
    RemotePort,
    Field::Direction,
    Flags,
    CompartmentId,
];

const STREAM_PACKET: &[Field] = &[
    LocalAddress,
    RemoteAddress,
    LocalPort,
    RemotePort,
    LocalInterface,
    InterfaceIndex,
    SubInterfaceIndex,
    Field::Direction,
    Flags,
    InterfaceType,
    TunnelType,
    CompartmentId,
];

/// Every layer with its number, its management key and its C name without `FWPS_LAYER_`.
const LAYERS: &[(Layer, u16, sys::GUID, &str)] = &[
    (
        Layer::InboundIpPacketV4,
        sys::FWPS_LAYER_INBOUND_IPPACKET_V4 as u16,
        sys::FWPM_LAYER_INBOUND_IPPACKET_V4,
        "INBOUND_IPPACKET_V4",
    ),
    (
        Layer::InboundIpPacketV6,
        sys::FWPS_LAYER_INBOUND_IPPACKET_V6 as u16,
        sys::FWPM_LAYER_INBOUND_IPPACKET_V6,
        "INBOUND_IPPACKET_V6",
    ),
    (
        Layer::OutboundIpPacketV4,
        sys::FWPS_LAYER_OUTBOUND_IPPACKET_V4 as u16,
        sys::FWPM_LAYER_OUTBOUND_IPPACKET_V4,
        "OUTBOUND_IPPACKET_V4",
    ),
    (
        Layer::OutboundIpPacketV6,
        sys::FWPS_LAYER_OUTBOUND_IPPACKET_V6 as u16,
        sys::FWPM_LAYER_OUTBOUND_IPPACKET_V6,
        "OUTBOUND_IPPACKET_V6",
    ),
    (
        Layer::InboundTransportV4,
        sys::FWPS_LAYER_INBOUND_TRANSPORT_V4 as u16,
        sys::FWPM_LAYER_INBOUND_TRANSPORT_V4,
        "INBOUND_TRANSPORT_V4",
    ),
    (
        Layer::InboundTransportV6,
        sys::FWPS_LAYER_INBOUND_TRANSPORT_V6 as u16,
        sys::FWPM_LAYER_INBOUND_TRANSPORT_V6,
        "INBOUND_TRANSPORT_V6",
    ),
    (
        Layer::OutboundTransportV4,
        sys::FWPS_LAYER_OUTBOUND_TRANSPORT_V4 as u16,
        sys::FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
        "OUTBOUND_TRANSPORT_V4",
    ),
    (
        Layer::OutboundTransportV6,
        sys::FWPS_LAYER_OUTBOUND_TRANSPORT_V6 as u16,
        sys::FWPM_LAYER_OUTBOUND_TRANSPORT_V6,
        "OUTBOUND_TRANSPORT_V6",
    ),
    (
        Layer::StreamV4,
        sys::FWPS_LAYER_STREAM_V4 as u16,
        sys::FWPM_LAYER_STREAM_V4,
        "STREAM_V4",
    ),
    (
        Layer::StreamV6,
        sys::FWPS_LAYER_STREAM_V6 as u16,
        sys::FWPM_LAYER_STREAM_V6,
        "STREAM_V6",
    ),
    (
        Layer::StreamPacketV4,
        sys::FWPS_LAYER_STREAM_PACKET_V4 as u16,
        sys::FWPM_LAYER_STREAM_PACKET_V4,
        "STREAM_PACKET_V4",
    ),
    (
        Layer::StreamPacketV6,
        sys::FWPS_LAYER_STREAM_PACKET_V6 as u16,
        sys::FWPM_LAYER_STREAM_PACKET_V6,
        "STREAM_PACKET_V6",
    ),
    (
        Layer::InboundMacFrameEthernet,
        sys::FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET as u16,
        sys::FWPM_LAYER_INBOUND_MAC_FRAME_ETHERNET,
        "INBOUND_MAC_FRAME_ETHERNET",
    ),
    (
        Layer::OutboundMacFrameEthernet,
        sys::FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET as u16,
        sys::FWPM_LAYER_OUTBOUND_MAC_FRAME_ETHERNET,
        "OUTBOUND_MAC_FRAME_ETHERNET",
    ),
    (
        Layer::InboundMacFrameNative,
        sys::FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE as u16,
        sys::FWPM_LAYER_INBOUND_MAC_FRAME_NATIVE,
        "INBOUND_MAC_FRAME_NATIVE",
    ),
    (
        Layer::OutboundMacFrameNative,
        sys::FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE as u16,
        sys::FWPM_LAYER_OUTBOUND_MAC_FRAME_NATIVE,
        "OUTBOUND_MAC_FRAME_NATIVE",
    ),
    (
        Layer::IngressVSwitchEthernet,
        sys::FWPS_LAYER_INGRESS_VSWITCH_ETHERNET as u16,
        sys::FWPM_LAYER_INGRESS_VSWITCH_ETHERNET,
        "INGRESS_VSWITCH_ETHERNET",
    ),
    (
        Layer::EgressVSwitchEthernet,
        sys::FWPS_LAYER_EGRESS_VSWITCH_ETHERNET as u16,
        sys::FWPM_LAYER_EGRESS_VSWITCH_ETHERNET,
        "EGRESS_VSWITCH_ETHERNET",
    ),
    (
        Layer::IngressVSwitchTransportV4,
        sys::FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V4 as u16,
        sys::FWPM_LAYER_INGRESS_VSWITCH_TRANSPORT_V4,
        "INGRESS_VSWITCH_TRANSPORT_V4",
    ),
    (
        Layer::IngressVSwitchTransportV6,
        sys::FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V6 as u16,
        sys::FWPM_LAYER_INGRESS_VSWITCH_TRANSPORT_V6,
        "INGRESS_VSWITCH_TRANSPORT_V6",
    ),
    (
        Layer::EgressVSwitchTransportV4,
        sys::FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V4 as u16,
        sys::FWPM_LAYER_EGRESS_VSWITCH_TRANSPORT_V4,
        "EGRESS_VSWITCH_TRANSPORT_V4",
    ),
    (
        Layer::EgressVSwitchTransportV6,
        sys::FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V6 as u16,
        sys::FWPM_LAYER_EGRESS_VSWITCH_TRANSPORT_V6,
        "EGRESS_VSWITCH_TRANSPORT_V6",
    ),
    (
        Layer::IpForwardV4,
        sys::FWPS_LAYER_IPFORWARD_V4 as u16,
        sys::FWPM_LAYER_IPFORWARD_V4,
        "IPFORWARD_V4",
    ),
    (
        Layer::IpForwardV6,
        sys::FWPS_LAYER_IPFORWARD_V6 as u16,
        sys::FWPM_LAYER_IPFORWARD_V6,
        "IPFORWARD_V6",
    ),
    (
        Layer::DatagramDataV4,
        sys::FWPS_LAYER_DATAGRAM_DATA_V4 as u16,
        sys::FWPM_LAYER_DATAGRAM_DATA_V4,
        "DATAGRAM_DATA_V4",
    ),
    (
        Layer::DatagramDataV6,
        sys::FWPS_LAYER_DATAGRAM_DATA_V6 as u16,
        sys::FWPM_LAYER_DATAGRAM_DATA_V6,
        "DATAGRAM_DATA_V6",
    ),
    (
        Layer::InboundIcmpErrorV4,
        sys::FWPS_LAYER_INBOUND_ICMP_ERROR_V4 as u16,
        sys::FWPM_LAYER_INBOUND_ICMP_ERROR_V4,
        "INBOUND_ICMP_ERROR_V4",
    ),
    (
        Layer::InboundIcmpErrorV6,
        sys::FWPS_LAYER_INBOUND_ICMP_ERROR_V6 as u16,
        sys::FWPM_LAYER_INBOUND_ICMP_ERROR_V6,
        "INBOUND_ICMP_ERROR_V6",
    ),
    (
        Layer::OutboundIcmpErrorV4,
        sys::FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4 as u16,
        sys::FWPM_LAYER_OUTBOUND_ICMP_ERROR_V4,
        "OUTBOUND_ICMP_ERROR_V4",
    ),
    (
        Layer::OutboundIcmpErrorV6,
        sys::FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6 as u16,
        sys::FWPM_LAYER_OUTBOUND_ICMP_ERROR_V6,
        "OUTBOUND_ICMP_ERROR_V6",
    ),
    (
        Layer::AleResourceAssignmentV4,
        sys::FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4 as u16,
        sys::FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4,
        "ALE_RESOURCE_ASSIGNMENT_V4",
    ),
    (
        Layer::AleResourceAssignmentV6,
        sys::FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6 as u16,
        sys::FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V6,
        "ALE_RESOURCE_ASSIGNMENT_V6",
    ),
    (
        Layer::AleAuthListenV4,
        sys::FWPS_LAYER_ALE_AUTH_LISTEN_V4 as u16,
        sys::FWPM_LAYER_ALE_AUTH_LISTEN_V4,
        "ALE_AUTH_LISTEN_V4",
    ),
    (
        Layer::AleAuthListenV6,
        sys::FWPS_LAYER_ALE_AUTH_LISTEN_V6 as u16,
        sys::FWPM_LAYER_ALE_AUTH_LISTEN_V6,
        "ALE_AUTH_LISTEN_V6",
    ),
    (
        Layer::AleAuthRecvAcceptV4,
        sys::FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4 as u16,
        sys::FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4,
        "ALE_AUTH_RECV_ACCEPT_V4",
    ),
    (
        Layer::AleAuthRecvAcceptV6,
        sys::FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6 as u16,
        sys::FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6,
        "ALE_AUTH_RECV_ACCEPT_V6",
    ),
    (
        Layer::AleAuthConnectV4,
        sys::FWPS_LAYER_ALE_AUTH_CONNECT_V4 as u16,
        sys::FWPM_LAYER_ALE_AUTH_CONNECT_V4,
        "ALE_AUTH_CONNECT_V4",
    ),
    (
        Layer::AleAuthConnectV6,
        sys::FWPS_LAYER_ALE_AUTH_CONNECT_V6 as u16,
        sys::FWPM_LAYER_ALE_AUTH_CONNECT_V6,
        "ALE_AUTH_CONNECT_V6",
    ),
    (
        Layer::AleFlowEstablishedV4,
        sys::FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4 as u16,
        sys::FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4,
        "ALE_FLOW_ESTABLISHED_V4",
    ),
    (
        Layer::AleFlowEstablishedV6,
        sys::FWPS_LAYER_ALE_FLOW_ESTABLISHED_V6 as u16,
        sys::FWPM_LAYER_ALE_FLOW_ESTABLISHED_V6,
        "ALE_FLOW_ESTABLISHED_V6",
    ),
    (
        Layer::AleEndpointClosureV4,
        sys::FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V4 as u16,
        sys::FWPM_LAYER_ALE_ENDPOINT_CLOSURE_V4,
        "ALE_ENDPOINT_CLOSURE_V4",
    ),
    (
        Layer::AleEndpointClosureV6,
        sys::FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V6 as u16,
        sys::FWPM_LAYER_ALE_ENDPOINT_CLOSURE_V6,
        "ALE_ENDPOINT_CLOSURE_V6",
    ),
    (
        Layer::AleBindRedirectV4,
        sys::FWPS_LAYER_ALE_BIND_REDIRECT_V4 as u16,
        sys::FWPM_LAYER_ALE_BIND_REDIRECT_V4,
        "ALE_BIND_REDIRECT_V4",
    ),
    (
        Layer::AleBindRedirectV6,
        sys::FWPS_LAYER_ALE_BIND_REDIRECT_V6 as u16,
        sys::FWPM_LAYER_ALE_BIND_REDIRECT_V6,
        "ALE_BIND_REDIRECT_V6",
    ),
    (
        Layer::AleConnectRedirectV4,
        sys::FWPS_LAYER_ALE_CONNECT_REDIRECT_V4 as u16,
        sys::FWPM_LAYER_ALE_CONNECT_REDIRECT_V4,
        "ALE_CONNECT_REDIRECT_V4",
    ),
    (
        Layer::AleConnectRedirectV6,
        sys::FWPS_LAYER_ALE_CONNECT_REDIRECT_V6 as u16,
        sys::FWPM_LAYER_ALE_CONNECT_REDIRECT_V6,
        "ALE_CONNECT_REDIRECT_V6",
    ),
    (
        Layer::AleResourceReleaseV4,
        sys::FWPS_LAYER_ALE_RESOURCE_RELEASE_V4 as u16,
        sys::FWPM_LAYER_ALE_RESOURCE_RELEASE_V4,
        "ALE_RESOURCE_RELEASE_V4",
    ),
    (
        Layer::AleResourceReleaseV6,
        sys::FWPS_LAYER_ALE_RESOURCE_RELEASE_V6 as u16,
        sys::FWPM_LAYER_ALE_RESOURCE_RELEASE_V6,
        "ALE_RESOURCE_RELEASE_V6",
    ),
];

impl Layer {
    /// Every layer, in order.
    pub fn all() -> impl Iterator<Item = Layer> {
        LAYERS.iter().map(|(layer, ..)| *layer)
    }

    /// The number of the layer (`FWPS_LAYER_*`).
    pub fn id(self) -> u16 {
        LAYERS[self as usize].1
    }

    /// The C name of the layer without `FWPS_LAYER_`, for example `INBOUND_IPPACKET_V4`.
    pub fn name(self) -> &'static str {
        LAYERS[self as usize].3
    }

    /// The key of the layer (`FWPM_LAYER_*`).
    pub(crate) fn guid(self) -> sys::GUID {
        LAYERS[self as usize].2
    }

    /// Whether frames are shown here, and not packets.
    pub(crate) fn is_layer2(self) -> bool {
        matches!(
            self,
            Layer::InboundMacFrameEthernet
                | Layer::OutboundMacFrameEthernet
                | Layer::InboundMacFrameNative
                | Layer::OutboundMacFrameNative
                | Layer::IngressVSwitchEthernet
                | Layer::EgressVSwitchEthernet
                | Layer::IngressVSwitchTransportV4
                | Layer::IngressVSwitchTransportV6
                | Layer::EgressVSwitchTransportV4
                | Layer::EgressVSwitchTransportV6
        )
    }

    pub(crate) fn from_key(key: Key) -> Option<Layer> {
        LAYERS
            .iter()
            .find(|(_, _, guid, _)| Key::from(*guid) == key)
            .map(|(layer, ..)| *layer)
    }

    pub(crate) fn fields(self) -> &'static [Field] {
        match self {
            Layer::InboundIpPacketV4 | Layer::InboundIpPacketV6 => INBOUND_IPPACKET,
            Layer::OutboundIpPacketV4 | Layer::OutboundIpPacketV6 => OUTBOUND_IPPACKET,
            Layer::InboundTransportV4 | Layer::InboundTransportV6 => INBOUND_TRANSPORT,
            Layer::OutboundTransportV4 | Layer::OutboundTransportV6 => OUTBOUND_TRANSPORT,
            Layer::StreamV4 | Layer::StreamV6 => STREAM,
            Layer::StreamPacketV4 | Layer::StreamPacketV6 => STREAM_PACKET,
            Layer::InboundMacFrameEthernet
            | Layer::OutboundMacFrameEthernet
            | Layer::InboundMacFrameNative
            | Layer::OutboundMacFrameNative
            | Layer::IngressVSwitchEthernet
            | Layer::EgressVSwitchEthernet
            | Layer::IngressVSwitchTransportV4
            | Layer::IngressVSwitchTransportV6
            | Layer::EgressVSwitchTransportV4
            | Layer::EgressVSwitchTransportV6 => super::layer2::layers::fields(self),
            Layer::IpForwardV4 | Layer::IpForwardV6 => super::forward::FIELDS,
            Layer::DatagramDataV4 | Layer::DatagramDataV6 => super::datagram::DATAGRAM_DATA,
            Layer::InboundIcmpErrorV4 | Layer::InboundIcmpErrorV6 => super::datagram::INBOUND_ICMP_ERROR,
            Layer::OutboundIcmpErrorV4 | Layer::OutboundIcmpErrorV6 => super::datagram::OUTBOUND_ICMP_ERROR,
            Layer::AleResourceAssignmentV4
            | Layer::AleResourceAssignmentV6
            | Layer::AleAuthListenV4
            | Layer::AleAuthListenV6
            | Layer::AleAuthRecvAcceptV4
            | Layer::AleAuthRecvAcceptV6
            | Layer::AleAuthConnectV4
            | Layer::AleAuthConnectV6
            | Layer::AleFlowEstablishedV4
            | Layer::AleFlowEstablishedV6
            | Layer::AleEndpointClosureV4
            | Layer::AleEndpointClosureV6
            | Layer::AleBindRedirectV4
            | Layer::AleBindRedirectV6
            | Layer::AleConnectRedirectV4
            | Layer::AleConnectRedirectV6
            | Layer::AleResourceReleaseV4
            | Layer::AleResourceReleaseV6 => super::authorization::fields::fields(self),
        }
    }

    pub(crate) fn is_transport(self) -> bool {
        matches!(
            self,
            Layer::InboundTransportV4
                | Layer::InboundTransportV6
                | Layer::OutboundTransportV4
                | Layer::OutboundTransportV6
                | Layer::StreamPacketV4
                | Layer::StreamPacketV6
        ) || self.is_datagram()
            || self.is_icmp_error()
    }

    /// The stream layer of a family; it has both directions.
    pub(crate) fn stream(family: Family) -> Layer {
        match family {
            Family::V4 => Layer::StreamV4,
            Family::V6 => Layer::StreamV6,
        }
    }

    pub(crate) fn direction(self) -> Direction {
        match self {
            Layer::InboundIpPacketV4
            | Layer::InboundIpPacketV6
            | Layer::InboundTransportV4
            | Layer::InboundTransportV6
            | Layer::InboundMacFrameEthernet
            | Layer::InboundMacFrameNative
            | Layer::InboundIcmpErrorV4
            | Layer::InboundIcmpErrorV6 => Direction::Inbound,
            _ => Direction::Outbound,
        }
    }

    /// The layer of a family that sees TCP packets between the transport layers and the streams, in both directions.
    pub(crate) fn stream_packet(family: Family) -> Layer {
        match family {
            Family::V4 => Layer::StreamPacketV4,
            Family::V6 => Layer::StreamPacketV6,
        }
    }

    pub(crate) fn is_stream(self) -> bool {
        matches!(self, Layer::StreamV4 | Layer::StreamV6)
    }

    /// The forward layer of a family.
    pub(crate) fn forward(family: Family) -> Layer {
        match family {
            Family::V4 => Layer::IpForwardV4,
            Family::V6 => Layer::IpForwardV6,
        }
    }

    pub(crate) fn is_forward(self) -> bool {
        matches!(self, Layer::IpForwardV4 | Layer::IpForwardV6)
    }

    /// The IP packet layer of a direction and family.
    pub(crate) fn ip_packet(direction: Direction, family: Family) -> Layer {
        match (direction, family) {
            (Direction::Inbound, Family::V4) => Layer::InboundIpPacketV4,
            (Direction::Inbound, Family::V6) => Layer::InboundIpPacketV6,
            (Direction::Outbound, Family::V4) => Layer::OutboundIpPacketV4,
            (Direction::Outbound, Family::V6) => Layer::OutboundIpPacketV6,
        }
    }

    /// The transport layer of a direction and family.
    pub(crate) fn transport(direction: Direction, family: Family) -> Layer {
        match (direction, family) {
            (Direction::Inbound, Family::V4) => Layer::InboundTransportV4,
            (Direction::Inbound, Family::V6) => Layer::InboundTransportV6,
            (Direction::Outbound, Family::V4) => Layer::OutboundTransportV4,
            (Direction::Outbound, Family::V6) => Layer::OutboundTransportV6,
        }
    }
}

impl Serialize for Layer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for (index, (layer, id, guid, name)) in LAYERS.iter().enumerate() {
            assert_eq!(*layer as usize, index);
            assert_eq!((layer.id(), layer.name()), (*id, *name));
            assert_eq!(Layer::from_key(Key::from(*guid)), Some(*layer));
        }
    }

    #[test]
    fn fields_have_the_published_numbers() {
        let at = |layer: Layer, index: i32| layer.fields()[index as usize];
        use Layer::*;
        assert_eq!(
            at(InboundIpPacketV4, sys::FWPS_FIELD_INBOUND_IPPACKET_V4_FLAGS),
            Flags
        );
        assert_eq!(
            at(
                InboundIpPacketV6,
                sys::FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_INDEX
            ),
            InterfaceIndex
        );
        assert_eq!(
            at(
                OutboundIpPacketV4,
                sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_COMPARTMENT_ID
            ),
            CompartmentId
        );
        assert_eq!(
            at(
                InboundTransportV4,
                sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_PORT
            ),
            RemotePort
        );
        assert_eq!(
            at(
                InboundTransportV6,
                sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_COMPARTMENT_ID
            ),
            CompartmentId
        );
        assert_eq!(
            at(OutboundTransportV4, sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_FLAGS),
            Flags
        );
        assert_eq!(
            at(
                OutboundTransportV6,
                sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_PROFILE_ID
            ),
            ProfileId
        );
        assert_eq!(
            at(StreamV4, sys::FWPS_FIELD_STREAM_V4_DIRECTION),
            Field::Direction
        );
        assert_eq!(
            at(StreamPacketV6, sys::FWPS_FIELD_STREAM_PACKET_V6_DIRECTION),
            Field::Direction
        );
        assert_eq!(
            at(StreamPacketV4, sys::FWPS_FIELD_STREAM_PACKET_V4_COMPARTMENT_ID),
            CompartmentId
        );
        assert_eq!(
            at(StreamV6, sys::FWPS_FIELD_STREAM_V6_COMPARTMENT_ID),
            CompartmentId
        );
    }
}
