//! The usual way: a callout at FLOW_ESTABLISHED chooses flows, and another one is called for those alone.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps::{
    Error, Guid, PoolBox,
    callout::{Callout, CalloutFlags, Classify, EstablishedVerdict, FlowCallout, FlowContexts, Verdict},
    driver::{Driver, Start},
    layer::{AleFlowEstablishedV4, OutboundTransportV4},
    management::Engine,
};
use fwps_sim::Sim;
use fwps_workspace::drivers::{SUBLAYER, datagram};

use crate::{
    Noted, all_came_back, begin,
    keeper::{add, conversation, session},
    turn,
};

static CALLS: AtomicU32 = AtomicU32::new(0);

/// Chooses flows of UDP.
struct Chooses(FlowContexts<Chosen>);

/// Sees the flows that were chosen.
struct Chosen;

impl Callout for Chooses {
    type Layer = AleFlowEstablishedV4;
    const KEY: Guid = Guid::from_u128(0xF7);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleFlowEstablishedV4>) -> EstablishedVerdict<'c> {
        if classify.protocol() == Some(17) {
            let flow = classify.flow().expect("it is established");
            let context = PoolBox::try_new(Noted::new(4)).expect("there is memory");
            self.0.associate(flow, context).expect("it is new");
        }
        Verdict::proceed()
    }
}

impl Callout for Chosen {
    type Layer = OutboundTransportV4;
    const KEY: Guid = Guid::from_u128(0xF8);
    const FLAGS: CalloutFlags = CalloutFlags::CONDITIONAL_ON_FLOW;

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundTransportV4>) -> Verdict<'c> {
        let context = classify.flow_context::<Self>().expect("it was chosen");
        assert_eq!(context.number(), 4);
        assert_eq!(classify.protocol(), Some(17));
        CALLS.fetch_add(1, Ordering::Relaxed);
        Verdict::proceed()
    }
}

impl FlowCallout for Chosen {
    type FlowContext = Noted;
}

struct Program(#[expect(dead_code, reason = "keeps the filters")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let contexts = FlowContexts::create()?;
        start.register_flow(Chosen, &contexts)?;
        start.register(Chooses(contexts))?;
        let mut engine = session(start)?;
        add::<Chosen>(&mut engine, start, SUBLAYER)?;
        add::<Chooses>(&mut engine, start, SUBLAYER)?;
        Ok(Self(engine))
    }
}

fwps::driver_entry!(Program, callouts: [Chooses, Chosen]);

/// C-183, C-204: from the first packet on, and for no other flow.
#[test]
fn a_flow_is_chosen_when_it_is_established() {
    let _turn = turn();
    for seed in 0..30 {
        begin();
        CALLS.store(0, Ordering::Relaxed);
        let mut sim = Sim::builder().seed(seed).build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        for _ in 0..3 {
            sim.send(&datagram()).expect("a whole packet");
        }
        sim.converse(&conversation(seed));
        sim.unload(driver);
        sim.finish().assert_clean();
        assert_eq!(CALLS.load(Ordering::Relaxed), 3, "seed {seed}");
        assert_eq!(all_came_back(), 1);
    }
}
