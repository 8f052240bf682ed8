//! C-097, C-098: a packet is not held while its data start is moved.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case(classify: &mut Classify<'_, InboundIppacketV4>) {
    let _held = classify.with_headers(|_packet| classify.hold());
}
