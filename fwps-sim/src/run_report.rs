//! A run as plain data: what programs read. The schema is documented in `docs/src/report-schema.md`, and changes only with its version.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::engine::host::{LayerCounters, PacketCounters};
use crate::outcome::{Exit, Outcome};
use crate::outcome_registry::RegistryMiss;
use crate::verify::backtrace::Backtrace;
use crate::verify::report::{ObjectHistory, Report, ThreadReport};

/// The version of the schema.
const SCHEMA: u32 = 1;

/// What a run came to, as plain data that survives a round trip through JSON.
///
/// ```
/// use fwps_sim::{RunReport, Sim};
///
/// let outcome = Sim::builder().seed(7).build().finish();
/// let report = outcome.report();
/// let json = report.to_json();
/// assert_eq!(RunReport::from_json(&json)?, report);
/// assert_eq!(report.seed, 7);
/// assert_eq!(report.exit.code(), 0);
/// # Ok::<(), fwps_sim::ParseReportError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RunReport {
    /// The version of the schema; 1.
    pub schema: u32,
    /// The exit status: 0 clean, 1 reports, 2 the driver refused to load, 3 the machine stopped.
    pub exit: Exit,
    /// The seed, to replay the run.
    pub seed: u64,
    /// What happened to the packets of the captures.
    pub packets: PacketCounters,
    /// What each layer saw that a packet reached.
    #[serde(default)]
    pub layers: Vec<LayerReport>,
    /// Layers where the simulator classifies nothing, and filters stand: the run says nothing about those.
    #[serde(default)]
    pub unasked: Vec<UnaskedReport>,
    /// What happened to injections.
    #[serde(default)]
    pub injections: InjectionCounters,
    /// What failed on purpose.
    pub faults: FaultReport,
    /// What drivers looked for in the registry in vain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub registry_misses: Vec<RegistryMiss>,
    /// What drivers printed for a debugger, formatted, in order: the first ten thousand prints.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prints: Vec<String>,
    /// Broken contracts, in the order in which they were noticed.
    pub reports: Vec<BrokenContract>,
    /// Reports beyond the first hundred of a contract, which are only counted.
    #[serde(default)]
    pub suppressed: u64,
}

/// What one layer saw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LayerReport {
    /// The layer, as `INBOUND_IPPACKET_V4`.
    pub layer: String,
    /// Its counters.
    #[serde(flatten)]
    pub counters: LayerCounters,
}

/// A layer with filters that nobody asked, since the simulator classifies nothing there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnaskedReport {
    /// The layer, as `RPC_UM`.
    pub layer: String,
    /// Whether the kernel classifies there on Windows; elsewhere no callout of a driver is called.
    pub kernel: bool,
    /// How many filters came into force there.
    pub filters: u64,
}

/// What happened to injections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct InjectionCounters {
    /// Those that the stack accepted.
    pub accepted: u64,
    /// Those that completed.
    pub completed: u64,
    /// Those that were refused.
    pub refused: u64,
}

/// What failed on purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct FaultReport {
    /// How many calls failed on purpose.
    pub refused: u64,
    /// The same by function.
    pub functions: BTreeMap<String, u64>,
    /// At how many call sites.
    pub sites_tried: usize,
    /// At how many of these the driver went on without breaking a contract.
    pub sites_survived: usize,
    /// The sites, in the order of their first failures.
    pub sites: Vec<FaultSiteReport>,
    /// Rules of the plan that name a call that never came.
    pub unused: Vec<String>,
}

/// A call site where a call failed on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FaultSiteReport {
    /// The C function.
    pub function: String,
    /// Which of its calls in the run failed first there, from 1.
    pub call: u64,
    /// With what status, by its name, or in hexadecimal digits.
    pub status: String,
    /// Where the driver made the call.
    #[serde(default)]
    pub backtrace: Backtrace,
}

/// One broken contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BrokenContract {
    /// The contract: `C-084`, or `bug-check`, `deadlock`, `not-modelled`.
    pub contract: String,
    /// Its rule in one line.
    pub rule: String,
    /// What happened, what was expected.
    pub text: String,
    /// The C functions involved, the one that noticed first.
    pub functions: Vec<String>,
    /// The objects involved, with what happened to each of them.
    pub objects: Vec<ObjectReport>,
    /// Which driver broke it, in the order of loading, from 1; 0 when none is to blame.
    #[serde(default)]
    pub driver: u32,
    /// Number of the packet that was being processed, from 1; `null` outside of traffic.
    pub packet: Option<u64>,
    /// The functions of the driver that led to it, the innermost first; `null` when no driver was running.
    pub backtrace: Option<Backtrace>,
    /// What every thread was doing, when no thread could go on, or one never came to an end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub threads: Vec<ThreadState>,
    /// Whether the machine stopped here.
    #[serde(default)]
    pub fatal: bool,
}

/// What a thread was doing when the machine stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ThreadState {
    /// Its number; the thread that calls the drivers for the test is 0.
    pub thread: usize,
    /// `waits for spin lock 1`, `could run`, `runs, and makes no call`.
    pub doing: String,
    /// The spin locks that it held, named as in `doing`.
    pub holds: Vec<String>,
    /// The routine of the driver that it was in; empty for none.
    pub routine: String,
    /// The C function that it was in; empty for none.
    pub function: String,
    /// The functions of the driver that it was in, where the host can tell.
    pub backtrace: Option<Backtrace>,
}

