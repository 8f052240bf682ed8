//! The near twin of `bound_target_queued.rs` that keeps the rule.

use fwps::{V4, inject::*};

fn travels<T: Send + 'static>(_: T) {}

pub fn case(target: Within<'static, NetworkSend<V4>>) {
    travels(target.detach());
}
