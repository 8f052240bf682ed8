//! The near twin of `no_completion.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>) {
    let _refused = handle.inject_network_send(list, target, |_completed| ());
}
