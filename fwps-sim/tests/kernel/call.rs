//! Running kernel code in a simulated machine, and comparing what was reported.

use fwps_sim::{Outcome, Sim};

/// Runs `code` on a thread of the machine at PASSIVE_LEVEL, to its end.
pub(crate) fn run(code: impl FnOnce() + Send) -> Outcome {
    run_with_seed(1, code)
}

/// As [`run`], with a seed.
pub(crate) fn run_with_seed(seed: u64, code: impl FnOnce() + Send) -> Outcome {
    let mut sim = Sim::builder().seed(seed).build();
    // A stopped machine has a report about it.
    let _stopped = sim.run(code);
    sim.finish()
}

/// The contracts that were reported.
pub(crate) fn contracts(outcome: &Outcome) -> Vec<String> {
    outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect()
}

/// Asserts that exactly these contracts were reported.
#[track_caller]
pub(crate) fn assert_reported(outcome: &Outcome, expected: &[&str]) {
    let reports: Vec<String> = outcome.reports.iter().map(ToString::to_string).collect();
    assert_eq!(contracts(outcome), expected, "{}", reports.join("\n"));
}

/// A pointer that another thread of the machine may use: exactly one of them runs at a time.
pub(crate) struct Shared<T>(pub(crate) *mut T);

// SAFETY: the threads of a machine run one at a time, and hand over through its lock.
unsafe impl<T> Send for Shared<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for Shared<T> {}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Shared<T> {}

impl<T> Shared<T> {
    /// The pointer. A method, so that closures take the whole value.
    pub(crate) fn get(self) -> *mut T {
        self.0
    }
}
