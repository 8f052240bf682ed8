//! Which threads are inside a completion closure at PASSIVE_LEVEL.
//!
//! Destroying an injection handle there would wait for the very completion that does it, so no passive witness is given out there. Above
//! PASSIVE_LEVEL the IRQL tells, and nothing is marked.

use core::{
    ffi::c_void,
    ptr,
    sync::atomic::{AtomicPtr, AtomicUsize, Ordering},
};

use crate::ffi::current_thread;

const PLACES: usize = 64;

static THREADS: [AtomicPtr<c_void>; PLACES] = [const { AtomicPtr::new(ptr::null_mut()) }; PLACES];

/// Completions that found no place; while there are any, every thread counts as inside.
static UNPLACED: AtomicUsize = AtomicUsize::new(0);

/// This thread is inside a completion until the mark is dropped.
pub(crate) struct Inside(Option<&'static AtomicPtr<c_void>>);

impl Inside {
    pub(crate) fn enter() -> Self {
        let thread = current_thread();
        // Each thread begins its search elsewhere, so threads rarely meet. Thread ids are multiples of four.
        let (before, after) = THREADS.split_at((thread.addr() / 4) % PLACES);
        let place = after.iter().chain(before).find(|place| {
            place
                .compare_exchange(ptr::null_mut(), thread, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
        });
        if place.is_none() {
            UNPLACED.fetch_add(1, Ordering::Relaxed);
        }
        Self(place)
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        match self.0 {
            Some(place) => place.store(ptr::null_mut(), Ordering::Relaxed),
            None => {
                UNPLACED.fetch_sub(1, Ordering::Relaxed);
            }
        }
    }
}

/// Whether this thread may be inside a completion. A thread sees its own marks in order, so relaxed accesses are enough.
pub(crate) fn this_thread_completes() -> bool {
    if UNPLACED.load(Ordering::Relaxed) != 0 {
        return true;
    }
    let thread = current_thread();
    THREADS
        .iter()
        .any(|place| place.load(Ordering::Relaxed) == thread)
}
