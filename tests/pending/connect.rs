//! Connections over IPv4: the decision is carried out when classify comes again.

use std::sync::{
    Mutex,
    atomic::{AtomicU32, Ordering},
};

use fwps::{
    Error, Guid, InjectionHandle, Job, OutOfBand, OutOfBandQueue, Shared, V4,
    callout::{Callout, CalloutFlags, Classify, PendFailure, Verdict},
    driver::{Driver, Start},
    inject::{NotClaimed, Transport},
    layer::AleAuthConnectV4,
    management::{Engine, FilterAction},
    pending::{Decision, PendedOperation, PendedOperations, PendedSend},
};
use fwps_sim::{Direction, Layer, Outcome, Sim};
use fwps_workspace::drivers::attach;

use crate::traffic::{SEEDS, datagram, opened_by_host};

/// The decision, and whether it is made; undecided operations are kept until unload.
static DECISION: Mutex<Option<Decision>> = Mutex::new(None);
static FALLBACK: Mutex<Decision> = Mutex::new(Decision::Block);
static ANSWERED: Mutex<Vec<Decision>> = Mutex::new(Vec::new());
static TURN: Mutex<()> = Mutex::new(());
/// Whether the first datagram is injected when the second one has come, and the datagram that waits for that.
static LATER: Mutex<bool> = Mutex::new(false);
static WAITING: Mutex<Option<PendedSend<V4>>> = Mutex::new(None);
/// How often the driver's own datagram came by.
static OWN: AtomicU32 = AtomicU32::new(0);

struct Decide(PendedOperation<AleAuthConnectV4>);

/// The one handle: the callout asks it about what the worker injected.
type Handle = Shared<InjectionHandle<Transport>>;

impl Job for Decide {
    type State = Handle;

    fn run(self, handle: &Handle, out_of_band: &OutOfBand<'_>) {
        let Some(decision) = *DECISION.lock().expect("no test panicked") else {
            return std::mem::forget(self.0);
        };
        let first = WAITING.lock().expect("no test panicked").take();
        let permitted = self.0.complete(decision).flatten();
        if *LATER.lock().expect("no test panicked") && first.is_none() {
            *WAITING.lock().expect("no test panicked") = permitted;
            return;
        }
        for packet in first.into_iter().chain(permitted) {
            let _refused = handle.inject_transport_send(out_of_band, packet.list, packet.target, drop);
        }
    }
}

struct Connects {
    operations: PendedOperations<AleAuthConnectV4>,
    queue: OutOfBandQueue<Decide>,
    handle: Handle,
}

impl Callout for Connects {
    type Layer = AleAuthConnectV4;
    const KEY: Guid = Guid::from_u128(0xE2);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleAuthConnectV4>) -> Verdict<'c> {
        let decision = self.operations.decision(classify);
        let claim = match self.handle.claim(classify) {
            Ok(claim) => claim,
            Err(NotClaimed::Own) => {
                OWN.fetch_add(1, Ordering::Relaxed);
                return match classify.take_action_right() {
                    Some(right) => right.permit(),
                    None => Verdict::proceed(),
                };
            }
            Err(_) => return Verdict::proceed(),
        };
        if let Some(decision) = decision {
            ANSWERED.lock().expect("no test panicked").push(decision);
            return match decision {
                Decision::Permit => claim.permit(),
                Decision::Block => Verdict::block(),
            };
        }
        match classify.pend(&self.operations, claim) {
            Ok((operation, verdict)) => {
                // A refused job drops the operation, which blocks.
                drop(self.queue.push(Decide(operation)));
                verdict
            }
            Err(error) if error.cause == PendFailure::RawSend => error.entitlement.permit(),
            Err(_) => Verdict::block(),
        }
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let handle = Shared::try_new(start.injection_handle()?)?;
        let fallback = *FALLBACK.lock().expect("no test panicked");
        start.register(Connects {
            operations: start.pended_operations(4, fallback)?,
            queue: start.queue(8, handle.clone())?,
            handle,
        })?;
        Ok(Self(attach::<Connects>(start, FilterAction::Unknown)?))
    }
}

fwps::driver_entry!(Program, callouts: [Connects]);

fn play(seed: u64, decision: Option<Decision>, packets: Vec<(Direction, Vec<u8>)>) -> Outcome {
    *DECISION.lock().expect("no test panicked") = decision;
    ANSWERED.lock().expect("no test panicked").clear();
    let mut sim = Sim::builder().seed(seed).strict(true).build();
    let driver = sim.load(DriverEntry).expect("the driver loads");
    for (direction, bytes) in packets {
        match direction {
            Direction::Inbound => sim.receive(&bytes).expect("a whole packet"),
            Direction::Outbound => sim.send(&bytes).expect("a whole packet"),
        }
        sim.settle();
    }
    sim.unload(driver);
    sim.finish()
}

