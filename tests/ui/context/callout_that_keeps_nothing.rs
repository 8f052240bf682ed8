//! C-181, C-202: a callout that keeps nothing has no flow delete function, so nothing can be associated for it.

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

pub fn case() -> bool {
    FlowContexts::<Mine>::create().is_ok()
}
