//! The near twin of `raw_send_at_network_layer.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Single<Cloned>, target: NetworkSend<V4>) {
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
}
