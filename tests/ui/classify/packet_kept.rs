//! C-094, C-150: the packet of the call does not outlive it.

use fwps::{callout::*, layer::*, nbl::NblRef};

pub fn case<'c>(kept: &mut Option<NblRef<'static>>, classify: &Classify<'c, InboundIppacketV4>) {
    *kept = classify.packet();
}
