//! C-204: a callout is registered with the place for what it keeps itself.

use fwps::{Error, Guid, callout::*, driver::Start, layer::StreamV4};

pub struct Mine;

impl Callout for Mine {
    type Layer = StreamV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}

impl FlowCallout for Mine {
    type FlowContext = u32;
}

fwps::callouts!(Mine);

pub fn case<C: FlowCallout<FlowContext = u32>>(start: &Start<'_>, other: &FlowContexts<C>, own: &FlowContexts<Mine>) -> Result<(), Error> {
    start.register_flow(Mine, other)
}
