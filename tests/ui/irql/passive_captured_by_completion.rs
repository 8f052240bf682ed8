//! C-008, C-017: a witness does not travel to the processor of a completion.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, list: Nbl<Cloned>, target: NetworkSend<V4>, passive: &'static fwps::Passive<'static>) {
    let _refused = handle.inject_network_send(list, target, move |_completed| {
        let _level = passive;
    });
}
