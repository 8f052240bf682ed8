//! C-234: a pended connection is redirected, then completed.

use fwps::{layer::AleConnectRedirectV4, pending::Decision, redirect::*};

pub fn case(pended: PendedRedirect<AleConnectRedirectV4>) {
    pended.complete(Decision::Permit);
    let _redirected = pended.redirect(Reauthorize::Never, |_request, _leave| ());
}
