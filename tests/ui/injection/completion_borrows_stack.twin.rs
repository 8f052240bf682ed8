//! The near twin of `completion_borrows_stack.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(
    handle: &InjectionHandle<Network<V4>>,
    list: Nbl<Cloned>,
    target: NetworkSend<V4>,
    count: fwps::Shared<core::sync::atomic::AtomicU32>,
) {
    let _refused = handle.inject_network_send(list, target, move |_completed| {
        count.fetch_add(1, core::sync::atomic::Ordering::Relaxed);
    });
}
