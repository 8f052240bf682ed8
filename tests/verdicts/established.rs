//! Where a flow was established, a callout goes on, but for an emergency (C-169).

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use fwps::{
    Error, Guid,
    callout::{Callout, CalloutFlags, Classify, EstablishedVerdict, Verdict},
    driver::{Driver, Start},
    layer::AleFlowEstablishedV4,
    management::{Engine, FilterAction},
};
use fwps_sim::{Layer, Sim};
use fwps_workspace::drivers::{attach, datagram};

static EMERGENCY: AtomicBool = AtomicBool::new(false);
static CALLS: AtomicU32 = AtomicU32::new(0);

/// Would keep something with each flow, for which there may be no memory.
struct Watches;

impl Callout for Watches {
    type Layer = AleFlowEstablishedV4;
    const KEY: Guid = Guid::from_u128(0x1A1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleFlowEstablishedV4>) -> EstablishedVerdict<'c> {
        assert_eq!(classify.protocol(), Some(17));
        CALLS.fetch_add(1, Ordering::Relaxed);
        if EMERGENCY.load(Ordering::Relaxed) {
            Verdict::emergency_block()
        } else {
            Verdict::proceed()
        }
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Watches)?;
        Ok(Self(attach::<Watches>(start, FilterAction::Unknown)?))
    }
}

fwps::driver_entry!(Program, callouts: [Watches]);

#[test]
fn a_flow_goes_on_unless_there_is_an_emergency() {
    for emergency in [false, true] {
        EMERGENCY.store(emergency, Ordering::Relaxed);
        CALLS.store(0, Ordering::Relaxed);
        let mut sim = Sim::builder().build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        sim.send(&datagram()).expect("a whole packet");
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(CALLS.load(Ordering::Relaxed), 1);
        assert_eq!(outcome.output.len(), usize::from(!emergency));
        let blocked = outcome.layer(Layer::AleFlowEstablishedV4).blocked;
        assert_eq!(blocked, u64::from(emergency));
    }
}
