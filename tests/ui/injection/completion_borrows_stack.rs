//! C-012, C-013: the completion may run after the caller returned.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>) {
    let mut count = 0;
    let _refused = handle.inject_network_send(list, target, |_completed| count += 1);
}
