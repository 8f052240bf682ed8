//! The management side of the filter engine: sessions, transactions and objects.

pub(crate) mod condition;
pub(crate) mod filter;
pub(crate) mod functions;
pub(crate) mod key;
pub(crate) mod notify;
pub(crate) mod objects;
pub(crate) mod session;

use std::collections::BTreeMap;
use std::sync::Arc;

use filter::Filter;
use fwps_sys as sys;
use key::Key;

use crate::engine::layer::Layer;
use crate::engine::value::Value;

/// The state of the management interface.
pub(crate) struct Management {
    pub(crate) sessions: BTreeMap<usize, Session>,
    /// What is in force.
    pub(crate) objects: Objects,
    /// The open transaction.
    pub(crate) transaction: Option<Transaction>,
    next_filter: u64,
    next_key: u64,
}

/// An engine session.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Session {
    pub(crate) dynamic: bool,
    /// How long to wait for the transaction lock, in units of 100 ns.
    pub(crate) wait: u64,
}

/// The one transaction that can be open.
pub(crate) struct Transaction {
    pub(crate) session: usize,
    pub(crate) read_only: bool,
    /// The objects as they will be.
    pub(crate) objects: Objects,
    pub(crate) added: Vec<Arc<Filter>>,
    pub(crate) deleted: Vec<Arc<Filter>>,
}

/// Every management object.
#[derive(Clone, Debug, Default)]
pub(crate) struct Objects {
    pub(crate) providers: BTreeMap<Key, Owner>,
    pub(crate) sublayers: BTreeMap<Key, Sublayer>,
    pub(crate) callouts: BTreeMap<Key, ManagedCallout>,
    /// By falling weight of sublayer and filter, sublayers of one weight apart.
    pub(crate) filters: Vec<Arc<Filter>>,
}

/// The dynamic session that an object goes with, if any.
pub(crate) type Owner = Option<usize>;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Sublayer {
    pub(crate) weight: u16,
    pub(crate) owner: Owner,
    pub(crate) builtin: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct ManagedCallout {
    pub(crate) id: u32,
    pub(crate) layer: Layer,
    pub(crate) owner: Owner,
}

/// The sublayers of the system, with weights in their usual order. The null key means the universal one.
const SUBLAYERS: &[(sys::GUID, u16)] = &[
    (sys::FWPM_SUBLAYER_UNIVERSAL, 0x8000),
    (sys::FWPM_SUBLAYER_INSPECTION, 0x0001),
    (sys::FWPM_SUBLAYER_LIPS, 0xFFFE),
];

impl Management {
    pub(crate) fn new() -> Self {
        let sublayers = SUBLAYERS
            .iter()
            .map(|(guid, weight)| {
                (
                    Key::from(*guid),
                    Sublayer {
                        weight: *weight,
                        owner: None,
                        builtin: true,
                    },
                )
            })
            .collect();
        Self {
            sessions: BTreeMap::new(),
            objects: Objects {
                sublayers,
                ..Objects::default()
            },
            transaction: None,
            next_filter: 0x1_0000,
            next_key: 0,
        }
    }

    pub(crate) fn has_filters(&self, layer: Layer) -> bool {
        self.objects.filters.iter().any(|filter| filter.layer == layer)
    }

    /// Whether nobody has deleted the filter yet.
    pub(crate) fn has_filter(&self, id: u64) -> bool {
        self.objects.filters.iter().any(|filter| filter.id == id)
    }

    /// The filters of a layer that match, in the order of evaluation.
    pub(crate) fn matching(&self, layer: Layer, values: &[Value]) -> Vec<Arc<Filter>> {
        let filters = self
            .objects
            .filters
            .iter()
            .filter(|filter| filter.layer == layer && filter.matches(values));
        filters.cloned().collect()
    }

    pub(crate) fn new_filter_id(&mut self) -> u64 {
        self.next_filter += 1;
        self.next_filter
    }

    /// The id of the newest filter.
    pub(crate) fn last_filter_id(&self) -> u64 {
        self.next_filter
    }

    pub(crate) fn new_key(&mut self) -> Key {
        self.next_key += 1;
        Key::generated(self.next_key)
    }
}

impl Objects {
    pub(crate) fn insert_filter(&mut self, filter: Arc<Filter>) {
        let rank = |f: &Filter| (f.sublayer_weight, f.sublayer, f.weight);
        let at = self.filters.partition_point(|other| rank(other) >= rank(&filter));
        self.filters.insert(at, filter);
    }

    /// Takes out everything that goes with a session. Returns its filters.
    pub(crate) fn remove_owned(&mut self, session: usize) -> Vec<Arc<Filter>> {
        let owned = |owner: Owner| owner == Some(session);
        let (gone, kept) = std::mem::take(&mut self.filters)
            .into_iter()
            .partition(|f| owned(f.session));
        self.filters = kept;
        self.callouts.retain(|_, callout| !owned(callout.owner));
        self.sublayers.retain(|_, sublayer| !owned(sublayer.owner));
        self.providers.retain(|_, owner| !owned(*owner));
        gone
    }
}
