//! The ledger: every object that a driver holds, by address or handle value.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;
use smallvec::smallvec;

use super::damage::{Block, Damage};
use super::list_record::ListRecord;
pub(crate) use super::object::{Kind, Memories, Object};
use super::report::ObjectEvent;
use crate::memory::Memory;
use crate::memory::quarantine::Quarantine;

/// How many freed objects are remembered, to tell a double free from a wild pointer.
const REMEMBERED: usize = 8192;

/// Everything that exists, by address or handle value.
///
/// # Invariants
/// An object is in `newest` or in `live`, not in both; the NET_BUFFERs of a list in `live` are in `buffers`.
#[derive(Debug)]
pub(crate) struct Ledger {
    /// The list that was made last, which most questions are about: it is mostly the indicated one, and gone again after its classification.
    newest: Option<(usize, Box<Object>)>,
    live: FxHashMap<usize, Box<Object>>,
    dead: FxHashMap<usize, Box<Object>>,
    dead_order: std::collections::VecDeque<(usize, u64)>,
    /// Owner of every NET_BUFFER of the lists in `live`.
    buffers: FxHashMap<usize, usize>,
    quarantine: Quarantine<Block>,
    /// A box of an object that is forgotten, for the next one.
    spare: Option<Box<Object>>,
    next_serial: u64,
    next_handle: usize,
}

