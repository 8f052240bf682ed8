//! The near twin of `captured_while_rewound.rs` that keeps the rule.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case<'c>(classify: &mut Classify<'c, InboundIppacketV4>, claim: Claim<'c>) {
    let _read = classify.with_headers(|_packet| ());
    let _captured = classify.capture(claim).is_ok();
}
