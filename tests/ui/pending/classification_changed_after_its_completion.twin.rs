//! The near twin of `classification_changed_after_its_completion.rs` that keeps the rule.

use fwps::{layer::AleBindRedirectV4, pending::*, redirect::Reauthorize};

pub fn case(mut pended: PendedClassify<AleBindRedirectV4>) {
    let _lent = pended.with_request(Reauthorize::Never, |_request| ());
    let _completed = pended.complete(Decision::Permit);
}
