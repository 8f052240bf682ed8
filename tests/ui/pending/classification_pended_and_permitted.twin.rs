//! The near twin of `classification_pended_and_permitted.rs` that keeps the rule.

use fwps::{callout::*, layer::AleConnectRedirectV4, pending::PendedClassifications};

pub fn case<'c>(table: &PendedClassifications<AleConnectRedirectV4>, classify: &mut Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>) -> Verdict<'c> {
    match classify.pend_classify(table, right) {
        Ok((_pended, verdict)) => verdict,
        Err(refused) => refused.right.permit(),
    }
}
