//! A key is registered once, and so is a callout.

use std::sync::Mutex;

use fwps::{
    Error, Guid, Status,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    layer::OutboundIppacketV4,
};
use fwps_sim::Sim;

struct Registered;

impl Callout for Registered {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0x1B3);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}

/// Has the key of another callout.
struct Double;

impl Callout for Double {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Registered::KEY;
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}

/// What the registrations were refused with.
static REFUSED: Mutex<Vec<Error>> = Mutex::new(Vec::new());

struct Program;

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Registered)?;
        let refused = [start.register(Registered), start.register(Double)];
        let refused = refused.into_iter().filter_map(Result::err);
        REFUSED.lock().expect("no test panicked").extend(refused);
        Ok(Self)
    }
}

fwps::driver_entry!(Program, callouts: [Registered, Double]);

/// C-176: the second registration is refused, and what it brought is dropped.
#[test]
fn a_key_is_registered_once() {
    let mut sim = Sim::builder().build();
    let driver = sim.load(DriverEntry).expect("the driver loads");
    sim.unload(driver);
    sim.finish().assert_clean();
    let refused = REFUSED.lock().expect("no test panicked").clone();
    let exists = Error::Refused {
        function: "FwpsCalloutRegister2",
        status: Status::FWP_ALREADY_EXISTS,
    };
    assert_eq!(refused, [Error::AlreadyRegistered, exists]);
}
