//! The near twin of `permitted_before_the_request.rs` that keeps the rule.

use fwps::{callout::*, layer::AleBindRedirectV4};

pub fn case<'c>(classify: &mut Classify<'c, AleBindRedirectV4>, right: ActionRight<'c>) -> Verdict<'c> {
    match classify.with_request(right, |_request| ()) {
        Ok(((), right)) => right.permit(),
        Err(refused) => refused.right.permit(),
    }
}
