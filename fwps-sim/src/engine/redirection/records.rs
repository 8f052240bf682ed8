//! Redirect records: who redirected a connection, and what it left with it. A connection of a proxy that has the records of the
//! connection that it serves goes on from there (C-251).

use fwps_sys as sys;

use super::proxy::RedirectRecords;
use crate::engine::packet::Traveller;
use crate::machine::Machine;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::{Found, Kind};

/// The records of one connection.
#[derive(Debug)]
pub(super) struct Records {
    /// The records that the socket had before; zero for none.
    parent: u64,
    entries: Vec<Entry>,
    /// A packet of the connection that was there first.
    pub(super) origin: Traveller,
    /// The connection itself, sockets that have the records, and connections of those.
    holders: u32,
}

/// One redirection.
#[derive(Clone, Copy, Debug)]
struct Entry {
    handle: usize,
    /// The context that was given with it; zero for none.
    context: usize,
}

/// A pool block that was applied as a context.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// Number in the ledger.
    pub(super) serial: u64,
    records: u64,
    freed: bool,
}

impl Machine {
    /// Makes the records of a connection, on top of those of its socket.
    pub(super) fn begin_records(&mut self, packet: &Traveller, parent: u64) -> u64 {
        let redirections = &mut self.host.redirections;
        let origin = match redirections.records.get_mut(&parent) {
            Some(parent) => {
                parent.holders += 1;
                parent.origin.clone()
            }
            None => packet.remembered(),
        };
        let number = redirections.next_number();
        let records = Records {
            parent,
            entries: Vec::new(),
            origin,
            holders: 1,
        };
        redirections.records.insert(number, records);
        number
    }

    /// One more has the records.
    pub(super) fn hold_records(&mut self, number: u64) {
        if let Some(records) = self.host.redirections.records.get_mut(&number) {
            records.holders += 1;
        }
    }

    /// One less has the records. When nobody has them, the contexts of the connection are freed (C-244).
    pub(super) fn release_records(&mut self, number: u64) {
        let Some(records) = self.host.redirections.records.get_mut(&number) else {
            return;
        };
        records.holders = records.holders.saturating_sub(1);
        if records.holders > 0 {
            return;
        }
        let parent = records.parent;
        let contexts = self.host.redirections.contexts.iter_mut();
        let mut freed: Vec<usize> = contexts
            .filter(|(_, context)| context.records == number && !context.freed)
            .map(|(address, context)| {
                context.freed = true;
                *address
            })
            .collect();
        freed.sort_unstable();
        for address in freed {
            self.destroy(address, "freed by the engine");
        }
        self.release_records(parent);
    }

    /// Adds a redirection.
    pub(super) fn add_record(&mut self, number: u64, handle: usize, context: usize) {
        if let Some(records) = self.host.redirections.records.get_mut(&number) {
            records.entries.push(Entry { handle, context });
        }
    }

