//! C-013, C-014: the list belongs to the stack after the call.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>) {
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
    let _packets = list.buffers();
}
