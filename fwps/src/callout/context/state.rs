//! Who may read a value, and who gets it in the end.
//!
//! The workspace's models run this very file under every order of its steps.

use crate::atomic::{AtomicU64, Ordering};

/// Set while the value may be lent.
const LIVE: u64 = 1 << 31;
/// How often it is being read.
const READERS: u64 = LIVE - 1;
/// Where the generation begins.
const GENERATION: u32 = 32;

/// The state of a place: which generation of values lies there, whether it may be lent, and how often it is being read.
///
/// A generation begins with `publish` and ends with the one call of `retire` or `leave` that says `true`: its caller, and nobody else,
/// gets the value.
pub(crate) struct State(AtomicU64);

impl State {
    /// Nothing lies there. Generations begin at one.
    pub(crate) fn new() -> Self {
        Self(AtomicU64::new(1 << GENERATION))
    }

    /// The generation that lies there, or will be put there next. For the one who has the place.
    pub(crate) fn generation(&self) -> u32 {
        (self.0.load(Ordering::Relaxed) >> GENERATION) as u32
    }

    /// The generation that may be lent now, if there is one.
    pub(crate) fn live(&self) -> Option<u32> {
        // Acquire: who sees the state sees what the value belongs to.
        let state = self.0.load(Ordering::Acquire);
        (state & LIVE != 0).then_some((state >> GENERATION) as u32)
    }

    /// Lets the value be lent, which was put there before. For the one who has the place.
    pub(crate) fn publish(&self) {
        let state = self.0.load(Ordering::Relaxed) | LIVE;
        // Release: who sees the state sees the value.
        self.0.store(state, Ordering::Release);
    }

    /// Begins to read the value of a generation. False if that is not there any more.
    #[inline]
    pub(crate) fn enter(&self, generation: u32) -> bool {
        let mut state = self.0.load(Ordering::Relaxed);
        loop {
            let same = (state >> GENERATION) as u32 == generation;
            if !same || state & LIVE == 0 || state & READERS == READERS {
                return false;
            }
            // Acquire: the value was put there before the state was live.
            match self
                .0
                .compare_exchange_weak(state, state + 1, Ordering::Acquire, Ordering::Relaxed)
            {
                Ok(_) => return true,
                Err(now) => state = now,
            }
        }
    }

    /// Ends to read. True for the last one of a value that was retired meanwhile.
    #[inline]
    pub(crate) fn leave(&self) -> bool {
        // Release: the reading is over before the value goes. Acquire: for the one who gets it.
        let before = self.0.fetch_sub(1, Ordering::AcqRel);
        before & READERS == 1 && before & LIVE == 0
    }

    /// Lets the value of a generation be lent no more. True if nobody reads it; otherwise the last reader gets it.
    pub(crate) fn retire(&self, generation: u32) -> bool {
        let mut state = self.0.load(Ordering::Relaxed);
        loop {
            if (state >> GENERATION) as u32 != generation || state & LIVE == 0 {
                return false;
            }
            // As in `leave`; and the value was put there before.
            match self
                .0
                .compare_exchange_weak(state, state & !LIVE, Ordering::AcqRel, Ordering::Relaxed)
            {
                Ok(_) => return state & READERS == 0,
                Err(now) => state = now,
            }
        }
    }

    /// Makes the place ready for the next generation. False if every one was used, so that the place must not be used again. For the one
    /// who got the value.
    pub(crate) fn advance(&self) -> bool {
        let Some(next) = self.generation().checked_add(1) else {
            return false;
        };
        self.0.store(u64::from(next) << GENERATION, Ordering::Relaxed);
        true
    }
}

/// The number of a generation at a place. Not zero.
#[inline]
pub(crate) fn number(generation: u32, place: u32) -> u64 {
    u64::from(generation) << GENERATION | u64::from(place.wrapping_add(1))
}

/// Generation and place of a number.
#[inline]
pub(crate) fn parts(number: u64) -> Option<(u32, u32)> {
    Some(((number >> GENERATION) as u32, (number as u32).checked_sub(1)?))
}
