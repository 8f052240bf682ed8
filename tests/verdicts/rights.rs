//! What each verdict leaves to the callouts of lighter sublayers: the right to decide, or only a veto.

use std::{
    ptr::{null, null_mut},
    sync::Mutex,
};

use fwps::{
    Error, Guid, InjectionHandle, V4,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    inject::Network,
    layer::OutboundIppacketV4,
    management::{Engine, Filter, SubLayer},
    wide,
};
use fwps_sim::{Filters, Sim};
use fwps_sys as sys;
use fwps_workspace::drivers::datagram;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Proceed,
    Permit,
    BlockSoftly,
    Block,
    Absorb,
}

static ANSWER: Mutex<Answer> = Mutex::new(Answer::Proceed);
/// Whether the lighter callout had the right, for each of its calls.
static HAD_RIGHT: Mutex<Vec<bool>> = Mutex::new(Vec::new());

/// Answers as it is told.
struct Heavy(InjectionHandle<Network<V4>>);

impl Callout for Heavy {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0x1B1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        let Ok(claim) = self.0.claim(classify) else {
            return Verdict::proceed();
        };
        match *ANSWER.lock().expect("no test panicked") {
            Answer::Proceed => Verdict::proceed(),
            Answer::Permit => claim.permit(),
            Answer::BlockSoftly => claim.into_right().block_softly(),
            Answer::Block => Verdict::block(),
            Answer::Absorb => match classify.capture(claim) {
                Ok((_clone, custody)) => custody.absorb(),
                Err(refused) => refused.claim.permit(),
            },
        }
    }
}

/// Permits whatever it may.
struct Light;

impl Callout for Light {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0x1B2);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        let right = classify.take_action_right();
        HAD_RIGHT.lock().expect("no test panicked").push(right.is_some());
        match right {
            Some(right) => right.permit(),
            None => Verdict::proceed(),
        }
    }
}

const SUBLAYER: SubLayer = SubLayer {
    key: Guid::from_u128(0x1B0),
    name: wide!("light"),
    weight: 1,
};

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Heavy(start.injection_handle()?))?;
        start.register(Light)?;
        let mut engine = start.engine(wide!("tests"))?;
        let mut transaction = engine.transaction(start.passive())?;
        transaction.add_sublayer(SUBLAYER)?;
        transaction.add_callout::<Light>(wide!("light"))?;
        transaction.add_filter(Filter::<Light>::new(wide!("light"), SUBLAYER.key))?;
        transaction.commit()?;
        Ok(Self(engine))
    }
}

fwps::driver_entry!(Program, callouts: [Heavy, Light]);

/// Adds the heavy callout for good: a filter that outlives its session wants one that does, too.
fn add_heavy() {
    let mut engine = null_mut();
    let authentication = sys::RPC_C_AUTHN_WINNT;
    // SAFETY: no server, identity and session are asked for; the out pointer is a local.
    let status = unsafe { sys::FwpmEngineOpen0(null(), authentication, null_mut(), null(), &raw mut engine) };
    assert_eq!(status, sys::STATUS_SUCCESS);
    let name = [u16::from(b'h'), 0];
    // SAFETY: all fields are integers and pointers, for which zero is valid.
    let mut callout: sys::FWPM_CALLOUT0 = unsafe { std::mem::zeroed() };
    callout.calloutKey = Heavy::KEY.to_raw();
    callout.displayData.name = name.as_ptr().cast_mut().cast();
    callout.applicableLayer = sys::FWPM_LAYER_OUTBOUND_IPPACKET_V4;
    // SAFETY: an open session; the structure and its name live for the call.
    let status = unsafe { sys::FwpmCalloutAdd0(engine, &raw const callout, null_mut(), null_mut()) };
    assert_eq!(status, sys::STATUS_SUCCESS);
    // SAFETY: opened above, closed once.
    let status = unsafe { sys::FwpmEngineClose0(engine) };
    assert_eq!(status, sys::STATUS_SUCCESS);
}

/// The filter of the heavy callout, which asks for a decision that is final or for any.
fn heavy(is_final: bool) -> Filters {
    format!(
        r#"
        [[sublayer]]
        name = "heavy"
        weight = 9

        [[filter]]
        layer = "OUTBOUND_IPPACKET_V4"
        sublayer = "heavy"
        action = "unknown"
        callout = "00000000-0000-0000-0000-0000000001b1"
        clear_action_right = {is_final}
        "#
    )
    .parse()
    .expect("well formed")
}

/// C-157, C-158, C-168: a block is final, a soft one and an undecided packet are not, and a permit is if the filter asks for that.
#[test]
fn a_final_decision_leaves_no_right() {
    for (answer, is_final, has_right, passes) in [
        (Answer::Proceed, false, true, true),
        (Answer::Permit, false, true, true),
        (Answer::Permit, true, false, true),
        (Answer::BlockSoftly, false, true, true),
        (Answer::Block, false, false, false),
        (Answer::Absorb, false, false, false),
    ] {
        *ANSWER.lock().expect("no test panicked") = answer;
        HAD_RIGHT.lock().expect("no test panicked").clear();
        let mut sim = Sim::builder().build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        sim.run(add_heavy).expect("the machine runs");
        sim.add_filters(&heavy(is_final)).expect("its callout is there");
        sim.send(&datagram()).expect("a whole packet");
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        let had_right = HAD_RIGHT.lock().expect("no test panicked").clone();
        assert_eq!(had_right, [has_right], "{answer:?}, final: {is_final}");
        assert_eq!(
            outcome.output.len(),
            usize::from(passes),
            "{answer:?}, final: {is_final}"
        );
    }
}
