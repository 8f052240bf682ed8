//! The near twin of `callout_not_sync.rs` that keeps the rule.

use fwps::{Guid, callout::*, layer::InboundIppacketV4};

pub struct Counting(pub core::sync::atomic::AtomicU32);

impl Callout for Counting {
    type Layer = InboundIppacketV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, InboundIppacketV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}
