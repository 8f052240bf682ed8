//! Options of what a callout lets pass.

use std::{
    num::NonZeroU32,
    sync::atomic::{AtomicBool, Ordering},
};

use fwps::{
    Error, Guid, Status,
    callout::{Callout, CalloutFlags, Classify, ClassifyOption, MulticastState, Verdict},
    driver::{Driver, Start},
    layer::AleAuthConnectV4,
    management::{Engine, FilterAction},
};
use fwps_sim::{Faults, Sim};
use fwps_sys::*;
use fwps_workspace::drivers::{attach, datagram};

static BLOCKS: AtomicBool = AtomicBool::new(false);
static FAILS: AtomicBool = AtomicBool::new(false);

const MINUTE: NonZeroU32 = NonZeroU32::new(60).unwrap();
const HOUR: NonZeroU32 = NonZeroU32::new(3600).unwrap();

/// Every option, with what C calls it.
const OPTIONS: [(ClassifyOption, FWP_CLASSIFY_OPTION_TYPE, u32); 9] = [
    (
        ClassifyOption::MulticastState(MulticastState::Global),
        FWP_CLASSIFY_OPTION_MULTICAST_STATE,
        FWP_OPTION_VALUE_ALLOW_GLOBAL_MULTICAST_STATE,
    ),
    (
        ClassifyOption::LooseSourceMapping(true),
        FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING,
        FWP_OPTION_VALUE_ENABLE_LOOSE_SOURCE,
    ),
    (
        ClassifyOption::UnicastLifetime(MINUTE),
        FWP_CLASSIFY_OPTION_UNICAST_LIFETIME,
        60,
    ),
    (
        ClassifyOption::MulticastLifetime(HOUR),
        FWP_CLASSIFY_OPTION_MCAST_BCAST_LIFETIME,
        3600,
    ),
    (
        ClassifyOption::LocalOnlyMapping(true),
        FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING,
        FWP_OPTION_VALUE_ENABLE_LOCAL_ONLY_MAPPING,
    ),
    // From here on they come too late: the first one wins.
    (
        ClassifyOption::MulticastState(MulticastState::Denied),
        FWP_CLASSIFY_OPTION_MULTICAST_STATE,
        FWP_OPTION_VALUE_DENY_MULTICAST_STATE,
    ),
    (
        ClassifyOption::MulticastState(MulticastState::LinkLocal),
        FWP_CLASSIFY_OPTION_MULTICAST_STATE,
        FWP_OPTION_VALUE_ALLOW_MULTICAST_STATE,
    ),
    (
        ClassifyOption::LooseSourceMapping(false),
        FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING,
        FWP_OPTION_VALUE_DISABLE_LOOSE_SOURCE,
    ),
    (
        ClassifyOption::LocalOnlyMapping(false),
        FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING,
        FWP_OPTION_VALUE_DISABLE_LOCAL_ONLY_MAPPING,
    ),
];

struct Sets;

impl Callout for Sets {
    type Layer = AleAuthConnectV4;
    const KEY: Guid = Guid::from_u128(0x1A2);
    const FLAGS: CalloutFlags = CalloutFlags::ALLOW_RECLASSIFY;

    fn classify<'c>(&self, classify: &mut Classify<'c, AleAuthConnectV4>) -> Verdict<'c> {
        for (option, _, _) in OPTIONS {
            match classify.set_option(option) {
                Ok(()) => assert!(!FAILS.load(Ordering::Relaxed)),
                Err(error) => {
                    assert!(FAILS.load(Ordering::Relaxed));
                    assert_eq!(error.status(), Status::UNSUCCESSFUL);
                }
            }
        }
        if BLOCKS.load(Ordering::Relaxed) {
            Verdict::block()
        } else {
            Verdict::proceed()
        }
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Sets)?;
        Ok(Self(attach::<Sets>(start, FilterAction::Unknown)?))
    }
}

fwps::driver_entry!(Program, callouts: [Sets]);

#[test]
fn options_are_in_force_for_what_passes() {
    for (blocks, fails) in [(false, false), (true, false), (false, true)] {
        BLOCKS.store(blocks, Ordering::Relaxed);
        FAILS.store(fails, Ordering::Relaxed);
        let mut builder = Sim::builder();
        if fails {
            builder = builder.faults(Faults::function("FwpsClassifyOptionSet0", STATUS_UNSUCCESSFUL));
        }
        let mut sim = builder.build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        sim.send(&datagram()).expect("a whole packet");
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        let set: Vec<_> = outcome
            .options
            .iter()
            .map(|option| (option.option, option.value))
            .collect();
        let expected: Vec<_> = OPTIONS[..5]
            .iter()
            .map(|(_, option, value)| (*option, *value))
            .collect();
        if blocks || fails {
            assert_eq!(set, []);
        } else {
            assert_eq!(set, expected);
        }
    }
}
