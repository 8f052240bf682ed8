//! C-074, C-165: a packet is taken by reference by who has claimed it.

use fwps::{callout::*, layer::*, nbl::*};

pub fn case<'c>(
    classify: &mut Classify<'c, InboundTransportV6>,
    right: ActionRight<'c>,
) -> Option<(CapturedReference, Verdict<'c>)> {
    classify.capture_reference(right).ok()
}
