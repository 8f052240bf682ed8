//! C-234: the request is applied before the classification is completed.

use fwps::{layer::AleConnectRedirectV4, pending::*, redirect::Reauthorize};

pub fn case(mut pended: PendedClassify<AleConnectRedirectV4>) {
    let _lent = pended.with_request(Reauthorize::Never, |_request| {
        pended.complete(Decision::Permit);
    });
}
