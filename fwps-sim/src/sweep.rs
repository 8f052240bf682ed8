//! The sweep: every call that can fail does so once, each in a run of its own.

use std::collections::VecDeque;
use std::fmt;

use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::Status;
use crate::outcome::{Exit, Outcome};
use crate::verify::backtrace::Backtrace;
use crate::verify::fault::Faults;
use crate::verify::report::Report;
use crate::verify::site::{Site, SiteKey};

/// Lets every call site of a driver fail once, with every status that can come there: see [`Sweep`].
///
/// ```
/// use fwps_sim::Sim;
/// # unsafe extern "system" fn driver_entry(
/// #     driver: *mut fwps_sys::DRIVER_OBJECT,
/// #     _path: *mut fwps_sys::UNICODE_STRING,
/// # ) -> i32 {
/// #     unsafe extern "system" fn unload(_driver: *mut fwps_sys::DRIVER_OBJECT) {}
/// #     let block = unsafe { fwps_sys::ExAllocatePool2(fwps_sys::POOL_FLAG_NON_PAGED, 16, 1) };
/// #     if block.is_null() {
/// #         return fwps_sys::STATUS_INSUFFICIENT_RESOURCES;
/// #     }
/// #     unsafe { fwps_sys::ExFreePoolWithTag(block, 1) };
/// #     unsafe { (*driver).DriverUnload = Some(unload) };
/// #     0
/// # }
///
/// let summary = fwps_sim::sweep(|faults| {
///     let mut sim = Sim::builder().faults(faults).build();
///     if let Ok(driver) = sim.load(driver_entry) {
///         // Traffic goes here.
///         sim.settle();
///         sim.unload(driver);
///     }
///     sim.finish()
/// });
/// summary.assert_survived();
/// assert_eq!(summary.sites_tried, 1);
/// ```
pub fn sweep(run: impl FnMut(Faults) -> Outcome) -> SweepSummary {
    Sweep::new().run(run)
}

/// The settings of a sweep.
///
/// A call site is a function together with the driver's call stack, from the callback that it runs in. The first run only looks for
/// sites. Then each site fails in a run of its own, at its first call, once for each status. Sites that show only after another one failed,
/// as in the code that cleans up, are tried together with that one. The sweep ends when no site is left.
///
/// The closure must make the same run each time, apart from the faults: the same seed, the same traffic. Short traffic is enough, as
/// each site fails once only.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sweep {
    first_status_only: bool,
}

/// What a sweep came to.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SweepSummary {
    /// How many call sites failed on purpose.
    pub sites_tried: usize,
    /// At how many of them the driver went on without breaking a contract, whatever the status. That it refused to load is no
    /// failure.
    pub sites_survived: usize,
    /// How many runs it took.
    pub runs: usize,
    /// Sites that were not reached again in their own run, as the closure did not make the same run: nothing is known about them.
    pub sites_missed: usize,
    /// What the driver broke without any fault. The sweep ends there: first make this run clean.
    pub without_faults: Option<SweepFailure>,
    /// The faults that the driver did not survive, in the order of the sites.
    pub failures: Vec<SweepFailure>,
}

/// A run of a sweep in which contracts were broken.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SweepFailure {
    /// The faults, as a plan that [`Faults`] reads: with the seed, it replays the run.
    pub faults: String,
    /// The seed of the run.
    pub seed: u64,
    /// The function that failed last; empty without faults.
    pub function: &'static str,
    /// Where the driver called it.
    pub backtrace: Backtrace,
    /// How the run ended.
    pub exit: Exit,
    /// What was broken.
    pub reports: Vec<Report>,
}

/// A site that is still to be tried, and what must fail before it is reached.
struct Waiting {
    site: Site,
    before: Vec<(SiteKey, Status)>,
}

impl Sweep {
    /// A sweep with every status.
    pub fn new() -> Self {
        Self::default()
    }

    /// Tries each site with the usual status of its function only, which is faster.
    pub fn first_status_only(mut self, first: bool) -> Self {
        self.first_status_only = first;
        self
    }

