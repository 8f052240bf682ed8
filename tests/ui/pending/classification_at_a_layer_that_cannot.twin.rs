//! The near twin of `classification_at_a_layer_that_cannot.rs` that keeps the rule.

use fwps::{callout::*, layer::AleConnectRedirectV4, pending::PendedClassifications};

pub fn case<'c>(table: &PendedClassifications<AleConnectRedirectV4>, classify: &mut Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>) {
    let _pended = classify.pend_classify(table, right);
}
