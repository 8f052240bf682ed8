//! The near twin of `right_of_another_call.rs` that keeps the rule.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case<'a, 'b>(outer: &mut Classify<'a, InboundIppacketV4>, _inner: &mut Classify<'b, InboundIppacketV4>) -> Option<Verdict<'b>> {
    _inner.take_action_right().map(ActionRight::permit)
}
