//! The near twin of `completion_handle_kept.rs` that keeps the rule.

use fwps::{callout::*, layer::*};

pub fn case<'c>(kept: &mut Option<EngineHandle<'c>>, classify: &Classify<'c, AleAuthConnectV4>) {
    *kept = classify.completion_handle();
}
