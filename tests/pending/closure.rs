//! Closures of endpoints over IPv4: classifications that are pended.

use std::sync::Mutex;

use fwps::{
    Error, Guid, Job, OutOfBand, OutOfBandQueue, Passive,
    callout::{Callout, CalloutFlags, Classify, PendFailure, Verdict},
    driver::{Driver, Start},
    layer::AleEndpointClosureV4,
    management::{Engine, FilterAction},
    pending::{Decision, PendedClassifications, PendedClassify},
};
use fwps_sim::{Conversation, Faults, Outcome, Sim, SimBuilder};
use fwps_workspace::drivers::attach;

use crate::traffic::SEEDS;

type Pended = PendedClassify<AleEndpointClosureV4>;

/// What becomes of a classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Complete,
    CompleteOnWorker,
    ClassifyAgain,
    Drop,
    Keep,
    Forget,
}

static ENDING: Mutex<Ending> = Mutex::new(Ending::Complete);
static KEPT: Mutex<Vec<Pended>> = Mutex::new(Vec::new());
static REFUSED: Mutex<Vec<PendFailure>> = Mutex::new(Vec::new());
static CALLS: Mutex<u32> = Mutex::new(0);
static TURN: Mutex<()> = Mutex::new(());

struct Complete(Pended);

impl Job for Complete {
    type State = ();

    fn run(self, _state: &(), _out_of_band: &OutOfBand<'_>) {
        // Unload may have been earlier.
        let _completed = self.0.complete(Decision::Permit);
    }
}

struct Closures {
    classifications: PendedClassifications<AleEndpointClosureV4>,
    queue: OutOfBandQueue<Complete>,
}

impl Callout for Closures {
    type Layer = AleEndpointClosureV4;
    const KEY: Guid = Guid::from_u128(0xE5);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleEndpointClosureV4>) -> Verdict<'c> {
        let Some(right) = classify.take_action_right() else {
            return Verdict::proceed();
        };
        let ending = *ENDING.lock().expect("no test panicked");
        let call = {
            let mut calls = CALLS.lock().expect("no test panicked");
            *calls += 1;
            *calls
        };
        if ending == Ending::ClassifyAgain && call > 2 {
            return right.permit();
        }
        let (pended, verdict) = match classify.pend_classify(&self.classifications, right) {
            Ok(pended) => pended,
            Err(error) => {
                REFUSED.lock().expect("no test panicked").push(error.cause);
                return error.right.permit();
            }
        };
        match ending {
            Ending::Complete => assert!(pended.complete(Decision::Permit)),
            Ending::CompleteOnWorker => drop(self.queue.push(Complete(pended))),
            Ending::ClassifyAgain => assert!(pended.classify_again()),
            Ending::Drop => drop(pended),
            Ending::Keep => KEPT.lock().expect("no test panicked").push(pended),
            Ending::Forget => std::mem::forget(pended),
        }
        // Whatever is returned, the call blocks with the right cleared (C-230).
        if call % 2 == 0 {
            Verdict::proceed()
        } else {
            verdict
        }
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        // There are two closures: that of the connection, and that of the listening endpoint.
        let room = match *ENDING.lock().expect("no test panicked") {
            Ending::Keep => 1,
            _ => 2,
        };
        start.register(Closures {
            classifications: start.pended_classifications(room, Decision::Permit)?,
            queue: start.queue(8, ())?,
        })?;
        Ok(Self(attach::<Closures>(start, FilterAction::Unknown)?))
    }

    fn stop(&mut self, _passive: &Passive<'_>) {
        let kept = std::mem::take(&mut *KEPT.lock().expect("no test panicked"));
        for pended in kept {
            assert!(!pended.complete(Decision::Permit), "it was completed at unload");
        }
    }
}

fwps::driver_entry!(Program, callouts: [Closures]);

/// Lets a connection come and its endpoint close.
fn run(builder: SimBuilder, ending: Ending) -> Outcome {
    *ENDING.lock().expect("no test panicked") = ending;
    *CALLS.lock().expect("no test panicked") = 0;
    REFUSED.lock().expect("no test panicked").clear();
    let mut sim = builder.build();
    let driver = sim.load(DriverEntry).expect("the driver loads");
    sim.converse(&Conversation::v4(1).from_peer(b"request"));
    sim.close_endpoint(6, ([10, 0, 0, 1], 80).into());
    sim.unload(driver);
    sim.finish()
}

fn calls() -> u32 {
    *CALLS.lock().expect("no test panicked")
}

fn refused() -> Vec<PendFailure> {
    REFUSED.lock().expect("no test panicked").clone()
}

#[test]
fn pended_closures_are_completed_once() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        for ending in [Ending::Complete, Ending::CompleteOnWorker, Ending::Drop] {
            let outcome = run(Sim::builder().seed(seed).strict(true), ending);
            outcome.assert_clean();
            assert_eq!((calls(), refused()), (2, vec![]), "{ending:?}, seed {seed}");
        }
    }
}

#[test]
fn classifications_without_a_decision_are_classified_again() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        let outcome = run(Sim::builder().seed(seed), Ending::ClassifyAgain);
        outcome.assert_clean();
        assert_eq!((calls(), refused()), (4, vec![]), "seed {seed}");
    }
}

#[test]
fn classifications_that_are_kept_are_completed_at_unload_and_bounded_before() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        let outcome = run(Sim::builder().seed(seed), Ending::Keep);
        outcome.assert_clean();
        assert_eq!(refused(), [PendFailure::Full], "there is room for one");
    }
}

#[test]
fn forgotten_classifications_are_completed_at_unload() {
    let _turn = TURN.lock().expect("no test panicked");
    for seed in SEEDS {
        let outcome = run(Sim::builder().seed(seed), Ending::Forget);
        let numbers: Vec<String> = outcome.reports.iter().map(|r| r.contract.to_string()).collect();
        // The blocks of the table were leaked with the tokens, and nothing else: no handle, and no classification.
        assert_eq!(numbers, ["C-373", "C-373"], "seed {seed}");
    }
}

#[test]
fn each_refusal_leaves_nothing_pended() {
    let _turn = TURN.lock().expect("no test panicked");
    for (function, status) in [
        ("FwpsPendClassify0", fwps_sys::STATUS_FWP_CANNOT_PEND),
        (
            "FwpsAcquireClassifyHandle0",
            fwps_sys::STATUS_INSUFFICIENT_RESOURCES,
        ),
    ] {
        let builder = Sim::builder().faults(Faults::function(function, status));
        let outcome = run(builder, Ending::Complete);
        outcome.assert_clean();
        let error = Error::Refused {
            function,
            status: fwps::Status::from_raw(status),
        };
        assert_eq!(refused(), [PendFailure::Refused(error); 2]);
    }
    for seed in SEEDS {
        *ENDING.lock().expect("no test panicked") = Ending::CompleteOnWorker;
        let mut sim = Sim::builder().seed(seed).faults(Faults::random(0.2)).build();
        if let Ok(driver) = sim.load(DriverEntry) {
            sim.converse(&Conversation::v4(seed).from_peer(b"request"));
            sim.close_endpoint(6, ([10, 0, 0, 1], 80).into());
            sim.unload(driver);
        }
        sim.finish().assert_clean();
    }
}
