//! The near twin of `classification_outside_of_classify.rs` that keeps the rule.

use fwps::{callout::*, layer::AleConnectRedirectV4, pending::*};

fn later(_work: impl FnOnce() + Send + 'static) {}

pub fn case(table: &'static PendedClassifications<AleConnectRedirectV4>, mut classify: Classify<'static, AleConnectRedirectV4>, right: ActionRight<'static>) {
    if let Ok((pended, _verdict)) = classify.pend_classify(table, right) {
        later(move || {
            pended.complete(Decision::Permit);
        });
    }
}
