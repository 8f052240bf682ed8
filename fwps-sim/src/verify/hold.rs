//! How long drivers hold packets of the stack: a clone or a reference keeps buffers of the sender or of the NIC (C-036, C-093).

use std::collections::VecDeque;

use super::contract::contract;
use super::ledger::Kind;
use super::list_record::{Custody, Origin};
use crate::machine::Machine;

/// The clones and references that may be held still, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Holds(VecDeque<Hold>);

#[derive(Clone, Copy, Debug)]
struct Hold {
    list: usize,
    serial: u64,
    /// How many packets had been read when it began.
    since: u64,
}

impl Machine {
    /// Notes that the driver cloned an indicated list, or took a reference to one, and has `list` now.
    pub(crate) fn note_hold(&mut self, list: usize) {
        let since = self.host.packets.read;
        if let Some(serial) = self.ledger.get(list).map(|object| object.serial) {
            self.holds.0.push_back(Hold { list, serial, since });
        }
    }

    /// Reports what is held for more packets than the limit, once each.
    pub(crate) fn check_holds(&mut self) {
        let now = self.host.packets.read;
        let limit = self.options.hold_limit;
        while let Some(hold) = self.holds.0.front().copied() {
            if now - hold.since <= limit {
                return;
            }
            self.holds.0.pop_front();
            let Some(object) = self.ledger.get(hold.list) else {
                continue;
            };
            let Kind::List(record) = &object.kind else {
                continue;
            };
            if object.serial != hold.serial {
                continue;
            }
            match record.origin {
                // What the stack has is not the driver's to return.
                Origin::Cloned if record.custody == Custody::Stack => self.note_hold(hold.list),
                Origin::Cloned => {
                    let text = format!("a clone has not been freed for more than {limit} packets");
                    self.report_about(contract!(36), &[hold.list], text);
                }
                Origin::Indicated if record.references > 0 => {
                    let text = format!("a packet has been referenced for more than {limit} packets");
                    self.report_about(contract!(93), &[hold.list], text);
                }
                Origin::Indicated | Origin::Allocated | Origin::Ndis(_) => {}
            }
        }
    }
}
