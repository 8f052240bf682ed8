//! C-330: the filter engine is managed at PASSIVE_LEVEL only.

use fwps::{Error, callout::Classify, driver::Image, layer::InboundIppacketV4, management::*};

pub fn case(image: &Image, classify: &mut Classify<'_, InboundIppacketV4>) -> Result<Engine, Error> {
    Engine::open(image, fwps::wide!("session"), classify)
}
