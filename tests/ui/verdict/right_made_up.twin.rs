//! The near twin of `right_made_up.rs` that keeps the rule.

use fwps::callout::*;

pub fn case<'c>(classify: &mut Classify<'c, fwps::layer::InboundIppacketV4>) -> Verdict<'c> {
    classify.take_action_right().map_or(Verdict::proceed(), ActionRight::permit)
}
