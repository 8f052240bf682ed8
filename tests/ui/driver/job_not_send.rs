//! C-026, C-377: a job runs on the thread of its queue.

use fwps::{Job, OutOfBand};

pub struct Work(pub *mut u8);

impl Job for Work {
    type State = ();

    fn run(self, _state: &(), _worker: &OutOfBand<'_>) {}
}
