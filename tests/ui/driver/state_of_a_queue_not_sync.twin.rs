//! The near twin of `state_of_a_queue_not_sync.rs` that keeps the rule.

use std::sync::atomic::AtomicU32;

use fwps::{Job, OutOfBand};

pub struct Work;

impl Job for Work {
    type State = AtomicU32;

    fn run(self, _state: &AtomicU32, _worker: &OutOfBand<'_>) {}
}
