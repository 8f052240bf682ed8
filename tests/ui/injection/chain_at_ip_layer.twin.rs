//! The near twin of `chain_at_ip_layer.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Forward>, chain: NblChain<Cloned>, target: Forwarding<V4>) {
    for list in chain {
        let _refused = handle.inject_forward(list, target, |completed| drop(completed));
    }
}
