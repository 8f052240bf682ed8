//! The near twin of `layer_that_cannot.rs` that keeps the rule.

use fwps::{callout::*, layer::AleAuthConnectV4, pending::PendedOperations};

pub fn case<'c>(operations: &PendedOperations<AleAuthConnectV4>, classify: &mut Classify<'c, AleAuthConnectV4>, right: ActionRight<'c>) {
    let _pended = classify.pend(operations, right);
}
