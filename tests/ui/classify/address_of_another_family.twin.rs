//! The near twin of `address_of_another_family.rs` that keeps the rule.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, InboundIppacketV6>) -> Option<core::net::Ipv6Addr> {
    classify.local_address()
}
