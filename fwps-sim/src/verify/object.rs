//! What a driver holds: every kind of object, with its state, its owner and its history.

use smallvec::SmallVec;

use super::contract::{Contract, contract};
use super::list_record::{Custody, ListRecord, Origin};
use super::report::{ObjectEvent, ObjectHistory};
use crate::kernel::object::KernelObject;
use crate::memory::Memory;

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