/// What is at an address.
pub(crate) enum Found<'a> {
    Live(&'a mut Object),
    Dead(&'a Object),
    Unknown,
}

impl Ledger {
    pub(crate) fn new() -> Self {
        Self {
            newest: None,
            live: FxHashMap::default(),
            dead: FxHashMap::default(),
            dead_order: std::collections::VecDeque::new(),
            buffers: FxHashMap::default(),
            quarantine: Quarantine::new(),
            spare: None,
            next_serial: 1,
            next_handle: 0,
        }
    }

    /// A handle value that no memory has, so that using it as a pointer faults.
    pub(crate) fn new_handle(&mut self) -> usize {
        self.next_handle += 16;
        0xFFFF_8000_0000_0000 + self.next_handle
    }

    /// The number that the next object gets.
    pub(crate) fn next_serial(&self) -> u64 {
        self.next_serial
    }

    /// Enters an object at `address`.
    pub(crate) fn insert(
        &mut self,
        address: usize,
        kind: Kind,
        memory: Memories,
        event: ObjectEvent,
        driver: u32,
    ) {
        let serial = self.next_serial;
        self.next_serial += 1;
        let object = Object {
            serial,
            driver,
            kind,
            events: smallvec![event],
            memory,
        };
        let object = match self.spare.take() {
            Some(mut spare) => {
                *spare = object;
                spare
            }
            None => Box::new(object),
        };
        if matches!(object.kind, Kind::List(_)) {
            if let Some((address, object)) = self.newest.replace((address, object)) {
                self.keep(address, object);
            }
        } else {
            self.keep(address, object);
        }
    }

    fn keep(&mut self, address: usize, object: Box<Object>) {
        if let Kind::List(record) = &object.kind {
            for window in &record.windows {
                self.buffers.insert(window.buffer, address);
            }
        }
        self.live.insert(address, object);
    }

    /// Everything that exists, in no order.
    fn all(&self) -> impl Iterator<Item = (usize, &Object)> {
        let newest = self.newest.iter().map(|(address, object)| (*address, &**object));
        newest.chain(self.live.iter().map(|(address, object)| (*address, &**object)))
    }

    pub(crate) fn find(&mut self, address: usize) -> Found<'_> {
        if self.get(address).is_some() {
            return self.get_mut(address).map_or(Found::Unknown, Found::Live);
        }
        match self.dead.get(&address) {
            Some(object) => Found::Dead(object),
            None => Found::Unknown,
        }
    }

    pub(crate) fn get(&self, address: usize) -> Option<&Object> {
        match &self.newest {
            Some((newest, object)) if *newest == address => Some(object),
            _ => self.live.get(&address).map(Box::as_ref),
        }
    }

    pub(crate) fn get_mut(&mut self, address: usize) -> Option<&mut Object> {
        match &mut self.newest {
            Some((newest, object)) if *newest == address => Some(object),
            _ => self.live.get_mut(&address).map(Box::as_mut),
        }
    }

    /// The object in whose memory an address lies, and how far from its start.
    pub(crate) fn containing(&self, address: usize) -> Option<(&Object, usize)> {
        self.all().find_map(|(_, object)| {
            let offset = object.memory.iter().find_map(|memory| {
                let offset = address.checked_sub(memory.address())?;
                (offset < memory.size()).then_some(offset)
            })?;
            Some((object, offset))
        })
    }

    pub(crate) fn list(&self, address: usize) -> Option<&ListRecord> {
        match &self.get(address)?.kind {
            Kind::List(record) => Some(record),
            _ => None,
        }
    }

    pub(crate) fn list_mut(&mut self, address: usize) -> Option<&mut ListRecord> {
        match &mut self.get_mut(address)?.kind {
            Kind::List(record) => Some(record),
            _ => None,
        }
    }

    /// Whether there is an object of this kind.
    pub(crate) fn any(&self, kind: impl Fn(&Kind) -> bool) -> bool {
        self.all().any(|(_, object)| kind(&object.kind))
    }

    /// The address of the object of this kind.
    pub(crate) fn find_kind(&self, kind: impl Fn(&Kind) -> bool) -> Option<usize> {
        self.all()
            .find(|(_, object)| kind(&object.kind))
            .map(|(address, _)| address)
    }

    /// The list that a NET_BUFFER belongs to.
    pub(crate) fn owner_of_buffer(&self, buffer: usize) -> Option<usize> {
        if let Some((address, object)) = &self.newest {
            if matches!(&object.kind, Kind::List(record) if record.windows.iter().any(|window| window.buffer == buffer))
            {
                return Some(*address);
            }
        }
        self.buffers.get(&buffer).copied()
    }

    /// Takes an object out; its memory is poisoned. Returns what was written outside of it, and what was written to after an earlier free.
    pub(crate) fn remove(&mut self, address: usize, event: ObjectEvent) -> Vec<Damage> {
        let newest = self.newest.take_if(|(newest, _)| *newest == address);
        let is_newest = newest.is_some();
        let Some(mut object) = newest
            .map(|(_, object)| object)
            .or_else(|| self.live.remove(&address))
        else {
            return Vec::new();
        };
        object.events.push(event);
        let block = Block {
            what: object.kind.name(),
            serial: object.serial,
            address,
        };
        let mut damage = Vec::new();
        for memory in object.memory.drain(..) {
            self.give_up(memory, block, &mut damage);
        }
        if let Kind::List(record) = &mut object.kind {
            if !is_newest {
                for window in &record.windows {
                    self.buffers.remove(&window.buffer);
                }
            }
            if !record.fronts.is_empty() || !record.rebuilt.is_empty() {
                let fronts = record.fronts.drain(..).flat_map(|front| front.memory);
                for memory in fronts.chain(record.rebuilt.drain(..)) {
                    self.give_up(memory, block, &mut damage);
                }
            }
            record.packet = None;
            record.frame = None;
            record.fate.take();
        }
        self.dead_order.push_back((address, object.serial));
        self.spare = self.dead.insert(address, object);
        if self.dead_order.len() > REMEMBERED {
            if let Some((address, serial)) = self.dead_order.pop_front() {
                if let Entry::Occupied(place) = self.dead.entry(address) {
                    if place.get().serial == serial {
                        self.spare = Some(place.remove());
                    }
                }
            }
        }
        damage
    }

    /// Poisons memory that is no object of its own. Returns the same as `remove`.
    pub(crate) fn discard(&mut self, memory: Memory, what: &'static str) -> Vec<Damage> {
        let block = Block {
            what,
            serial: 0,
            address: memory.address(),
        };
        let mut damage = Vec::new();
        self.give_up(memory, block, &mut damage);
        damage
    }

    fn give_up(&mut self, memory: Memory, block: Block, damage: &mut Vec<Damage>) {
        if let Some(outside) = Damage::outside(block, &memory) {
            damage.push(outside);
        }
        self.quarantine.add(memory, block, |block, place| {
            damage.push(Damage::after_free((block, place)));
        });
    }

    /// The freed block in which an address lies, while that is remembered.
    pub(crate) fn freed_block(&self, address: usize) -> Option<Block> {
        self.quarantine.block_at(address).copied()
    }

    /// Objects of a driver, oldest first.
    pub(crate) fn of_driver(&self, driver: u32) -> Vec<(usize, &Object)> {
        let mut objects: Vec<_> = self.all().filter(|(_, object)| object.driver == driver).collect();
        objects.sort_by_key(|(_, object)| object.serial);
        objects
    }

    /// Lets all freed memory go. Returns what was written to after it was freed, and what was written outside of the memory that is left.
    pub(crate) fn drain_quarantine(&mut self) -> Vec<Damage> {
        let mut damage: Vec<_> = self
            .quarantine
            .drain()
            .into_iter()
            .map(Damage::after_free)
            .collect();
        let mut left: Vec<_> = self.all().collect();
        left.sort_by_key(|(_, object)| object.serial);
        for (address, object) in left {
            let block = Block {
                what: object.kind.name(),
                serial: object.serial,
                address,
            };
            damage.extend(
                object
                    .memory
                    .iter()
                    .filter_map(|memory| Damage::outside(block, memory)),
            );
        }
        damage
    }
}
