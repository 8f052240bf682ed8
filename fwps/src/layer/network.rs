//! The IP packet layers.

use super::{
    CompartmentIdMetadata, FragmentMetadata, InboundNetworkLayer, IpHeaderSizeMetadata, OutboundNetworkLayer,
    PacketLayer, PathMtuMetadata, TransportHeaderSizeMetadata, field::fields, layer, metadata::metadata,
};
use crate::{
    callout::Classify,
    family::{V4, V6},
};

layer! {
    /// IPv4 packets as they arrive: before reassembly of fragments and before IPsec. The data starts at the transport header.
    #[doc(alias("FWPS_LAYER_INBOUND_IPPACKET_V4", "FWPM_LAYER_INBOUND_IPPACKET_V4"))]
    InboundIppacketV4: V4, FWPS_LAYER_INBOUND_IPPACKET_V4, FWPM_LAYER_INBOUND_IPPACKET_V4
}

fields! { InboundIppacketV4:
    LocalAddressField = FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS,
    RemoteAddressField = FWPS_FIELD_INBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS,
    LocalAddressTypeField = FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE,
    LocalInterfaceField = FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE,
    InterfaceIndexField = FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX,
    SubInterfaceIndexField = FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX,
    FlagsField = FWPS_FIELD_INBOUND_IPPACKET_V4_FLAGS,
    InterfaceTypeField = FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_TYPE,
    TunnelTypeField = FWPS_FIELD_INBOUND_IPPACKET_V4_TUNNEL_TYPE,
    CompartmentIdField = FWPS_FIELD_INBOUND_IPPACKET_V4_COMPARTMENT_ID,
}

metadata! { InboundIppacketV4: IpHeaderSizeMetadata, CompartmentIdMetadata, FragmentMetadata }

impl PacketLayer for InboundIppacketV4 {
    fn retreat(classify: &Classify<'_, Self>) -> Option<u32> {
        classify.ip_header_size()
    }
}
impl InboundNetworkLayer for InboundIppacketV4 {}

layer! {
    /// IPv6 packets as they arrive: before reassembly of fragments and before IPsec. The data starts at the transport header.
    #[doc(alias("FWPS_LAYER_INBOUND_IPPACKET_V6", "FWPM_LAYER_INBOUND_IPPACKET_V6"))]
    InboundIppacketV6: V6, FWPS_LAYER_INBOUND_IPPACKET_V6, FWPM_LAYER_INBOUND_IPPACKET_V6
}

fields! { InboundIppacketV6:
    LocalAddressField = FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS,
    RemoteAddressField = FWPS_FIELD_INBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS,
    LocalAddressTypeField = FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE,
    LocalInterfaceField = FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE,
    InterfaceIndexField = FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_INDEX,
    SubInterfaceIndexField = FWPS_FIELD_INBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX,
    FlagsField = FWPS_FIELD_INBOUND_IPPACKET_V6_FLAGS,
    InterfaceTypeField = FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_TYPE,
    TunnelTypeField = FWPS_FIELD_INBOUND_IPPACKET_V6_TUNNEL_TYPE,
    CompartmentIdField = FWPS_FIELD_INBOUND_IPPACKET_V6_COMPARTMENT_ID,
}

metadata! { InboundIppacketV6: IpHeaderSizeMetadata, CompartmentIdMetadata, FragmentMetadata }

impl PacketLayer for InboundIppacketV6 {
    fn retreat(classify: &Classify<'_, Self>) -> Option<u32> {
        classify.ip_header_size()
    }
}
impl InboundNetworkLayer for InboundIppacketV6 {}

layer! {
    /// IPv4 packets before they leave: after IPsec, before fragmentation. The data starts at the IP header.
    #[doc(alias("FWPS_LAYER_OUTBOUND_IPPACKET_V4", "FWPM_LAYER_OUTBOUND_IPPACKET_V4"))]
    OutboundIppacketV4: V4, FWPS_LAYER_OUTBOUND_IPPACKET_V4, FWPM_LAYER_OUTBOUND_IPPACKET_V4
}

fields! { OutboundIppacketV4:
    LocalAddressField = FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS,
    RemoteAddressField = FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS,
    LocalAddressTypeField = FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE,
    LocalInterfaceField = FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE,
    InterfaceIndexField = FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_INDEX,
    SubInterfaceIndexField = FWPS_FIELD_OUTBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX,
    FlagsField = FWPS_FIELD_OUTBOUND_IPPACKET_V4_FLAGS,
    InterfaceTypeField = FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_TYPE,
    TunnelTypeField = FWPS_FIELD_OUTBOUND_IPPACKET_V4_TUNNEL_TYPE,
    CompartmentIdField = FWPS_FIELD_OUTBOUND_IPPACKET_V4_COMPARTMENT_ID,
}

metadata! { OutboundIppacketV4: IpHeaderSizeMetadata, TransportHeaderSizeMetadata, CompartmentIdMetadata, FragmentMetadata, PathMtuMetadata }

impl PacketLayer for OutboundIppacketV4 {
    fn retreat(_classify: &Classify<'_, Self>) -> Option<u32> {
        Some(0)
    }
}
impl OutboundNetworkLayer for OutboundIppacketV4 {}

layer! {
    /// IPv6 packets before they leave: after IPsec, before fragmentation. The data starts at the IP header.
    #[doc(alias("FWPS_LAYER_OUTBOUND_IPPACKET_V6", "FWPM_LAYER_OUTBOUND_IPPACKET_V6"))]
    OutboundIppacketV6: V6, FWPS_LAYER_OUTBOUND_IPPACKET_V6, FWPM_LAYER_OUTBOUND_IPPACKET_V6
}

fields! { OutboundIppacketV6:
    LocalAddressField = FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS,
    RemoteAddressField = FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS,
    LocalAddressTypeField = FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE,
    LocalInterfaceField = FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE,
    InterfaceIndexField = FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_INDEX,
    SubInterfaceIndexField = FWPS_FIELD_OUTBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX,
    FlagsField = FWPS_FIELD_OUTBOUND_IPPACKET_V6_FLAGS,
    InterfaceTypeField = FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_TYPE,
    TunnelTypeField = FWPS_FIELD_OUTBOUND_IPPACKET_V6_TUNNEL_TYPE,
    CompartmentIdField = FWPS_FIELD_OUTBOUND_IPPACKET_V6_COMPARTMENT_ID,
}

metadata! { OutboundIppacketV6: IpHeaderSizeMetadata, TransportHeaderSizeMetadata, CompartmentIdMetadata, FragmentMetadata, PathMtuMetadata }

impl PacketLayer for OutboundIppacketV6 {
    fn retreat(_classify: &Classify<'_, Self>) -> Option<u32> {
        Some(0)
    }
}
impl OutboundNetworkLayer for OutboundIppacketV6 {}
