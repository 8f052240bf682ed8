//! The near twin of `captured_at_switch_transport.rs` that keeps the rule.

use fwps::{callout::*, layer::IngressVswitchEthernet};

pub fn case<'c>(classify: &mut Classify<'c, IngressVswitchEthernet>, claim: Claim<'c>) {
    let _captured = classify.capture(claim);
}
