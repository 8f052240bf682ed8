//! What the ledger says about a NET_BUFFER_LIST.

use std::sync::{Arc, OnceLock};

use smallvec::SmallVec;

use crate::engine::fate::Fate;
use crate::engine::layer2::frame::Frame;
use crate::engine::packet::{Injection, Traveller};
use crate::memory::Memory;
use crate::memory::list::{List, Windows};
use crate::memory::offset::FrontMdl;

/// Where the bytes of each packet are, and which byte of it is the first of them.
pub(crate) type Places = SmallVec<[(usize, usize); 1]>;

/// What the simulator knows about a NET_BUFFER_LIST.
#[derive(Debug)]
pub(crate) struct ListRecord {
    pub(crate) origin: Origin,
    pub(crate) custody: Custody,
    /// Pool of an allocated list.
    pub(crate) pool: usize,
    /// Original of a clone.
    pub(crate) parent: usize,
    pub(crate) children: u32,
    /// References that the driver took.
    pub(crate) references: u32,
    /// Whether one of those was taken to modify the packet.
    pub(crate) modify: bool,
    /// Whether a classify call that indicates the list is running.
    pub(crate) indicated: bool,
    /// The packet that the list shows, or that its original showed.
    pub(crate) packet: Option<Traveller>,
    /// The frame that the list shows, or that its original showed, at a MAC layer or a layer of the virtual switch.
    pub(crate) frame: Option<FrameRecord>,
    /// What becomes of the packet that the list was made of, or of the one that was indicated when an own list was made. That of an
    /// indicated packet is made when something is to share it: [`ListRecord::fate`].
    pub(crate) fate: OnceLock<Arc<Fate>>,
    /// Whether the layer that indicated the list let its packet go on.
    pub(crate) went_on: bool,
    /// Whether a driver asked for the injection state of the list or of its original.
    pub(crate) queried: bool,
    /// Whether the list was cloned in a classify call that had no right to write the action.
    pub(crate) without_right: bool,
    /// Windows of the NET_BUFFERs when the list was made.
    pub(crate) windows: Windows,
    pub(crate) fingerprint: u64,
    /// For an indicated list: where the bytes of each packet are, and which byte of it is the first of them.
    pub(crate) shown: Places,
    /// MDLs that retreats put in front.
    pub(crate) fronts: Vec<FrontMdl>,
    /// Memory of headers that the stack built in place of shared ones.
    pub(crate) rebuilt: Vec<Memory>,
}

/// A frame that a list shows.
#[derive(Clone, Debug)]
pub(crate) struct FrameRecord {
    pub(crate) frame: Arc<Frame>,
    /// Whether a callout that takes chains stood at the layer, so that the list must not be cloned or referenced (C-104).
    pub(crate) batch: bool,
    /// Whether the list is an original that was injected, and not completed.
    pub(crate) injected: bool,
    /// Whether the list is an original that was injected at any time.
    pub(crate) spent: bool,
}

/// The fate that a list shares with another one.
pub(crate) fn shared(fate: Option<&Arc<Fate>>) -> OnceLock<Arc<Fate>> {
    fate.map_or_else(OnceLock::new, |fate| OnceLock::from(Arc::clone(fate)))
}

impl ListRecord {
    /// A list that was just made: an indicated one is the stack's and its classification runs, any other is the driver's. It shows nothing
    /// that is known of yet.
    pub(crate) fn new(list: List, origin: Origin) -> Self {
        let indicated = origin == Origin::Indicated;
        Self {
            origin,
            custody: if indicated {
                Custody::Stack
            } else {
                Custody::Driver
            },
            pool: 0,
            parent: 0,
            children: 0,
            references: 0,
            modify: false,
            indicated,
            packet: None,
            frame: None,
            fate: OnceLock::new(),
            went_on: false,
            queried: false,
            without_right: false,
            windows: list.windows(),
            fingerprint: 0,
            shown: SmallVec::new(),
            fronts: Vec::new(),
            rebuilt: Vec::new(),
        }
    }

    /// What becomes of the packet. `None` for a list that has nothing to do with an indicated one.
    pub(crate) fn fate(&self) -> Option<&Arc<Fate>> {
        match &self.packet {
            Some(packet) if self.origin == Origin::Indicated => {
                Some(self.fate.get_or_init(|| Fate::new(packet, self.went_on)))
            }
            _ => self.fate.get(),
        }
    }

    /// The same, if anything shares it.
    pub(crate) fn shared_fate(&self) -> Option<&Arc<Fate>> {
        self.fate.get()
    }

    /// The injections of what the list shows, the last one last.
    pub(crate) fn injections(&self) -> &[Injection] {
        match (&self.packet, &self.frame) {
            (Some(packet), _) => &packet.injections,
            (None, Some(frame)) => &frame.frame.injections,
            (None, None) => &[],
        }
    }
}

/// Where a list came from, which decides how it is freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Indicated,
    Cloned,
    Allocated,
    /// By a function of NDIS; never injected.
    Ndis(NdisOrigin),
}

/// How NDIS made a list, with what the function that frees it is given again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NdisOrigin {
    Plain,
    Clone { flags: u32 },
    Fragment { delta: u32, flags: u32 },
    Reassembled { delta: u32, flags: u32 },
}

impl NdisOrigin {
    pub(crate) fn flags(self) -> u32 {
        match self {
            NdisOrigin::Plain => 0,
            NdisOrigin::Clone { flags }
            | NdisOrigin::Fragment { flags, .. }
            | NdisOrigin::Reassembled { flags, .. } => flags,
        }
    }

    pub(crate) fn delta(self) -> u32 {
        match self {
            NdisOrigin::Fragment { delta, .. } | NdisOrigin::Reassembled { delta, .. } => delta,
            NdisOrigin::Plain | NdisOrigin::Clone { .. } => 0,
        }
    }

    pub(crate) fn same_kind(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// The function that frees it.
    pub(crate) fn free(self) -> &'static str {
        match self {
            NdisOrigin::Plain => "NdisFreeNetBufferList",
            NdisOrigin::Clone { .. } => "NdisFreeCloneNetBufferList",
            NdisOrigin::Fragment { .. } => "NdisFreeFragmentNetBufferList",
            NdisOrigin::Reassembled { .. } => "NdisFreeReassembledNetBufferList",
        }
    }
}

/// Who has a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Custody {
    /// The driver; never injected.
    Driver,
    /// The driver, after a refused injection.
    Refused,
    /// The stack, since an injection.
    Stack,
    /// The driver, after the completion.
    Completed,
    /// The driver, after a completion that it came with as another one than the first list of a chain.
    CompletedBehind,
}
