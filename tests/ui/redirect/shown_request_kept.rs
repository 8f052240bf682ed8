//! C-150: the request that is shown is read before it is changed.

use fwps::{callout::*, layer::AleConnectRedirectV4};

pub fn case<'c>(classify: &mut Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>) {
    let shown = classify.request();
    let process = shown;
    let _lent = classify.with_request(right, |_request| ());
    drop(process);
}
