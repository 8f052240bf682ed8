//! Memory that management functions return, until FwpmFreeMemory0 gets it back (C-364).

use std::collections::BTreeMap;

use super::block::Block;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::Kind;

/// How many blocks are known at most before those that were freed are forgotten.
const REMEMBERED: usize = 4096;

/// What a returned block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One object, or a value.
    Object,
    /// The entries of an enumeration.
    Entries,
    /// A security descriptor with what is in it.
    Descriptor,
}

/// The blocks that were returned, by address; those that were freed stay until their memory serves again.
#[derive(Debug, Default)]
pub(crate) struct Returned {
    blocks: BTreeMap<usize, Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    size: usize,
    shape: Shape,
    live: bool,
}

impl Shape {
    /// The rule about freeing a part of a block, or the whole twice.
    fn contract(self) -> Contract {
        match self {
            Shape::Object => contract!(364),
            Shape::Entries => contract!(365),
            Shape::Descriptor => contract!(366),
        }
    }
}

impl Returned {
    /// The block that an address lies in.
    fn find(&self, address: usize) -> Option<(usize, Entry)> {
        let (at, entry) = self.blocks.range(..=address).next_back()?;
        (address < at + entry.size).then_some((*at, *entry))
    }

    fn insert(&mut self, address: usize, size: usize, shape: Shape) {
        let end = address + size;
        let full = self.blocks.len() > REMEMBERED;
        self.blocks
            .retain(|at, entry| entry.live || !full && (*at >= end || at + entry.size <= address));
        let entry = Entry {
            size,
            shape,
            live: true,
        };
        self.blocks.insert(address, entry);
    }
}

impl Machine {
    /// Hands a finished block to the driver that asked.
    pub(crate) fn hand_out(&mut self, block: Block, shape: Shape) -> usize {
        let memory = block.finish();
        let (address, size) = (memory.address(), memory.size());
        self.management.returned.insert(address, size, shape);
        self.create(address, Kind::ManagementMemory, vec![memory]);
        address
    }

    /// Takes back what FwpmFreeMemory0 was given.
    fn take_back(&mut self, address: usize) {
        let (contract, text) = match self.management.returned.find(address) {
            Some((at, entry)) if at == address && entry.live => {
                if let Some(entry) = self.management.returned.blocks.get_mut(&at) {
                    entry.live = false;
                }
                self.destroy(address, "freed");
                return;
            }
            Some((at, entry)) if at == address => (entry.shape.contract(), "a block that was freed before"),
            Some((_, entry)) => (
                entry.shape.contract(),
                match entry.shape {
                    Shape::Entries => {
                        "an entry of an array; the array is one block, which is freed as a whole"
                    }
                    Shape::Descriptor => {
                        "a part of a security descriptor; SIDs and ACLs go with the descriptor"
                    }
                    Shape::Object => "a part of an object, which is freed as a whole",
                },
            ),
            None => (contract!(364), "a block that no management function returned"),
        };
        let about = self
            .management
            .returned
            .find(address)
            .map_or(address, |(at, _)| at);
        self.report_about(contract, &[about], format!("FwpmFreeMemory0 was given {text}"));
    }
}

export! {
    /// Frees a block that a management function returned, and clears the pointer to it.
    fn FwpmFreeMemory0(p: *mut *mut std::ffi::c_void) {
        let _call = machine::enter("FwpmFreeMemory0", Range::PASSIVE, contract!(330));
        if p.is_null() {
            return;
        }
        // SAFETY: the pointer is not null and that of a pointer, by the contract of the function.
        let block: usize = unsafe { access::load(p.expose_provenance()) };
        if block != 0 {
            machine::with(|machine| machine.take_back(block));
        }
        // SAFETY: as above.
        unsafe { access::store(p.expose_provenance(), 0usize) };
    }
}
