//! The near twin of `headers_kept.rs` that keeps the rule.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case(classify: &mut Classify<'_, InboundIppacketV4>) {
    let _first: Option<Result<[u8; 1], _>> = classify.with_headers(|packet| Some(packet.buffers().next()?.read(0))).ok().flatten();
}
