//! C-066: a frame goes back where its layer is.

use fwps::{inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<L2>, list: Nbl<Cloned>, target: MacSend) {
    let _refused = handle.inject_mac_receive(list, target, |completed| drop(completed));
}
