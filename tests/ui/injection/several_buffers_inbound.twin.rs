//! The near twin of `several_buffers_inbound.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, pool: &NblPool, target: NetworkReceive<V4>) {
    let Ok(parts) = list.split(pool) else { return };
    for part in parts {
        let _refused = handle.inject_network_receive(part, target, |completed| drop(completed));
    }
}
