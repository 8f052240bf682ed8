//! The near twin of `hold_while_rewound.rs` that keeps the rule.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case(classify: &mut Classify<'_, InboundIppacketV4>) {
    let _read = classify.with_headers(|_packet| ());
    let _held = classify.hold();
}
