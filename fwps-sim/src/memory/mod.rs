//! Memory that drivers see: real, with the layout of `fwps-sys`, poisoned when it is given back.

pub(crate) mod access;
pub(crate) mod buffer;
pub(crate) mod list;
pub(crate) mod mdl;
pub(crate) mod offset;
pub(crate) mod quarantine;

use std::alloc::{Layout, alloc, dealloc};

/// Fills memory that was never written: reading it gives itself away.
pub(crate) const UNWRITTEN: u8 = 0xCD;
/// Fills memory that was freed.
pub(crate) const FREED: u8 = 0xDD;

/// A block of memory that the simulator owns and a driver may point into.
#[derive(Debug)]
pub(crate) struct Memory {
    address: usize,
    layout: Layout,
}

impl Memory {
    /// A block of `size` bytes at an address that is a multiple of `align`, filled with `fill`.
    pub(crate) fn new(size: usize, align: usize, fill: u8) -> Self {
        let layout =
            Layout::from_size_align(size.max(1), align).expect("sizes of packets and structures are small");
        // SAFETY: the layout has a size above zero (`max(1)` above).
        let pointer = unsafe { alloc(layout) };
        assert!(
            !pointer.is_null(),
            "the host has no memory left for the simulated machine"
        );
        let memory = Self {
            address: pointer.expose_provenance(),
            layout,
        };
        memory.fill(fill);
        memory
    }

    pub(crate) fn address(&self) -> usize {
        self.address
    }

    pub(crate) fn size(&self) -> usize {
        self.layout.size()
    }

    /// Fills the whole block.
    pub(crate) fn fill(&self, byte: u8) {
        // SAFETY: the block is owned by `self` and has `layout.size()` bytes.
        unsafe { access::fill(self.address, byte, self.layout.size()) }
    }

    /// Whether every byte still is `byte`.
    pub(crate) fn is_filled_with(&self, byte: u8) -> bool {
        // SAFETY: the block is owned by `self`, has `layout.size()` bytes, all initialised by `new`.
        let bytes = unsafe { access::bytes(self.address, self.layout.size()) };
        // All bytes are equal when each equals the next; a comparison of slices is one call even in a debug build.
        bytes[0] == byte && bytes[1..] == bytes[..bytes.len() - 1]
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        let pointer = std::ptr::with_exposed_provenance_mut::<u8>(self.address);
        // SAFETY: the block came from `alloc` with this layout in `new`, and is dropped once.
        unsafe { dealloc(pointer, self.layout) }
    }
}
