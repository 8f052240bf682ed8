//! Lists over the driver's own memory: one block with bytes and book-keeping, one MDL, one list.

use core::{alloc::Layout, ffi::c_void, mem::MaybeUninit, ptr, ptr::NonNull, slice};

use fwps_sys::{
    FwpsAllocateNetBufferAndNetBufferList0, FwpsFreeNetBufferList0, IoAllocateMdl, IoFreeMdl, MDL,
    MmBuildMdlForNonPagedPool, NET_BUFFER_LIST, NET_BUFFER_LIST_CONTEXT_DATA_START,
    NdisAdvanceNetBufferDataStart, NdisRetreatNetBufferDataStart, SET_NET_BUFFER_DATA_LENGTH,
};

use super::{
    Allocated, Nbl, NetBufferRef, ReadError, Single,
    pool::{CONTEXT_SIZE, PoolCore},
};
use crate::{Error, Shared, Status, ffi::memory};

/// What stands before the bytes in the block of a list, and frees them.
///
/// # Invariants
/// The block was allocated by [`memory::allocate_layout`]; `mdl` describes the `capacity` bytes that follow this header in it: headroom, and the
/// packet. All of them are initialised. The context space of the list holds the address of this header.
#[repr(C, align(16))]
struct Block {
    capacity: u32,
    /// The classify call whose original the list stands for, until it was delivered; zero for none.
    call: usize,
    mdl: NonNull<MDL>,
    /// Keeps the pool alive for as long as the list is out of it.
    pool: Shared<PoolCore>,
}

/// What the bytes of a new list are a copy of.
pub(super) enum Source<'a> {
    Bytes(&'a [u8]),
    Packet(NetBufferRef<'a>),
}

impl Source<'_> {
    fn len(&self) -> Result<u32, Error> {
        match self {
            Self::Bytes(bytes) => u32::try_from(bytes.len()).map_err(|_| TOO_LONG),
            Self::Packet(packet) => Ok(packet.len()),
        }
    }

    /// Initialises all of `target`, which is as long as the source, or fails.
    fn write(&self, target: &mut [MaybeUninit<u8>]) -> Result<(), Error> {
        match self {
            Self::Bytes(bytes) => {
                for (to, from) in target.iter_mut().zip(*bytes) {
                    to.write(*from);
                }
                Ok(())
            }
            Self::Packet(packet) => packet.copy_uninit(0, target).map_err(|error| match error {
                ReadError::NotMapped => Error::NoMemory {
                    function: "MmGetSystemAddressForMdlSafe",
                },
                ReadError::OutOfRange { .. } => Error::InvalidArgument {
                    what: "a packet whose MDLs are shorter than its length",
                },
            }),
        }
    }
}

const TOO_LONG: Error = Error::InvalidArgument {
    what: "the packet is longer than one MDL can describe",
};

