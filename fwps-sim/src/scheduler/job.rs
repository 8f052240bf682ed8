//! Jobs of the test: submitting them, letting everything settle, ending the threads.

use std::sync::{Mutex, PoisonError};

use super::baton::yield_with;
use super::picture;
use super::{DONE, Job, State};
use crate::context;
use crate::machine::{self, Machine};
use crate::verify::contract::Contract;
use crate::verify::ledger::Ledger;

/// What drivers that hang may go on using.
static KEPT: Mutex<Vec<Ledger>> = Mutex::new(Vec::new());

/// Runs everything that can run, on the primary thread: tasks here, other threads by turns. Time passes for at most `ticks`.
pub(crate) fn settle(ticks: u64) {
    let id = context::thread();
    let until = machine::with(|machine| machine.clock + ticks);
    loop {
        if crate::engine::task::run_next_if_any() {
            continue;
        }
        let mut guard = machine::lock();
        let machine = guard.as_mut().expect("a job runs on a machine");
        if machine.scheduler.is_ready(id) {
            yield_with(guard, id);
            continue;
        }
        match machine.next_moment().filter(|at| *at <= until) {
            Some(at) => machine.pass_to(at),
            None => return,
        }
    }
}

/// Runs `job` on the primary thread and waits for it. Called by the test thread. False when the machine stopped.
pub(crate) fn submit(job: Job) -> bool {
    let mut guard = machine::lock();
    let machine = guard.as_mut().expect("the caller owns a machine");
    if machine.crashed {
        return false;
    }
    if machine.scheduler.threads.is_empty() {
        machine.scheduler.add(machine.generation);
    }
    let scheduler = &mut machine.scheduler;
    scheduler.threads[0].job = Some(job);
    scheduler.threads[0].state = State::Ready;
    scheduler.current = Some(0);
    scheduler.finished = false;
    scheduler.began = machine.clock;
    machine.calls_allowed = machine.calls.saturating_add(machine.options.call_limit);
    let scheduler = &mut machine.scheduler;
    scheduler.threads[0].condvar.notify_one();
    loop {
        let machine = guard.as_ref().expect("the caller owns a machine");
        if machine.crashed {
            return false;
        }
        if machine.scheduler.finished {
            return true;
        }
        let (calls, patience) = (machine.calls, machine.options.patience);
        let waited = DONE.wait_for(&mut guard, patience);
        let machine = guard.as_mut().expect("the caller owns a machine");
        if waited.timed_out() && machine.calls == calls && !machine.scheduler.finished && !machine.crashed {
            let running = machine.scheduler.running();
            guard = picture::take(guard, None);
            let stack = running.and_then(|(id, host)| Some((id, host?.stack())));
            let machine = guard.as_mut().expect("the caller owns a machine");
            let backtrace = stack.as_ref().map(|(_, stack)| stack.clone());
            let threads = picture::describe(machine, stack);
            let text = format!(
                "the driver has run for {patience:?} without a call: an endless loop, or a lock of the host that is held \
                 across a call, where another thread wants it"
            );
            let report = machine.report(Contract::Deadlock, text);
            report.backtrace = backtrace;
            report.threads = threads;
            report.fatal = true;
            machine.crashed = true;
            machine.hangs = true;
            return false;
        }
    }
}

/// Ends the idle threads of the machine and takes the machine away. Called by the test thread.
pub(crate) fn shut_down() -> Option<Machine> {
    let mut guard = machine::lock();
    let machine = guard.as_mut()?;
    machine.scheduler.shutdown = true;
    let mut joins = Vec::new();
    for thread in &mut machine.scheduler.threads {
        thread.condvar.notify_all();
        // A thread in the middle of driver code never returns; it stays parked.
        if thread.state == State::Idle {
            joins.extend(thread.join.take());
        }
    }
    drop(guard);
    for join in joins {
        let _ended = join.join();
    }
    let mut machine = machine::lock().take()?;
    if machine.hangs {
        // The thread that hangs runs on, in memory that it may use: that stays.
        let ledger = std::mem::replace(&mut machine.ledger, Ledger::new());
        KEPT.lock().unwrap_or_else(PoisonError::into_inner).push(ledger);
    }
    Some(machine)
}
