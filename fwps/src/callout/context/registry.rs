//! Values that the engine is given numbers of, never addresses.
//!
//! A number names a place and the generation of what lies there, so a stale or made-up one finds nothing. Looking a value up counts
//! a reader with one atomic operation and takes no lock; who takes the value out while it is read leaves it to the last reader.

use core::{
    alloc::Layout,
    cell::UnsafeCell,
    mem::MaybeUninit,
    ptr,
    ptr::NonNull,
    sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering},
};

use super::state::{State, number, parts};
use crate::{PoolBox, ffi::memory, sync::SpinLock};

/// Entries of the first block; each further block has twice as many as the one before.
const FIRST: u32 = 64;
const BLOCKS: usize = 24;

/// A place for one value.
///
/// # Invariants
/// `value` is initialised from `publish` of the state on, until the one who gets it by the state takes it. `key` is set before each `publish`.
struct Entry<T> {
    state: State,
    /// What the value belongs to: a flow or a filter.
    key: AtomicU64,
    /// The next free entry, by its place and one more.
    next: AtomicU32,
    value: UnsafeCell<MaybeUninit<PoolBox<T>>>,
}

/// Values by number.
///
/// # Invariants
/// Block `n` is null, or has room for `FIRST << n` entries and stays until the registry is dropped. Those of all places below `made` are in
/// such blocks, and initialised. `made` changes under the lock of `free` alone.
pub(crate) struct Registry<T> {
    blocks: [AtomicPtr<Entry<T>>; BLOCKS],
    /// How many entries were ever used.
    made: AtomicU32,
    /// The first free entry, by its place and one more; zero for none.
    free: SpinLock<u32>,
}

// SAFETY: owns its values, and drops them on any thread.
unsafe impl<T: Send> Send for Registry<T> {}
// SAFETY: lends `&T` to any thread and gives values out on any thread; who may do what follows from the entries' states.
unsafe impl<T: Send + Sync> Sync for Registry<T> {}

/// A value that is read. It must be ended.
#[must_use]
pub(crate) struct Lent<'a, T> {
    registry: &'a Registry<T>,
    entry: &'a Entry<T>,
    place: u32,
}

impl<T> Registry<T> {
    pub(crate) fn new() -> Self {
        // INVARIANT: no blocks.
        Self {
            blocks: [const { AtomicPtr::new(ptr::null_mut()) }; BLOCKS],
            made: AtomicU32::new(0),
            free: SpinLock::new(0),
        }
    }

    /// Puts a value in. Its number is not zero. IRQL <= DISPATCH_LEVEL.
    ///
    /// # Errors
    /// The value, if there is no memory for its place.
    pub(crate) fn insert(&self, key: u64, value: PoolBox<T>) -> Result<u64, PoolBox<T>> {
        let Some(place) = self.take_place() else {
            return Err(value);
        };
        let Some(entry) = self.entry(place) else {
            return Err(value);
        };
        // SAFETY: this thread alone has the entry until the state is published (invariant).
        unsafe { entry.value.get().write(MaybeUninit::new(value)) };
        entry.key.store(key, Ordering::Relaxed);
        let number = number(entry.state.generation(), place);
        entry.state.publish();
        Ok(number)
    }

