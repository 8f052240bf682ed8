//! C-052, C-141: an IPv6 layer has IPv6 addresses.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, InboundIppacketV6>) -> Option<core::net::Ipv4Addr> {
    classify.local_address()
}
