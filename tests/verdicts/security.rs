//! What a callout can ask about the packet of its call.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps::{
    Error, Guid,
    callout::{Callout, CalloutFlags, Classify, InboundIpsec, OutboundIpsec, Verdict},
    driver::{Driver, Start},
    layer::OutboundIppacketV4,
    management::{Engine, FilterAction},
};
use fwps_sim::{Completions, Sim};
use fwps_workspace::drivers::{Handle, attach, datagram, replace};

/// Calls by whether the packet was injected.
static CALLS: [AtomicU32; 2] = [AtomicU32::new(0), AtomicU32::new(0)];

/// Replaces every packet once, and asks about all of them.
struct Asks(Handle);

impl Callout for Asks {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0x1A3);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        assert_eq!(classify.outbound_ipsec(), Ok(Some(OutboundIpsec::empty())));
        assert_eq!(classify.inbound_ipsec(), Ok(Some(InboundIpsec::empty())));
        let injected = classify
            .is_reinjected()
            .expect("a right question")
            .expect("there is a packet");
        CALLS[usize::from(injected)].fetch_add(1, Ordering::Relaxed);
        replace(&self.0, classify, drop)
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Asks(start.injection_handle()?))?;
        Ok(Self(attach::<Asks>(start, FilterAction::Unknown)?))
    }
}

fwps::driver_entry!(Program, callouts: [Asks]);

#[test]
fn a_callout_is_told_that_a_packet_was_injected() {
    let mut sim = Sim::builder().completions(Completions::Late).build();
    let driver = sim.load(DriverEntry).expect("the driver loads");
    for _ in 0..3 {
        sim.send(&datagram()).expect("a whole packet");
    }
    sim.settle();
    sim.unload(driver);
    sim.finish().assert_clean();
    let calls = CALLS.each_ref().map(|count| count.load(Ordering::Relaxed));
    assert_eq!(calls, [3, 3]);
}
