//! The block of a pending injection: its completion closure, and what the call may still read until then.
//!
//! A target that owns such a block is made in classify, where the closure is not known yet; so there is room for one of usual size. An
//! injection without such a target makes a block that fits its closure exactly.

use core::{
    alloc::Layout,
    marker::PhantomData,
    mem::{ManuallyDrop, MaybeUninit},
    ptr::{self, NonNull},
    slice,
};

use super::pending::Pending;
use crate::{
    Error, PoolBox,
    pool::{Lookaside, OutOfPool},
};

/// Room for a closure of usual size.
pub(crate) type Room = [usize; 4];

/// How many pieces of bytes stand behind the structure.
const TAILS: usize = 2;
/// Control data is aligned to 8 bytes; this is what pool blocks are aligned to.
const TAIL_ALIGNMENT: usize = 16;

#[repr(C, align(16))]
struct Header<P, R> {
    room: MaybeUninit<R>,
    parameters: P,
    pending: Pending,
    tails: [u32; TAILS],
    /// Where the memory goes back to; `None` for the pool.
    lookaside: Option<Lookaside>,
}

/// One block with parameters `P`, bytes, and room `R` for a closure.
///
/// # Invariants
/// The pointer names a block of this value's own with an initialised header, followed by the bytes of the tails, each aligned to
/// [`TAIL_ALIGNMENT`]. The room holds what [`put`](Self::put) last stored, or nothing.
pub(crate) struct Block<P: Copy, R> {
    header: NonNull<Header<P, R>>,
    owns: PhantomData<P>,
}

// SAFETY: owned plain data. A closure in the room is put there by inject functions only, which ask for `Send`.
unsafe impl<P: Copy + Send, R> Send for Block<P, R> {}
// SAFETY: a shared reference gives shared access to the parameters and the bytes.
unsafe impl<P: Copy + Sync, R> Sync for Block<P, R> {}

const fn exhausted() -> Error {
    Error::NoMemory {
        function: "ExAllocatePool2",
    }
}

impl<P: Copy, R> Block<P, R> {
    /// Makes a block with copies of `tails`, from `lookaside` if its blocks are large enough, else from the pool. IRQL <= DISPATCH_LEVEL.
    #[inline]
    pub(crate) fn new(
        parameters: P,
        tails: [&[u8]; TAILS],
        lookaside: Option<&Lookaside>,
    ) -> Result<Self, Error> {
        const {
            assert!(
                align_of::<Header<P, R>>() <= TAIL_ALIGNMENT,
                "pool blocks are aligned to 16 bytes"
            )
        };
        let [first, second] = tails;
        let size = size_of::<Header<P, R>>()
            .checked_add(first.len().next_multiple_of(TAIL_ALIGNMENT))
            .and_then(|size| size.checked_add(second.len()))
            .ok_or(const { exhausted() })?;
        let layout = Layout::from_size_align(size, align_of::<Header<P, R>>()).map_err(|_| exhausted())?;
        let lengths = [
            u32::try_from(first.len()).map_err(|_| exhausted())?,
            u32::try_from(second.len()).map_err(|_| exhausted())?,
        ];
        let (memory, lookaside) = Lookaside::allocate(lookaside, layout).ok_or(const { exhausted() })?;
        let header = memory.cast::<Header<P, R>>();
        let value = Header {
            room: MaybeUninit::uninit(),
            parameters,
            pending: Pending::new(),
            tails: lengths,
            lookaside,
        };
        // SAFETY: the block was made just now, with the size and alignment of a header at least.
        unsafe { header.write(value) };
        // INVARIANT: initialised by the line above, the bytes below; nobody else knows the block.
        let this = Self {
            header,
            owns: PhantomData,
        };
        for (index, tail) in tails.into_iter().enumerate() {
            if !tail.is_empty() {
                // SAFETY: the place is inside the new block, as long as the tail, by the size computed above.
                unsafe { ptr::copy_nonoverlapping(tail.as_ptr(), this.tail_start(index), tail.len()) };
            }
        }
        Ok(this)
    }

    fn header(&self) -> &Header<P, R> {
        // SAFETY: live, initialised and owned (invariant).
        unsafe { self.header.as_ref() }
    }

    pub(crate) fn parameters(&self) -> &P {
        &self.header().parameters
    }

    /// Where the parameters are, for C to read while the injection is pending. Valid for as long as the block.
    pub(crate) fn parameters_place(&self) -> *mut P {
        // SAFETY: a place inside the live block; no reference is made.
        unsafe { &raw mut (*self.header.as_ptr()).parameters }
    }

    /// Where the bytes of a tail begin. Valid for as long as the block.
    pub(crate) fn tail_start(&self, index: usize) -> *mut u8 {
        let start = self.header.as_ptr().wrapping_add(1).cast::<u8>();
        let [first, _] = self.header().tails;
        match index {
            0 => start,
            _ => start.wrapping_add((first as usize).next_multiple_of(TAIL_ALIGNMENT)),
        }
    }

