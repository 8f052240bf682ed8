//! Atomics, by one name, so that the workspace's models can put their own in the place of the processor's.

pub(crate) use core::sync::atomic::{AtomicPtr, AtomicU64, AtomicUsize, Ordering, fence};
