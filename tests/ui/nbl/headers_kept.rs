//! C-098, C-113: a moved data start is moved back before the call returns.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case(classify: &mut Classify<'_, InboundIppacketV4>) {
    let _kept = classify.with_headers(|packet| packet);
}
