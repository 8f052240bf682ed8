//! The near twin of `internal_metadata.rs` that keeps the rule.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, StreamV4>) {
    let _flow = classify.flow_handle();
}
