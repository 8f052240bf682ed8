//! C-001, C-037: a transport handle injects nothing at the network layer.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Transport>, list: Single<Cloned>, target: NetworkReceive<V4>) {
    let _refused = handle.inject_network_receive(list, target, |completed| drop(completed));
}
