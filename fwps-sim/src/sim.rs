//! The simulator as its users see it.

use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use thiserror::Error;

use crate::Status;
use crate::arrivals::{self, Arrivals};
use crate::builder::SimBuilder;
use crate::driver::{self, DriverEntry, LoadedDriver};
use crate::engine::packet::Traveller;
use crate::engine::{path, task};
use crate::kernel::process_notify;
use crate::machine::{self, Machine};
use crate::options::Options;
use crate::outcome::Outcome;
use crate::scheduler;
use crate::side::SidePanics;
use crate::traffic::capture::{Capture, CaptureError};
use crate::traffic::conversation::Conversation;
use crate::traffic::output::Direction;
use crate::traffic::packet::Malformed;
use crate::verify::report::Report;

/// Held by the one simulation that may run in the process.
static TURN: Mutex<()> = Mutex::new(());
/// How much time [`Sim::settle`] lets pass at most, in units of 100 ns: one second.
const SETTLE_TIME: u64 = 10_000_000;

/// A simulated machine: a Windows kernel with its filtering platform, in which drivers run.
///
/// The C functions that drivers call have no place for a machine, so a process has one at a time: building a second `Sim` on
/// another thread waits until the first is gone.
///
/// ```
/// use fwps_sim::Sim;
///
/// let mut sim = Sim::builder().seed(7).build();
/// sim.receive(&[0x60; 3]).unwrap_err();
/// let outcome = sim.finish();
/// outcome.assert_clean();
/// assert_eq!(outcome.packets.malformed, 1);
/// ```
pub struct Sim {
    drivers: Vec<LoadedDriver>,
    pub(crate) side_panics: SidePanics,
    _turn: MutexGuard<'static, ()>,
}

/// A loaded driver; given back to [`Sim::unload`].
#[derive(Debug)]
#[must_use = "a driver that is never unloaded is never checked for what it leaves behind"]
pub struct Driver(usize);

/// The machine stopped: a bug check, or a deadlock. The reports say why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the simulated machine stopped; the last report says why")]
pub struct Stopped;

/// A driver did not load.
#[derive(Debug, Error)]
#[error("DriverEntry returned {status:#010x}")]
#[non_exhaustive]
pub struct LoadError {
    /// What DriverEntry returned.
    pub status: Status,
    /// What was reported meanwhile, things left behind included.
    pub reports: Vec<Report>,
}

/// A capture was not played to its end.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PlayError {
    /// The capture cannot be read any further. Everything before was played.
    #[error(transparent)]
    Capture(#[from] CaptureError),
    /// The machine stopped.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

/// How far a capture was played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Progress {
    /// Packets played so far.
    pub packets: u64,
    /// Reports so far.
    pub reports: usize,
}

impl Sim {
    pub(crate) fn start(options: Options) -> Self {
        static GENERATION: AtomicU64 = AtomicU64::new(1);
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let generation = GENERATION.fetch_add(1, Ordering::Relaxed);
        machine::install(Machine::new(generation, options));
        Self {
            drivers: Vec::new(),
            side_panics: SidePanics::default(),
            _turn: turn,
        }
    }

    /// Begins the settings of a simulation.
    pub fn builder() -> SimBuilder {
        SimBuilder::default()
    }

    /// Loads a driver: calls its `DriverEntry` at PASSIVE_LEVEL.
    ///
    /// # Errors
    /// When `DriverEntry` refuses, or the machine stops in it. What a refusing driver leaves behind is reported (C-372).
    pub fn load(&mut self, entry: DriverEntry) -> Result<Driver, LoadError> {
        let before = machine::with(|machine| machine.reports.len());
        let loaded = on_machine(move || driver::load(entry));
        match loaded {
            Ok(Ok(driver)) => {
                self.drivers.push(driver);
                Ok(Driver(self.drivers.len() - 1))
            }
            refused => {
                let status = refused.map_or(fwps_sys::STATUS_UNSUCCESSFUL, |result| {
                    result.err().unwrap_or_default()
                });
                let reports = machine::with(|machine| machine.reports[before..].to_vec());
                Err(LoadError { status, reports })
            }
        }
    }

    /// Unloads a driver: calls its `DriverUnload` at PASSIVE_LEVEL, then reports everything that it left behind.
    pub fn unload(&mut self, driver: Driver) {
        let driver = self.loaded(driver);
        // A stopped machine has a report about it already.
        let _stopped = on_machine(move || driver::unload(&driver));
    }

