//! Reports: what a broken contract looks like to the reader.

use std::fmt;

use serde::Serialize;

use super::contract::Contract;

/// One broken contract, with everything known about it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The contract that was broken.
    pub contract: Contract,
    /// Its rule in one line.
    pub rule: &'static str,
    /// The functions involved, the one that noticed first.
    pub functions: Vec<&'static str>,
    /// The objects involved, with what happened to each of them.
    pub objects: Vec<ObjectHistory>,
    /// Number of the capture packet that was being processed, from 1; `None` outside of traffic.
    pub packet: Option<u64>,
    /// What happened, what was expected.
    pub text: String,
    /// Where, when the builder asked for backtraces.
    pub backtrace: Option<String>,
    /// Whether the machine stopped here, as it does at a bug check.
    pub fatal: bool,
}

/// An object of the ledger and what happened to it, oldest first.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ObjectHistory {
    /// What it is: `NET_BUFFER_LIST (clone)`, `injection handle`, `pool block` ...
    pub kind: &'static str,
    /// Number of the object in the order of creation.
    pub serial: u64,
    /// What happened to it.
    pub events: Vec<ObjectEvent>,
}

/// One step in the life of an object.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ObjectEvent {
    /// What was done: `created`, `injected`, `completed`, `freed` ...
    pub action: &'static str,
    /// The function that did it.
    pub function: &'static str,
    /// Number of the capture packet that was being processed.
    pub packet: Option<u64>,
    /// Where, when the builder asked for backtraces.
    pub backtrace: Option<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.contract, self.text)?;
        if let Some(packet) = self.packet {
            write!(f, " [packet {packet}]")?;
        }
        write!(f, "\n  rule: {}", self.rule)?;
        for object in &self.objects {
            write!(f, "\n  {object}")?;
        }
        if let Some(backtrace) = &self.backtrace {
            write!(f, "\n{backtrace}")?;
        }
        Ok(())
    }
}

impl fmt::Display for ObjectHistory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} #{}:", self.kind, self.serial)?;
        for (index, event) in self.events.iter().enumerate() {
            let separator = if index == 0 { " " } else { ", " };
            write!(f, "{separator}{} by {}", event.action, event.function)?;
            if let Some(packet) = event.packet {
                write!(f, " (packet {packet})")?;
            }
        }
        Ok(())
    }
}
