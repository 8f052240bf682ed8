//! The near twin of `packet_kept.rs` that keeps the rule.

use fwps::{callout::*, layer::*, nbl::NblRef};

pub fn case<'c>(kept: &mut Option<NblRef<'c>>, classify: &Classify<'c, InboundIppacketV4>) {
    *kept = classify.packet();
}
