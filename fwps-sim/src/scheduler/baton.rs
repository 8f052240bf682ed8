//! The baton: who runs next, and how a thread waits until it is its turn.

use std::sync::Arc;

use parking_lot::Condvar;

use super::host_stack::HostThread;
use super::picture::{self, Picture};
use super::schedule::Disturbance;
use super::{DONE, Scheduler, State, Wait};
use crate::context::{self, Frame};
use crate::machine::{self, Guard, Machine};
use crate::verify::contract::Contract;

/// Body of every simulated thread.
pub(super) fn run(id: usize, generation: u64, condvar: &Condvar) {
    context::enter_thread(id, generation);
    loop {
        let mut guard = machine::lock();
        let job = loop {
            let Some(machine) = guard.as_mut().filter(|machine| machine.generation == generation) else {
                return;
            };
            if machine.scheduler.shutdown {
                return;
            }
            let scheduler = &mut machine.scheduler;
            scheduler.threads[id].host.get_or_insert_with(HostThread::current);
            if scheduler.current == Some(id) {
                if let Some(job) = scheduler.threads[id].job.take() {
                    scheduler.threads[id].state = State::Running;
                    break job;
                }
            }
            condvar.wait(&mut guard);
        };
        drop(guard);
        job();
        let mut guard = machine::lock();
        // A thread that was in the middle of its work when its machine stopped says nothing to the next machine.
        let Some(machine) = guard
            .as_mut()
            .filter(|machine| machine.generation == generation && !machine.crashed)
        else {
            return;
        };
        machine.scheduler.threads[id].state = State::Idle;
        if id == 0 {
            machine.scheduler.finished = true;
            machine.scheduler.current = None;
            DONE.notify_all();
        } else {
            pass_on(guard);
        }
    }
}

/// Chooses who runs next: a ready thread, or a thread that starts with a task of the stack, or, when nothing else is left,
/// whoever times out first.
fn choose(machine: &mut Machine) -> Option<usize> {
    if let Some(moment) = machine.timers.earliest() {
        // Threads are slow at times: a timer expires while they could run.
        if machine.scheduler.random.rand_range(0..16) == 0 {
            machine.pass_to(moment);
        }
    }
    loop {
        let scheduler = &mut machine.scheduler;
        let ready: Vec<usize> = (0..scheduler.threads.len())
            .filter(|id| scheduler.threads[*id].state == State::Ready)
            .collect();
        let tasks = usize::from(!machine.tasks.is_empty());
        let count = (ready.len() + tasks) as u64;
        if count > 0 {
            let index = scheduler.random.rand_range(0..count) as usize;
            return Some(match ready.get(index) {
                Some(id) => *id,
                None => scheduler.start(machine.generation, 0, Box::new(crate::engine::task::run_next)),
            });
        }
        let moment = machine.next_moment()?;
        if machine.scheduler.only_timers_go_on(moment) {
            return None;
        }
        machine.pass_to(moment);
    }
}

/// For how long timers may expire while the job of the test waits for something that no time brings: ten minutes, in units of 100
/// ns.
const ONLY_TIMERS: u64 = 10 * 60 * 10_000_000;

impl Scheduler {
    /// Whether the job of the test has waited too long for anything but timers to happen.
    fn only_timers_go_on(&self, moment: u64) -> bool {
        let primary = &self.threads[0];
        self.earliest().is_none()
            && matches!(primary.state, State::Blocked(_))
            && moment.saturating_sub(self.began) > ONLY_TIMERS
    }
}

/// Gives the baton away; the machine stops when nobody can take it.
fn pass_on(mut guard: Guard) {
    let machine = guard.as_mut().expect("the caller holds a machine");
    match choose(machine) {
        Some(next) => {
            machine.scheduler.current = Some(next);
            machine.scheduler.threads[next].condvar.notify_one();
        }
        None => {
            let waits_for = |wanted: fn(&Wait) -> bool| {
                let mut threads = machine.scheduler.threads.iter();
                threads.any(|thread| matches!(&thread.state, State::Blocked(wait) if wanted(wait)))
            };
            let injections = waits_for(|wait| matches!(wait, Wait::Injections(_)));
            let completing = machine
                .scheduler
                .threads
                .iter()
                .any(|thread| matches!(thread.state, State::Blocked(_)) && thread.completing);
            let contract = if injections && completing {
                Contract::of(378)
            } else if injections {
                Contract::of(7)
            } else if !waits_for(|wait| matches!(wait, Wait::Transaction)) {
                Contract::Deadlock
            } else if machine.management.notifying.is_some() {
                Contract::of(347)
            } else {
                Contract::of(340)
            };
            let mut guard = picture::take(guard, Some(context::thread()));
            let machine = guard.as_mut().expect("the caller holds a machine");
            let threads = picture::describe(machine, None);
            let report = machine.report(
                contract,
                format!("no thread can go on: {}", picture::summary(&threads)),
            );
            report.threads = threads;
            report.fatal = true;
            stop(guard);
        }
    }
}

/// Stops the machine: the test thread is told, no driver code runs any more.
fn stop(mut guard: Guard) {
    let machine = guard.as_mut().expect("the caller holds a machine");
    machine.crashed = true;
    machine.scheduler.current = None;
    DONE.notify_all();
}

