//! A broken program, and its near twin.

use std::collections::BTreeSet;

use fwps_sim::{Outcome, Sim};
use fwps_sys as sys;

use crate::driver::{self, Object};

/// The contracts that were reported, each once.
pub(crate) fn contracts(outcome: &Outcome) -> BTreeSet<String> {
    outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect()
}

#[track_caller]
pub(crate) fn assert_broken(outcome: &Outcome, contract: &str, what: &str) {
    let text: Vec<String> = outcome.reports.iter().map(ToString::to_string).collect();
    let expected = BTreeSet::from([contract.to_owned()]);
    assert_eq!(contracts(outcome), expected, "{what}:\n{}", text.join("\n"));
}

/// Runs code of a driver at PASSIVE_LEVEL, to its end or to that of the machine, and unloads the driver.
pub(crate) fn run_with_seed(seed: u64, code: impl FnOnce(Object) + Send + 'static) -> Outcome {
    let mut sim = Sim::builder().seed(seed).build();
    let start = |driver| {
        code(driver);
        sys::STATUS_SUCCESS
    };
    if let Ok(driver) = driver::try_load(&mut sim, start, || ()) {
        sim.settle();
        sim.unload(driver);
    }
    sim.finish()
}

/// `broken` gives reports of the contract and of no other; `kept`, which is near it, gives none.
#[track_caller]
pub(crate) fn pair(
    contract: &str,
    broken: impl FnOnce(Object) + Send + 'static,
    kept: impl FnOnce(Object) + Send + 'static,
) {
    assert_broken(&run_with_seed(1, broken), contract, "broken");
    run_with_seed(1, kept).assert_clean();
}
