//! What every thread is doing when the machine stops because none can go on.

use std::time::{Duration, Instant};

use super::host_stack::HostThread;
use super::{DONE, State, Wait};
use crate::context;
use crate::kernel::held_lock;
use crate::machine::{Guard, Machine};
use crate::verify::backtrace::Backtrace;
use crate::verify::contract::Contract;
use crate::verify::ledger::Kind;
use crate::verify::report::ThreadReport;

/// How long threads that wait have to say where.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a thread is doing, as it says itself.
#[derive(Debug)]
pub(super) struct Picture {
    function: &'static str,
    routine: Option<&'static str>,
    /// The spin locks that it holds.
    locks: Vec<usize>,
    backtrace: Backtrace,
}

impl Picture {
    /// The calling thread.
    pub(super) fn here() -> Self {
        Self {
            function: context::function(),
            routine: context::innermost().map(|frame| frame.name()),
            locks: held_lock::addresses(),
            backtrace: Backtrace::capture(),
        }
    }
}

/// Asks every thread that waits what it is doing. The calling thread answers at once, when it is one of the machine.
pub(super) fn take(mut guard: Guard, own: Option<usize>) -> Guard {
    let machine = guard.as_mut().expect("the caller holds a machine");
    machine.scheduler.current = None;
    machine.scheduler.inspected = true;
    for thread in &machine.scheduler.threads {
        thread.condvar.notify_all();
    }
    if let Some(id) = own {
        machine.scheduler.threads[id].picture = Some(Picture::here());
    }
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        let machine = guard.as_ref().expect("the caller holds a machine");
        let silent = machine.scheduler.threads.iter().any(|thread| {
            let waits = matches!(thread.state, State::Blocked(_) | State::Ready);
            waits && thread.job.is_none() && thread.picture.is_none()
        });
        if !silent {
            break;
        }
        DONE.wait_for(&mut guard, Duration::from_millis(20));
    }
    guard
}

/// Places in memory that reports name: by the object that they lie in, or by the order in which they are named. Addresses differ from run
/// to run.
#[derive(Default)]
struct Places(Vec<usize>);

impl Places {
    fn name(&mut self, machine: &Machine, what: &str, address: usize) -> String {
        if let Some((object, offset)) = machine.ledger.containing(address) {
            return match object.kind {
                Kind::Thread { .. } => format!("{} #{}", object.kind.name(), object.serial),
                _ => format!(
                    "{what} in {} #{} at offset {offset:#x}",
                    object.kind.name(),
                    object.serial
                ),
            };
        }
        let index = self
            .0
            .iter()
            .position(|place| *place == address)
            .unwrap_or_else(|| {
                self.0.push(address);
                self.0.len() - 1
            });
        format!("{what} {}", index + 1)
    }
}

/// What all threads are doing that are in the middle of something, in the order of their numbers. `running` is the stack of the thread
/// that runs.
pub(super) fn describe(machine: &Machine, mut running: Option<(usize, Backtrace)>) -> Vec<ThreadReport> {
    let mut places = Places::default();
    let mut all = Vec::new();
    for (id, thread) in machine.scheduler.threads.iter().enumerate() {
        let stack = running.take_if(|(of, _)| *of == id);
        let doing = match thread.state {
            State::Idle | State::Gone => continue,
            _ if thread.job.is_some() => continue,
            State::Running if thread.picture.is_some() => "runs".to_owned(),
            State::Running => "runs, and makes no call".to_owned(),
            State::Ready => "could run".to_owned(),
            State::Blocked(wait) => format!("waits for {}", wait.describe(machine, &mut places)),
        };
        let picture = thread.picture.as_ref();
        let locks = picture.map_or(&[][..], |picture| &picture.locks);
        all.push(ThreadReport {
            thread: id,
            doing,
            holds: locks
                .iter()
                .map(|lock| places.name(machine, "spin lock", *lock))
                .collect(),
            function: picture.map_or("", |picture| picture.function),
            routine: picture.and_then(|picture| picture.routine).unwrap_or(""),
            backtrace: picture
                .map(|picture| picture.backtrace.clone())
                .or(stack.map(|(_, stack)| stack)),
        });
    }
    all
}

/// What the threads wait for and hold, in one line.
pub(super) fn summary(threads: &[ThreadReport]) -> String {
    let parts: Vec<_> = threads.iter().map(ToString::to_string).collect();
    parts.join("; ")
}

/// Stops the machine at a call that is one too many.
pub(super) fn report_endless_calls(guard: Guard) -> ! {
    let own = context::thread();
    let mut guard = take(guard, Some(own));
    let machine = guard.as_mut().expect("the caller holds a machine");
    let threads = describe(machine, None);
    let text = format!(
        "{} calls have not brought this step to its end: the driver asks for ever for what never comes, or each answer of it \
         leads to the next question",
        machine.options.call_limit
    );
    let report = machine.report(Contract::Deadlock, text);
    report.threads = threads;
    report.fatal = true;
    super::stop_here(guard)
}

impl super::Scheduler {
    /// The thread that has the baton.
    pub(super) fn running(&self) -> Option<(usize, Option<HostThread>)> {
        let id = self.current?;
        Some((id, self.threads[id].host))
    }
}

impl Wait {
    fn describe(self, machine: &Machine, places: &mut Places) -> String {
        match self {
            Wait::Object(address) => places.name(machine, "event, timer or thread", address),
            Wait::Objects => "one of several events, timers or threads".to_owned(),
            Wait::SpinLock(address) => places.name(machine, "spin lock", address),
            Wait::Injections(handle) => match machine.ledger.get(handle) {
                Some(object) => format!(
                    "the injections of injection handle #{}, which is being destroyed",
                    object.serial
                ),
                None => "the injections of a handle that is being destroyed".to_owned(),
            },
            Wait::Callout(id) => format!("the running calls of callout {id}"),
            Wait::Rundown(address) => places.name(machine, "rundown protection", address),
            Wait::EngineState(_) => "the callback about the state of the filter engine".to_owned(),
            Wait::Dpcs => "the queued DPCs".to_owned(),
            Wait::Transaction => "the transaction lock of the filter engine".to_owned(),
            Wait::Time => "a moment in time".to_owned(),
        }
    }
}
