//! What the callouts of this driver have in common: choices by the seed, and what they count.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed},
    },
};

use fwps::layer::Layer;

/// Packets that the driver does not let go on, on purpose or because something was refused.
pub(crate) static LOST: AtomicU32 = AtomicU32::new(0);
/// Contexts of flows and filters that were made, and those that are gone.
pub(crate) static KEPT: AtomicU32 = AtomicU32::new(0);
pub(crate) static GONE: AtomicU32 = AtomicU32::new(0);
/// Operations and classifications that were pended in all runs, by the id of their layer.
pub(crate) static PENDED: Mutex<BTreeMap<u16, u64>> = Mutex::new(BTreeMap::new());
/// Whether the driver forgets some of what it should drop.
pub(crate) static LEAKS: AtomicBool = AtomicBool::new(false);

static STATE: AtomicU64 = AtomicU64::new(0);

/// Begins the choices of a run.
pub(crate) fn begin(seed: u64, leaks: bool) {
    for counter in [&LOST, &KEPT, &GONE] {
        counter.store(0, Relaxed);
    }
    LEAKS.store(leaks, Relaxed);
    STATE.store(seed.wrapping_mul(0xD134_2543_DE82_EF95), Relaxed);
}

/// A number below `bound`. One thread of the machine runs at a time, so the seed decides.
pub(crate) fn below(bound: u64) -> u64 {
    const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut bits = STATE.fetch_add(STEP, Relaxed).wrapping_add(STEP);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (bits ^ (bits >> 31)) % bound
}

pub(crate) fn one_in(bound: u64) -> bool {
    below(bound) == 0
}

pub(crate) fn count(counter: &AtomicU32) {
    counter.fetch_add(1, Relaxed);
}

/// Counts something that was pended at a layer.
pub(crate) fn count_pended<L: Layer>() {
    *PENDED.lock().expect("no test panicked").entry(L::ID).or_default() += 1;
}

/// Drops a value, or forgets it where the run is about leaks.
pub(crate) fn dispose<T>(value: T) {
    if LEAKS.load(Relaxed) && one_in(2) {
        std::mem::forget(value);
    } else {
        drop(value);
    }
}

/// Something that is kept with a flow or a filter: whole until it is dropped.
#[derive(Debug)]
pub(crate) struct Noted(u64, u64);

impl Noted {
    pub(crate) fn new(number: u64) -> Self {
        count(&KEPT);
        Self(number, !number)
    }

    pub(crate) fn check(&self) {
        assert_eq!(self.0, !self.1, "the context is gone");
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        self.check();
        self.1 = self.0;
        count(&GONE);
    }
}
