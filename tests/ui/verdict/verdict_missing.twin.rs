//! The near twin of `verdict_missing.rs` that keeps the rule.

use fwps::{Guid, callout::*, layer::InboundIppacketV4};
pub struct Silent;

impl Callout for Silent {
    type Layer = InboundIppacketV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::ALLOW_OFFLOAD;

    fn classify<'c>(&self, _classify: &mut Classify<'c, InboundIppacketV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}
