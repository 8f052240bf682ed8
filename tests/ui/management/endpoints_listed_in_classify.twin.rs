//! The near twin of `endpoints_listed_in_classify.rs` that keeps the rule.

use core::ops::ControlFlow;

use fwps::{Error, Passive, management::*};

pub fn case(engine: &Engine, passive: &Passive<'_>) -> Result<(), Error> {
    let template = EndpointTemplate::default();
    engine.each_endpoint(&template, passive, |_| ControlFlow::<()>::Continue(())).map(drop)
}