/// An object, and what happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ObjectReport {
    /// What it is: `NET_BUFFER_LIST (clone)`, `injection handle`, `pool block` ...
    pub kind: String,
    /// What tells it apart where there is more to say: `tag 'Test', 64 bytes` for a pool block.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// Number of the object in the order of creation.
    pub serial: u64,
    /// What happened to it, oldest first.
    pub events: Vec<ObjectStep>,
}

/// One step in the life of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ObjectStep {
    /// What was done: `created`, `injected`, `completed`, `freed` ...
    pub action: String,
    /// The C function that did it.
    pub function: String,
    /// Number of the packet that was being processed.
    pub packet: Option<u64>,
    /// Where, when backtraces of every step were asked for.
    pub backtrace: Option<Backtrace>,
}

/// A text is no report of a run.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ParseReportError {
    /// It is no JSON, or does not keep to the schema.
    #[error("this is no report of a run: {0}")]
    Json(#[from] serde_json::Error),
    /// It is of another version of the schema.
    #[error("this report is of version {found} of the schema; this program reads version {SCHEMA}")]
    Schema {
        /// The version that it says.
        found: u32,
    },
}

impl RunReport {
    pub(crate) fn of(outcome: &Outcome) -> Self {
        let layers = outcome.layers.iter().map(|layer| LayerReport {
            layer: name_of(&layer.layer),
            counters: layer.counters,
        });
        let unasked = outcome.unasked.iter().map(|unasked| UnaskedReport {
            layer: unasked.layer.to_owned(),
            kernel: unasked.kernel,
            filters: unasked.filters,
        });
        Self {
            schema: SCHEMA,
            exit: outcome.exit,
            seed: outcome.seed,
            packets: outcome.packets,
            layers: layers.collect(),
            unasked: unasked.collect(),
            injections: InjectionCounters {
                accepted: outcome.injected,
                completed: outcome.completed,
                refused: outcome.refused,
            },
            faults: FaultReport::of(outcome),
            registry_misses: outcome.registry_misses.clone(),
            prints: outcome.prints.clone(),
            reports: outcome.reports.iter().map(BrokenContract::of).collect(),
            suppressed: outcome.suppressed,
        }
    }

    /// The report as JSON, with line breaks.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("text, numbers and lists: all of it is valid JSON")
    }

    /// Writes the report as JSON into a file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_json(&self, path: impl AsRef<Path>) -> std::io::Result<()> {
        let mut file = BufWriter::new(File::create(path)?);
        writeln!(file, "{}", self.to_json())?;
        file.flush()
    }

    /// Reads a report.
    ///
    /// # Errors
    /// When the text is no JSON of this schema, or of another version of it.
    pub fn from_json(text: &str) -> Result<Self, ParseReportError> {
        #[derive(Deserialize)]
        struct Version {
            schema: u32,
        }
        let Version { schema } = serde_json::from_str(text)?;
        if schema != SCHEMA {
            return Err(ParseReportError::Schema { found: schema });
        }
        Ok(serde_json::from_str(text)?)
    }
}

/// The name that a value serializes as.
fn name_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

impl FaultReport {
    fn of(outcome: &Outcome) -> Self {
        let sites = outcome.faults.sites.iter().map(|site| FaultSiteReport {
            function: site.function.to_owned(),
            call: site.call,
            status: site.status.clone(),
            backtrace: site.backtrace.clone(),
        });
        let functions = outcome.refusals.iter();
        Self {
            refused: outcome.faults.refused,
            functions: functions
                .map(|(name, count)| ((*name).to_owned(), *count))
                .collect(),
            sites_tried: outcome.faults.sites_tried,
            sites_survived: outcome.faults.sites_survived,
            sites: sites.collect(),
            unused: outcome.faults.unused.clone(),
        }
    }
}

impl BrokenContract {
    pub(crate) fn of(report: &Report) -> Self {
        Self {
            contract: report.contract.to_string(),
            rule: report.rule.to_owned(),
            text: report.text.clone(),
            functions: report.functions.iter().map(|name| (*name).to_owned()).collect(),
            objects: report.objects.iter().map(ObjectReport::of).collect(),
            driver: report.driver,
            packet: report.packet,
            backtrace: report.backtrace.clone(),
            threads: report.threads.iter().map(ThreadState::of).collect(),
            fatal: report.fatal,
        }
    }
}

impl ThreadState {
    fn of(thread: &ThreadReport) -> Self {
        Self {
            thread: thread.thread,
            doing: thread.doing.clone(),
            holds: thread.holds.clone(),
            routine: thread.routine.to_owned(),
            function: thread.function.to_owned(),
            backtrace: thread.backtrace.clone(),
        }
    }
}

impl ObjectReport {
    fn of(history: &ObjectHistory) -> Self {
        let events = history.events.iter().map(|event| ObjectStep {
            action: event.action.to_owned(),
            function: event.function.to_owned(),
            packet: event.packet,
            backtrace: event.backtrace.clone(),
        });
        Self {
            kind: history.kind.to_owned(),
            detail: history.detail.clone(),
            serial: history.serial,
            events: events.collect(),
        }
    }
}
