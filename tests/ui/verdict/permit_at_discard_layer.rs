//! C-172: a packet that is dropped cannot be permitted.

use fwps::{callout::*, layer::OutboundIppacketV6Discard};

pub fn case<'c>(classify: &mut Classify<'c, OutboundIppacketV6Discard>) -> Option<ActionRight<'c>> {
    classify.take_action_right()
}
