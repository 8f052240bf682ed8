//! What the drivers of these tests are told before they load, and what is counted while they run.
//!
//! A process has one simulated machine at a time, so both are static; [`play`] keeps the tests of this file apart.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicI32, AtomicU32, Ordering::Relaxed},
};

use fwps::{
    Status,
    inject::{Completed, InjectError},
    nbl::Origin,
};
use fwps_sim::{DriverEntry, Outcome, Sim, SimBuilder};

/// How a driver takes a packet, and what it puts into its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// A clone.
    Clone,
    /// A clone, with a target that has left the call.
    Detached,
    /// A clone, injected by a worker.
    Queued,
    /// A reference, cloned and injected by a worker.
    Referenced,
    /// A copy in memory of the driver's own.
    Copy,
    /// The parts of a split clone, one by one.
    Parts,
    /// A copy of each packet of the list, one by one.
    Copies,
    /// A chain of clones, parts or copies, in one call. Frames and streams only.
    Chain,
    /// The original itself. Frames only.
    Original,
    /// A clone, whose custody is not used.
    Forget,
}

/// Kinds of injection, as a set.
pub(crate) const NETWORK: u32 = 1;
pub(crate) const FORWARD: u32 = 2;
pub(crate) const MAC: u32 = 4;
pub(crate) const SWITCH: u32 = 8;
pub(crate) const TRANSPORT: u32 = 16;
pub(crate) const STREAM: u32 = 32;
pub(crate) const DATAGRAM: u32 = 64;
pub(crate) const ERROR: u32 = 128;

/// What the next driver does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// The kinds that it has filters for.
    pub(crate) kinds: u32,
    pub(crate) way: Way,
    /// The completion captures more than any block has room for.
    pub(crate) large: bool,
    /// Completions take their blocks from a lookaside list.
    pub(crate) lookaside: bool,
    /// What was refused is injected once more, with all that came back.
    pub(crate) again: bool,
    /// Every packet is taken in a way that this number and the packets before choose.
    pub(crate) random: Option<u64>,
}

impl Plan {
    pub(crate) const fn new(kinds: u32, way: Way) -> Self {
        Self {
            kinds,
            way,
            large: false,
            lookaside: false,
            again: false,
            random: None,
        }
    }
}

static PLAN: Mutex<Plan> = Mutex::new(Plan::new(0, Way::Clone));
static ONE_RUN: Mutex<()> = Mutex::new(());

/// What was counted since the run began.
pub(crate) static TALLY: Tally = Tally {
    made: AtomicU32::new(0),
    dropped: AtomicU32::new(0),
    completed: AtomicU32::new(0),
    failed: AtomicU32::new(0),
    refused: AtomicU32::new(0),
    status: AtomicI32::new(0),
    own: AtomicU32::new(0),
    wrong: AtomicU32::new(0),
};

/// Counters of one run.
pub(crate) struct Tally {
    /// Completions that were made, and those that are gone.
    pub(crate) made: AtomicU32,
    pub(crate) dropped: AtomicU32,
    /// Lists that came back, and those of them that were dropped on their way.
    pub(crate) completed: AtomicU32,
    pub(crate) failed: AtomicU32,
    /// Refused injections, and the status of the last one.
    pub(crate) refused: AtomicU32,
    pub(crate) status: AtomicI32,
    /// Packets of the driver's own that came by.
    pub(crate) own: AtomicU32,
    /// What must not happen.
    pub(crate) wrong: AtomicU32,
}

impl Tally {
    fn reset(&self) {
        for counter in [
            &self.made,
            &self.dropped,
            &self.completed,
            &self.failed,
            &self.refused,
            &self.own,
            &self.wrong,
        ] {
            counter.store(0, Relaxed);
        }
        self.status.store(0, Relaxed);
    }
}

pub(crate) fn count(counter: &AtomicU32) {
    counter.fetch_add(1, Relaxed);
}

/// What the loading driver is to do.
pub(crate) fn plan() -> Plan {
    *PLAN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a completion captures: it counts its own end, and the lists that it is called with.
pub(crate) struct Witness<const WORDS: usize>([u64; WORDS]);

const PATTERN: u64 = 0x5741_5443_4845_5253;

impl<const WORDS: usize> Witness<WORDS> {
    pub(crate) fn new() -> Self {
        count(&TALLY.made);
        Self([PATTERN; WORDS])
    }

    pub(crate) fn saw<O: Origin>(&self, completed: &Completed<O>) {
        count(&TALLY.completed);
        if completed.result().is_err() {
            count(&TALLY.failed);
        }
        if self.0 != [PATTERN; WORDS] {
            count(&TALLY.wrong);
        }
    }
}

impl<const WORDS: usize> Drop for Witness<WORDS> {
    fn drop(&mut self) {
        if self.0 != [PATTERN; WORDS] {
            count(&TALLY.wrong);
        }
        self.0 = [0; WORDS];
        count(&TALLY.dropped);
    }
}

/// Counts a refusal.
pub(crate) fn refused(status: Status) {
    count(&TALLY.refused);
    TALLY.status.store(status.to_raw(), Relaxed);
}

/// Injects; after a refusal once more if the plan says so, with what came back.
pub(crate) fn attempt<L, T, C>(
    injected: Result<(), InjectError<L, T, C>>,
    again: bool,
    inject: impl FnOnce(L, T, C) -> Result<(), InjectError<L, T, C>>,
) -> Result<(), L> {
    let error = match injected {
        Ok(()) => return Ok(()),
        Err(error) => error,
    };
    refused(error.status);
    if !again {
        return Err(error.list);
    }
    inject(error.list, error.target, error.completion).map_err(|error| {
        refused(error.status);
        error.list
    })
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Played {
    pub(crate) outcome: Outcome,
    pub(crate) completed: u32,
    pub(crate) failed: u32,
    pub(crate) refused: u32,
    pub(crate) status: i32,
    pub(crate) own: u32,
}

/// While this is held, no other run of this file begins.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    ONE_RUN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says what the next driver does, and begins to count.
pub(crate) fn plan_next(plan: Plan) {
    *PLAN.lock().unwrap_or_else(PoisonError::into_inner) = plan;
    TALLY.reset();
}

/// Loads drivers with a plan, lets traffic pass, unloads them, and checks what holds for every run of correct drivers.
#[track_caller]
pub(crate) fn play(
    plan: Plan,
    builder: SimBuilder,
    entries: &[DriverEntry],
    traffic: impl FnOnce(&mut Sim),
) -> Played {
    let _one = alone();
    plan_next(plan);
    let mut sim = builder.build();
    let mut drivers = Vec::new();
    let mut complete = true;
    for entry in entries {
        match sim.load(*entry) {
            Ok(driver) => drivers.push(driver),
            Err(_) => complete = false,
        }
    }
    if complete {
        traffic(&mut sim);
    }
    for driver in drivers {
        sim.unload(driver);
    }
    let outcome = sim.finish();
    outcome.assert_clean();
    let load = |counter: &AtomicU32| counter.load(Relaxed);
    assert_eq!(load(&TALLY.wrong), 0, "{plan:?}, seed {}", outcome.seed);
    assert_eq!(
        load(&TALLY.made),
        load(&TALLY.dropped),
        "{plan:?}, seed {}",
        outcome.seed
    );
    assert_eq!(
        outcome.injected, outcome.completed,
        "{plan:?}, seed {}",
        outcome.seed
    );
    Played {
        completed: load(&TALLY.completed),
        failed: load(&TALLY.failed),
        refused: load(&TALLY.refused),
        status: TALLY.status.load(Relaxed),
        own: load(&TALLY.own),
        outcome,
    }
}
