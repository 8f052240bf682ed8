//! C-014: the bytes of an injected list are the stack's.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, mut list: Single<Allocated>, target: NetworkSend<V4>) {
    let bytes = list.bytes_mut();
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
    bytes.fill(0);
}
