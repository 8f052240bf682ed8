//! C-165: without the right nothing is pended.

use fwps::{callout::*, layer::AleAuthConnectV4, pending::*};

pub fn case(operations: &PendedOperations<AleAuthConnectV4>, classify: &mut Classify<'_, AleAuthConnectV4>) {
    let _pended = classify.pend(operations);
}
