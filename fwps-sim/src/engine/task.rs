//! What the stack still has to do: packets that re-enter, completions that are due.

use super::packet::Traveller;
use super::path;
use super::stream::process;
use crate::fwps::completion::Completion;
use crate::machine;
use crate::traffic::output::Direction;

/// One thing to do.
#[derive(Debug)]
pub(crate) enum Task {
    /// An injected packet enters the stack.
    Enter(Box<Traveller>),
    /// An injection completes.
    Complete(Box<Completion>),
    /// A stream has data that goes on: handle of the flow and direction.
    Stream(u64, Direction),
}

/// Does one task, if there is any. Packets enter in the order of their injection, completions come in any order.
pub(crate) fn run_next_if_any() -> bool {
    let task = machine::with(|machine| {
        if machine.tasks.is_empty() {
            return None;
        }
        let count = machine.tasks.len() as u64;
        let index = machine.draw(count) as usize;
        let index = match machine.tasks[index] {
            Task::Complete(_) | Task::Stream(..) => index,
            Task::Enter(_) => machine
                .tasks
                .iter()
                .position(|task| matches!(task, Task::Enter(_)))
                .unwrap_or(index),
        };
        machine.tasks.remove(index)
    });
    match task {
        None => false,
        Some(Task::Enter(traveller)) => {
            path::enter(*traveller);
            true
        }
        Some(Task::Complete(completion)) => {
            completion.run();
            true
        }
        Some(Task::Stream(flow, direction)) => {
            process::run(flow, direction);
            true
        }
    }
}

/// Does one task on a thread of its own.
pub(crate) fn run_next() {
    run_next_if_any();
}

/// Does tasks until at most `left` remain.
pub(crate) fn run_down_to(left: usize) {
    while machine::with(|machine| machine.tasks.len()) > left && run_next_if_any() {}
}
