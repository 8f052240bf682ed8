//! An array in non-paged pool: values up to a fixed number.

use core::{
    alloc::Layout,
    marker::PhantomData,
    mem::{self, MaybeUninit},
    ptr::NonNull,
    slice,
};

use crate::{Error, ffi::memory};

const NO_MEMORY: Error = Error::NoMemory {
    function: "ExAllocatePool2",
};

/// Up to a fixed number of values, taken out all together, in the order in which they were put in.
///
/// # Invariants
/// `start` is a block of this value's own with room for `capacity` values; the first `filled` of them are initialised, and
/// `filled <= capacity`.
pub(crate) struct PoolArray<T> {
    start: NonNull<MaybeUninit<T>>,
    capacity: usize,
    filled: usize,
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
        })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// The number of values.
    pub(crate) fn len(&self) -> usize {
        self.filled
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

    /// Takes all values out, one by one. Those that are not taken are dropped with the iterator; all of the room can be filled again.
    #[inline]
    pub(crate) fn drain(&mut self) -> Drain<'_, T> {
        Drain {
            next: self.start,
            // INVARIANT: none counts as initialised from here on, even if the iterator is leaked; it has them all.
            left: mem::take(&mut self.filled),
            array: PhantomData,
        }
    }
}

/// The values of an array on their way out.
///
/// # Invariants
/// The `left` places from `next` on are in the block of the array, which is borrowed, and initialised; nobody else reads them. `next` is inside
/// the block or at its end.
pub(crate) struct Drain<'a, T> {
    next: NonNull<MaybeUninit<T>>,
    // A count, since values without size are all at one place.
    left: usize,
    array: PhantomData<&'a mut PoolArray<T>>,
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        // INVARIANT: one fewer is left, and `next` moves on below.
        self.left = self.left.checked_sub(1)?;
        // SAFETY: a place was left, so it is inside the block; only this value reads it (invariant).
        let value = unsafe { self.next.read() };
        // SAFETY: as above, so the place after it is in the block or its end.
        self.next = unsafe { self.next.add(1) };
        // SAFETY: the place was one of those left, so initialised (invariant).
        Some(unsafe { value.assume_init() })
    }
}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        for value in self {
            drop(value);
        }
    }
}

impl<T> PoolArray<T> {
    /// The values, in their order.
    pub(crate) fn values_mut(&mut self) -> &mut [T] {
        let len = self.len();
        // SAFETY: the first `len` values are initialised (invariant), and borrowed like self.
        unsafe { slice::from_raw_parts_mut(self.start.cast::<T>().as_ptr(), len) }
    }
}

impl<T> Drop for PoolArray<T> {
    fn drop(&mut self) {
        drop(self.drain());
        // SAFETY: the block belongs to this value (invariant), which ends here.
        unsafe { memory::free(self.start) };
    }
}
