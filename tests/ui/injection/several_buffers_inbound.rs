//! C-027: a list that may hold several packets is not received.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkReceive<V4>) {
    let _refused = handle.inject_network_receive(list, target, |completed| drop(completed));
}
