//! C-024, C-025: compartment and interface come from the layer.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>) {
    let target = NetworkSend { context: None, compartment: 1, family: core::marker::PhantomData };
    let _refused = handle.inject_network_send(list, target, |completed| drop(completed));
}
