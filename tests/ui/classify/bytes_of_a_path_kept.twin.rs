//! The near twin of `bytes_of_a_path_kept.rs` that keeps the rule.

use fwps::{callout::Classify, layer::AleAuthConnectV4};

pub fn case<'c>(classify: &Classify<'c, AleAuthConnectV4>) -> Option<&'c [u8]> {
    classify.process_path().map(|path| path.as_bytes())
}
