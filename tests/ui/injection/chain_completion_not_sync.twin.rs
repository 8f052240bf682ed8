//! The near twin of `chain_completion_not_sync.rs` that keeps the rule.

use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use fwps::{inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<L2>, chain: NblChain<Cloned>, target: MacReceive, count: AtomicU32) {
    let _refused = handle.inject_mac_receive_chain(chain, target, move |_completed| {
        count.fetch_add(1, Relaxed);
    });
}
