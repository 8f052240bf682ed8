//! C-141: an IP packet layer has no ports.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, InboundIppacketV4>) {
    let _port = classify.local_port();
}
