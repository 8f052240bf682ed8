//! C-148, C-197: calls on several processors read what is kept with a filter at once.

use std::cell::Cell;

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
    type FilterContext = Cell<u32>;

    fn filter_added(&self, _filter: &NewFilter<'_>) -> Result<Cell<u32>, Error> {
        Ok(Cell::new(1))
    }
}
