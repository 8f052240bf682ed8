//! C-149: two callouts do not share a place.

use fwps::{Guid, callout::*, layer::StreamV4};

pub struct Mine;

impl Callout for Mine {
    type Layer = StreamV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
        Verdict::proceed()
    }
}

pub struct Other;

static PLACE: Slot<Other> = Slot::new();

impl CalloutSlot for Mine {
    const SLOT: &'static Slot<Self> = &PLACE;
}
