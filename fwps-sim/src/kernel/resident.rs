//! Objects in memory of the driver: DPCs, timers, rundown protections, lookaside lists, work items, resources, and spin locks.
//!
//! They are initialised rather than allocated, and they go with the memory that they lie in: with a pool block, or with the
//! extension of a device. The ledger knows each by an address that nothing else has, since such an object can lie where its
//! pool block begins.

use crate::machine::Machine;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::Kind;

use super::object::KernelObject;

/// How the ledger knows a lookaside list.
pub(super) fn lookaside(address: usize) -> usize {
    address + 1
}

/// How the ledger knows a DPC.
pub(super) fn dpc(address: usize) -> usize {
    address + 2
}

/// How the ledger knows a timer.
pub(super) fn timer(address: usize) -> usize {
    address + 3
}

/// How the ledger knows a rundown protection.
pub(super) fn rundown(address: usize) -> usize {
    address + 4
}

/// How the ledger knows a work item.
pub(super) fn work_item(address: usize) -> usize {
    address + 5
}

/// How the ledger knows a resource.
pub(super) fn resource(address: usize) -> usize {
    address + 6
}

/// What is wrong with freeing the memory of an object.
fn in_use(kind: &Kind) -> Option<(Contract, &'static str)> {
    match kind {
        Kind::Dpc { queued: true, .. } => Some((contract!(385), "a DPC that is queued")),
        Kind::Kernel(KernelObject::Timer { queued: true }) => Some((contract!(385), "a timer that is set")),
        Kind::Rundown { acquired: 1.. } => Some((contract!(384), "a rundown protection that is held")),
        Kind::WorkItem { .. } => Some((contract!(383), "a work item that was not uninitialised")),
        Kind::Lookaside { .. } => Some((contract!(380), "a lookaside list that was not deleted")),
        Kind::Resource(_) => Some((contract!(381), "a resource that was not deleted")),
        _ => None,
    }
}

impl Machine {
    /// Enters an object in memory of the driver into the ledger.
    pub(super) fn create_resident(&mut self, key: usize, kind: Kind) {
        self.residents.insert(key);
        self.create(key, kind, Vec::new());
    }

    /// Forgets what lies in the memory of an object that goes.
    pub(crate) fn forget_residents_of(&mut self, object: usize) {
        if self.residents.is_empty() {
            return;
        }
        for (key, _) in self.residents_of(object) {
            self.forget_resident(key);
        }
    }

    /// Reports what is in use in the memory of an object that the driver frees, and forgets it.
    pub(super) fn check_residents_of(&mut self, object: usize) {
        for (key, problem) in self.residents_of(object) {
            if let Some((contract, what)) = problem {
                let text = format!("memory was freed that holds {what}");
                self.report_about(contract, &[object, key], text);
            }
            self.forget_resident(key);
        }
        if self.forget_locks_of(object) {
            let text = "memory was freed that holds a spin lock that is held";
            self.report_about(contract!(381), &[object], text);
        }
    }

    fn residents_of(&self, object: usize) -> Vec<(usize, Option<(Contract, &'static str)>)> {
        let Some(object) = self.ledger.get(object) else {
            return Vec::new();
        };
        if self.residents.is_empty() {
            return Vec::new();
        }
        let blocks = object.memory.iter();
        let keys = blocks.flat_map(|memory| {
            self.residents
                .range(memory.address()..memory.address() + memory.size())
        });
        keys.map(|key| {
            (
                *key,
                self.ledger.get(*key).and_then(|object| in_use(&object.kind)),
            )
        })
        .collect()
    }

    fn forget_resident(&mut self, key: usize) {
        self.destroy(key, "gone with its memory");
    }
}
