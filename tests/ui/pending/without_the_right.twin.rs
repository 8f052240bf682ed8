//! The near twin of `without_the_right.rs` that keeps the rule.

use fwps::{callout::*, layer::AleResourceAssignmentV4, pending::*};

pub fn case(operations: &PendedOperations<AleResourceAssignmentV4>, classify: &mut Classify<'_, AleResourceAssignmentV4>) {
    let Some(right) = classify.take_action_right() else { return };
    let _pended = classify.pend(operations, right);
}
