//! The near twin of `shown_request_kept.rs` that keeps the rule.

use fwps::{callout::*, layer::AleConnectRedirectV4};

pub fn case<'c>(classify: &mut Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>) {
    let shown = classify.request();
    let process = shown.map(|shown| shown.target_process());
    let _lent = classify.with_request(right, |_request| ());
    drop(process);
}
