//! Connections over IPv4: the decision is carried out when classify comes again.

use std::sync::Mutex;

use fwps::{
    Error, Guid, InjectionHandle, Job, OutOfBand, OutOfBandQueue,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    inject::Transport,
    layer::AleAuthConnectV4,
    management::{Engine, FilterAction},
    pending::{Decision, PendedOperation, PendedOperations},
};
use fwps_sim::{Direction, Layer, Outcome, Sim};
use fwps_workspace::drivers::attach;

use crate::traffic::{SEEDS, datagram, opened_by_host};

/// The decision, and whether it is made; undecided operations are kept until unload.
static DECISION: Mutex<Option<Decision>> = Mutex::new(None);
static FALLBACK: Mutex<Decision> = Mutex::new(Decision::Block);
static ANSWERED: Mutex<Vec<Decision>> = Mutex::new(Vec::new());
static TURN: Mutex<()> = Mutex::new(());

struct Decide(PendedOperation<AleAuthConnectV4>);

struct Sends(InjectionHandle<Transport>);

impl Job for Decide {
    type State = Sends;

    fn run(self, state: &Sends, out_of_band: &OutOfBand<'_>) {
        let Some(decision) = *DECISION.lock().expect("no test panicked") else {
            return std::mem::forget(self.0);
        };
        if let Some(Some(packet)) = self.0.complete(decision) {
            let _refused = state
                .0
                .inject_transport_send(out_of_band, packet.list, packet.target, drop);
        }
    }
}

struct Connects {
    operations: PendedOperations<AleAuthConnectV4>,
    queue: OutOfBandQueue<Decide>,
}

impl Callout for Connects {
    type Layer = AleAuthConnectV4;
    const KEY: Guid = Guid::from_u128(0xE2);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleAuthConnectV4>) -> Verdict<'c> {
        let decision = self.operations.decision(classify);
        let Some(right) = classify.take_action_right() else {
            return Verdict::proceed();
        };
        if let Some(decision) = decision {
            ANSWERED.lock().expect("no test panicked").push(decision);
            return match decision {
                Decision::Permit => right.permit(),
                Decision::Block => Verdict::block(),
            };
        }
        match classify.pend(&self.operations, right) {
            Ok((operation, verdict)) => {
                // A refused job drops the operation, which blocks.
                drop(self.queue.push(Decide(operation)));
                verdict
            }
            Err(_) => Verdict::block(),
        }
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let sends = Sends(start.injection_handle()?);
        let fallback = *FALLBACK.lock().expect("no test panicked");
        start.register(Connects {
            operations: start.pended_operations(4, fallback)?,
            queue: start.queue(8, sends)?,
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
