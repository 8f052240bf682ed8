//! C-172: what was discarded cannot be absorbed; a custody of elsewhere is no answer there.

use fwps::{callout::*, layer::InboundTransportV4Discard, Guid};

pub struct Case;

impl Callout for Case {
    type Layer = InboundTransportV4Discard;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, InboundTransportV4Discard>) -> DiscardVerdict<'c> {
        custody(classify).absorb()
    }
}

fn custody<'c, L: fwps::layer::Layer>(_classify: &mut Classify<'c, L>) -> Custody<'c> {
    loop {}
}
