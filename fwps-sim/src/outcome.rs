//! The outcome of a run.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use serde::Serialize;

use crate::engine::host::{LayerCounters, PacketCounters};
use crate::engine::layer::Layer;
use crate::machine::Machine;
use crate::outcome_stream::StreamOutcome;
use crate::traffic::output::{self, OutputFrame, OutputPacket};
use crate::verify::report::Report;

/// What a run came to.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Outcome {
    /// The seed, to replay the run.
    pub seed: u64,
    /// What each layer saw, in the order of [`Layer`].
    pub layers: Vec<LayerOutcome>,
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
    /// What drivers printed with `DbgPrintEx`, formatted, in order: the first ten thousand of the run.
    pub prints: Vec<String>,
    /// Broken contracts, in the order in which they were noticed.
    pub reports: Vec<Report>,
    /// Reports beyond the first hundred of a contract, which are only counted.
    pub suppressed: u64,
    /// Whether the machine stopped before its end, at a bug check or a deadlock.
    pub stopped: bool,
    /// The TCP connections, in the order of their beginnings.
    pub streams: Vec<StreamOutcome>,
    /// The packets that reached the host or the wire, in order.
    #[serde(skip)]
    pub output: Vec<OutputPacket>,
    /// The frames that came out of the MAC layers, as long as a filter stood at one of those, and out of the virtual switch,
    /// in order.
    #[serde(skip)]
    pub frames: Vec<OutputFrame>,
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
        let host = machine.host;
        Self {
            seed: machine.options.seed,
            layers: host
                .layers
                .into_iter()
                .map(|(layer, counters)| LayerOutcome { layer, counters })
                .collect(),
            packets: host.packets,
            injected: host.injected,
            completed: host.completed,
            refused: host.refused,
            refusals: machine.refusals,
            prints: machine.prints,
            reports: machine.reports,
            suppressed: machine.suppressed,
            stopped: machine.crashed,
            streams: host.streams.flows.into_iter().map(StreamOutcome::new).collect(),
            output: host.output,
            frames: host.frames,
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

    /// Writes the packets that came out as a pcapng file of raw IP, each with a comment that says what happened to it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_pcapng(&self, path: impl AsRef<Path>) -> std::io::Result<()> {
        let file = BufWriter::new(File::create(path)?);
        output::write_pcapng(file, &self.output).map_err(|error| match error {
            pcap_file::PcapError::IoError(error) => error,
            other => std::io::Error::other(other),
        })
    }

    /// Asserts that no contract was broken.
    ///
    /// # Panics
    /// When there are reports; the message holds all of them and the seed.
    #[track_caller]
    pub fn assert_clean(&self) {
        let reports: Vec<String> = self.reports.iter().map(ToString::to_string).collect();
        assert!(
            reports.is_empty(),
            "{} reports, seed {}:\n{}",
            reports.len(),
            self.seed,
            reports.join("\n")
        );
    }
}
