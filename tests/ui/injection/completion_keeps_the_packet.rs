//! C-094, C-150: a completion does not look at the packet of the call, which may be over.

use fwps::{V4, callout::Classify, inject::*, layer::OutboundIppacketV4, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, classify: &Classify<'_, OutboundIppacketV4>, list: Nbl<Cloned>) {
    let kept = classify.packet();
    let _refused = handle.inject_network_send(list, classify.network_send(), move |_completed| drop(kept));
}
