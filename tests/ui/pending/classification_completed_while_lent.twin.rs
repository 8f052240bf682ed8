//! The near twin of `classification_completed_while_lent.rs` that keeps the rule.

use fwps::{layer::AleConnectRedirectV4, pending::*, redirect::Reauthorize};

pub fn case(mut pended: PendedClassify<AleConnectRedirectV4>) {
    let _lent = pended.with_request(Reauthorize::Never, |_request| ());
    pended.complete(Decision::Permit);
}
