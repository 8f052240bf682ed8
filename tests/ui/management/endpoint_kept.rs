//! C-294, C-365: what is shown of an endpoint goes back to the engine.

use core::ops::ControlFlow;

use fwps::{Error, Passive, layer::Utf16Blob, management::*};

pub fn case<'p>(engine: &'p Engine, passive: &'p Passive<'p>) -> Result<Option<Utf16Blob<'p>>, Error> {
    let template = EndpointTemplate::default();
    let found = engine.each_endpoint(&template, passive, |endpoint| ControlFlow::Break(endpoint.application()))?;
    Ok(match found {
        ControlFlow::Break(path) => path,
        ControlFlow::Continue(()) => None,
    })
}
