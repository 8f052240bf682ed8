//! The near twin of `layer_without_flows.rs` that keeps the rule.

use fwps::{Guid, callout::*, layer::*};

pub struct Mine;

impl Callout for Mine {
    type Layer = OutboundTransportV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, OutboundTransportV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}

impl FlowCallout for Mine {
    type FlowContext = u32;
}
