//! The near twin of `completion_keeps_the_packet.rs` that keeps the rule.

use fwps::{V4, callout::Classify, inject::*, layer::OutboundIppacketV4, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, classify: &Classify<'_, OutboundIppacketV4>, list: Nbl<Cloned>) {
    let kept = classify.hold();
    let _refused = handle.inject_network_send(list, classify.network_send(), move |_completed| drop(kept));
}
