//! The arguments of a classify call about a frame.

use std::mem::offset_of as at;

use fwps_sys as sys;
use sys::FWPS_INCOMING_METADATA_VALUES0 as Metadata;

use super::frame::Frame;
use crate::engine::arguments::{Arguments, put};
use crate::engine::layer::Layer;
use crate::engine::value::Value;
use crate::machine::Machine;

/// The arguments for a frame, or for frames that share these values. The metadata are those of the first one.
pub(crate) fn arguments(machine: &mut Machine, frame: &Frame, values: &[Value]) -> Arguments {
    let (arguments, _) = Arguments::with_values(machine, frame.layer, values, 0);
    let base = arguments.metadata_address();
    let ethernet_switch = matches!(
        frame.layer,
        Layer::IngressVSwitchEthernet | Layer::EgressVSwitchEthernet
    );
    let mut present = 0;
    // The pages disagree about the layers of the switch, so it is there sometimes.
    if frame.layer == Layer::InboundMacFrameEthernet || (ethernet_switch && machine.draw(2) == 0) {
        present |= sys::FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE;
        put(
            base + at!(Metadata, ethernetMacHeaderSize),
            frame.ethernet.len as u32,
        );
    }
    let mut flags = 0;
    if let Some(place) = &frame.place {
        present |= sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID
            | sys::FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX;
        put(base + at!(Metadata, vSwitchSourcePortId), place.source.port);
        put(base + at!(Metadata, vSwitchSourceNicIndex), place.source.nic);
        if let Some(destination) = place.destination {
            present |= sys::FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID;
            put(base + at!(Metadata, vSwitchDestinationPortId), destination.port);
        }
        if place.later {
            flags |= sys::FWPS_L2_INCOMING_FLAG_RECLASSIFY_MULTI_DESTINATION;
        }
    }
    present &= !machine.options.omitted_layer2_metadata;
    put(base + at!(Metadata, l2Flags), flags);
    put(base + at!(Metadata, currentMetadataValues), 0u32);
    put(base + at!(Metadata, currentL2MetadataValues), present);
    arguments
}
