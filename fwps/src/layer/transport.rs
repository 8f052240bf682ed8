//! The transport layers.

use super::{
    AleClassifyRequiredMetadata, CompartmentIdMetadata, ControlDataMetadata, EndpointHandleMetadata,
    FlowHandleMetadata, HeaderIncludeMetadata, InboundTransportLayer, IpHeaderSizeMetadata,
    OutboundTransportLayer, PacketLayer, RemoteScopeIdMetadata, TransportHeaderSizeMetadata, field::fields,
    layer, metadata::metadata,
};
use crate::{
    callout::Classify,
    family::{V4, V6},
};

layer! {
    /// IPv4 segments and datagrams as they arrive. The data starts at the payload; for ICMP, at its header.
    #[doc(alias("FWPS_LAYER_INBOUND_TRANSPORT_V4", "FWPM_LAYER_INBOUND_TRANSPORT_V4"))]
    InboundTransportV4: V4, FWPS_LAYER_INBOUND_TRANSPORT_V4, FWPM_LAYER_INBOUND_TRANSPORT_V4
}

fields! { InboundTransportV4:
    ProtocolField = FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL,
    LocalAddressField = FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS,
    RemoteAddressField = FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS,
    LocalAddressTypeField = FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE,
    LocalPortField = FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_PORT,
    RemotePortField = FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_PORT,
    LocalInterfaceField = FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE,
    InterfaceIndexField = FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_INDEX,
    SubInterfaceIndexField = FWPS_FIELD_INBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX,
    FlagsField = FWPS_FIELD_INBOUND_TRANSPORT_V4_FLAGS,
    InterfaceTypeField = FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_TYPE,
    TunnelTypeField = FWPS_FIELD_INBOUND_TRANSPORT_V4_TUNNEL_TYPE,
    ProfileIdField = FWPS_FIELD_INBOUND_TRANSPORT_V4_PROFILE_ID,
    CompartmentIdField = FWPS_FIELD_INBOUND_TRANSPORT_V4_COMPARTMENT_ID,
}

metadata! { InboundTransportV4: FlowHandleMetadata, IpHeaderSizeMetadata, TransportHeaderSizeMetadata, CompartmentIdMetadata, EndpointHandleMetadata, AleClassifyRequiredMetadata }

impl PacketLayer for InboundTransportV4 {
    fn retreat(classify: &Classify<'_, Self>) -> Option<u32> {
        classify
            .ip_header_size()?
            .checked_add(classify.transport_header_size()?)
    }

    fn goes_to_ale(classify: &Classify<'_, Self>) -> bool {
        classify.ale_classify_required().is_some()
    }
}
impl InboundTransportLayer for InboundTransportV4 {}

layer! {
    /// IPv6 segments and datagrams as they arrive. The data starts at the payload; for ICMP, at its header.
    #[doc(alias("FWPS_LAYER_INBOUND_TRANSPORT_V6", "FWPM_LAYER_INBOUND_TRANSPORT_V6"))]
    InboundTransportV6: V6, FWPS_LAYER_INBOUND_TRANSPORT_V6, FWPM_LAYER_INBOUND_TRANSPORT_V6
}

fields! { InboundTransportV6:
    ProtocolField = FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL,
    LocalAddressField = FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS,
    RemoteAddressField = FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS,
    LocalAddressTypeField = FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE,
    LocalPortField = FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_PORT,
    RemotePortField = FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_PORT,
    LocalInterfaceField = FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE,
    InterfaceIndexField = FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_INDEX,
    SubInterfaceIndexField = FWPS_FIELD_INBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX,
    FlagsField = FWPS_FIELD_INBOUND_TRANSPORT_V6_FLAGS,
    InterfaceTypeField = FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_TYPE,
    TunnelTypeField = FWPS_FIELD_INBOUND_TRANSPORT_V6_TUNNEL_TYPE,
    ProfileIdField = FWPS_FIELD_INBOUND_TRANSPORT_V6_PROFILE_ID,
    CompartmentIdField = FWPS_FIELD_INBOUND_TRANSPORT_V6_COMPARTMENT_ID,
}

