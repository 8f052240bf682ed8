//! C-001, C-041: a handle for the network layers forwards nothing.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: Forwarding<V4>) {
    let _refused = handle.inject_forward(list, target, |completed| drop(completed));
}
