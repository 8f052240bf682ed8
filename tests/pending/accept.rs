//! Acceptance over IPv4: the packet decides.

use std::sync::{
    Mutex,
    atomic::{AtomicU32, Ordering},
};

use fwps::{
    Error, Guid, InjectionHandle, Job, OutOfBand, OutOfBandQueue, Passive, Shared, V4,
    callout::{Callout, CalloutFlags, Classify, PendFailure, Verdict},
    driver::{Driver, Start},
    inject::Transport,
    layer::{AleAuthRecvAcceptV4, Direction, ReauthorizeReasons},
    management::{Engine, FilterAction},
    pending::{Decision, PendedOperation, PendedOperations, PendedReceive},
};
use fwps_sim::{Faults, Outcome, Sim, SimBuilder};
use fwps_workspace::drivers::attach;

use crate::traffic::{SEEDS, datagram};

/// What the worker does with an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Permit,
    PermitOnWorker,
    Block,
    Drop,
    Keep,
    Forget,
}

static ENDING: Mutex<Ending> = Mutex::new(Ending::Permit);
static FALLBACK: Mutex<Decision> = Mutex::new(Decision::Block);
static KEPT: Mutex<Vec<PendedOperation<AleAuthRecvAcceptV4>>> = Mutex::new(Vec::new());
static DIRECTION: Mutex<Option<Direction>> = Mutex::new(None);
static REASONS: Mutex<Vec<Option<ReauthorizeReasons>>> = Mutex::new(Vec::new());
static REFUSED: Mutex<Vec<PendFailure>> = Mutex::new(Vec::new());
static TURN: Mutex<()> = Mutex::new(());
static PENDED: AtomicU32 = AtomicU32::new(0);

/// An operation to decide about, or a packet to inject.
enum Work {
    Decide(PendedOperation<AleAuthRecvAcceptV4>),
    Inject(PendedReceive<V4>),
}

/// The one handle: the callout asks it about what the worker injected.
type Handle = Shared<InjectionHandle<Transport>>;

impl Job for Work {
    type State = Handle;

    fn run(self, state: &Handle, out_of_band: &OutOfBand<'_>) {
        let packet = match self {
            Work::Decide(operation) => operation.complete(Decision::Permit),
            Work::Inject(packet) => Some(packet),
        };
        if let Some(PendedReceive { list, target }) = packet {
            // A refused packet is dropped, and its peer sends again.
            let _refused = state.inject_transport_receive(out_of_band, list, target, drop);
        }
    }
}

struct Accepts {
    operations: PendedOperations<AleAuthRecvAcceptV4>,
    handle: Handle,
    queue: OutOfBandQueue<Work>,
}

impl Accepts {
    fn decide<'c>(
        &self,
        operation: PendedOperation<AleAuthRecvAcceptV4>,
        verdict: Verdict<'c>,
    ) -> Verdict<'c> {
        match *ENDING.lock().expect("no test panicked") {
            Ending::PermitOnWorker => drop(self.queue.push(Work::Decide(operation))),
            Ending::Permit => {
                if let Some(packet) = operation.complete(Decision::Permit) {
                    drop(self.queue.push(Work::Inject(packet)));
                }
            }
            Ending::Block => assert!(operation.complete(Decision::Block).is_none()),
            Ending::Drop => drop(operation),
            Ending::Keep => KEPT.lock().expect("no test panicked").push(operation),
            Ending::Forget => std::mem::forget(operation),
        }
        // Whatever is returned, the call blocks and absorbs (C-218).
        if PENDED.fetch_add(1, Ordering::Relaxed) % 2 == 0 {
            verdict
        } else {
            Verdict::block()
        }
    }
}

impl Callout for Accepts {
    type Layer = AleAuthRecvAcceptV4;
    const KEY: Guid = Guid::from_u128(0xE1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleAuthRecvAcceptV4>) -> Verdict<'c> {
        let Ok(claim) = self.handle.claim(classify) else {
            return match classify.take_action_right() {
                Some(right) => right.permit(),
                None => Verdict::proceed(),
            };
        };
        match classify.pend(&self.operations, claim) {
            Ok((operation, verdict)) => self.decide(operation, verdict),
            Err(refused) => {
                REFUSED.lock().expect("no test panicked").push(refused.cause);
                match refused.cause {
                    PendFailure::Reauthorization => {
                        *DIRECTION.lock().expect("no test panicked") = classify.packet_direction();
                        let reason = classify.reauthorize_reason();
                        REASONS.lock().expect("no test panicked").push(reason);
                        refused.entitlement.permit()
                    }
                    _ => Verdict::block(),
                }
            }
        }
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let handle = Shared::try_new(start.injection_handle()?)?;
        let fallback = *FALLBACK.lock().expect("no test panicked");
        start.register(Accepts {
            operations: start.pended_operations(2, fallback)?,
            handle: handle.clone(),
            queue: start.queue(8, handle)?,
        })?;
        Ok(Self(attach::<Accepts>(start, FilterAction::Unknown)?))
    }

    fn stop(&mut self, _passive: &Passive<'_>) {
        // Unload has completed these; what is left of them is the driver's memory.
        KEPT.lock().expect("no test panicked").clear();
    }
}

fwps::driver_entry!(Program, callouts: [Accepts]);

