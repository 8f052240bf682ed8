//! Unload waits for everything, even for what was leaked or is held in odd places.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps::{
    Error, Guid, Job, OutOfBand, OutOfBandQueue, Shared, Status, V4,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    inject::NetworkSend,
    layer::OutboundIppacketV4,
    management::{Engine, FilterAction},
    nbl::{Cloned, Nbl, NblPool},
};
use fwps_sim::{Completions, Layer, Outcome, Sim};
use fwps_workspace::drivers::{self, Handle, datagram, replace, send_five};

fn send_and_unload(seed: u64, entry: fwps_sim::DriverEntry) -> Outcome {
    send_five(seed, Completions::Late, entry)
}

/// Adds one callout with a filter whose callout may decide.
fn attach<C: Callout>(start: &Start<'_>) -> Result<Engine, Error> {
    drivers::attach::<C>(start, FilterAction::Unknown)
}

mod completion_owns_the_handle {
    use super::*;

    /// Every completion owns a share of the handle that it belongs to; the last one is dropped in a completion.
    struct Injects(Shared<Handle>);

    impl Callout for Injects {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xA1);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let owner = self.0.clone();
            replace(&self.0, classify, move |_completed| drop(owner))
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(Injects(Shared::try_new(start.injection_handle()?)?))?;
            Ok(Self(attach::<Injects>(start)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [Injects]);

    #[test]
    fn a_handle_that_its_completion_owns_does_not_hang_unload() {
        for seed in 0..40 {
            send_and_unload(seed, DriverEntry).assert_clean();
        }
    }
}

mod leaked {
    use super::*;

    struct Injects(Shared<Handle>);

    impl Callout for Injects {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xA2);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            replace(&self.0, classify, drop)
        }
    }

    struct Program;

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            // Leaked on purpose: nothing of this is ever dropped by its owner.
            let handle: Shared<Handle> = Shared::try_new(start.injection_handle()?)?;
            std::mem::forget(handle.clone());
            start.register(Injects(handle))?;
            std::mem::forget(attach::<Injects>(start)?);
            Ok(Self)
        }
    }

    fwps::driver_entry!(Program, callouts: [Injects]);

    /// The session, the callout and the handle are ended by the image; only memory is lost.
    #[test]
    fn leaked_owners_cost_memory_and_nothing_else() {
        for seed in 0..20 {
            let outcome = send_and_unload(seed, DriverEntry);
            assert_eq!(outcome.completed, outcome.injected);
            assert!(!outcome.reports.is_empty(), "the lost memory is reported");
            for report in &outcome.reports {
                assert!(
                    report.objects.iter().all(|object| object.kind == "pool block"),
                    "{report}"
                );
            }
        }
    }
}

mod queued {
    use super::*;

    static RUN: AtomicU32 = AtomicU32::new(0);

    struct Work {
        clone: Nbl<Cloned>,
        target: NetworkSend<V4>,
    }

    impl Job for Work {
        type State = Shared<Handle>;

        fn run(self, handle: &Shared<Handle>, _worker: &OutOfBand<'_>) {
            RUN.fetch_add(1, Ordering::Relaxed);
            let _dropped_if_refused = handle.inject_network_send(self.clone, self.target, drop);
        }
    }

    struct Queues {
        handle: Shared<Handle>,
        queue: OutOfBandQueue<Work>,
    }

    impl Callout for Queues {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xA3);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let target = classify.network_send();
            let Ok(claim) = self.handle.claim(classify) else {
                return Verdict::proceed();
            };
            let Ok((clone, custody)) = classify.capture(claim) else {
                return Verdict::block();
            };
            let target = target.detach();
            match self.queue.push(Work { clone, target }) {
                Ok(()) => custody.absorb(),
                Err(_full) => Verdict::block(),
            }
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            let handle = Shared::try_new(start.injection_handle()?)?;
            start.register(Queues {
                queue: start.queue(3, handle.clone())?,
                handle,
            })?;
            Ok(Self(attach::<Queues>(start)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [Queues]);

    /// C-373, C-376: what is queued at unload is still done, and what does not fit is not lost silently.
    #[test]
    fn queued_work_is_done_before_unload_returns() {
        for seed in 0..40 {
            RUN.store(0, Ordering::Relaxed);
            let outcome = send_and_unload(seed, DriverEntry);
            outcome.assert_clean();
            let layer = outcome.layer(Layer::OutboundIpPacketV4);
            assert_eq!(u64::from(RUN.load(Ordering::Relaxed)), layer.absorbed);
            assert_eq!(layer.absorbed + layer.blocked, 5);
        }
    }
}

mod own_packets {
    use super::*;

