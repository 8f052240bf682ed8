//! Crashes of driver code that is not linked with the simulator: for programs that load driver images.

use crate::context;
use crate::machine;
use crate::memory::guard::GUARD;
use crate::memory::{FREED, UNWRITTEN};
use crate::scheduler;
use crate::verify::backtrace::Backtrace;
use crate::verify::contract::Contract;

/// Stops the machine, as Windows does at an exception in driver code that nothing handles. The report has `text` and the backtrace of these
/// `addresses`: return addresses, the innermost first, so the address of the instruction itself plus one.
///
/// For the exception handler of a program that loads driver images, on the thread that ran into the exception. The functions of the
/// [`Sim`](crate::Sim) that are running return as at a bug check, and [`Outcome::exit`](crate::Outcome::exit) is
/// [`Exit::Stopped`](crate::Exit::Stopped); this thread is kept from running for ever.
///
/// Returns only where there is nothing to stop: on a thread that is none of the machine's, and when the exception came in the simulator
/// itself, in the middle of its work.
///
/// ```
/// fwps_sim::crash("access violation", &[]);
/// println!("no machine runs here");
/// ```
pub fn crash(text: impl Into<String>, addresses: &[usize]) {
    if context::simulated_thread().is_none() {
        return;
    }
    let Some(mut guard) = machine::try_lock() else {
        return;
    };
    let Some(machine) = guard
        .as_mut()
        .filter(|machine| machine.generation == context::generation())
    else {
        return;
    };
    let report = machine.report(Contract::BugCheck, text);
    report.fatal = true;
    report.backtrace = Some(Backtrace::of(addresses.to_vec()));
    scheduler::stop_here(guard)
}

/// What a value means that a driver took from memory: whether it is what the simulator fills memory with that was freed, that was never
/// written, or that lies outside of a block. `value` is what a register held at a crash; offsets that code adds to a pointer are allowed for.
///
/// ```
/// assert_eq!(fwps_sim::filling(0xDDDD_DDDD_DDDD_DDE5), Some("memory that was freed"));
/// assert_eq!(fwps_sim::filling(0x7FFF_1234_5678), None);
/// ```
pub fn filling(value: u64) -> Option<&'static str> {
    // Members of structures are not farther from their start than this.
    const REACH: u64 = 0x1000;
    [
        (FREED, "memory that was freed"),
        (UNWRITTEN, "memory that was never written"),
        (GUARD, "memory outside of a block"),
    ]
    .into_iter()
    .find(|(byte, _)| value.abs_diff(u64::from_ne_bytes([*byte; 8])) < REACH)
    .map(|(_, what)| what)
}
