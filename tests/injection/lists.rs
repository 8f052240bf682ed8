//! Lists that drivers change, and lists that they keep.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use fwps::{
    Guid, InjectionHandle, Job, OutOfBand, OutOfBandQueue, V4,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    inject::Network,
    layer::{InboundTransportV4, OutboundIppacketV4},
    nbl::{NblHold, NblPool},
};
use fwps_sim::{Shape, Sim};

use crate::{
    common::{Plan, TALLY, Way, count, play},
    program::program,
    traffic::packet,
};

fn plan() -> Plan {
    Plan::new(0, Way::Clone)
}

mod trimmed {
    use super::*;

    struct Edits(InjectionHandle<Network<V4>>, NblPool);

    impl Callout for Edits {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xE920);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        /// Takes the header off and puts it on again, and cuts off what it has appended.
        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let Ok(claim) = self.0.claim(classify) else {
                return Verdict::proceed();
            };
            let target = classify.network_send();
            let (mut copy, custody) = match classify.capture_copy(claim, &self.1, 24) {
                Ok(captured) => captured,
                Err(error) => return error.claim.permit(),
            };
            let whole = copy.bytes().to_vec();
            let edited = copy.trim_front(20).is_ok()
                && copy.bytes() == &whole[20..]
                && copy.trim_front(whole.len() as u32).is_err()
                && copy
                    .prepend(20)
                    .map(|room| room.copy_from_slice(&whole[..20]))
                    .is_ok()
                && copy.prepend(4096).is_err()
                && copy.truncate(whole.len() as u32 + 1).is_err()
                && copy.truncate(whole.len() as u32).is_ok()
                && copy.bytes() == whole;
            if !edited {
                count(&TALLY.wrong);
            }
            match self.0.inject_network_send(copy, target, drop) {
                Ok(()) => custody.absorb(),
                Err(_) => Verdict::block(),
            }
        }
    }

    program!(start, [Edits], {
        start.register(Edits(start.injection_handle()?, NblPool::create()?))?;
    });

    /// C-115, C-120: headers come off and on within the block of the list, and not beyond it.
    #[test]
    fn headers_come_off_and_on_within_the_block() {
        for seed in 0..10 {
            let builder = Sim::builder().seed(seed).shape(Shape::Seeded);
            let played = play(plan(), builder, &[DriverEntry], |sim| {
                for number in [0, 2, 4] {
                    sim.send(&packet(number, false)).expect("well formed");
                    sim.settle();
                }
            });
            let sent: Vec<_> = played
                .outcome
                .output
                .iter()
                .map(|packet| packet.bytes.clone())
                .collect();
            assert_eq!(sent, [0, 2, 4].map(|number| packet(number, false)), "seed {seed}");
        }
    }
}

mod held {
    use super::*;

    static READ: AtomicU32 = AtomicU32::new(0);
    static MOVED: AtomicU32 = AtomicU32::new(0);

    struct Holds(OutOfBandQueue<Look>);
    struct Look(NblHold, usize);

    impl Job for Look {
        type State = ();

        fn run(self, _state: &(), _worker: &OutOfBand<'_>) {
            match self.0.list() {
                Ok(list) if list.data_length() == self.1 => count(&READ),
                Ok(_) => count(&TALLY.wrong),
                Err(_) => count(&MOVED),
            }
        }
    }

    impl Callout for Holds {
        type Layer = InboundTransportV4;
        const KEY: Guid = Guid::from_u128(0xE930);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, InboundTransportV4>) -> Verdict<'c> {
            let Some(hold) = classify.hold() else {
                return Verdict::proceed();
            };
            let length = classify.packet().map_or(0, fwps::nbl::NblRef::data_length);
            // While the data starts elsewhere, a hold does not show other bytes than those of the call.
            let moved = classify.with_headers(|_packet| hold.list().err());
            match moved {
                Ok(Some(moved)) if moved.expected > moved.found => {}
                _ => count(&TALLY.wrong),
            }
            if self.0.push(Look(hold, length)).is_err() {
                count(&TALLY.wrong);
            }
            Verdict::proceed()
        }
    }

    program!(start, [Holds], {
        start.register(Holds(start.queue(16, ())?))?;
    });

    /// C-090, C-094, C-096, C-097: a held packet is read by a worker, goes on meanwhile, and shows when its data start has moved.
    #[test]
    fn held_packets_are_read_by_a_worker_or_tell_that_they_moved() {
        READ.store(0, Relaxed);
        MOVED.store(0, Relaxed);
        for seed in 0..10 {
            let builder = Sim::builder().seed(seed).shape(Shape::Seeded);
            let played = play(plan(), builder, &[DriverEntry], |sim| {
                for number in [0, 2, 4] {
                    sim.receive(&packet(number, true)).expect("well formed");
                }
            });
            assert_eq!(played.outcome.output.len(), 3, "seed {seed}");
        }
        assert_eq!(READ.load(Relaxed) + MOVED.load(Relaxed), 30);
        assert!(READ.load(Relaxed) > 0);
    }
}
