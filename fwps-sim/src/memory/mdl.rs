//! MDLs: descriptions of memory, always mapped and non-paged here.

use fwps_sys::{MDL, PVOID};

use super::access::{self, fields};

const MAPPED_TO_SYSTEM_VA: i16 = 0x1;
const PAGES_LOCKED: i16 = 0x2;
const SOURCE_IS_NONPAGED_POOL: i16 = 0x4;
const PARTIAL: i16 = 0x10;
const PAGE: usize = 4096;

/// The address of a live MDL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mdl(usize);

impl Mdl {
    /// Wraps the address of an MDL; `None` for null.
    ///
    /// # Safety
    /// `address` is zero or that of a live MDL, and the wrapper is not used after the MDL is freed.
    pub(crate) unsafe fn new(address: usize) -> Option<Self> {
        (address != 0).then_some(Self(address))
    }

    pub(crate) fn address(self) -> usize {
        self.0
    }

    fields! {
        next_pointer, set_next_pointer: *mut MDL = MDL, Next;
        size, set_size: i16 = MDL, Size;
        flags, set_flags: i16 = MDL, MdlFlags;
        mapped, set_mapped: PVOID = MDL, MappedSystemVa;
        start, set_start: PVOID = MDL, StartVa;
        count, set_count: u32 = MDL, ByteCount;
        offset, set_offset: u32 = MDL, ByteOffset;
    }

    /// The next MDL of the chain.
    pub(crate) fn next(self) -> Option<Mdl> {
        // SAFETY: the chain of a live MDL consists of live MDLs (C-083), and callers do not keep the wrapper.
        unsafe { Mdl::new(self.next_pointer().expose_provenance()) }
    }

    pub(crate) fn set_next(self, next: Option<Mdl>) {
        self.set_next_pointer(std::ptr::with_exposed_provenance_mut(
            next.map_or(0, Mdl::address),
        ));
    }

    /// Length of the memory in bytes.
    pub(crate) fn len(self) -> usize {
        self.count() as usize
    }

    /// Makes a fresh MDL of it that describes `len` bytes at `va`, not yet mapped.
    pub(crate) fn initialise(self, va: usize, len: usize) {
        // SAFETY: the wrapper's invariant: the structure is live and writable.
        unsafe { access::fill(self.0, 0, size_of::<MDL>()) };
        let pages = (va % PAGE + len).div_ceil(PAGE);
        self.set_size((size_of::<MDL>() + pages * size_of::<usize>()).min(i16::MAX as usize) as i16);
        self.set_start(std::ptr::with_exposed_provenance_mut(va - va % PAGE));
        self.set_offset((va % PAGE) as u32);
        self.set_count(len as u32);
    }

    /// Marks the MDL as one over non-paged memory, with its system address.
    pub(crate) fn build_for_nonpaged(self) {
        let va = self.start().expose_provenance() + self.offset() as usize;
        self.set_mapped(std::ptr::with_exposed_provenance_mut(va));
        self.set_flags(self.flags() | SOURCE_IS_NONPAGED_POOL);
    }

    /// The address of the memory as it was described.
    pub(crate) fn address_described(self) -> usize {
        self.start().expose_provenance() + self.offset() as usize
    }

    pub(crate) fn is_locked(self) -> bool {
        self.flags() & PAGES_LOCKED != 0
    }

    pub(crate) fn is_nonpaged(self) -> bool {
        self.flags() & SOURCE_IS_NONPAGED_POOL != 0
    }

    pub(crate) fn is_mapped(self) -> bool {
        self.flags() & MAPPED_TO_SYSTEM_VA != 0
    }

    /// Whether the MDL describes memory that can be mapped.
    pub(crate) fn is_built(self) -> bool {
        self.flags() & (PAGES_LOCKED | SOURCE_IS_NONPAGED_POOL | PARTIAL) != 0
    }

    /// Maps the memory; its address is returned.
    pub(crate) fn map(self) -> usize {
        let address = self.address_described();
        self.set_mapped(std::ptr::with_exposed_provenance_mut(address));
        self.set_flags(self.flags() | MAPPED_TO_SYSTEM_VA);
        address
    }

    pub(crate) fn unmap(self) {
        self.set_flags(self.flags() & !MAPPED_TO_SYSTEM_VA);
    }

    /// Ends the mapping, and the lock.
    pub(crate) fn unlock(self) {
        self.set_flags(self.flags() & !(MAPPED_TO_SYSTEM_VA | PAGES_LOCKED));
    }

    /// Makes it describe `len` bytes at `va` of the memory of another MDL, mapped where that is.
    pub(crate) fn become_part_of(self, source: Mdl, va: usize, len: usize) {
        let mapping = source.flags() & (MAPPED_TO_SYSTEM_VA | SOURCE_IS_NONPAGED_POOL);
        self.set_start(std::ptr::with_exposed_provenance_mut(va - va % PAGE));
        self.set_offset((va % PAGE) as u32);
        self.set_count(len as u32);
        self.set_flags(mapping | PARTIAL);
        if mapping != 0 {
            let at = source.mapped().expose_provenance() + (va - source.address_described());
            self.set_mapped(std::ptr::with_exposed_provenance_mut(at));
        }
    }

    /// Marks the pages as locked.
    pub(crate) fn lock(self) {
        self.set_flags(self.flags() | PAGES_LOCKED);
    }

    /// Where the memory is mapped; `None` when the MDL was never built.
    pub(crate) fn system_address(self) -> Option<usize> {
        let mapped = self.flags() & (MAPPED_TO_SYSTEM_VA | SOURCE_IS_NONPAGED_POOL) != 0;
        mapped.then(|| self.mapped().expose_provenance())
    }
}

/// Bytes that an MDL over `len` bytes at `va` takes, page array included.
pub(crate) fn mdl_size(va: usize, len: usize) -> usize {
    size_of::<MDL>() + (va % PAGE + len).div_ceil(PAGE).max(1) * size_of::<usize>()
}
