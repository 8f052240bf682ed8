//! Filter contexts: what a callout keeps with the filters that name it, and filters that it refuses.

use std::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
};

use fwps::{
    Error, Guid, Job, OutOfBand, OutOfBandQueue, Passive, PoolBox, Status,
    callout::{Callout, CalloutFlags, Classify, FilterCallout, NewFilter, Verdict},
    driver::{Driver, Start},
    layer::OutboundTransportV4,
    management::Engine,
};
use fwps_sim::Sim;
use fwps_workspace::drivers::{SUBLAYER, datagram};

use crate::{
    Noted, all_came_back, begin, foreign,
    keeper::{add, session},
    turn,
};

/// Calls with and without a context.
static WITH: AtomicU32 = AtomicU32::new(0);
static WITHOUT: AtomicU32 = AtomicU32::new(0);
/// Filters that were committed.
static COMMITTED: AtomicU32 = AtomicU32::new(0);
/// Contexts that came back through `filter_deleted`.
static DELETED: AtomicU32 = AtomicU32::new(0);
static REFUSE: Mutex<Option<Error>> = Mutex::new(None);
/// Whether a worker closes the session while a call runs.
static CLOSES: AtomicBool = AtomicBool::new(false);
/// The raw context that the last filter came with.
static RAW: AtomicU64 = AtomicU64::new(0);
/// Whether another driver adds the filters.
static FOREIGN: AtomicBool = AtomicBool::new(false);

struct Keeps(OutOfBandQueue<CloseSession>);

struct CloseSession;

impl Job for CloseSession {
    type State = ();

    fn run(self, _state: &(), _worker: &OutOfBand<'_>) {
        let engine = ENGINE.lock().expect("no test panicked").take();
        drop(engine);
    }
}

static ENGINE: Mutex<Option<Engine>> = Mutex::new(None);

impl Callout for Keeps {
    type Layer = OutboundTransportV4;
    const KEY: Guid = Guid::from_u128(0xF6);
    const FLAGS: CalloutFlags = CalloutFlags::ENABLE_COMMIT_ADD_NOTIFY;

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundTransportV4>) -> Verdict<'c> {
        let Some(context) = classify.filter_context::<Self>() else {
            WITHOUT.fetch_add(1, Ordering::Relaxed);
            return Verdict::proceed();
        };
        WITH.fetch_add(1, Ordering::Relaxed);
        assert_eq!(context.number(), classify.filter_id());
        if CLOSES.load(Ordering::Relaxed) {
            let _full = self.0.push(CloseSession);
            for _ in 0..6 {
                // Each call lets other threads run.
                drop(PoolBox::try_new(1));
                assert_eq!(context.number(), classify.filter_id());
            }
        }
        Verdict::proceed()
    }
}

impl FilterCallout for Keeps {
    type FilterContext = Noted;

    fn filter_added(&self, filter: &NewFilter<'_>) -> Result<Noted, Error> {
        assert!(filter.key().is_some() && !filter.has_provider_context());
        RAW.store(filter.raw_context(), Ordering::Relaxed);
        match *REFUSE.lock().expect("no test panicked") {
            None => Ok(Noted::new(filter.id())),
            Some(error) => Err(error),
        }
    }

    fn filter_committed(&self, context: &Noted) {
        assert_ne!(context.number(), 0);
        COMMITTED.fetch_add(1, Ordering::Relaxed);
    }

    fn filter_deleted(&self, context: PoolBox<Noted>) {
        assert_ne!(context.number(), 0);
        DELETED.fetch_add(1, Ordering::Relaxed);
    }
}

struct Program;

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register_filter(Keeps(start.queue(4, ())?))?;
        if FOREIGN.load(Ordering::Relaxed) {
            return Ok(Self);
        }
        let mut engine = session(start)?;
        let added = add::<Keeps>(&mut engine, start, SUBLAYER);
        if added.is_err() && REFUSE.lock().expect("no test panicked").is_none() {
            added?;
        }
        *ENGINE.lock().expect("no test panicked") = Some(engine);
        Ok(Self)
    }

    fn stop(&mut self, _passive: &Passive<'_>) {
        let engine = ENGINE.lock().expect("no test panicked").take();
        drop(engine);
    }
}

fwps::driver_entry!(Program, callouts: [Keeps]);

fn reset() {
    begin();
    for counter in [&WITH, &WITHOUT, &COMMITTED, &DELETED] {
        counter.store(0, Ordering::Relaxed);
    }
    CLOSES.store(false, Ordering::Relaxed);
    FOREIGN.store(false, Ordering::Relaxed);
    *REFUSE.lock().expect("no test panicked") = None;
}

fn send(sim: &mut Sim, count: usize) {
    for _ in 0..count {
        sim.send(&datagram()).expect("a whole packet");
    }
}

