//! What is to be run.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// A run: the drivers, what happens to them, and where the results go. Paths are those of the system that the harness sees.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Request {
    /// The drivers in the order in which they are loaded; the first is the one that is run, the others are its peers.
    pub drivers: Vec<DriverImage>,
    /// The captures in the order in which they are played.
    pub captures: Vec<PathBuf>,
    /// The local addresses of the host, as `10.0.0.1/24`; those of the simulator when there are none.
    pub local: Vec<String>,
    /// The seed of the run.
    pub seed: u64,
    /// The plan of failures, as [`fwps_sim::Faults`] is written.
    pub faults: Option<String>,
    /// In what form packets come, as [`fwps_sim::Shapes`] is written.
    pub shape: String,
    /// Filters that are added when the drivers are loaded, as [`fwps_sim::Filters`] is written.
    pub filters: Option<String>,
    /// At which packet the first driver is unloaded, from 1; `None` for the end.
    pub unload_at: Option<u64>,
    /// The device that is opened for the controls.
    pub device: Option<String>,
    /// What is sent to it before the traffic.
    pub controls: Vec<Control>,
    /// Whether what drivers print for a debugger is shown.
    pub debug_print: bool,
    /// What the registry holds for the driver.
    pub registry: Vec<RegistryEntry>,
    /// Whether each step in the life of every object has its backtrace.
    pub backtraces: bool,
    /// For how many seconds driver code may run without calling a function.
    pub patience: u64,
    /// How many calls a packet, an unload or another step may take.
    pub call_limit: u64,
    /// Where the report is written, as JSON.
    pub report: Option<PathBuf>,
    /// Where the packets that came out are written, as pcapng.
    pub out: Option<PathBuf>,
    /// Where the answer is written.
    pub answer: PathBuf,
}

/// An image to load.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DriverImage {
    /// The name that reports call it by, as `inspect.sys`.
    pub name: String,
    /// The image.
    pub path: PathBuf,
    /// Its debug symbols, if there is a file of them.
    pub symbols: Option<PathBuf>,
}

/// A device control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// Its code, which says how its buffers are passed.
    pub code: u32,
    /// Its input.
    pub input: Vec<u8>,
    /// What the output buffer holds before, which a driver with direct buffers may read; its length is that of the buffer. `None` for a
    /// buffer of zeros that is long enough for most replies.
    pub output: Option<Vec<u8>>,
}

/// A value of the registry, below the key of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistryEntry {
    /// The key, from that of the service; empty for that itself.
    pub key: String,
    /// The name of the value.
    pub name: String,
    /// What it holds.
    pub data: RegistryData,
}

/// What a value of the registry holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RegistryData {
    /// `REG_DWORD`.
    Dword(u32),
    /// `REG_SZ`.
    Text(String),
    /// `REG_BINARY`.
    Binary(Vec<u8>),
}
