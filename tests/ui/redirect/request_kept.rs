//! C-235: the request is lent, and goes back when it was changed.

use fwps::{V4, callout::*, layer::AleConnectRedirectV4, redirect::*};

pub fn case<'c>(classify: &mut Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>) {
    let mut kept = None;
    let _lent = classify.with_request(right, |request| kept = Some(request));
    drop(kept);
}