    pub(crate) fn loaded(&self, driver: Driver) -> LoadedDriver {
        self.drivers[driver.0].clone()
    }

    /// Plays a capture as the traffic of the host. `progress` is told after every packet.
    ///
    /// # Errors
    /// When the capture is damaged, cut off or of an unknown link type, naming the packet; when the machine stops.
    pub fn play<R: Read + Send>(
        &mut self,
        capture: &mut Capture<R>,
        mut progress: impl FnMut(&Progress) + Send,
    ) -> Result<(), PlayError> {
        on_machine(move || {
            let mut arrivals = Arrivals::default();
            while let Some(packet) = capture.next_packet() {
                let packet = match packet {
                    Ok(packet) => packet,
                    Err(error) => {
                        arrivals.flush();
                        return Err(error.into());
                    }
                };
                let number = begin_packet(Some(packet.number));
                arrivals.offer(packet);
                let (left, waiting, mut reports) = machine::with(|machine| {
                    let left = machine.draw(9) as usize;
                    (left, machine.tasks.len(), machine.reports.len())
                });
                if waiting > left {
                    task::run_down_to(left);
                    reports = machine::with(|machine| machine.reports.len());
                }
                progress(&Progress {
                    packets: number,
                    reports,
                });
            }
            arrivals.flush();
            process_notify::all_end();
            Ok(())
        })?
    }

    /// Writes what comes out from now on to `writer` as it comes: a pcapng file of raw IP, as [`Outcome::write_pcapng`] makes it. Give
    /// a buffered writer; it is flushed at the end. What goes wrong later is [`Outcome::output_error`], and stops nothing else.
    ///
    /// ```
    /// use fwps_sim::{Conversation, Sim};
    ///
    /// let mut sim = Sim::builder().keep_output(false).build();
    /// sim.write_output_to(std::io::sink())?;
    /// sim.converse(&Conversation::v4(7).from_peer(b"GET /"));
    /// assert_eq!(sim.finish().output_error, None);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the head of the file cannot be written.
    pub fn write_output_to(&mut self, writer: impl Write + Send + 'static) -> std::io::Result<()> {
        machine::with(|machine| machine.host.output.write_to(Box::new(writer)))
    }

    /// Lets one IP packet arrive at the host.
    ///
    /// # Errors
    /// When the bytes are no packet that a stack would process.
    pub fn receive(&mut self, packet: &[u8]) -> Result<(), Malformed> {
        self.offer(packet, Direction::Inbound)
    }

    /// Lets the host send one IP packet.
    ///
    /// # Errors
    /// When the bytes are no packet that a stack would send.
    pub fn send(&mut self, packet: &[u8]) -> Result<(), Malformed> {
        self.offer(packet, Direction::Outbound)
    }

    /// Lets the host send several IP packets of one endpoint in one NET_BUFFER_LIST, each in a NET_BUFFER of its own (C-101).
    ///
    /// # Errors
    /// When the bytes of one of them are no packet that a stack would send; none is sent then.
    pub fn send_together(&mut self, packets: &[&[u8]]) -> Result<(), Malformed> {
        let mut travellers = Vec::new();
        for packet in packets {
            let number = machine::with(|machine| {
                machine.host.packets.read += 1;
                machine.host.packets.read
            });
            travellers.push(Traveller::new(
                Direction::Outbound,
                packet.to_vec(),
                Some(number),
            )?);
        }
        machine::with(|machine| machine.host.packets.outbound += travellers.len() as u64);
        let mut travellers = travellers.into_iter();
        let Some(mut first) = travellers.next() else {
            return Ok(());
        };
        first.rest = travellers.collect();
        // A stopped machine has a report about it already.
        let _stopped = on_machine(move || path::enter(first));
        Ok(())
    }

    /// Plays a TCP connection; what is pending goes on between the packets, by the seed. [`Outcome::streams`] has what each side
    /// received.
    ///
    /// ```
    /// use fwps_sim::{Conversation, Sim, StreamEnd};
    ///
    /// let mut sim = Sim::builder().seed(7).build();
    /// sim.converse(&Conversation::v4(7).from_peer(b"GET /").from_host(b"nothing here"));
    /// let outcome = sim.finish();
    /// outcome.assert_clean();
    /// assert_eq!(outcome.streams[0].received_end, Some(StreamEnd::Disconnect));
    /// ```
    pub fn converse(&mut self, conversation: &Conversation) {
        for (direction, packet) in conversation.packets() {
            // The packets of a conversation are well formed.
            let _well_formed = self.offer(&packet, direction);
            // A stopped machine has a report about it already.
            let _stopped = on_machine(|| {
                let left = machine::with(|machine| machine.draw(9));
                task::run_down_to(left as usize);
                // Neither side says anything before the connection is made.
                if machine::with(|machine| machine.host.redirections.is_waiting()) {
                    scheduler::settle(SETTLE_TIME);
                }
            });
        }
    }

