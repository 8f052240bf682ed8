//! Memory that contexts of flows, filters and tags point to, so that a leak or a second free of it is reported with the rule that was broken.
//!
//! The value of a context is the driver's own: it need not be an address. So nothing is reported here; what is reported anyway is
//! given the number of its cause.

use fwps_sys as sys;
use rustc_hash::FxHashMap;

use crate::Status;
use crate::machine::Machine;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::{Found, Kind};

/// What happened to a context last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Refused(Status),
    Associated,
    /// The flow ended.
    Ended,
    /// It was removed, and flowDeleteFn ran inside of that call.
    Removed,
    /// It was removed, and flowDeleteFn runs later.
    RemovedLater,
    /// notifyFn put it into a filter.
    OfFilter,
    /// Its filter was deleted, and the callout told so.
    OfDeletedFilter,
    /// Its filter was deleted, and nobody was told.
    OfLostFilter,
    /// It is the context of a tagged list.
    Tagged,
}

/// Pool blocks that were the value of a context, by address and number in the ledger.
#[derive(Debug, Default)]
pub(crate) struct Custodies(FxHashMap<(usize, u64), Way>);

impl Machine {
    /// Takes note of what happens to a context, if its value is the address of a pool block.
    pub(crate) fn note_custody(&mut self, value: u64, way: Way) {
        let address = value as usize;
        if let Some(object) = self.ledger.get(address) {
            if matches!(object.kind, Kind::PoolBlock { .. }) {
                self.host.data.custodies.0.insert((address, object.serial), way);
            }
        }
    }

    /// The rule that is broken when the pool block at `address` is freed again.
    pub(crate) fn contract_of_double_free(&mut self, address: usize) -> Option<Contract> {
        if let Some(contract) = self.contract_of_redirect_context(address) {
            return Some(contract);
        }
        let Found::Dead(object) = self.ledger.find(address) else {
            return None;
        };
        let way = *self.host.data.custodies.0.get(&(address, object.serial))?;
        Some(match way {
            Way::Refused(_) => return None,
            Way::Associated | Way::Ended => contract!(205),
            Way::Removed => contract!(209),
            Way::RemovedLater => contract!(208),
            Way::OfFilter | Way::OfDeletedFilter => contract!(197),
            Way::OfLostFilter => contract!(199),
            Way::Tagged => contract!(321),
        })
    }

    /// The rule that is broken when a pool block is left behind.
    pub(crate) fn contract_of_leak(&self, address: usize, serial: u64) -> Option<Contract> {
        let way = self.host.data.custodies.0.get(&(address, serial))?;
        // What a flow still has goes back when the callout is unregistered as it should be.
        let mut contexts = self.host.data.contexts.all.values();
        if contexts.any(|context| context.value as usize == address) {
            return Some(contract!(189));
        }
        Some(match way {
            Way::Refused(sys::STATUS_OBJECT_NAME_EXISTS) => contract!(203),
            Way::OfFilter | Way::OfDeletedFilter => contract!(197),
            Way::OfLostFilter => contract!(199),
            Way::Tagged => contract!(322),
            _ => contract!(205),
        })
    }
}
