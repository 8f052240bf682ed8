//! Removing contexts: from inside of classify, from a worker, and with the end of the flow.

use std::sync::Mutex;

use fwps::{
    Error, Guid, Job, OutOfBand, OutOfBandQueue, PoolBox, Status,
    callout::{Callout, CalloutFlags, Classify, Flow, FlowCallout, FlowContexts, Removal, Verdict},
    driver::{Driver, Start},
    layer::OutboundTransportV4,
    management::Engine,
};
use fwps_sim::Sim;
use fwps_workspace::drivers::{SUBLAYER, datagram};

use crate::{
    Noted, all_came_back, begin,
    keeper::{add, session},
    turn,
};

static FROM_CLASSIFY: Mutex<Vec<Removal>> = Mutex::new(Vec::new());
static FROM_WORKER: Mutex<Vec<Removal>> = Mutex::new(Vec::new());

/// Keeps a number for itself and for its neighbour, and removes both from the second packet on.
struct Removes {
    own: FlowContexts<Removes>,
    neighbour: FlowContexts<Neighbour>,
    queue: OutOfBandQueue<RemoveLater>,
}

/// At the same layer.
struct Neighbour;

struct RemoveLater(Flow);

impl Job for RemoveLater {
    type State = FlowContexts<Removes>;

    fn run(self, state: &Self::State, worker: &OutOfBand<'_>) {
        if let Ok(removal) = state.remove(self.0, worker) {
            FROM_WORKER.lock().expect("no test panicked").push(removal);
        }
    }
}

fn note(removal: Result<Removal, Error>) {
    FROM_CLASSIFY
        .lock()
        .expect("no test panicked")
        .push(removal.expect("nothing is refused here"));
}

impl Callout for Removes {
    type Layer = OutboundTransportV4;
    const KEY: Guid = Guid::from_u128(0xF3);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundTransportV4>) -> Verdict<'c> {
        // That of another callout is not shown.
        assert!(classify.flow_context::<Neighbour>().is_none());
        let Some(flow) = classify.flow() else {
            return Verdict::proceed();
        };
        if let Some(context) = classify.flow_context::<Self>() {
            note(self.own.remove(flow, classify));
            note(self.own.remove(flow, classify));
            note(self.neighbour.remove(flow, classify));
            // Whatever happens, it lives as long as the call.
            assert!(matches!(context.number(), 5 | 6));
        } else {
            for number in [5, 6] {
                let context = PoolBox::try_new(Noted::new(number)).expect("there is memory");
                match self.own.associate(flow, context) {
                    // The worker may have removed the first one already.
                    Ok(()) => {}
                    Err(refused) => {
                        assert_eq!(refused.context.number(), 6);
                        assert_eq!(refused.error.status(), Status::OBJECT_NAME_EXISTS);
                    }
                }
            }
            let context = PoolBox::try_new(Noted::new(7)).expect("there is memory");
            if let Err(refused) = self.neighbour.associate(flow, context) {
                assert_eq!(refused.error.status(), Status::OBJECT_NAME_EXISTS);
            }
            // What the worker does depends on when it runs.
            let _full = self.queue.push(RemoveLater(flow));
        }
        Verdict::proceed()
    }
}

impl FlowCallout for Removes {
    type FlowContext = Noted;
}

impl Callout for Neighbour {
    type Layer = OutboundTransportV4;
    const KEY: Guid = Guid::from_u128(0xF4);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundTransportV4>) -> Verdict<'c> {
        if let Some(context) = classify.flow_context::<Self>() {
            assert_eq!(context.number(), 7);
        }
        Verdict::proceed()
    }
}

impl FlowCallout for Neighbour {
    type FlowContext = Noted;
}

struct Program(#[expect(dead_code, reason = "keeps the filters")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let (own, neighbour) = (FlowContexts::create()?, FlowContexts::create()?);
        start.register_flow(Neighbour, &neighbour)?;
        let removes = Removes {
            own: own.clone(),
            neighbour,
            queue: start.queue(4, own.clone())?,
        };
        start.register_flow(removes, &own)?;
        let mut engine = session(start)?;
        add::<Removes>(&mut engine, start, SUBLAYER)?;
        add::<Neighbour>(&mut engine, start, SUBLAYER)?;
        Ok(Self(engine))
    }
}

fwps::driver_entry!(Program, callouts: [Removes, Neighbour]);

/// C-208, C-209, C-211: three results, and none leaves anything to free.
#[test]
fn a_removal_has_three_results() {
    let _turn = turn();
    let mut seen = Vec::new();
    for seed in 0..60 {
        begin();
        FROM_CLASSIFY.lock().expect("no test panicked").clear();
        let mut sim = Sim::builder().seed(seed).build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        for _ in 0..6 {
            sim.send(&datagram()).expect("a whole packet");
        }
        sim.unload(driver);
        sim.finish().assert_clean();
        all_came_back();
        let removals = std::mem::take(&mut *FROM_CLASSIFY.lock().expect("no test panicked"));
        for three in removals.chunks(3) {
            // Its own context is in use; a second one is not there; the neighbour's is free.
            assert!(
                matches!(three[0], Removal::Pending | Removal::NotThere),
                "{three:?}"
            );
            assert_eq!(three[1], Removal::NotThere);
            seen.extend_from_slice(three);
        }
    }
    seen.extend(FROM_WORKER.lock().expect("no test panicked").iter());
    for removal in [Removal::Removed, Removal::Pending, Removal::NotThere] {
        assert!(seen.contains(&removal), "{removal:?}");
    }
    let from_worker = FROM_WORKER.lock().expect("no test panicked");
    assert!(from_worker.contains(&Removal::Removed), "{from_worker:?}");
}
