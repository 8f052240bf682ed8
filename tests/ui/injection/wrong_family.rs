//! C-003, C-037: a handle for IPv6 does not take the target of an IPv4 layer.

use fwps::{V4, V6, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V6>>, list: Nbl<Cloned>, target: NetworkSend<V4>, _: V6) {
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
}
