//! C-055: an IP packet layer has no endpoint to send from.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, OutboundIppacketV4>) {
    let _target = classify.transport_send();
}
