//! The near twin of `claim_of_another_call.rs` that keeps the rule.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case<'a, 'b>(outer: Claim<'a>, inner: Claim<'b>, classify: &mut Classify<'b, InboundIppacketV4>) {
    let _captured = classify.capture(inner);
    drop(outer);
}
