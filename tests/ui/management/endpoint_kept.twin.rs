//! The near twin of `endpoint_kept.rs` that keeps the rule.

use core::ops::ControlFlow;

use fwps::{Error, Passive, management::*};

pub fn case<'p>(engine: &'p Engine, passive: &'p Passive<'p>) -> Result<Option<u64>, Error> {
    let template = EndpointTemplate::default();
    let found = engine.each_endpoint(&template, passive, |endpoint| ControlFlow::Break(endpoint.id()))?;
    Ok(match found {
        ControlFlow::Break(id) => Some(id),
        ControlFlow::Continue(()) => None,
    })
}
