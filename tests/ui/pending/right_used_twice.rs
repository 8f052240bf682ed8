//! C-218: who pends does not permit as well.

use fwps::{callout::*, layer::AleAuthConnectV4, pending::*};

pub fn case<'c>(operations: &PendedOperations<AleAuthConnectV4>, classify: &mut Classify<'c, AleAuthConnectV4>, right: ActionRight<'c>) -> Verdict<'c> {
    let _pended = classify.pend(operations, right);
    right.permit()
}
