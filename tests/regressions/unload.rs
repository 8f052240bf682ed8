//! Bugs of unload.

use std::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

use fwps::{
    Error, Guid, Job, OutOfBand, OutOfBandQueue, Passive, Shared, Status,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Image, Start},
    layer::OutboundIppacketV4,
    management::{Engine, FilterAction},
    nbl::NblPool,
    wide,
};
use fwps_sim::{Completions, Faults, Sim};

use fwps_workspace::drivers::{Handle, attach, replace, send_five};

mod late_queue {
    use super::*;

    static IMAGE: Mutex<Option<Image>> = Mutex::new(None);
    static STOPPED: AtomicBool = AtomicBool::new(false);
    static MADE: AtomicU32 = AtomicU32::new(0);

    struct Nothing;

    impl Job for Nothing {
        type State = ();

        fn run(self, _state: &(), _worker: &OutOfBand<'_>) {}
    }

    /// Tries to make a queue in a completion that runs while the image closes.
    fn make_a_queue() {
        let image = IMAGE.lock().expect("no test panicked").clone();
        if let (Some(image), true) = (image, STOPPED.load(Ordering::Relaxed)) {
            let made = Passive::check(|passive| {
                OutOfBandQueue::<Nothing>::create(&image, 1, (), passive).map(std::mem::forget)
            });
            if made.is_ok() {
                MADE.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    struct Injects(Handle);

    impl Callout for Injects {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xC1);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            replace(&self.0, classify, |_completed| make_a_queue())
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            STOPPED.store(false, Ordering::Relaxed);
            *IMAGE.lock().expect("no test panicked") = Some(start.image().clone());
            start.register(Injects(start.injection_handle()?))?;
            Ok(Self(attach::<Injects>(start, FilterAction::Unknown)?))
        }

        fn stop(&mut self, _passive: &Passive<'_>) {
            STOPPED.store(true, Ordering::Relaxed);
            *IMAGE.lock().expect("no test panicked") = None;
        }
    }

    fwps::driver_entry!(Program, callouts: [Injects]);

    /// The queue's thread ran on in an image that was gone.
    #[test]
    fn a_completion_makes_no_queue_that_outlives_the_image() {
        for seed in 0..30 {
            send_five(seed, Completions::Late, DriverEntry).assert_clean();
        }
        assert_eq!(
            MADE.load(Ordering::Relaxed),
            0,
            "a completion was given a passive witness"
        );
    }
}

mod static_handle {
    use super::*;

    static HANDLE: Mutex<Option<Handle>> = Mutex::new(None);
    static LEFT: AtomicU32 = AtomicU32::new(0);

    /// Drops the handle in the last of its completions, which captures nothing.
    fn finished() {
        if LEFT.fetch_sub(1, Ordering::Relaxed) == 1 {
            let taken = HANDLE.try_lock().ok().and_then(|mut handle| handle.take());
            drop(taken);
        }
    }

    struct Injects;

    impl Callout for Injects {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xC2);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let Ok(guard) = HANDLE.try_lock() else {
                return Verdict::proceed();
            };
            let Some(handle) = &*guard else {
                return Verdict::proceed();
            };
            LEFT.fetch_add(1, Ordering::Relaxed);
            replace(handle, classify, |completed| {
                drop(completed);
                finished();
            })
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            LEFT.store(0, Ordering::Relaxed);
            *HANDLE.lock().expect("no test panicked") = Some(start.injection_handle()?);
            start.register(Injects)?;
            Ok(Self(attach::<Injects>(start, FilterAction::Unknown)?))
        }

        fn stop(&mut self, _passive: &Passive<'_>) {
            let taken = HANDLE.lock().expect("no test panicked").take();
            drop(taken);
        }
    }

    fwps::driver_entry!(Program, callouts: [Injects]);

    /// C-008: the completion had no captures, so it was thought to own no handle.
    #[test]
    fn a_handle_in_a_static_is_not_destroyed_by_its_own_completion() {
        for seed in 0..30 {
            send_five(seed, Completions::Late, DriverEntry).assert_clean();
        }
    }
}

mod crossed_handles {
    use super::*;

    /// Two handles that nobody ever drops; completions of each inject with the other.
    struct Pair {
        first: Handle,
        second: Handle,
        pool: NblPool,
    }

    struct Crosses(Shared<Pair>);

