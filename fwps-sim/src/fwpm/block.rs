//! Blocks of memory that management functions hand out: a structure and everything that it points to, in one piece.

use super::key::Key;
use crate::memory::{Memory, access};

/// A block in the making. Places in it are offsets; pointers are put in when it is finished.
#[derive(Debug, Default)]
pub(crate) struct Block {
    bytes: Vec<u8>,
    /// Where a pointer lies, and where it leads.
    pointers: Vec<(usize, usize)>,
}

impl Block {
    /// Room for `count` values of a type, zeroed.
    pub(crate) fn array<T>(&mut self, count: usize) -> usize {
        self.reserve(size_of::<T>() * count)
    }

    fn reserve(&mut self, size: usize) -> usize {
        let at = self.bytes.len().next_multiple_of(16);
        self.bytes.resize(at + size, 0);
        at
    }

    /// Writes a value.
    pub(crate) fn put<T: Copy>(&mut self, at: usize, value: T) {
        let target = &mut self.bytes[at..at + size_of::<T>()];
        // SAFETY: `target` has the size of a `T`; the callers put integers and GUIDs, which have no padding.
        unsafe { access::store(target.as_mut_ptr().expose_provenance(), value) };
    }

    /// Lets the pointer at `at` lead to `to`.
    pub(crate) fn point(&mut self, at: usize, to: usize) {
        self.pointers.push((at, to));
    }

    /// Lets the pointer at `at` lead to these bytes.
    pub(crate) fn bytes(&mut self, at: usize, bytes: &[u8]) {
        let to = self.reserve(bytes.len());
        self.bytes[to..to + bytes.len()].copy_from_slice(bytes);
        self.point(at, to);
    }

    /// Lets the pointer at `at` lead to a text with its end.
    pub(crate) fn wide(&mut self, at: usize, text: &[u16]) {
        let bytes: Vec<u8> = text
            .iter()
            .chain(&[0])
            .flat_map(|unit| unit.to_ne_bytes())
            .collect();
        self.bytes(at, &bytes);
    }

    /// Lets the pointer at `at` lead to a key, if there is one.
    pub(crate) fn key(&mut self, at: usize, key: Option<Key>) {
        if let Some(key) = key {
            let to = self.array::<fwps_sys::GUID>(1);
            self.put(to, key.to_guid());
            self.point(at, to);
        }
    }

    /// Writes an FWP_BYTE_BLOB.
    pub(crate) fn blob(&mut self, at: usize, bytes: &[u8]) {
        use std::mem::offset_of as offset;
        self.put(at + offset!(fwps_sys::FWP_BYTE_BLOB, size), bytes.len() as u32);
        if !bytes.is_empty() {
            self.bytes(at + offset!(fwps_sys::FWP_BYTE_BLOB, data), bytes);
        }
    }

    /// The finished block, in memory that a driver may read.
    pub(crate) fn finish(self) -> Memory {
        let memory = Memory::new(self.bytes.len(), 16, 0);
        let base = memory.address();
        // SAFETY: the memory has as many bytes as the block, and is new.
        unsafe { access::write(base, &self.bytes) };
        for (at, to) in self.pointers {
            // SAFETY: `at` is the place of a pointer inside of the block.
            unsafe { access::store(base + at, base + to) };
        }
        memory
    }
}
