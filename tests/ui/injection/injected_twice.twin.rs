//! The near twin of `injected_twice.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>) {
    if let Err(refused) = handle.inject_network_send(list, target, |completed| drop(completed)) {
        let _again = handle.inject_network_send(refused.list, target, refused.completion);
    }
}
