//! Completions of chains of frames.

use fwps_sys as sys;

use super::completion::Routine;
use crate::boundary;
use crate::context::{self, Frame};
use crate::engine::indicate::release_if_unused;
use crate::engine::layer::Layer;
use crate::engine::task::{Task, defer};
use crate::kernel::irql::{DISPATCH, PASSIVE};
use crate::machine::{self, Machine};
use crate::memory::list::List;
use crate::verify::contract::contract;
use crate::verify::list_record::{Custody, Origin};

/// Lists of an accepted injection that complete together, linked in this order.
#[derive(Debug)]
pub(crate) struct ChainCompletion {
    pub(crate) handle: usize,
    pub(crate) lists: Vec<usize>,
    /// None for originals that go without one.
    pub(crate) routine: Option<Routine>,
    pub(crate) context: usize,
    pub(crate) status: i32,
    pub(crate) packet: Option<u64>,
    /// Number of the driver that injected.
    pub(crate) driver: u32,
    /// The MAC layer of the injection; none for the virtual switch.
    pub(crate) layer: Option<Layer>,
}

/// Lets an accepted injection complete, in the way that the options or the seed choose.
pub(crate) fn complete(completion: ChainCompletion) {
    let driver = completion.driver;
    defer(Task::CompleteChain(Box::new(completion)), driver);
}

impl ChainCompletion {
    /// Gives the lists back and calls the completion routine.
    pub(crate) fn run(self) {
        let before = context::set_packet(self.packet);
        let irql = machine::with(|machine| {
            let previous = context::set_function("completionFn");
            self.check_layer(machine);
            for (index, list) in self.lists.iter().enumerate() {
                let custody = if index == 0 {
                    Custody::Completed
                } else {
                    Custody::CompletedBehind
                };
                self.give_back(machine, *list, custody);
            }
            context::set_function(previous);
            if context::irql() == DISPATCH || machine.draw(2) == 0 {
                DISPATCH
            } else {
                PASSIVE
            }
        });
        if let Some(routine) = self.routine {
            let list = std::ptr::with_exposed_provenance_mut(self.lists[0]);
            let context_pointer = std::ptr::with_exposed_provenance_mut(self.context);
            let level = sys::BOOLEAN::from(irql == DISPATCH);
            let frame = Frame::Completion { handle: self.handle };
            boundary::call(self.driver, frame, irql, || {
                // SAFETY: the routine and the context are those of the accepted injection, called once for these lists, which
                // go back to the driver with this call (C-016, C-020).
                unsafe { routine(context_pointer, list, level) }
            });
        }
        machine::with(|machine| {
            for list in &self.lists {
                release_if_unused(machine, *list);
            }
            machine.injection_done(self.handle);
        });
        context::set_packet(before);
    }

    /// The callout must still be there with its filter (C-068).
    fn check_layer(&self, machine: &mut Machine) {
        if let Some(layer) = self.layer {
            if !machine.has_own_callout(layer, self.driver) {
                let text = format!(
                    "the filter or the callout of the driver at {} went away while an injection there was pending",
                    layer.name()
                );
                machine.report_about(contract!(68), &self.lists, text);
            }
        }
    }

    fn give_back(&self, machine: &mut Machine, address: usize, custody: Custody) {
        // SAFETY: the stack owns the list, and the ledger keeps it until now.
        let Some(list) = (unsafe { List::new(address) }) else {
            return;
        };
        let now = list.fingerprint();
        let Some(record) = machine.ledger.list_mut(address) else {
            return;
        };
        let changed = now != record.fingerprint;
        match &mut record.frame {
            Some(frame) if record.origin == Origin::Indicated => frame.injected = false,
            _ => record.custody = custody,
        }
        if changed {
            let text =
                "a list was changed between its injection and its completion, while the stack owned it";
            machine.report_about(contract!(14), &[address], text);
        }
        list.set_status(self.status);
        machine.note(address, "completed");
        machine.host.completed += 1;
    }
}
