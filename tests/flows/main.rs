//! Flow contexts and filter contexts of the safe crate, on the simulator.

#![allow(unreachable_pub, reason = "the modules are parts of one test program")]

mod established;
mod filters;
mod foreign;
mod keeper;
mod lost;
mod refusals;
mod removal;
mod unload;

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU32, Ordering},
};

/// Contexts that were made, and those that were dropped.
static MADE: AtomicU32 = AtomicU32::new(0);
static DROPPED: AtomicU32 = AtomicU32::new(0);

/// Something that is kept: a number and its complement, which do not fit together any more when it is used after its end.
#[derive(Debug)]
pub struct Noted {
    number: u64,
    complement: u64,
}

impl Noted {
    /// A context that is whole.
    pub fn new(number: u64) -> Self {
        MADE.fetch_add(1, Ordering::Relaxed);
        Self {
            number,
            complement: !number,
        }
    }

    /// The number of a context that is whole.
    pub fn number(&self) -> u64 {
        assert_eq!(self.number, !self.complement, "the context is gone");
        self.number
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        assert_eq!(self.number, !self.complement, "the context is gone");
        self.complement = self.number;
        DROPPED.fetch_add(1, Ordering::Relaxed);
    }
}

/// Held by the test that runs: drivers and tests share statics. The counters begin at zero.
pub fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    begin();
    turn
}

/// Sets the counters to zero.
pub fn begin() {
    MADE.store(0, Ordering::Relaxed);
    DROPPED.store(0, Ordering::Relaxed);
}

/// How many contexts were made; every one of them was dropped, once.
#[track_caller]
pub fn all_came_back() -> u32 {
    let (made, dropped) = (MADE.load(Ordering::Relaxed), DROPPED.load(Ordering::Relaxed));
    assert_eq!(made, dropped, "contexts made and contexts dropped");
    made
}
