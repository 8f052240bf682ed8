//! The near twin of `right_used_twice.rs` that keeps the rule.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case<'c>(classify: &mut Classify<'c, InboundIppacketV4>, claim: Claim<'c>) -> Verdict<'c> {
    match classify.capture(claim) {
        Ok((_clone, custody)) => custody.absorb(),
        Err(failed) => failed.claim.permit(),
    }
}
