//! An atomic pointer that a static may hold, as a callout's slot does, and that the checker drives.

use std::{
    fmt,
    sync::{OnceLock, atomic},
};

use loom::sync::atomic::{AtomicPtr as Driven, Ordering};

/// The checker's pointer cannot be made in a constant, so it is made at the first use, with the value of the constant.
///
/// The first use belongs before the threads of a model: what the checker makes inside of one is ordered after that one only.
pub(crate) struct AtomicPtr<T> {
    first: atomic::AtomicPtr<T>,
    driven: OnceLock<Driven<T>>,
}

impl<T> AtomicPtr<T> {
    pub(crate) const fn new(first: *mut T) -> Self {
        Self {
            first: atomic::AtomicPtr::new(first),
            driven: OnceLock::new(),
        }
    }

    fn driven(&self) -> &Driven<T> {
        self.driven
            .get_or_init(|| Driven::new(self.first.load(atomic::Ordering::Relaxed)))
    }

    pub(crate) fn load(&self, order: Ordering) -> *mut T {
        self.driven().load(order)
    }

    pub(crate) fn store(&self, value: *mut T, order: Ordering) {
        self.driven().store(value, order);
    }

    pub(crate) fn compare_exchange(
        &self,
        current: *mut T,
        new: *mut T,
        success: Ordering,
        failure: Ordering,
    ) -> Result<*mut T, *mut T> {
        self.driven().compare_exchange(current, new, success, failure)
    }
}

impl<T> fmt::Debug for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AtomicPtr")
    }
}
