//! The near twin of `absorption_added_to_a_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::*};

pub fn case<'c>(classify: &mut Classify<'c, AleAuthRecvAcceptV4>, claim: Claim<'c>) {
    let _captured = classify.capture(claim);
}
