//! The near twin of `application_kept.rs` that keeps the rule.

use fwps::{callout::*, layer::*};

pub fn case<'c>(kept: &mut Option<Utf16Blob<'c>>, classify: &Classify<'c, AleAuthConnectV4>) {
    *kept = classify.ale_app_id();
}
