//! The outcome of a run.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::engine::host::{LayerCounters, PacketCounters};
use crate::engine::layer::Layer;
use crate::machine::Machine;
use crate::outcome_option::OptionOutcome;
use crate::outcome_registry::RegistryMiss;
use crate::outcome_stream::StreamOutcome;
use crate::outcome_unasked::UnaskedLayer;
use crate::run_report::RunReport;
use crate::traffic::output::{OutputFrame, OutputPacket, OutputWriter};
use crate::traffic::reshape;
use crate::verify::report::Report;
use crate::verify::site::{FaultSite, FaultSummary, Site};

/// What a run came to.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Outcome {
    /// What a program that makes the run says with its exit status.
    pub exit: Exit,
    /// The seed, to replay the run.
    pub seed: u64,
    /// What each layer saw, in the order of [`Layer`].
    pub layers: Vec<LayerOutcome>,
    /// Layers where the simulator classifies nothing, and filters stand: the run says nothing about those.
    pub unasked: Vec<UnaskedLayer>,
    /// What happened to the captured packets.
    pub packets: PacketCounters,
    /// Injections that the stack accepted.
    pub injected: u64,
    /// Injections that completed.
    pub completed: u64,
    /// Injections that were refused.
    pub refused: u64,
    /// Calls that failed by the fault plan, by function.
    pub refusals: BTreeMap<&'static str, u64>,
    /// What the fault plan came to.
    pub faults: FaultSummary,
    /// What drivers printed with `DbgPrintEx`, formatted, in order: the first ten thousand of the run.
    pub prints: Vec<String>,
    /// What drivers looked for in the registry in vain, in the order of the alphabet.
    pub registry_misses: Vec<RegistryMiss>,
    /// Broken contracts, in the order in which they were noticed.
    pub reports: Vec<Report>,
    /// Reports beyond the first hundred of a contract, which are only counted.
    pub suppressed: u64,
    /// Whether the machine stopped before its end, at a bug check or a deadlock.
    pub stopped: bool,
    /// The TCP connections, in the order of their beginnings.
    pub streams: Vec<StreamOutcome>,
    /// The options that callouts set for what passed, in order.
    #[serde(skip)]
    pub options: Vec<OptionOutcome>,
    /// The packets that reached the host or the wire, in order. Empty when the run keeps none
    /// ([`SimBuilder::keep_output`](crate::SimBuilder::keep_output)).
    #[serde(skip)]
    pub output: Vec<OutputPacket>,
    /// Why what came out was not written to its end, where [`Sim::write_output_to`](crate::Sim::write_output_to) says.
    #[serde(skip)]
    pub output_error: Option<String>,
    /// The frames that came out of the MAC layers, as long as a filter stood at one of those, and out of the virtual switch,
    /// in order.
    #[serde(skip)]
    pub frames: Vec<OutputFrame>,
    /// Where calls could have failed, when the plan asked for it.
    #[serde(skip)]
    pub(crate) call_sites: Vec<Site>,
}

/// How a run ended, as the exit status of a program says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
#[non_exhaustive]
pub enum Exit {
    /// 0: no contract was broken.
    Clean,
    /// 1: there are reports.
    Reports,
    /// 2: a driver refused to load. There may be reports, too.
    RefusedToLoad,
    /// 3: the machine stopped before its end: a bug check, a deadlock, a driver that hangs. The last report says where. A harness that
    /// survives the crash of a driver uses it for that, too.
    Stopped,
}

impl Exit {
    /// The exit status.
    pub fn code(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for u8 {
    fn from(exit: Exit) -> u8 {
        exit.code()
    }
}

impl TryFrom<u8> for Exit {
    type Error = String;

    fn try_from(code: u8) -> Result<Self, String> {
        Ok(match code {
            0 => Exit::Clean,
            1 => Exit::Reports,
            2 => Exit::RefusedToLoad,
            3 => Exit::Stopped,
            _ => return Err(format!("{code} is no exit status of a run: expected 0 to 3")),
        })
    }
}

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Exit::Clean => "clean",
            Exit::Reports => "contracts were broken",
            Exit::RefusedToLoad => "the driver refused to load",
            Exit::Stopped => "the machine stopped",
        })
    }
}

