//! What happens at the same time as everything else: applications and network peers on threads of the machine.

use std::any::Any;
use std::marker::PhantomData;
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use crate::engine::{authorization, task, vswitch};
use crate::frames;
use crate::machine;
use crate::scheduler;
use crate::sim::{self, Sim};
use crate::traffic::conversation::Conversation;
use crate::traffic::output::Direction;
use crate::traffic::packet::Malformed;

impl Sim {
    /// Starts a thread of the machine that makes traffic: kernel code of no driver, at PASSIVE_LEVEL.
    ///
    /// Unlike the packets of [`Sim::send`] and [`Sim::receive`], which have passed when these functions return, what such a thread sends
    /// meets whatever the machine does meanwhile: the seed chooses at each call of a C function who goes on. So packets come while a
    /// driver is unloaded, and end while others begin. The thread runs during the next functions of the `Sim` that run the machine;
    /// [`Sim::settle`] and [`Sim::finish`] let it come to its end. A panic in it is passed on by these two.
    ///
    /// ```
    /// use fwps_sim::Sim;
    ///
    /// let mut packet = Vec::new();
    /// etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 64)
    ///     .udp(1000, 2000)
    ///     .write(&mut packet, b"hello")?;
    /// let mut sim = Sim::builder().build();
    /// sim.spawn(move |side| {
    ///     for _ in 0..3 {
    ///         side.send(&packet).expect("a whole packet");
    ///     }
    /// });
    /// assert_eq!(sim.finish().output.len(), 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn spawn(&mut self, code: impl FnOnce(&Side) + Send + 'static) {
        let panicked = Arc::clone(&self.side_panics);
        let job = move || {
            let side = Side(PhantomData);
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| code(&side))) {
                panicked
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(panic);
            }
        };
        machine::with(|machine| {
            let generation = machine.generation;
            machine.scheduler.start(generation, 0, Box::new(job));
        });
    }

    /// Passes a panic of a side thread on to the test.
    pub(crate) fn resume_side_panic(&self) {
        let panic = self
            .side_panics
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        if let Some(panic) = panic {
            resume_unwind(panic);
        }
    }
}

/// Panics of side threads that nobody was told of.
pub(crate) type SidePanics = Arc<Mutex<Vec<Box<dyn Any + Send>>>>;

/// The network and the applications of the host, for a thread that [`Sim::spawn`] started.
///
/// Each function is that of [`Sim`] with the same name. Between two of them others may run.
#[derive(Debug)]
pub struct Side(PhantomData<*mut ()>);

impl Side {
    /// Lets one IP packet arrive at the host.
    ///
    /// # Errors
    /// When the bytes are no packet that a stack would process.
    pub fn receive(&self, packet: &[u8]) -> Result<(), Malformed> {
        self.offer(packet, Direction::Inbound)
    }

    /// Lets the host send one IP packet.
    ///
    /// # Errors
    /// When the bytes are no packet that a stack would send.
    pub fn send(&self, packet: &[u8]) -> Result<(), Malformed> {
        self.offer(packet, Direction::Outbound)
    }

    /// Plays a TCP connection.
    pub fn converse(&self, conversation: &Conversation) {
        for (direction, packet) in conversation.packets() {
            // The packets of a conversation are well formed.
            let _well_formed = self.offer(&packet, direction);
        }
    }

    /// Lets Ethernet frames arrive at the host together.
    ///
    /// # Errors
    /// When the Ethernet header of one of them is cut off; none arrives then.
    pub fn receive_frames(&self, frames: &[&[u8]]) -> Result<(), Malformed> {
        let frames = frames::numbered(frames)?;
        self.then(|| frames::offer(frames, Some(Direction::Inbound)))
    }

    /// Lets the host send one Ethernet frame.
    ///
    /// # Errors
    /// When its Ethernet header is cut off.
    pub fn send_frame(&self, frame: &[u8]) -> Result<(), Malformed> {
        let frames = frames::numbered(&[frame])?;
        self.then(|| frames::offer(frames, Some(Direction::Outbound)))
    }

    /// Lets frames come in together at a port of the virtual switch.
    ///
    /// # Errors
    /// When the host has no switch with such a port, or the Ethernet header of a frame is cut off; none comes in then.
    pub fn switch_receive(&self, port: u32, frames: &[&[u8]]) -> Result<(), Malformed> {
        let frames = frames::at_port(port, frames)?;
        self.then(|| vswitch::enter(frames));
        Ok(())
    }

    /// Lets the application close its endpoint for `protocol` (6 for TCP, 17 for UDP) at a local address and port.
    pub fn close_endpoint(&self, protocol: u8, local: SocketAddr) {
        self.then(|| authorization::close(protocol, local));
    }

    /// Lets something happen after which every flow is authorised again: `reasons` are `FWP_CONDITION_REAUTHORIZE_REASON_*`.
    pub fn reauthorize(&self, reasons: u32) {
        self.then(|| machine::with(|machine| authorization::reauthorize(machine, reasons)));
    }

    /// Ends every flow that exists.
    pub fn end_flows(&self) {
        self.then(|| machine::with(machine::Machine::end_flows));
    }

    /// Does something of what is pending: packets that were injected, completions that are due.
    pub fn run_pending(&self) {
        self.then(task::run_next_if_any);
    }

    fn offer(&self, packet: &[u8], direction: Direction) -> Result<(), Malformed> {
        let bytes = packet.to_vec();
        self.then(move || sim::offer_next(bytes, direction))
    }

    /// Does something, after others may have run.
    fn then<R>(&self, action: impl FnOnce() -> R) -> R {
        drop(scheduler::switch_point(machine::lock()));
        action()
    }
}
