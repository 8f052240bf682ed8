//! Packets that are put elsewhere than where they were taken, and packets that come back by themselves.

use std::sync::{Mutex, PoisonError};

use fwps::{
    Error, Guid, InjectionHandle, Job, OutOfBand, OutOfBandQueue, Shared, V4,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::Start,
    inject::{Network, NetworkReceive, NetworkSend, Transport},
    layer::{InboundIppacketV4, OutboundIppacketV4, OutboundTransportV4},
    nbl::{Cloned, IpHeader, Nbl, NblPool},
};
use fwps_sim::{Direction, Sim};

use crate::{
    common::{Plan, TALLY, Way, count, play, refused},
    program::program,
    traffic::{beyond_header, packet},
};

/// A handle for two kinds, and the targets that other callouts saw last.
struct Combined {
    handle: InjectionHandle<(Network<V4>, Transport)>,
    receive: Mutex<Option<NetworkReceive<V4>>>,
    send: Mutex<Option<NetworkSend<V4>>>,
}

impl Combined {
    fn new(start: &Start<'_>) -> Result<Shared<Self>, Error> {
        Ok(Shared::try_new(Self {
            handle: start.injection_handle()?,
            receive: Mutex::new(None),
            send: Mutex::new(None),
        })?)
    }
}

fn plan() -> Plan {
    Plan::new(0, Way::Clone)
}

/// A datagram of the host to itself.
fn loopback(payload: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 1], 64)
        .udp(4000, 53)
        .write(&mut bytes, &[payload; 9])
        .expect("a packet in memory");
    bytes
}

mod hairpin {
    use super::*;

    struct Watches(Shared<Combined>);
    struct Turns(Shared<Combined>, NblPool);

    impl Callout for Watches {
        type Layer = InboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xE900);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, InboundIppacketV4>) -> Verdict<'c> {
            let target = classify.network_receive().map(fwps::inject::Within::detach);
            *self.0.receive.lock().unwrap_or_else(PoisonError::into_inner) = target;
            Verdict::proceed()
        }
    }

    impl Callout for Turns {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xE901);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let target = *self.0.receive.lock().unwrap_or_else(PoisonError::into_inner);
            let (Some(target), Ok(claim)) = (target, self.0.handle.claim(classify)) else {
                return Verdict::proceed();
            };
            let (copies, custody) = match classify.capture_copies(claim, &self.1, 0) {
                Ok(captured) => captured,
                Err(error) => return error.claim.permit(),
            };
            for copy in copies {
                if let Err(error) = self.0.handle.inject_network_receive(copy, target, drop) {
                    refused(error.status);
                }
            }
            custody.absorb()
        }
    }

    program!(start, [Watches, Turns], {
        let combined = Combined::new(start)?;
        start.register(Watches(combined.clone()))?;
        start.register(Turns(combined, NblPool::create()?))?;
    });

    /// C-027, C-034: a list of two packets that leave is taken apart and received, by a handle for two kinds.
    #[test]
    fn a_list_that_leaves_is_received_packet_by_packet() {
        for seed in 0..10 {
            let mut sent = [loopback(1), loopback(2)];
            let played = play(plan(), Sim::builder().seed(seed), &[DriverEntry], |sim| {
                sim.receive(&packet(0, true)).expect("well formed");
                sim.settle();
                sim.send_together(&[&sent[0], &sent[1]]).expect("well formed");
                sim.settle();
            });
            assert_eq!(played.refused, 0);
            sent.sort();
            let arrived = played.outcome.output.iter();
            let mut arrived: Vec<_> = arrived
                .filter(|packet| packet.direction == Direction::Inbound && packet.injected)
                .map(|packet| packet.bytes.clone())
                .collect();
            arrived.sort();
            assert_eq!(arrived, sent, "seed {seed}");
        }
    }
}

mod constructed {
    use super::*;

    struct Watches(Shared<Combined>);
    struct Sends(Shared<Combined>, OutOfBandQueue<Work>);
    struct Work(Nbl<Cloned>, IpHeader<V4>);

