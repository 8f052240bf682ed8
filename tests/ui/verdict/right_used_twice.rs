//! C-165, C-166: a captured packet is not permitted as well.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case<'c>(classify: &mut Classify<'c, InboundIppacketV4>, claim: Claim<'c>) -> Verdict<'c> {
    let _captured = classify.capture(claim);
    claim.permit()
}
