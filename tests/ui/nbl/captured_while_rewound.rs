//! C-087, C-098: a packet is not captured while its data start is moved.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case<'c>(classify: &mut Classify<'c, InboundIppacketV4>, claim: Claim<'c>) {
    let _captured = classify.with_headers(|_packet| classify.capture(claim).is_ok());
}
