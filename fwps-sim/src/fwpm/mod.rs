//! The management side of the filter engine: sessions, transactions and objects.

pub(crate) mod block;
pub(crate) mod condition;
pub(crate) mod delete;
pub(crate) mod descriptor;
pub(crate) mod endpoint;
pub(crate) mod enumeration;
pub(crate) mod filter;
pub(crate) mod filter_functions;
pub(crate) mod filter_plan;
pub(crate) mod filter_template;
pub(crate) mod functions;
pub(crate) mod get;
pub(crate) mod key;
pub(crate) mod layers;
pub(crate) mod lifetime;
pub(crate) mod managed_callout;
pub(crate) mod monitor;
pub(crate) mod notify;
pub(crate) mod objects;
pub(crate) mod operand;
pub(crate) mod option;
pub(crate) mod provider;
pub(crate) mod provider_context;
pub(crate) mod record;
pub(crate) mod returned;
pub(crate) mod security;
pub(crate) mod service;
pub(crate) mod session;
pub(crate) mod transaction;
pub(crate) mod value;

use std::collections::BTreeMap;
use std::sync::Arc;

use smallvec::SmallVec;

use enumeration::Enumeration;
use filter::Filter;
use key::Key;
use objects::Objects;
use returned::Returned;
use service::Service;
use session::Session;
use transaction::Transaction;

use crate::engine::layer::Layer;
use crate::engine::value::Value;

/// The filters of a layer that match, in the order of evaluation; few layers have many.
pub(crate) type Matching = SmallVec<[Arc<Filter>; 4]>;

/// The state of the management interface.
pub(crate) struct Management {
    pub(crate) sessions: BTreeMap<usize, Session>,
    /// What is in force.
    pub(crate) objects: Objects,
    /// The open transaction.
    pub(crate) transaction: Option<Transaction>,
    /// The thread that tells callouts of what a transaction did; it holds the transaction lock meanwhile (C-347).
    pub(crate) telling: Option<usize>,
    /// The thread that is inside of notifyFn.
    pub(crate) notifying: Option<usize>,
    pub(crate) enumerations: BTreeMap<usize, Enumeration>,
    pub(crate) returned: Returned,
    pub(crate) service: Service,
    /// The values of the engine options.
    pub(crate) options: [u32; option::COUNT],
    /// How many filters came into force at layers where nothing is classified, by the number of the layer.
    pub(crate) unasked: BTreeMap<u16, u64>,
    next_filter: u64,
    next_context: u64,
    next_key: u64,
}

impl Management {
    pub(crate) fn new(running: bool) -> Self {
        Self {
            sessions: BTreeMap::new(),
            objects: Objects::new(),
            transaction: None,
            telling: None,
            notifying: None,
            enumerations: BTreeMap::new(),
            returned: Returned::default(),
            service: Service::new(running),
            options: option::INITIAL,
            unasked: BTreeMap::new(),
            next_filter: 0x1_0000,
            next_context: 0x200,
            next_key: 0,
        }
    }

    pub(crate) fn has_filters(&self, layer: Layer) -> bool {
        self.objects
            .filters
            .iter()
            .any(|filter| filter.layer == Some(layer))
    }

    /// Whether nobody has deleted the filter yet.
    pub(crate) fn has_filter(&self, id: u64) -> bool {
        self.objects.filters.iter().any(|filter| filter.id == id)
    }

    /// The filters of a layer that match, in the order of evaluation.
    pub(crate) fn matching(&self, layer: Layer, values: &[Value]) -> Matching {
        let filters = self
            .objects
            .filters
            .iter()
            .filter(|filter| filter.layer == Some(layer) && filter.matches(values));
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

    pub(crate) fn new_context_id(&mut self) -> u64 {
        self.next_context += 1;
        self.next_context
    }

    pub(crate) fn new_key(&mut self) -> Key {
        self.next_key += 1;
        Key::generated(self.next_key)
    }

    /// The objects as a session sees them: with its own changes while its transaction is open.
    pub(crate) fn view(&self, session: usize) -> &Objects {
        match &self.transaction {
            Some(open) if open.session == session => &open.objects,
            _ => &self.objects,
        }
    }
}
