//! The near twin of `right_used_twice.rs` that keeps the rule.

use fwps::{callout::*, layer::AleResourceAssignmentV4, pending::*};

pub fn case<'c>(operations: &PendedOperations<AleResourceAssignmentV4>, classify: &mut Classify<'c, AleResourceAssignmentV4>, right: ActionRight<'c>) -> Verdict<'c> {
    match classify.pend(operations, right) {
        Ok((operation, verdict)) => { drop(operation); verdict }
        Err(refused) => refused.entitlement.permit(),
    }
}