    /// Makes the runs.
    pub fn run(self, mut run: impl FnMut(Faults) -> Outcome) -> SweepSummary {
        let mut summary = SweepSummary {
            sites_tried: 0,
            sites_survived: 0,
            runs: 1,
            sites_missed: 0,
            without_faults: None,
            failures: Vec::new(),
        };
        let outcome = run(Faults::record());
        if !survived(&outcome) {
            summary.without_faults = Some(SweepFailure::of(outcome));
            return summary;
        }
        let mut known = FxHashSet::default();
        let mut waiting = VecDeque::new();
        enqueue(&outcome, &[], &mut known, &mut waiting);
        while let Some(Waiting { site, before }) = waiting.pop_front() {
            let statuses = if self.first_status_only {
                1
            } else {
                site.statuses.len()
            };
            let (mut reached, mut failed) = (false, false);
            // What offers no status returns NULL.
            let unnamed = [fwps_sys::STATUS_INSUFFICIENT_RESOURCES];
            let offered = if site.statuses.is_empty() {
                &unnamed[..]
            } else {
                &site.statuses
            };
            for status in offered.iter().take(statuses.max(1)) {
                let mut plan = before.clone();
                plan.push((site.key, *status));
                let faults = plan.iter().map(|(key, status)| Faults::at_site(*key, *status));
                let outcome = run(faults.fold(Faults::none(), Faults::and));
                summary.runs += 1;
                reached |= outcome.faults.sites_tried == plan.len();
                enqueue(&outcome, &plan, &mut known, &mut waiting);
                if !survived(&outcome) {
                    failed = true;
                    summary.failures.push(SweepFailure::of(outcome));
                }
            }
            summary.sites_missed += usize::from(!reached);
            summary.sites_tried += usize::from(reached);
            summary.sites_survived += usize::from(reached && !failed);
        }
        summary
    }
}

fn survived(outcome: &Outcome) -> bool {
    outcome.reports.is_empty() && !outcome.stopped
}

/// Lets the sites of a run that are new wait for their turn.
fn enqueue(
    outcome: &Outcome,
    before: &[(SiteKey, Status)],
    known: &mut FxHashSet<SiteKey>,
    waiting: &mut VecDeque<Waiting>,
) {
    for site in &outcome.call_sites {
        if known.insert(site.key) {
            waiting.push_back(Waiting {
                site: site.clone(),
                before: before.to_vec(),
            });
        }
    }
}

impl SweepFailure {
    fn of(outcome: Outcome) -> Self {
        let sites = &outcome.faults.sites;
        let rules: Vec<_> = sites.iter().map(|site| site.rule()).collect();
        let last = sites.last();
        Self {
            faults: if rules.is_empty() {
                "none".to_owned()
            } else {
                rules.join(",")
            },
            seed: outcome.seed,
            function: last.map_or("", |site| site.function),
            backtrace: last.map(|site| site.backtrace.clone()).unwrap_or_default(),
            exit: outcome.exit,
            reports: outcome.reports,
        }
    }
}

impl SweepSummary {
    /// How the sweep ended, as the exit status of a program says it.
    pub fn exit(&self) -> Exit {
        let failures = self.failures.iter().chain(&self.without_faults);
        let worst = failures.map(|failure| failure.exit).max();
        match worst {
            None => Exit::Clean,
            Some(Exit::Stopped) => Exit::Stopped,
            // That the driver refused to load is what a failing call should lead to; the reports are what is wrong.
            Some(_) => Exit::Reports,
        }
    }

    /// Asserts that the driver survived every fault.
    ///
    /// # Panics
    /// When it broke a contract in one of the runs; the message holds them all, with the plan and the seed that replay each.
    #[track_caller]
    pub fn assert_survived(&self) {
        let clean = self.failures.is_empty() && self.without_faults.is_none() && self.sites_missed == 0;
        assert!(clean, "{self}");
    }
}

impl fmt::Display for SweepSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(failure) = &self.without_faults {
            return write!(
                f,
                "contracts were broken although nothing failed on purpose: {failure}"
            );
        }
        write!(
            f,
            "{} call sites tried in {} runs, {} survived",
            self.sites_tried, self.runs, self.sites_survived
        )?;
        if self.sites_missed > 0 {
            write!(
                f,
                ", {} not reached again: the runs of a sweep must be equal, with the same seed",
                self.sites_missed
            )?;
        }
        for failure in &self.failures {
            write!(f, "\n\n{failure}")?;
        }
        Ok(())
    }
}

impl fmt::Display for SweepFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--faults {} --seed {}: {}", self.faults, self.seed, self.exit)?;
        for frame in self.backtrace.frames() {
            write!(f, "\n  at {frame}")?;
        }
        for report in &self.reports {
            write!(f, "\n{report}")?;
        }
        Ok(())
    }
}
