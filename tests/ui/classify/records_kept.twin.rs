//! The near twin of `records_kept.rs` that keeps the rule.

use fwps::{callout::Classify, layer::{AleConnectRedirectV4, EngineHandle}};

pub fn case<'c>(classify: &Classify<'c, AleConnectRedirectV4>) -> Option<EngineHandle<'c>> {
    classify.redirect_records()
}
