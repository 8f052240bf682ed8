//! The near twin of `callout_not_listed.rs` that keeps the rule.

use fwps::{Error, Guid, callout::*, driver::Start, layer::InboundIppacketV4};

pub struct Listed;

impl Callout for Listed {
    type Layer = InboundIppacketV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, InboundIppacketV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}

fwps::callouts!(Listed);

pub fn case(start: &Start<'_>) -> Result<(), Error> {
    start.register(Listed)
}
