//! Reports: what a broken contract looks like to the reader.

use serde::Serialize;

use super::backtrace::Backtrace;
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
    /// Which driver broke it: its number in the order of loading, from 1; 0 when none is to blame.
    pub driver: u32,
    /// Number of the capture packet that was being processed, from 1; `None` outside of traffic.
    pub packet: Option<u64>,
    /// What happened, what was expected.
    pub text: String,
    /// The functions of the driver that led to it. `None` when no driver was running.
    pub backtrace: Option<Backtrace>,
    /// What every thread was doing, when no thread could go on, or one never came to an end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub threads: Vec<ThreadReport>,
    /// Whether the machine stopped here, as it does at a bug check.
    pub fatal: bool,
}

/// What a thread was doing when the machine stopped.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ThreadReport {
    /// Its number; the thread that calls the drivers for the test is 0.
    pub thread: usize,
    /// `waits for spin lock 1`, `could run`, `runs, and makes no call`.
    pub doing: String,
    /// The spin locks that it held, named as in `doing`.
    pub holds: Vec<String>,
    /// The routine of the driver that it was in: `classifyFn`, `DriverUnload` ...
    pub routine: &'static str,
    /// The C function that it was in.
    pub function: &'static str,
    /// The functions of the driver that it was in, where the host can tell.
    pub backtrace: Option<Backtrace>,
}

/// An object of the ledger and what happened to it, oldest first.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ObjectHistory {
    /// What it is: `NET_BUFFER_LIST (clone)`, `injection handle`, `pool block` ...
    pub kind: &'static str,
    /// What tells it apart where there is more to say: `tag 'Test', 64 bytes` for a pool block.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
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
    /// The functions of the driver that led to it, when the builder asked for backtraces.
    pub backtrace: Option<Backtrace>,
}
