//! The near twin of `permit_with_reference_out.rs` that keeps the rule.

use fwps::{callout::*, layer::*, nbl::*};

pub fn case<'c>(
    classify: &mut Classify<'c, OutboundIppacketV4>,
    claim: Claim<'c>,
    keep: impl FnOnce(CapturedReference),
) -> Verdict<'c> {
    match classify.capture_reference(claim) {
        Ok((reference, verdict)) => {
            keep(reference);
            verdict
        }
        Err(error) => error.claim.permit(),
    }
}
