//! The near twin of `stream_of_packet_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::StreamV4};

pub fn case(classify: &mut Classify<'_, StreamV4>) {
    let _segment = classify.take_segment();
}
