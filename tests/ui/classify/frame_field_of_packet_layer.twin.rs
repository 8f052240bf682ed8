//! The near twin of `frame_field_of_packet_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, InboundMacFrameEthernet>) {
    let _type = classify.ether_type();
}
