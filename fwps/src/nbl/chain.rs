//! Several owned lists, linked.

use core::{fmt, marker::PhantomData, mem::ManuallyDrop, ptr, ptr::NonNull};

use fwps_sys::{NET_BUFFER_LIST, NET_BUFFER_LIST_NEXT_NBL, SET_NET_BUFFER_LIST_NEXT_NBL};

use super::{List, Nbl, NblRef, Origin, list::sealed::Parts};

/// A chain of owned lists of one origin, linked by their `Next`, in order. Dropping it frees all of them.
///
/// Injection at the MAC layers, into a virtual switch and into streams takes chains (C-069). Injection of IP packets does not (C-044).
///
/// # Invariants
/// `ends` names the first and the last of `length` lists, each live, of origin `O`, and owned by this value alone. `Next` leads from the
/// first to the last, and is null there. `length` is zero exactly if `ends` is `None`.
#[must_use = "dropping the chain frees its lists, and with them the packets"]
pub struct NblChain<O: Origin> {
    ends: Option<Ends>,
    length: usize,
    origin: PhantomData<O>,
}

#[derive(Clone, Copy)]
struct Ends {
    first: NonNull<NET_BUFFER_LIST>,
    last: NonNull<NET_BUFFER_LIST>,
}

// SAFETY: the lists belong to this value alone (invariant) and no kernel function used on them is bound to a thread.
unsafe impl<O: Origin> Send for NblChain<O> {}
// SAFETY: a shared reference gives nothing but the length.
unsafe impl<O: Origin> Sync for NblChain<O> {}

impl<O: Origin> NblChain<O> {
    /// A chain of no lists.
    pub const fn new() -> Self {
        Self {
            ends: None,
            length: 0,
            origin: PhantomData,
        }
    }

    /// Takes ownership of a raw chain.
    ///
    /// # Safety
    /// `first` is the first of a chain of lists that are live, of origin `O`, and the caller's. They are used through the returned value
    /// only.
    pub(crate) unsafe fn from_raw(first: NonNull<NET_BUFFER_LIST>) -> Self {
        // SAFETY: the lists of the chain are live (the caller's duty).
        let (last, length) = unsafe { walk(first) };
        // INVARIANT: counted above; the rest is the caller's duty.
        Self {
            ends: Some(Ends { first, last }),
            length,
            origin: PhantomData,
        }
    }

    /// Appends a list.
    pub fn push(&mut self, list: Nbl<O>) {
        let list = list.into_raw();
        let first = match self.ends {
            Some(Ends { first, last }) => {
                // SAFETY: the last list is live and this value's own (invariant), and so is the new one.
                unsafe { SET_NET_BUFFER_LIST_NEXT_NBL(last.as_ptr(), list.as_ptr()) };
                first
            }
            None => list,
        };
        // INVARIANT: an Nbl has no successor, so the new list is the last.
        self.ends = Some(Ends { first, last: list });
        self.length = self.length.wrapping_add(1);
    }

    /// Takes the first list out.
    pub fn pop(&mut self) -> Option<Nbl<O>> {
        let Ends { first, last } = self.ends?;
        // SAFETY: live and this value's own (invariant).
        let next = unsafe { NET_BUFFER_LIST_NEXT_NBL(first.as_ptr()) };
        // SAFETY: as above; an Nbl has no successor.
        unsafe { SET_NET_BUFFER_LIST_NEXT_NBL(first.as_ptr(), ptr::null_mut()) };
        // INVARIANT: the first list is out of the chain; there was one, so the length is not zero.
        self.ends = NonNull::new(next).map(|next| Ends { first: next, last });
        self.length = self.length.wrapping_sub(1);
        // SAFETY: live, of origin O, without a successor, and no part of the chain any more.
        Some(unsafe { Nbl::from_raw(first) })
    }

    /// The number of lists.
    pub fn len(&self) -> usize {
        self.length
    }

    /// The first list, which stays in the chain.
    pub(super) fn first(&self) -> Option<NonNull<NET_BUFFER_LIST>> {
        self.ends.map(|ends| ends.first)
    }