/// Waits until this thread has the baton. Never returns when the machine stops first.
fn wait_for_baton(mut guard: Guard, id: usize, generation: u64) {
    loop {
        say_where(&mut guard, id, generation);
        match guard
            .as_mut()
            .filter(|machine| machine.generation == generation && !machine.crashed)
        {
            Some(machine) if machine.scheduler.current == Some(id) => {
                machine.scheduler.threads[id].state = State::Running;
                return;
            }
            Some(machine) if !machine.scheduler.shutdown => {
                let condvar = Arc::clone(&machine.scheduler.threads[id].condvar);
                condvar.wait(&mut guard);
            }
            _ => {
                drop(guard);
                park()
            }
        }
    }
}

/// Lets a thread that waits say what it is doing, when the machine asks.
fn say_where(guard: &mut Guard, id: usize, generation: u64) {
    let machine = guard.as_mut().filter(|machine| machine.generation == generation);
    if let Some(scheduler) = machine
        .map(|machine| &mut machine.scheduler)
        .filter(|scheduler| scheduler.inspected)
    {
        scheduler.threads[id].picture.get_or_insert_with(Picture::here);
        DONE.notify_all();
    }
}

/// Keeps this thread from running for ever: its driver code belongs to a machine that stopped.
fn park() -> ! {
    loop {
        std::thread::park();
    }
}

/// Lets another thread run, if the seed says so. `guard` is the lock that the caller holds anyway.
pub(crate) fn switch_point(mut guard: Guard) -> Guard {
    let id = context::thread();
    let machine = guard.as_mut().expect("the caller holds a machine");
    if machine.crashed || machine.scheduler.inspected || machine.generation != context::generation() {
        // The machine stopped or went while this thread was in driver code.
        drop(guard);
        park();
    }
    machine.calls += 1;
    if machine.calls > machine.calls_allowed {
        picture::report_endless_calls(guard);
    }
    let due = machine.schedule.due(machine.calls);
    if !due.is_empty() {
        disturb(guard, due);
        return machine::lock();
    }
    if !switches(machine, id) {
        return guard;
    }
    yield_with(guard, id);
    machine::lock()
}

/// Lets another thread run at the end of a call, if the seed says so.
pub(crate) fn switch_point_behind() {
    let id = context::thread();
    let mut guard = machine::lock();
    let Some(machine) = guard.as_mut() else { return };
    // A machine that stopped keeps the thread at its next call.
    let runs =
        !machine.crashed && !machine.scheduler.inspected && machine.generation == context::generation();
    if runs && !decides_about_taken(machine) && switches(machine, id) {
        yield_with(guard, id);
    }
}

/// Whether the thread is in a classify call whose answer says what becomes of something that the driver has taken already: data of a
/// stream, or a reference. Who goes on with that waits for the answer in practice, as nobody could tell otherwise what the stack does with
/// it meanwhile: it moves the data start of a list, and counts on data that nobody has blocked.
fn decides_about_taken(machine: &Machine) -> bool {
    let taken = context::find(|frame| match frame {
        Frame::Classify(call) => {
            let list = machine.ledger.list(call.list);
            Some(call.stream.is_some() || list.is_some_and(|list| list.references > 0))
        }
        _ => None,
    });
    taken == Some(true)
}

/// Whether the seed lets another thread run now, if one can.
fn switches(machine: &mut Machine, id: usize) -> bool {
    machine.scheduler.random.rand_range(0..machine.switch_odds) == 0
        && (machine.scheduler.is_ready(id) || !machine.tasks.is_empty())
}

/// Lets something happen now, on threads of their own; this one goes on when the seed says so.
pub(crate) fn disturb(mut guard: Guard, due: Vec<Disturbance>) {
    let id = context::thread();
    let machine = guard.as_mut().expect("the caller holds a machine");
    let generation = machine.generation;
    let scheduler = &mut machine.scheduler;
    let started = due
        .into_iter()
        .map(|disturbance| scheduler.start(generation, 0, disturbance.job()));
    let Some(first) = started.collect::<Vec<_>>().first().copied() else {
        return;
    };
    scheduler.threads[id].state = State::Ready;
    scheduler.current = Some(first);
    scheduler.threads[first].condvar.notify_one();
    wait_for_baton(guard, id, generation);
}

/// Lets another thread run.
pub(super) fn yield_with(mut guard: Guard, id: usize) {
    let machine = guard.as_mut().expect("the caller holds a machine");
    let generation = machine.generation;
    machine.scheduler.threads[id].state = State::Ready;
    pass_on(guard);
    wait_for_baton(machine::lock(), id, generation);
}

/// Blocks this thread until `wait` is woken or the machine's clock reaches `deadline`. Returns whether it timed out.
pub(crate) fn block(mut guard: Guard, wait: Wait, deadline: Option<u64>) -> bool {
    let id = context::thread();
    let machine = guard.as_mut().expect("the caller holds a machine");
    let generation = machine.generation;
    let thread = &mut machine.scheduler.threads[id];
    thread.state = State::Blocked(wait);
    thread.deadline = deadline;
    thread.timed_out = false;
    thread.completing =
        context::find(|frame| matches!(frame, context::Frame::Completion { .. }).then_some(())).is_some();
    pass_on(guard);
    wait_for_baton(machine::lock(), id, generation);
    machine::with(|machine| std::mem::take(&mut machine.scheduler.threads[id].timed_out))
}

/// Stops the machine at this call, as a bug check does. The report was made already.
pub(crate) fn stop_here(guard: Guard) -> ! {
    stop(guard);
    park()
}

/// Ends this thread in the middle of driver code, where its stack stays.
#[cfg(not(all(unix, target_arch = "x86_64")))]
pub(super) fn stay(mut guard: Guard) -> ! {
    let id = context::thread();
    let machine = guard.as_mut().expect("the caller holds a machine");
    machine.scheduler.threads[id].state = State::Gone;
    pass_on(guard);
    park()
}
