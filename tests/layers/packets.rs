//! Where a packet begins, by layer, direction and what the metadata says (C-135, C-139).

use fwps::{
    callout::Classify,
    layer::{
        AleAuthConnectV4, AleAuthRecvAcceptV6, AleFlowEstablishedV4, DatagramDataV4, EgressVswitchEthernet,
        EgressVswitchTransportV6, InboundIcmpErrorV4, InboundIppacketV6, InboundMacFrameEthernet,
        InboundMacFrameNative, InboundTransportV4, IngressVswitchTransportV4, IpforwardV6, Layer,
        OutboundIcmpErrorV6, OutboundIppacketV4, OutboundMacFrameEthernet, OutboundTransportV6, PacketLayer,
        StreamPacketV6,
    },
};
use fwps_sys::{
    FWP_DIRECTION_INBOUND, FWP_DIRECTION_OUTBOUND, FWP_EMPTY, FWP_UINT32, FWP_VALUE0,
    FWPS_FIELD_DATAGRAM_DATA_V4_DIRECTION, FWPS_FIELD_STREAM_PACKET_V6_DIRECTION, FWPS_FILTER2,
    FWPS_INCOMING_METADATA_VALUES0, FWPS_INCOMING_VALUE0, FWPS_INCOMING_VALUES0,
    FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE, FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED,
    FWPS_METADATA_FIELD_IP_HEADER_SIZE, FWPS_METADATA_FIELD_PACKET_DIRECTION,
    FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
};

use super::case::poisoned_metadata;

const IP: u32 = FWPS_METADATA_FIELD_IP_HEADER_SIZE;
const TRANSPORT: u32 = FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE;

/// Metadata with these flags, an IP header of 40 bytes, a transport header of 8 and an Ethernet header of 14.
fn metadata(flags: u32) -> FWPS_INCOMING_METADATA_VALUES0 {
    let mut metadata = poisoned_metadata();
    metadata.currentMetadataValues = flags;
    metadata.ipHeaderSize = 40;
    metadata.transportHeaderSize = 8;
    metadata.ethernetMacHeaderSize = 14;
    metadata
}