    /// The lists, in order, which stay in the chain.
    pub(super) fn each(&self) -> impl Iterator<Item = NonNull<NET_BUFFER_LIST>> + '_ {
        core::iter::successors(self.first(), |list| {
            // SAFETY: a list of the chain, live while self is borrowed (invariant).
            NonNull::new(unsafe { NET_BUFFER_LIST_NEXT_NBL(list.as_ptr()) })
        })
    }

    /// The bytes of all packets of all lists, from their data starts.
    pub fn data_length(&self) -> usize {
        let mut bytes: usize = 0;
        let mut next = self.ends.map(|ends| ends.first);
        while let Some(list) = next {
            // SAFETY: a list of the chain, live while self is borrowed (invariant).
            let list = unsafe { NblRef::from_raw(list) };
            bytes = bytes.saturating_add(list.data_length());
            // SAFETY: as above.
            next = NonNull::new(unsafe { NET_BUFFER_LIST_NEXT_NBL(list.as_raw()) });
        }
        bytes
    }

    /// Whether there is no list.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
}

impl<O: Origin> Default for NblChain<O> {
    fn default() -> Self {
        Self::new()
    }
}

impl<O: Origin> From<Nbl<O>> for NblChain<O> {
    fn from(list: Nbl<O>) -> Self {
        let mut chain = Self::new();
        chain.push(list);
        chain
    }
}

impl<O: Origin> Extend<Nbl<O>> for NblChain<O> {
    fn extend<T: IntoIterator<Item = Nbl<O>>>(&mut self, lists: T) {
        lists.into_iter().for_each(|list| self.push(list));
    }
}

impl<O: Origin> Iterator for NblChain<O> {
    type Item = Nbl<O>;

    fn next(&mut self) -> Option<Nbl<O>> {
        self.pop()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.length, Some(self.length))
    }
}

impl<O: Origin> ExactSizeIterator for NblChain<O> {}

impl<O: Origin> Drop for NblChain<O> {
    fn drop(&mut self) {
        while let Some(list) = self.pop() {
            drop(list);
        }
    }
}

impl<O: Origin> List for NblChain<O> {
    type Origin = O;
}

impl<O: Origin> Parts for NblChain<O> {
    /// A chain that is given away is not empty; an empty one has a dangling first list.
    type Parts = (NonNull<NET_BUFFER_LIST>, NonNull<NET_BUFFER_LIST>, usize);

    fn into_parts(self) -> Self::Parts {
        let this = ManuallyDrop::new(self);
        match this.ends {
            Some(Ends { first, last }) => (first, last, this.length),
            None => (NonNull::dangling(), NonNull::dangling(), 0),
        }
    }

    fn first(parts: &Self::Parts) -> NonNull<NET_BUFFER_LIST> {
        parts.0
    }

    unsafe fn from_parts((first, last, length): Self::Parts) -> Self {
        // INVARIANT: it held when the chain was taken apart (the caller's duty).
        Self {
            ends: (length != 0).then_some(Ends { first, last }),
            length,
            origin: PhantomData,
        }
    }
}

impl<O: Origin> fmt::Debug for NblChain<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NblChain").field("lists", &self.length).finish()
    }
}

/// The last list of a chain, and how many there are.
///
/// # Safety
/// The lists of the chain are live.
unsafe fn walk(first: NonNull<NET_BUFFER_LIST>) -> (NonNull<NET_BUFFER_LIST>, usize) {
    let mut last = first;
    let mut length: usize = 1;
    // SAFETY: live (the caller's duty).
    while let Some(next) = NonNull::new(unsafe { NET_BUFFER_LIST_NEXT_NBL(last.as_ptr()) }) {
        last = next;
        // There are fewer lists than bytes of memory.
        length = length.wrapping_add(1);
    }
    (last, length)
}

/// How many lists a chain has.
///
/// # Safety
/// As for [`walk`].
pub(super) unsafe fn length(first: NonNull<NET_BUFFER_LIST>) -> usize {
    // SAFETY: the caller's duty.
    unsafe { walk(first) }.1
}
