//! The near twin of `layer_that_cannot.rs` that keeps the rule.

use fwps::{callout::*, layer::AleResourceAssignmentV4, pending::PendedOperations};

pub fn case<'c>(operations: &PendedOperations<AleResourceAssignmentV4>, classify: &mut Classify<'c, AleResourceAssignmentV4>, right: ActionRight<'c>) {
    let _pended = classify.pend(operations, right);
}