/// What one layer saw.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct LayerOutcome {
    /// The layer.
    pub layer: Layer,
    /// Its counters.
    #[serde(flatten)]
    pub counters: LayerCounters,
}

impl Outcome {
    pub(crate) fn new(machine: Machine) -> Self {
        let exit = match &machine {
            machine if machine.crashed => Exit::Stopped,
            machine if machine.load_refused => Exit::RefusedToLoad,
            machine if machine.reports.is_empty() => Exit::Clean,
            _ => Exit::Reports,
        };
        let clean = machine.reports.is_empty() && !machine.crashed;
        let unused = machine.faults.unused();
        let sites: Vec<_> = machine.faults.failed.into_iter().map(FaultSite::new).collect();
        let faults = FaultSummary {
            refused: machine.refusals.values().sum(),
            sites_tried: sites.len(),
            sites_survived: if clean { sites.len() } else { 0 },
            sites,
            unused,
        };
        let mut host = machine.host;
        for (_, counters) in host.layers.reached() {
            host.packets.blocked_by_callout += counters.blocked - counters.blocked_by_filter;
            host.packets.blocked_by_filter += counters.blocked_by_filter;
            host.packets.absorbed += counters.absorbed;
        }
        Self {
            exit,
            seed: machine.options.seed,
            layers: host
                .layers
                .reached()
                .map(|(layer, counters)| LayerOutcome { layer, counters })
                .collect(),
            unasked: UnaskedLayer::all(&machine.management),
            packets: host.packets,
            injected: host.injected,
            completed: host.completed,
            refused: host.refused,
            refusals: machine.refusals,
            faults,
            prints: machine.prints,
            registry_misses: RegistryMiss::all(&machine.registry),
            reports: machine.reports,
            suppressed: machine.suppressed,
            stopped: machine.crashed,
            streams: host
                .streams
                .into_order()
                .into_iter()
                .map(StreamOutcome::new)
                .collect(),
            options: host.options.set,
            output_error: host.output.end(),
            output: host.output.packets,
            frames: host.output.frames,
            call_sites: machine.faults.seen,
        }
    }

    /// The counters of a layer; all zero when no packet reached it.
    pub fn layer(&self, layer: Layer) -> LayerCounters {
        self.layers
            .iter()
            .find(|outcome| outcome.layer == layer)
            .map(|outcome| outcome.counters)
            .unwrap_or_default()
    }

    /// Writes the packets that came out as a pcapng file of raw IP, each with a comment that says what happened to it. For long
    /// captures, [`Sim::write_output_to`](crate::Sim::write_output_to) writes them as they come.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_pcapng(&self, path: impl AsRef<Path>) -> std::io::Result<()> {
        let file = BufWriter::new(File::create(path)?);
        let mut writer = OutputWriter::new(file)?;
        for packet in &self.output {
            writer.write(packet)?;
        }
        writer.flush()
    }

    /// The packets that came out, in a form that does not depend on [`Shapes`](crate::Shapes), sorted: fragments are joined, the
    /// options that a shape added are taken out, and so are the identification of IPv4 and its flag "don't fragment". Two runs with the
    /// same driver and the same capture, whatever their shapes and seeds, have to agree here.
    ///
    /// ```
    /// use fwps_sim::{Conversation, Shapes, Sim};
    ///
    /// let run = |shapes: Shapes| {
    ///     let mut sim = Sim::builder().shape(shapes).build();
    ///     sim.converse(&Conversation::v4(7).from_peer(&[b'x'; 100]));
    ///     sim.finish()
    /// };
    /// assert_eq!(run(Shapes::ALL).delivered(), run(Shapes::PLAIN).delivered());
    /// ```
    pub fn delivered(&self) -> Vec<Vec<u8>> {
        reshape::normal(self.output.iter().map(|packet| packet.bytes.as_slice()))
    }

    /// The run as plain data with a fixed schema, for programs.
    pub fn report(&self) -> RunReport {
        RunReport::of(self)
    }

    /// Asserts that no contract was broken.
    ///
    /// # Panics
    /// When there are reports; the message holds all of them and the seed.
    #[track_caller]
    pub fn assert_clean(&self) {
        assert!(self.reports.is_empty(), "{self}");
    }
}
