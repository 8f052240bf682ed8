//! References to indicated lists, and the checks that every function over lists shares.

use fwps_sys as sys;
use sys::{BOOLEAN, NET_BUFFER_LIST};

use crate::Status;
use crate::context;
use crate::engine::indicate;
use crate::export::export;
use crate::kernel::irql::{DISPATCH, Range};
use crate::machine::{self, Machine};
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::{Found, Kind};
use crate::verify::list_record::{Custody, ListRecord, Origin};

impl Machine {
    /// The list at `address`, when the driver may use it now. Anything else is reported, by what it is.
    pub(crate) fn usable_list(&mut self, address: usize) -> Result<&mut ListRecord, Status> {
        let wrong: Option<(Contract, &str)> = match self.ledger.find(address) {
            Found::Live(object) => match &object.kind {
                // A clone may keep the original alive; that makes the clone usable, not the original.
                Kind::List(record) if record.frame.as_ref().is_some_and(|frame| frame.injected) => Some((
                    contract!(14),
                    "an original that the stack owns since its injection",
                )),
                Kind::List(record) if record.origin == Origin::Indicated => {
                    (!record.indicated && record.references == 0).then_some((
                        contract!(94),
                        "an indicated list after classify, without a reference",
                    ))
                }
                Kind::List(record) => (record.custody == Custody::Stack)
                    .then_some((contract!(14), "a list that the stack owns")),
                _ => Some((contract!(22), "something that is no NET_BUFFER_LIST")),
            },
            Found::Dead(object) => Some(match &object.kind {
                Kind::List(record) if record.origin == Origin::Indicated => (
                    contract!(94),
                    "an indicated list after classify, without a reference",
                ),
                Kind::List(_) => (contract!(85), "a list that was freed"),
                _ => (contract!(22), "something that is no NET_BUFFER_LIST"),
            }),
            Found::Unknown => Some((contract!(22), "an address at which there is no NET_BUFFER_LIST")),
        };
        if let Some((contract, what)) = wrong {
            let text = format!("{} was given {what}", context::function());
            self.report_about(contract, &[address], text);
            return Err(sys::STATUS_INVALID_PARAMETER);
        }
        self.ledger.list_mut(address).ok_or(sys::STATUS_INVALID_PARAMETER)
    }

    /// Whether the list was indicated where a callout takes chains, so that it cannot be cloned (C-104). A driver with such
    /// a callout is reported; another one only is refused.
    pub(crate) fn refuses_batch(&mut self, address: usize) -> bool {
        let shown = self.ledger.list(address).and_then(|record| record.frame.as_ref());
        if !shown.is_some_and(|frame| frame.batch) {
            return false;
        }
        let flag = sys::FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY;
        let driver = context::driver();
        let takes_chains =
            self.engine.callouts.iter().any(|registered| {
                registered.callout.driver == driver && registered.callout.flags & flag != 0
            });
        if takes_chains {
            let text = format!(
                "{} was given a list that was indicated where a callout of the driver takes chains",
                context::function()
            );
            self.report_about(contract!(104), &[address], text);
        }
        true
    }
}

export! {
    /// Keeps an indicated list beyond classify.
    fn FwpsReferenceNetBufferList0(netBufferList: *mut NET_BUFFER_LIST, intendToModify: BOOLEAN) {
        let _call = machine::enter("FwpsReferenceNetBufferList0", Range::UP_TO_DISPATCH, contract!(147));
        let address = netBufferList.expose_provenance();
        machine::with(|machine| {
            if machine.usable_list(address).is_ok() {
                machine.refuses_batch(address);
            }
            let Ok(record) = machine.usable_list(address) else { return };
            let modify = intendToModify != 0;
            record.references += 1;
            record.modify |= modify;
            if let Some(object) = machine.ledger.get_mut(address) {
                object.driver = context::driver();
            }
            machine.note(address, "referenced");
            machine.note_hold(address);
            context::update_classify(|frame| {
                if frame.list == address {
                    frame.kept = true;
                    frame.modify |= modify;
                }
            });
        });
    }

    /// Drops a reference.
    fn FwpsDereferenceNetBufferList0(netBufferList: *mut NET_BUFFER_LIST, dispatchLevel: BOOLEAN) {
        let _call = machine::enter("FwpsDereferenceNetBufferList0", Range::UP_TO_DISPATCH, contract!(147));
        let address = netBufferList.expose_provenance();
        machine::with(|machine| {
            if dispatchLevel != 0 && context::irql() < DISPATCH {
                let text = "FwpsDereferenceNetBufferList0 was told DISPATCH_LEVEL, but the IRQL is lower";
                machine.report_about(contract!(18), &[address], text);
            }
            match machine.ledger.list_mut(address) {
                Some(record) if record.references > 0 => {
                    record.references -= 1;
                    let unused = record.references == 0;
                    context::update_classify(|frame| {
                        // The call has thought better of it: nothing of the packet is left that could be modified.
                        if unused && frame.list == address && !frame.copied {
                            frame.modify = false;
                        }
                    });
                    machine.note(address, "dereferenced");
                    indicate::release_if_unused(machine, address);
                }
                _ => {
                    let text = "FwpsDereferenceNetBufferList0 was given a list that the driver holds no reference to";
                    machine.report_about(contract!(96), &[address], text);
                }
            }
        });
    }
}