metadata! { InboundTransportV6: FlowHandleMetadata, IpHeaderSizeMetadata, TransportHeaderSizeMetadata, CompartmentIdMetadata, EndpointHandleMetadata, AleClassifyRequiredMetadata }

impl PacketLayer for InboundTransportV6 {
    fn retreat(classify: &Classify<'_, Self>) -> Option<u32> {
        classify
            .ip_header_size()?
            .checked_add(classify.transport_header_size()?)
    }

    fn goes_to_ale(classify: &Classify<'_, Self>) -> bool {
        classify.ale_classify_required().is_some()
    }
}
impl InboundTransportLayer for InboundTransportV6 {}

layer! {
    /// IPv4 segments and datagrams before they leave. The data starts at the transport header; there is no IP header yet.
    #[doc(alias("FWPS_LAYER_OUTBOUND_TRANSPORT_V4", "FWPM_LAYER_OUTBOUND_TRANSPORT_V4"))]
    OutboundTransportV4: V4, FWPS_LAYER_OUTBOUND_TRANSPORT_V4, FWPM_LAYER_OUTBOUND_TRANSPORT_V4
}

fields! { OutboundTransportV4:
    ProtocolField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL,
    LocalAddressField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS,
    RemoteAddressField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS,
    LocalAddressTypeField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE,
    LocalPortField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_PORT,
    RemotePortField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_PORT,
    LocalInterfaceField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE,
    InterfaceIndexField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_INDEX,
    SubInterfaceIndexField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX,
    DestinationAddressTypeField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_DESTINATION_ADDRESS_TYPE,
    FlagsField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_FLAGS,
    InterfaceTypeField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_TYPE,
    TunnelTypeField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_TUNNEL_TYPE,
    ProfileIdField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_PROFILE_ID,
    CompartmentIdField = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_COMPARTMENT_ID,
}

metadata! { OutboundTransportV4: FlowHandleMetadata, TransportHeaderSizeMetadata, CompartmentIdMetadata, EndpointHandleMetadata, ControlDataMetadata, RemoteScopeIdMetadata, HeaderIncludeMetadata }

impl PacketLayer for OutboundTransportV4 {
    fn retreat(_classify: &Classify<'_, Self>) -> Option<u32> {
        Some(0)
    }
}
impl OutboundTransportLayer for OutboundTransportV4 {}

layer! {
    /// IPv6 segments and datagrams before they leave. The data starts at the transport header; there is no IP header yet.
    #[doc(alias("FWPS_LAYER_OUTBOUND_TRANSPORT_V6", "FWPM_LAYER_OUTBOUND_TRANSPORT_V6"))]
    OutboundTransportV6: V6, FWPS_LAYER_OUTBOUND_TRANSPORT_V6, FWPM_LAYER_OUTBOUND_TRANSPORT_V6
}

fields! { OutboundTransportV6:
    ProtocolField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL,
    LocalAddressField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS,
    RemoteAddressField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS,
    LocalAddressTypeField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE,
    LocalPortField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_PORT,
    RemotePortField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_PORT,
    LocalInterfaceField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE,
    InterfaceIndexField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_INDEX,
    SubInterfaceIndexField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX,
    DestinationAddressTypeField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_DESTINATION_ADDRESS_TYPE,
    FlagsField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_FLAGS,
    InterfaceTypeField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_TYPE,
    TunnelTypeField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_TUNNEL_TYPE,
    ProfileIdField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_PROFILE_ID,
    CompartmentIdField = FWPS_FIELD_OUTBOUND_TRANSPORT_V6_COMPARTMENT_ID,
}

metadata! { OutboundTransportV6: FlowHandleMetadata, TransportHeaderSizeMetadata, CompartmentIdMetadata, EndpointHandleMetadata, ControlDataMetadata, RemoteScopeIdMetadata, HeaderIncludeMetadata }

impl PacketLayer for OutboundTransportV6 {
    fn retreat(_classify: &Classify<'_, Self>) -> Option<u32> {
        Some(0)
    }
}
impl OutboundTransportLayer for OutboundTransportV6 {}
