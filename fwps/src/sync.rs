//! A spin lock around a value.
//!
//! Private to the crate: safe code of a driver cannot raise the IRQL, so a [`Passive`](crate::Passive) witness stays
//! true.

use core::{
    cell::UnsafeCell,
    marker::PhantomData,
    ops::{Deref, DerefMut},
};

use fwps_sys::{KIRQL, KSPIN_LOCK, KeAcquireSpinLockRaiseToDpc, KeReleaseSpinLock};

/// A value that one processor at a time may touch, at DISPATCH_LEVEL.
pub(crate) struct SpinLock<T> {
    lock: UnsafeCell<KSPIN_LOCK>,
    value: UnsafeCell<T>,
}

// SAFETY: the lock lets one thread at a time reach the value, so sharing it needs only that T may move between threads.
unsafe impl<T: Send> Sync for SpinLock<T> {}

impl<T> SpinLock<T> {
    /// An open lock; zero is what KeInitializeSpinLock writes.
    pub(crate) const fn new(value: T) -> Self {
        Self {
            lock: UnsafeCell::new(0),
            value: UnsafeCell::new(value),
        }
    }

    /// Waits for the lock and raises to DISPATCH_LEVEL. IRQL <= DISPATCH_LEVEL. Not recursive.
    pub(crate) fn lock(&self) -> SpinGuard<'_, T> {
        // SAFETY: the lock word is initialised (`new`), lives as long as self, and is touched by the kernel only.
        let irql = unsafe { KeAcquireSpinLockRaiseToDpc(self.lock.get()) };
        SpinGuard {
            lock: self,
            irql,
            not_send: PhantomData,
        }
    }
}

/// The held lock; dropping it releases the lock at the saved IRQL.
pub(crate) struct SpinGuard<'a, T> {
    lock: &'a SpinLock<T>,
    irql: KIRQL,
    // The level belongs to the processor that took the lock.
    not_send: PhantomData<*mut ()>,
}

impl<T> Deref for SpinGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock, so no other thread has a reference to the value.
        unsafe { &*self.lock.value.get() }
    }
}

impl<T> DerefMut for SpinGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the guard holds the lock, and `&mut self` rules out other references through it.
        unsafe { &mut *self.lock.value.get() }
    }
}

impl<T> Drop for SpinGuard<'_, T> {
    fn drop(&mut self) {
        // SAFETY: this thread took the lock, at DISPATCH_LEVEL since, and the saved IRQL is the one before.
        unsafe { KeReleaseSpinLock(self.lock.lock.get(), self.irql) };
    }
}
