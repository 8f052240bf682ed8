//! C-074: a packet is not captured before the handle was asked whether it is one of its own.

use fwps::{callout::*, layer::OutboundIppacketV4};

pub fn case<'c>(classify: &mut Classify<'c, OutboundIppacketV4>) {
    let Some(right) = classify.take_action_right() else { return };
    let _captured = classify.capture(right).is_ok();
}