    impl Job for Work {
        type State = Shared<Combined>;

        fn run(self, combined: &Self::State, _worker: &OutOfBand<'_>) {
            let target = *combined.send.lock().unwrap_or_else(PoisonError::into_inner);
            match (self.0.construct_ip_header(&self.1), target) {
                (Ok(list), Some(target)) => {
                    if let Err(error) = combined.handle.inject_network_send(list, target, drop) {
                        refused(error.status);
                    }
                }
                _ => count(&TALLY.wrong),
            }
        }
    }

    impl Callout for Watches {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xE910);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let target = classify.network_send().detach();
            *self.0.send.lock().unwrap_or_else(PoisonError::into_inner) = Some(target);
            Verdict::proceed()
        }
    }

    impl Callout for Sends {
        type Layer = OutboundTransportV4;
        const KEY: Guid = Guid::from_u128(0xE911);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundTransportV4>) -> Verdict<'c> {
            let seen = self
                .0
                .send
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .is_some();
            let Ok(claim) = self.0.handle.claim(classify) else {
                return Verdict::proceed();
            };
            let (true, Some(source), Some(remote), Some(protocol)) = (
                seen,
                classify.local_address(),
                classify.remote_address(),
                classify.protocol(),
            ) else {
                return claim.permit();
            };
            let header = IpHeader {
                source,
                remote,
                protocol,
                endpoint: 0,
                interface: 0,
                sub_interface: 0,
            };
            let (list, custody) = match classify.capture(claim) {
                Ok(captured) => captured,
                Err(error) => return error.claim.permit(),
            };
            if self.1.push(Work(list, header)).is_err() {
                return Verdict::block();
            }
            custody.absorb()
        }
    }

    program!(start, [Watches, Sends], {
        let combined = Combined::new(start)?;
        start.register(Watches(combined.clone()))?;
        start.register(Sends(combined.clone(), start.queue(16, combined)?))?;
    });

    /// C-034, C-126, C-129, C-130: what was taken at the transport layer gets an IP header and is sent at the network layer.
    #[test]
    fn datagrams_get_a_header_and_are_sent_at_the_network_layer() {
        for seed in 0..10 {
            let played = play(plan(), Sim::builder().seed(seed), &[DriverEntry], |sim| {
                for number in [0, 6, 12, 18] {
                    sim.send(&packet(number, false)).expect("well formed");
                    sim.settle();
                }
            });
            assert_eq!(played.refused, 0);
            assert_eq!(played.outcome.injected, 3, "all but the first");
            let sent: Vec<_> = played
                .outcome
                .output
                .iter()
                .map(|packet| beyond_header(packet.bytes.clone()))
                .collect();
            let expected = [0, 6, 12, 18].map(|number| beyond_header(packet(number, false)));
            assert_eq!(sent, expected, "seed {seed}");
        }
    }
}

/// C-062: what the host sends to itself is taken on its way out and on its way in.
#[test]
fn loopback_is_taken_in_both_directions() {
    for seed in 0..10 {
        let traffic = |sim: &mut Sim| {
            sim.send(&loopback(3)).expect("well formed");
            sim.settle();
        };
        let builder = || Sim::builder().seed(seed);
        let expected = play(plan(), builder(), &[crate::driver::DriverEntry], traffic);
        for way in [Way::Clone, Way::Copy, Way::Queued, Way::Parts] {
            for kinds in [crate::common::NETWORK, crate::common::TRANSPORT] {
                let played = play(
                    Plan::new(kinds, way),
                    builder(),
                    &[crate::driver::DriverEntry],
                    traffic,
                );
                let bytes = |played: &crate::common::Played| {
                    let output = played.outcome.output.iter();
                    let mut output: Vec<_> =
                        output.map(|packet| beyond_header(packet.bytes.clone())).collect();
                    output.sort();
                    output
                };
                assert_eq!(bytes(&played), bytes(&expected), "{way:?}, seed {seed}");
                assert!(played.outcome.injected >= 1);
            }
        }
    }
}
