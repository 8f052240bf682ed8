//! Queues that are full: by jobs, and by bytes.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicUsize, Ordering::Relaxed},
};

use fwps::{
    Error, Guid, InjectionHandle, Job, OutOfBand, OutOfBandQueue, QueueFull, QueueLimits, QueueLoad, Shared,
    V4,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    inject::{Network, NetworkSend},
    layer::OutboundIppacketV4,
    management::{Engine, FilterAction},
    nbl::{Cloned, Nbl},
};
use fwps_sim::Sim;
use fwps_workspace::{came_out, drivers::attach};

use crate::{
    common::{Plan, TALLY, Way, count, play},
    traffic::packet,
};

static LIMITS: Mutex<QueueLimits> = Mutex::new(QueueLimits::jobs(1));
static MOST: AtomicUsize = AtomicUsize::new(0);
static LOAD: Mutex<Option<QueueLoad>> = Mutex::new(None);

struct Work(Nbl<Cloned>, NetworkSend<V4>);

impl Job for Work {
    type State = Shared<InjectionHandle<Network<V4>>>;

    fn bytes(&self) -> usize {
        self.0.as_ref().data_length()
    }

    fn run(self, handle: &Self::State, _worker: &OutOfBand<'_>) {
        if handle.inject_network_send(self.0, self.1, drop).is_err() {
            count(&TALLY.wrong);
        }
    }
}

struct Queues {
    handle: Shared<InjectionHandle<Network<V4>>>,
    queue: OutOfBandQueue<Work>,
}

impl Callout for Queues {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0xE940);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        let Ok(claim) = self.handle.claim(classify) else {
            return Verdict::proceed();
        };
        let target = classify.network_send().detach();
        let (list, custody) = match classify.capture(claim) {
            Ok(captured) => captured,
            Err(error) => return error.claim.permit(),
        };
        let pushed = self.queue.push(Work(list, target));
        let load = self.queue.load();
        MOST.fetch_max(load.bytes, Relaxed);
        *LOAD.lock().unwrap_or_else(PoisonError::into_inner) = Some(load);
        match pushed {
            Ok(()) => custody.absorb(),
            Err(QueueFull(Work(list, _))) => match custody.give_back(list) {
                Ok(claim) => claim.permit(),
                Err((_list, custody)) => custody.absorb(),
            },
        }
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let handle = Shared::try_new(start.injection_handle()?)?;
        let limits = *LIMITS.lock().unwrap_or_else(PoisonError::into_inner);
        start.register(Queues {
            queue: start.queue(limits, handle.clone())?,
            handle,
        })?;
        Ok(Self(attach::<Queues>(start, FilterAction::Unknown)?))
    }
}

fwps::driver_entry!(Program, callouts: [Queues]);

/// C-036, C-093: a queue holds no more than it may; what does not fit passes by itself, and nothing is lost.
#[test]
fn a_full_queue_lets_packets_pass() {
    // 48 bytes each.
    let one = packet(0, false);
    let mut refused = 0;
    for (limits, most) in [
        (QueueLimits::jobs(2), 30 * one.len()),
        (QueueLimits::jobs(30).and_bytes(100), 100),
        // A single job may be larger than all that is allowed.
        (QueueLimits::jobs(30).and_bytes(10), one.len()),
    ] {
        *LIMITS.lock().unwrap_or_else(PoisonError::into_inner) = limits;
        MOST.store(0, Relaxed);
        for seed in 0..20 {
            let played = play(
                Plan::new(0, Way::Clone),
                Sim::builder().seed(seed),
                &[DriverEntry],
                |sim| {
                    for _packet in 0..30 {
                        sim.send(&one).expect("well formed");
                    }
                },
            );
            assert_eq!(came_out(&played.outcome).len(), 30, "seed {seed}");
            let load = LOAD.lock().unwrap_or_else(PoisonError::into_inner).take();
            let load = load.expect("packets came by");
            assert_eq!(played.outcome.injected + load.refused, 30, "seed {seed}");
            refused += load.refused;
        }
        assert!(MOST.load(Relaxed) > 0);
        assert!(MOST.load(Relaxed) <= most, "{limits:?}: {}", MOST.load(Relaxed));
    }
    assert!(refused > 0, "no queue was full: this test shows too little");
}
