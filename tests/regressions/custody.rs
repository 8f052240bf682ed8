//! Bugs of custody: original and captured list were both delivered (C-166).

use std::sync::Mutex;

use fwps::{
    Error, Guid,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    layer::OutboundIppacketV4,
    management::{Engine, FilterAction},
    nbl::{Allocated, Nbl, NblPool},
};
use fwps_sim::{Completions, Sim};

use fwps_workspace::drivers::{Handle, attach, datagram, send_five};

mod delivered_copy {
    use super::*;

    static COMPLETED: Mutex<Option<Nbl<Allocated>>> = Mutex::new(None);

    struct GivesBackLate(Handle, NblPool);

    impl Callout for GivesBackLate {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xD1);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        /// Injects a copy, and gives it back when it has been delivered.
        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let Ok(claim) = self.0.claim(classify) else {
                return Verdict::proceed();
            };
            let target = classify.network_send();
            let Ok((copy, custody)) = classify.capture_copy(claim, &self.1, 0) else {
                return Verdict::block();
            };
            let injected = self.0.inject_network_send(copy, target, |completed| {
                let list = completed.into_list();
                *COMPLETED.lock().expect("no test panicked") = Some(list);
            });
            let completed = COMPLETED.lock().expect("no test panicked").take();
            let (Ok(()), Some(list)) = (injected, completed) else {
                return Verdict::block();
            };
            match custody.give_back(list) {
                Ok(claim) => claim.permit(),
                Err((_list, custody)) => custody.absorb(),
            }
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(GivesBackLate(start.injection_handle()?, NblPool::create()?))?;
            Ok(Self(attach::<GivesBackLate>(start, FilterAction::Unknown)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [GivesBackLate]);

    /// A completion that ran inside the inject call gave the copy back, whose address was all that custody asked for.
    #[test]
    fn a_copy_that_was_delivered_does_not_free_the_original() {
        let outcome = send_five(0, Completions::Early, DriverEntry);
        outcome.assert_clean();
        assert_eq!(outcome.output.len(), 5);
    }
}

mod first_of_several {
    use super::*;

    struct KeepsOne(Handle, NblPool);

    impl Callout for KeepsOne {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xD2);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        /// Injects all copies but the first, and gives that one back.
        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let Ok(claim) = self.0.claim(classify) else {
                return Verdict::proceed();
            };
            let target = classify.network_send().detach();
            let Ok((mut copies, custody)) = classify.capture_copies(claim, &self.1, 0) else {
                return Verdict::block();
            };
            let Some(first) = copies.next() else {
                return Verdict::block();
            };
            for copy in copies.by_ref() {
                let _dropped_if_refused = self.0.inject_network_send(copy, target, drop);
            }
            copies.push(first);
            match custody.give_back(copies) {
                Ok(claim) => claim.permit(),
                Err((mut copies, custody)) => {
                    if let Some(first) = copies.next() {
                        let _dropped_if_refused = self.0.inject_network_send(first, target, drop);
                    }
                    custody.absorb()
                }
            }
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(KeepsOne(start.injection_handle()?, NblPool::create()?))?;
            Ok(Self(attach::<KeepsOne>(start, FilterAction::Unknown)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [KeepsOne]);

    /// The first of several copies stood for all of them, so the others went out twice.
    #[test]
    fn one_of_several_copies_does_not_free_the_original() {
        let mut sim = Sim::builder().completions(Completions::Early).build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        sim.send_together(&[&datagram(), &datagram(), &datagram()])
            .expect("whole packets");
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.output.len(), 3);
    }
}

mod given_back {
    use super::*;

    struct GivesBack(Handle, NblPool);

    impl Callout for GivesBack {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xDB);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        /// Tries to give another list back, gives the right one back, and says nothing of the original.
        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let Ok(claim) = self.0.claim(classify) else {
                return Verdict::proceed();
            };
            let (Ok(other), Ok((copy, custody))) =
                (self.1.allocate(&[1], 0), classify.capture_copy(claim, &self.1, 0))
            else {
                return Verdict::block();
            };
            let Err((_other, custody)) = custody.give_back(other) else {
                return Verdict::block();
            };
            match custody.give_back(copy) {
                Ok(_claim) => Verdict::proceed(),
                Err(_) => Verdict::block(),
            }
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(GivesBack(start.injection_handle()?, NblPool::create()?))?;
            Ok(Self(attach::<GivesBack>(start, FilterAction::Unknown)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [GivesBack]);

    /// C-166: only the copy itself frees the original, which then passes.
    #[test]
    fn an_original_passes_when_its_copy_was_given_back() {
        let outcome = send_five(0, Completions::Early, DriverEntry);
        outcome.assert_clean();
        assert_eq!(outcome.output.len(), 5);
    }
}
