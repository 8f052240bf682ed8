//! The fields of the MAC layers and of the layers of the virtual switch.

use crate::engine::layer::Field::{self, *};
use crate::engine::layer::Layer;

const MAC_ETHERNET: &[Field] = &[
    MacInterfaceAddress,
    MacLocalAddress,
    MacRemoteAddress,
    MacLocalAddressType,
    MacRemoteAddressType,
    EtherType,
    VlanId,
    LocalInterface,
    InterfaceIndex,
    NdisPort,
    LayerTwoFlags,
    CompartmentId,
];

const MAC_NATIVE: &[Field] = &[
    NdisMediaType,
    NdisPhysicalMediaType,
    LocalInterface,
    InterfaceType,
    InterfaceIndex,
    NdisPort,
    LayerTwoFlags,
    CompartmentId,
];

const INGRESS_ETHERNET: &[Field] = &[
    MacSourceAddress,
    MacSourceAddressType,
    MacDestinationAddress,
    MacDestinationAddressType,
    EtherType,
    VlanId,
    SwitchTenantNetworkId,
    SwitchId,
    SwitchNetworkType,
    SwitchSourceInterfaceId,
    SwitchSourceInterfaceType,
    SwitchSourceVmId,
    LayerTwoFlags,
    CompartmentId,
];

const EGRESS_ETHERNET: &[Field] = &[
    MacSourceAddress,
    MacSourceAddressType,
    MacDestinationAddress,
    MacDestinationAddressType,
    EtherType,
    VlanId,
    SwitchTenantNetworkId,
    SwitchId,
    SwitchNetworkType,
    SwitchSourceInterfaceId,
    SwitchSourceInterfaceType,
    SwitchSourceVmId,
    SwitchDestinationInterfaceId,
    SwitchDestinationInterfaceType,
    SwitchDestinationVmId,
    LayerTwoFlags,
    CompartmentId,
];

const INGRESS_TRANSPORT: &[Field] = &[
    SourceAddress,
    DestinationAddress,
    Protocol,
    SourcePort,
    DestinationPort,
    VlanId,
    SwitchTenantNetworkId,
    SwitchId,
    SwitchNetworkType,
    SwitchSourceInterfaceId,
    SwitchSourceInterfaceType,
    SwitchSourceVmId,
    LayerTwoFlags,
    CompartmentId,
];

const EGRESS_TRANSPORT: &[Field] = &[
    SourceAddress,
    DestinationAddress,
    Protocol,
    SourcePort,
    DestinationPort,
    VlanId,
    SwitchTenantNetworkId,
    SwitchId,
    SwitchNetworkType,
    SwitchSourceInterfaceId,
    SwitchSourceInterfaceType,
    SwitchSourceVmId,
    SwitchDestinationInterfaceId,
    SwitchDestinationInterfaceType,
    SwitchDestinationVmId,
    LayerTwoFlags,
    CompartmentId,
];

/// The fields of a layer, in order; none for the layers above.
pub(crate) fn fields(layer: Layer) -> &'static [Field] {
    match layer {
        Layer::InboundMacFrameEthernet | Layer::OutboundMacFrameEthernet => MAC_ETHERNET,
        Layer::InboundMacFrameNative | Layer::OutboundMacFrameNative => MAC_NATIVE,
        Layer::IngressVSwitchEthernet => INGRESS_ETHERNET,
        Layer::EgressVSwitchEthernet => EGRESS_ETHERNET,
        Layer::IngressVSwitchTransportV4 | Layer::IngressVSwitchTransportV6 => INGRESS_TRANSPORT,
        Layer::EgressVSwitchTransportV4 | Layer::EgressVSwitchTransportV6 => EGRESS_TRANSPORT,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use fwps_sys as sys;

    use super::*;

    #[test]
    fn fields_have_the_published_numbers() {
        let at = |layer: Layer, index: i32| layer.fields()[index as usize];
        use Layer::*;
        assert_eq!(
            at(
                InboundMacFrameEthernet,
                sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_VLAN_ID
            ),
            VlanId
        );
        assert_eq!(
            at(
                OutboundMacFrameEthernet,
                sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_NDIS_PORT
            ),
            NdisPort
        );
        assert_eq!(
            at(
                InboundMacFrameNative,
                sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_L2_FLAGS
            ),
            LayerTwoFlags
        );
        assert_eq!(
            at(
                IngressVSwitchEthernet,
                sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_ID
            ),
            SwitchId
        );
        assert_eq!(
            at(
                EgressVSwitchEthernet,
                sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_L2_FLAGS
            ),
            LayerTwoFlags
        );
        assert_eq!(
            at(
                IngressVSwitchTransportV6,
                sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VLAN_ID
            ),
            VlanId
        );
        let lengths = [
            (
                InboundMacFrameEthernet,
                sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAX,
            ),
            (
                OutboundMacFrameNative,
                sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_MAX,
            ),
            (
                IngressVSwitchEthernet,
                sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAX,
            ),
            (EgressVSwitchEthernet, sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAX),
            (
                IngressVSwitchTransportV4,
                sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_MAX,
            ),
            (
                EgressVSwitchTransportV4,
                sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_MAX,
            ),
        ];
        for (layer, count) in lengths {
            assert_eq!(layer.fields().len(), count as usize, "{layer:?}");
        }
    }
}
