//! C-015: what is refused comes back, and is not let go by accident.

#![deny(unused_must_use)]

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>) {
    handle.inject_network_send(list, target, |completed| drop(completed));
}
