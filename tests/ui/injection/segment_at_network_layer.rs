//! C-034, C-038: what was taken at a transport layer is not received at the network layer, which wants its IP header first.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<(Network<V4>, Transport)>, list: Single<Cloned>, target: TransportReceive<V4>) {
    let _refused = handle.inject_network_receive(list, target, |completed| drop(completed));
}
