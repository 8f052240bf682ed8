//! Memory that drivers see: real, with the layout of `fwps-sys`, poisoned when it is given back.

pub(crate) mod access;
pub(crate) mod buffer;
pub(crate) mod guard;
pub(crate) mod list;
pub(crate) mod mdl;
pub(crate) mod offset;
pub(crate) mod quarantine;

use std::alloc::{Layout, alloc, dealloc};

use guard::{GUARD, Outside};

/// Fills memory that was never written: reading it gives itself away.
pub(crate) const UNWRITTEN: u8 = 0xCD;
/// Fills memory that was freed.
pub(crate) const FREED: u8 = 0xDD;

/// A block of memory that the simulator owns and a driver may point into.
///
/// # Invariants
/// `start` came from `alloc` with `layout`, all of it is initialised, and `size` bytes at `start + front` are the block; what lies before
/// and behind is the guard.
#[derive(Debug)]
pub(crate) struct Memory {
    start: usize,
    layout: Layout,
    front: usize,
    size: usize,
}

impl Memory {
    /// A block of `size` bytes at an address that is a multiple of `align`, filled with `fill`.
    pub(crate) fn new(size: usize, align: usize, fill: u8) -> Self {
        let size = size.max(1);
        let (front, behind) = guard::sizes(align);
        let layout = Layout::from_size_align(front + size + behind, align)
            .expect("sizes of packets and structures are small");
        let memory = Self {
            start: allocate(layout),
            layout,
            front,
            size,
        };
        if (front, behind) == (guard::FRONT, guard::BEHIND) {
            // SAFETY: the block has the size of `layout`, and `front` bytes are its first.
            unsafe { access::store(memory.start, guard::WORD) };
            // SAFETY: as above; the last `behind` bytes are behind the other two parts.
            unsafe { access::store(memory.start + front + size, [guard::WORD; 4]) };
        } else {
            // SAFETY: as above.
            unsafe { access::fill(memory.start, GUARD, front) };
            // SAFETY: as above.
            unsafe { access::fill(memory.start + front + size, GUARD, behind) };
        }
        memory.fill(fill);
        memory
    }

    pub(crate) fn address(&self) -> usize {
        self.start + self.front
    }

    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// Fills the whole block.
    pub(crate) fn fill(&self, byte: u8) {
        // SAFETY: by the invariant `size` bytes there belong to `self`.
        unsafe { access::fill(self.address(), byte, self.size) }
    }

    /// Where the first byte is that is not `byte` any more.
    pub(crate) fn first_other_than(&self, byte: u8) -> Option<usize> {
        // SAFETY: by the invariant `size` initialised bytes there belong to `self`.
        first_other_than(unsafe { access::bytes(self.address(), self.size) }, byte)
    }

    /// What was written outside of the block, next to it.
    pub(crate) fn outside(&self) -> Option<Outside> {
        let end = self.front + self.size;
        if (self.front, self.layout.size() - end) == (guard::FRONT, guard::BEHIND) {
            // SAFETY: by the invariant `front` initialised bytes at `start` belong to `self`.
            let before: u128 = unsafe { access::load(self.start) };
            // SAFETY: by the invariant, so do those from `end` to the end of the layout.
            let behind: [u128; 4] = unsafe { access::load(self.start + end) };
            // Without a branch for each: this is looked at for every list of every packet.
            let others = behind
                .iter()
                .fold(before ^ guard::WORD, |all, word| all | (word ^ guard::WORD));
            if others == 0 {
                return None;
            }
        }
        // SAFETY: by the invariant `front` initialised bytes at `start` belong to `self`.
        let before = unsafe { access::bytes(self.start, self.front) };
        // SAFETY: by the invariant, so do those from `end` to the end of the layout.
        let behind = unsafe { access::bytes(self.start + end, self.layout.size() - end) };
        guard::outside(before, behind)
    }
}

/// A block of the host's memory, at its address.
fn allocate(layout: Layout) -> usize {
    // SAFETY: the layout of a block has a size above zero (`max(1)` in `Memory::new`).
    let pointer = unsafe { alloc(layout) };
    assert!(
        !pointer.is_null(),
        "the host has no memory left for the simulated machine"
    );
    pointer.expose_provenance()
}

/// Where the first byte is that is not `byte`.
fn first_other_than(bytes: &[u8], byte: u8) -> Option<usize> {
    // All bytes are equal when each equals the next; a comparison of slices is one call even in a debug build.
    let (first, rest) = bytes.split_first()?;
    if *first == byte && *rest == bytes[..rest.len()] {
        return None;
    }
    bytes.iter().position(|other| *other != byte)
}

impl Drop for Memory {
    fn drop(&mut self) {
        let pointer = std::ptr::with_exposed_provenance_mut::<u8>(self.start);
        // SAFETY: by the invariant it came from `alloc` with this layout, and it is dropped once.
        unsafe { dealloc(pointer, self.layout) }
    }
}
