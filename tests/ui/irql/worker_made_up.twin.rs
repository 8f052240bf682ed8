//! The near twin of `worker_made_up.rs` that keeps the rule.

use fwps::{Job, OutOfBand, Passive};

pub fn case<J: Job>(job: J, state: &J::State, passive: &Passive<'_>, worker: &OutOfBand<'_>) {
    job.run(state, worker);
}
