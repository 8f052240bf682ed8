//! The near twin of `flags_missing.rs` that keeps the rule.

use fwps::{Guid, callout::*, layer::InboundIppacketV4};
pub struct Careless;

impl Callout for Careless {
    type Layer = InboundIppacketV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, InboundIppacketV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}
