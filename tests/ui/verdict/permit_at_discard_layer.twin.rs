//! The near twin of `permit_at_discard_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::OutboundIppacketV6};

pub fn case<'c>(classify: &mut Classify<'c, OutboundIppacketV6>) -> Option<ActionRight<'c>> {
    classify.take_action_right()
}
