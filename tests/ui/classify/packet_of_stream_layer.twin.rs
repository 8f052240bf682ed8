//! The near twin of `packet_of_stream_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::OutboundTransportV4};

pub fn case(classify: &Classify<'_, OutboundTransportV4>) {
    let _packet = classify.packet();
}
