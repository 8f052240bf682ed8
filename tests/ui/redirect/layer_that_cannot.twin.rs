//! The near twin of `layer_that_cannot.rs` that keeps the rule.

use fwps::{callout::*, layer::AleBindRedirectV4};

pub fn case<'c>(classify: &mut Classify<'c, AleBindRedirectV4>, right: ActionRight<'c>) {
    let _lent = classify.with_request(right, |request| request.set_port_reservation_token(7));
}
