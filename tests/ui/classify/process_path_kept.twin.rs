//! The near twin of `process_path_kept.rs` that keeps the rule.

use fwps::{callout::Classify, layer::{AleAuthConnectV4, Utf16Blob}};

pub fn case<'c>(classify: &Classify<'c, AleAuthConnectV4>) -> Option<Utf16Blob<'c>> {
    classify.process_path()
}
