//! C-169: a flow that was established is not blocked as a packet is.

use fwps::{callout::*, layer::AleFlowEstablishedV6, Guid};

pub struct Case;

impl Callout for Case {
    type Layer = AleFlowEstablishedV6;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, AleFlowEstablishedV6>) -> EstablishedVerdict<'c> {
        Verdict::block()
    }
}
