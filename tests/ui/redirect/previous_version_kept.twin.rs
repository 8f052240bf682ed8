//! The near twin of `previous_version_kept.rs` that keeps the rule.

use fwps::{V4, callout::*, layer::AleConnectRedirectV4, redirect::*};

pub fn case<'c>(classify: &mut Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>) {
    let mut kept = None;
    let _lent = classify.with_request(right, |request| kept = request.previous().and_then(|version| version.remote()));
    drop(kept);
}
