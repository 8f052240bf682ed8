//! The near twin of `target_of_other_direction.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>) {
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
}
