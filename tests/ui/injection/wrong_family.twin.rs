//! The near twin of `wrong_family.rs` that keeps the rule.

use fwps::{V4, V6, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V6>>, list: Nbl<Cloned>, target: NetworkSend<V6>, _: V4) {
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
}
