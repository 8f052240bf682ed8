//! Bugs of verdicts.

use fwps::{
    Error, Guid,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    layer::OutboundIppacketV4,
    management::{Engine, FilterAction},
};
use fwps_sim::Completions;

use crate::drivers::{Handle, attach, replace, send_five};

struct Injects(Handle);

impl Callout for Injects {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0xC5);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        replace(&self.0, classify, drop)
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Injects(start.injection_handle()?))?;
        Ok(Self(attach::<Injects>(start, FilterAction::Inspection)?))
    }
}

fwps::driver_entry!(Program, callouts: [Injects]);

/// C-155, C-166: the engine takes every answer to an inspection filter as "continue", so original and clone both went out.
#[test]
fn an_inspection_filter_gives_no_right_to_capture() {
    let outcome = send_five(0, Completions::Early, DriverEntry);
    outcome.assert_clean();
    assert_eq!(outcome.output.len(), 5);
}
