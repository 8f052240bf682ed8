//! The near twin of `first_of_several.rs` that keeps the rule.

use fwps::{callout::Classify, layer::OutboundIppacketV4};

pub fn case(classify: &Classify<'_, OutboundIppacketV4>) -> Option<[u8; 20]> {
    classify.packet()?.single()?.read(0).ok()
}
