//! An outcome as a person reads it.

use std::fmt;

use crate::outcome::{Exit, Outcome};
use crate::verify::backtrace::Backtrace;
use crate::verify::report::{ObjectHistory, Report, ThreadReport};

/// How it ended, what was broken with everything known about it, and what the traffic was.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_head(f)?;
        for report in &self.reports {
            write!(f, "\n\n{report}")?;
        }
        if self.suppressed > 0 {
            write!(f, "\n\nand {} more of these", self.suppressed)?;
        }
        if !self.reports.is_empty() {
            f.write_str("\n")?;
        }
        self.write_traffic(f)?;
        self.write_unasked(f)?;
        self.write_registry_misses(f)?;
        self.write_faults(f)
    }
}

impl Outcome {
    fn write_head(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.reports.len() as u64 + self.suppressed;
        let reports = if count == 1 { "report" } else { "reports" };
        match self.exit {
            Exit::Clean => write!(f, "clean")?,
            Exit::Reports => write!(f, "{count} {reports}")?,
            exit => write!(f, "{exit}, {count} {reports}")?,
        }
        write!(f, " (seed {} replays this run)", self.seed)
    }

    fn write_traffic(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let packets = &self.packets;
        let seen = packets.inbound + packets.outbound;
        write!(
            f,
            "\npackets: {} read, {seen} of the host, {} delivered, {} sent",
            packets.read, packets.delivered, packets.sent
        )?;
        for (count, what) in [
            (packets.foreign, "of other hosts"),
            (packets.not_ip, "without IP"),
            (packets.malformed, "malformed"),
            (packets.incomplete_fragments, "incomplete fragments"),
            (packets.blocked_by_callout, "blocked by callouts"),
            (packets.blocked_by_filter, "blocked by filters"),
            (packets.absorbed, "taken over by callouts"),
        ] {
            if count > 0 {
                write!(f, ", {count} {what}")?;
            }
        }
        if self.injected + self.refused > 0 {
            write!(
                f,
                "\ninjections: {} accepted, {} completed, {} refused",
                self.injected, self.completed, self.refused
            )?;
        }
        Ok(())
    }

    fn write_unasked(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for unasked in &self.unasked {
            let why = if unasked.kernel {
                "which is not modelled"
            } else {
                "which is one of user mode"
            };
            let filters = if unasked.filters == 1 { "filter" } else { "filters" };
            write!(
                f,
                "\nnever asked: {} {filters} at {}, {why}",
                unasked.filters, unasked.layer
            )?;
        }
        Ok(())
    }

    fn write_registry_misses(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for miss in &self.registry_misses {
            let what = if miss.value.is_some() { "value" } else { "key" };
            write!(f, "\nnot in the registry: {what} {miss}")?;
        }
        Ok(())
    }

    fn write_faults(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let faults = &self.faults;
        if faults.refused > 0 {
            write!(
                f,
                "\nfaults: {} calls failed on purpose, at {} call sites, {} survived",
                faults.refused, faults.sites_tried, faults.sites_survived
            )?;
        }
        for rule in &faults.unused {
            write!(f, "\nfaults: `{rule}` names a call that never came")?;
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.contract, self.text)?;
        if let Some(packet) = self.packet {
            write!(f, " [packet {packet}]")?;
        }
        write!(f, "\n  rule: {}", self.rule)?;
        if !self.functions.is_empty() {
            write!(f, "\n  in: {}", self.functions.join(", "))?;
        }
        // The first one is the one under test; others are its peers.
        if self.driver > 1 {
            write!(f, "\n  by: driver {}, in the order of loading", self.driver)?;
        }
        write_backtrace(f, self.backtrace.as_ref(), "    ")?;
        for object in &self.objects {
            write!(f, "\n  {object}")?;
        }
        for thread in &self.threads {
            write!(f, "\n  {thread}")?;
            write_backtrace(f, thread.backtrace.as_ref(), "    ")?;
        }
        if self.fatal {
            write!(f, "\n  the machine stopped here")?;
        }
        Ok(())
    }
}

impl fmt::Display for ThreadReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "thread {}", self.thread)?;
        match (self.function, self.routine) {
            ("", "") => {}
            (name, "") | ("", name) => write!(f, " in {name}")?,
            (function, routine) => write!(f, " in {function}, from {routine},")?,
        }
        write!(f, " {}", self.doing)?;
        if !self.holds.is_empty() {
            write!(f, ", holds {}", self.holds.join(" and "))?;
        }
        Ok(())
    }
}

impl fmt::Display for ObjectHistory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} #{}", self.kind, self.serial)?;
        if !self.detail.is_empty() {
            write!(f, " ({})", self.detail)?;
        }
        f.write_str(":")?;
        let with_places = self.events.iter().any(|event| event.backtrace.is_some());
        for (index, event) in self.events.iter().enumerate() {
            let separator = match (with_places, index) {
                (true, _) => "\n    ",
                (false, 0) => " ",
                (false, _) => ", ",
            };
            let by = if event.function.is_empty() {
                "the stack"
            } else {
                event.function
            };
            write!(f, "{separator}{} by {by}", event.action)?;
            if let Some(packet) = event.packet {
                write!(f, " (packet {packet})")?;
            }
            write_backtrace(f, event.backtrace.as_ref(), "      ")?;
        }
        Ok(())
    }
}

/// One frame a line, indented.
fn write_backtrace(f: &mut fmt::Formatter<'_>, backtrace: Option<&Backtrace>, indent: &str) -> fmt::Result {
    for frame in backtrace.map_or(&[][..], Backtrace::frames) {
        write!(f, "\n{indent}at {frame}")?;
    }
    Ok(())
}
