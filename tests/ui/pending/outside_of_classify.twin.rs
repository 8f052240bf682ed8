//! The near twin of `outside_of_classify.rs` that keeps the rule.

use fwps::{callout::*, layer::{AleAuthConnectV4, EngineHandle}};

pub fn case<'c>(classify: &Classify<'c, AleAuthConnectV4>) -> Option<EngineHandle<'c>> {
    classify.completion_handle()
}
