//! C-150, C-255: a piece of a stream is the call's.

use fwps::{callout::*, layer::StreamV4};

pub fn case(classify: &mut Classify<'_, StreamV4>, kept: &mut Option<StreamSegment<'static>>) {
    *kept = classify.take_segment();
}
