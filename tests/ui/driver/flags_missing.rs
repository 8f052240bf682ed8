//! C-184, C-185: what a callout can cope with is no default.

use fwps::{Guid, callout::*, layer::InboundIppacketV4};
pub struct Careless;

impl Callout for Careless {
    type Layer = InboundIppacketV4;
    const KEY: Guid = Guid::from_u128(1);

    fn classify<'c>(&self, _classify: &mut Classify<'c, InboundIppacketV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}