/// Makes a list with a copy of `source`.
pub(super) fn allocate(
    pool: &Shared<PoolCore>,
    source: Source<'_>,
    headroom: u16,
) -> Result<Single<Allocated>, Error> {
    let length = source.len()?;
    if length == 0 {
        return Err(Error::InvalidArgument {
            what: "a packet of no bytes; at least one is expected",
        });
    }
    let headroom = u32::from(headroom).next_multiple_of(memory::ALIGNMENT as u32);
    let total = headroom.checked_add(length).ok_or(TOO_LONG)?;
    let size = size_of::<Block>().checked_add(total as usize).ok_or(TOO_LONG)?;
    let layout = Layout::from_size_align(size, align_of::<Block>()).map_err(|_| TOO_LONG)?;

    let memory = Memory(
        memory::allocate_layout(layout)
            .ok_or(Error::NoMemory {
                function: "ExAllocatePool2",
            })?
            .cast(),
    );
    let space = memory.0.as_ptr().wrapping_add(1).cast::<u8>();
    // SAFETY: the headroom lies inside the block allocated above. It is zeroed, so that no old pool content can go out.
    unsafe { ptr::write_bytes(space, 0, headroom as usize) };
    let packet = space.wrapping_add(headroom as usize).cast::<MaybeUninit<u8>>();
    // SAFETY: `length` bytes after the headroom, in a block that nobody else knows; they need no initialisation.
    source.write(unsafe { slice::from_raw_parts_mut(packet, length as usize) })?;

    // SAFETY: the address and length are those of the bytes in the block; no IRP is involved (C-124).
    let mdl = unsafe { IoAllocateMdl(space.cast::<c_void>(), total, 0, 0, ptr::null_mut()) };
    let mdl = Mdl(NonNull::new(mdl).ok_or(Error::NoMemory {
        function: "IoAllocateMdl",
    })?);
    // SAFETY: allocated above, over non-paged pool (C-124).
    unsafe { MmBuildMdlForNonPagedPool(mdl.0.as_ptr()) };

    let mut list = ptr::null_mut();
    // SAFETY: the pool is live, the MDL covers `headroom` plus `length` bytes (C-082), the out pointer is a local.
    let status = unsafe {
        FwpsAllocateNetBufferAndNetBufferList0(
            pool.handle(),
            CONTEXT_SIZE,
            0,
            mdl.0.as_ptr(),
            headroom,
            length.into(),
            &raw mut list,
        )
    };
    Status::from_raw(status).ok("FwpsAllocateNetBufferAndNetBufferList0")?;
    let list = NonNull::new(list).ok_or(Error::NoMemory {
        function: "FwpsAllocateNetBufferAndNetBufferList0",
    })?;

    let block = memory.0;
    let header = Block {
        capacity: total,
        call: 0,
        mdl: mdl.0,
        pool: pool.clone(),
    };
    // Nothing can fail from here; the list frees the MDL and the memory.
    core::mem::forget((mdl, memory));
    // SAFETY: the block is larger than a Block, aligned for it, and new.
    unsafe { block.write(header) };
    // SAFETY: the list was made with context space for one pointer.
    let context = unsafe { NET_BUFFER_LIST_CONTEXT_DATA_START(list.as_ptr()) };
    // SAFETY: the context space is at least CONTEXT_SIZE bytes, aligned to 16, and belongs to the maker of the list.
    unsafe { context.cast::<NonNull<Block>>().write(block) };
    // SAFETY: new, single, made by a pool of this crate, with the context that `free` expects.
    let list = unsafe { Nbl::from_raw(list) };
    // SAFETY: made with one NET_BUFFER.
    Ok(unsafe { Single::new_unchecked(list) })
}

impl Single<Allocated> {
    /// The bytes of the packet.
    pub fn bytes(&self) -> &[u8] {
        let (start, length) = self.window();
        // SAFETY: initialised bytes of the list's own block (invariant of Block), which only this value reaches: the list is not injected
        // while it is borrowed.
        unsafe { slice::from_raw_parts(start, length) }
    }

    /// The bytes of the packet, to change: they belong to the list, and to nobody else until it is injected.
    ///
    /// What follows from a change is the caller's: lengths and checksums in the headers (C-030).
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        let (start, length) = self.window();
        // SAFETY: as in `bytes`; `&mut self` makes the access exclusive.
        unsafe { slice::from_raw_parts_mut(start, length) }
    }

    /// Moves the data start back by `count` bytes, into the headroom, and returns the new bytes, to fill in. IRQL <= DISPATCH_LEVEL.
    ///
    /// They hold what was there before: zeros, or bytes that were [cut off](Self::trim_front).
    ///
    /// Source: NdisRetreatNetBufferDataStart.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] if the headroom is shorter; nothing was moved then.
    #[doc(alias = "NdisRetreatNetBufferDataStart")]
    pub fn prepend(&mut self, count: u32) -> Result<&mut [u8], Error> {
        let packet = self.packet();
        if count > packet.data_offset() {
            return Err(Error::InvalidArgument {
                what: "more bytes in front than there is headroom; allocate the list with more",
            });
        }
        // SAFETY: the NET_BUFFER of an owned list; the space is there, so NDIS moves offsets only and adds no MDL (C-113).
        let status = unsafe { NdisRetreatNetBufferDataStart(packet.as_raw(), count, 0, None) };
        Status::from_raw(status).ok("NdisRetreatNetBufferDataStart")?;
        let (new, _packet) =
            self.bytes_mut()
                .split_at_mut_checked(count as usize)
                .ok_or(Error::InvalidArgument {
                    what: "a list whose packet is not in its own block",
                })?;
        Ok(new)
    }

    /// Cuts `count` bytes off the front, for example a header. IRQL <= DISPATCH_LEVEL.
    ///
    /// Source: NdisAdvanceNetBufferDataStart.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] if no byte would be left (C-115); nothing was cut off then.
    #[doc(alias = "NdisAdvanceNetBufferDataStart")]
    pub fn trim_front(&mut self, count: u32) -> Result<(), Error> {
        let packet = self.packet();
        if count >= packet.len() {
            return Err(NOTHING_LEFT);
        }
        // SAFETY: the NET_BUFFER of an owned list, which is longer than `count`; its MDL is the list's own and is not freed (C-114).
        unsafe { NdisAdvanceNetBufferDataStart(packet.as_raw(), count, 0, None) };
        Ok(())
    }

    /// Shortens the packet to its first `length` bytes.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] if `length` is zero, or more than the packet has; nothing was cut off then.
    pub fn truncate(&mut self, length: u32) -> Result<(), Error> {
        let packet = self.packet();
        if length == 0 || length > packet.len() {
            return Err(NOTHING_LEFT);
        }
        // SAFETY: the NET_BUFFER of an owned list; a shorter length stays inside its MDL (C-120).
        unsafe { SET_NET_BUFFER_DATA_LENGTH(packet.as_raw(), length) };
        Ok(())
    }

    /// Where the bytes of the packet are: in the list's own block.
    fn window(&self) -> (*mut u8, usize) {
        let packet = self.packet();
        // SAFETY: a live list of `allocate`.
        let block = unsafe { block_of(self.as_raw()) };
        // SAFETY: the header is initialised and lives as long as the list.
        let capacity = unsafe { (*block.as_ptr()).capacity };
        let offset = packet.data_offset();
        // The MDL describes the block, and nobody puts another one in front. The limit holds whatever the stack leaves behind.
        let length = packet.len().min(capacity.saturating_sub(offset));
        let start = block.as_ptr().wrapping_add(1).cast::<u8>();
        (start.wrapping_add(offset.min(capacity) as usize), length as usize)
    }
}

