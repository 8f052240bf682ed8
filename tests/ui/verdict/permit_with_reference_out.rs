//! C-095, C-159: a packet that was taken by reference is not let go.

use fwps::{callout::*, layer::*, nbl::*};

pub fn case<'c>(
    classify: &mut Classify<'c, OutboundIppacketV4>,
    claim: Claim<'c>,
    keep: impl FnOnce(CapturedReference),
) -> Verdict<'c> {
    if let Ok((reference, _verdict)) = classify.capture_reference(claim) {
        keep(reference);
    }
    claim.permit()
}
