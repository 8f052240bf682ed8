//! C-230: the right to decide goes with the classification.

use fwps::{callout::*, layer::AleConnectRedirectV4, pending::PendedClassifications};

pub fn case<'c>(table: &PendedClassifications<AleConnectRedirectV4>, classify: &mut Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>) -> Verdict<'c> {
    match classify.pend_classify(table, right) {
        Ok((_pended, verdict)) => right.permit(),
        Err(refused) => refused.right.permit(),
    }
}
