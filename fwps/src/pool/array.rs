//! An array in non-paged pool: values up to a fixed number.

use core::{alloc::Layout, mem::MaybeUninit, ptr::NonNull, slice};

use crate::{Error, ffi::memory};

const NO_MEMORY: Error = Error::NoMemory {
    function: "ExAllocatePool2",
};

/// Up to a fixed number of values, taken out in the order in which they were put in.
///
/// # Invariants
/// `start` is a block of this value's own with room for `capacity` values; those at `taken..filled` are initialised, and
/// `taken <= filled <= capacity`.
pub(crate) struct PoolArray<T> {
    start: NonNull<MaybeUninit<T>>,
    capacity: usize,
    filled: usize,
    taken: usize,
}

// SAFETY: owns its values.
unsafe impl<T: Send> Send for PoolArray<T> {}

impl<T> PoolArray<T> {
    /// Allocates room for `capacity` values. IRQL <= DISPATCH_LEVEL.
    pub(crate) fn with_capacity(capacity: usize) -> Result<Self, Error> {
        const {
            assert!(
                align_of::<T>() <= memory::ALIGNMENT,
                "pool blocks are aligned to 16 bytes"
            )
        };
        let layout = Layout::array::<T>(capacity).map_err(|_| NO_MEMORY)?;
        let start = memory::allocate_layout(layout).ok_or(NO_MEMORY)?.cast();
        // INVARIANT: room for `capacity`, none initialised.
        Ok(Self {
            start,
            capacity,
            filled: 0,
            taken: 0,
        })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.taken == self.filled
    }

    /// The number of values.
    pub(crate) fn len(&self) -> usize {
        self.filled.wrapping_sub(self.taken)
    }

    fn is_full(&self) -> bool {
        self.filled == self.capacity
    }

    /// Puts a value in, or gives it back if the array is full.
    pub(crate) fn push(&mut self, value: T) -> Result<(), T> {
        if self.is_full() {
            return Err(value);
        }
        // SAFETY: `filled` is below the capacity, so the place lies in the block (invariant).
        let place = unsafe { self.start.add(self.filled) };
        // SAFETY: inside the block, and not initialised, so nothing is lost.
        unsafe { place.write(MaybeUninit::new(value)) };
        // INVARIANT: initialised by the line above.
        // Below the capacity, so it cannot overflow.
        self.filled = self.filled.wrapping_add(1);
        Ok(())
    }

    /// Takes the next value out. When the array becomes empty, all of its room can be filled again.
    pub(crate) fn pop(&mut self) -> Option<T> {
        if self.is_empty() {
            (self.taken, self.filled) = (0, 0);
            return None;
        }
        // SAFETY: `taken` is below `filled`, so the place lies in the block (invariant).
        let place = unsafe { self.start.add(self.taken) };
        // INVARIANT: the value moves out below and does not count as initialised from here.
        // Below `filled`, so it cannot overflow.
        self.taken = self.taken.wrapping_add(1);
        // SAFETY: inside the block; only this value reads it.
        let value = unsafe { place.read() };
        // SAFETY: the place was between `taken` and `filled`, so initialised (invariant).
        Some(unsafe { value.assume_init() })
    }
}

impl<T> PoolArray<T> {
    /// The values, in their order.
    pub(crate) fn values_mut(&mut self) -> &mut [T] {
        let len = self.len();
        // SAFETY: `taken` is at most `filled`, so the place lies in the block, or at its end if there are no values (invariant).
        let first = unsafe { self.start.add(self.taken) };
        // SAFETY: the `len` values from here on are initialised (invariant), and borrowed like self.
        unsafe { slice::from_raw_parts_mut(first.cast::<T>().as_ptr(), len) }
    }
}

impl<T> Drop for PoolArray<T> {
    fn drop(&mut self) {
        while let Some(value) = self.pop() {
            drop(value);
        }
        // SAFETY: the block belongs to this value (invariant), which ends here.
        unsafe { memory::free(self.start) };
    }
}
