//! How many lists of an injection have not come back.
//!
//! The workspace's models run this very file under every order of its steps.

use crate::atomic::{AtomicUsize, Ordering, fence};

/// A count of lists that are with the stack. Whoever brings the last one back owns what all of them shared.
#[derive(Debug)]
pub(crate) struct Pending(AtomicUsize);

impl Pending {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self(AtomicUsize::new(0))
    }

    /// Says how many lists will be completed. The injection that follows publishes it.
    pub(crate) fn expect(&self, lists: usize) {
        self.0.store(lists, Ordering::Relaxed);
    }

    /// Counts completed lists; true if they were the last.
    pub(crate) fn completed(&self, lists: usize) -> bool {
        // Release: what this completion did with the shared closure comes before the last one's drop of it.
        if self.0.fetch_sub(lists, Ordering::Release) != lists {
            return false;
        }
        // Acquire: the last one sees what the others did.
        fence(Ordering::Acquire);
        true
    }
}
