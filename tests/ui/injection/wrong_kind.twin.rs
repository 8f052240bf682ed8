//! The near twin of `wrong_kind.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Single<Cloned>, target: NetworkReceive<V4>) {
    let _refused = handle.inject_network_receive(list, target, |completed| drop(completed));
}
