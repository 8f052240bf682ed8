//! Models of what runs at the same time in `fwps`: every order of the steps that matter is tried.
//!
//! The files under test are those of the crate, compiled once more with atomics and locks that a model checker drives. What they need of the
//! rest of the crate stands here, under the same names.
//!
//! A sanitizer does not know the stacks that the model checker switches between, and takes an hour for what takes seconds; the models have
//! nothing for it to find that they would not find themselves.

#![cfg(not(sanitized))]
#![allow(unreachable_pub, reason = "the files under test are modules of a library")]

#[path = "../../fwps/src/callout/context/state.rs"]
mod context_state;
#[path = "../../fwps/src/queue/exchange.rs"]
#[allow(dead_code, reason = "not every function is modelled")]
mod exchange;
#[path = "../../fwps/src/queue/limits.rs"]
#[allow(dead_code, reason = "not every function is modelled")]
mod limits;
#[path = "../../fwps/src/inject/pending.rs"]
mod pending;
#[path = "../../fwps/src/inject/rundown.rs"]
mod rundown;
#[path = "../../fwps/src/callout/slot.rs"]
#[allow(
    dead_code,
    reason = "the trait of the callouts that have slots is the compiler's to check"
)]
mod slot;

mod atomic {
    pub(crate) use loom::sync::atomic::{AtomicU64, AtomicUsize, Ordering, fence};

    pub(crate) use crate::atomic_pointer::AtomicPtr;
}

mod ffi {
    use std::cell::Cell;

    loom::thread_local! {
        /// Where the stack of a thread of a model is; all are at one place unless a model says otherwise.
        pub(crate) static STACK: Cell<usize> = Cell::new(0);
    }

    pub(crate) fn stack_address() -> usize {
        STACK.with(Cell::get)
    }

    /// Lets another thread go on, which is all that waiting is here.
    pub(crate) fn pause(_passive: &crate::Passive<'_>) {
        loom::thread::yield_now();
    }
}

mod sync {
    use std::ops::{Deref, DerefMut};

    pub(crate) struct SpinLock<T>(loom::sync::Mutex<T>);

    pub(crate) struct SpinGuard<'a, T>(loom::sync::MutexGuard<'a, T>);

    impl<T> SpinLock<T> {
        pub(crate) fn new(value: T) -> Self {
            Self(loom::sync::Mutex::new(value))
        }

        pub(crate) fn lock(&self) -> SpinGuard<'_, T> {
            SpinGuard(self.0.lock().expect("no model panics with the lock"))
        }
    }

    impl<T> Deref for SpinGuard<'_, T> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.0
        }
    }

    impl<T> DerefMut for SpinGuard<'_, T> {
        fn deref_mut(&mut self) -> &mut T {
            &mut self.0
        }
    }
}

mod pool {
    use std::collections::VecDeque;

    /// A bounded array, as the crate's.
    pub(crate) struct PoolArray<T> {
        values: VecDeque<T>,
        capacity: usize,
    }

    impl<T> PoolArray<T> {
        pub(crate) fn with_capacity(capacity: usize) -> Result<Self, crate::Error> {
            Ok(Self {
                values: VecDeque::new(),
                capacity,
            })
        }

        pub(crate) fn is_empty(&self) -> bool {
            self.values.is_empty()
        }

        pub(crate) fn len(&self) -> usize {
            self.values.len()
        }

        pub(crate) fn push(&mut self, value: T) -> Result<(), T> {
            if self.values.len() == self.capacity {
                return Err(value);
            }
            self.values.push_back(value);
            Ok(())
        }

        pub(crate) fn values_mut(&mut self) -> &mut [T] {
            self.values.make_contiguous()
        }

        pub(crate) fn drain(&mut self) -> std::collections::vec_deque::Drain<'_, T> {
            self.values.drain(..)
        }
    }
}

use limits::QueueLimits;

/// The witness of the crate; a model has no levels.
pub(crate) struct Passive<'a>(core::marker::PhantomData<&'a ()>);

impl Passive<'_> {
    fn assume() -> Self {
        Self(core::marker::PhantomData)
    }
}

/// What of the crate's errors the files under test give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The slot is taken.
    AlreadyRegistered,
}

/// What a callout is to its slot.
pub trait Callout: Sized + 'static {}

/// How the image ends what it has.
mod driver {
    pub(crate) trait Close {
        fn close(&self, passive: &crate::Passive<'_>);
    }
}

mod atomic_pointer;
mod callouts;
mod completions;
mod contexts;
mod handle;
mod pended;
mod queue;
