// Generated from xtask/tables by `cargo xtask layers`; change the tables, and run it again.
//! Every layer, with all its accessors, beside the names that the headers give to what they read.

use super::{Layers, case::Case};

/// Shows every layer to `layers`.
pub(super) fn show_all(layers: &mut impl Layers) {
    layers.layer(
        Case::<fwps::layer::InboundIppacketV4>::new(
            "INBOUND_IPPACKET_V4",
            fwps_sys::FWPS_LAYER_INBOUND_IPPACKET_V4 as u16,
            fwps_sys::FWPM_LAYER_INBOUND_IPPACKET_V4,
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FRAGMENT_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FRAGMENT_DATA,
            |call| call.fragment().map(super::value::of_fragment),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundIppacketV4Discard>::new(
            "INBOUND_IPPACKET_V4_DISCARD",
            fwps_sys::FWPS_LAYER_INBOUND_IPPACKET_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_INBOUND_IPPACKET_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FRAGMENT_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FRAGMENT_DATA,
            |call| call.fragment().map(super::value::of_fragment),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundIppacketV6>::new(
            "INBOUND_IPPACKET_V6",
            fwps_sys::FWPS_LAYER_INBOUND_IPPACKET_V6 as u16,
            fwps_sys::FWPM_LAYER_INBOUND_IPPACKET_V6,
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FRAGMENT_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FRAGMENT_DATA,
            |call| call.fragment().map(super::value::of_fragment),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundIppacketV6Discard>::new(
            "INBOUND_IPPACKET_V6_DISCARD",
            fwps_sys::FWPS_LAYER_INBOUND_IPPACKET_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_INBOUND_IPPACKET_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_IPPACKET_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_IPPACKET_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FRAGMENT_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FRAGMENT_DATA,
            |call| call.fragment().map(super::value::of_fragment),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundIppacketV4>::new(
            "OUTBOUND_IPPACKET_V4",
            fwps_sys::FWPS_LAYER_OUTBOUND_IPPACKET_V4 as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_IPPACKET_V4,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FRAGMENT_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FRAGMENT_DATA,
            |call| call.fragment().map(super::value::of_fragment),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PATH_MTU",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PATH_MTU,
            |call| call.path_mtu().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundIppacketV4Discard>::new(
            "OUTBOUND_IPPACKET_V4_DISCARD",
            fwps_sys::FWPS_LAYER_OUTBOUND_IPPACKET_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_IPPACKET_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FRAGMENT_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FRAGMENT_DATA,
            |call| call.fragment().map(super::value::of_fragment),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PATH_MTU",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PATH_MTU,
            |call| call.path_mtu().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundIppacketV6>::new(
            "OUTBOUND_IPPACKET_V6",
            fwps_sys::FWPS_LAYER_OUTBOUND_IPPACKET_V6 as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_IPPACKET_V6,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FRAGMENT_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FRAGMENT_DATA,
            |call| call.fragment().map(super::value::of_fragment),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PATH_MTU",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PATH_MTU,
            |call| call.path_mtu().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundIppacketV6Discard>::new(
            "OUTBOUND_IPPACKET_V6_DISCARD",
            fwps_sys::FWPS_LAYER_OUTBOUND_IPPACKET_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_IPPACKET_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_IPPACKET_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_IPPACKET_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FRAGMENT_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FRAGMENT_DATA,
            |call| call.fragment().map(super::value::of_fragment),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PATH_MTU",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PATH_MTU,
            |call| call.path_mtu().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::IpforwardV4>::new(
            "IPFORWARD_V4",
            fwps_sys::FWPS_LAYER_IPFORWARD_V4 as u16,
            fwps_sys::FWPM_LAYER_IPFORWARD_V4,
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_SOURCE_ADDRESS",
            "source_address",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_SOURCE_ADDRESS as u32,
            |call| call.source_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS",
            "destination_address",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS as u32,
            |call| call.destination_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_FORWARD_INTERFACE",
            "forward_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_FORWARD_INTERFACE as u32,
            |call| call.forward_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_SOURCE_INTERFACE_INDEX",
            "source_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_SOURCE_INTERFACE_INDEX as u32,
            |call| call.source_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_SOURCE_SUB_INTERFACE_INDEX",
            "source_sub_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_SOURCE_SUB_INTERFACE_INDEX as u32,
            |call| call.source_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_DESTINATION_INTERFACE_INDEX",
            "destination_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_DESTINATION_INTERFACE_INDEX as u32,
            |call| call.destination_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_DESTINATION_SUB_INTERFACE_INDEX",
            "destination_sub_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_DESTINATION_SUB_INTERFACE_INDEX as u32,
            |call| call.destination_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_ARRIVAL_INTERFACE",
            "physical_arrival_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_ARRIVAL_INTERFACE as u32,
            |call| call.physical_arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_ARRIVAL_INTERFACE_PROFILE_ID",
            "arrival_interface_profile_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_ARRIVAL_INTERFACE_PROFILE_ID as u32,
            |call| call.arrival_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_NEXTHOP_INTERFACE",
            "physical_nexthop_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_NEXTHOP_INTERFACE as u32,
            |call| call.physical_nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_NEXTHOP_INTERFACE_PROFILE_ID",
            "nexthop_interface_profile_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_NEXTHOP_INTERFACE_PROFILE_ID as u32,
            |call| call.nexthop_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FORWARD_LAYER_OUTBOUND_PASS_THRU",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FORWARD_LAYER_OUTBOUND_PASS_THRU,
            |call| call.forward_outbound_pass_thru().map(|()| 1),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FORWARD_LAYER_INBOUND_PASS_THRU",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FORWARD_LAYER_INBOUND_PASS_THRU,
            |call| call.forward_inbound_pass_thru().map(|()| 1),
        ),
    );
    layers.layer(
        Case::<fwps::layer::IpforwardV4Discard>::new(
            "IPFORWARD_V4_DISCARD",
            fwps_sys::FWPS_LAYER_IPFORWARD_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_IPFORWARD_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_SOURCE_ADDRESS",
            "source_address",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_SOURCE_ADDRESS as u32,
            |call| call.source_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS",
            "destination_address",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS as u32,
            |call| call.destination_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_FORWARD_INTERFACE",
            "forward_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_FORWARD_INTERFACE as u32,
            |call| call.forward_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_SOURCE_INTERFACE_INDEX",
            "source_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_SOURCE_INTERFACE_INDEX as u32,
            |call| call.source_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_SOURCE_SUB_INTERFACE_INDEX",
            "source_sub_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_SOURCE_SUB_INTERFACE_INDEX as u32,
            |call| call.source_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_DESTINATION_INTERFACE_INDEX",
            "destination_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_DESTINATION_INTERFACE_INDEX as u32,
            |call| call.destination_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_DESTINATION_SUB_INTERFACE_INDEX",
            "destination_sub_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_DESTINATION_SUB_INTERFACE_INDEX as u32,
            |call| call.destination_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_ARRIVAL_INTERFACE",
            "physical_arrival_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_ARRIVAL_INTERFACE as u32,
            |call| call.physical_arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_ARRIVAL_INTERFACE_PROFILE_ID",
            "arrival_interface_profile_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_ARRIVAL_INTERFACE_PROFILE_ID as u32,
            |call| call.arrival_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_NEXTHOP_INTERFACE",
            "physical_nexthop_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_IP_PHYSICAL_NEXTHOP_INTERFACE as u32,
            |call| call.physical_nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_NEXTHOP_INTERFACE_PROFILE_ID",
            "nexthop_interface_profile_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_NEXTHOP_INTERFACE_PROFILE_ID as u32,
            |call| call.nexthop_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::IpforwardV6>::new(
            "IPFORWARD_V6",
            fwps_sys::FWPS_LAYER_IPFORWARD_V6 as u16,
            fwps_sys::FWPM_LAYER_IPFORWARD_V6,
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_SOURCE_ADDRESS",
            "source_address",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_SOURCE_ADDRESS as u32,
            |call| call.source_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS",
            "destination_address",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS as u32,
            |call| call.destination_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_FORWARD_INTERFACE",
            "forward_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_FORWARD_INTERFACE as u32,
            |call| call.forward_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_SOURCE_INTERFACE_INDEX",
            "source_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_SOURCE_INTERFACE_INDEX as u32,
            |call| call.source_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_SOURCE_SUB_INTERFACE_INDEX",
            "source_sub_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_SOURCE_SUB_INTERFACE_INDEX as u32,
            |call| call.source_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_DESTINATION_INTERFACE_INDEX",
            "destination_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_DESTINATION_INTERFACE_INDEX as u32,
            |call| call.destination_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_DESTINATION_SUB_INTERFACE_INDEX",
            "destination_sub_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_DESTINATION_SUB_INTERFACE_INDEX as u32,
            |call| call.destination_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_ARRIVAL_INTERFACE",
            "physical_arrival_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_ARRIVAL_INTERFACE as u32,
            |call| call.physical_arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_ARRIVAL_INTERFACE_PROFILE_ID",
            "arrival_interface_profile_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_ARRIVAL_INTERFACE_PROFILE_ID as u32,
            |call| call.arrival_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_NEXTHOP_INTERFACE",
            "physical_nexthop_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_NEXTHOP_INTERFACE as u32,
            |call| call.physical_nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_NEXTHOP_INTERFACE_PROFILE_ID",
            "nexthop_interface_profile_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_NEXTHOP_INTERFACE_PROFILE_ID as u32,
            |call| call.nexthop_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FORWARD_LAYER_OUTBOUND_PASS_THRU",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FORWARD_LAYER_OUTBOUND_PASS_THRU,
            |call| call.forward_outbound_pass_thru().map(|()| 1),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FORWARD_LAYER_INBOUND_PASS_THRU",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FORWARD_LAYER_INBOUND_PASS_THRU,
            |call| call.forward_inbound_pass_thru().map(|()| 1),
        ),
    );
    layers.layer(
        Case::<fwps::layer::IpforwardV6Discard>::new(
            "IPFORWARD_V6_DISCARD",
            fwps_sys::FWPS_LAYER_IPFORWARD_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_IPFORWARD_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_SOURCE_ADDRESS",
            "source_address",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_SOURCE_ADDRESS as u32,
            |call| call.source_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS",
            "destination_address",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS as u32,
            |call| call.destination_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_FORWARD_INTERFACE",
            "forward_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_FORWARD_INTERFACE as u32,
            |call| call.forward_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_SOURCE_INTERFACE_INDEX",
            "source_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_SOURCE_INTERFACE_INDEX as u32,
            |call| call.source_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_SOURCE_SUB_INTERFACE_INDEX",
            "source_sub_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_SOURCE_SUB_INTERFACE_INDEX as u32,
            |call| call.source_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_DESTINATION_INTERFACE_INDEX",
            "destination_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_DESTINATION_INTERFACE_INDEX as u32,
            |call| call.destination_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_DESTINATION_SUB_INTERFACE_INDEX",
            "destination_sub_interface_index",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_DESTINATION_SUB_INTERFACE_INDEX as u32,
            |call| call.destination_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_ARRIVAL_INTERFACE",
            "physical_arrival_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_ARRIVAL_INTERFACE as u32,
            |call| call.physical_arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_ARRIVAL_INTERFACE_PROFILE_ID",
            "arrival_interface_profile_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_ARRIVAL_INTERFACE_PROFILE_ID as u32,
            |call| call.arrival_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_NEXTHOP_INTERFACE",
            "physical_nexthop_interface",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_IP_PHYSICAL_NEXTHOP_INTERFACE as u32,
            |call| call.physical_nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_NEXTHOP_INTERFACE_PROFILE_ID",
            "nexthop_interface_profile_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_NEXTHOP_INTERFACE_PROFILE_ID as u32,
            |call| call.nexthop_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_IPFORWARD_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_IPFORWARD_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundTransportV4>::new(
            "INBOUND_TRANSPORT_V4",
            fwps_sys::FWPS_LAYER_INBOUND_TRANSPORT_V4 as u16,
            fwps_sys::FWPM_LAYER_INBOUND_TRANSPORT_V4,
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_PROFILE_ID",
            "profile_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_PROFILE_ID as u32,
            |call| call.profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID",
            "ipsec_security_realm_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID as u32,
            |call| call.ipsec_security_realm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED,
            |call| call.ale_classify_required().map(|()| 1),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundTransportV4Discard>::new(
            "INBOUND_TRANSPORT_V4_DISCARD",
            fwps_sys::FWPS_LAYER_INBOUND_TRANSPORT_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_INBOUND_TRANSPORT_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_PROFILE_ID",
            "profile_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_PROFILE_ID as u32,
            |call| call.profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID",
            "ipsec_security_realm_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID as u32,
            |call| call.ipsec_security_realm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED,
            |call| call.ale_classify_required().map(|()| 1),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundTransportV6>::new(
            "INBOUND_TRANSPORT_V6",
            fwps_sys::FWPS_LAYER_INBOUND_TRANSPORT_V6 as u16,
            fwps_sys::FWPM_LAYER_INBOUND_TRANSPORT_V6,
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_PROFILE_ID",
            "profile_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_PROFILE_ID as u32,
            |call| call.profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID",
            "ipsec_security_realm_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID as u32,
            |call| call.ipsec_security_realm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED,
            |call| call.ale_classify_required().map(|()| 1),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundTransportV6Discard>::new(
            "INBOUND_TRANSPORT_V6_DISCARD",
            fwps_sys::FWPS_LAYER_INBOUND_TRANSPORT_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_INBOUND_TRANSPORT_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_PROFILE_ID",
            "profile_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_PROFILE_ID as u32,
            |call| call.profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID",
            "ipsec_security_realm_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID as u32,
            |call| call.ipsec_security_realm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INBOUND_TRANSPORT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_TRANSPORT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED,
            |call| call.ale_classify_required().map(|()| 1),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundTransportV4>::new(
            "OUTBOUND_TRANSPORT_V4",
            fwps_sys::FWPS_LAYER_OUTBOUND_TRANSPORT_V4 as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_PROFILE_ID",
            "profile_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_PROFILE_ID as u32,
            |call| call.profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID",
            "ipsec_security_realm_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID as u32,
            |call| call.ipsec_security_realm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER,
            |call| call.header_include_header().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundTransportV4Discard>::new(
            "OUTBOUND_TRANSPORT_V4_DISCARD",
            fwps_sys::FWPS_LAYER_OUTBOUND_TRANSPORT_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_TRANSPORT_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_PROFILE_ID",
            "profile_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_PROFILE_ID as u32,
            |call| call.profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID",
            "ipsec_security_realm_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IPSEC_SECURITY_REALM_ID as u32,
            |call| call.ipsec_security_realm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundTransportV6>::new(
            "OUTBOUND_TRANSPORT_V6",
            fwps_sys::FWPS_LAYER_OUTBOUND_TRANSPORT_V6 as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_TRANSPORT_V6,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_PROFILE_ID",
            "profile_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_PROFILE_ID as u32,
            |call| call.profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID",
            "ipsec_security_realm_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID as u32,
            |call| call.ipsec_security_realm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER,
            |call| call.header_include_header().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundTransportV6Discard>::new(
            "OUTBOUND_TRANSPORT_V6_DISCARD",
            fwps_sys::FWPS_LAYER_OUTBOUND_TRANSPORT_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_TRANSPORT_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_PROFILE_ID",
            "profile_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_PROFILE_ID as u32,
            |call| call.profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID",
            "ipsec_security_realm_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IPSEC_SECURITY_REALM_ID as u32,
            |call| call.ipsec_security_realm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_TRANSPORT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_TRANSPORT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::StreamV4>::new(
            "STREAM_V4",
            fwps_sys::FWPS_LAYER_STREAM_V4 as u16,
            fwps_sys::FWPM_LAYER_STREAM_V4,
        )
        .field(
            "FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_STREAM_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_STREAM_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_STREAM_V4_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_STREAM_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_STREAM_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::StreamV4Discard>::new(
            "STREAM_V4_DISCARD",
            fwps_sys::FWPS_LAYER_STREAM_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_STREAM_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_STREAM_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_STREAM_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_STREAM_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_STREAM_V4_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_STREAM_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_STREAM_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_STREAM_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::StreamV6>::new(
            "STREAM_V6",
            fwps_sys::FWPS_LAYER_STREAM_V6 as u16,
            fwps_sys::FWPM_LAYER_STREAM_V6,
        )
        .field(
            "FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_STREAM_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_STREAM_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_STREAM_V6_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_STREAM_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_STREAM_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::StreamV6Discard>::new(
            "STREAM_V6_DISCARD",
            fwps_sys::FWPS_LAYER_STREAM_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_STREAM_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_STREAM_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_STREAM_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_STREAM_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_STREAM_V6_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_STREAM_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_STREAM_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_STREAM_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::DatagramDataV4>::new(
            "DATAGRAM_DATA_V4",
            fwps_sys::FWPS_LAYER_DATAGRAM_DATA_V4 as u16,
            fwps_sys::FWPM_LAYER_DATAGRAM_DATA_V4,
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER,
            |call| call.header_include_header().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::DatagramDataV4Discard>::new(
            "DATAGRAM_DATA_V4_DISCARD",
            fwps_sys::FWPS_LAYER_DATAGRAM_DATA_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_DATAGRAM_DATA_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::DatagramDataV6>::new(
            "DATAGRAM_DATA_V6",
            fwps_sys::FWPS_LAYER_DATAGRAM_DATA_V6 as u16,
            fwps_sys::FWPM_LAYER_DATAGRAM_DATA_V6,
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER,
            |call| call.header_include_header().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::DatagramDataV6Discard>::new(
            "DATAGRAM_DATA_V6_DISCARD",
            fwps_sys::FWPS_LAYER_DATAGRAM_DATA_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_DATAGRAM_DATA_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_DATAGRAM_DATA_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_DATAGRAM_DATA_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundIcmpErrorV4>::new(
            "INBOUND_ICMP_ERROR_V4",
            fwps_sys::FWPS_LAYER_INBOUND_ICMP_ERROR_V4 as u16,
            fwps_sys::FWPM_LAYER_INBOUND_ICMP_ERROR_V4,
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_PROTOCOL",
            "embedded_protocol",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_PROTOCOL as u32,
            |call| call.embedded_protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_ADDRESS",
            "embedded_remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_ADDRESS as u32,
            |call| call.embedded_remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_ADDRESS_TYPE",
            "embedded_local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_ADDRESS_TYPE as u32,
            |call| {
                call.embedded_local_address_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_PORT",
            "embedded_local_port",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_PORT as u32,
            |call| call.embedded_local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_PORT",
            "embedded_remote_port",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_PORT as u32,
            |call| call.embedded_remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_PROFILE_ID",
            "arrival_interface_profile_id",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_PROFILE_ID as u32,
            |call| call.arrival_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundIcmpErrorV4Discard>::new(
            "INBOUND_ICMP_ERROR_V4_DISCARD",
            fwps_sys::FWPS_LAYER_INBOUND_ICMP_ERROR_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_INBOUND_ICMP_ERROR_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_PROTOCOL",
            "embedded_protocol",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_PROTOCOL as u32,
            |call| call.embedded_protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_ADDRESS",
            "embedded_remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_ADDRESS as u32,
            |call| call.embedded_remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_ADDRESS_TYPE",
            "embedded_local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_ADDRESS_TYPE as u32,
            |call| {
                call.embedded_local_address_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_PORT",
            "embedded_local_port",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_LOCAL_PORT as u32,
            |call| call.embedded_local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_PORT",
            "embedded_remote_port",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_EMBEDDED_REMOTE_PORT as u32,
            |call| call.embedded_remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_PROFILE_ID",
            "arrival_interface_profile_id",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_INTERFACE_PROFILE_ID as u32,
            |call| call.arrival_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundIcmpErrorV6>::new(
            "INBOUND_ICMP_ERROR_V6",
            fwps_sys::FWPS_LAYER_INBOUND_ICMP_ERROR_V6 as u16,
            fwps_sys::FWPM_LAYER_INBOUND_ICMP_ERROR_V6,
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_PROTOCOL",
            "embedded_protocol",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_PROTOCOL as u32,
            |call| call.embedded_protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_ADDRESS",
            "embedded_remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_ADDRESS as u32,
            |call| call.embedded_remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_ADDRESS_TYPE",
            "embedded_local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_ADDRESS_TYPE as u32,
            |call| {
                call.embedded_local_address_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_PORT",
            "embedded_local_port",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_PORT as u32,
            |call| call.embedded_local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_PORT",
            "embedded_remote_port",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_PORT as u32,
            |call| call.embedded_remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_PROFILE_ID",
            "arrival_interface_profile_id",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_PROFILE_ID as u32,
            |call| call.arrival_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundIcmpErrorV6Discard>::new(
            "INBOUND_ICMP_ERROR_V6_DISCARD",
            fwps_sys::FWPS_LAYER_INBOUND_ICMP_ERROR_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_INBOUND_ICMP_ERROR_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_PROTOCOL",
            "embedded_protocol",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_PROTOCOL as u32,
            |call| call.embedded_protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_ADDRESS",
            "embedded_remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_ADDRESS as u32,
            |call| call.embedded_remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_ADDRESS_TYPE",
            "embedded_local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_ADDRESS_TYPE as u32,
            |call| {
                call.embedded_local_address_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_PORT",
            "embedded_local_port",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_LOCAL_PORT as u32,
            |call| call.embedded_local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_PORT",
            "embedded_remote_port",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_EMBEDDED_REMOTE_PORT as u32,
            |call| call.embedded_remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_PROFILE_ID",
            "arrival_interface_profile_id",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_INTERFACE_PROFILE_ID as u32,
            |call| call.arrival_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_ICMP_ERROR_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_ICMP_ERROR_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundIcmpErrorV4>::new(
            "OUTBOUND_ICMP_ERROR_V4",
            fwps_sys::FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4 as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_ICMP_ERROR_V4,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_NEXTHOP_INTERFACE_PROFILE_ID",
            "nexthop_interface_profile_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_NEXTHOP_INTERFACE_PROFILE_ID as u32,
            |call| call.nexthop_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundIcmpErrorV4Discard>::new(
            "OUTBOUND_ICMP_ERROR_V4_DISCARD",
            fwps_sys::FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_ICMP_ERROR_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_NEXTHOP_INTERFACE_PROFILE_ID",
            "nexthop_interface_profile_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_NEXTHOP_INTERFACE_PROFILE_ID as u32,
            |call| call.nexthop_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundIcmpErrorV6>::new(
            "OUTBOUND_ICMP_ERROR_V6",
            fwps_sys::FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6 as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_ICMP_ERROR_V6,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_NEXTHOP_INTERFACE_PROFILE_ID",
            "nexthop_interface_profile_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_NEXTHOP_INTERFACE_PROFILE_ID as u32,
            |call| call.nexthop_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundIcmpErrorV6Discard>::new(
            "OUTBOUND_ICMP_ERROR_V6_DISCARD",
            fwps_sys::FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_ICMP_ERROR_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_NEXTHOP_INTERFACE_PROFILE_ID",
            "nexthop_interface_profile_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_NEXTHOP_INTERFACE_PROFILE_ID as u32,
            |call| call.nexthop_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleResourceAssignmentV4>::new(
            "ALE_RESOURCE_ASSIGNMENT_V4",
            fwps_sys::FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4 as u16,
            fwps_sys::FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4,
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PROMISCUOUS_MODE",
            "ale_promiscuous_mode",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PROMISCUOUS_MODE as u32,
            |call| call.ale_promiscuous_mode().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_LOCAL_INTERFACE_PROFILE_ID",
            "local_interface_profile_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_LOCAL_INTERFACE_PROFILE_ID as u32,
            |call| call.local_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_SIO_FIREWALL_SOCKET_PROPERTY",
            "sio_firewall_socket_property",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_SIO_FIREWALL_SOCKET_PROPERTY as u32,
            |call| call.sio_firewall_socket_property().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleResourceAssignmentV4Discard>::new(
            "ALE_RESOURCE_ASSIGNMENT_V4_DISCARD",
            fwps_sys::FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PROMISCUOUS_MODE",
            "ale_promiscuous_mode",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PROMISCUOUS_MODE as u32,
            |call| call.ale_promiscuous_mode().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_LOCAL_INTERFACE_PROFILE_ID",
            "local_interface_profile_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_LOCAL_INTERFACE_PROFILE_ID as u32,
            |call| call.local_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_SIO_FIREWALL_SOCKET_PROPERTY",
            "sio_firewall_socket_property",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_SIO_FIREWALL_SOCKET_PROPERTY as u32,
            |call| call.sio_firewall_socket_property().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleResourceAssignmentV6>::new(
            "ALE_RESOURCE_ASSIGNMENT_V6",
            fwps_sys::FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6 as u16,
            fwps_sys::FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V6,
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PROMISCUOUS_MODE",
            "ale_promiscuous_mode",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PROMISCUOUS_MODE as u32,
            |call| call.ale_promiscuous_mode().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_LOCAL_INTERFACE_PROFILE_ID",
            "local_interface_profile_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_LOCAL_INTERFACE_PROFILE_ID as u32,
            |call| call.local_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_SIO_FIREWALL_SOCKET_PROPERTY",
            "sio_firewall_socket_property",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_SIO_FIREWALL_SOCKET_PROPERTY as u32,
            |call| call.sio_firewall_socket_property().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleResourceAssignmentV6Discard>::new(
            "ALE_RESOURCE_ASSIGNMENT_V6_DISCARD",
            fwps_sys::FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PROMISCUOUS_MODE",
            "ale_promiscuous_mode",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PROMISCUOUS_MODE as u32,
            |call| call.ale_promiscuous_mode().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_LOCAL_INTERFACE_PROFILE_ID",
            "local_interface_profile_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_LOCAL_INTERFACE_PROFILE_ID as u32,
            |call| call.local_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_SIO_FIREWALL_SOCKET_PROPERTY",
            "sio_firewall_socket_property",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_SIO_FIREWALL_SOCKET_PROPERTY as u32,
            |call| call.sio_firewall_socket_property().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthListenV4>::new(
            "ALE_AUTH_LISTEN_V4",
            fwps_sys::FWPS_LAYER_ALE_AUTH_LISTEN_V4 as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_LISTEN_V4,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_LOCAL_INTERFACE_PROFILE_ID",
            "local_interface_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_LOCAL_INTERFACE_PROFILE_ID as u32,
            |call| call.local_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_SIO_FIREWALL_SOCKET_PROPERTY",
            "sio_firewall_socket_property",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_SIO_FIREWALL_SOCKET_PROPERTY as u32,
            |call| call.sio_firewall_socket_property().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthListenV4Discard>::new(
            "ALE_AUTH_LISTEN_V4_DISCARD",
            fwps_sys::FWPS_LAYER_ALE_AUTH_LISTEN_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_LISTEN_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_LOCAL_INTERFACE_PROFILE_ID",
            "local_interface_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_LOCAL_INTERFACE_PROFILE_ID as u32,
            |call| call.local_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_SIO_FIREWALL_SOCKET_PROPERTY",
            "sio_firewall_socket_property",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_SIO_FIREWALL_SOCKET_PROPERTY as u32,
            |call| call.sio_firewall_socket_property().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthListenV6>::new(
            "ALE_AUTH_LISTEN_V6",
            fwps_sys::FWPS_LAYER_ALE_AUTH_LISTEN_V6 as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_LISTEN_V6,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_LOCAL_INTERFACE_PROFILE_ID",
            "local_interface_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_LOCAL_INTERFACE_PROFILE_ID as u32,
            |call| call.local_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_SIO_FIREWALL_SOCKET_PROPERTY",
            "sio_firewall_socket_property",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_SIO_FIREWALL_SOCKET_PROPERTY as u32,
            |call| call.sio_firewall_socket_property().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthListenV6Discard>::new(
            "ALE_AUTH_LISTEN_V6_DISCARD",
            fwps_sys::FWPS_LAYER_ALE_AUTH_LISTEN_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_LISTEN_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_LOCAL_INTERFACE_PROFILE_ID",
            "local_interface_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_LOCAL_INTERFACE_PROFILE_ID as u32,
            |call| call.local_interface_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_SIO_FIREWALL_SOCKET_PROPERTY",
            "sio_firewall_socket_property",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_SIO_FIREWALL_SOCKET_PROPERTY as u32,
            |call| call.sio_firewall_socket_property().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_LISTEN_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_LISTEN_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthRecvAcceptV4>::new(
            "ALE_AUTH_RECV_ACCEPT_V4",
            fwps_sys::FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4 as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SIO_FIREWALL_SYSTEM_PORT",
            "sio_firewall_system_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SIO_FIREWALL_SYSTEM_PORT as u32,
            |call| call.sio_firewall_system_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NAP_CONTEXT",
            "nap_context",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NAP_CONTEXT as u32,
            |call| call.nap_context().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_SUB_INTERFACE_INDEX",
            "nexthop_sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_SUB_INTERFACE_INDEX as u32,
            |call| call.nexthop_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_NEXTHOP_INTERFACE",
            "nexthop_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_NEXTHOP_INTERFACE as u32,
            |call| call.nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_TYPE",
            "nexthop_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_TYPE as u32,
            |call| call.nexthop_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_TUNNEL_TYPE",
            "nexthop_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_TUNNEL_TYPE as u32,
            |call| call.nexthop_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_INDEX",
            "nexthop_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_INDEX as u32,
            |call| call.nexthop_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_PROFILE_ID",
            "original_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_PROFILE_ID as u32,
            |call| call.original_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_CURRENT_PROFILE_ID",
            "current_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_CURRENT_PROFILE_ID as u32,
            |call| call.current_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_REAUTHORIZE_REASON",
            "reauthorize_reason",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_REAUTHORIZE_REASON as u32,
            |call| call.reauthorize_reason().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_ICMP_TYPE",
            "original_icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_ICMP_TYPE as u32,
            |call| call.original_icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PACKET_DIRECTION",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PACKET_DIRECTION,
            |call| {
                call.packet_direction()
                    .map(|direction| u64::from(direction.to_raw()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthRecvAcceptV4Discard>::new(
            "ALE_AUTH_RECV_ACCEPT_V4_DISCARD",
            fwps_sys::FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SIO_FIREWALL_SYSTEM_PORT",
            "sio_firewall_system_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SIO_FIREWALL_SYSTEM_PORT as u32,
            |call| call.sio_firewall_system_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NAP_CONTEXT",
            "nap_context",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NAP_CONTEXT as u32,
            |call| call.nap_context().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_SUB_INTERFACE_INDEX",
            "nexthop_sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_SUB_INTERFACE_INDEX as u32,
            |call| call.nexthop_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_NEXTHOP_INTERFACE",
            "nexthop_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_NEXTHOP_INTERFACE as u32,
            |call| call.nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_TYPE",
            "nexthop_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_TYPE as u32,
            |call| call.nexthop_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_TUNNEL_TYPE",
            "nexthop_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_TUNNEL_TYPE as u32,
            |call| call.nexthop_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_INDEX",
            "nexthop_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_NEXTHOP_INTERFACE_INDEX as u32,
            |call| call.nexthop_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_PROFILE_ID",
            "original_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_PROFILE_ID as u32,
            |call| call.original_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_CURRENT_PROFILE_ID",
            "current_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_CURRENT_PROFILE_ID as u32,
            |call| call.current_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_REAUTHORIZE_REASON",
            "reauthorize_reason",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_REAUTHORIZE_REASON as u32,
            |call| call.reauthorize_reason().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_ICMP_TYPE",
            "original_icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ORIGINAL_ICMP_TYPE as u32,
            |call| call.original_icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PACKET_DIRECTION",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PACKET_DIRECTION,
            |call| {
                call.packet_direction()
                    .map(|direction| u64::from(direction.to_raw()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthRecvAcceptV6>::new(
            "ALE_AUTH_RECV_ACCEPT_V6",
            fwps_sys::FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6 as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SIO_FIREWALL_SYSTEM_PORT",
            "sio_firewall_system_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SIO_FIREWALL_SYSTEM_PORT as u32,
            |call| call.sio_firewall_system_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NAP_CONTEXT",
            "nap_context",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NAP_CONTEXT as u32,
            |call| call.nap_context().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_SUB_INTERFACE_INDEX",
            "nexthop_sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_SUB_INTERFACE_INDEX as u32,
            |call| call.nexthop_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_NEXTHOP_INTERFACE",
            "nexthop_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_NEXTHOP_INTERFACE as u32,
            |call| call.nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_TYPE",
            "nexthop_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_TYPE as u32,
            |call| call.nexthop_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_TUNNEL_TYPE",
            "nexthop_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_TUNNEL_TYPE as u32,
            |call| call.nexthop_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_INDEX",
            "nexthop_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_INDEX as u32,
            |call| call.nexthop_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_PROFILE_ID",
            "original_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_PROFILE_ID as u32,
            |call| call.original_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_CURRENT_PROFILE_ID",
            "current_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_CURRENT_PROFILE_ID as u32,
            |call| call.current_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_REAUTHORIZE_REASON",
            "reauthorize_reason",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_REAUTHORIZE_REASON as u32,
            |call| call.reauthorize_reason().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_ICMP_TYPE",
            "original_icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_ICMP_TYPE as u32,
            |call| call.original_icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PACKET_DIRECTION",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PACKET_DIRECTION,
            |call| {
                call.packet_direction()
                    .map(|direction| u64::from(direction.to_raw()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthRecvAcceptV6Discard>::new(
            "ALE_AUTH_RECV_ACCEPT_V6_DISCARD",
            fwps_sys::FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SIO_FIREWALL_SYSTEM_PORT",
            "sio_firewall_system_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SIO_FIREWALL_SYSTEM_PORT as u32,
            |call| call.sio_firewall_system_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NAP_CONTEXT",
            "nap_context",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NAP_CONTEXT as u32,
            |call| call.nap_context().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_SUB_INTERFACE_INDEX",
            "nexthop_sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_SUB_INTERFACE_INDEX as u32,
            |call| call.nexthop_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_NEXTHOP_INTERFACE",
            "nexthop_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_NEXTHOP_INTERFACE as u32,
            |call| call.nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_TYPE",
            "nexthop_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_TYPE as u32,
            |call| call.nexthop_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_TUNNEL_TYPE",
            "nexthop_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_TUNNEL_TYPE as u32,
            |call| call.nexthop_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_INDEX",
            "nexthop_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_NEXTHOP_INTERFACE_INDEX as u32,
            |call| call.nexthop_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_PROFILE_ID",
            "original_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_PROFILE_ID as u32,
            |call| call.original_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_CURRENT_PROFILE_ID",
            "current_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_CURRENT_PROFILE_ID as u32,
            |call| call.current_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_REAUTHORIZE_REASON",
            "reauthorize_reason",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_REAUTHORIZE_REASON as u32,
            |call| call.reauthorize_reason().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_ICMP_TYPE",
            "original_icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ORIGINAL_ICMP_TYPE as u32,
            |call| call.original_icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PACKET_DIRECTION",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PACKET_DIRECTION,
            |call| {
                call.packet_direction()
                    .map(|direction| u64::from(direction.to_raw()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthConnectV4>::new(
            "ALE_AUTH_CONNECT_V4",
            fwps_sys::FWPS_LAYER_ALE_AUTH_CONNECT_V4 as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_CONNECT_V4,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_SUB_INTERFACE_INDEX",
            "nexthop_sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_SUB_INTERFACE_INDEX as u32,
            |call| call.nexthop_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_NEXTHOP_INTERFACE",
            "nexthop_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_NEXTHOP_INTERFACE as u32,
            |call| call.nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_TYPE",
            "nexthop_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_TYPE as u32,
            |call| call.nexthop_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_TUNNEL_TYPE",
            "nexthop_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_TUNNEL_TYPE as u32,
            |call| call.nexthop_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_INDEX",
            "nexthop_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_INDEX as u32,
            |call| call.nexthop_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_PROFILE_ID",
            "original_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_PROFILE_ID as u32,
            |call| call.original_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_CURRENT_PROFILE_ID",
            "current_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_CURRENT_PROFILE_ID as u32,
            |call| call.current_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_REAUTHORIZE_REASON",
            "reauthorize_reason",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_REAUTHORIZE_REASON as u32,
            |call| call.reauthorize_reason().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_PEER_NAME",
            "peer_name",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_PEER_NAME as u32,
            |call| {
                call.peer_name()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_ICMP_TYPE",
            "original_icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_ICMP_TYPE as u32,
            |call| call.original_icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_EFFECTIVE_NAME",
            "ale_effective_name",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_EFFECTIVE_NAME as u32,
            |call| call.ale_effective_name().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PACKET_DIRECTION",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PACKET_DIRECTION,
            |call| {
                call.packet_direction()
                    .map(|direction| u64::from(direction.to_raw()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ORIGINAL_DESTINATION",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ORIGINAL_DESTINATION,
            |call| call.original_destination().map(super::value::of_socket_address),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthConnectV4Discard>::new(
            "ALE_AUTH_CONNECT_V4_DISCARD",
            fwps_sys::FWPS_LAYER_ALE_AUTH_CONNECT_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_CONNECT_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_SUB_INTERFACE_INDEX",
            "nexthop_sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_SUB_INTERFACE_INDEX as u32,
            |call| call.nexthop_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_NEXTHOP_INTERFACE",
            "nexthop_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_NEXTHOP_INTERFACE as u32,
            |call| call.nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_TYPE",
            "nexthop_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_TYPE as u32,
            |call| call.nexthop_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_TUNNEL_TYPE",
            "nexthop_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_TUNNEL_TYPE as u32,
            |call| call.nexthop_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_INDEX",
            "nexthop_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_NEXTHOP_INTERFACE_INDEX as u32,
            |call| call.nexthop_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_PROFILE_ID",
            "original_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_PROFILE_ID as u32,
            |call| call.original_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_CURRENT_PROFILE_ID",
            "current_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_CURRENT_PROFILE_ID as u32,
            |call| call.current_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_REAUTHORIZE_REASON",
            "reauthorize_reason",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_REAUTHORIZE_REASON as u32,
            |call| call.reauthorize_reason().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_PEER_NAME",
            "peer_name",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_PEER_NAME as u32,
            |call| {
                call.peer_name()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_ICMP_TYPE",
            "original_icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ORIGINAL_ICMP_TYPE as u32,
            |call| call.original_icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_EFFECTIVE_NAME",
            "ale_effective_name",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_EFFECTIVE_NAME as u32,
            |call| call.ale_effective_name().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PACKET_DIRECTION",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PACKET_DIRECTION,
            |call| {
                call.packet_direction()
                    .map(|direction| u64::from(direction.to_raw()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthConnectV6>::new(
            "ALE_AUTH_CONNECT_V6",
            fwps_sys::FWPS_LAYER_ALE_AUTH_CONNECT_V6 as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_CONNECT_V6,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_SUB_INTERFACE_INDEX",
            "nexthop_sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_SUB_INTERFACE_INDEX as u32,
            |call| call.nexthop_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_NEXTHOP_INTERFACE",
            "nexthop_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_NEXTHOP_INTERFACE as u32,
            |call| call.nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_TYPE",
            "nexthop_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_TYPE as u32,
            |call| call.nexthop_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_TUNNEL_TYPE",
            "nexthop_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_TUNNEL_TYPE as u32,
            |call| call.nexthop_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_INDEX",
            "nexthop_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_INDEX as u32,
            |call| call.nexthop_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_PROFILE_ID",
            "original_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_PROFILE_ID as u32,
            |call| call.original_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_CURRENT_PROFILE_ID",
            "current_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_CURRENT_PROFILE_ID as u32,
            |call| call.current_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_REAUTHORIZE_REASON",
            "reauthorize_reason",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_REAUTHORIZE_REASON as u32,
            |call| call.reauthorize_reason().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_PEER_NAME",
            "peer_name",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_PEER_NAME as u32,
            |call| {
                call.peer_name()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_ICMP_TYPE",
            "original_icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_ICMP_TYPE as u32,
            |call| call.original_icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_EFFECTIVE_NAME",
            "ale_effective_name",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_EFFECTIVE_NAME as u32,
            |call| call.ale_effective_name().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PACKET_DIRECTION",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PACKET_DIRECTION,
            |call| {
                call.packet_direction()
                    .map(|direction| u64::from(direction.to_raw()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ORIGINAL_DESTINATION",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ORIGINAL_DESTINATION,
            |call| call.original_destination().map(super::value::of_socket_address),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleAuthConnectV6Discard>::new(
            "ALE_AUTH_CONNECT_V6_DISCARD",
            fwps_sys::FWPS_LAYER_ALE_AUTH_CONNECT_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_ALE_AUTH_CONNECT_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_ARRIVAL_INTERFACE",
            "arrival_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_ARRIVAL_INTERFACE as u32,
            |call| call.arrival_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_TYPE",
            "arrival_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_TYPE as u32,
            |call| call.arrival_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_TUNNEL_TYPE",
            "arrival_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_TUNNEL_TYPE as u32,
            |call| call.arrival_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_INDEX",
            "arrival_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ARRIVAL_INTERFACE_INDEX as u32,
            |call| call.arrival_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_SUB_INTERFACE_INDEX",
            "nexthop_sub_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_SUB_INTERFACE_INDEX as u32,
            |call| call.nexthop_sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_NEXTHOP_INTERFACE",
            "nexthop_interface",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_NEXTHOP_INTERFACE as u32,
            |call| call.nexthop_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_TYPE",
            "nexthop_interface_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_TYPE as u32,
            |call| call.nexthop_interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_TUNNEL_TYPE",
            "nexthop_tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_TUNNEL_TYPE as u32,
            |call| call.nexthop_tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_INDEX",
            "nexthop_interface_index",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_NEXTHOP_INTERFACE_INDEX as u32,
            |call| call.nexthop_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_PROFILE_ID",
            "original_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_PROFILE_ID as u32,
            |call| call.original_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_CURRENT_PROFILE_ID",
            "current_profile_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_CURRENT_PROFILE_ID as u32,
            |call| call.current_profile_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_REAUTHORIZE_REASON",
            "reauthorize_reason",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_REAUTHORIZE_REASON as u32,
            |call| call.reauthorize_reason().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_PEER_NAME",
            "peer_name",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_PEER_NAME as u32,
            |call| {
                call.peer_name()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_ICMP_TYPE",
            "original_icmp_type",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ORIGINAL_ICMP_TYPE as u32,
            |call| call.original_icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_QUARANTINE_EPOCH",
            "interface_quarantine_epoch",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_INTERFACE_QUARANTINE_EPOCH as u32,
            |call| call.interface_quarantine_epoch().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_EFFECTIVE_NAME",
            "ale_effective_name",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_ALE_EFFECTIVE_NAME as u32,
            |call| call.ale_effective_name().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_ALE_AUTH_CONNECT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_AUTH_CONNECT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPLETION_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE,
            |call| call.completion_handle().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PACKET_DIRECTION",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PACKET_DIRECTION,
            |call| {
                call.packet_direction()
                    .map(|direction| u64::from(direction.to_raw()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleFlowEstablishedV4>::new(
            "ALE_FLOW_ESTABLISHED_V4",
            fwps_sys::FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4 as u16,
            fwps_sys::FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4,
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleFlowEstablishedV4Discard>::new(
            "ALE_FLOW_ESTABLISHED_V4_DISCARD",
            fwps_sys::FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4_DISCARD as u16,
            fwps_sys::FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4_DISCARD,
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleFlowEstablishedV6>::new(
            "ALE_FLOW_ESTABLISHED_V6",
            fwps_sys::FWPS_LAYER_ALE_FLOW_ESTABLISHED_V6 as u16,
            fwps_sys::FWPM_LAYER_ALE_FLOW_ESTABLISHED_V6,
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleFlowEstablishedV6Discard>::new(
            "ALE_FLOW_ESTABLISHED_V6_DISCARD",
            fwps_sys::FWPS_LAYER_ALE_FLOW_ESTABLISHED_V6_DISCARD as u16,
            fwps_sys::FWPM_LAYER_ALE_FLOW_ESTABLISHED_V6_DISCARD,
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_USER_ID",
            "ale_remote_user_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_USER_ID as u32,
            |call| {
                call.ale_remote_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_MACHINE_ID",
            "ale_remote_machine_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_REMOTE_MACHINE_ID as u32,
            |call| {
                call.ale_remote_machine_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_DISCARD_REASON",
            false,
            fwps_sys::FWPS_METADATA_FIELD_DISCARD_REASON,
            |call| call.discard_reason().map(super::value::of_discard),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_PATH",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_PATH,
            |call| {
                call.process_path()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundMacFrameEthernet>::new(
            "INBOUND_MAC_FRAME_ETHERNET",
            fwps_sys::FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET as u16,
            fwps_sys::FWPM_LAYER_INBOUND_MAC_FRAME_ETHERNET,
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE_MAC_ADDRESS",
            "interface_mac_address",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE_MAC_ADDRESS as u32,
            |call| call.interface_mac_address().map(super::value::of_mac),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS",
            "mac_local_address",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS as u32,
            |call| call.mac_local_address().map(super::value::of_mac),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS",
            "mac_remote_address",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS as u32,
            |call| call.mac_remote_address().map(super::value::of_mac),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS_TYPE",
            "mac_local_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS_TYPE as u32,
            |call| call.mac_local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS_TYPE",
            "mac_remote_address_type",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS_TYPE as u32,
            |call| call.mac_remote_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_ETHER_TYPE",
            "ether_type",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_ETHER_TYPE as u32,
            |call| call.ether_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_VLAN_ID",
            "vlan_id",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_VLAN_ID as u32,
            |call| call.vlan_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE",
            "interface",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE as u32,
            |call| call.interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_NDIS_PORT",
            "ndis_port",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_NDIS_PORT as u32,
            |call| call.ndis_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_L2_FLAGS",
            "l2_flags",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_L2_FLAGS as u32,
            |call| call.l2_flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE,
            |call| call.ethernet_mac_header_size().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundMacFrameEthernet>::new(
            "OUTBOUND_MAC_FRAME_ETHERNET",
            fwps_sys::FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_MAC_FRAME_ETHERNET,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE_MAC_ADDRESS",
            "interface_mac_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE_MAC_ADDRESS as u32,
            |call| call.interface_mac_address().map(super::value::of_mac),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS",
            "mac_local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS as u32,
            |call| call.mac_local_address().map(super::value::of_mac),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS",
            "mac_remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS as u32,
            |call| call.mac_remote_address().map(super::value::of_mac),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS_TYPE",
            "mac_local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS_TYPE as u32,
            |call| call.mac_local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS_TYPE",
            "mac_remote_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_MAC_REMOTE_ADDRESS_TYPE as u32,
            |call| call.mac_remote_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_ETHER_TYPE",
            "ether_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_ETHER_TYPE as u32,
            |call| call.ether_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_VLAN_ID",
            "vlan_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_VLAN_ID as u32,
            |call| call.vlan_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE",
            "interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE as u32,
            |call| call.interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_NDIS_PORT",
            "ndis_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_NDIS_PORT as u32,
            |call| call.ndis_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_L2_FLAGS",
            "l2_flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_L2_FLAGS as u32,
            |call| call.l2_flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_ETHERNET_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::InboundMacFrameNative>::new(
            "INBOUND_MAC_FRAME_NATIVE",
            fwps_sys::FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE as u16,
            fwps_sys::FWPM_LAYER_INBOUND_MAC_FRAME_NATIVE,
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_MEDIA_TYPE",
            "ndis_media_type",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_MEDIA_TYPE as u32,
            |call| call.ndis_media_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_PHYSICAL_MEDIA_TYPE",
            "ndis_physical_media_type",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_PHYSICAL_MEDIA_TYPE as u32,
            |call| call.ndis_physical_media_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE",
            "interface",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE as u32,
            |call| call.interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_PORT",
            "ndis_port",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_NDIS_PORT as u32,
            |call| call.ndis_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_L2_FLAGS",
            "l2_flags",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_L2_FLAGS as u32,
            |call| call.l2_flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INBOUND_MAC_FRAME_NATIVE_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundMacFrameNative>::new(
            "OUTBOUND_MAC_FRAME_NATIVE",
            fwps_sys::FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_MAC_FRAME_NATIVE,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_MEDIA_TYPE",
            "ndis_media_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_MEDIA_TYPE as u32,
            |call| call.ndis_media_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_PHYSICAL_MEDIA_TYPE",
            "ndis_physical_media_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_PHYSICAL_MEDIA_TYPE as u32,
            |call| call.ndis_physical_media_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE",
            "interface",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE as u32,
            |call| call.interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_PORT",
            "ndis_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_NDIS_PORT as u32,
            |call| call.ndis_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_L2_FLAGS",
            "l2_flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_L2_FLAGS as u32,
            |call| call.l2_flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_MAC_FRAME_NATIVE_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::NameResolutionCacheV4>::new(
            "NAME_RESOLUTION_CACHE_V4",
            fwps_sys::FWPS_LAYER_NAME_RESOLUTION_CACHE_V4 as u16,
            fwps_sys::FWPM_LAYER_NAME_RESOLUTION_CACHE_V4,
        )
        .field(
            "FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_PEER_NAME",
            "peer_name",
            fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_PEER_NAME as u32,
            |call| {
                call.peer_name()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::NameResolutionCacheV6>::new(
            "NAME_RESOLUTION_CACHE_V6",
            fwps_sys::FWPS_LAYER_NAME_RESOLUTION_CACHE_V6 as u16,
            fwps_sys::FWPM_LAYER_NAME_RESOLUTION_CACHE_V6,
        )
        .field(
            "FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_PEER_NAME",
            "peer_name",
            fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_PEER_NAME as u32,
            |call| {
                call.peer_name()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_NAME_RESOLUTION_CACHE_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleResourceReleaseV4>::new(
            "ALE_RESOURCE_RELEASE_V4",
            fwps_sys::FWPS_LAYER_ALE_RESOURCE_RELEASE_V4 as u16,
            fwps_sys::FWPM_LAYER_ALE_RESOURCE_RELEASE_V4,
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleResourceReleaseV6>::new(
            "ALE_RESOURCE_RELEASE_V6",
            fwps_sys::FWPS_LAYER_ALE_RESOURCE_RELEASE_V6 as u16,
            fwps_sys::FWPM_LAYER_ALE_RESOURCE_RELEASE_V6,
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_RESOURCE_RELEASE_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleEndpointClosureV4>::new(
            "ALE_ENDPOINT_CLOSURE_V4",
            fwps_sys::FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V4 as u16,
            fwps_sys::FWPM_LAYER_ALE_ENDPOINT_CLOSURE_V4,
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleEndpointClosureV6>::new(
            "ALE_ENDPOINT_CLOSURE_V6",
            fwps_sys::FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V6 as u16,
            fwps_sys::FWPM_LAYER_ALE_ENDPOINT_CLOSURE_V6,
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleConnectRedirectV4>::new(
            "ALE_CONNECT_REDIRECT_V4",
            fwps_sys::FWPS_LAYER_ALE_CONNECT_REDIRECT_V4 as u16,
            fwps_sys::FWPM_LAYER_ALE_CONNECT_REDIRECT_V4,
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID,
            |call| call.local_redirect_target_pid().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE,
            |call| call.redirect_records().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleConnectRedirectV6>::new(
            "ALE_CONNECT_REDIRECT_V6",
            fwps_sys::FWPS_LAYER_ALE_CONNECT_REDIRECT_V6 as u16,
            fwps_sys::FWPM_LAYER_ALE_CONNECT_REDIRECT_V6,
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE,
            |call| call.parent_endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE,
            |call| call.icmp_id_and_sequence().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID,
            |call| call.local_redirect_target_pid().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE,
            |call| call.redirect_records().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleBindRedirectV4>::new(
            "ALE_BIND_REDIRECT_V4",
            fwps_sys::FWPS_LAYER_ALE_BIND_REDIRECT_V4 as u16,
            fwps_sys::FWPM_LAYER_ALE_BIND_REDIRECT_V4,
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID,
            |call| call.local_redirect_target_pid().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::AleBindRedirectV6>::new(
            "ALE_BIND_REDIRECT_V6",
            fwps_sys::FWPS_LAYER_ALE_BIND_REDIRECT_V6 as u16,
            fwps_sys::FWPM_LAYER_ALE_BIND_REDIRECT_V6,
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_ALE_BIND_REDIRECT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_ALE_BIND_REDIRECT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TOKEN",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TOKEN,
            |call| call.token().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_METADATA_FIELD_PROCESS_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_PROCESS_ID,
            |call| call.process_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID,
            |call| call.local_redirect_target_pid().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_SUB_PROCESS_TAG",
            false,
            fwps_sys::FWPS_METADATA_FIELD_SUB_PROCESS_TAG,
            |call| call.sub_process_tag().map(|value| value as u64),
        ),
    );
    layers.layer(
        Case::<fwps::layer::StreamPacketV4>::new(
            "STREAM_PACKET_V4",
            fwps_sys::FWPS_LAYER_STREAM_PACKET_V4 as u16,
            fwps_sys::FWPM_LAYER_STREAM_PACKET_V4,
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::StreamPacketV6>::new(
            "STREAM_PACKET_V6",
            fwps_sys::FWPS_LAYER_STREAM_PACKET_V6 as u16,
            fwps_sys::FWPM_LAYER_STREAM_PACKET_V6,
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_INTERFACE",
            "local_interface",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_IP_LOCAL_INTERFACE as u32,
            |call| call.local_interface().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_INTERFACE_INDEX",
            "interface_index",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_INTERFACE_INDEX as u32,
            |call| call.interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_SUB_INTERFACE_INDEX",
            "sub_interface_index",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_SUB_INTERFACE_INDEX as u32,
            |call| call.sub_interface_index().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_DIRECTION",
            "direction",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_DIRECTION as u32,
            |call| call.direction().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_INTERFACE_TYPE",
            "interface_type",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_INTERFACE_TYPE as u32,
            |call| call.interface_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_TUNNEL_TYPE",
            "tunnel_type",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_TUNNEL_TYPE as u32,
            |call| call.tunnel_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_STREAM_PACKET_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_STREAM_PACKET_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_FLOW_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_FLOW_HANDLE,
            |call| call.flow_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_IP_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE,
            |call| call.ip_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE,
            |call| call.transport_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_COMPARTMENT_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_COMPARTMENT_ID,
            |call| call.routing_compartment().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
            |call| call.endpoint_handle().map(u64::from),
        )
        .metadata(
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA",
            false,
            fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
            |call| call.control_messages().map(super::value::of_bytes),
        )
        .metadata(
            "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID",
            false,
            fwps_sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
            |call| call.remote_scope_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::IngressVswitchEthernet>::new(
            "INGRESS_VSWITCH_ETHERNET",
            fwps_sys::FWPS_LAYER_INGRESS_VSWITCH_ETHERNET as u16,
            fwps_sys::FWPM_LAYER_INGRESS_VSWITCH_ETHERNET,
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS",
            "mac_source_address",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS as u32,
            |call| call.mac_source_address().map(super::value::of_mac),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS_TYPE",
            "mac_source_address_type",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS_TYPE as u32,
            |call| call.mac_source_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS",
            "mac_destination_address",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS as u32,
            |call| call.mac_destination_address().map(super::value::of_mac),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS_TYPE",
            "mac_destination_address_type",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS_TYPE as u32,
            |call| {
                call.mac_destination_address_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_ETHER_TYPE",
            "ether_type",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_ETHER_TYPE as u32,
            |call| call.ether_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VLAN_ID",
            "vlan_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VLAN_ID as u32,
            |call| call.vlan_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_TENANT_NETWORK_ID",
            "vswitch_tenant_network_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_TENANT_NETWORK_ID as u32,
            |call| call.vswitch_tenant_network_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_ID",
            "vswitch_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_ID as u32,
            |call| call.vswitch_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_NETWORK_TYPE",
            "vswitch_network_type",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_NETWORK_TYPE as u32,
            |call| call.vswitch_network_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_ID",
            "vswitch_source_interface_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_ID as u32,
            |call| call.vswitch_source_interface_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_TYPE",
            "vswitch_source_interface_type",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_TYPE as u32,
            |call| {
                call.vswitch_source_interface_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_VM_ID",
            "vswitch_source_vm_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_VM_ID as u32,
            |call| call.vswitch_source_vm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_L2_FLAGS",
            "l2_flags",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_L2_FLAGS as u32,
            |call| call.l2_flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE,
            |call| call.ethernet_mac_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE,
            |call| call.wifi_operation_mode().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID,
            |call| call.vswitch_source_port_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX,
            |call| call.vswitch_source_nic_index().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT,
            |call| call.vswitch_packet_context().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID,
            |call| call.vswitch_destination_port_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::EgressVswitchEthernet>::new(
            "EGRESS_VSWITCH_ETHERNET",
            fwps_sys::FWPS_LAYER_EGRESS_VSWITCH_ETHERNET as u16,
            fwps_sys::FWPM_LAYER_EGRESS_VSWITCH_ETHERNET,
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS",
            "mac_source_address",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS as u32,
            |call| call.mac_source_address().map(super::value::of_mac),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS_TYPE",
            "mac_source_address_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS_TYPE as u32,
            |call| call.mac_source_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS",
            "mac_destination_address",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS as u32,
            |call| call.mac_destination_address().map(super::value::of_mac),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS_TYPE",
            "mac_destination_address_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS_TYPE as u32,
            |call| {
                call.mac_destination_address_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_ETHER_TYPE",
            "ether_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_ETHER_TYPE as u32,
            |call| call.ether_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VLAN_ID",
            "vlan_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VLAN_ID as u32,
            |call| call.vlan_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_TENANT_NETWORK_ID",
            "vswitch_tenant_network_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_TENANT_NETWORK_ID as u32,
            |call| call.vswitch_tenant_network_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_ID",
            "vswitch_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_ID as u32,
            |call| call.vswitch_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_NETWORK_TYPE",
            "vswitch_network_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_NETWORK_TYPE as u32,
            |call| call.vswitch_network_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_ID",
            "vswitch_source_interface_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_ID as u32,
            |call| call.vswitch_source_interface_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_TYPE",
            "vswitch_source_interface_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_TYPE as u32,
            |call| {
                call.vswitch_source_interface_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_VM_ID",
            "vswitch_source_vm_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_VM_ID as u32,
            |call| call.vswitch_source_vm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_INTERFACE_ID",
            "vswitch_destination_interface_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_INTERFACE_ID as u32,
            |call| {
                call.vswitch_destination_interface_id()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_INTERFACE_TYPE",
            "vswitch_destination_interface_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_INTERFACE_TYPE as u32,
            |call| {
                call.vswitch_destination_interface_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_VM_ID",
            "vswitch_destination_vm_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_VM_ID as u32,
            |call| call.vswitch_destination_vm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_L2_FLAGS",
            "l2_flags",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_L2_FLAGS as u32,
            |call| call.l2_flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE,
            |call| call.ethernet_mac_header_size().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE,
            |call| call.wifi_operation_mode().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID,
            |call| call.vswitch_source_port_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX,
            |call| call.vswitch_source_nic_index().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT,
            |call| call.vswitch_packet_context().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID,
            |call| call.vswitch_destination_port_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::IngressVswitchTransportV4>::new(
            "INGRESS_VSWITCH_TRANSPORT_V4",
            fwps_sys::FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V4 as u16,
            fwps_sys::FWPM_LAYER_INGRESS_VSWITCH_TRANSPORT_V4,
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_ADDRESS",
            "source_address",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_ADDRESS as u32,
            |call| call.source_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_ADDRESS",
            "destination_address",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_ADDRESS as u32,
            |call| call.destination_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_PORT",
            "source_port",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_PORT as u32,
            |call| call.source_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_PORT",
            "destination_port",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_PORT as u32,
            |call| call.destination_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VLAN_ID",
            "vlan_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VLAN_ID as u32,
            |call| call.vlan_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_TENANT_NETWORK_ID",
            "vswitch_tenant_network_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_TENANT_NETWORK_ID as u32,
            |call| call.vswitch_tenant_network_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_ID",
            "vswitch_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_ID as u32,
            |call| call.vswitch_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_NETWORK_TYPE",
            "vswitch_network_type",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_NETWORK_TYPE as u32,
            |call| call.vswitch_network_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_ID",
            "vswitch_source_interface_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_ID as u32,
            |call| call.vswitch_source_interface_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_TYPE",
            "vswitch_source_interface_type",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_TYPE as u32,
            |call| {
                call.vswitch_source_interface_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_VM_ID",
            "vswitch_source_vm_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_VM_ID as u32,
            |call| call.vswitch_source_vm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_L2_FLAGS",
            "l2_flags",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_L2_FLAGS as u32,
            |call| call.l2_flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE,
            |call| call.wifi_operation_mode().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID,
            |call| call.vswitch_source_port_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX,
            |call| call.vswitch_source_nic_index().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT,
            |call| call.vswitch_packet_context().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID,
            |call| call.vswitch_destination_port_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::IngressVswitchTransportV6>::new(
            "INGRESS_VSWITCH_TRANSPORT_V6",
            fwps_sys::FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V6 as u16,
            fwps_sys::FWPM_LAYER_INGRESS_VSWITCH_TRANSPORT_V6,
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_ADDRESS",
            "source_address",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_ADDRESS as u32,
            |call| call.source_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_ADDRESS",
            "destination_address",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_ADDRESS as u32,
            |call| call.destination_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_PORT",
            "source_port",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_PORT as u32,
            |call| call.source_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_PORT",
            "destination_port",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_PORT as u32,
            |call| call.destination_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VLAN_ID",
            "vlan_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VLAN_ID as u32,
            |call| call.vlan_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_TENANT_NETWORK_ID",
            "vswitch_tenant_network_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_TENANT_NETWORK_ID as u32,
            |call| call.vswitch_tenant_network_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_ID",
            "vswitch_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_ID as u32,
            |call| call.vswitch_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_NETWORK_TYPE",
            "vswitch_network_type",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_NETWORK_TYPE as u32,
            |call| call.vswitch_network_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_ID",
            "vswitch_source_interface_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_ID as u32,
            |call| call.vswitch_source_interface_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_TYPE",
            "vswitch_source_interface_type",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_TYPE as u32,
            |call| {
                call.vswitch_source_interface_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_VM_ID",
            "vswitch_source_vm_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_VM_ID as u32,
            |call| call.vswitch_source_vm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_L2_FLAGS",
            "l2_flags",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_L2_FLAGS as u32,
            |call| call.l2_flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE,
            |call| call.wifi_operation_mode().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID,
            |call| call.vswitch_source_port_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX,
            |call| call.vswitch_source_nic_index().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT,
            |call| call.vswitch_packet_context().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID,
            |call| call.vswitch_destination_port_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::EgressVswitchTransportV4>::new(
            "EGRESS_VSWITCH_TRANSPORT_V4",
            fwps_sys::FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V4 as u16,
            fwps_sys::FWPM_LAYER_EGRESS_VSWITCH_TRANSPORT_V4,
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_ADDRESS",
            "source_address",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_ADDRESS as u32,
            |call| call.source_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_ADDRESS",
            "destination_address",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_ADDRESS as u32,
            |call| call.destination_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_PORT",
            "source_port",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_PORT as u32,
            |call| call.source_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_PORT",
            "destination_port",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_PORT as u32,
            |call| call.destination_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VLAN_ID",
            "vlan_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VLAN_ID as u32,
            |call| call.vlan_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_TENANT_NETWORK_ID",
            "vswitch_tenant_network_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_TENANT_NETWORK_ID as u32,
            |call| call.vswitch_tenant_network_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_ID",
            "vswitch_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_ID as u32,
            |call| call.vswitch_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_NETWORK_TYPE",
            "vswitch_network_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_NETWORK_TYPE as u32,
            |call| call.vswitch_network_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_ID",
            "vswitch_source_interface_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_ID as u32,
            |call| call.vswitch_source_interface_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_TYPE",
            "vswitch_source_interface_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_INTERFACE_TYPE as u32,
            |call| {
                call.vswitch_source_interface_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_VM_ID",
            "vswitch_source_vm_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_SOURCE_VM_ID as u32,
            |call| call.vswitch_source_vm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_INTERFACE_ID",
            "vswitch_destination_interface_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_INTERFACE_ID as u32,
            |call| {
                call.vswitch_destination_interface_id()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_INTERFACE_TYPE",
            "vswitch_destination_interface_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_INTERFACE_TYPE as u32,
            |call| {
                call.vswitch_destination_interface_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_VM_ID",
            "vswitch_destination_vm_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_VSWITCH_DESTINATION_VM_ID as u32,
            |call| call.vswitch_destination_vm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_L2_FLAGS",
            "l2_flags",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_L2_FLAGS as u32,
            |call| call.l2_flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE,
            |call| call.wifi_operation_mode().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID,
            |call| call.vswitch_source_port_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX,
            |call| call.vswitch_source_nic_index().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT,
            |call| call.vswitch_packet_context().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID,
            |call| call.vswitch_destination_port_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::EgressVswitchTransportV6>::new(
            "EGRESS_VSWITCH_TRANSPORT_V6",
            fwps_sys::FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V6 as u16,
            fwps_sys::FWPM_LAYER_EGRESS_VSWITCH_TRANSPORT_V6,
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_ADDRESS",
            "source_address",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_ADDRESS as u32,
            |call| call.source_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_ADDRESS",
            "destination_address",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_ADDRESS as u32,
            |call| call.destination_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_PORT",
            "source_port",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_PORT as u32,
            |call| call.source_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_PORT",
            "destination_port",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_PORT as u32,
            |call| call.destination_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VLAN_ID",
            "vlan_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VLAN_ID as u32,
            |call| call.vlan_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_TENANT_NETWORK_ID",
            "vswitch_tenant_network_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_TENANT_NETWORK_ID as u32,
            |call| call.vswitch_tenant_network_id().map(u64::from),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_ID",
            "vswitch_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_ID as u32,
            |call| call.vswitch_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_NETWORK_TYPE",
            "vswitch_network_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_NETWORK_TYPE as u32,
            |call| call.vswitch_network_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_ID",
            "vswitch_source_interface_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_ID as u32,
            |call| call.vswitch_source_interface_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_TYPE",
            "vswitch_source_interface_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_INTERFACE_TYPE as u32,
            |call| {
                call.vswitch_source_interface_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_VM_ID",
            "vswitch_source_vm_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_SOURCE_VM_ID as u32,
            |call| call.vswitch_source_vm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_INTERFACE_ID",
            "vswitch_destination_interface_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_INTERFACE_ID as u32,
            |call| {
                call.vswitch_destination_interface_id()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_INTERFACE_TYPE",
            "vswitch_destination_interface_type",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_INTERFACE_TYPE as u32,
            |call| {
                call.vswitch_destination_interface_type()
                    .map(|value| value.to_raw() as u64)
            },
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_VM_ID",
            "vswitch_destination_vm_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_VSWITCH_DESTINATION_VM_ID as u32,
            |call| call.vswitch_destination_vm_id().map(super::value::of_bytes),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_L2_FLAGS",
            "l2_flags",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_L2_FLAGS as u32,
            |call| call.l2_flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE,
            |call| call.wifi_operation_mode().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID,
            |call| call.vswitch_source_port_id().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX,
            |call| call.vswitch_source_nic_index().map(u64::from),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT,
            |call| call.vswitch_packet_context().map(|handle| handle.as_raw() as u64),
        )
        .metadata(
            "FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID",
            true,
            fwps_sys::FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID,
            |call| call.vswitch_destination_port_id().map(u64::from),
        ),
    );
    layers.layer(Case::<fwps::layer::InboundTransportFast>::new(
        "INBOUND_TRANSPORT_FAST",
        fwps_sys::FWPS_LAYER_INBOUND_TRANSPORT_FAST as u16,
        fwps_sys::FWPM_LAYER_INBOUND_TRANSPORT_FAST,
    ));
    layers.layer(Case::<fwps::layer::OutboundTransportFast>::new(
        "OUTBOUND_TRANSPORT_FAST",
        fwps_sys::FWPS_LAYER_OUTBOUND_TRANSPORT_FAST as u16,
        fwps_sys::FWPM_LAYER_OUTBOUND_TRANSPORT_FAST,
    ));
    layers.layer(Case::<fwps::layer::InboundMacFrameNativeFast>::new(
        "INBOUND_MAC_FRAME_NATIVE_FAST",
        fwps_sys::FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE_FAST as u16,
        fwps_sys::FWPM_LAYER_INBOUND_MAC_FRAME_NATIVE_FAST,
    ));
    layers.layer(Case::<fwps::layer::OutboundMacFrameNativeFast>::new(
        "OUTBOUND_MAC_FRAME_NATIVE_FAST",
        fwps_sys::FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE_FAST as u16,
        fwps_sys::FWPM_LAYER_OUTBOUND_MAC_FRAME_NATIVE_FAST,
    ));
    layers.layer(Case::<fwps::layer::InboundReserved2>::new(
        "INBOUND_RESERVED2",
        fwps_sys::FWPS_LAYER_INBOUND_RESERVED2 as u16,
        fwps_sys::FWPM_LAYER_INBOUND_RESERVED2,
    ));
    layers.layer(
        Case::<fwps::layer::OutboundNetworkConnectionPolicyV4>::new(
            "OUTBOUND_NETWORK_CONNECTION_POLICY_V4",
            fwps_sys::FWPS_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V4 as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V4,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv4),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE
                as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V4_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        ),
    );
    layers.layer(
        Case::<fwps::layer::OutboundNetworkConnectionPolicyV6>::new(
            "OUTBOUND_NETWORK_CONNECTION_POLICY_V6",
            fwps_sys::FWPS_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V6 as u16,
            fwps_sys::FWPM_LAYER_OUTBOUND_NETWORK_CONNECTION_POLICY_V6,
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_APP_ID",
            "ale_app_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_APP_ID as u32,
            |call| {
                call.ale_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_USER_ID",
            "ale_user_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_USER_ID as u32,
            |call| {
                call.ale_user_id()
                    .map(|token| super::value::of_bytes(token.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_ADDRESS",
            "local_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_ADDRESS as u32,
            |call| call.local_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_ADDRESS_TYPE",
            "local_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_ADDRESS_TYPE as u32,
            |call| call.local_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ICMP_TYPE",
            "icmp_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ICMP_TYPE as u32,
            |call| call.icmp_type().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_PORT",
            "local_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_LOCAL_PORT as u32,
            |call| call.local_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_PROTOCOL",
            "protocol",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_PROTOCOL as u32,
            |call| call.protocol().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_REMOTE_ADDRESS",
            "remote_address",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_REMOTE_ADDRESS as u32,
            |call| call.remote_address().map(super::value::of_ipv6),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_DESTINATION_ADDRESS_TYPE",
            "destination_address_type",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_DESTINATION_ADDRESS_TYPE as u32,
            |call| call.destination_address_type().map(|value| value.to_raw() as u64),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ICMP_CODE",
            "icmp_code",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ICMP_CODE as u32,
            |call| call.icmp_code().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_REMOTE_PORT",
            "remote_port",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_IP_REMOTE_PORT as u32,
            |call| call.remote_port().map(u64::from),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_FLAGS",
            "flags",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_FLAGS as u32,
            |call| call.flags().map(|flags| u64::from(flags.bits())),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_ORIGINAL_APP_ID",
            "ale_original_app_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_ORIGINAL_APP_ID as u32,
            |call| {
                call.ale_original_app_id()
                    .map(|text| super::value::of_bytes(text.as_bytes()))
            },
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_PACKAGE_ID",
            "ale_package_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_PACKAGE_ID as u32,
            |call| call.ale_package_id().map(super::value::of_sid),
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
            "ale_security_attribute_fqbn_value",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE
                as u32,
            |call| {
                call.ale_security_attribute_fqbn_value()
                    .map(super::value::of_bytes)
            },
        )
        .field(
            "FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_COMPARTMENT_ID",
            "compartment_id",
            fwps_sys::FWPS_FIELD_OUTBOUND_NETWORK_CONNECTION_POLICY_V6_COMPARTMENT_ID as u32,
            |call| call.compartment_id().map(u64::from),
        ),
    );
}
