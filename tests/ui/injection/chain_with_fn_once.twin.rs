//! The near twin of `chain_with_fn_once.rs` that keeps the rule.

use fwps::{PoolBox, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<L2>, list: Nbl<Cloned>, target: MacSend, once: PoolBox<u32>) {
    let _refused = handle.inject_mac_send(list, target, move |_completed| drop(once));
}
