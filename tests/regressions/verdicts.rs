//! Bugs of verdicts, and what keeps them from coming back.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps::{
    Error, Guid, InjectionHandle,
    callout::{Callout, CalloutFlags, CaptureFailure, Classify, Verdict},
    driver::{Driver, Start},
    inject::Transport,
    layer::{InboundTransportV4, OutboundIppacketV4},
    management::{Engine, FilterAction},
};
use fwps_sim::{Completions, Sim};

use fwps_workspace::drivers::{Handle, attach, replace, send_five};

mod inspection {
    use super::*;

    struct Injects(Handle);

    impl Callout for Injects {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xC5);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            replace(&self.0, classify, drop)
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(Injects(start.injection_handle()?))?;
            Ok(Self(attach::<Injects>(start, FilterAction::Inspection)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [Injects]);

    /// C-155, C-166: the engine takes every answer to an inspection filter as "continue", so original and clone both went out.
    #[test]
    fn an_inspection_filter_gives_no_right_to_capture() {
        let outcome = send_five(0, Completions::Early, DriverEntry);
        outcome.assert_clean();
        assert_eq!(outcome.output.len(), 5);
    }
}

mod block_by_inspection {
    use super::*;

    struct Blocks;

    impl Callout for Blocks {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xD8);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, _classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            Verdict::block()
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(Blocks)?;
            Ok(Self(attach::<Blocks>(start, FilterAction::Inspection)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [Blocks]);

    /// C-155: a block was written where only "continue" may be.
    #[test]
    fn an_inspection_answers_only_that_it_continues() {
        let outcome = send_five(0, Completions::Early, DriverEntry);
        outcome.assert_clean();
        assert_eq!(outcome.output.len(), 5);
    }
}

mod dropped_custody {
    use super::*;

    struct Careless(Handle);

    impl Callout for Careless {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xC6);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        /// Injects a clone, and then says nothing of the original.
        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let target = classify.network_send();
            let captured = self
                .0
                .claim(classify)
                .ok()
                .and_then(|claim| classify.capture(claim).ok());
            if let Some((clone, custody)) = captured {
                let _dropped_if_refused = self.0.inject_network_send(clone, target, drop);
                drop(custody);
            }
            Verdict::proceed()
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(Careless(start.injection_handle()?))?;
            Ok(Self(attach::<Careless>(start, FilterAction::Unknown)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [Careless]);

    /// C-166: with its clone out, the original is absorbed although classify says "proceed".
    #[test]
    fn an_original_does_not_pass_when_its_custody_is_dropped() {
        for seed in 0..10 {
            let outcome = send_five(seed, Completions::Seeded, DriverEntry);
            outcome.assert_clean();
            assert_eq!(outcome.output.len(), 5);
        }
    }
}

mod packet_for_ale {
    use super::*;

    static READ: AtomicU32 = AtomicU32::new(0);
    static REFUSED: AtomicU32 = AtomicU32::new(0);

    struct Takes(InjectionHandle<Transport>);

    impl Callout for Takes {
        type Layer = InboundTransportV4;
        const KEY: Guid = Guid::from_u128(0xC7);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        /// Reads every packet's first byte, takes those that it can, and drops them.
        fn classify<'c>(&self, classify: &mut Classify<'c, InboundTransportV4>) -> Verdict<'c> {
            let first = classify.with_headers(|packet| packet.single().map(|buffer| buffer.read(0)));
            if first == Ok(Some(Ok([0x45]))) {
                READ.fetch_add(1, Ordering::Relaxed);
            }
            let Ok(claim) = self.0.claim(classify) else {
                return Verdict::proceed();
            };
            match classify.capture(claim) {
                Ok((_clone, custody)) => custody.absorb(),
                Err(failed) => {
                    if failed.cause == CaptureFailure::GoesToAle {
                        REFUSED.fetch_add(1, Ordering::Relaxed);
                    }
                    failed.claim.permit()
                }
            }
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(Takes(start.injection_handle()?))?;
            Ok(Self(attach::<Takes>(start, FilterAction::Unknown)?))
        }
    }

    fwps::driver_entry!(Program, callouts: [Takes]);

    /// C-171: only the target of an injection was withheld; the packet could be captured all the same.
    #[test]
    fn a_packet_that_goes_to_ale_is_not_captured_at_transport() {
        let mut packet = Vec::new();
        etherparse::PacketBuilder::ipv4([10, 0, 0, 2], [10, 0, 0, 1], 64)
            .udp(1000, 2000)
            .write(&mut packet, &[7; 33])
            .expect("a vector takes all bytes");
        let mut sim = Sim::builder().ale_classify_required(true).build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        for _ in 0..3 {
            sim.receive(&packet).expect("a whole packet");
        }
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(
            READ.load(Ordering::Relaxed),
            3,
            "a packet that must pass can still be read"
        );
        assert!(REFUSED.load(Ordering::Relaxed) > 0, "no packet was marked");
        assert_eq!(outcome.output.len(), REFUSED.load(Ordering::Relaxed) as usize);
    }
}
