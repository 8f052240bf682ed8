//! The ledger: every object that a driver holds, with its state, its owner and its history.

use rustc_hash::FxHashMap;
use smallvec::{SmallVec, smallvec};

use super::contract::{Contract, contract};
use super::damage::{Block, Damage};
use super::list_record::{Custody, ListRecord, Origin};
use super::report::{ObjectEvent, ObjectHistory};
use crate::kernel::object::KernelObject;
use crate::memory::Memory;
use crate::memory::quarantine::Quarantine;

/// How many freed objects are remembered, to tell a double free from a wild pointer.
const REMEMBERED: usize = 8192;

/// The memory of an object: a list has a block for its structures and one for its data.
pub(crate) type Memories = SmallVec<[Memory; 2]>;

/// Something that a driver holds.
#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) serial: u64,
    /// Number of the driver that has it; zero for the stack.
    pub(crate) driver: u32,
    pub(crate) kind: Kind,
    /// Few objects live through more: created, classified or injected, given back.
    pub(crate) events: SmallVec<[ObjectEvent; 3]>,
    /// Memory that goes with the object.
    pub(crate) memory: Memories,
}

/// What an object is, with what the simulator knows about it.
#[derive(Debug)]
pub(crate) enum Kind {
    PoolBlock {
        tag: u32,
        size: usize,
        paged: bool,
    },
    Mdl {
        ndis: bool,
    },
    List(ListRecord),
    ListPool {
        single: bool,
        generic: usize,
    },
    GenericObject,
    InjectionHandle(Box<crate::fwps::injection::Handle>),
    Callout {
        id: u32,
    },
    Device,
    WorkItem {
        device: usize,
        queued: bool,
    },
    Thread {
        references: u32,
    },
    ThreadHandle {
        object: usize,
    },
    Dpc {
        queued: bool,
        running: u32,
    },
    Session,
    SwitchSubscription,
    /// A subscription to the state of the filter engine.
    EngineSubscription,
    /// The handle of an enumeration of management objects.
    Enumeration,
    /// A block that a management function returned.
    ManagementMemory,
    Rundown {
        acquired: u32,
    },
    Resource(crate::kernel::resource::Holders),
    /// The entries that are out, when they are counted.
    Lookaside {
        out: Option<u32>,
    },
    PendedOperation,
    /// What the kernel has besides.
    Kernel(KernelObject),
    /// `references` of the driver, and one of a pended classification.
    ClassifyHandle {
        references: u32,
        pended: bool,
    },
    RedirectHandle,
    LayerData,
}