    impl Callout for Crosses {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xC8);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let Pair { first, second, pool } = &*self.0;
            if second.state(classify).is_own() {
                return Verdict::proceed();
            }
            let target = classify.network_send().detach();
            let Ok(claim) = first.claim(classify) else {
                return Verdict::proceed();
            };
            let Ok((copy, custody)) = classify.capture_copy(claim, pool, 0) else {
                return Verdict::block();
            };
            let pair = self.0.clone();
            let injected = first.inject_network_send(copy, target, move |completed| {
                let again = pair.clone();
                let _refused =
                    pair.second
                        .inject_network_send(completed.into_list(), target, move |completed| {
                            let _refused =
                                again
                                    .first
                                    .inject_network_send(completed.into_list(), target, drop);
                        });
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
            let pair = Shared::try_new(Pair {
                first: start.injection_handle()?,
                second: start.injection_handle()?,
                pool: NblPool::create()?,
            })?;
            std::mem::forget(pair.clone());
            start.register(Crosses(pair))?;
            Ok(Self(attach::<Crosses>(start, FilterAction::Unknown)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [Crosses]);

    /// A completion of one handle was inside an inject function of the other while the image destroyed that one.
    #[test]
    fn a_handle_is_not_destroyed_while_a_completion_injects_with_it() {
        for seed in 0..200 {
            let outcome = send_five(seed, Completions::OtherThread, DriverEntry);
            for report in &outcome.reports {
                // What was leaked on purpose: the pair, with its pool.
                let leaked = ["pool block", "NDIS generic object", "NET_BUFFER_LIST pool"];
                let only_leaks = report.objects.iter().all(|object| leaked.contains(&object.kind));
                assert!(only_leaks && !report.objects.is_empty(), "seed {seed}: {report}");
            }
        }
    }
}

mod unregister {
    use super::*;

    struct Idle;

    impl Callout for Idle {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xC3);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, _classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            Verdict::proceed()
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(Idle)?;
            Ok(Self(attach::<Idle>(start, FilterAction::Unknown)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [Idle]);

    /// C-192: any status but two was taken for an end of the registration.
    #[test]
    fn a_refused_unregistration_is_repeated() {
        for status in [
            fwps_sys::STATUS_INSUFFICIENT_RESOURCES,
            fwps_sys::STATUS_DEVICE_BUSY,
            fwps_sys::STATUS_FWP_IN_USE,
        ] {
            let faults = Faults::nth("FwpsCalloutUnregisterById0", 1, status);
            let mut sim = Sim::builder().faults(faults).build();
            let driver = sim.load(DriverEntry).expect("the driver loads");
            sim.unload(driver);
            sim.finish().assert_clean();
        }
    }
}

mod informational_status {
    use super::*;

    struct Program;

    impl Driver for Program {
        fn start(_start: &mut Start<'_>) -> Result<Self, Error> {
            Err(Error::Driver {
                reason: "refuses with a status that is no error",
                status: Status::OBJECT_NAME_EXISTS,
            })
        }
    }

    fwps::driver_entry!(Program, callouts: []);

    /// C-203: the kernel kept an image loaded that had closed everything.
    #[test]
    fn a_failed_start_is_never_reported_as_success() {
        let mut sim = Sim::builder().build();
        let refused = sim.load(DriverEntry);
        assert_eq!(
            refused.err().map(|error| error.status),
            Some(fwps_sys::STATUS_UNSUCCESSFUL)
        );
        sim.finish().assert_clean();
    }
}

mod late_session {
    use super::*;

    /// Opens sessions that nobody closes, for as long as it may.
    struct Opens;

    impl Job for Opens {
        type State = Image;

        fn run(self, image: &Image, worker: &OutOfBand<'_>) {
            for _session in 0..4 {
                std::mem::forget(Engine::open(image, wide!("late"), worker.passive()));
            }
        }
    }

    struct Pushes(OutOfBandQueue<Opens>);

    impl Callout for Pushes {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xC9);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, _classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let _full = self.0.push(Opens);
            Verdict::proceed()
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(Pushes(start.queue(8, start.image().clone())?))?;
            Ok(Self(attach::<Pushes>(start, FilterAction::Unknown)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [Pushes]);

    /// C-335: the image closed what it had while the session was still being opened, and nobody closed it after that.
    #[test]
    fn a_session_that_opens_during_unload_is_closed() {
        for seed in 0..200 {
            let outcome = send_five(seed, Completions::Late, DriverEntry);
            for report in &outcome.reports {
                let only_memory = report.objects.iter().all(|object| object.kind == "pool block");
                assert!(only_memory && !report.objects.is_empty(), "seed {seed}: {report}");
            }
        }
    }
}