/// Lets datagrams of one or several flows come in.
fn run(builder: SimBuilder, ending: Ending, flows: u16) -> Outcome {
    *ENDING.lock().expect("no test panicked") = ending;
    REFUSED.lock().expect("no test panicked").clear();
    let mut sim = builder.build();
    let driver = sim.load(DriverEntry).expect("the driver loads");
    for flow in 0..flows {
        let mut packet = Vec::new();
        etherparse::PacketBuilder::ipv4([10, 0, 0, 2], [10, 0, 0, 1], 64)
            .udp(4000 + flow, 53)
            .write(&mut packet, b"question")
            .expect("a vector takes all bytes");
        sim.receive(&packet).expect("a whole packet");
        if ending != Ending::Keep && ending != Ending::Forget {
            sim.settle();
        }
    }
    sim.unload(driver);
    sim.finish()
}

#[test]
fn permitted_packets_are_injected_after_the_completion() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        for ending in [Ending::Permit, Ending::PermitOnWorker] {
            let outcome = run(Sim::builder().seed(seed).strict(true), ending, 3);
            outcome.assert_clean();
            assert_eq!(outcome.output.len(), 3, "{ending:?}, seed {seed}");
        }
    }
}

#[test]
fn blocked_and_dropped_operations_let_nothing_in() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        for ending in [Ending::Block, Ending::Drop] {
            let outcome = run(Sim::builder().seed(seed), ending, 3);
            outcome.assert_clean();
            assert_eq!(outcome.output, [], "{ending:?}, seed {seed}");
        }
    }
}

#[test]
fn operations_that_are_kept_are_completed_at_unload_and_bounded_before() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        let outcome = run(Sim::builder().seed(seed), Ending::Keep, 3);
        outcome.assert_clean();
        let refused = REFUSED.lock().expect("no test panicked").clone();
        assert_eq!(refused, [PendFailure::Full], "there is room for two");
        assert_eq!(outcome.output, []);
    }
}

#[test]
fn forgotten_operations_are_completed_at_unload() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        for fallback in [Decision::Block, Decision::Permit] {
            *FALLBACK.lock().expect("no test panicked") = fallback;
            let outcome = run(Sim::builder().seed(seed), Ending::Forget, 1);
            *FALLBACK.lock().expect("no test panicked") = Decision::Block;
            let numbers: Vec<String> = outcome.reports.iter().map(|r| r.contract.to_string()).collect();
            // The clone and the blocks of the table were leaked with the token, and nothing else.
            assert_eq!(numbers, ["C-373", "C-373", "C-085"], "seed {seed}");
            assert_eq!(outcome.output, []);
        }
    }
}

#[test]
fn reauthorisation_is_decided_in_the_call() {
    let _turn = TURN.lock().expect("no test panicked");
    *ENDING.lock().expect("no test panicked") = Ending::Permit;
    REFUSED.lock().expect("no test panicked").clear();
    for seed in SEEDS {
        let mut sim = Sim::builder().seed(seed).build();
        // The flow is older than the driver.
        sim.receive(&datagram(true, b"before")).expect("a whole packet");
        let driver = sim.load(DriverEntry).expect("the driver loads");
        // By a packet that goes the other way (C-288).
        sim.send(&datagram(false, b"after")).expect("a whole packet");
        sim.reauthorize(fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_NEW_ARRIVAL_INTERFACE);
        sim.send(&datagram(false, b"elsewhere")).expect("a whole packet");
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.output.len(), 3, "seed {seed}");
        let reasons = std::mem::take(&mut *REASONS.lock().expect("no test panicked"));
        let expected = [
            ReauthorizeReasons::POLICY_CHANGE,
            ReauthorizeReasons::NEW_ARRIVAL_INTERFACE,
        ];
        assert_eq!(reasons, expected.map(Some), "seed {seed}");
        let direction = DIRECTION.lock().expect("no test panicked").take();
        assert_eq!(direction, Some(Direction::OUTBOUND));
    }
    let refused = REFUSED.lock().expect("no test panicked").clone();
    assert!(refused.iter().all(|cause| *cause == PendFailure::Reauthorization));
    assert_eq!(refused.len() as u64, 2 * SEEDS.end);
}

#[test]
fn each_refusal_leaves_nothing_pended() {
    let _turn = TURN.lock().expect("no test panicked");
    let statuses = [
        fwps_sys::STATUS_FWP_CANNOT_PEND,
        fwps_sys::STATUS_FWP_NULL_POINTER,
        fwps_sys::STATUS_FWP_TCPIP_NOT_READY,
    ];
    for status in statuses {
        let builder = Sim::builder().faults(Faults::function("FwpsPendOperation0", status));
        let outcome = run(builder, Ending::Permit, 4);
        outcome.assert_clean();
        assert_eq!(outcome.output, []);
    }
    for seed in SEEDS {
        let builder = Sim::builder().seed(seed).faults(Faults::random(0.2));
        *ENDING.lock().expect("no test panicked") = Ending::PermitOnWorker;
        let mut sim = builder.build();
        if let Ok(driver) = sim.load(DriverEntry) {
            for _ in 0..5 {
                sim.receive(&datagram(true, b"question")).expect("a whole packet");
            }
            sim.unload(driver);
        }
        sim.finish().assert_clean();
    }
}

#[test]
fn missing_metadata_is_told() {
    let _turn = TURN.lock().expect("no test panicked");
    let builder = Sim::builder().omit_metadata(fwps_sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE);
    let outcome = run(builder, Ending::Permit, 1);
    outcome.assert_clean();
    let refused = REFUSED.lock().expect("no test panicked").clone();
    assert_eq!(refused, [PendFailure::NoCompletionHandle]);
}