impl Kind {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Kind::PoolBlock { .. } => "pool block",
            Kind::Mdl { .. } => "MDL",
            Kind::List(record) => match record.origin {
                Origin::Indicated => "NET_BUFFER_LIST (indicated)",
                Origin::Cloned => "NET_BUFFER_LIST (clone)",
                Origin::Allocated => "NET_BUFFER_LIST (allocated)",
                Origin::Ndis(_) => "NET_BUFFER_LIST (of NDIS)",
            },
            Kind::ListPool { .. } => "NET_BUFFER_LIST pool",
            Kind::GenericObject => "NDIS generic object",
            Kind::InjectionHandle(_) => "injection handle",
            Kind::Callout { .. } => "callout",
            Kind::Device => "device object",
            Kind::WorkItem { .. } => "work item",
            Kind::Thread { .. } => "thread object",
            Kind::ThreadHandle { .. } => "thread handle",
            Kind::Dpc { .. } => "DPC",
            Kind::Session => "engine session",
            Kind::Rundown { .. } => "rundown protection",
            Kind::Resource(_) => "resource",
            Kind::SwitchSubscription => "subscription to the virtual switch",
            Kind::EngineSubscription => "subscription to the state of the filter engine",
            Kind::Enumeration => "enumeration handle",
            Kind::ManagementMemory => "memory of a management function",
            Kind::Lookaside { .. } => "lookaside list",
            Kind::PendedOperation => "pended operation",
            Kind::Kernel(object) => object.name(),
            Kind::ClassifyHandle { .. } => "classify handle",
            Kind::RedirectHandle => "redirect handle",
            Kind::LayerData => "writable layer data",
        }
    }

    /// What tells it apart in the eyes of who wrote the driver; empty for most.
    fn detail(&self) -> String {
        match self {
            Kind::PoolBlock { tag, size, .. } => format!("tag '{}', {size} bytes", pool_tag(*tag)),
            _ => String::new(),
        }
    }

    /// The contract that is broken when the object is left behind, and how it should have been given back. `None` when the
    /// object is the stack's business.
    pub(crate) fn left_behind(&self) -> Option<(Contract, &'static str)> {
        Some(match self {
            Kind::PoolBlock { .. } => (contract!(373), "ExFreePoolWithTag"),
            Kind::Mdl { ndis: true } => (contract!(124), "NdisFreeMdl"),
            Kind::Mdl { ndis: false } => (contract!(124), "IoFreeMdl"),
            Kind::List(record) => match (record.origin, record.custody) {
                (Origin::Indicated, _) if record.references > 0 => {
                    (contract!(94), "FwpsDereferenceNetBufferList0")
                }
                (Origin::Indicated, _) | (_, Custody::Stack) => return None,
                (origin, custody) => {
                    let free = match origin {
                        Origin::Allocated => "FwpsFreeNetBufferList0",
                        Origin::Ndis(origin) => origin.free(),
                        _ => "FwpsFreeCloneNetBufferList0",
                    };
                    match custody {
                        Custody::Refused => (contract!(15), free),
                        Custody::Completed => (contract!(16), free),
                        Custody::CompletedBehind => (contract!(69), free),
                        _ => (contract!(85), free),
                    }
                }
            },
            Kind::ListPool { .. } => (contract!(110), "NdisFreeNetBufferListPool"),
            Kind::GenericObject => (contract!(109), "NdisFreeGenericObject"),
            Kind::InjectionHandle(_) => (contract!(10), "FwpsInjectionHandleDestroy0"),
            Kind::Callout { .. } => (contract!(192), "FwpsCalloutUnregisterById0"),
            Kind::Device => (contract!(373), "IoDeleteDevice"),
            Kind::WorkItem { .. } => (contract!(383), "IoFreeWorkItem or IoUninitializeWorkItem"),
            Kind::Thread { references: 0 } => return None,
            Kind::Thread { .. } => (contract!(377), "ObDereferenceObject"),
            Kind::ThreadHandle { .. } => (contract!(377), "ZwClose"),
            Kind::Dpc {
                queued: false,
                running: 0,
            } => return None,
            Kind::Dpc { .. } => (contract!(385), "KeFlushQueuedDpcs, or KeRemoveQueueDpc,"),
            Kind::Session => (contract!(335), "FwpmEngineClose0"),
            Kind::Lookaside { .. } => (contract!(373), "ExDeleteLookasideListEx"),
            Kind::Rundown { acquired: 0 } => return None,
            Kind::Resource(_) => (contract!(373), "ExDeleteResourceLite"),
            Kind::Rundown { .. } => (contract!(384), "ExReleaseRundownProtection"),
            Kind::SwitchSubscription => (contract!(304), "FwpsvSwitchEventsUnsubscribe0"),
            Kind::Kernel(object) => return object.left_behind(),
            Kind::EngineSubscription => (contract!(334), "FwpmBfeStateUnsubscribeChanges0"),
            Kind::Enumeration => (
                contract!(367),
                "the DestroyEnumHandle function of its kind of object",
            ),
            Kind::ManagementMemory => (contract!(364), "FwpmFreeMemory0"),
            Kind::PendedOperation => (contract!(219), "FwpsCompleteOperation0"),
            Kind::ClassifyHandle { pended: true, .. } => (contract!(232), "FwpsCompleteClassify0"),
            Kind::ClassifyHandle { .. } => (contract!(227), "FwpsReleaseClassifyHandle0"),
            Kind::RedirectHandle => (contract!(240), "FwpsRedirectHandleDestroy0"),
            Kind::LayerData => (contract!(235), "FwpsApplyModifiedLayerData0"),
        })
    }
}

/// A pool tag as debuggers print it: its bytes in the order of memory.
pub(crate) fn pool_tag(tag: u32) -> String {
    let printable = |byte: u8| {
        if byte.is_ascii_graphic() || byte == b' ' {
            byte
        } else {
            b'.'
        }
    };
    tag.to_le_bytes().map(printable).map(char::from).iter().collect()
}

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
                if self
                    .dead
                    .get(&address)
                    .is_some_and(|object| object.serial == serial)
                {
                    self.spare = self.dead.remove(&address);
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

impl Object {
    pub(crate) fn history(&self) -> ObjectHistory {
        ObjectHistory {
            kind: self.kind.name(),
            detail: self.kind.detail(),
            serial: self.serial,
            events: self.events.to_vec(),
        }
    }
}
