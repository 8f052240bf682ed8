//! Binds and listens over IPv4, completed inside the call that pends them and later.

use std::sync::Mutex;

use fwps::{
    Error, Guid,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    layer::{AleAuthListenV4, AleResourceAssignmentV4},
    management::{Engine, Filter, FilterAction},
    pending::{Decision, PendableLayer, PendedOperation, PendedOperations},
    wide,
};
use fwps_sim::{Conversation, Sim};
use fwps_workspace::drivers::SUBLAYER;

use crate::traffic::SEEDS;

static WAITING: Mutex<Option<PendedOperation<AleAuthListenV4>>> = Mutex::new(None);

/// Answers an operation that is classified again.
fn decided<'c, L: PendableLayer>(
    operations: &PendedOperations<L>,
    classify: &mut Classify<'c, L>,
) -> Option<Verdict<'c>> {
    let decision = operations.decision(classify)?;
    let right = classify.take_action_right()?;
    Some(match decision {
        Decision::Permit => right.permit(),
        Decision::Block => Verdict::block(),
    })
}

struct Binds(PendedOperations<AleResourceAssignmentV4>);

impl Callout for Binds {
    type Layer = AleResourceAssignmentV4;
    const KEY: Guid = Guid::from_u128(0xE3);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleResourceAssignmentV4>) -> Verdict<'c> {
        if let Some(verdict) = decided(&self.0, classify) {
            return verdict;
        }
        let Some(right) = classify.take_action_right() else {
            return Verdict::proceed();
        };
        match classify.pend(&self.0, right) {
            Ok((operation, verdict)) => {
                // Inside the call that pended it.
                let () = operation
                    .complete(Decision::Permit)
                    .expect("nobody completed it before");
                verdict
            }
            Err(_) => Verdict::block(),
        }
    }
}

struct Listens(PendedOperations<AleAuthListenV4>);

impl Callout for Listens {
    type Layer = AleAuthListenV4;
    const KEY: Guid = Guid::from_u128(0xE4);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleAuthListenV4>) -> Verdict<'c> {
        if let Some(verdict) = decided(&self.0, classify) {
            return verdict;
        }
        let Some(right) = classify.take_action_right() else {
            return Verdict::proceed();
        };
        match classify.pend(&self.0, right) {
            Ok((operation, verdict)) => {
                *WAITING.lock().expect("no test panicked") = Some(operation);
                verdict
            }
            Err(_) => Verdict::block(),
        }
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filters")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Binds(start.pended_operations(1, Decision::Block)?))?;
        start.register(Listens(start.pended_operations(1, Decision::Block)?))?;
        let mut engine = start.engine(wide!("tests"))?;
        let mut transaction = engine.transaction(start.passive())?;
        transaction.add_sublayer(SUBLAYER)?;
        transaction.add_callout::<Binds>(wide!("binds"))?;
        transaction.add_callout::<Listens>(wide!("listens"))?;
        let mut binds = Filter::<Binds>::new(wide!("binds"), SUBLAYER.key);
        binds.action = FilterAction::Unknown;
        transaction.add_filter(binds)?;
        let mut listens = Filter::<Listens>::new(wide!("listens"), SUBLAYER.key);
        listens.action = FilterAction::Unknown;
        transaction.add_filter(listens)?;
        transaction.commit()?;
        Ok(Self(engine))
    }
}

fwps::driver_entry!(Program, callouts: [Binds, Listens]);

#[test]
fn servers_open_when_bind_and_listen_are_permitted() {
    for seed in SEEDS {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        let conversation = Conversation::v4(seed).from_peer(b"request");
        let syn = conversation.packets().into_iter().next().expect("a SYN").1;
        // The bind is completed at once, but the SYN came too early for it; the next one finds the port, and no listener yet.
        sim.receive(&syn).expect("a whole packet");
        assert!(WAITING.lock().expect("no test panicked").is_none());
        sim.receive(&syn).expect("a whole packet");
        let operation = WAITING
            .lock()
            .expect("no test panicked")
            .take()
            .expect("it listens");
        let completed = sim.run(|| operation.complete(Decision::Permit));
        assert_eq!(completed.expect("the machine runs"), Some(()));
        sim.converse(&conversation);
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.streams[0].received, b"request", "seed {seed}");
    }
}