    pub(crate) fn tail_length(&self, index: usize) -> u32 {
        let [first, second] = self.header().tails;
        if index == 0 { first } else { second }
    }

    pub(crate) fn tail(&self, index: usize) -> &[u8] {
        // SAFETY: initialised bytes of the block (invariant), which nobody changes.
        unsafe { slice::from_raw_parts(self.tail_start(index), self.tail_length(index) as usize) }
    }

    const fn fits<C>() -> bool {
        size_of::<C>() <= size_of::<R>() && align_of::<C>() <= align_of::<R>()
    }

    fn room(&self) -> *mut u8 {
        // SAFETY: a place inside the live block; no reference is made.
        unsafe { &raw mut (*self.header.as_ptr()).room }.cast()
    }

    /// Stores a closure; one that does not fit gets a block of its own.
    ///
    /// # Errors
    /// The closure, if it does not fit and the pool is exhausted.
    pub(crate) fn put<C>(&mut self, closure: C) -> Result<(), C> {
        if Self::fits::<C>() {
            // SAFETY: the room is large enough, aligned enough, and this block's own.
            unsafe { self.room().cast::<C>().write(closure) };
            return Ok(());
        }
        const { assert!(size_of::<R>() >= size_of::<*mut ()>() || Self::fits::<C>()) };
        let boxed = PoolBox::try_new(closure).map_err(|OutOfPool(closure)| closure)?;
        // SAFETY: a pointer fits into the room, by the assertion above.
        unsafe { self.room().cast::<NonNull<C>>().write_unaligned(boxed.into_raw()) };
        Ok(())
    }

    /// Takes the closure out.
    ///
    /// # Safety
    /// [`put`](Self::put) stored a `C`, which is taken out once.
    pub(crate) unsafe fn take<C>(&mut self) -> C {
        if Self::fits::<C>() {
            // SAFETY: the room holds a C (the caller's duty).
            return unsafe { self.room().cast::<C>().read() };
        }
        // SAFETY: the room holds the pointer of a boxed C (the caller's duty).
        let boxed = unsafe { self.room().cast::<NonNull<C>>().read_unaligned() };
        // SAFETY: given away by `put`, and taken back once (the caller's duty).
        unsafe { PoolBox::from_raw(boxed) }.into_inner()
    }

    /// The closure.
    ///
    /// # Safety
    /// [`put`](Self::put) stored a `C`, which is not taken out while the reference lives.
    pub(crate) unsafe fn closure<C>(&self) -> &C {
        if Self::fits::<C>() {
            // SAFETY: the room holds a C (the caller's duty).
            return unsafe { &*self.room().cast::<C>() };
        }
        // SAFETY: the room holds the pointer of a boxed C (the caller's duty).
        let boxed = unsafe { self.room().cast::<NonNull<C>>().read_unaligned() };
        // SAFETY: live until it is taken out (the caller's duty).
        unsafe { boxed.as_ref() }
    }

    /// Says how many lists will be completed.
    pub(crate) fn expect(&self, lists: usize) {
        self.header().pending.expect(lists);
    }

    /// Counts completed lists; true if they were the last, and so the block and its closure are the caller's.
    pub(crate) fn completed(&self, lists: usize) -> bool {
        self.header().pending.completed(lists)
    }

    /// The raw pointer; the block stays with this value.
    pub(crate) fn as_raw(&self) -> NonNull<()> {
        self.header.cast()
    }

    /// Gives the block away as a raw pointer; [`Block::from_raw`] takes it back.
    pub(crate) fn into_raw(self) -> NonNull<()> {
        ManuallyDrop::new(self).header.cast()
    }

    /// Takes back what [`Block::into_raw`] gave away.
    ///
    /// # Safety
    /// `raw` came from `into_raw` of the same type and is taken back once.
    pub(crate) unsafe fn from_raw(raw: NonNull<()>) -> Self {
        // INVARIANT: it held for the block that gave the pointer, and the caller takes it back once.
        Self {
            header: raw.cast(),
            owns: PhantomData,
        }
    }
}

impl<P: Copy, R> Drop for Block<P, R> {
    /// Frees the memory; the closure was taken out before, or was never there.
    fn drop(&mut self) {
        // SAFETY: a place inside the live block; no reference is made.
        let lookaside = unsafe { &raw const (*self.header.as_ptr()).lookaside };
        // SAFETY: initialised (invariant), and read once, since the block ends here.
        let lookaside = unsafe { lookaside.read() };
        // SAFETY: made by `Lookaside::allocate`, which gave this origin, and not used after this.
        unsafe { Lookaside::free(lookaside, self.header.cast()) };
    }
}
