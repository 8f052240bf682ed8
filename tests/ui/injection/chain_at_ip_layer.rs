//! C-044: the stack takes one list at a time at IP layers.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Forward>, chain: NblChain<Cloned>, target: Forwarding<V4>) {
    let _refused = handle.inject_forward(chain, target, |completed| drop(completed));
}
