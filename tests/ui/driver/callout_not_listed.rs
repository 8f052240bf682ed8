//! C-149, C-182: a callout has a place where its C function finds it.

use fwps::{Error, Guid, callout::*, driver::Start, layer::InboundIppacketV4};

pub struct Unlisted;

impl Callout for Unlisted {
    type Layer = InboundIppacketV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, InboundIppacketV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}

pub fn case(start: &Start<'_>) -> Result<(), Error> {
    start.register(Unlisted)
}
