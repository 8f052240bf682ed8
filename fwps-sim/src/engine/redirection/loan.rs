//! Writable layer data: engine memory that a driver is lent, from FwpsAcquireWritableLayerDataPointer0 to
//! FwpsApplyModifiedLayerData0 (C-235).

use fwps_sys as sys;

use super::contents::Contents;
use crate::Status;
use crate::engine::authorization::{Stage, classify_handle};
use crate::machine::Machine;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// Layer data that a driver has.
#[derive(Debug)]
pub(super) struct Loan {
    /// The classify handle that it was acquired with.
    pub(super) handle: usize,
    pub(super) request: u64,
    pub(super) stage: Stage,
    pub(super) filter: u64,
    /// What it said when it was lent.
    pub(super) contents: Contents,
    /// Whether the classification was completed meanwhile.
    pub(super) completed: bool,
}

/// Why there is no writable data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The layer has none.
    Layer,
    /// The classification is over.
    Over,
}

impl Refusal {
    pub(crate) fn status(self) -> Status {
        match self {
            Refusal::Layer => sys::STATUS_NOT_SUPPORTED,
            Refusal::Over => sys::STATUS_INVALID_PARAMETER,
        }
    }
}

impl Machine {
    /// Lends the request of a classify handle to the driver, for a filter. Returns the address.
    pub(crate) fn lend_layer_data(&mut self, handle: usize, filter: u64) -> Result<usize, Refusal> {
        let number = classify_handle::request_of(self, handle).ok_or(Refusal::Layer)?;
        let request = self
            .host
            .redirections
            .requests
            .get(&number)
            .ok_or(Refusal::Over)?;
        let stage = request.stage;
        let mut contents = request.contents.clone();
        contents.previous = request.versions.last().map_or(0, |version| version.address());
        contents.modifier = filter;
        let memory = contents.to_memory();
        let address = memory.address();
        let loan = Loan {
            handle,
            request: number,
            stage,
            filter,
            contents,
            completed: false,
        };
        self.host.redirections.loans.insert(address, loan);
        self.create(address, Kind::LayerData, vec![memory]);
        // It is lent to who has the handle, whatever thread asks for it.
        let driver = self.ledger.get(handle).map(|object| object.driver);
        if let Some((object, driver)) = self.ledger.get_mut(address).zip(driver) {
            object.driver = driver;
        }
        Ok(address)
    }

    /// Takes back what a call has still that returned without pending the classification.
    pub(crate) fn check_loans(&mut self, completion: usize) {
        let left: Vec<usize> = self
            .host
            .redirections
            .loans
            .iter()
            .filter(|(_, loan)| !loan.completed && !classify_handle::is_pended(self, loan.handle))
            .filter(|(_, loan)| {
                classify_handle::completion_of(self, loan.handle).is_none_or(|of| of == completion)
            })
            .map(|(address, _)| *address)
            .collect();
        for address in left {
            let text = "classifyFn returned with writable layer data that was not given to FwpsApplyModifiedLayerData0";
            self.report_about(contract!(235), &[address], text);
            self.host.redirections.loans.remove(&address);
            self.destroy(address, "taken back");
        }
    }

    /// Notes that the classification of a handle was completed, and what the driver has of it comes too late.
    pub(crate) fn complete_loans(&mut self, handle: usize) {
        let loans = self.host.redirections.loans.values_mut();
        loans
            .filter(|loan| loan.handle == handle)
            .for_each(|loan| loan.completed = true);
    }
}
