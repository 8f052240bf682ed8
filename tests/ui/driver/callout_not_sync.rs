//! C-148: classify runs on several processors at once.

use fwps::{Guid, callout::*, layer::InboundIppacketV4};

pub struct Counting(pub core::cell::Cell<u32>);

impl Callout for Counting {
    type Layer = InboundIppacketV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, InboundIppacketV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}
