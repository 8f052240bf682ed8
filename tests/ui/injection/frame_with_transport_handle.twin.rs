//! The near twin of `frame_with_transport_handle.rs` that keeps the rule.

use fwps::{inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<(Transport, L2)>, list: Nbl<Cloned>, target: MacSend) {
    let _refused = handle.inject_mac_send(list, target, |completed| drop(completed));
}
