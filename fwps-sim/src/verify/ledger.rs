//! The ledger: every object that a driver holds, with its state, its owner and its history.

use rustc_hash::FxHashMap;

use super::contract::{Contract, contract};
use super::damage::{Block, Damage};
use super::list_record::{Custody, ListRecord, Origin};
use super::report::{ObjectEvent, ObjectHistory};
use crate::kernel::object::KernelObject;
use crate::memory::Memory;
use crate::memory::quarantine::Quarantine;

/// How many freed objects are remembered, to tell a double free from a wild pointer.
const REMEMBERED: usize = 8192;

/// Something that a driver holds.
#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) serial: u64,
    /// Number of the driver that has it; zero for the stack.
    pub(crate) driver: u32,
    pub(crate) kind: Kind,
    pub(crate) events: Vec<ObjectEvent>,
    /// Memory that goes with the object.
    pub(crate) memory: Vec<Memory>,
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
    List(Box<ListRecord>),
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
#[derive(Debug)]
pub(crate) struct Ledger {
    live: FxHashMap<usize, Object>,
    dead: FxHashMap<usize, Object>,
    dead_order: std::collections::VecDeque<(usize, u64)>,
    /// Owner of every NET_BUFFER.
    buffers: FxHashMap<usize, usize>,
    quarantine: Quarantine<Block>,
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
            live: FxHashMap::default(),
            dead: FxHashMap::default(),
            dead_order: std::collections::VecDeque::new(),
            buffers: FxHashMap::default(),
            quarantine: Quarantine::new(),
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
        memory: Vec<Memory>,
        event: ObjectEvent,
        driver: u32,
    ) {
        let serial = self.next_serial;
        self.next_serial += 1;
        self.dead.remove(&address);
        if let Kind::List(record) = &kind {
            for window in &record.windows {
                self.buffers.insert(window.buffer, address);
            }
        }
        // Few objects live through more: created, classified or injected, given back.
        let mut events = Vec::with_capacity(4);
        events.push(event);
        self.live.insert(
            address,
            Object {
                serial,
                driver,
                kind,
                events,
                memory,
            },
        );
    }

    pub(crate) fn find(&mut self, address: usize) -> Found<'_> {
        match self.live.get_mut(&address) {
            Some(object) => Found::Live(object),
            None => match self.dead.get(&address) {
                Some(object) => Found::Dead(object),
                None => Found::Unknown,
            },
        }
    }

    pub(crate) fn get(&self, address: usize) -> Option<&Object> {
        self.live.get(&address)
    }

    pub(crate) fn get_mut(&mut self, address: usize) -> Option<&mut Object> {
        self.live.get_mut(&address)
    }

    /// The object in whose memory an address lies, and how far from its start.
    pub(crate) fn containing(&self, address: usize) -> Option<(&Object, usize)> {
        self.live.values().find_map(|object| {
            let offset = object.memory.iter().find_map(|memory| {
                let offset = address.checked_sub(memory.address())?;
                (offset < memory.size()).then_some(offset)
            })?;
            Some((object, offset))
        })
    }

    pub(crate) fn list(&self, address: usize) -> Option<&ListRecord> {
        match &self.live.get(&address)?.kind {
            Kind::List(record) => Some(record),
            _ => None,
        }
    }

    pub(crate) fn list_mut(&mut self, address: usize) -> Option<&mut ListRecord> {
        match &mut self.live.get_mut(&address)?.kind {
            Kind::List(record) => Some(record),
            _ => None,
        }
    }

    /// Whether there is an object of this kind.
    pub(crate) fn any(&self, kind: impl Fn(&Kind) -> bool) -> bool {
        self.live.values().any(|object| kind(&object.kind))
    }

    /// The address of the object of this kind.
    pub(crate) fn find_kind(&self, kind: impl Fn(&Kind) -> bool) -> Option<usize> {
        let mut objects = self.live.iter();
        objects
            .find(|(_, object)| kind(&object.kind))
            .map(|(address, _)| *address)
    }

    /// The list that a NET_BUFFER belongs to.
    pub(crate) fn owner_of_buffer(&self, buffer: usize) -> Option<usize> {
        self.buffers.get(&buffer).copied()
    }

    /// Takes an object out; its memory is poisoned. Returns what was written outside of it, and what was written to after an earlier free.
    pub(crate) fn remove(&mut self, address: usize, event: ObjectEvent) -> Vec<Damage> {
        let Some(mut object) = self.live.remove(&address) else {
            return Vec::new();
        };
        object.events.push(event);
        let mut memory = std::mem::take(&mut object.memory);
        if let Kind::List(record) = &mut object.kind {
            for window in &record.windows {
                self.buffers.remove(&window.buffer);
            }
            memory.extend(record.fronts.drain(..).flat_map(|front| front.memory));
            memory.append(&mut record.rebuilt);
            record.packet = None;
            record.frame = None;
            record.fate = None;
        }
        let block = Block {
            what: object.kind.name(),
            serial: object.serial,
            address,
        };
        let mut damage = Vec::new();
        for memory in memory {
            self.give_up(memory, block, &mut damage);
        }
        self.dead_order.push_back((address, object.serial));
        self.dead.insert(address, object);
        if self.dead_order.len() > REMEMBERED {
            if let Some((address, serial)) = self.dead_order.pop_front() {
                if self
                    .dead
                    .get(&address)
                    .is_some_and(|object| object.serial == serial)
                {
                    self.dead.remove(&address);
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
        damage.extend(Damage::outside(block, &memory));
        let written = self.quarantine.add(memory, block);
        damage.extend(written.into_iter().map(Damage::after_free));
    }

    /// The freed block in which an address lies, while that is remembered.
    pub(crate) fn freed_block(&self, address: usize) -> Option<Block> {
        self.quarantine.block_at(address).copied()
    }

    /// Objects of a driver, oldest first.
    pub(crate) fn of_driver(&self, driver: u32) -> Vec<(usize, &Object)> {
        let mut objects: Vec<_> = self
            .live
            .iter()
            .filter(|(_, o)| o.driver == driver)
            .map(|(address, o)| (*address, o))
            .collect();
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
        let mut left: Vec<_> = self.live.iter().collect();
        left.sort_by_key(|(_, object)| object.serial);
        for (address, object) in left {
            let block = Block {
                what: object.kind.name(),
                serial: object.serial,
                address: *address,
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
            events: self.events.clone(),
        }
    }
}
