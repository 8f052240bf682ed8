//! C-025: what arrives and what leaves have different targets.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkReceive<V4>) {
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
}
