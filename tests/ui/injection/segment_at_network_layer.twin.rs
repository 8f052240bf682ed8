//! The near twin of `segment_at_network_layer.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<(Network<V4>, Transport)>, list: Single<Cloned>, target: NetworkReceive<V4>) {
    let _refused = handle.inject_network_receive(list, target, |completed| drop(completed));
}
