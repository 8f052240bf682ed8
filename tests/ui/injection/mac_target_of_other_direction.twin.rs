//! The near twin of `mac_target_of_other_direction.rs` that keeps the rule.

use fwps::{inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<L2>, list: Nbl<Cloned>, target: MacSend) {
    let _refused = handle.inject_mac_send(list, target, |completed| drop(completed));
}
