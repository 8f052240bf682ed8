//! C-234: what is completed is changed no more.

use fwps::{layer::AleBindRedirectV4, pending::*, redirect::Reauthorize};

pub fn case(mut pended: PendedClassify<AleBindRedirectV4>) {
    let _completed = pended.complete(Decision::Permit);
    let _lent = pended.with_request(Reauthorize::Never, |_request| ());
}
