//! Adding the filters of a file to the engine.

use thiserror::Error;

use super::{FilterEntry, Filters};
use crate::Sim;
use crate::Status;
use crate::fwpm::filter_functions::add_filter;
use crate::fwpm::filter_plan::{FilterPlan, runtime_flags};
use crate::fwpm::key::Key;
use crate::fwpm::lifetime::Lifetime;
use crate::fwpm::provider::SubLayer;
use crate::fwpm::record::Record;
use crate::fwpm::transaction::{for_the_system, write};
use crate::machine;
use crate::sim::on_machine;

/// The filters of a file were not added; none of them was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum AddFiltersError {
    /// A sublayer was refused: its key exists, when that is given.
    #[error("the sublayer {name:?} was refused with {status:#010x}; its key has to be a new one")]
    #[non_exhaustive]
    SubLayer {
        /// The name of the sublayer.
        name: String,
        /// Why.
        status: Status,
    },
    /// A filter was refused: its key exists, its callout was not added or is one of another layer, or the callout refused it.
    #[error("the filter {name:?} of line {line} was refused with {status:#010x}")]
    #[non_exhaustive]
    Filter {
        /// The name of the filter.
        name: String,
        /// The line that it begins at.
        line: usize,
        /// Why.
        status: Status,
    },
    /// The engine does not run, a driver held the transaction lock for too long, or the machine stopped.
    #[error("the filter engine took no filters: {0:#010x}")]
    Engine(Status),
}

impl Sim {
    /// Adds the sublayers and filters of a file to the engine, all or none of them, as another product that stays does: neither
    /// unloading nor [`Sim::finish`] reports them. Callouts that filters name have to have been added by their driver before.
    ///
    /// # Errors
    /// When one of them is refused, or the engine cannot be asked.
    pub fn add_filters(&mut self, filters: &Filters) -> Result<(), AddFiltersError> {
        let add = || {
            let mut refused = None;
            let added = for_the_system(|| {
                add_all(filters).map_err(|error| {
                    refused = Some(error);
                    fwps_sys::STATUS_UNSUCCESSFUL
                })
            });
            match (refused, added) {
                (Some(error), _) => Err(error),
                (None, added) => added.map_err(AddFiltersError::Engine),
            }
        };
        on_machine(add).unwrap_or(Err(AddFiltersError::Engine(fwps_sys::STATUS_UNSUCCESSFUL)))
    }
}

fn add_all(filters: &Filters) -> Result<(), AddFiltersError> {
    let mut keys = Vec::new();
    for entry in &filters.sublayers {
        let key = entry.key.unwrap_or_else(new_key);
        let sublayer = SubLayer {
            record: record(key, &entry.name, 0),
            weight: entry.weight,
        };
        write(|_, objects| objects.add_sublayer(sublayer)).map_err(|status| AddFiltersError::SubLayer {
            name: entry.name.clone(),
            status,
        })?;
        keys.push(key);
    }
    for entry in &filters.filters {
        let sublayer = entry.sublayer.and_then(|index| keys.get(index).copied());
        add_filter(plan(entry, sublayer), None).map_err(|status| AddFiltersError::Filter {
            name: entry.name.clone(),
            line: entry.line,
            status,
        })?;
    }
    Ok(())
}

fn plan(entry: &FilterEntry, sublayer: Option<Key>) -> FilterPlan {
    FilterPlan {
        record: record(entry.key.unwrap_or_else(new_key), &entry.name, entry.flags),
        layer: entry.layer,
        sublayer: sublayer.unwrap_or(Key::NONE),
        weight: entry.weight,
        runtime_flags: runtime_flags(entry.flags),
        kind: entry.action,
        callout: entry.callout.unwrap_or(Key::NONE),
        raw_context: 0,
        provider_context: None,
        conditions: entry.conditions.clone(),
    }
}

fn new_key() -> Key {
    machine::with(|machine| machine.management.new_key())
}

fn record(key: Key, name: &str, flags: u32) -> Record {
    Record {
        key,
        name: name.encode_utf16().collect(),
        description: None,
        flags,
        provider: None,
        data: Vec::new(),
        lifetime: Lifetime::Static,
    }
}
