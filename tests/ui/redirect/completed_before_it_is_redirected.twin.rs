//! The near twin of `completed_before_it_is_redirected.rs` that keeps the rule.

use fwps::{layer::AleConnectRedirectV4, pending::Decision, redirect::*};

pub fn case(pended: PendedRedirect<AleConnectRedirectV4>) {
    if let Ok(((), pended)) = pended.redirect(Reauthorize::Never, |_request, _leave| ()) {
        pended.complete(Decision::Permit);
    }
}
