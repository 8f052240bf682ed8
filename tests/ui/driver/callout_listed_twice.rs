//! C-149: a callout has one place.

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

fwps::callouts!(Mine, Mine);
