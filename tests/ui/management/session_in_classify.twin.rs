//! The near twin of `session_in_classify.rs` that keeps the rule.

use fwps::{Error, callout::Classify, driver::Image, layer::InboundIppacketV4, management::*};

pub fn case(image: &Image, passive: &fwps::Passive<'_>, _: &mut Classify<'_, InboundIppacketV4>) -> Result<Engine, Error> {
    Engine::open(image, fwps::wide!("session"), passive)
}
