//! The near twin of `reference_injected.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, reference: CapturedReference, target: NetworkSend<V4>) {
    if let Ok(list) = reference.into_clone() {
        let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
    }
}
