//! Crashes of driver code that is not linked with the simulator: for programs that load driver images.

use crate::context;
use crate::machine;
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