    fn offer(&mut self, packet: &[u8], direction: Direction) -> Result<(), Malformed> {
        let bytes = packet.to_vec();
        on_machine(move || offer_next(bytes, direction)).unwrap_or(Ok(()))
    }

    /// Runs a closure on a thread of the machine at PASSIVE_LEVEL, as kernel code of no driver.
    ///
    /// # Errors
    /// When the machine stops in it.
    pub fn run<R: Send>(&mut self, code: impl FnOnce() -> R + Send) -> Result<R, Stopped> {
        on_machine(code)
    }

    /// Runs everything that is pending until the machine is idle: packets, completions, work items, threads.
    pub fn settle(&mut self) {
        // A stopped machine has a report about it already.
        let _stopped = on_machine(|| scheduler::settle(SETTLE_TIME));
        self.resume_side_panic();
    }

    /// The reports so far.
    pub fn reports(&self) -> Vec<Report> {
        machine::with(|machine| machine.reports.clone())
    }

    /// Ends the simulation.
    pub fn finish(mut self) -> Outcome {
        self.close_files();
        self.settle();
        for driver in machine::with(|machine| machine.schedule.left_drivers()) {
            // A stopped machine has a report about it already.
            let _stopped = on_machine(move || driver::unload(&driver));
        }
        self.end_flows();
        self.settle();
        machine::with(|machine| {
            let incomplete =
                machine.host.inbound.take_incomplete().len() + machine.host.outbound.take_incomplete().len();
            let incomplete = incomplete + machine.host.groups.take_incomplete();
            machine.host.packets.incomplete_fragments += incomplete as u64;
            let damage = machine.ledger.drain_quarantine();
            machine.report_damage(damage);
        });
        Outcome::new(scheduler::shut_down().expect("this Sim owns the machine"))
    }
}

impl Drop for Sim {
    fn drop(&mut self) {
        // After `finish` there is nothing left to end.
        drop(scheduler::shut_down());
    }
}

/// Puts the next packet of the test onto its way.
pub(crate) fn offer_next(bytes: Vec<u8>, direction: Direction) -> Result<(), Malformed> {
    let number = begin_packet(None);
    arrivals::offer(bytes, Some(number), Some(direction))
}

/// Counts the next packet, and lets happen what is to happen at it. Returns its number, which is `number` if it has one already.
fn begin_packet(number: Option<u64>) -> u64 {
    let (number, due) = machine::with(|machine| {
        machine.host.packets.read += 1;
        machine.calls_allowed = machine.calls.saturating_add(machine.options.call_limit);
        let number = number.unwrap_or(machine.host.packets.read);
        (number, machine.schedule.due_at_packet(number))
    });
    if !due.is_empty() {
        scheduler::disturb(machine::lock(), due);
    }
    number
}

/// Runs a closure on the primary thread of the machine and waits for it.
pub(crate) fn on_machine<R: Send>(code: impl FnOnce() -> R + Send) -> Result<R, Stopped> {
    let slot: Arc<Mutex<Option<std::thread::Result<R>>>> = Arc::new(Mutex::new(None));
    let result = Arc::clone(&slot);
    let job: Box<dyn FnOnce() + Send + '_> = Box::new(move || {
        let outcome = catch_unwind(AssertUnwindSafe(code));
        *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
    });
    // SAFETY: only the lifetime changes. `submit` returns when the job has ended, or when the machine has stopped, after which no
    // thread of it runs again; so nothing that the job borrows is used after this function.
    let job = unsafe { std::mem::transmute::<Box<dyn FnOnce() + Send + '_>, scheduler::Job>(job) };
    if !scheduler::submit(job) {
        return Err(Stopped);
    }
    let outcome = slot.lock().unwrap_or_else(PoisonError::into_inner).take();
    match outcome.expect("a job that ended has left its result") {
        Ok(result) => Ok(result),
        Err(panic) => resume_unwind(panic),
    }
}
