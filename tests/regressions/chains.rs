//! What the completions of chains keep.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps::{
    Error, Guid, InjectionHandle, Passive,
    callout::{Callout, CalloutFlags, Classify, StreamFlags, Verdict},
    driver::{Driver, Start},
    inject::{Completed, Stream, Within},
    layer::StreamV4,
    management::{Engine, FilterAction},
    nbl::{Allocated, NblChain, NblPool},
};
use fwps_sim::Completions;

use super::streams::converse;
use fwps_workspace::drivers::attach;

static MADE: AtomicU32 = AtomicU32::new(0);
static DROPPED: AtomicU32 = AtomicU32::new(0);
static WAITING: AtomicU32 = AtomicU32::new(0);

/// Of no size, but counted.
struct Counted;

impl Counted {
    fn new() -> Self {
        MADE.fetch_add(1, Ordering::Relaxed);
        Self
    }

    /// Notes a completion in which one could wait.
    fn complete(&self) {
        if Passive::check(|_passive| ()).is_ok() {
            WAITING.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::Relaxed);
    }
}

struct Copies(InjectionHandle<Stream>, NblPool);

impl Copies {
    /// A chain of two lists, or of one if there is but one byte.
    fn halves(&self, bytes: &[u8]) -> Result<NblChain<Allocated>, Error> {
        let (first, second) = bytes.split_at(bytes.len() / 2);
        let mut chain = NblChain::new();
        for half in [first, second].into_iter().filter(|half| !half.is_empty()) {
            chain.push(self.1.allocate(half, 0)?.into_list());
        }
        Ok(chain)
    }
}

impl Callout for Copies {
    type Layer = StreamV4;
    const KEY: Guid = Guid::from_u128(0xDC);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    /// Puts a copy in two lists into the place of the data, with a closure of no size, or of some.
    fn classify<'c>(&self, classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
        let Some(segment) = classify.take_segment() else {
            return Verdict::proceed();
        };
        let Some(target) = classify.stream_injection(&segment).map(Within::detach) else {
            return segment.permit();
        };
        let mut bytes = vec![0; segment.len()];
        let copied = segment.copy_to(&mut bytes);
        let incoming = segment.flags().contains(StreamFlags::RECEIVE);
        let (mut data, custody) = match segment.take() {
            Ok(taken) => taken,
            Err((segment, _)) => return segment.permit(),
        };
        let chain = self.halves(&bytes[..copied]).expect("there is memory");
        let counted = Counted::new();
        let injected = if incoming {
            let completion = move |_: Completed<Allocated>| counted.complete();
            self.0.inject_stream(chain, target, completion).is_ok()
        } else {
            let number = copied;
            let completion = move |completed: Completed<Allocated>| {
                assert!(completed.list().as_ref().data_length() <= number);
                counted.complete();
            };
            self.0.inject_stream(chain, target, completion).is_ok()
        };
        assert!(injected, "the simulator refuses nothing here");
        if let Some(end) = data.take_end() {
            let ended = self.0.inject_end_of_stream(&end, target);
            assert!(ended.is_ok(), "the simulator refuses nothing here");
        }
        custody.block()
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Copies(start.injection_handle()?, NblPool::create()?))?;
        Ok(Self(attach::<Copies>(start, FilterAction::Unknown)?))
    }
}

fwps::driver_entry!(Program, callouts: [Copies]);

/// C-018, C-020: whatever the size of the closure, and in how many parts the lists come back.
#[test]
fn the_closure_of_a_chain_is_dropped_once_and_never_waits() {
    for seed in 0..20 {
        converse(seed, Completions::Seeded, DriverEntry);
    }
    assert!(MADE.load(Ordering::Relaxed) > 0);
    assert_eq!(MADE.load(Ordering::Relaxed), DROPPED.load(Ordering::Relaxed));
    assert_eq!(WAITING.load(Ordering::Relaxed), 0);
}
