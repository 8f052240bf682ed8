//! The near twin of `right_used_twice.rs` that keeps the rule.

use fwps::{callout::*, layer::AleAuthConnectV4, pending::*};

pub fn case<'c>(operations: &PendedOperations<AleAuthConnectV4>, classify: &mut Classify<'c, AleAuthConnectV4>, right: ActionRight<'c>) -> Verdict<'c> {
    match classify.pend(operations, right) {
        Ok((operation, verdict)) => { drop(operation); verdict }
        Err(refused) => refused.entitlement.permit(),
    }
}
