//! Non-paged pool memory: one owned value, and one shared value.
//!
//! Every allocation can fail and says so; nothing here aborts. The blocks carry the pool tag `fwps`.

mod array;
mod lookaside;

use core::{
    fmt, mem,
    ops::{Deref, DerefMut},
    ptr::{self, NonNull},
    sync::atomic::{AtomicUsize, Ordering, fence},
};

pub(crate) use self::array::PoolArray;
pub use self::lookaside::Lookaside;
use crate::{Error, ffi::memory};

/// A value in non-paged pool, usable up to DISPATCH_LEVEL. Types aligned to more than 16 bytes do not compile.
///
/// # Invariants
/// The pointer came from `memory::allocate` with the layout of `T`, holds an initialised `T`, and belongs to this value
/// alone.
#[doc(alias = "ExAllocatePool2")]
pub struct PoolBox<T>(NonNull<T>);

// SAFETY: a PoolBox is the only owner of its T (invariant), so it moves to another thread exactly as T does.
unsafe impl<T: Send> Send for PoolBox<T> {}
// SAFETY: a shared PoolBox gives shared access to T and to nothing else.
unsafe impl<T: Sync> Sync for PoolBox<T> {}

/// The pool had no memory; the value that was to be stored comes back.
#[derive(thiserror::Error)]
#[error("non-paged pool is exhausted; the value is yours again")]
pub struct OutOfPool<T>(pub T);

impl<T> fmt::Debug for OutOfPool<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OutOfPool")
    }
}

impl<T> From<OutOfPool<T>> for Error {
    fn from(_: OutOfPool<T>) -> Self {
        Error::NoMemory {
            function: "ExAllocatePool2",
        }
    }
}

impl<T> PoolBox<T> {
    /// Moves `value` into non-paged pool. IRQL <= DISPATCH_LEVEL.
    ///
    /// # Errors
    /// [`OutOfPool`] with the value if the pool is exhausted.
    pub fn try_new(value: T) -> Result<Self, OutOfPool<T>> {
        let Some(block) = memory::allocate::<T>() else {
            return Err(OutOfPool(value));
        };
        // SAFETY: `block` was allocated just now with the size and alignment of T, and nobody else knows it.
        unsafe { block.write(value) };
        // INVARIANT: allocated with T's layout, initialised by the line above, not shared.
        Ok(Self(block))
    }

    /// Moves the value out and frees the block.
    pub fn into_inner(self) -> T {
        let block = mem::ManuallyDrop::new(self).0;
        // SAFETY: the block holds an initialised T (invariant); it is freed below without dropping that T again.
        let value = unsafe { block.read() };
        // SAFETY: the block came from `allocate::<T>` (invariant), and this value, its only owner, is forgotten.
        unsafe { memory::free(block) };
        value
    }

    /// Gives the block away as a raw pointer; [`PoolBox::from_raw`] takes it back.
    pub(crate) fn into_raw(self) -> NonNull<T> {
        mem::ManuallyDrop::new(self).0
    }

    /// Takes back what [`PoolBox::into_raw`] gave away.
    ///
    /// # Safety
    /// `block` came from `into_raw` of the same type and is taken back once.
    pub(crate) unsafe fn from_raw(block: NonNull<T>) -> Self {
        // INVARIANT: it held for the PoolBox that gave the pointer, and the caller takes it back once.
        Self(block)
    }
}

impl<T> Deref for PoolBox<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: initialised and owned by this value (invariant); the borrow of self rules out `&mut`.
        unsafe { self.0.as_ref() }
    }
}

impl<T> DerefMut for PoolBox<T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: initialised and owned by this value alone (invariant); `&mut self` makes the access exclusive.
        unsafe { self.0.as_mut() }
    }
}

impl<T> Drop for PoolBox<T> {
    fn drop(&mut self) {
        // SAFETY: the block holds an initialised T (invariant) that is not used after this.
        unsafe { ptr::drop_in_place(self.0.as_ptr()) };
        // SAFETY: the block came from `allocate::<T>` and belongs to this value (invariant), which ends here.
        unsafe { memory::free(self.0) };
    }
}

impl<T: fmt::Debug> fmt::Debug for PoolBox<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// A value in non-paged pool with several owners; the last one drops it.
///
/// One word wide, so a completion closure that captures one `Shared` costs no allocation. `Clone` and `Drop` are one
/// atomic operation each, at any IRQL up to DISPATCH_LEVEL; what the last `Drop` does depends on `T`.
///
/// # Invariants
/// The pointer names a live `Counted<T>` whose count is at least the number of `Shared` values that name it.
pub struct Shared<T>(NonNull<Counted<T>>);

struct Counted<T> {
    owners: AtomicUsize,
    value: T,
}

/// More owners than this cannot be honest; the count would overflow before long.
const MOST_OWNERS: usize = isize::MAX as usize;

// SAFETY: an owner may be dropped, and with it T, on any thread (Send), and gives `&T` on any thread (Sync).
unsafe impl<T: Send + Sync> Send for Shared<T> {}
// SAFETY: as above; `&Shared<T>` can be cloned into an owner.
unsafe impl<T: Send + Sync> Sync for Shared<T> {}

impl<T> Shared<T> {
    /// Moves `value` into non-paged pool. IRQL <= DISPATCH_LEVEL.
    ///
    /// # Errors
    /// [`OutOfPool`] with the value if the pool is exhausted.
    pub fn try_new(value: T) -> Result<Self, OutOfPool<T>> {
        match PoolBox::try_new(Counted {
            owners: AtomicUsize::new(1),
            value,
        }) {
            // INVARIANT: one owner, counted as one.
            Ok(block) => Ok(Self(block.into_raw())),
            Err(OutOfPool(counted)) => Err(OutOfPool(counted.value)),
        }
    }

    /// Gives this owner away as a raw pointer; [`Shared::from_raw`] takes it back.
    pub(crate) fn into_raw(self) -> NonNull<()> {
        mem::ManuallyDrop::new(self).0.cast()
    }

    /// Takes back what [`Shared::into_raw`] gave away.
    ///
    /// # Safety
    /// `raw` came from `into_raw` of the same type and is taken back once.
    pub(crate) unsafe fn from_raw(raw: NonNull<()>) -> Self {
        // INVARIANT: the owner that was given away was counted.
        Self(raw.cast())
    }

    fn counted(&self) -> &Counted<T> {
        // SAFETY: live while this owner exists (invariant); only shared references to it are ever made.
        unsafe { self.0.as_ref() }
    }

    /// The value's address, the same for all owners.
    pub(crate) fn address(&self) -> *const T {
        &raw const self.counted().value
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        // Relaxed: a new owner is made from an existing one, which keeps the value alive meanwhile.
        let before = self.counted().owners.fetch_add(1, Ordering::Relaxed);
        if before > MOST_OWNERS {
            crate::ffi::bug_check_overflow();
        }
        // INVARIANT: the count was raised for the new value.
        Self(self.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.counted().value
    }
}

impl<T> Drop for Shared<T> {
    fn drop(&mut self) {
        // Release: what this owner did to the value comes before the last owner's drop of it.
        if self.counted().owners.fetch_sub(1, Ordering::Release) != 1 {
            return;
        }
        // Acquire: the last owner sees what all others did.
        fence(Ordering::Acquire);
        // SAFETY: the count fell to zero, so no other owner exists; the block came from PoolBox::into_raw in `try_new`.
        drop(unsafe { PoolBox::from_raw(self.0) });
    }
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
