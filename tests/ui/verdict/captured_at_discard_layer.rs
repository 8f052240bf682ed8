//! C-163: what was discarded cannot be absorbed.

use fwps::{callout::*, layer::InboundIppacketV4Discard};

pub fn case<'c>(classify: &mut Classify<'c, InboundIppacketV4Discard>, claim: Claim<'c>) {
    let _captured = classify.capture(claim);
}
