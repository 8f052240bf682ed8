//! The near twin of `token_kept.rs` that keeps the rule.

use fwps::{callout::Classify, layer::{AleAuthConnectV4, EngineHandle}};

pub fn case<'c>(classify: &Classify<'c, AleAuthConnectV4>) -> Option<EngineHandle<'c>> {
    classify.token()
}
