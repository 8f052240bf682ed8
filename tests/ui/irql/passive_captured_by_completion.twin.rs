//! The near twin of `passive_captured_by_completion.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>, number: &'static u32) {
    let _refused = handle.inject_network_send(list, target, move |_completed| {
        let _number = number;
    });
}
