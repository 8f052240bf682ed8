//! Call sites: where in a driver a function is called, by the call stack.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use serde::Serialize;

use super::backtrace::Backtrace;
use super::status;
use crate::Status;
use crate::context;

/// How much of a call stack tells sites apart.
const DEPTH: usize = 64;

/// Tells call sites apart within one process. Where the code lies must decide nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct SiteKey(u64);

impl SiteKey {
    /// The site of the running call of `function`: the driver's own part of the stack, from the call up to the callback that it is
    /// made in. So one line that is reached through two callbacks is two sites, but how the simulator came to the callback is none.
    pub(crate) fn here(function: &'static str) -> Self {
        let mut hasher = FxHasher::default();
        function.hash(&mut hasher);
        let segment = context::segment();
        let mut count = 0;
        backtrace::trace(|frame| {
            let at = frame.sp().addr();
            if at > segment.start {
                if at >= segment.end {
                    return false;
                }
                frame.ip().addr().hash(&mut hasher);
                count += 1;
            }
            count < DEPTH
        });
        Self(hasher.finish())
    }
}

/// A call site, with what can fail there.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) key: SiteKey,
    pub(crate) function: &'static str,
    /// Which call of the function was the first one there, from 1.
    pub(crate) call: u64,
    pub(crate) statuses: Vec<Status>,
    pub(crate) backtrace: Backtrace,
}

impl Site {
    /// The running call.
    pub(crate) fn new(key: SiteKey, function: &'static str, call: u64, statuses: Vec<Status>) -> Self {
        Self {
            key,
            function,
            call,
            statuses,
            backtrace: Backtrace::capture(),
        }
    }
}

/// A call site where a call failed on purpose.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct FaultSite {
    /// The C function.
    pub function: &'static str,
    /// Which of its calls in the run failed first there, from 1.
    pub call: u64,
    /// With what status, by its name.
    pub status: String,
    /// Where the driver made the call.
    pub backtrace: Backtrace,
}

impl FaultSite {
    pub(crate) fn new(site: Site) -> Self {
        Self {
            function: site.function,
            call: site.call,
            status: site
                .statuses
                .first()
                .copied()
                .map_or_else(String::new, status::describe),
            backtrace: site.backtrace,
        }
    }

    /// The fault as a rule of a [`Faults`](crate::Faults) plan, which repeats it with the seed of the run.
    pub fn rule(&self) -> String {
        format!("{}@{}={}", self.function, self.call, self.status)
    }
}

/// What the faults of a run came to.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct FaultSummary {
    /// How many calls failed on purpose.
    pub refused: u64,
    /// At how many call sites.
    pub sites_tried: usize,
    /// At how many of these the driver went on without breaking a contract. In a run with reports, no site counts as survived: which one
    /// is to blame shows when each fails alone.
    pub sites_survived: usize,
    /// The sites, in the order of their first failures.
    pub sites: Vec<FaultSite>,
    /// Rules of the plan that name a call that never came, as they are written.
    pub unused: Vec<String>,
}
