//! The near twin of `permit_at_flow_established.rs` that keeps the rule.

use fwps::{callout::*, layer::AleAuthConnectV4};

pub fn case<'c>(classify: &mut Classify<'c, AleAuthConnectV4>) -> Verdict<'c> {
    match classify.take_action_right() {
        Some(right) => right.permit(),
        None => Verdict::proceed(),
    }
}
