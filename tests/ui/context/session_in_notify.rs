//! C-200: inside of a notification no session is opened; who is told of a filter is given no witness.

use fwps::{Error, Guid, Passive, callout::*, driver::Image, layer::StreamV4, management::Engine};

pub struct Mine(pub Image);

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

    fn filter_added(&self, _filter: &NewFilter<'_>, passive: &Passive<'_>) -> Result<u32, Error> {
        Engine::open(&self.0, fwps::wide!("session"), passive).map(|_session| 1)
    }
}
