//! The near twin of `bound_target_kept.rs` that keeps the rule.

use fwps::{V4, callout::Classify, inject::*, layer::OutboundIppacketV4};

pub fn case(classify: &Classify<'_, OutboundIppacketV4>, kept: &mut Option<NetworkSend<V4>>) {
    *kept = Some(classify.network_send().detach());
}
