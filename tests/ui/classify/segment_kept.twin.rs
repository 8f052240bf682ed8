//! The near twin of `segment_kept.rs` that keeps the rule.

use fwps::{callout::*, layer::StreamV4, nbl::StreamData};

pub fn case(classify: &mut Classify<'_, StreamV4>, kept: &mut Option<StreamData>) {
    *kept = classify.take_segment().and_then(|segment| Some(segment.take().ok()?.0));
}
