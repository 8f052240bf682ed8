//! The near twin of `used_after_injection.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>) {
    let _packets = list.buffers();
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
}
