//! Layers that are alike: each group has what callouts at its layers, and injections from them, need.

use super::*;
use crate::callout::{Classify, Filtering};

/// A layer that sees IP packets as they arrive: what IPsec protects is still encrypted. Look into such packets at transport, datagram or
/// stream layers (C-297).
pub trait InboundNetworkLayer:
    AbsorbLayer
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
    AbsorbLayer
    + IpLayer
    + LocalAddressField
    + RemoteAddressField
    + InterfaceIndexField
    + SubInterfaceIndexField
    + FlagsField
    + CompartmentIdMetadata
{
}

/// A layer that sees IP packets on their way from one interface to another; those that IPsec protects are encrypted (C-297).
pub trait ForwardLayer:
    AbsorbLayer
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
///
/// Packets that begin a flow are to pass here, and are taken at ALE receive/accept (C-171): a callout that filters all of them has a second
/// half there (C-298). Packets in a tunnel of IPsec come by twice: see [`InboundIpsec::is_in_tunnel`](crate::callout::InboundIpsec::is_in_tunnel).
pub trait InboundTransportLayer:
    TransportReceiveLayer
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
    TransportSendLayer
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
    TransportSendLayer
    + TransportReceiveLayer
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
    TransportReceiveLayer
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
    TransportSendLayer
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

/// A layer that knows what a transport injection needs for a packet that leaves (C-055).
pub trait TransportSendLayer:
    AbsorbLayer
    + IpLayer
    + RemoteAddressField
    + CompartmentIdMetadata
    + EndpointHandleMetadata
    + RemoteScopeIdMetadata
    + ControlDataMetadata
{
    /// The IP header that the application brought, if the packet is a raw send; `None` also if the packet does not leave.
    #[doc(hidden)]
    fn raw_header<'c>(classify: &Classify<'c, Self>) -> Option<&'c [u8]>;

    /// Whether the packet leaves.
    #[doc(hidden)]
    fn leaves(classify: &Classify<'_, Self>) -> bool;
}

/// A layer that knows what a transport injection needs for a packet that arrives (C-059).
pub trait TransportReceiveLayer:
    AbsorbLayer + IpLayer + InterfaceIndexField + SubInterfaceIndexField + CompartmentIdMetadata
{
    /// Whether the packet arrives.
    #[doc(hidden)]
    fn arrives(classify: &Classify<'_, Self>) -> bool;
}

/// States which layers know how to send a packet, and how they say that it leaves and is raw.
macro_rules! sends {
    ($($layer:ident),+: $leaves:expr, $raw_header:expr) => {
        $(impl TransportSendLayer for $layer {
            #[inline]
            fn raw_header<'c>(classify: &Classify<'c, Self>) -> Option<&'c [u8]> {
                let raw_header: fn(&Classify<'c, Self>) -> Option<&'c [u8]> = $raw_header;
                raw_header(classify).filter(|header| !header.is_empty())
            }

            #[inline]
            fn leaves(classify: &Classify<'_, Self>) -> bool {
                let leaves: fn(&Classify<'_, Self>) -> bool = $leaves;
                leaves(classify)
            }
        })+
    };
}

/// States which layers know how to receive a packet, and how they say that it arrives.
macro_rules! receives {
    ($($layer:ident),+: $arrives:expr) => {
        $(impl TransportReceiveLayer for $layer {
            #[inline]
            fn arrives(classify: &Classify<'_, Self>) -> bool {
                let arrives: fn(&Classify<'_, Self>) -> bool = $arrives;
                arrives(classify)
            }
        })+
    };
}

sends! { OutboundTransportV4, OutboundTransportV6: |_| true, |classify| classify.header_include_header() }
sends! {
    DatagramDataV4, DatagramDataV6:
        |classify| classify.direction() == Some(Direction::OUTBOUND),
        |classify| classify.header_include_header()
}
sends! { OutboundIcmpErrorV4, OutboundIcmpErrorV6: |_| true, |_| None }
receives! { InboundTransportV4, InboundTransportV6, InboundIcmpErrorV4, InboundIcmpErrorV6: |_| true }
receives! { DatagramDataV4, DatagramDataV6: |classify| classify.direction() == Some(Direction::INBOUND) }

/// A layer that sees the data of TCP connections, in order.
pub trait StreamLayer:
    IpLayer
    + Layer<Verdict = Filtering>
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
pub trait InboundMacLayer: AbsorbLayer + InterfaceIndexField + NdisPortField + L2FlagsField {}

/// A layer that sees frames before they leave.
pub trait OutboundMacLayer: AbsorbLayer + InterfaceIndexField + NdisPortField + L2FlagsField {}

/// A layer that sees the frames of a virtual switch.
pub trait VSwitchLayer:
    AbsorbLayer
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
