//! C-194: a deletion cannot be refused.

use fwps::{Error, Guid, PoolBox, callout::*, layer::StreamV4};

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
    type FilterContext = u32;

    fn filter_added(&self, _filter: &NewFilter<'_>) -> Result<u32, Error> {
        Ok(1)
    }

    fn filter_deleted(&self, _context: PoolBox<u32>) -> Result<(), Error> {
        Ok(())
    }
}
