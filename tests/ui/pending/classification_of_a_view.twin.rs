//! The near twin of `classification_of_a_view.rs` that keeps the rule.

use fwps::{callout::*, layer::AleConnectRedirectV4, pending::PendedClassifications};

pub fn case<'c>(table: &PendedClassifications<AleConnectRedirectV4>, view: &mut Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>) {
    let _pended = view.pend_classify(table, right);
}
