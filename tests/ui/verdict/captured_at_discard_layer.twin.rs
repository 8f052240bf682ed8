//! The near twin of `captured_at_discard_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case<'c>(classify: &mut Classify<'c, InboundIppacketV4>, claim: Claim<'c>) {
    let _captured = classify.capture(claim);
}
