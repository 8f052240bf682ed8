//! The layers that the simulator classifies at, and their fields in order.

mod table;

use fwps_sys as sys;
use serde::{Serialize, Serializer};

use table::LAYERS;
pub use table::Layer;

use crate::fwpm::key::Key;
use crate::traffic::output::Direction;
use crate::traffic::packet::Family;

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
    Forward(crate::engine::forward::ForwardField),
    Error(crate::engine::datagram::ErrorField),
    Ale(crate::engine::authorization::fields::AleField),
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

impl Layer {
    /// How many layers there are.
    pub(crate) const COUNT: usize = LAYERS.len();

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
        let name = LAYERS[self as usize].3;
        name.strip_prefix("FWPS_LAYER_").unwrap_or(name)
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
            | Layer::EgressVSwitchTransportV6 => crate::engine::layer2::layers::fields(self),
            Layer::IpForwardV4 | Layer::IpForwardV6 => crate::engine::forward::FIELDS,
            Layer::DatagramDataV4 | Layer::DatagramDataV6 => crate::engine::datagram::DATAGRAM_DATA,
            Layer::InboundIcmpErrorV4 | Layer::InboundIcmpErrorV6 => {
                crate::engine::datagram::INBOUND_ICMP_ERROR
            }
            Layer::OutboundIcmpErrorV4 | Layer::OutboundIcmpErrorV6 => {
                crate::engine::datagram::OUTBOUND_ICMP_ERROR
            }
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
            | Layer::AleResourceReleaseV6 => crate::engine::authorization::fields::fields(self),
            discards => discards.base().fields(),
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
            assert_eq!(
                (layer.id(), format!("FWPS_LAYER_{}", layer.name())),
                (*id, (*name).to_owned())
            );
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
