//! C-022: the list of the stack is not injected, a clone is.

use fwps::{V4, callout::Classify, inject::*, layer::OutboundIppacketV4};

pub fn case(handle: &InjectionHandle<Network<V4>>, classify: &mut Classify<'_, OutboundIppacketV4>) {
    let Some(packet) = classify.packet() else { return };
    let _refused = handle.inject_network_send(packet, classify.network_send(), |completed| drop(completed));
}
