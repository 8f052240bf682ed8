//! The near twin of `without_the_right.rs` that keeps the rule.

use fwps::{callout::*, layer::AleAuthConnectV4, pending::*};

pub fn case(operations: &PendedOperations<AleAuthConnectV4>, classify: &mut Classify<'_, AleAuthConnectV4>) {
    let Some(right) = classify.take_action_right() else { return };
    let _pended = classify.pend(operations, right);
}
