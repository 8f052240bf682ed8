//! A simulator and verifier for callout drivers of the Windows Filtering Platform.
//!
//! This crate defines the C functions that `fwps-sys` declares: those of fwpkclnt, NDIS and the kernel. A driver linked with
//! it runs unmodified in an ordinary test, on any host: it registers callouts, gets packets of a capture indicated, clones,
//! blocks and injects them, and is unloaded. Every object is in a ledger, the IRQL of every thread is known, and each broken
//! contract becomes a [`Report`] with its number.
//!
//! ```
//! # use fwps_sim::{Sim, DriverEntry};
//! # unsafe extern "system" fn unload(_driver: *mut fwps_sys::DRIVER_OBJECT) {}
//! # unsafe extern "system" fn driver_entry(
//! #     driver: *mut fwps_sys::DRIVER_OBJECT,
//! #     _path: *mut fwps_sys::UNICODE_STRING,
//! # ) -> i32 {
//! #     unsafe { (*driver).DriverUnload = Some(unload) };
//! #     0
//! # }
//! let mut sim = Sim::builder().seed(7).build();
//! let driver = sim.load(driver_entry)?;
//! sim.settle();
//! sim.unload(driver);
//! sim.finish().assert_clean();
//! # Ok::<(), fwps_sim::LoadError>(())
//! ```
//!
//! A driver with a control device is asked as by a process: [`Sim::open`], [`Sim::device_control`], [`Sim::cancel`] and
//! [`Sim::close`]. [`SimBuilder::registry_value`] gives it its parameters, and [`Outcome::prints`] has what it printed.
//!
//! The same seed replays a run exactly, threads included. What the simulator does not model is refused with a documented
//! status or reported as `not-modelled`, never passed over.

mod arrivals;
mod boundary;
mod builder;
mod context;
mod crash;
mod driver;
mod engine;
mod export;
mod filters;
mod flows;
mod frames;
mod fwpm;
mod fwps;
mod kernel;
mod kmdf;
mod machine;
mod memory;
mod ndis;
mod not_modelled;
mod options;
mod outcome;
mod outcome_display;
mod outcome_option;
mod outcome_registry;
mod outcome_stream;
mod outcome_unasked;
mod peer;
mod registry;
mod run_report;
mod scheduler;
mod side;
mod sim;
mod sim_ale;
mod sim_engine;
mod sim_io;
mod sim_redirect;
mod sim_schedule;
mod sweep;
mod traffic;
mod verify;

pub use builder::SimBuilder;
pub use crash::{crash, filling};
pub use driver::DriverEntry;
pub use engine::host::{LayerCounters, PacketCounters};
pub use engine::layer::Layer;
pub use engine::redirection::proxy::{NotRecords, ProxiedConnection, Proxy, RedirectRecords};
pub use engine::stream::assembler::StreamEnd;
pub use filters::{AddFiltersError, Filters, FiltersError};
pub use kernel::set_routine_finder;
pub use options::Completions;
pub use outcome::{Exit, LayerOutcome, Outcome};
pub use outcome_option::OptionOutcome;
pub use outcome_registry::RegistryMiss;
pub use outcome_stream::StreamOutcome;
pub use outcome_unasked::UnaskedLayer;
pub use peer::{Peer, PeerAction};
pub use registry::RegistryValue;
pub use run_report::{
    BrokenContract, FaultReport, FaultSiteReport, InjectionCounters, LayerReport, ObjectReport, ObjectStep,
    ParseReportError, RunReport, ThreadState, UnaskedReport,
};
pub use scheduler::schedule::Moment;
pub use scheduler::set_stack_walker;
pub use side::Side;
pub use sim::{Driver, LoadError, PlayError, Progress, Sim, Stopped};
pub use sim_io::{File, OpenError, Request};
pub use sweep::{Sweep, SweepFailure, SweepSummary, sweep};
pub use traffic::address::{LocalAddress, ParseLocalAddressError};
pub use traffic::capture::{Capture, CaptureError};
pub use traffic::conversation::Conversation;
pub use traffic::output::{Direction, FrameTarget, OutputFrame, OutputPacket};
pub use traffic::packet::{Family, Malformed};
pub use traffic::shape::{ParseShapeError, Shape, Shapes};
pub use verify::backtrace::{Backtrace, BacktraceFrame, set_backtrace_walker};
pub use verify::contract::Contract;
pub use verify::fault::Faults;
pub use verify::fault_spec::ParseFaultsError;
pub use verify::report::{ObjectEvent, ObjectHistory, Report, ThreadReport};
pub use verify::site::{FaultSite, FaultSummary};
pub use verify::status::status_name;
pub use verify::symbols::{Symbols, add_module, add_symbols};

/// A status code, as `NTSTATUS`: negative values are failures.
pub type Status = fwps_sys::NTSTATUS;
