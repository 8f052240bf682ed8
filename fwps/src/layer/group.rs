//! Layers that are alike: each group has what callouts at its layers, and injections from them, need.

use super::*;

/// A layer that sees IP packets as they arrive.
pub trait InboundNetworkLayer:
    PacketLayer
    + IpLayer
    + LocalAddressField
    + RemoteAddressField
    + InterfaceIndexField
    + SubInterfaceIndexField
    + FlagsField
    + IpHeaderSizeMetadata
    + CompartmentIdMetadata
{
}

/// A layer that sees IP packets before they leave.
pub trait OutboundNetworkLayer:
    PacketLayer
    + IpLayer
    + LocalAddressField
    + RemoteAddressField
    + InterfaceIndexField
    + SubInterfaceIndexField
    + FlagsField
    + CompartmentIdMetadata
{
}

/// A layer that sees IP packets on their way from one interface to another.
pub trait ForwardLayer:
    PacketLayer
    + IpLayer
    + SourceAddressField
    + DestinationAddressField
    + SourceInterfaceIndexField
    + SourceSubInterfaceIndexField
    + DestinationInterfaceIndexField
    + DestinationSubInterfaceIndexField
    + FlagsField
    + CompartmentIdMetadata
    + ForwardInboundPassThruMetadata
    + ForwardOutboundPassThruMetadata
{
}

/// A layer that sees segments and datagrams as they arrive.
pub trait InboundTransportLayer:
    PacketLayer
    + IpLayer
    + ProtocolField
    + LocalAddressField
    + RemoteAddressField
    + LocalPortField
    + RemotePortField
    + IcmpTypeField
    + IcmpCodeField
    + InterfaceIndexField
    + SubInterfaceIndexField
    + FlagsField
    + IpHeaderSizeMetadata
    + TransportHeaderSizeMetadata
    + CompartmentIdMetadata
    + AleClassifyRequiredMetadata
{
}

/// A layer that sees segments and datagrams before they leave.
pub trait OutboundTransportLayer:
    PacketLayer
    + IpLayer
    + ProtocolField
    + LocalAddressField
    + RemoteAddressField
    + LocalPortField
    + RemotePortField
    + IcmpTypeField
    + IcmpCodeField
    + FlagsField
    + TransportHeaderSizeMetadata
    + CompartmentIdMetadata
    + EndpointHandleMetadata
    + RemoteScopeIdMetadata
    + ControlDataMetadata
    + HeaderIncludeMetadata
{
}

/// A layer that sees datagrams with the flow they belong to, in both directions.
pub trait DatagramLayer:
    PacketLayer
    + IpLayer
    + ProtocolField
    + LocalAddressField
    + RemoteAddressField
    + LocalPortField
    + RemotePortField
    + IcmpTypeField
    + IcmpCodeField
    + DirectionField
    + InterfaceIndexField
    + SubInterfaceIndexField
    + FlagsField
    + FlowHandleMetadata
    + IpHeaderSizeMetadata
    + TransportHeaderSizeMetadata
    + CompartmentIdMetadata
    + EndpointHandleMetadata
    + RemoteScopeIdMetadata
    + ControlDataMetadata
    + HeaderIncludeMetadata
{
}

/// A layer that sees ICMP errors as they arrive.
pub trait InboundIcmpErrorLayer:
    PacketLayer
    + IpLayer
    + LocalAddressField
    + RemoteAddressField
    + IcmpTypeField
    + IcmpCodeField
    + InterfaceIndexField
    + SubInterfaceIndexField
    + FlagsField
    + IpHeaderSizeMetadata
    + TransportHeaderSizeMetadata
    + CompartmentIdMetadata
{
}

/// A layer that sees ICMP errors before they leave.
pub trait OutboundIcmpErrorLayer:
    PacketLayer
    + IpLayer
    + LocalAddressField
    + RemoteAddressField
    + IcmpTypeField
    + IcmpCodeField
    + FlagsField
    + TransportHeaderSizeMetadata
    + CompartmentIdMetadata
    + EndpointHandleMetadata
    + RemoteScopeIdMetadata
    + ControlDataMetadata
{
}

/// A layer that sees the data of TCP connections, in order.
pub trait StreamLayer:
    IpLayer
    + LocalAddressField
    + RemoteAddressField
    + LocalPortField
    + RemotePortField
    + DirectionField
    + FlagsField
    + FlowHandleMetadata
{
}

/// A layer that sees frames as they arrive.
pub trait InboundMacLayer: PacketLayer + InterfaceIndexField + NdisPortField + L2FlagsField {}

/// A layer that sees frames before they leave.
pub trait OutboundMacLayer: PacketLayer + InterfaceIndexField + NdisPortField + L2FlagsField {}

/// A layer that sees the frames of a virtual switch.
pub trait VSwitchLayer:
    PacketLayer
    + VSwitchIdField
    + L2FlagsField
    + VSwitchSourcePortIdMetadata
    + VSwitchSourceNicIndexMetadata
    + VSwitchDestinationPortIdMetadata
{
}

/// States which layers a group has.
macro_rules! group {
    ($group:ident: $($layer:ident),+) => {
        $(impl $group for $layer {})+
    };
}

group! { InboundNetworkLayer: InboundIppacketV4, InboundIppacketV6 }
group! { OutboundNetworkLayer: OutboundIppacketV4, OutboundIppacketV6 }
group! { ForwardLayer: IpforwardV4, IpforwardV6 }
group! { InboundTransportLayer: InboundTransportV4, InboundTransportV6 }
group! { OutboundTransportLayer: OutboundTransportV4, OutboundTransportV6 }
group! { DatagramLayer: DatagramDataV4, DatagramDataV6 }
group! { InboundIcmpErrorLayer: InboundIcmpErrorV4, InboundIcmpErrorV6 }
group! { OutboundIcmpErrorLayer: OutboundIcmpErrorV4, OutboundIcmpErrorV6 }
group! { StreamLayer: StreamV4, StreamV6 }
group! { InboundMacLayer: InboundMacFrameEthernet, InboundMacFrameNative }
group! { OutboundMacLayer: OutboundMacFrameEthernet, OutboundMacFrameNative }
group! { VSwitchLayer: IngressVswitchEthernet, EgressVswitchEthernet }