const NOTHING_LEFT: Error = Error::InvalidArgument {
    what: "a cut that leaves no byte of the packet, or is longer than it",
};

/// The header of a list of [`allocate`].
///
/// # Safety
/// `list` came from [`allocate`] and is live.
unsafe fn block_of(list: *mut NET_BUFFER_LIST) -> NonNull<Block> {
    // SAFETY: the context space is there for as long as the list (the caller's duty).
    let context = unsafe { NET_BUFFER_LIST_CONTEXT_DATA_START(list) };
    // SAFETY: `allocate` wrote the header's address there, and contexts that the stack pushed are gone when it gives the list back.
    unsafe { context.cast::<NonNull<Block>>().read() }
}

/// Frees a list of [`allocate`], its MDL and its memory, in that order (C-083, C-124).
///
/// # Safety
/// `list` came from [`allocate`], is freed once, and belongs to the caller.
pub(super) unsafe fn free(list: NonNull<NET_BUFFER_LIST>) {
    // SAFETY: a live list of `allocate` (the caller's duty).
    let block = unsafe { block_of(list.as_ptr()) };
    // SAFETY: the list is allocated and owned (the caller's duty).
    unsafe { FwpsFreeNetBufferList0(list.as_ptr()) };
    // SAFETY: the header is initialised and nobody else has its address any more.
    let header = unsafe { block.read() };
    drop(Mdl(header.mdl));
    // SAFETY: the block came from the pool, and neither the list nor the MDL refer to it any more.
    unsafe { memory::free(block) };
    // Last: this may free the pool that the list came from.
    drop(header.pool);
}

/// Notes the classify call whose original a list of [`allocate`] stands for; zero for none.
///
/// # Safety
/// `list` came from [`allocate`], is live, and belongs to the caller.
pub(super) unsafe fn stand_for(list: NonNull<NET_BUFFER_LIST>, call: usize) {
    // SAFETY: a live list of `allocate` (the caller's duty).
    let block = unsafe { block_of(list.as_ptr()) };
    // SAFETY: a place inside the live header; no reference is made.
    let place = unsafe { &raw mut (*block.as_ptr()).call };
    // SAFETY: inside the header, which only the owner of the list uses (the caller's duty).
    unsafe { place.write(call) };
}

/// Whether a list of [`allocate`] stands for the original of a classify call.
///
/// # Safety
/// As for [`stand_for`].
pub(super) unsafe fn stands_for(list: NonNull<NET_BUFFER_LIST>, call: usize) -> bool {
    // SAFETY: a live list of `allocate` (the caller's duty).
    let block = unsafe { block_of(list.as_ptr()) };
    // SAFETY: the header is initialised and lives as long as the list.
    let noted = unsafe { (*block.as_ptr()).call };
    noted == call
}

/// A block that is freed unless it is forgotten.
struct Memory(NonNull<Block>);

impl Drop for Memory {
    fn drop(&mut self) {
        // SAFETY: allocated by `allocate`, which gives it away by forgetting this value.
        unsafe { memory::free(self.0) };
    }
}

/// An MDL that is freed unless it is forgotten.
struct Mdl(NonNull<MDL>);

impl Drop for Mdl {
    fn drop(&mut self) {
        // SAFETY: allocated by IoAllocateMdl in `allocate`, and no list uses it.
        unsafe { IoFreeMdl(self.0.as_ptr()) };
    }
}
