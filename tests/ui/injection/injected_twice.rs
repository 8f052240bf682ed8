//! C-014, C-085: a list is injected once.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>) {
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
    let _again = handle.inject_network_send(list, target, |completed| drop(completed));
}