/// C-195, C-196, C-197: also where the engine tells what this version of the crate does not know.
#[test]
fn a_filter_brings_what_is_kept_with_it() {
    let _turn = turn();
    for seed in 0..30 {
        reset();
        let mut sim = Sim::builder()
            .seed(seed)
            .unknown_notifications(seed % 2 == 0)
            .build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        send(&mut sim, 4);
        sim.unload(driver);
        sim.finish().assert_clean();
        assert_eq!(all_came_back(), 1);
        assert_eq!(COMMITTED.load(Ordering::Relaxed), 1);
        assert_eq!(DELETED.load(Ordering::Relaxed), 1);
        assert_eq!(
            (WITH.load(Ordering::Relaxed), WITHOUT.load(Ordering::Relaxed)),
            (4, 0)
        );
    }
}

/// C-194: whatever the callout says, the filter is refused.
#[test]
fn a_filter_may_be_refused() {
    let _turn = turn();
    for status in [
        Status::INSUFFICIENT_RESOURCES,
        Status::OBJECT_NAME_EXISTS,
        Status::SUCCESS,
    ] {
        reset();
        *REFUSE.lock().expect("no test panicked") = Some(Error::Driver {
            reason: "one filter is enough",
            status,
        });
        let mut sim = Sim::builder().build();
        let driver = sim
            .load(DriverEntry)
            .expect("the driver loads without its filter");
        send(&mut sim, 2);
        sim.unload(driver);
        sim.finish().assert_clean();
        assert_eq!(all_came_back(), 0);
        assert_eq!(COMMITTED.load(Ordering::Relaxed), 0);
        assert_eq!(
            WITH.load(Ordering::Relaxed) + WITHOUT.load(Ordering::Relaxed),
            0,
            "{status}"
        );
    }
}

/// C-197: the session is closed, and with it the filter deleted, while a call reads its context.
#[test]
fn a_filter_may_go_while_a_call_reads_its_context() {
    let _turn = turn();
    let mut early = 0;
    for seed in 0..100 {
        reset();
        CLOSES.store(true, Ordering::Relaxed);
        let mut sim = Sim::builder().seed(seed).build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        send(&mut sim, 3);
        early += DELETED.load(Ordering::Relaxed);
        sim.unload(driver);
        sim.finish().assert_clean();
        assert_eq!(all_came_back(), 1);
        assert_eq!(DELETED.load(Ordering::Relaxed), 1);
    }
    assert!(early > 10, "{early} of 100 filters were deleted before unload");
}

/// C-199: what nobody tells of comes back when the callout goes.
#[test]
fn a_deletion_that_nobody_tells_of() {
    let _turn = turn();
    for seed in 0..40 {
        reset();
        let mut sim = Sim::builder().seed(seed).lost_delete_notifications(true).build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        send(&mut sim, 2);
        sim.unload(driver);
        sim.finish().assert_clean();
        assert_eq!(all_came_back(), 1);
        assert_eq!(DELETED.load(Ordering::Relaxed), 1);
    }
}

#[test]
fn any_call_may_fail() {
    let _turn = turn();
    for seed in 0..100 {
        reset();
        let mut sim = Sim::builder()
            .seed(seed)
            .faults(fwps_sim::Faults::random(0.1))
            .build();
        if let Ok(driver) = sim.load(DriverEntry) {
            send(&mut sim, 2);
            sim.unload(driver);
        }
        sim.finish().assert_clean();
        all_came_back();
    }
}

/// What a raw context may be: the number that a context of the crate has, too.
const RAW_CONTEXTS: [u64; 6] = [0, 1, 1 << 32 | 1, 2 << 32 | 1, 1 << 32 | 2, u64::MAX];

/// C-193, C-198: filters of others, older than the callout, with any raw context.
#[test]
fn a_raw_context_is_never_taken_for_a_context() {
    let _turn = turn();
    for raw in RAW_CONTEXTS {
        for seed in 0..5 {
            reset();
            FOREIGN.store(true, Ordering::Relaxed);
            let mut sim = Sim::builder().seed(seed).build();
            let (engine, old) = sim
                .run(|| {
                    let engine = foreign::open(Keeps::KEY.to_raw());
                    (engine, foreign::add(engine, Keeps::KEY.to_raw(), raw))
                })
                .expect("the machine runs");
            let driver = sim.load(DriverEntry).expect("the driver loads");
            send(&mut sim, 3);
            assert_eq!(WITHOUT.load(Ordering::Relaxed), 3);
            // A newer one has what is kept, and knows what it came with; both have the same raw context.
            let new = sim
                .run(|| foreign::add(engine, Keeps::KEY.to_raw(), raw))
                .expect("the machine runs");
            assert_eq!(RAW.load(Ordering::Relaxed), raw);
            send(&mut sim, 3);
            assert_eq!(WITHOUT.load(Ordering::Relaxed), 6);
            assert_eq!(WITH.load(Ordering::Relaxed), 3);
            sim.run(|| foreign::delete(engine, old))
                .expect("the machine runs");
            assert_eq!(DELETED.load(Ordering::Relaxed), 0, "raw context {raw:#x}");
            send(&mut sim, 1);
            assert_eq!(WITH.load(Ordering::Relaxed), 4);
            sim.run(|| foreign::delete(engine, new))
                .expect("the machine runs");
            assert_eq!(DELETED.load(Ordering::Relaxed), 1);
            sim.run(|| foreign::close(engine)).expect("the machine runs");
            sim.unload(driver);
            sim.finish().assert_clean();
            assert_eq!(all_came_back(), 1);
        }
    }
}