/// Reads from a call at layer `L` whose value at `index` is `value`, and whose others are empty.
fn read<L: Layer, R>(
    metadata: &FWPS_INCOMING_METADATA_VALUES0,
    value: Option<(u32, u32)>,
    read: impl FnOnce(&Classify<'_, L>) -> R,
) -> R {
    let mut empty = FWPS_INCOMING_VALUE0 {
        value: FWP_VALUE0 {
            type_: FWP_EMPTY,
            __bindgen_anon_1: fwps_sys::FWP_VALUE0___bindgen_ty_1 { uint32: 0 },
        },
    };
    let mut array = vec![empty; 20];
    if let Some((index, number)) = value {
        empty.value.type_ = FWP_UINT32;
        empty.value.__bindgen_anon_1.uint32 = number;
        array[index as usize] = empty;
    }
    let values = FWPS_INCOMING_VALUES0 {
        layerId: L::ID,
        valueCount: 20,
        incomingValue: array.as_mut_ptr(),
    };
    // SAFETY: a filter is numbers and pointers that may be null.
    let filter: FWPS_FILTER2 = unsafe { std::mem::zeroed() };
    // SAFETY: twenty values, one of them a number; the members whose flags the tests set are filled.
    unsafe { Classify::<L>::with_raw(&values, metadata, &filter, read) }.expect("its own layer")
}

fn retreat<L: PacketLayer>(flags: u32) -> Option<u32> {
    read::<L, _>(&metadata(flags), None, L::retreat)
}

#[test]
fn layers_whose_data_starts_where_injection_wants_it() {
    for bytes in [
        retreat::<OutboundIppacketV4>(IP | TRANSPORT),
        retreat::<IpforwardV6>(0),
        retreat::<OutboundTransportV6>(TRANSPORT),
        retreat::<OutboundIcmpErrorV6>(TRANSPORT),
        retreat::<OutboundMacFrameEthernet>(0),
        retreat::<InboundMacFrameNative>(0),
        retreat::<EgressVswitchEthernet>(0),
        retreat::<IngressVswitchTransportV4>(0),
        retreat::<EgressVswitchTransportV6>(0),
    ] {
        assert_eq!(bytes, Some(0));
    }
}

#[test]
fn inbound_layers_go_back_over_the_headers_that_the_metadata_has() {
    assert_eq!(retreat::<InboundIppacketV6>(IP), Some(40));
    assert_eq!(retreat::<InboundIppacketV6>(TRANSPORT), None);
    assert_eq!(retreat::<InboundIcmpErrorV4>(IP | TRANSPORT), Some(40));
    assert_eq!(retreat::<InboundTransportV4>(IP | TRANSPORT), Some(48));
    assert_eq!(retreat::<InboundTransportV4>(IP), None);
    assert_eq!(retreat::<InboundTransportV4>(TRANSPORT), None);

    let mut huge = metadata(IP | TRANSPORT);
    huge.ipHeaderSize = u32::MAX;
    assert_eq!(read(&huge, None, InboundTransportV4::retreat), None);
}

#[test]
fn inbound_ethernet_goes_back_over_the_header_of_layer_2() {
    let mut metadata = metadata(IP | TRANSPORT);
    assert_eq!(read(&metadata, None, InboundMacFrameEthernet::retreat), None);
    metadata.currentL2MetadataValues = FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE;
    assert_eq!(read(&metadata, None, InboundMacFrameEthernet::retreat), Some(14));
}

#[test]
fn the_direction_field_decides_at_datagram_and_stream_packet_layers() {
    fn check<L: PacketLayer>(index: u32) {
        let both = metadata(IP | TRANSPORT);
        let outbound = Some((index, FWP_DIRECTION_OUTBOUND as u32));
        let inbound = Some((index, FWP_DIRECTION_INBOUND as u32));
        assert_eq!(read(&both, outbound, L::retreat), Some(0));
        assert_eq!(read(&both, inbound, L::retreat), Some(48));
        assert_eq!(read(&metadata(IP), inbound, L::retreat), None);
        assert_eq!(read(&both, Some((index, 2)), L::retreat), None);
        assert_eq!(read(&both, None, L::retreat), None);
    }
    check::<DatagramDataV4>(FWPS_FIELD_DATAGRAM_DATA_V4_DIRECTION as u32);
    check::<StreamPacketV6>(FWPS_FIELD_STREAM_PACKET_V6_DIRECTION as u32);
}

#[test]
fn ale_layers_follow_the_direction_of_a_packet_that_is_authorised_again() {
    let with_direction = |direction| {
        let mut metadata = metadata(IP | TRANSPORT | FWPS_METADATA_FIELD_PACKET_DIRECTION);
        metadata.packetDirection = direction;
        metadata
    };
    let (inbound, outbound) = (
        with_direction(FWP_DIRECTION_INBOUND),
        with_direction(FWP_DIRECTION_OUTBOUND),
    );
    let other = with_direction(2);

    assert_eq!(retreat::<AleAuthRecvAcceptV6>(IP | TRANSPORT), Some(48));
    assert_eq!(retreat::<AleAuthRecvAcceptV6>(TRANSPORT), None);
    assert_eq!(read(&inbound, None, AleAuthRecvAcceptV6::retreat), Some(48));
    assert_eq!(read(&outbound, None, AleAuthRecvAcceptV6::retreat), Some(0));
    assert_eq!(read(&other, None, AleAuthRecvAcceptV6::retreat), None);

    assert_eq!(retreat::<AleAuthConnectV4>(TRANSPORT), Some(0));
    assert_eq!(read(&outbound, None, AleAuthConnectV4::retreat), Some(0));
    assert_eq!(read(&inbound, None, AleAuthConnectV4::retreat), None);

    assert_eq!(retreat::<AleFlowEstablishedV4>(IP | TRANSPORT), None);
}

#[test]
fn only_inbound_transport_packets_go_on_to_ale() {
    let flagged = metadata(IP | TRANSPORT | FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED);
    assert!(read(&flagged, None, InboundTransportV4::goes_to_ale));
    assert!(!read(
        &metadata(IP | TRANSPORT),
        None,
        InboundTransportV4::goes_to_ale
    ));
    assert!(!read(&flagged, None, InboundIppacketV6::goes_to_ale));
}

#[test]
fn the_values_of_another_layer_are_refused() {
    let values = FWPS_INCOMING_VALUES0 {
        layerId: OutboundIppacketV4::ID,
        valueCount: 0,
        incomingValue: std::ptr::null_mut(),
    };
    // SAFETY: a filter is numbers and pointers that may be null.
    let filter: FWPS_FILTER2 = unsafe { std::mem::zeroed() };
    // SAFETY: no values, and no metadata that is flagged.
    let read = unsafe { Classify::<InboundIppacketV6>::with_raw(&values, &metadata(0), &filter, |_call| ()) };
    assert_eq!(read, None);
}
