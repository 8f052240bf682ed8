//! What owners leak, keep in circles, or end by themselves.

use std::sync::atomic::{AtomicBool, Ordering};

use fwps::{
    Error, Guid, Passive, PoolBox,
    callout::{Callout, CalloutFlags, Classify, FlowCallout, FlowContexts, Verdict},
    driver::{Driver, Start},
    layer::OutboundTransportV4,
    management::Engine,
};
use fwps_sim::{Outcome, Sim};
use fwps_workspace::drivers::{SUBLAYER, datagram};

use crate::{
    Noted, all_came_back, begin,
    keeper::{add, session},
    turn,
};

/// Whether the driver leaks what it can.
static LEAKS: AtomicBool = AtomicBool::new(false);
/// Whether the driver ends each flow that it sees twice.
static ABORTS: AtomicBool = AtomicBool::new(false);

struct Holds(FlowContexts<Holds>);

/// A context with a reference to the table that it is in.
struct Circle {
    noted: Noted,
    table: FlowContexts<Holds>,
}

impl Callout for Holds {
    type Layer = OutboundTransportV4;
    const KEY: Guid = Guid::from_u128(0xF5);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundTransportV4>) -> Verdict<'c> {
        let Some(flow) = classify.flow() else {
            return Verdict::proceed();
        };
        match classify.flow_context::<Self>() {
            Some(context) if ABORTS.load(Ordering::Relaxed) => {
                flow.abort().expect("it lives");
                flow.abort().expect_err("it has ended");
                // The engine waits with the deletion, and the crate would too.
                assert_eq!(context.noted.number(), 8);
                // The flow has ended, so nothing can be kept with it.
                let again = PoolBox::try_new(Noted::new(9)).map(|noted| Circle {
                    noted: noted.into_inner(),
                    table: context.table.clone(),
                });
                let again = PoolBox::try_new(again.expect("there is memory")).expect("there is memory");
                let refused = self.0.associate(flow, again).expect_err("the flow has ended");
                assert_eq!(refused.context.noted.number(), 9);
            }
            Some(context) => assert_eq!(context.noted.number(), 8),
            None => {
                let circle = Circle {
                    noted: Noted::new(8),
                    table: self.0.clone(),
                };
                let circle = PoolBox::try_new(circle).expect("there is memory");
                self.0.associate(flow, circle).expect("there is none");
            }
        }
        Verdict::proceed()
    }
}

impl FlowCallout for Holds {
    type FlowContext = Circle;
}

struct Program(Option<Engine>);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let contexts = FlowContexts::create()?;
        start.register_flow(Holds(contexts.clone()), &contexts)?;
        let mut engine = session(start)?;
        add::<Holds>(&mut engine, start, SUBLAYER)?;
        if LEAKS.load(Ordering::Relaxed) {
            std::mem::forget(contexts);
        }
        Ok(Self(Some(engine)))
    }

    fn stop(&mut self, _passive: &Passive<'_>) {
        if LEAKS.load(Ordering::Relaxed) {
            std::mem::forget(self.0.take());
        }
    }
}

fwps::driver_entry!(Program, callouts: [Holds]);

fn run(seed: u64) -> Outcome {
    begin();
    let mut sim = Sim::builder().seed(seed).build();
    let driver = sim.load(DriverEntry).expect("the driver loads");
    for _ in 0..5 {
        sim.send(&datagram()).expect("a whole packet");
    }
    sim.unload(driver);
    sim.finish()
}

#[test]
fn a_context_that_holds_its_own_table_is_no_leak() {
    let _turn = turn();
    for seed in 0..30 {
        run(seed).assert_clean();
        assert_eq!(all_came_back(), 1);
    }
}

/// C-192: only memory is lost, no registration and no context.
#[test]
fn a_leaked_table_loses_memory_only() {
    let _turn = turn();
    LEAKS.store(true, Ordering::Relaxed);
    for seed in 0..20 {
        let outcome = run(seed);
        for report in &outcome.reports {
            assert!(
                report.objects.iter().all(|object| object.kind == "pool block"),
                "{report}"
            );
        }
        assert!(!outcome.reports.is_empty());
        assert_eq!(all_came_back(), 1);
    }
    LEAKS.store(false, Ordering::Relaxed);
}

/// C-213.
#[test]
fn a_flow_that_the_driver_ends_gives_its_context_back() {
    let _turn = turn();
    ABORTS.store(true, Ordering::Relaxed);
    for seed in 0..40 {
        run(seed).assert_clean();
        // Every second packet ends the flow, with a context that was refused.
        assert_eq!(all_came_back(), 5, "seed {seed}");
    }
    ABORTS.store(false, Ordering::Relaxed);
}
