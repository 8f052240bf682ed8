//! C-072: a frame enters a virtual switch by the switch, port and adapter that it came from.

use fwps::{inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<L2>, list: Nbl<Cloned>, target: MacReceive) {
    let _refused = handle.inject_vswitch_ingress(list, target, |completed| drop(completed));
}
