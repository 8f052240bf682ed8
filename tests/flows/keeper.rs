//! A driver that keeps a number with each flow: for itself at the transport layer, and for another callout at the stream layer.

use std::sync::{
    Mutex,
    atomic::{AtomicU32, Ordering},
};

use fwps::{
    Error, Guid, PoolBox, Status,
    callout::{Callout, CalloutFlags, Classify, Flow, FlowCallout, FlowContexts, Verdict},
    driver::{Driver, Start},
    layer::{OutboundTransportV4, StreamV4},
    management::{Engine, Filter, SubLayer},
    wide,
};
use fwps_sim::{Conversation, Outcome, Sim, SimBuilder};
use fwps_workspace::drivers::{SUBLAYER, datagram};

use crate::{Noted, all_came_back, turn};

/// Calls with and without a context: of the transport callout, and of the stream's.
pub static WITH: [AtomicU32; 2] = [AtomicU32::new(0), AtomicU32::new(0)];
pub static WITHOUT: [AtomicU32; 2] = [AtomicU32::new(0), AtomicU32::new(0)];
/// What refused associations said.
pub static REFUSED: Mutex<Vec<Status>> = Mutex::new(Vec::new());
/// Contexts that came back through `flow_deleted`.
pub static DELETED: AtomicU32 = AtomicU32::new(0);

fn count(counters: &[AtomicU32; 2], index: usize) {
    if let Some(counter) = counters.get(index) {
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

pub fn reset() {
    crate::begin();
    for counter in WITH.iter().chain(&WITHOUT).chain([&DELETED]) {
        counter.store(0, Ordering::Relaxed);
    }
    REFUSED.lock().expect("no test panicked").clear();
}

/// Sees a flow first, and keeps numbers with it.
pub struct Keeper {
    pub own: FlowContexts<Keeper>,
    pub stream: FlowContexts<Watcher>,
}

/// Sees the data of the flows that have a number.
pub struct Watcher;

fn keep<C: FlowCallout<FlowContext = Noted>>(contexts: &FlowContexts<C>, flow: Flow, number: u64) {
    let Ok(context) = PoolBox::try_new(Noted::new(number)) else {
        return;
    };
    if let Err(refused) = contexts.associate(flow, context) {
        assert_eq!(refused.context.number(), number);
        REFUSED
            .lock()
            .expect("no test panicked")
            .push(refused.error.status());
    }
}

impl Callout for Keeper {
    type Layer = OutboundTransportV4;
    const KEY: Guid = Guid::from_u128(0xF1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundTransportV4>) -> Verdict<'c> {
        let Some(flow) = classify.flow() else {
            return Verdict::proceed();
        };
        let number = classify.flow_handle().unwrap_or_default();
        match classify.flow_context::<Self>() {
            Some(context) => {
                count(&WITH, 0);
                assert_eq!(context.number(), number);
            }
            None => {
                count(&WITHOUT, 0);
                keep(&self.own, flow, number);
                keep(&self.stream, flow, number);
            }
        }
        Verdict::proceed()
    }
}

impl FlowCallout for Keeper {
    type FlowContext = Noted;

    fn flow_deleted(&self, context: PoolBox<Noted>) {
        assert_ne!(context.number(), 0);
        DELETED.fetch_add(1, Ordering::Relaxed);
    }
}

impl Callout for Watcher {
    type Layer = StreamV4;
    const KEY: Guid = Guid::from_u128(0xF2);
    const FLAGS: CalloutFlags = CalloutFlags::CONDITIONAL_ON_FLOW;

    fn classify<'c>(&self, classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
        match classify.flow_context::<Self>() {
            Some(context) => {
                count(&WITH, 1);
                assert_eq!(Some(context.number()), classify.flow_handle());
            }
            None => count(&WITHOUT, 1),
        }
        Verdict::proceed()
    }
}

impl FlowCallout for Watcher {
    type FlowContext = Noted;
}

/// Adds a callout and a filter for all traffic of its layer.
pub fn add<C: Callout>(engine: &mut Engine, start: &Start<'_>, sublayer: SubLayer) -> Result<u64, Error> {
    let mut transaction = engine.transaction(start.passive())?;
    transaction.add_callout::<C>(wide!("callout"))?;
    let id = transaction.add_filter(Filter::<C>::new(wide!("filter"), sublayer.key))?;
    transaction.commit()?;
    Ok(id)
}

/// A session with the sublayer of the tests.
pub fn session(start: &Start<'_>) -> Result<Engine, Error> {
    let mut engine = start.engine(wide!("tests"))?;
    let mut transaction = engine.transaction(start.passive())?;
    transaction.add_sublayer(SUBLAYER)?;
    transaction.commit()?;
    Ok(engine)
}

struct Program(#[expect(dead_code, reason = "keeps the filters")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let own = FlowContexts::create()?;
        let stream = FlowContexts::create()?;
        start.register_flow(Watcher, &stream)?;
        let keeper = Keeper {
            own: own.clone(),
            stream,
        };
        start.register_flow(keeper, &own)?;
        let mut engine = session(start)?;
        add::<Watcher>(&mut engine, start, SUBLAYER)?;
        add::<Keeper>(&mut engine, start, SUBLAYER)?;
        Ok(Self(engine))
    }
}

fwps::driver_entry!(Program, callouts: [Keeper, Watcher]);

pub use DriverEntry as entry;

/// A connection with data both ways.
pub fn conversation(seed: u64) -> Conversation {
    Conversation::v4(seed)
        .from_peer(&[1; 500])
        .from_host(&[2; 700])
        .segment_size(100)
}

/// Loads the driver, lets datagrams and a connection pass, and unloads it.
pub fn run(builder: SimBuilder, seed: u64) -> Outcome {
    reset();
    let mut sim = builder.seed(seed).build();
    let Ok(driver) = sim.load(DriverEntry) else {
        return sim.finish();
    };
    for _ in 0..3 {
        sim.send(&datagram()).expect("a whole packet");
    }
    sim.converse(&conversation(seed));
    sim.unload(driver);
    sim.finish()
}

/// C-183, C-204, C-205, C-206.
#[test]
fn a_context_comes_with_each_call_and_goes_back_once() {
    let _turn = turn();
    for seed in 0..100 {
        run(Sim::builder(), seed).assert_clean();
        // Two flows of the transport layer, both kept for two callouts.
        assert_eq!(all_came_back(), 4, "seed {seed}");
        assert_eq!(DELETED.load(Ordering::Relaxed), 2);
        for (index, without) in [(0, 2), (1, 0)] {
            assert!(
                WITH[index].load(Ordering::Relaxed) >= 2,
                "seed {seed}, callout {index}"
            );
            assert_eq!(WITHOUT[index].load(Ordering::Relaxed), without, "seed {seed}");
        }
    }
}
