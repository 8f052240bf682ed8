//! Bugs at the MAC layers.

use std::sync::Mutex;

use fwps::{
    Error, Guid, InjectionHandle, Job, OutOfBand, OutOfBandQueue, Passive,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    inject::L2,
    layer::{InboundMacFrameEthernet, OutboundMacFrameNative},
    management::{Engine, FilterAction},
};
use fwps_sim::{Completions, DriverEntry as Entry, Sim};

use fwps_workspace::drivers::attach;

/// An Ethernet frame of no protocol that a stack knows.
fn frame(number: u8) -> Vec<u8> {
    let mut frame = vec![0x02, 0xBB, 0, 0, 0, 2, 0x02, 0xAA, 0, 0, 0, 1, 0x88, 0xB5];
    frame.resize(60, number);
    frame
}

/// Lets five frames in and out, which come out in any case, once each.
fn exchange_five(seed: u64, entry: Entry) {
    let mut sim = Sim::builder().seed(seed).completions(Completions::Seeded).build();
    let driver = sim.load(entry).expect("the driver loads");
    for number in 0..5 {
        sim.send_frame(&frame(number)).expect("a whole frame");
        sim.receive_frames(&[&frame(number)]).expect("a whole frame");
    }
    sim.settle();
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    let mut came_out: Vec<_> = outcome.frames.iter().map(|frame| frame.bytes.clone()).collect();
    came_out.sort();
    let expected: Vec<_> = (0..5).flat_map(|number| [frame(number), frame(number)]).collect();
    assert_eq!(came_out, expected, "seed {seed}");
}

mod handle_dropped_meanwhile {
    use super::*;

    static HANDLE: Mutex<Option<InjectionHandle<L2>>> = Mutex::new(None);

    fn take() -> Option<InjectionHandle<L2>> {
        HANDLE.lock().expect("no test panicked").take()
    }

    struct DropHandle;

    impl Job for DropHandle {
        type State = ();

        fn run(self, _state: &(), _worker: &OutOfBand<'_>) {
            drop(take());
        }
    }

    struct Outgoing(OutOfBandQueue<DropHandle>);

    impl Callout for Outgoing {
        type Layer = OutboundMacFrameNative;
        const KEY: Guid = Guid::from_u128(0xD9);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        /// Puts the first original back, and lets a worker drop the handle meanwhile.
        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundMacFrameNative>) -> Verdict<'c> {
            let (Some(handle), Some(target)) = (take(), classify.mac_send()) else {
                return Verdict::proceed();
            };
            let Ok(claim) = handle.claim(classify) else {
                *HANDLE.lock().expect("no test panicked") = Some(handle);
                return Verdict::proceed();
            };
            let verdict = match handle.reinject_mac_send(classify, claim, target) {
                Ok(verdict) => verdict,
                Err(claim) => claim.permit(),
            };
            *HANDLE.lock().expect("no test panicked") = Some(handle);
            let _full = self.0.push(DropHandle);
            verdict
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            *HANDLE.lock().expect("no test panicked") = Some(start.injection_handle()?);
            start.register(Outgoing(start.queue(2, ())?))?;
            Ok(Self(attach::<Outgoing>(start, FilterAction::Unknown)?))
        }

        fn stop(&mut self, _passive: &Passive<'_>) {
            drop(take());
        }
    }

    fwps::driver_entry!(Program, callouts: [Outgoing]);

    /// The original is put back when classify has returned, with a handle that nobody borrows: its owner destroyed it meanwhile.
    #[test]
    fn a_handle_is_not_destroyed_while_it_puts_an_original_back() {
        for seed in 0..200 {
            exchange_five(seed, DriverEntry);
        }
    }
}

mod originals {
    use super::*;

    struct PutsBack(InjectionHandle<L2>);

    impl Callout for PutsBack {
        type Layer = InboundMacFrameEthernet;
        const KEY: Guid = Guid::from_u128(0xDA);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, InboundMacFrameEthernet>) -> Verdict<'c> {
            let Ok(claim) = self.0.claim(classify) else {
                return Verdict::proceed();
            };
            let Some(target) = classify.mac_receive() else {
                return claim.permit();
            };
            match self.0.reinject_mac_receive(classify, claim, target) {
                Ok(verdict) => verdict,
                Err(claim) => claim.permit(),
            }
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(PutsBack(start.injection_handle()?))?;
            Ok(Self(attach::<PutsBack>(start, FilterAction::Unknown)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [PutsBack]);

    /// C-070: each original is delivered once, from its header on, which the stack gets with the list.
    #[test]
    fn originals_that_are_put_back_come_out_once() {
        for seed in 0..20 {
            exchange_five(seed, DriverEntry);
        }
    }
}
