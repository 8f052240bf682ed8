//! C-012: the completion may run on another processor.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>, data: *mut u8) {
    let _refused = handle.inject_network_send(list, target, move |_completed| {
        let _here = &data;
    });
}
