//! Models of what runs at the same time in `fwps`: every order of the steps that matter is tried.
//!
//! The files under test are those of the crate, compiled once more with atomics and locks that a model checker drives. What they need of the
//! rest of the crate stands here, under the same names.

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

mod atomic {
    pub(crate) use loom::sync::atomic::{AtomicU64, AtomicUsize, Ordering, fence};
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
    pub(crate) struct SpinLock<T>(loom::sync::Mutex<T>);

    impl<T> SpinLock<T> {
        pub(crate) fn new(value: T) -> Self {
            Self(loom::sync::Mutex::new(value))
        }

        pub(crate) fn lock(&self) -> loom::sync::MutexGuard<'_, T> {
            self.0.lock().expect("no model panics with the lock")
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
        pub(crate) fn with_capacity(capacity: usize) -> Self {
            Self {
                values: VecDeque::new(),
                capacity,
            }
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

mod completions;
mod contexts;
mod handle;
mod queue;
