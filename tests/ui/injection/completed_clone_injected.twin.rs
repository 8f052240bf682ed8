//! The near twin of `completed_clone_injected.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, target: NetworkSend<V4>, completed: Completed<Allocated>) {
    let _refused = handle.inject_network_send(completed.into_list(), target, |completed| drop(completed));
}
