//! Packets of the driver's own: answers to packets that pass.

use etherparse::{IpNumber, Ipv4Header, PacketBuilder};
use fwps::{
    Guid, InjectionHandle, V4,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    inject::Network,
    layer::{InboundTransportV4, OutboundTransportV4},
    nbl::NblPool,
};
use fwps_sim::{Direction, Sim};

use crate::{
    common::{Plan, TALLY, Way, count, play},
    program::program,
    traffic::packet,
};

/// The same datagram with its ends exchanged.
fn answer(question: &[u8]) -> Vec<u8> {
    let (header, datagram) = Ipv4Header::from_slice(question).expect("an IPv4 packet");
    assert_eq!(header.protocol, IpNumber::UDP);
    let port = |at: usize| u16::from_be_bytes([datagram[at], datagram[at + 1]]);
    let mut answer = Vec::new();
    PacketBuilder::ipv4(header.destination, header.source, 64)
        .udp(port(2), port(0))
        .write(&mut answer, &datagram[8..])
        .expect("a vector takes all bytes");
    answer
}

/// Blocks what leaves, and answers it at once.
struct Answers(InjectionHandle<Network<V4>>, NblPool);

impl Callout for Answers {
    type Layer = OutboundTransportV4;
    const KEY: Guid = Guid::from_u128(0xE940);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundTransportV4>) -> Verdict<'c> {
        let made = answer(&packet(0, false));
        let Ok(list) = self.1.allocate(&made, 0) else {
            return Verdict::block();
        };
        match classify.own_network_receive() {
            Some(target) if self.0.inject_network_receive(list, target, drop).is_ok() => {}
            _ => count(&TALLY.wrong),
        }
        Verdict::block()
    }
}

program!(start, [Answers], {
    start.register(Answers(start.injection_handle()?, NblPool::create()?))?;
});

/// C-024, C-025: an answer arrives by the interface that the question was to leave by.
#[test]
fn a_packet_that_leaves_is_answered_in_its_place() {
    for seed in 0..10 {
        let builder = Sim::builder().seed(seed);
        let played = play(Plan::new(0, Way::Clone), builder, &[DriverEntry], |sim| {
            sim.send(&packet(0, false)).expect("well formed");
            sim.settle();
        });
        let [arrived] = played.outcome.output.as_slice() else {
            panic!(
                "seed {seed}: one packet comes out, not {}",
                played.outcome.output.len()
            );
        };
        assert_eq!(arrived.direction, Direction::Inbound);
        assert_eq!(arrived.bytes, answer(&packet(0, false)), "seed {seed}");
    }
}

mod reply {
    use super::*;

    /// Blocks what arrives, and answers it at once.
    struct Replies(InjectionHandle<Network<V4>>, NblPool);

    impl Callout for Replies {
        type Layer = InboundTransportV4;
        const KEY: Guid = Guid::from_u128(0xE941);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, InboundTransportV4>) -> Verdict<'c> {
            let made = answer(&packet(0, true));
            let Ok(list) = self.1.allocate(&made, 0) else {
                return Verdict::block();
            };
            let target = classify.own_network_send();
            if self.0.inject_network_send(list, target, drop).is_err() {
                count(&TALLY.wrong);
            }
            Verdict::block()
        }
    }

    program!(start, [Replies], {
        start.register(Replies(start.injection_handle()?, NblPool::create()?))?;
    });

    /// C-024: an answer leaves in the compartment that the question came in.
    #[test]
    fn a_packet_that_arrives_is_answered() {
        for seed in 0..10 {
            let builder = Sim::builder().seed(seed);
            let played = play(Plan::new(0, Way::Clone), builder, &[DriverEntry], |sim| {
                sim.receive(&packet(0, true)).expect("well formed");
                sim.settle();
            });
            let [left] = played.outcome.output.as_slice() else {
                panic!(
                    "seed {seed}: one packet comes out, not {}",
                    played.outcome.output.len()
                );
            };
            assert_eq!(left.direction, Direction::Outbound);
            assert_eq!(left.bytes, answer(&packet(0, true)), "seed {seed}");
        }
    }
}
