//! The near twin of `captured_at_flow_established.rs` that keeps the rule.

use fwps::{callout::*, layer::AleAuthRecvAcceptV4};

pub fn case<'c>(classify: &mut Classify<'c, AleAuthRecvAcceptV4>, claim: Claim<'c>) {
    let _captured = classify.capture(claim);
}