    /// Lends the value with this number, if it is there. `key` is what it should belong to; zero if that is not known.
    #[inline]
    pub(crate) fn lend(&self, number: u64, key: u64) -> Option<Lent<'_, T>> {
        let (generation, place) = parts(number)?;
        let entry = self.entry(place)?;
        if key != 0 {
            // If the generation lies there now and when it is entered, so it does in between: the key is its own.
            let live = entry.state.live() == Some(generation);
            let own = entry.key.load(Ordering::Relaxed);
            if !live || (own != 0 && own != key) {
                return None;
            }
        }
        entry.state.enter(generation).then_some(Lent {
            registry: self,
            entry,
            place,
        })
    }

    /// Takes the value with this number out. `None` if it is not there, or is being read: the last reader gets it then.
    pub(crate) fn take(&self, number: u64) -> Option<PoolBox<T>> {
        let (generation, place) = parts(number)?;
        let entry = self.entry(place)?;
        let mine = entry.state.retire(generation);
        // SAFETY: the state gives the value to this thread.
        mine.then(|| unsafe { self.recycle(entry, place) })
    }

    /// Calls `visit` with number and key of every value.
    pub(crate) fn for_each(&self, mut visit: impl FnMut(u64, u64)) {
        for place in 0..self.made.load(Ordering::Acquire) {
            let Some(entry) = self.entry(place) else {
                return;
            };
            if let Some(generation) = entry.state.live() {
                visit(number(generation, place), entry.key.load(Ordering::Relaxed));
            }
        }
    }

    /// Takes the value out of an entry and makes its place free.
    ///
    /// # Safety
    /// The state gave the value to this thread, once.
    unsafe fn recycle(&self, entry: &Entry<T>, place: u32) -> PoolBox<T> {
        // SAFETY: this thread alone may take it (invariant, the caller's duty).
        let value = unsafe { entry.value.get().read() };
        // SAFETY: initialised until it is taken, which happens here (invariant).
        let value = unsafe { value.assume_init() };
        if !entry.state.advance() {
            // No number ever names two values, so the place is not used again.
            return value;
        }
        let mut free = self.free.lock();
        entry.next.store(*free, Ordering::Relaxed);
        *free = place.wrapping_add(1);
        drop(free);
        value
    }

    /// A free place, for this thread alone.
    fn take_place(&self) -> Option<u32> {
        let mut free = self.free.lock();
        if let Some(place) = free.checked_sub(1) {
            *free = self.entry(place)?.next.load(Ordering::Relaxed);
            return Some(place);
        }
        let place = self.made.load(Ordering::Relaxed);
        let made = place.checked_add(1)?;
        let (block, offset) = position(place)?;
        let slot = self.blocks.get(block)?;
        let first = match NonNull::new(slot.load(Ordering::Relaxed)) {
            Some(first) => first,
            None => {
                let first = new_block::<T>(block)?;
                // INVARIANT: room for as many entries.
                slot.store(first.as_ptr(), Ordering::Relaxed);
                first
            }
        };
        // SAFETY: the block has room for more than `offset` entries (invariant).
        let entry = unsafe { first.add(offset) };
        let empty = Entry {
            state: State::new(),
            key: AtomicU64::new(0),
            next: AtomicU32::new(0),
            value: UnsafeCell::new(MaybeUninit::uninit()),
        };
        // SAFETY: inside of the block; a place that was never made is nobody's.
        unsafe { entry.write(empty) };
        // INVARIANT: initialised. Release: who sees the number sees the block and the entry.
        self.made.store(made, Ordering::Release);
        Some(place)
    }

    #[inline]
    fn entry(&self, place: u32) -> Option<&Entry<T>> {
        if place >= self.made.load(Ordering::Acquire) {
            return None;
        }
        let (block, offset) = position(place)?;
        let first = NonNull::new(self.blocks.get(block)?.load(Ordering::Relaxed))?;
        // SAFETY: the block has room for `FIRST << block` entries (invariant), more than `offset`.
        let entry = unsafe { first.add(offset) };
        // SAFETY: the place was made, so it is initialised, and stays until the registry is dropped (invariant).
        Some(unsafe { entry.as_ref() })
    }
}

impl<'a, T> Lent<'a, T> {
    /// The value. It stays until this is ended.
    #[inline]
    pub(crate) fn value(&self) -> NonNull<T> {
        // SAFETY: initialised as long as there are readers (invariant of the entry), and not changed meanwhile.
        let value = unsafe { &*self.entry.value.get() };
        // SAFETY: as above.
        let value = unsafe { value.assume_init_ref() };
        NonNull::from(&**value)
    }

    /// Ends the reading. The value comes out if it was taken out meanwhile and nobody else reads it.
    #[inline]
    pub(crate) fn end(self) -> Option<PoolBox<T>> {
        let mine = self.entry.state.leave();
        // SAFETY: the state gives the value to this thread.
        mine.then(|| unsafe { self.registry.recycle(self.entry, self.place) })
    }
}

impl<T> Drop for Registry<T> {
    fn drop(&mut self) {
        // No reader can exist, since readers borrow the registry.
        let registry = &*self;
        registry.for_each(|number, _key| drop(registry.take(number)));
        for block in &mut self.blocks {
            if let Some(block) = NonNull::new(*block.get_mut()) {
                // SAFETY: allocated by `new_block`, and not used any more.
                unsafe { memory::free(block) };
            }
        }
    }
}

/// Block and offset of a place.
#[inline]
fn position(place: u32) -> Option<(usize, usize)> {
    let row = (place / FIRST).checked_add(1)?;
    let block = 31u32.checked_sub(row.leading_zeros())?;
    let start = FIRST.checked_mul(1u32.checked_shl(block)?.checked_sub(1)?)?;
    Some((block as usize, place.checked_sub(start)? as usize))
}

/// Room for the entries of a block. They are initialised one by one, so that no association waits for thousands of them.
fn new_block<T>(block: usize) -> Option<NonNull<Entry<T>>> {
    let count = (FIRST as usize).checked_shl(u32::try_from(block).ok()?)?;
    Some(memory::allocate_layout(Layout::array::<Entry<T>>(count).ok()?)?.cast())
}
