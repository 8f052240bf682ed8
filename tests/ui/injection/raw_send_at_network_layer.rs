//! C-056: a raw send goes back where it was taken.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Single<Cloned>, target: RawSend<V4>) {
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
}
