//! The near twin of `frame_target_for_a_switch.rs` that keeps the rule.

use fwps::{inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<L2>, list: Nbl<Cloned>, target: VSwitchIngress) {
    let _refused = handle.inject_vswitch_ingress(list, target, |completed| drop(completed));
}
