//! The near twin of `borrowed_list.rs` that keeps the rule.

use fwps::{V4, callout::Classify, inject::*, layer::OutboundIppacketV4};

pub fn case(handle: &InjectionHandle<Network<V4>>, classify: &mut Classify<'_, OutboundIppacketV4>) {
    let Ok(claim) = handle.claim(classify) else { return };
    let Ok((clone, _custody)) = classify.capture(claim) else { return };
    let _refused = handle.inject_network_send(clone, classify.network_send(), |completed| drop(completed));
}
