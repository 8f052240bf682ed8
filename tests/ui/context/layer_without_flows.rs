//! C-183, C-214: at the IP packet layers there are no flows to keep anything with.

use fwps::{Guid, callout::*, layer::*};

pub struct Mine;

impl Callout for Mine {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}

impl FlowCallout for Mine {
    type FlowContext = u32;
}
