//! The near twin of `filter_context_of_one_thread.rs` that keeps the rule.

use std::sync::atomic::AtomicU32;

use fwps::{Error, Guid, callout::*, layer::StreamV4};

pub struct Mine;

impl Callout for Mine {
    type Layer = StreamV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}

impl FilterCallout for Mine {
    type FilterContext = AtomicU32;

    fn filter_added(&self, _filter: &NewFilter<'_>) -> Result<AtomicU32, Error> {
        Ok(AtomicU32::new(1))
    }
}
