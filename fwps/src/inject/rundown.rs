//! Who is inside an inject function right now.
//!
//! The image destroys handles whose owner was leaked, or is held by a completion of another handle. Such a handle may be in
//! use at that moment, so each use is counted. The counters are striped by stack address: processors run on different
//! stacks, so they rarely share a cache line, and the cost stays flat as processors are added.
//!
//! The workspace's models run this very file under every order of its steps.

use core::array;

use crate::{
    Passive,
    atomic::{AtomicUsize, Ordering},
    ffi::{pause, stack_address},
};

const STRIPES: usize = 16;

/// The sign bit of a stripe: no new user may enter. One place for both facts, so that one operation enters and asks.
const CLOSED: usize = 1 << (usize::BITS - 1);

/// A counter and the rest of a cache line: counters are a line apart, so no two share one. Pool blocks are aligned to 16 bytes
/// only, so the type asks for no more.
#[repr(C)]
#[derive(Debug)]
struct Stripe(AtomicUsize, [u8; PADDING]);

const CACHE_LINE: usize = 64;
const PADDING: usize = CACHE_LINE - size_of::<usize>();

/// Counts users until it is closed.
pub(crate) struct Rundown {
    stripes: [Stripe; STRIPES],
}

/// One user; dropping it ends the use.
#[derive(Debug)]
pub struct Using<'a>(&'a Stripe);

impl Rundown {
    pub(crate) fn new() -> Self {
        Self {
            stripes: array::from_fn(|_| Stripe(AtomicUsize::new(0), [0; PADDING])),
        }
    }

    /// Begins a use, or gives `None` if the rundown is closed.
    pub(crate) fn enter(&self) -> Option<Using<'_>> {
        // Kernel stacks are at least 12 KB long and aligned to pages.
        let stripe = self.stripes.get((stack_address() >> 14) % STRIPES)?;
        // Each stripe has one order of its changes: either this one comes before the closer's, who then waits for it, or it sees
        // the flag.
        let before = stripe.0.fetch_add(1, Ordering::Acquire);
        let using = Using(stripe);
        // Tested as a sign, which the addition has left in the processor's flags.
        if (before.wrapping_add(1) as isize) < 0 {
            None
        } else {
            Some(using)
        }
    }

    /// Refuses new users and waits for the present ones to leave. PASSIVE_LEVEL.
    pub(crate) fn close(&self, passive: &Passive<'_>) {
        refuse_all(&self.stripes);
        wait_for_all(&self.stripes, passive);
    }

    /// Refuses new users, and says whether there are none, without waiting: one of them may be this very thread.
    pub(crate) fn try_close(&self) -> bool {
        refuse_all(&self.stripes);
        are_unused(&self.stripes)
    }
}

/// Closes any number of stripes: this happens once, so it is not to be unrolled.
#[inline(never)]
fn refuse_all(stripes: &[Stripe]) {
    for stripe in stripes {
        stripe.0.fetch_or(CLOSED, Ordering::AcqRel);
    }
}

/// Waits until nobody uses closed stripes.
#[inline(never)]
fn wait_for_all(stripes: &[Stripe], passive: &Passive<'_>) {
    for stripe in stripes {
        while stripe.0.load(Ordering::Acquire) != CLOSED {
            pause(passive);
        }
    }
}

#[inline(never)]
fn are_unused(stripes: &[Stripe]) -> bool {
    stripes
        .iter()
        .all(|stripe| stripe.0.load(Ordering::Acquire) == CLOSED)
}

impl Drop for Using<'_> {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Release);
    }
}
