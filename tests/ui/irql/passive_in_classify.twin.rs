//! The near twin of `passive_in_classify.rs` that keeps the rule.

use fwps::{V4, callout::Classify, inject::*, layer::InboundIppacketV4};

pub fn case(handle: InjectionHandle<Network<V4>>, passive: &fwps::Passive<'_>, _: &mut Classify<'_, InboundIppacketV4>) {
    handle.close(passive);
}
