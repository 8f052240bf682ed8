//! The near twin of `forward_with_network_handle.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Forward>, list: Nbl<Cloned>, target: Forwarding<V4>) {
    let _refused = handle.inject_forward(list, target, |completed| drop(completed));
}
