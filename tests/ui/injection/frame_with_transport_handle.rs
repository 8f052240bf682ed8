//! C-001, C-065: a handle for the transport layers sends no frames.

use fwps::{inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Transport>, list: Nbl<Cloned>, target: MacSend) {
    let _refused = handle.inject_mac_send(list, target, |completed| drop(completed));
}
