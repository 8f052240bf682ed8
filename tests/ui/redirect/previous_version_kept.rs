//! C-247: older versions live as long as the request.

use fwps::{V4, callout::*, layer::AleConnectRedirectV4, redirect::*};

pub fn case<'c>(classify: &mut Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>) {
    let mut kept = None;
    let _lent = classify.with_request(right, |request| kept = request.previous());
    drop(kept);
}
