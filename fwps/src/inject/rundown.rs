//! Who is inside an inject function right now.
//!
//! The image destroys handles whose owner was leaked, or is held by a completion of another handle. Such a handle may be in
//! use at that moment, so each use is counted. The counters are striped by stack address: processors run on different
//! stacks, so they rarely share a cache line, and the cost stays flat as processors are added.

use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::Passive;

const STRIPES: usize = 16;

/// A counter and the rest of a cache line: counters are a line apart, so no two share one. Pool blocks are aligned to 16 bytes
/// only, so the type asks for no more.
#[repr(C)]
struct Stripe(AtomicUsize, [u8; CACHE_LINE - size_of::<AtomicUsize>()]);

const CACHE_LINE: usize = 64;

/// Counts users until it is closed.
pub(crate) struct Rundown {
    closed: AtomicBool,
    stripes: [Stripe; STRIPES],
}

/// One user; dropping it ends the use.
pub(crate) struct Using<'a>(&'a Stripe);

impl Rundown {
    pub(crate) const fn new() -> Self {
        Self {
            closed: AtomicBool::new(false),
            stripes: [const { Stripe(AtomicUsize::new(0), [0; CACHE_LINE - size_of::<AtomicUsize>()]) };
                STRIPES],
        }
    }

    /// Begins a use, or gives `None` if the rundown is closed.
    pub(crate) fn enter(&self) -> Option<Using<'_>> {
        let here = 0_u8;
        // Kernel stacks are at least 12 KB long and aligned to pages.
        let index = (&raw const here).addr() >> 14;
        let stripe = self.stripes.get(index % STRIPES)?;
        // Sequentially consistent, as the three operations below in `close`: either this thread sees the flag, or the closer
        // sees the count.
        stripe.0.fetch_add(1, Ordering::SeqCst);
        let using = Using(stripe);
        if self.closed.load(Ordering::SeqCst) {
            None
        } else {
            Some(using)
        }
    }

    /// Refuses new users and waits for the present ones to leave. PASSIVE_LEVEL.
    pub(crate) fn close(&self, passive: &Passive<'_>) {
        self.closed.store(true, Ordering::SeqCst);
        for stripe in &self.stripes {
            while stripe.0.load(Ordering::SeqCst) != 0 {
                crate::ffi::pause(passive);
            }
        }
    }
}

impl Drop for Using<'_> {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Release);
    }
}
