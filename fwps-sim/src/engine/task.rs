//! What the stack still has to do: packets that re-enter, completions that are due.

use super::flow::deletion;
use super::layer2::frame::Frame;
use super::packet::Traveller;
use super::stream::process;
use super::{mac, path, tagging, vswitch};
use crate::fwps::chain_completion::ChainCompletion;
use crate::fwps::completion::Completion;
use crate::machine;
use crate::options::Completions;
use crate::traffic::output::Direction;

/// One thing to do.
#[derive(Debug)]
pub(crate) enum Task {
    /// An injected packet enters the stack.
    Enter(Box<Traveller>),
    /// Injected frames enter a MAC layer or the virtual switch together.
    EnterFrames(Vec<Frame>),
    /// An injection completes.
    Complete(Box<Completion>),
    /// A stream has data that goes on: handle of the flow and direction.
    Stream(u64, Direction),
    /// A chain of an injection completes, or a part of it.
    CompleteChain(Box<ChainCompletion>),
    /// A flow context leaves: its number.
    FlowDelete(u64),
    /// The context of a tag was removed: its number.
    TagRemoved(u64),
}

impl Task {
    /// Does it.
    pub(crate) fn run(self) {
        match self {
            Task::Enter(traveller) => path::enter(*traveller),
            Task::EnterFrames(frames) if frames.iter().any(|frame| frame.place.is_some()) => {
                vswitch::enter(frames);
            }
            Task::EnterFrames(frames) => mac::enter(frames),
            Task::Complete(completion) => completion.run(),
            Task::CompleteChain(completion) => completion.run(),
            Task::Stream(flow, direction) => process::run(flow, direction),
            Task::FlowDelete(number) => deletion::delete_later(number),
            Task::TagRemoved(number) => tagging::event::removed(number),
        }
    }
}

/// Lets a completion come in the way that the options or the seed choose. An early one runs now.
pub(crate) fn defer(task: Task, driver: u32) {
    let early = machine::with(|machine| match machine.draw_completion() {
        Completions::Early => Some(task),
        Completions::OtherThread => {
            let generation = machine.generation;
            machine
                .scheduler
                .start(generation, driver, Box::new(move || task.run()));
            None
        }
        Completions::Late | Completions::Seeded => {
            machine.tasks.push_back(task);
            None
        }
    });
    early.into_iter().for_each(Task::run);
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
            Task::Complete(_)
            | Task::CompleteChain(_)
            | Task::Stream(..)
            | Task::FlowDelete(_)
            | Task::TagRemoved(_) => index,
            Task::Enter(_) | Task::EnterFrames(_) => machine
                .tasks
                .iter()
                .position(|task| matches!(task, Task::Enter(_) | Task::EnterFrames(_)))
                .unwrap_or(index),
        };
        machine.tasks.remove(index)
    });
    match task {
        None => false,
        Some(task) => {
            task.run();
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
