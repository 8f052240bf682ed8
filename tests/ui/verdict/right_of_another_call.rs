//! C-156: the right of one call decides about no other.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case<'a, 'b>(outer: &mut Classify<'a, InboundIppacketV4>, _inner: &mut Classify<'b, InboundIppacketV4>) -> Option<Verdict<'b>> {
    outer.take_action_right().map(ActionRight::permit)
}
