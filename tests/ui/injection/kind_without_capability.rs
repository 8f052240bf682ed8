//! C-001: a handle for transport and streams injects nothing at the network layer.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<(Transport, Stream)>, list: Nbl<Cloned>, target: NetworkSend<V4>) {
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
}
