//! The near twin of `absorb_at_discard_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::InboundTransportV4, Guid};

pub struct Case;

impl Callout for Case {
    type Layer = InboundTransportV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, InboundTransportV4>) -> Verdict<'c> {
        custody(classify).absorb()
    }
}

fn custody<'c, L: fwps::layer::Layer>(_classify: &mut Classify<'c, L>) -> Custody<'c> {
    loop {}
}
