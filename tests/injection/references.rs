//! Packets that are taken by a counted reference, and cloned by a worker.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU32, Ordering::Relaxed},
};

use fwps::{
    Guid, InjectionHandle, Job, OutOfBand, OutOfBandQueue, Shared, V4,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    inject::{Transport, TransportReceive},
    layer::InboundTransportV4,
    nbl::CapturedReference,
};
use fwps_sim::{Faults, Shape, Sim};
use fwps_sys::STATUS_INSUFFICIENT_RESOURCES;

use crate::{
    common::{Plan, Played, TALLY, Way, count, play, refused},
    program::program,
    traffic::packet,
};

/// What the callout returns, and what the worker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Course {
    /// The verdict that comes with the reference.
    Absorb,
    /// Another verdict.
    Proceed,
    Block,
    /// The worker drops the reference.
    Drop,
}

static COURSE: Mutex<Course> = Mutex::new(Course::Absorb);
/// References that had moved, and clones that were refused.
static MOVED: AtomicU32 = AtomicU32::new(0);
static REFUSED: AtomicU32 = AtomicU32::new(0);

fn course() -> Course {
    *COURSE.lock().unwrap_or_else(PoisonError::into_inner)
}

type Handle = Shared<InjectionHandle<Transport>>;

struct Refers(OutOfBandQueue<Later>, Handle);

struct Later {
    packet: CapturedReference,
    target: TransportReceive<V4>,
    length: usize,
}

impl Job for Later {
    type State = Handle;

    fn run(self, handle: &Handle, out_of_band: &OutOfBand<'_>) {
        match self.packet.list() {
            Ok(list) if list.data_length() == self.length => {}
            Ok(_) => count(&TALLY.wrong),
            Err(_) => count(&MOVED),
        }
        if course() == Course::Drop {
            return;
        }
        // The reference that comes back is tried again.
        let cloned = self.packet.into_clone().or_else(|error| {
            count(&REFUSED);
            error.reference.into_clone()
        });
        let Ok(list) = cloned
            .map_err(|_| ())
            .and_then(|list| list.into_single().map_err(|_| ()))
        else {
            return count(&TALLY.wrong);
        };
        if let Err(error) = handle.inject_transport_receive(out_of_band, list, self.target, drop) {
            refused(error.status);
        }
    }
}

impl Callout for Refers {
    type Layer = InboundTransportV4;
    const KEY: Guid = Guid::from_u128(0xE940);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, InboundTransportV4>) -> Verdict<'c> {
        let length = classify.packet().map_or(0, fwps::nbl::NblRef::data_length);
        let (Some(target), Ok(claim)) = (classify.transport_receive(), self.1.claim(classify)) else {
            return Verdict::proceed();
        };
        let (packet, verdict) = match classify.capture_reference(claim) {
            Ok(captured) => captured,
            Err(error) => return error.claim.permit(),
        };
        let later = Later {
            packet,
            target,
            length,
        };
        if self.0.push(later).is_err() {
            count(&TALLY.wrong);
        }
        match course() {
            Course::Absorb | Course::Drop => verdict,
            Course::Proceed => Verdict::proceed(),
            Course::Block => Verdict::block(),
        }
    }
}

program!(start, [Refers], {
    let handle = Shared::try_new(start.injection_handle()?)?;
    start.register(Refers(start.queue(16, handle.clone())?, handle))?;
});

const NUMBERS: [u8; 3] = [0, 2, 4];

fn run(course: Course, seed: u64, faults: Option<Faults>) -> Played {
    *COURSE.lock().unwrap_or_else(PoisonError::into_inner) = course;
    let mut builder = Sim::builder().seed(seed).shape(Shape::Seeded);
    if let Some(faults) = faults {
        builder = builder.faults(faults);
    }
    play(Plan::new(0, Way::Clone), builder, &[DriverEntry], |sim| {
        for number in NUMBERS {
            sim.receive(&packet(number, true)).expect("well formed");
        }
    })
}

fn arrived(played: &Played) -> Vec<Vec<u8>> {
    let output = played.outcome.output.iter();
    let mut arrived: Vec<_> = output.map(|packet| packet.bytes.clone()).collect();
    arrived.sort();
    arrived
}

fn all() -> Vec<Vec<u8>> {
    let mut all: Vec<_> = NUMBERS.map(|number| packet(number, true)).into();
    all.sort();
    all
}

static TURN: Mutex<()> = Mutex::new(());

/// C-095, C-097: the clone starts at its headers, wherever the stack has moved the data start to meanwhile.
#[test]
fn a_worker_clones_what_was_taken_by_reference() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    MOVED.store(0, Relaxed);
    for seed in 0..12 {
        let played = run(Course::Absorb, seed, None);
        assert_eq!(arrived(&played), all(), "seed {seed}");
        assert_eq!(played.outcome.injected, 3, "seed {seed}");
    }
    assert!((1..36).contains(&MOVED.load(Relaxed)), "some move");
}

/// C-095, C-159: whatever classify returns, the original is absorbed, and nobody after it is asked.
#[test]
fn what_was_taken_by_reference_is_absorbed_in_any_case() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    for course in [Course::Proceed, Course::Block] {
        for seed in 0..4 {
            let played = run(course, seed, None);
            assert_eq!(arrived(&played), all(), "{course:?}, seed {seed}");
            let counters = played.outcome.layer(fwps_sim::Layer::InboundTransportV4);
            assert_eq!(counters.absorbed, 3, "{course:?}, seed {seed}");
        }
    }
}

/// C-164: what is not cloned is dropped with its reference.
#[test]
fn a_dropped_reference_drops_the_packet() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    for seed in 0..4 {
        let played = run(Course::Drop, seed, None);
        assert_eq!(arrived(&played), [[0_u8; 0]; 0], "seed {seed}");
    }
}

/// A refused clone loses nothing: the reference comes back.
#[test]
fn a_refused_clone_gives_the_reference_back() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    REFUSED.store(0, Relaxed);
    for which in 1..=3 {
        let faults = Faults::nth(
            "FwpsAllocateCloneNetBufferList0",
            which,
            STATUS_INSUFFICIENT_RESOURCES,
        );
        let played = run(Course::Absorb, which, Some(faults));
        assert_eq!(arrived(&played), all(), "clone {which}");
    }
    assert_eq!(REFUSED.load(Relaxed), 3);
}
