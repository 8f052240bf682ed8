//! Several lists of one packet each.

use core::fmt;

use super::{Nbl, NblChain, Origin, Single};

/// Lists of one packet each, in order: the parts or the copies of a list with several packets.
///
/// # Invariants
/// Each list of the chain has exactly one NET_BUFFER.
#[must_use = "dropping the lists frees them, and with them the packets"]
pub struct Singles<O: Origin>(NblChain<O>);

impl<O: Origin> Singles<O> {
    pub(super) const fn new() -> Self {
        // INVARIANT: there is none.
        Self(NblChain::new())
    }

    /// Appends a list.
    pub fn push(&mut self, list: Single<O>) {
        // INVARIANT: a Single.
        self.0.push(list.into_list());
    }

    /// The chain, without the knowledge that each list has one packet: for injection of frames and into streams.
    pub fn into_chain(self) -> NblChain<O> {
        self.0
    }

    pub(crate) fn chain(&self) -> &NblChain<O> {
        &self.0
    }
}

impl<O: Origin> Iterator for Singles<O> {
    type Item = Single<O>;

    fn next(&mut self) -> Option<Single<O>> {
        let list: Nbl<O> = self.0.pop()?;
        // SAFETY: it has one NET_BUFFER (invariant).
        Some(unsafe { Single::new_unchecked(list) })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<O: Origin> ExactSizeIterator for Singles<O> {}

impl<O: Origin> fmt::Debug for Singles<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Singles").field("lists", &self.0.len()).finish()
    }
}
