//! The near twin of `leave_kept.rs` that keeps the rule.

use fwps::{callout::*, layer::AleConnectRedirectV4, pending::PendedClassifications, redirect::*};

fn later(_work: impl Send + 'static) {}

pub fn case<'c>(table: &PendedClassifications<AleConnectRedirectV4>, classify: &mut Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>, leave: Redirectable<'c>) {
    if let Ok((pended, _verdict)) = classify.pend_redirect(table, right, leave) {
        later(pended);
    }
}
