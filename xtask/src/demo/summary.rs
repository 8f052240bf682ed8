//! The result of a run, as a table and as JSON.

use std::fmt;
use std::path::PathBuf;

use fwps_sim::{Outcome, PacketCounters};
use serde::Serialize;

use crate::pe::Architecture;

/// What `--json` prints.
#[derive(Debug, Serialize)]
pub(super) struct Summary {
    layers: Vec<Layer>,
    injected: u64,
    completed: u64,
    refused: u64,
    pub(super) reports: Vec<Report>,
    pub(super) driver: Drivers,
    #[serde(skip)]
    packets: PacketCounters,
    /// Whether the machine stopped, and reports that were only counted.
    #[serde(skip)]
    stopped: bool,
    #[serde(skip)]
    suppressed: u64,
}

#[derive(Debug, Serialize)]
struct Layer {
    layer: String,
    classified: u64,
    permitted: u64,
    blocked: u64,
    absorbed: u64,
}

#[derive(Debug, Serialize)]
pub(super) struct Report {
    contract: String,
    text: String,
}

/// The images that were built.
#[derive(Debug, Default, Serialize)]
pub(super) struct Drivers {
    x86_64: Option<PathBuf>,
    aarch64: Option<PathBuf>,
}

impl Drivers {
    pub(super) fn set(&mut self, architecture: Architecture, path: PathBuf) {
        match architecture {
            Architecture::X86_64 => self.x86_64 = Some(path),
            Architecture::Aarch64 => self.aarch64 = Some(path),
        }
    }
}

impl Summary {
    pub(super) fn new(outcome: &Outcome) -> Self {
        let layers = outcome.layers.iter().map(|layer| Layer {
            layer: layer.layer.name().to_owned(),
            classified: layer.counters.classified,
            permitted: layer.counters.permitted,
            blocked: layer.counters.blocked,
            absorbed: layer.counters.absorbed,
        });
        let reports = outcome.reports.iter().map(|report| Report {
            contract: report.contract.to_string(),
            text: report.to_string(),
        });
        Self {
            layers: layers.collect(),
            injected: outcome.injected,
            completed: outcome.completed,
            refused: outcome.refused,
            reports: reports.collect(),
            driver: Drivers::default(),
            packets: outcome.packets,
            stopped: outcome.stopped,
            suppressed: outcome.suppressed,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .layers
            .iter()
            .map(|layer| layer.layer.len())
            .max()
            .unwrap_or_default()
            .max("layer".len());
        let headings = ["classified", "permitted", "blocked", "absorbed"];
        write!(formatter, "{:width$}", "layer")?;
        for heading in headings {
            write!(formatter, "  {heading:>10}")?;
        }
        writeln!(formatter)?;
        for layer in &self.layers {
            write!(formatter, "{:width$}", layer.layer)?;
            for count in [layer.classified, layer.permitted, layer.blocked, layer.absorbed] {
                write!(formatter, "  {count:>10}")?;
            }
            writeln!(formatter)?;
        }
        writeln!(
            formatter,
            "\ninjected {}, completed {}, refused {}, reports {}",
            self.injected,
            self.completed,
            self.refused,
            self.reports.len()
        )?;
        let packets = &self.packets;
        writeln!(
            formatter,
            "packets in: {} to the host, {} from it; out: {} delivered, {} sent",
            packets.inbound, packets.outbound, packets.delivered, packets.sent
        )?;
        for (count, what) in [
            (
                packets.foreign,
                "between other hosts (--local says which host is meant)",
            ),
            (
                packets.malformed,
                "malformed, so that no stack would process them",
            ),
            (packets.not_ip, "not IP"),
            (
                packets.incomplete_fragments,
                "fragments of datagrams that never became whole",
            ),
        ] {
            if count > 0 {
                writeln!(formatter, "left out: {count} {what}")?;
            }
        }
        if self.stopped {
            writeln!(
                formatter,
                "the simulated machine stopped before the end; the last report says why"
            )?;
        }
        if self.suppressed > 0 {
            writeln!(
                formatter,
                "{} more reports of the same contracts were only counted",
                self.suppressed
            )?;
        }
        for report in &self.reports {
            writeln!(formatter, "\n{}", report.text)?;
        }
        Ok(())
    }
}

impl fmt::Display for Drivers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (architecture, path) in [("x86_64", &self.x86_64), ("aarch64", &self.aarch64)] {
            if let Some(path) = path {
                writeln!(formatter, "driver for {architecture}: {}", path.display())?;
            }
        }
        Ok(())
    }
}
