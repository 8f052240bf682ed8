//! C-236: the verdict of a changed request is made when it was applied.

use fwps::{callout::*, layer::AleBindRedirectV4};

pub fn case<'c>(classify: &mut Classify<'c, AleBindRedirectV4>, right: ActionRight<'c>) -> Verdict<'c> {
    let verdict = right.permit();
    let _lent = classify.with_request(right, |_request| ());
    verdict
}
