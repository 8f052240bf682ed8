//! C-165: without the right nothing is pended.

use fwps::{callout::*, layer::AleResourceAssignmentV4, pending::*};

pub fn case(operations: &PendedOperations<AleResourceAssignmentV4>, classify: &mut Classify<'_, AleResourceAssignmentV4>) {
    let _pended = classify.pend(operations);
}
