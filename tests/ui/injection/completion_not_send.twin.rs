//! The near twin of `completion_not_send.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>, data: u8) {
    let _refused = handle.inject_network_send(list, target, move |_completed| {
        let _here = &data;
    });
}
