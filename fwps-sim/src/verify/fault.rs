//! Faults: which calls fail on purpose, and with what status.

use super::site::SiteKey;
use crate::Status;

/// A plan of failures. Several plans can be given to the builder; a call fails when any of them says so.
///
/// On a command line, a plan is written as rules with commas between them:
///
/// | rule | what fails |
/// |---|---|
/// | `none` | nothing |
/// | `FwpsAllocateCloneNetBufferList0@3` | the third call of the function, with the usual status of its page |
/// | `FwpsInjectNetworkSendAsync0@1=STATUS_FWP_INJECT_HANDLE_CLOSING` | its first call, with this status |
/// | `FwpmFilterAdd0=0xC0000022` | each of its calls, with this status |
/// | `random:0.02` | each call that can fail, with this probability (0 to 1) and one of the statuses of its page |
/// | `sweep` | each call site once, over many runs: see [`sweep`](crate::sweep()) |
///
/// A status is a name as `STATUS_ACCESS_DENIED`, or a number. Functions that return a pointer or a handle return NULL, whatever the
/// status.
///
/// ```
/// use fwps_sim::Faults;
///
/// let faults: Faults = "FwpsCalloutRegister1@2=STATUS_ACCESS_DENIED,random:0.01".parse()?;
/// assert_eq!(faults.to_string(), "FwpsCalloutRegister1@2=STATUS_ACCESS_DENIED,random:0.01");
/// let error = "FwpsCalloutRegistre1@2".parse::<Faults>().unwrap_err();
/// assert!(error.to_string().contains("FwpsCalloutRegister0"));
/// # Ok::<(), fwps_sim::ParseFaultsError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    pub(super) rules: Vec<Rule>,
    pub(super) sweep: bool,
}

/// One rule of a plan. Without a status, the usual one of the function's page is given.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rule {
    Nth {
        function: String,
        nth: u64,
        status: Option<Status>,
    },
    Function {
        function: String,
        status: Option<Status>,
    },
    Random {
        probability: f64,
    },
    /// Notes every call site.
    Record,
    /// The first call at this site fails.
    Site {
        site: SiteKey,
        status: Status,
    },
}

impl Rule {
    /// What call number `call` of `function` fails with because this rule names it; `usual` if it names no status.
    pub(super) fn named(&self, function: &str, call: u64, usual: Status) -> Option<Status> {
        let (name, nth, status) = match self {
            Rule::Nth {
                function,
                nth,
                status,
            } => (function, Some(*nth), status),
            Rule::Function { function, status } => (function, None, status),
            _ => return None,
        };
        let meant = name == function && nth.is_none_or(|nth| nth == call);
        meant.then(|| status.unwrap_or(usual))
    }
}

impl Faults {
    /// Nothing fails.
    pub fn none() -> Self {
        Self::default()
    }

    /// The `nth` call (from 1) of the C function `function` fails with `status`. Functions that return a pointer or a handle
    /// return NULL instead, whatever the status.
    pub fn nth(function: impl Into<String>, nth: u64, status: Status) -> Self {
        let function = function.into();
        Self::rule(Rule::Nth {
            function,
            nth,
            status: Some(status),
        })
    }

    /// Every call of the C function `function` fails with `status`.
    pub fn function(function: impl Into<String>, status: Status) -> Self {
        let function = function.into();
        Self::rule(Rule::Function {
            function,
            status: Some(status),
        })
    }

    /// Each call that the documents let fail does so with this probability (0 to 1), with one of the statuses of its page.
    pub fn random(probability: f64) -> Self {
        Self::rule(Rule::Random { probability })
    }

    /// Each call site fails once, over many runs. A harness that finds this in a plan gives its run to [`sweep`](crate::sweep()).
    pub fn sweep() -> Self {
        Self {
            rules: Vec::new(),
            sweep: true,
        }
    }

    /// Whether the plan asks for a sweep, which one run alone cannot make.
    pub fn is_sweep(&self) -> bool {
        self.sweep
    }

    /// Both plans: a call fails when either of them says so.
    pub fn and(mut self, other: Faults) -> Self {
        self.rules.extend(other.rules);
        self.sweep |= other.sweep;
        self
    }

    /// Notes every call site.
    pub(crate) fn record() -> Self {
        Self::rule(Rule::Record)
    }

    /// The first call at a site fails; every call site is noted.
    pub(crate) fn at_site(site: SiteKey, status: Status) -> Self {
        Self::rule(Rule::Site { site, status }).and(Self::record())
    }

    pub(super) fn rule(rule: Rule) -> Self {
        Self {
            rules: vec![rule],
            sweep: false,
        }
    }
}