    /// All redirections of a connection, the last one first.
    fn entries_of(&self, number: u64) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut next = number;
        while let Some(records) = self.host.redirections.records.get(&next) {
            entries.extend(records.entries.iter().rev());
            next = records.parent;
        }
        entries
    }

    /// Whether the handle redirected the connection, or one that it continues.
    pub(super) fn has_redirected(&self, number: u64, handle: usize) -> bool {
        self.entries_of(number).iter().any(|entry| entry.handle == handle)
    }

    /// Whether a connection continues one that was redirected.
    pub(super) fn is_proxied(&self, number: u64) -> bool {
        let records = self.host.redirections.records.get(&number);
        records.is_some_and(|records| !self.entries_of(records.parent).is_empty())
    }

    /// What a redirect handle is to a connection, and its context.
    pub(crate) fn redirect_state(
        &mut self,
        records_handle: usize,
        handle: usize,
    ) -> Option<(sys::FWPS_CONNECTION_REDIRECT_STATE, usize)> {
        let request = self.request_with_records(records_handle)?;
        let request = self.host.redirections.requests.get_mut(&request)?;
        request.queried = true;
        let entries = self.entries_of_number(records_handle)?;
        let own = entries.iter().position(|entry| entry.handle == handle);
        let state = match own {
            Some(0) => sys::FWPS_CONNECTION_REDIRECTED_BY_SELF,
            Some(_) => sys::FWPS_CONNECTION_PREVIOUSLY_REDIRECTED_BY_SELF,
            None if entries.is_empty() => sys::FWPS_CONNECTION_NOT_REDIRECTED,
            None => sys::FWPS_CONNECTION_REDIRECTED_BY_OTHER,
        };
        let context = own.map_or(0, |index| entries[index].context);
        let live = self.owns_redirect_context(context);
        Some((state, if live { context } else { 0 }))
    }

    fn entries_of_number(&self, records_handle: usize) -> Option<Vec<Entry>> {
        let request = self.request_with_records(records_handle)?;
        let request = self.host.redirections.requests.get(&request)?;
        Some(self.entries_of(request.records))
    }

    fn request_with_records(&self, records_handle: usize) -> Option<u64> {
        let requests = self.host.redirections.requests.iter();
        let mut found = requests.filter(|(_, request)| request.records_handle == records_handle);
        found.next().map(|(number, _)| *number)
    }

    /// The records of a connection as a socket takes them.
    pub(crate) fn format_records(&self, records_handle: usize) -> Option<RedirectRecords> {
        let request = self.request_with_records(records_handle)?;
        let request = self.host.redirections.requests.get(&request)?;
        Some(RedirectRecords::new(request.records))
    }

    /// The bytes of the context that was given last; empty without one.
    pub(super) fn context_bytes(&self, number: u64, size: u64) -> Vec<u8> {
        let entries = self.entries_of(number);
        let address = entries.first().map_or(0, |entry| entry.context);
        if !self.owns_redirect_context(address) {
            return Vec::new();
        }
        let memory = self.ledger.get(address).and_then(|object| object.memory.first());
        let size = memory.map_or(0, crate::memory::Memory::size).min(size as usize);
        // SAFETY: the block is in the ledger, has as many bytes, and was initialised when it was allocated.
        unsafe { crate::memory::access::bytes(address, size) }.to_vec()
    }

    /// Takes a pool block over as the context of a request.
    pub(super) fn own_context(&mut self, request: u64, address: usize, serial: u64) {
        let request = self.host.redirections.requests.get(&request);
        let context = Context {
            serial,
            records: request.map_or(0, |request| request.records),
            freed: false,
        };
        self.host.redirections.contexts.insert(address, context);
        self.note(address, "applied as a redirect context");
        if let Some(object) = self.ledger.get_mut(address) {
            object.driver = 0;
        }
    }

    /// Whether the pool block at an address is the context of a redirection, which the engine frees.
    pub(crate) fn owns_redirect_context(&self, address: usize) -> bool {
        let context = self.host.redirections.contexts.get(&address);
        let object = self.ledger.get(address);
        context
            .zip(object)
            .is_some_and(|(context, object)| context.serial == object.serial && !context.freed)
    }

    /// The rule that is broken when a driver frees a context.
    pub(crate) fn contract_of_redirect_context(&mut self, address: usize) -> Option<Contract> {
        let serial = self.host.redirections.contexts.get(&address)?.serial;
        let found = match self.ledger.find(address) {
            Found::Live(object) => object.serial,
            Found::Dead(object) => object.serial,
            Found::Unknown => return None,
        };
        (found == serial).then_some(contract!(244))
    }

    /// Whether a redirect handle exists.
    pub(crate) fn is_redirect_handle(&self, handle: usize) -> bool {
        let object = self.ledger.get(handle).map(|object| &object.kind);
        matches!(object, Some(Kind::RedirectHandle))
    }
}
