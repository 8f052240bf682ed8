//! The near twin of `reference_with_the_right_alone.rs` that keeps the rule.

use fwps::{callout::*, layer::*, nbl::*};

pub fn case<'c>(
    classify: &mut Classify<'c, InboundTransportV6>,
    claim: Claim<'c>,
) -> Option<(CapturedReference, Verdict<'c>)> {
    classify.capture_reference(claim).ok()
}