    struct Answers {
        handle: Handle,
        pool: NblPool,
    }

    impl Callout for Answers {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xA4);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        /// Sends a copy of each packet, made of own memory, in its place.
        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let target = classify.network_send();
            let Ok(claim) = self.handle.claim(classify) else {
                return Verdict::proceed();
            };
            let Ok((list, custody)) = classify.capture_copy(claim, &self.pool, 16) else {
                return Verdict::block();
            };
            match self.handle.inject_network_send(list, target, drop) {
                Ok(()) => custody.absorb(),
                Err(refused) => match custody.give_back(refused.list) {
                    Ok(claim) => claim.permit(),
                    Err(_) => Verdict::block(),
                },
            }
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(Answers {
                handle: start.injection_handle()?,
                pool: NblPool::create()?,
            })?;
            Ok(Self(attach::<Answers>(start)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [Answers]);

    /// C-083, C-110: the pool, the bytes and the MDL outlive the list, whatever is dropped first.
    #[test]
    fn allocated_lists_keep_their_pool_and_memory() {
        for seed in 0..40 {
            let outcome = send_and_unload(seed, DriverEntry);
            outcome.assert_clean();
            assert_eq!(outcome.completed, 5);
        }
    }

    /// C-116, C-080: each allocation on the way is refused once.
    #[test]
    fn allocated_lists_survive_each_refusal() {
        for function in [
            "ExAllocatePool2",
            "NdisAllocateGenericObject",
            "NdisAllocateNetBufferListPool",
            "IoAllocateMdl",
            "FwpsAllocateNetBufferAndNetBufferList0",
        ] {
            for nth in 1..12 {
                let faults = fwps_sim::Faults::nth(function, nth, fwps_sys::STATUS_INSUFFICIENT_RESOURCES);
                let mut sim = Sim::builder().seed(nth).faults(faults).build();
                if let Ok(driver) = sim.load(DriverEntry) {
                    for _ in 0..5 {
                        sim.send(&datagram()).expect("a whole packet");
                    }
                    sim.unload(driver);
                }
                sim.finish().assert_clean();
            }
        }
    }
}

mod injects_from_completions {
    use super::*;

    static REFUSED: AtomicU32 = AtomicU32::new(0);
    static OTHERWISE: AtomicU32 = AtomicU32::new(0);

    /// Sends a copy in the place of each packet, and the same copy once more when it is back.
    struct SendsTwice {
        handle: Shared<Handle>,
        pool: NblPool,
    }

    impl Callout for SendsTwice {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xA5);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let target = classify.network_send();
            let Ok(claim) = self.handle.claim(classify) else {
                return Verdict::proceed();
            };
            let Ok((copy, custody)) = classify.capture_copy(claim, &self.pool, 0) else {
                return Verdict::block();
            };
            let handle = self.handle.clone();
            let again = target.detach();
            let injected = self.handle.inject_network_send(copy, again, move |completed| {
                match handle.inject_network_send(completed.into_list(), again, drop) {
                    Ok(()) => {}
                    Err(refused) if refused.status == Status::FWP_INJECT_HANDLE_CLOSING => {
                        REFUSED.fetch_add(1, Ordering::Relaxed);
                    }
                    Err(_) => {
                        OTHERWISE.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
            match injected {
                Ok(()) => custody.absorb(),
                Err(_) => Verdict::block(),
            }
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(SendsTwice {
                handle: Shared::try_new(start.injection_handle()?)?,
                pool: NblPool::create()?,
            })?;
            Ok(Self(attach::<SendsTwice>(start)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [SendsTwice]);

    /// C-009: while the handle is being destroyed its completions cannot inject with it; the list comes back and is freed.
    #[test]
    fn a_closing_handle_refuses_and_gives_the_list_back() {
        for seed in 0..40 {
            send_and_unload(seed, DriverEntry).assert_clean();
        }
        assert!(
            REFUSED.load(Ordering::Relaxed) > 0,
            "no injection met a closing handle"
        );
        assert_eq!(OTHERWISE.load(Ordering::Relaxed), 0);
    }
}
