//! The near twin of `job_not_send.rs` that keeps the rule.

use fwps::{Job, OutOfBand};

pub struct Work(pub u8);

impl Job for Work {
    type State = ();

    fn run(self, _state: &(), _worker: &OutOfBand<'_>) {}
}
