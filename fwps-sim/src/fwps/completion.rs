//! Completions: giving an injected list back to its driver.

use fwps_sys as sys;

use crate::boundary;
use crate::context::{self, Frame};
use crate::engine::task::{Task, defer};
use crate::kernel::irql::{DISPATCH, PASSIVE};
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::memory::list::List;
use crate::verify::contract::contract;
use crate::verify::list_record::Custody;

/// An accepted injection that has not completed.
#[derive(Debug)]
pub(crate) struct Completion {
    pub(crate) handle: usize,
    pub(crate) list: usize,
    pub(crate) routine: Routine,
    pub(crate) context: usize,
    pub(crate) status: i32,
    pub(crate) packet: Option<u64>,
    /// Number of the driver that injected.
    pub(crate) driver: u32,
    /// Memory of the send arguments that must stay as it is until now: address and bytes (C-051).
    pub(crate) lent: Vec<(usize, Vec<u8>)>,
}

/// A completion routine that is not null.
pub(crate) type Routine =
    unsafe extern "system" fn(*mut std::ffi::c_void, *mut sys::NET_BUFFER_LIST, sys::BOOLEAN);

impl Completion {
    /// Calls the completion routine.
    pub(crate) fn run(self) {
        let before = context::set_packet(self.packet);
        let irql = machine::with(|machine| {
            self.check(machine);
            let irql = if context::irql() == DISPATCH || machine.draw(2) == 0 {
                DISPATCH
            } else {
                PASSIVE
            };
            // SAFETY: the stack owns the list, and the ledger keeps it until the driver frees it.
            if let Some(list) = unsafe { List::new(self.list) } {
                list.set_status(self.status);
            }
            if let Some(record) = machine.ledger.list_mut(self.list) {
                record.custody = Custody::Completed;
            }
            machine.note(self.list, "completed");
            machine.host.completed += 1;
            irql
        });
        let list = std::ptr::with_exposed_provenance_mut(self.list);
        let context_pointer = std::ptr::with_exposed_provenance_mut(self.context);
        let level = sys::BOOLEAN::from(irql == DISPATCH);
        boundary::call(
            self.driver,
            Frame::Completion { handle: self.handle },
            irql,
            || {
                // SAFETY: the routine and the context are those of the accepted injection, called once (C-020); the list goes
                // back to the driver with this call (C-016).
                unsafe { (self.routine)(context_pointer, list, level) }
            },
        );
        machine::with(|machine| machine.injection_done(self.handle));
        context::set_packet(before);
    }

    /// The list and the lent memory must be as at the injection.
    fn check(&self, machine: &mut Machine) {
        let previous = context::set_function("completionFn");
        // SAFETY: as in `run`.
        let now = unsafe { List::new(self.list) }.map(List::fingerprint);
        let then = machine.ledger.list(self.list).map(|record| record.fingerprint);
        if now != then {
            let text =
                "a list was changed between its injection and its completion, while the stack owned it";
            machine.report_about(contract!(14), &[self.list], text);
        }
        for (address, expected) in &self.lent {
            // SAFETY: the driver keeps this memory until the completion (C-051). A driver that does not is what is looked for
            // here: on its freed memory the comparison fails, or AddressSanitizer stops at this read.
            if unsafe { access::bytes(*address, expected.len()) } != expected {
                let text = "the remote address or the control data of a transport send changed before the completion";
                machine.report_about(contract!(51), &[self.list], text);
            }
        }
        context::set_function(previous);
    }
}

/// Lets an accepted injection complete, in the way that the options or the seed choose. An early one runs now.
pub(crate) fn schedule(completion: Completion) {
    let driver = completion.driver;
    defer(Task::Complete(Box::new(completion)), driver);
}
