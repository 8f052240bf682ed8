//! The near twin of `written_after_injection.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, mut list: Single<Allocated>, target: NetworkSend<V4>) {
    let bytes = list.bytes_mut();
    bytes.fill(0);
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
}
