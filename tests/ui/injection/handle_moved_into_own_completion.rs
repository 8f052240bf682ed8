//! C-008: a handle that its own completion owns would wait for itself.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>) {
    let _refused = handle.inject_network_send(list, target, move |_completed| drop(handle));
}
