//! C-019: an IP-level injection has a completion.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>) {
    let _refused = handle.inject_network_send(list, target, None);
}
