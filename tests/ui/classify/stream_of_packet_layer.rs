//! C-136: a packet is no piece of a stream.

use fwps::{callout::*, layer::OutboundTransportV4};

pub fn case(classify: &mut Classify<'_, OutboundTransportV4>) {
    let _segment = classify.take_segment();
}
