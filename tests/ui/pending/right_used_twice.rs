//! C-218: who pends does not permit as well.

use fwps::{callout::*, layer::AleResourceAssignmentV4, pending::*};

pub fn case<'c>(operations: &PendedOperations<AleResourceAssignmentV4>, classify: &mut Classify<'c, AleResourceAssignmentV4>, right: ActionRight<'c>) -> Verdict<'c> {
    let _pended = classify.pend(operations, right);
    right.permit()
}
