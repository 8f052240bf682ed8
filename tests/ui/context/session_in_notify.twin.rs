//! The near twin of `session_in_notify.rs` that keeps the rule.

use fwps::{Error, Guid, OutOfBand, OutOfBandQueue, Job, callout::*, driver::Image, layer::StreamV4, management::Engine};

pub struct Mine(pub OutOfBandQueue<Later>);

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
        self.0.push(Later).map(|()| 1).map_err(|_full| Error::InvalidArgument { what: "too many filters" })
    }
}

pub struct Later;

impl Job for Later {
    type State = Image;

    fn run(self, image: &Image, worker: &OutOfBand<'_>) {
        drop(Engine::open(image, fwps::wide!("session"), worker.passive()));
    }
}
