//! Layers with packets, and where in the list a packet begins (C-135).

use super::*;
use crate::callout::{Classify, Filtering};

/// A layer where the stack hands packets to classify as a NET_BUFFER_LIST.
///
/// Discard layers are none: their packets are gone. Stream and redirect layers hand over something else (C-136).
pub trait PacketLayer: Layer {
    /// How many bytes before the data start the packet begins that an injection from this layer wants (C-038, C-049, C-057,
    /// C-064, C-067, C-139), or `None` if neither the metadata nor the fields say.
    #[doc(hidden)]
    fn retreat(classify: &Classify<'_, Self>) -> Option<u32>;

    /// Whether the packet goes on to an ALE layer, and so must pass here untouched (C-171).
    #[doc(hidden)]
    fn goes_to_ale(classify: &Classify<'_, Self>) -> bool;
}

/// A layer whose packets a callout may take over: block, absorb, and inject later what it captured (C-163).
///
/// The documents list all of these but the forward layers, where absorbing is as usual. They list neither the transport layers of a virtual switch
/// nor, of course, the discard layers (C-172); where a flow was established they advise against it, and injection is not possible from
/// there (C-170).
#[diagnostic::on_unimplemented(
    message = "packets cannot be taken over at `{Self}`",
    label = "expected a layer that accepts `FWPS_CLASSIFY_OUT_FLAG_ABSORB`"
)]
pub trait AbsorbLayer: PacketLayer + Layer<Verdict = Filtering> {}

/// States at which layers packets are absorbed.
macro_rules! absorbs {
    ($($layer:ident),+ $(,)?) => {
        $(impl AbsorbLayer for $layer {})+
    };
}

/// States at which layers packets are handed over, how far before their data an injection starts, and whether they go on to ALE.
macro_rules! packets {
    ($($layer:ident),+: $retreat:ident) => {
        packets! { $($layer),+: $retreat, never }
    };
    ($($layer:ident),+: $retreat:ident, $goes_to_ale:ident) => {
        $(impl PacketLayer for $layer {
            #[inline]
            fn retreat(classify: &Classify<'_, Self>) -> Option<u32> {
                $retreat(classify)
            }

            #[inline]
            fn goes_to_ale(classify: &Classify<'_, Self>) -> bool {
                $goes_to_ale(classify)
            }
        })+
    };
}

/// The data starts where an injection wants it.
fn nothing<L: Layer>(_classify: &Classify<'_, L>) -> Option<u32> {
    Some(0)
}

/// Back to the IP header, from behind it.
fn ip_header<L: IpHeaderSizeMetadata>(classify: &Classify<'_, L>) -> Option<u32> {
    classify.ip_header_size()
}

/// Back to the IP header, from the payload.
fn both_headers<L>(classify: &Classify<'_, L>) -> Option<u32>
where
    L: IpHeaderSizeMetadata + TransportHeaderSizeMetadata,
{
    classify
        .ip_header_size()?
        .checked_add(classify.transport_header_size()?)
}

/// As its direction says: outbound, the data starts at the transport header, where an injection wants it.
fn by_direction<L>(classify: &Classify<'_, L>) -> Option<u32>
where
    L: DirectionField + IpHeaderSizeMetadata + TransportHeaderSizeMetadata,
{
    match classify.direction()? {
        Direction::OUTBOUND => Some(0),
        Direction::INBOUND => both_headers(classify),
        _ => None,
    }
}

/// A packet that is accepted arrives. One that is authorised again says which way it goes; outbound, it has no IP header (C-140).
fn accepted<L>(classify: &Classify<'_, L>) -> Option<u32>
where
    L: PacketDirectionMetadata + IpHeaderSizeMetadata + TransportHeaderSizeMetadata,
{
    match classify.packet_direction() {
        None | Some(Direction::INBOUND) => both_headers(classify),
        Some(Direction::OUTBOUND) => Some(0),
        Some(_) => None,
    }
}

/// A packet that connects leaves, and has no IP header (C-140). One that is authorised again may arrive, and the layer has not the sizes
/// of its headers.
fn connecting<L: PacketDirectionMetadata>(classify: &Classify<'_, L>) -> Option<u32> {
    match classify.packet_direction() {
        None | Some(Direction::OUTBOUND) => Some(0),
        Some(_) => None,
    }
}

/// Nothing at the layer says which way the packet goes that completed the flow, nor how long its headers are.
fn unknown<L: Layer>(_classify: &Classify<'_, L>) -> Option<u32> {
    None
}

/// No ALE layer comes next.
fn never<L: Layer>(_classify: &Classify<'_, L>) -> bool {
    false
}

/// Whether the engine says that an ALE layer comes next.
fn ale_is_next<L: AleClassifyRequiredMetadata>(classify: &Classify<'_, L>) -> bool {
    classify.ale_classify_required().is_some()
}

/// From behind the Ethernet header back to it.
fn ethernet_header<L: EthernetMacHeaderSizeMetadata>(classify: &Classify<'_, L>) -> Option<u32> {
    classify.ethernet_mac_header_size()
}

packets! { InboundIppacketV4, InboundIppacketV6: ip_header }
packets! { OutboundIppacketV4, OutboundIppacketV6: nothing }
packets! { IpforwardV4, IpforwardV6: nothing }
packets! { InboundTransportV4, InboundTransportV6: both_headers, ale_is_next }
packets! { OutboundTransportV4, OutboundTransportV6: nothing }
packets! { DatagramDataV4, DatagramDataV6: by_direction }
packets! { StreamPacketV4, StreamPacketV6: by_direction }
packets! { InboundIcmpErrorV4, InboundIcmpErrorV6: ip_header }
packets! { OutboundIcmpErrorV4, OutboundIcmpErrorV6: nothing }
packets! { AleAuthRecvAcceptV4, AleAuthRecvAcceptV6: accepted }
packets! { AleAuthConnectV4, AleAuthConnectV6: connecting }
packets! { AleFlowEstablishedV4, AleFlowEstablishedV6: unknown }
packets! { InboundMacFrameEthernet: ethernet_header }
packets! { OutboundMacFrameEthernet, InboundMacFrameNative, OutboundMacFrameNative: nothing }
packets! { IngressVswitchEthernet, EgressVswitchEthernet: nothing }
packets! { IngressVswitchTransportV4, IngressVswitchTransportV6: nothing }
packets! { EgressVswitchTransportV4, EgressVswitchTransportV6: nothing }

absorbs! {
    InboundIppacketV4, InboundIppacketV6, OutboundIppacketV4, OutboundIppacketV6,
    IpforwardV4, IpforwardV6,
    InboundTransportV4, InboundTransportV6, OutboundTransportV4, OutboundTransportV6,
    DatagramDataV4, DatagramDataV6, StreamPacketV4, StreamPacketV6,
    InboundIcmpErrorV4, InboundIcmpErrorV6, OutboundIcmpErrorV4, OutboundIcmpErrorV6,
    AleAuthRecvAcceptV4, AleAuthRecvAcceptV6, AleAuthConnectV4, AleAuthConnectV6,
    InboundMacFrameEthernet, OutboundMacFrameEthernet, InboundMacFrameNative, OutboundMacFrameNative,
    IngressVswitchEthernet, EgressVswitchEthernet,
}
