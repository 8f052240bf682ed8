//! C-101: a list may hold several packets; what is read is one of them.

use fwps::{callout::Classify, layer::OutboundIppacketV4};

pub fn case(classify: &Classify<'_, OutboundIppacketV4>) -> Option<[u8; 20]> {
    classify.packet()?.read(0).ok()
}
