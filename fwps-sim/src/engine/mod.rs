//! The filter engine at run time: layers, callouts, classification, and the path of packets.

pub(crate) mod ale;
pub(crate) mod arguments;
pub(crate) mod audit;
pub(crate) mod authorization;
pub(crate) mod callout;
pub(crate) mod classify;
pub(crate) mod classify_option;
pub(crate) mod closed_port;
pub(crate) mod datagram;
pub(crate) mod discard;
pub(crate) mod fate;
pub(crate) mod flow;
pub(crate) mod forward;
pub(crate) mod fragment_group;
pub(crate) mod host;
pub(crate) mod indicate;
pub(crate) mod judge;
pub(crate) mod layer;
pub(crate) mod layer2;
pub(crate) mod mac;
pub(crate) mod offload;
pub(crate) mod packet;
pub(crate) mod path;
pub(crate) mod redirection;
pub(crate) mod stream;
pub(crate) mod tagging;
pub(crate) mod task;
pub(crate) mod value;
pub(crate) mod vswitch;

use std::collections::BTreeMap;
use std::sync::Arc;

use callout::Callout;

use crate::fwpm::key::Key;

/// The registered callouts.
pub(crate) struct Engine {
    pub(crate) callouts: Vec<Registered>,
    /// The id of every key that was registered or added, for both halves of a callout (C-178).
    ids: BTreeMap<Key, u32>,
    next_id: u32,
}

/// A registered callout and what it is doing.
pub(crate) struct Registered {
    pub(crate) callout: Arc<Callout>,
    /// Calls into it that have not returned.
    pub(crate) running: u32,
    /// Whether it is being unregistered.
    pub(crate) leaving: bool,
    /// Its place in the ledger.
    pub(crate) handle: usize,
}

impl Engine {
    pub(crate) fn new() -> Self {
        Self {
            callouts: Vec::new(),
            ids: BTreeMap::new(),
            next_id: 0x100,
        }
    }

    /// The id of a callout key.
    pub(crate) fn id_of(&mut self, key: Key) -> u32 {
        let next = self.next_id;
        let id = *self.ids.entry(key).or_insert(next);
        self.next_id += u32::from(id == next);
        id
    }

    pub(crate) fn by_key(&self, key: Key) -> Option<&Registered> {
        self.callouts
            .iter()
            .find(|registered| registered.callout.key == key)
    }

    pub(crate) fn by_id(&mut self, id: u32) -> Option<&mut Registered> {
        self.callouts
            .iter_mut()
            .find(|registered| registered.callout.id == id)
    }

    /// Begins a call into the callout with this key. `None` when it is not registered.
    pub(crate) fn begin_call(&mut self, key: Key) -> Option<Arc<Callout>> {
        let registered = self
            .callouts
            .iter_mut()
            .find(|r| r.callout.key == key && !r.leaving)?;
        registered.running += 1;
        Some(Arc::clone(&registered.callout))
    }
}