fn answered() -> Vec<Decision> {
    ANSWERED.lock().expect("no test panicked").clone()
}

#[test]
fn permitted_connections_are_made() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        let outcome = play(seed, Some(Decision::Permit), opened_by_host(seed));
        outcome.assert_clean();
        assert_eq!(answered(), [Decision::Permit]);
        assert_eq!(outcome.streams[0].sent, b"request", "seed {seed}");
    }
}

#[test]
fn blocked_connections_fail() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        let syn = opened_by_host(seed).into_iter().take(1).collect();
        let outcome = play(seed, Some(Decision::Block), syn);
        outcome.assert_clean();
        assert_eq!(answered(), [Decision::Block]);
        assert_eq!(outcome.output, [], "seed {seed}");
    }
}

#[test]
fn first_datagrams_are_injected_after_the_permit() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        let first = datagram(false, b"first");
        let second = datagram(false, b"second");
        let packets = [&first, &second].map(|bytes| (Direction::Outbound, bytes.clone()));
        let outcome = play(seed, Some(Decision::Permit), packets.to_vec());
        outcome.assert_clean();
        let sent: Vec<&[u8]> = outcome.output.iter().map(|packet| &packet.bytes[28..]).collect();
        assert_eq!(sent, [&b"first"[..], b"second"], "seed {seed}");
        assert_eq!(outcome.layer(Layer::AleAuthConnectV4).classified, 2);
    }
}

/// A driver that did not ask pended its own datagram, and the application waited for good.
#[test]
fn a_datagram_whose_flow_has_ended_is_known_as_the_drivers_own() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        *DECISION.lock().expect("no test panicked") = Some(Decision::Permit);
        *LATER.lock().expect("no test panicked") = true;
        OWN.store(0, Ordering::Relaxed);
        let mut sim = Sim::builder().seed(seed).build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        sim.send(&datagram(false, b"first")).expect("a whole packet");
        sim.settle();
        sim.close_endpoint(17, ([10, 0, 0, 1], 53).into());
        let mut second = Vec::new();
        etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 64)
            .udp(54, 4000)
            .write(&mut second, b"second")
            .expect("a vector takes all bytes");
        sim.send(&second).expect("a whole packet");
        sim.settle();
        *LATER.lock().expect("no test panicked") = false;
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        let sent: Vec<&[u8]> = outcome.output.iter().map(|packet| &packet.bytes[28..]).collect();
        assert_eq!(sent.len(), 2, "seed {seed}");
        assert!(sent.contains(&&b"first"[..]), "seed {seed}");
        assert_eq!(OWN.load(Ordering::Relaxed), 1, "seed {seed}");
    }
}

/// C-056: the datagram of a raw socket was cloned without the IP header that its application made, which this layer does not show, and
/// was sent with another one.
#[test]
fn a_raw_send_keeps_the_header_of_its_application() {
    let _turn = TURN.lock().expect("no test panicked");
    let mut raw = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 33)
        .write(&mut raw, etherparse::IpNumber::GRE, b"some bytes")
        .expect("a vector takes all bytes");
    for seed in SEEDS {
        *DECISION.lock().expect("no test panicked") = Some(Decision::Permit);
        let mut sim = Sim::builder().seed(seed).strict(true).raw_sends(true).build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        for bytes in [&raw, &datagram(false, b"first")] {
            sim.send(bytes).expect("a whole packet");
            sim.settle();
        }
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        let sent: Vec<&[u8]> = outcome.output.iter().map(|packet| &packet.bytes[..]).collect();
        assert_eq!(sent.len(), 2, "seed {seed}");
        assert!(sent.contains(&&raw[..]), "seed {seed}");
        // The other one was pended.
        assert_eq!(outcome.layer(Layer::AleAuthConnectV4).absorbed, 1, "seed {seed}");
    }
}

#[test]
fn undecided_connections_are_decided_at_unload_as_declared() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        for fallback in [Decision::Block, Decision::Permit] {
            *FALLBACK.lock().expect("no test panicked") = fallback;
            let syn = opened_by_host(seed).into_iter().take(1).collect();
            let outcome = play(seed, None, syn);
            *FALLBACK.lock().expect("no test panicked") = Decision::Block;
            let numbers: Vec<String> = outcome.reports.iter().map(|r| r.contract.to_string()).collect();
            // The blocks of the table were leaked with the token, and nothing else.
            assert_eq!(numbers, ["C-373", "C-373"], "seed {seed}");
            // The callout was still there to carry it out.
            assert_eq!(answered(), [fallback]);
            let made = usize::from(fallback == Decision::Permit);
            assert_eq!(outcome.output.len(), made, "{fallback:?}, seed {seed}");
        }
    }
}
