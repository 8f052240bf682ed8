//! The near twin of `worker_on_another_thread.rs` that keeps the rule.

use fwps::OutOfBand;

fn travels<T: Send>(_: T) {}

pub fn case(worker: &OutOfBand<'_>, number: &u32) {
    travels(number);
}
