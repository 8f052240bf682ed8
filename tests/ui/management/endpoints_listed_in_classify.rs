//! C-294: endpoints are listed at PASSIVE_LEVEL only.

use core::ops::ControlFlow;

use fwps::{Error, callout::Classify, layer::AleAuthConnectV4, management::*};

pub fn case(engine: &Engine, classify: &mut Classify<'_, AleAuthConnectV4>) -> Result<(), Error> {
    let template = EndpointTemplate::default();
    engine.each_endpoint(&template, classify, |_| ControlFlow::<()>::Continue(())).map(drop)
}
