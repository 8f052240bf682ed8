//! C-137: an inbound layer has no path MTU.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, InboundIppacketV6>) {
    let _mtu = classify.path_mtu();
}
